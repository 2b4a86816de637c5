"""Choosing the quotes: the best sentences, each able to stand alone, neighbours as one, no two that say the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.asked import Candidate
from assistant.lexicon import held
from assistant.records import Quote
from assistant.settings import Settings
from index.records import Passage, Sentence
from index.words import content_stems


@dataclass(frozen=True, slots=True)
class _Stretch:
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

    def overlaps(self, other: "_Stretch") -> bool:
        """Whether a sentence is in both."""
        return self.passage == other.passage and self.first <= other.last and other.first <= self.last

    def quote(self) -> Quote:
        first, last = self.sentences[0], self.sentences[-1]
        text = self.passage.text[first.start - self.passage.start : last.end - self.passage.start]
        return Quote(self.passage.document, first.start, last.end, text, first.paragraph)


def choose(ranked: Sequence[Candidate], settings: Settings) -> list[Quote]:
    """One to three quotes from ranked candidates, best first; another passage is preferred to one quoted already."""
    scores = {candidate.sentence: candidate.score for candidate in ranked}
    left = list(ranked)
    stretches: list[_Stretch] = []
    while left and len(stretches) < settings.most_citations:
        best = _next_best(left, stretches, settings.same_passage)
        if best.score < ranked[0].score - settings.close:
            break
        stretch = _with_neighbour(standing_alone(best, settings.longest_run), best.score, scores, settings)
        if any(stretch.overlaps(chosen) for chosen in stretches):  # what it leans on is quoted already
            stretch = _Stretch(best, best.number, best.number)
        if not any(say_the_same(stretch.quote().text, chosen.quote().text, settings.same) for chosen in stretches):
            stretches.append(stretch)
        left = [candidate for candidate in left if not stretch.holds(candidate)]
    return [stretch.quote() for stretch in stretches]


def _next_best(left: Sequence[Candidate], chosen: Sequence["_Stretch"], same_passage: float) -> Candidate:
    quoted = {stretch.passage for stretch in chosen}
    return max(left, key=lambda candidate: candidate.score - same_passage * (candidate.retrieved.passage in quoted))


def say_the_same(one: str, other: str, share: float) -> bool:
    """Whether two texts have such a share of their words in common that one says enough."""
    first, second = set(content_stems(one)), set(content_stems(other))
    return bool(first and second) and len(first & second) / len(first | second) >= share


def standing_alone(candidate: Candidate, longest: int) -> "_Stretch":
    """The sentence with its neighbours where it cannot be understood without them and they are short enough."""
    stretch = _Stretch(candidate, candidate.number, candidate.number)
    for wider in _wider(stretch):
        if wider.words <= longest:
            stretch = wider
    return stretch


def _with_neighbour(stretch: _Stretch, score: float, scores: Mapping[Sentence, float], settings: Settings) -> _Stretch:
    """A single sentence with the better of its neighbours, when that could be quoted too and both are short enough.

    A list ends with its last item: what follows is about something else.
    """
    if stretch.first != stretch.last:
        return stretch
    neighbours = stretch.candidate.neighbours
    near = [number for number in (stretch.first - 1, stretch.first + 1) if 0 <= number < len(neighbours)]
    near = [number for number in near if neighbours[number].kind != "heading"]
    near = [number for number in near if not _ends_list(neighbours, min(number, stretch.first))]
    if not near:
        return stretch
    worth = {number: scores[neighbours[number]] for number in near}
    best = max(near, key=lambda number: worth[number])
    both = _Stretch(stretch.candidate, min(stretch.first, best), max(stretch.last, best))
    return both if worth[best] >= score - settings.close and both.words <= settings.longest_pair else stretch


def _wider(stretch: _Stretch) -> Iterator[_Stretch]:
    """The stretch with what it leans on and the rest of their list, or with what it announces, item by item."""
    neighbours, number = stretch.candidate.neighbours, stretch.candidate.number
    first, last = _items_around(neighbours, number)
    before = max(first - 1, 0)  # what the list is of, or the sentence before
    if number and _leans(neighbours[number], neighbours[before]):
        yield _Stretch(stretch.candidate, before, number)
        yield _Stretch(stretch.candidate, before, last)
    if number + 1 < len(neighbours) and _announces(neighbours[number], neighbours[number + 1]):
        _, last = _items_around(neighbours, number + 1)
        for end in range(number + 1, last + 1):
            yield _Stretch(stretch.candidate, number, end)


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


def _ends_list(neighbours: Sequence[Sentence], number: int) -> bool:
    return neighbours[number].kind == "item" and neighbours[number + 1].kind != "item"


def _announces(sentence: Sentence, after: Sentence) -> bool:
    if sentence.text.endswith(":"):
        return True
    return sentence.paragraph == after.paragraph and bool(held.GOES_ON.match(after.text))
