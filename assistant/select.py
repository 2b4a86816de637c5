"""Choosing the quotes: the best sentences, each able to stand alone, neighbours as one, no two that say the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate
from assistant.records import Quote
from assistant.weights import CLOSE, LONGEST_RUN, MOST_CITATIONS, SENTENCE_WEIGHTS
from index.records import Sentence
from index.words import content_stems

# A sentence that starts so leans on the one before it ...
_LEANS_BACK = re.compile(r"^[‘“\"'(]*(This|That|These|Those|It|They|Such|He|She|But|However|Also|And|Instead)\b")
# ... and one that starts so goes on with what the one before announced.
_GOES_ON = re.compile(r"^[‘“\"'(]*((These|They|This|It) (include|are|is)s?|Namely|For example)\b")
SAME = 0.8  # share of words in common from which two quotes say the same


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

    def joined(self, other: "_Run") -> "_Run | None":
        """Both as one run, when they touch and are short enough together."""
        if self.candidate.retrieved.passage != other.candidate.retrieved.passage:
            return None
        if self.first > other.last + 1 or other.first > self.last + 1:
            return None
        run = _Run(self.candidate, min(self.first, other.first), max(self.last, other.last))
        return run if run.words <= LONGEST_RUN or run in (self, other) else None

    def quote(self) -> Quote:
        passage = self.candidate.retrieved.passage
        first, last = self.sentences[0], self.sentences[-1]
        text = passage.text[first.start - passage.start : last.end - passage.start]
        return Quote(passage.document, first.start, last.end, text, self.candidate.sentence.paragraph)


def rank(candidates: Sequence[Candidate]) -> list[Scored]:
    """The candidates by weighted score, best first; equal scores keep the order of the text."""
    scored = [Scored(candidate, score(candidate)) for candidate in candidates]
    return sorted(scored, key=lambda item: (-item.score, _place(item.candidate)))


def score(candidate: Candidate) -> float:
    return sum(weight * candidate.features[name] for name, weight in SENTENCE_WEIGHTS.items())


def choose(ranked: Sequence[Scored]) -> list[Quote]:
    """One to three quotes from ranked candidates, best first."""
    runs: list[_Run] = []
    for item in ranked:
        if item.score < ranked[0].score - CLOSE:
            break
        run = _standing_alone(item.candidate)
        joined = next(((at, both) for at, other in enumerate(runs) if (both := other.joined(run))), None)
        if joined:
            runs[joined[0]] = joined[1]
        elif len(runs) == MOST_CITATIONS:
            break
        elif not any(_says_the_same(run, chosen) for chosen in runs):
            runs.append(run)
    return [run.quote() for run in runs]


def _standing_alone(candidate: Candidate) -> _Run:
    """The sentence with its neighbours where it cannot be understood without them and they are short enough."""
    run = _Run(candidate, candidate.number, candidate.number)
    for wider in _wider(run):
        if wider.words <= LONGEST_RUN:
            run = wider
    return run


def _wider(run: _Run) -> Iterator[_Run]:
    """The run with the sentence that it leans on, or with the one that it announces."""
    neighbours, number = run.candidate.neighbours, run.candidate.number
    if number and _leans(neighbours[number], neighbours[number - 1]):
        yield _Run(run.candidate, number - 1, number)
    if number + 1 < len(neighbours) and _announces(neighbours[number], neighbours[number + 1]):
        yield _Run(run.candidate, number, number + 1)


def _leans(sentence: Sentence, before: Sentence) -> bool:
    if sentence.kind == "item":
        return before.text.endswith(":")
    return sentence.paragraph == before.paragraph and bool(_LEANS_BACK.match(sentence.text))


def _announces(sentence: Sentence, after: Sentence) -> bool:
    if sentence.text.endswith(":"):
        return True
    return sentence.paragraph == after.paragraph and bool(_GOES_ON.match(after.text))


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.sentence.document, candidate.sentence.start


def _says_the_same(one: _Run, other: _Run) -> bool:
    first, second = (
        {stem for sentence in run.sentences for stem in content_stems(sentence.text)} for run in (one, other)
    )
    return bool(first and second) and len(first & second) / len(first | second) >= SAME
