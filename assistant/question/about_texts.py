"""Questions about the texts themselves, known by their words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.lexicon import about_texts, bodies, digests

LONGEST = 200  # letters: who asks about the texts themselves is brief


class Asks(StrEnum):
    """What is asked."""

    COUNT = "how many texts"
    DOCUMENTS = "which texts"
    LATEST = "the latest text"
    OLDEST = "the oldest text"
    COMPARE = "what each text says"
    CHANGES = "what changed"
    DATE = "when published"
    PUBLISHER = "by whom published"
    MEMBER_COUNT = "how many members"
    MEMBERS = "the members"
    BELONGS = "whether a member"
    WITHIN = "whether in a body"
    SPEAKER = "who speaks"
    FULL_NAME = "what a name is short for"
    POSITION = "what is held"
    SUMMARY = "the key sentences"


@dataclass(frozen=True, slots=True)
class TextsQuestion:
    """What is asked, of what (a text, a body) and about what (a subject, a member, an office); "" names none."""

    asks: Asks
    target: str = ""
    subject: str = ""


# The first that matches says what is asked.
_ASKED_BY: Sequence[tuple[Asks, Sequence[re.Pattern[str]]]] = (
    (Asks.COUNT, (about_texts.COUNT,)),
    (Asks.DOCUMENTS, (about_texts.DOCUMENTS,)),
    (Asks.LATEST, (about_texts.LATEST,)),
    (Asks.OLDEST, (about_texts.OLDEST,)),
    (Asks.COMPARE, digests.COMPARE),
    (Asks.CHANGES, digests.CHANGES),
    (Asks.DATE, about_texts.DATES),
    (Asks.SPEAKER, bodies.SPEAKERS),
    (Asks.PUBLISHER, about_texts.PUBLISHERS),
    (Asks.MEMBER_COUNT, bodies.COUNTS),
    (Asks.MEMBERS, bodies.LISTS),
    (Asks.BELONGS, bodies.BELONGS),
    (Asks.WITHIN, bodies.WITHIN),
    (Asks.FULL_NAME, bodies.FULL_NAMES),
    (Asks.POSITION, (digests.HELD,)),
    (Asks.SUMMARY, digests.SUMMARY),
)
_TARGETS = ("target", "target2", "body", "body2")
_SUBJECTS = ("subject", "subject2", "name", "office")


def texts_questions(question: str) -> list[TextsQuestion]:
    """Every way in which the question asks about the texts, the likeliest first."""
    plain = _plain(question)
    if len(plain) > LONGEST:
        return []
    found = ((asks, pattern.match(plain)) for asks, patterns in _ASKED_BY for pattern in patterns)
    return [_read(asks, match) for asks, match in found if match]


def _plain(question: str) -> str:
    """The question without marks and polite openings."""
    plain = " ".join(about_texts.MARKS.sub(" ", question.replace("’", "'")).split())
    while (shorter := about_texts.OPENING.sub("", plain)) != plain:
        plain = shorter
    return plain


def _read(asks: Asks, match: re.Match[str]) -> TextsQuestion:
    groups = match.groupdict()
    target = _first(groups, _TARGETS)
    if groups.get("by"):  # "when did the group publish its response?"
        target = f"{groups['by']} {'text' if about_texts.ALL.match(target) else target}"
    return TextsQuestion(asks, target, _first(groups, _SUBJECTS))


def _first(groups: dict[str, str | None], names: Sequence[str]) -> str:
    return next((value.strip() for name in names if (value := groups.get(name))), "")
