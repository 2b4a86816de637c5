"""Words of a question that no text holds, read as words of the texts: slips, and British for American spelling."""

from collections.abc import Iterator, Mapping
from functools import cache

from index.store import Store
from index.words import FUNCTION_WORDS, WORD, fold, stems

SHORTEST_VARIANT = 4  # letters
SHORTEST_SLIP = 5  # letters: a shorter word is one letter from too many others
SHORTEST_NAME = 6  # letters of a capitalised word: "Hodge" is no slip for "lodge"
SHORTEST_TWICE = 8  # letters of a word that may hold two slips
# British and American, wherever they stand in a word: what they make counts only when the texts hold it.
_SPELLINGS = (
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("re", "er"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("amme", "am"),
    ("ll", "l"),
    ("ae", "e"),
    ("dge", "dg"),
)


class Spelling:
    """Looks up the words of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._vocabulary = cache(store.vocabulary)

    def read_as(self, text: str) -> Mapping[str, str]:
        """Each word of the text that the texts hold only in another spelling, with that spelling.

        Another form of a word ("schools", "school") is no other spelling, a word of the language is no slip, and a slip
        keeps its first letter.
        """
        asked = {word: fold(word) for word in WORD.findall(text)}
        asked = {word: folded for word, folded in asked.items() if len(folded) >= SHORTEST_VARIANT}
        variants = {folded: list(_variants(folded)) for folded in asked.values() if folded not in FUNCTION_WORDS}
        held = self._store.words_of([*variants, *(form for forms in variants.values() for form in forms)])
        counts = self._store.passage_counts(stem for folded in variants for stem in stems(folded))
        found = {}
        for word, folded in asked.items():
            known = folded in held or any(counts[stem] for stem in stems(folded) if stem in counts)
            if folded in variants and not known:
                other = next((held[form] for form in variants[folded] if form in held), None) or self._meant(word)
                if other:
                    found[word] = other
        return found

    def _meant(self, word: str) -> str | None:
        """The word of the texts that a typing slip made this one."""
        folded = fold(word)
        shortest = SHORTEST_SLIP if word.islower() else SHORTEST_NAME
        if len(folded) < shortest or is_english(folded):
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 2 if len(folded) >= SHORTEST_TWICE else 1
        alike = [known for known in self._vocabulary() if known[0] == folded[0]]
        best = process.extractOne(folded, alike, scorer=OSA.distance, score_cutoff=slips)
        return self._vocabulary()[best[0]] if best else None


def _variants(word: str) -> Iterator[str]:
    """The word in the other spelling, once for each pair that it may hold."""
    for british, american in _SPELLINGS:
        for one, other in ((british, american), (american, british)):
            before, found, after = word.rpartition(one)
            if found:
                yield f"{before}{other}{after}"


@cache
def _english() -> frozenset[str]:
    from wordfreq import get_frequency_dict

    return frozenset(get_frequency_dict("en", wordlist="small"))


def is_english(word: str) -> bool:
    """Whether a word in lower case is a common one of the language."""
    return word in _english()
