"""Choosing the quotes: the best sentences, each able to stand alone, neighbours as one, no two that say the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.candidates import Candidate
from assistant.records import Quote
from assistant.settings import (
    CLOSE,
    LONGEST_PAIR,
    LONGEST_RUN,
    MOST_CITATIONS,
    SAME,
    SAME_PASSAGE,
    SENTENCE_WEIGHTS,
)
from index.records import Sentence
from index.words import content_stems

# A sentence that starts so leans on the one before it ...
_LEANS_BACK = re.compile(r"^[‘“\"'(]*(This|That|These|Those|It|They|Such|He|She|But|However|Also|And|Instead)\b")
# ... and one that starts so goes on with what the one before announced.
_GOES_ON = re.compile(r"^[‘“\"'(]*((These|They|This|It) (include|are|is)s?|Namely|For example)\b")


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its weighted score."""

    candidate: Candidate
    score: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring sentences of one passage, by their numbers there, first and last included."""

    candidate: Candidate
    first: int
    last: int

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self.candidate.neighbours[self.first : self.last + 1]

    @property
    def words(self) -> int:
        return sum(len(sentence.text.split()) for sentence in self.sentences)

    def holds(self, candidate: Candidate) -> bool:
        same = candidate.retrieved.passage == self.candidate.retrieved.passage
        return same and self.first <= candidate.number <= self.last

    def shares(self, other: "_Run") -> bool:
        """Whether a sentence is in both."""
        same = self.candidate.retrieved.passage == other.candidate.retrieved.passage
        return same and self.first <= other.last and other.first <= self.last

    def quote(self) -> Quote:
        passage = self.candidate.retrieved.passage
        first, last = self.sentences[0], self.sentences[-1]
        text = passage.text[first.start - passage.start : last.end - passage.start]
        return Quote(passage.document, first.start, last.end, text, first.paragraph)


def rank(candidates: Sequence[Candidate]) -> list[Scored]:
    """The candidates by weighted score, best first; equal scores keep the order of the text."""
    scored = [Scored(candidate, score(candidate)) for candidate in candidates]
    return sorted(scored, key=lambda item: (-item.score, _place(item.candidate)))


def score(candidate: Candidate) -> float:
    return sum(weight * candidate.features[name] for name, weight in SENTENCE_WEIGHTS.items())


def choose(ranked: Sequence[Scored]) -> list[Quote]:
    """One to three quotes from ranked candidates, best first; another passage is preferred to one quoted already."""
    scores = {_place(item.candidate): item.score for item in ranked}
    left = list(ranked)
    runs: list[_Run] = []
    while left and len(runs) < MOST_CITATIONS:
        quoted = {run.candidate.retrieved.passage for run in runs}
        best = max(left, key=lambda item: item.score - SAME_PASSAGE * (item.candidate.retrieved.passage in quoted))
        if best.score < ranked[0].score - CLOSE:
            break
        run = _with_neighbour(_standing_alone(best.candidate), best.score, scores)
        if any(run.shares(chosen) for chosen in runs):  # what it leans on is quoted already
            run = _Run(best.candidate, best.candidate.number, best.candidate.number)
        if not any(say_the_same(run.quote().text, chosen.quote().text) for chosen in runs):
            runs.append(run)
        left = [item for item in left if not run.holds(item.candidate)]
    return [run.quote() for run in runs]


def say_the_same(one: str, other: str) -> bool:
    """Whether two texts share so many of their words that one says enough."""
    first, second = set(content_stems(one)), set(content_stems(other))
    return bool(first and second) and len(first & second) / len(first | second) >= SAME


def _standing_alone(candidate: Candidate) -> _Run:
    """The sentence with its neighbours where it cannot be understood without them and they are short enough."""
    run = _Run(candidate, candidate.number, candidate.number)
    for wider in _wider(run):
        if wider.words <= LONGEST_RUN:
            run = wider
    return run


def _with_neighbour(run: _Run, score: float, scores: Mapping[tuple[str, int], float]) -> _Run:
    """A single sentence with the better of its neighbours, when that could be quoted too and both are short enough.

    A list ends with its last item: what follows is about something else.
    """
    if run.first != run.last:
        return run
    neighbours = run.candidate.neighbours
    near = [number for number in (run.first - 1, run.first + 1) if 0 <= number < len(neighbours)]
    near = [number for number in near if neighbours[number].kind != "heading"]
    near = [number for number in near if not _ends_list(neighbours, min(number, run.first))]
    if not near:
        return run
    worth = {number: scores[neighbours[number].document, neighbours[number].start] for number in near}
    best = max(near, key=lambda number: worth[number])
    both = _Run(run.candidate, min(run.first, best), max(run.last, best))
    return both if worth[best] >= score - CLOSE and both.words <= LONGEST_PAIR else run


def _wider(run: _Run) -> Iterator[_Run]:
    """The run with what it leans on and the rest of their list, or with what it announces, item by item."""
    neighbours, number = run.candidate.neighbours, run.candidate.number
    first, last = _items_around(neighbours, number)
    before = max(first - 1, 0)  # what the list is of, or the sentence before
    if number and _leans(neighbours[number], neighbours[before]):
        yield _Run(run.candidate, before, number)
        yield _Run(run.candidate, before, last)
    if number + 1 < len(neighbours) and _announces(neighbours[number], neighbours[number + 1]):
        _, last = _items_around(neighbours, number + 1)
        for end in range(number + 1, last + 1):
            yield _Run(run.candidate, number, end)


def _items_around(neighbours: Sequence[Sentence], number: int) -> tuple[int, int]:
    """The first and the last item of the list that a sentence is in; any other sentence is a list of its own."""
    first = last = number
    if neighbours[number].kind == "item":
        while first and neighbours[first - 1].kind == "item":
            first -= 1
        while last + 1 < len(neighbours) and neighbours[last + 1].kind == "item":
            last += 1
    return first, last


def _leans(sentence: Sentence, before: Sentence) -> bool:
    if sentence.kind == "item":
        return before.text.endswith(":")
    return sentence.paragraph == before.paragraph and bool(_LEANS_BACK.match(sentence.text))


def _ends_list(neighbours: Sequence[Sentence], number: int) -> bool:
    return neighbours[number].kind == "item" and neighbours[number + 1].kind != "item"


def _announces(sentence: Sentence, after: Sentence) -> bool:
    if sentence.text.endswith(":"):
        return True
    return sentence.paragraph == after.paragraph and bool(_GOES_ON.match(after.text))


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.sentence.document, candidate.sentence.start
