"""Choosing the quotes: the best sentences, each able to stand alone, neighbours as one, no two that say the same."""

from collections.abc import Mapping, Sequence

from assistant.evidence.asked import Candidate
from assistant.evidence.stretches import Stretch, alone, cuts, ends_list, standing_alone, whole
from assistant.records import Quote
from assistant.settings import Settings
from index.records import Sentence
from index.words import content_stems


def choose(ranked: Sequence[Candidate], settings: Settings) -> list[Quote]:
    """One to three quotes from ranked candidates, best first; another passage is preferred to one quoted already."""
    scores = {candidate.sentence: candidate.score for candidate in ranked}
    left = _worth_quoting(ranked, ranked[:1], (), settings)
    stretches: list[Stretch] = []
    while left and len(stretches) < settings.most_citations:
        best = _next_best(left, stretches, settings.same_passage)
        stretch = _with_neighbour(standing_alone(best, settings.longest_run), best.score, scores, settings)
        if any(stretch.overlaps(chosen) for chosen in stretches):  # what it leans on is quoted already
            stretch = alone(best)
        stretches = _with(stretch, stretches, settings)
        left = [candidate for candidate in left if not any(each.holds(candidate) for each in (stretch, *stretches))]
        left = _worth_quoting(left, ranked[:1], stretches, settings)
    return [stretch.quote() for stretch in stretches]


def _worth_quoting(
    left: Sequence[Candidate], best: Sequence[Candidate], chosen: Sequence[Stretch], settings: Settings
) -> list[Candidate]:
    """Those close enough to the best; what is quoted already, and another document, leave less to add."""
    return [each for each in left if best[0].score - each.score <= _margin(each, chosen, settings)]


def _margin(candidate: Candidate, chosen: Sequence[Stretch], settings: Settings) -> float:
    if candidate.retrieved.passage in {stretch.passage for stretch in chosen}:
        return settings.close_in_passage
    documents = {stretch.passage.document for stretch in chosen}
    elsewhere = documents and candidate.sentence.document not in documents
    return settings.close_elsewhere if elsewhere else settings.close


def _next_best(left: Sequence[Candidate], chosen: Sequence[Stretch], same_passage: float) -> Candidate:
    quoted = {stretch.passage for stretch in chosen}
    return max(left, key=lambda candidate: candidate.score - same_passage * (candidate.retrieved.passage in quoted))


def _with(stretch: Stretch, chosen: Sequence[Stretch], settings: Settings) -> list[Stretch]:
    """The stretches with one more: joined to one of its paragraph nearby, left out where one says the same or it is no
    more than the heading of one.
    """
    if chosen and all(sentence.kind == "heading" for sentence in stretch.sentences):
        return list(chosen)
    joined = next((each for each in chosen if _may_join(each, stretch, settings)), None)
    if joined:
        both = joined.until(stretch.first, stretch.last)
        return [both if each is joined else each for each in chosen if each is joined or not each.overlaps(both)]
    text = stretch.quote().text
    if any(say_the_same(text, each.quote().text, settings.same) for each in chosen):
        return list(chosen)
    return [*chosen, stretch]


def _may_join(one: Stretch, other: Stretch, settings: Settings) -> bool:
    if one.passage != other.passage:
        return False
    both = one.until(other.first, other.last)
    between = len(both.sentences) - len(one.sentences) - len(other.sentences)
    together = len({sentence.paragraph for sentence in both.sentences}) == 1
    return together and between <= settings.between and both.words <= settings.longest_run


def say_the_same(one: str, other: str, share: float) -> bool:
    """Whether two texts have such a share of their words in common that one says enough."""
    first, second = set(content_stems(one)), set(content_stems(other))
    return bool(first and second) and len(first & second) / len(first | second) >= share


def _with_neighbour(stretch: Stretch, score: float, scores: Mapping[Sentence, float], settings: Settings) -> Stretch:
    """A single sentence with the better of its neighbours, when that could be quoted too and both are short enough.

    A list ends with its last item: what follows is about something else. Nor does a neighbour come with half a
    quotation.
    """
    if stretch.first != stretch.last:
        return stretch
    neighbours = stretch.candidate.neighbours
    near = [number for number in (stretch.first - 1, stretch.first + 1) if 0 <= number < len(neighbours)]
    near = [number for number in near if neighbours[number].kind != "heading"]
    near = [number for number in near if not ends_list(neighbours, min(number, stretch.first))]
    if not near:
        return stretch
    worth = {number: scores[neighbours[number]] for number in near}
    best = max(near, key=lambda number: worth[number])
    both = stretch.until(best, best)
    if worth[best] < score - settings.close or both.words > settings.longest_pair:
        return stretch
    both = whole(both, settings.longest_run)
    return both if cuts(stretch) or not cuts(both) else stretch
