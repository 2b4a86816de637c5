"""Words of a question that no text holds, read as words of the texts: slips, and British for American spelling."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from assistant.lexicon import name_forms
from assistant.lexicon.english import is_english
from assistant.settings import Settings
from index.store import Store
from index.words import FUNCTION_WORDS, WORD, Words, fold, stem

MOST_MENDED = 40  # unknown words of a question that are looked up: one with more is in no language of the texts


class Spelling:
    """Looks up the words of one store; the terms that its office asks with are no slips."""

    def __init__(self, store: Store, settings: Settings, terms: Collection[str] = ()) -> None:
        self._store = store
        self._terms = terms
        self._settings = settings
        self._vocabulary = cache(store.vocabulary)
        self._by_first_letter = cache(lambda: _by_first_letter(self._vocabulary()))

    def respelled(self, said: Words) -> tuple[Words, tuple[str, ...]]:
        """The text with its words as the texts spell them, and those that were put in."""
        read_as = self.read_as(said.text)
        text = WORD.sub(lambda word: read_as.get(word.group(), word.group()), said.text) if read_as else said.text
        return said.of_changed(text), tuple(dict.fromkeys(read_as.values()))

    def unheard(self, said: Words) -> frozenset[str]:
        """The stems of a text's words that no text of the store holds."""
        counts = self._store.passage_counts(said.content)
        return frozenset(stem for stem in said.content if not counts[stem])

    def read_as(self, text: str) -> Mapping[str, str]:
        """Each word of the text that the texts hold only in another spelling, with that spelling.

        Another form of a word ("schools", "school") is no other spelling, a word of the language is no slip, and a slip
        keeps its first letter.
        """
        folded = {word: fold(word) for word in WORD.findall(text)}
        variants = {
            each: list(_variants(each))
            for each in folded.values()
            if len(each) >= self._settings.shortest_variant and each not in FUNCTION_WORDS and each not in self._terms
        }
        held = self._store.words_of([*variants, *(form for forms in variants.values() for form in forms)])
        counts = self._store.passage_counts(map(stem, variants))
        unknown = [word for word, each in folded.items() if each in variants.keys() - held and not counts[stem(each)]]
        found = {}
        for word in unknown[:MOST_MENDED]:
            spelled = next((held[form] for form in variants[folded[word]] if form in held), None)
            meant = spelled or self._meant(word, folded[word])
            if meant:
                found[word] = meant
        return found

    def _meant(self, word: str, folded: str) -> str | None:
        """The word of the texts that a typing slip made this one."""
        shortest = self._settings.shortest_slip if word.islower() else self._settings.shortest_slip_of_name
        if len(folded) < shortest or is_english(folded):
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 2 if len(folded) >= self._settings.shortest_of_two_slips else 1
        near = self._by_first_letter().get(folded[0], ())
        alike = [known for known in near if abs(len(known) - len(folded)) <= slips]
        best = process.extractOne(folded, alike, scorer=OSA.distance, score_cutoff=slips)
        return self._vocabulary()[best[0]] if best else None


def _by_first_letter(words: Iterable[str]) -> Mapping[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for word in words:
        grouped[word[:1]].append(word)
    return grouped


def _variants(word: str) -> Iterator[str]:
    """The word in the other spelling, once for each pair that it may hold."""
    for british, american in name_forms.SPELLINGS:
        for one, other in ((british, american), (american, british)):
            before, found, after = word.rpartition(one)
            if found:
                yield f"{before}{other}{after}"
