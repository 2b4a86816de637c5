"""How rare the words of a question are, in the texts and, where no text holds one, in English."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.lexicon.english import zipf

if TYPE_CHECKING:  # the settings gather the tables of features and signals, which measure what this makes
    from assistant.question.query import Query
    from assistant.settings import Settings
    from index.store import Store
    from index.words import Words


def counts_of(store: Store, query: Query, words: Iterable[str]) -> Mapping[str, int]:
    """In how many passages each stem occurs; those of a term in as many as the rarest word of what is said for it."""
    meanings = [meaning.content for each in query.meant for meaning in each.meanings]
    counts = store.passage_counts([*words, *(stem for meaning in meanings for stem in meaning)])
    for each in query.meant:
        heard = max(min(counts[stem] for stem in meaning.content) for meaning in each.meanings)
        counts |= {stem: max(heard, counts.get(stem, 0)) for stem in query.subject.within(*each.place)}
    return counts


def rarity(
    said: Words, words: Sequence[str], counts: Mapping[str, int], passages: int, settings: Settings
) -> Mapping[str, float]:
    """The inverse document frequency of stems, as BM25 has it, of a text's everyday words that no text holds less."""
    rare = {word: math.log(1 + (passages - counts[word] + 0.5) / (counts[word] + 0.5)) for word in words}
    unheard = {stem: said.text[start:end] for start, end, stem in said.places if stem in rare and not counts[stem]}
    return rare | {stem: rare[stem] * _uncommon(word, settings) for stem, word in unheard.items()}


def _uncommon(word: str, settings: Settings) -> float:
    """The share of its rarity that a word keeps: all but for everyday ones."""
    return max(settings.everyday_least, 1 - settings.everyday_loss * max(0.0, zipf(word) - settings.everyday))
