"""Words of a question that the texts have other words for: what an office's own list says for them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.lexicon.english import is_english
from assistant.settings import Settings
from index.records import Term
from index.store import Store
from index.words import Words, fold

Span = tuple[int, int]  # [start, end) in a text


@dataclass(frozen=True, slots=True)
class Meant:
    """A term at its place in a text, and what the texts call it."""

    place: Span
    meanings: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A text with its terms as the texts call them; swapped pairs the place of each there with its place here."""

    text: Words
    swapped: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A term split into stems, its short words with capitals, and those meanings that the texts hold."""

    stems: tuple[str, ...]
    cased: tuple[tuple[int, str], ...]
    meanings: tuple[Words, ...]


class Terms:
    """The terms of one store, ready to be looked up."""

    def __init__(self, terms: Sequence[Term], store: Store, settings: Settings) -> None:
        self._by_first_word: dict[str, list[_Known]] = defaultdict(list)
        self.words = frozenset(word for term in terms for word in Words.of(term.said).folded)
        meanings = {meaning: Words.of(meaning) for term in terms for meaning in term.meanings}
        counts = store.passage_counts(dict.fromkeys(stem for each in meanings.values() for stem in each.content))
        for term in terms:
            heard = tuple(meanings[each] for each in term.meanings if all(counts[s] for s in meanings[each].content))
            for said in _forms(term.said) if heard else ():
                known = _known(Words.of(said), heard, settings.short_term)
                self._by_first_word[known.stems[0]].append(known)

    def meant(self, said: Words) -> tuple[Meant, ...]:
        """The terms in a text, longer ones first taken, none within another; without meanings that it has already."""
        found = sorted(self._found(said), key=lambda each: (each[1] - each[0], -each[0]), reverse=True)
        taken: dict[Span, _Known] = {}
        for first, last, known in found:
            if not any(first < end and start < last for start, end in taken):
                taken[first, last] = known
        meant = (
            Meant(
                (said.places[first][0], said.places[last - 1][1]),
                tuple(meaning for meaning in known.meanings if meaning.spoken not in said.spoken),
            )
            for (first, last), known in sorted(taken.items(), key=lambda item: item[0])
        )
        return tuple(each for each in meant if each.meanings)

    def stems(self, said: Words) -> frozenset[str]:
        """The stems of the terms in a text."""
        return frozenset(stem for each in self.meant(said) for stem in said.within(*each.place))

    def _found(self, said: Words) -> Iterator[tuple[int, int, _Known]]:
        stems = [stem for _, _, stem in said.places]
        for first, stem in enumerate(stems):
            for known in self._by_first_word.get(stem, ()):
                last = first + len(known.stems)
                if tuple(stems[first:last]) == known.stems and _written_so(said, first, known):
                    yield first, last, known


def paraphrases(said: Words, meant: Sequence[Meant]) -> tuple[Paraphrase, ...]:
    """A text with each of its terms replaced, once for each meaning of the one that has most."""
    most = max((len(each.meanings) for each in meant), default=0)
    return tuple(_paraphrase(said, meant, number) for number in range(most))


def _paraphrase(said: Words, meant: Sequence[Meant], number: int) -> Paraphrase:
    text, done = "", 0
    swapped: list[tuple[Span, Span]] = []
    for each in meant:
        start, end = each.place
        meaning = each.meanings[min(number, len(each.meanings) - 1)].text
        text += said.text[done:start]
        swapped.append((each.place, (len(text), len(text) + len(meaning))))
        text, done = text + meaning, end
    return Paraphrase(Words.of(text + said.text[done:]), tuple(swapped))


def _forms(term: str) -> tuple[str, ...]:
    """ "GP" is also "GPs"."""
    return (term, f"{term}s") if term.isupper() else (term,)


def _known(said: Words, meanings: tuple[Words, ...], short: int) -> _Known:
    written = [said.text[start:end] for start, end, _ in said.places]
    cased = tuple((n, word) for n, word in enumerate(written) if len(word) <= short and not word.islower())
    return _Known(tuple(stem for _, _, stem in said.places), cased, meanings)


def _written_so(said: Words, first: int, known: _Known) -> bool:
    """A short word with a capital needs it where the language has the word in lower case: "the Met", "LA"."""
    starts = {number: said.places[first + number][0] for number, _ in known.cased}
    return all(said.text.startswith(word, starts[n]) or not is_english(fold(word)) for n, word in known.cased)
