"""How good answers are, each figure a pure function; the figures are those of the public sets' scorer.

A quote is located in its document by its letters and digits alone, so spacing and quotation marks do not matter.
A quote hits when it shares at least MIN_SHARED letters with a labelled span, or all of a shorter one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

MIN_SHARED = 12  # letters: below about two words an overlap says nothing

Span = tuple[int, int]
Place = tuple[str, Span]  # a document and a span of its letters


@dataclass(frozen=True, slots=True)
class Judged:
    """One answered test question, its quotes and labels located: everything that the figures are made of.

    cited holds, for each citation in order, all places of its quote; gold holds, for each labelled span, all of its.
    """

    answerable: bool
    answered: bool
    confidence: float
    seconds: float
    cited: tuple[tuple[Place, ...], ...]
    gold: tuple[tuple[Place, ...], ...]
    quote_words: tuple[int, ...]

    @property
    def hits(self) -> list[bool]:
        """For each citation, whether it overlaps a labelled span."""
        gold = [place for places in self.gold for place in places]
        return [any(overlaps(place, label) for place in places for label in gold) for places in self.cited]

    @property
    def found(self) -> list[bool]:
        """For each labelled span, whether a citation overlaps it."""
        cited = [place for places in self.cited for place in places]
        return [any(overlaps(place, label) for place in cited for label in places) for places in self.gold]


def letters(text: str) -> str:
    """Letters and digits of the text, in lower case."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def spans_of(needle: str, text: str) -> list[Span]:
    """Every place of some letters in a text of letters, overlapping ones included."""
    found: list[Span] = []
    at = text.find(needle)
    while needle and at >= 0:
        found.append((at, at + len(needle)))
        at = text.find(needle, at + 1)
    return found


def overlaps(place: Place, label: Place) -> bool:
    """Whether a place shares enough letters with a label in the same document."""
    (document, (start, end)), (labelled, (label_start, label_end)) = place, label
    shared = min(end, label_end) - max(start, label_start)
    return document == labelled and shared >= min(MIN_SHARED, label_end - label_start)


def quote_at(judged: Sequence[Judged], count: int) -> float | None:
    """Share of answerable questions with a right quote among the first ones; an answer withheld is a miss."""
    return share(any(item.hits[:count]) for item in judged if item.answerable)


def evidence_recall(judged: Sequence[Judged]) -> float | None:
    """Mean share of a question's labelled spans that its citations touch."""
    return mean(fmean(item.found) if item.found else 0.0 for item in judged if item.answerable)


def citation_precision(judged: Sequence[Judged]) -> float | None:
    """Mean share of a question's citations that touch a labelled span."""
    return mean(fmean(item.hits) for item in judged if item.answerable and any(item.cited))


def verbatim(judged: Sequence[Judged]) -> float | None:
    """Share of quotes found in their document."""
    return share(bool(places) for item in judged for places in item.cited)


def abstention(judged: Sequence[Judged]) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F1 of declining: right where the question is not answerable."""
    declined = [item for item in judged if not item.answered]
    unanswerable = [item for item in judged if not item.answerable]
    precision = share(not item.answerable for item in declined)
    recall = share(not item.answered for item in unanswerable)
    if not unanswerable:
        return precision, recall, None
    return precision, recall, 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def auroc(judged: Sequence[Judged]) -> float | None:
    """The chance that an answerable question has the higher confidence; ties count half."""
    return auroc_of(
        [item.confidence for item in judged if item.answerable],
        [item.confidence for item in judged if not item.answerable],
    )


def auroc_of(yes: Sequence[float], no: Sequence[float]) -> float | None:
    """The chance that a value of the first kind is above one of the second; ties count half."""
    if not yes or not no:
        return None
    ordered = sorted(no)
    wins = 0.0
    for value in yes:
        below = bisect_left(ordered, value)
        wins += below + (bisect_left(ordered, value + 1e-12) - below) / 2
    return wins / (len(yes) * len(no))


def wrong_of_answered(judged: Sequence[Judged]) -> float | None:
    """Share of answers given that have no right citation."""
    return share(not any(item.hits) for item in judged if item.answered)


def quantile(values: Iterable[float], at: float) -> float | None:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(at * len(ordered)))] if ordered else None


def share(truths: Iterable[bool]) -> float | None:
    return mean(map(float, truths))


def mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return fmean(known) if known else None
