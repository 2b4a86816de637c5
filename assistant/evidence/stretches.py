"""Stretches of neighbouring sentences: widened until a quotation is whole and a sentence can stand alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.evidence.asked import Candidate
from assistant.evidence.quotations import spoken
from assistant.lexicon import held
from assistant.records import Quote
from index.records import Passage, Sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring sentences of one passage, by their numbers there, first and last included."""

    candidate: Candidate
    first: int
    last: int

    @property
    def passage(self) -> Passage:
        return self.candidate.retrieved.passage

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self.candidate.neighbours[self.first : self.last + 1]

    @property
    def words(self) -> int:
        return sum(len(sentence.text.split()) for sentence in self.sentences)

    def holds(self, candidate: Candidate) -> bool:
        return candidate.retrieved.passage == self.passage and self.first <= candidate.number <= self.last

    def overlaps(self, other: "Stretch") -> bool:
        """Whether a sentence is in both."""
        return self.passage == other.passage and self.first <= other.last and other.first <= self.last

    def until(self, first: int, last: int) -> "Stretch":
        """Widened to those sentences too."""
        return replace(self, first=min(first, self.first), last=max(last, self.last))

    def quote(self) -> Quote:
        return quote_of(self.passage, self.sentences[0], self.sentences[-1])


def quote_of(passage: Passage, first: Sentence, last: Sentence) -> Quote:
    """The sentences of a passage from one to another, as they stand there."""
    text = passage.text[first.start - passage.start : last.end - passage.start]
    return Quote(passage.document, first.start, last.end, text, first.paragraph)


def alone(candidate: Candidate) -> Stretch:
    return Stretch(candidate, candidate.number, candidate.number)


def standing_alone(candidate: Candidate, longest: int) -> Stretch:
    """The sentence with its neighbours where it cannot be understood without them and they are short enough."""
    stretch = whole(alone(candidate), longest)
    for wider in _wider(stretch):
        if wider.words <= longest:
            stretch = wider
    return whole(stretch, longest)


def whole(stretch: Stretch, longest: int) -> Stretch:
    """With the whole of each quotation that it would cut, where that is short enough."""
    for wider in _uncut(stretch):
        if wider.words <= longest:
            stretch = stretch.until(wider.first, wider.last)
    return stretch


def cuts(stretch: Stretch) -> bool:
    """Whether a quotation goes on before or after."""
    return any(True for _ in _uncut(stretch))


def _uncut(stretch: Stretch) -> Iterator[Stretch]:
    for first, last in spoken(stretch.candidate.neighbours):
        wider = stretch.until(first, last)
        if first <= stretch.last and stretch.first <= last and wider != stretch:
            yield wider


def _wider(stretch: Stretch) -> Iterator[Stretch]:
    """The stretch with what it leans on and the rest of their list, or with what it announces, item by item."""
    neighbours = stretch.candidate.neighbours
    first, last = _items_around(neighbours, stretch.first)
    before = max(first - 1, 0)  # what the list is of, or the sentence before
    if stretch.first and _leans(neighbours[stretch.first], neighbours[before]):
        yield stretch.until(before, stretch.last)
        yield stretch.until(before, last)
    if stretch.last + 1 < len(neighbours) and _announces(neighbours[stretch.last], neighbours[stretch.last + 1]):
        _, last = _items_around(neighbours, stretch.last + 1)
        for end in range(stretch.last + 1, last + 1):
            yield stretch.until(stretch.first, end)


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
    return sentence.paragraph == before.paragraph and bool(held.LEANS_BACK.match(sentence.text))


def _announces(sentence: Sentence, after: Sentence) -> bool:
    if sentence.text.endswith(":"):
        return True
    if sentence.kind == "heading" or sentence.text.endswith("?"):
        return after.kind != "heading" and not after.text.endswith("?")
    return sentence.paragraph == after.paragraph and bool(held.GOES_ON.match(after.text))


def ends_list(neighbours: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence is the last item of its list: what follows is about something else."""
    return neighbours[number].kind == "item" and neighbours[number + 1].kind != "item"
