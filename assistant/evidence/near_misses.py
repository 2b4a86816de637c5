"""What speaks against an answer that is near: the best tells of another year, name or speaker, or of no time at all."""

from collections.abc import Sequence

from assistant.evidence.asked import Asked, Candidate
from assistant.lexicon import asking, held
from index.words import content_stems, stems

Ranked = Sequence[Candidate]


def other_year(asked: Asked, ranked: Ranked) -> float:
    """Whether a year of the question stands neither in the best passage or above it nor in its document's date."""
    passage = ranked[0].retrieved.passage
    told = " ".join((passage.text, *passage.trail, asked.dates.get(passage.document, "")))
    return float(any(year not in told for year in asked.years))


def no_date(asked: Asked, ranked: Ranked) -> float:
    return float(bool(asking.ASKS_DATE.search(asked.text)) and not held.TIME.search(ranked[0].sentence.text))


def far_name(asked: Asked, ranked: Ranked) -> float:
    """Whether a name of the question stands neither beside the best sentence nor above it; in a conversation it may
    have been said before.
    """
    best = ranked[0]
    near = best.neighbours[max(0, best.number - 1) : best.number + 2]
    told = stems(" ".join((*(sentence.text for sentence in near), *best.retrieved.passage.trail)))
    return float(asked.alone and not asked.capitals <= set(told))


def not_denied(asked: Asked, ranked: Ranked) -> float:
    """Whether the question asks what is not so, and the best sentence only says what is."""
    denies = asked.alone and asking.DENIES.search(asked.text)
    return float(bool(denies) and not held.DENIES.search(ranked[0].sentence.text))


def silent_speaker(asked: Asked, ranked: Ranked) -> float:
    """Whether the question asks what somebody says, and no sentence found has that name and a word of saying.

    The organisations that the documents are by are no part of the subject: they speak in every sentence.
    """
    speaking = asking.ASKS_SPEAKER.search(asked.text)
    name = set(content_stems(speaking["name"])) if speaking else set()
    said = (set(stems(each.sentence.text)) for each in ranked) if name else ()
    return float(bool(name) and not any(name <= words and words & held.SAYING for words in said))
