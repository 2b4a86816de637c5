"""The records that pass between the steps of answering; places count characters of the document's clean text."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

# Fields of an answer that its JSON leaves out where they are empty.
SAID_AT_TIMES = frozenset(("understood_as", "strength", "read_by", "searched_in"))


class Status(StrEnum):
    """Every way that an answer can end."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"
    CHAT = "chat"


class Level(StrEnum):
    """How sure the assistant must be before it answers."""

    CAUTIOUS = "cautious"
    BALANCED = "balanced"
    EAGER = "eager"


class Strength(StrEnum):
    """The chance in a word: strong is enough for the cautious level, fair for the balanced one."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question of a conversation, with its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked, with the conversation before it, oldest turn first."""

    text: str
    history: tuple[Turn, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Whole sentences of one document at their place; paragraph counts the document's blocks from 1."""

    document: str
    start: int
    end: int
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered quote with what is known about its document; what is not known is None."""

    number: int
    document: str
    title: str
    organisation: str | None
    date: str | None
    url: str | None
    quote: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as every interface shows it.

    confidence is the calibrated chance, 0 to 1, that the answer is in the texts; seconds is the time to answer,
    loading left out; nearest is filled for not_found only and is no answer; missing are the parts of the question that
    no quote answers, for partial only; the text says them too. strength is the chance in a word, where it was measured.
    read_by names the model that has read the best passages.
    searched_in are the documents that the question was limited to, as they are shown. remark is what is said of the
    quotes, or of the texts as a whole, beside the citations; it is in the text as well.
    """

    id: str
    question: str
    status: Status
    confidence: float
    text: str
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    searched_also: tuple[str, ...]
    understood_as: str
    missing: tuple[str, ...]
    store_version: str
    seconds: float
    strength: Strength | None = None
    read_by: str = ""
    searched_in: tuple[str, ...] = ()
    remark: str = ""

    def to_json(self) -> Mapping[str, Any]:
        """The documented answer; what a question needs not always appears only where it says something."""
        values = asdict(self)
        del values["missing"], values["remark"]
        return {name: value for name, value in values.items() if value or name not in SAID_AT_TIMES}
