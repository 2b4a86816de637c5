"""Finding passages: vectors and words, each searched on its own and fused."""

from collections.abc import Mapping, Sequence

from index.encoder import Vectors
from index.records import Passage, Retrieved
from index.store import Store

VECTOR_SHARE = 0.7  # of the fused score; the words' is the rest
POOL = 50  # passages taken from each search before fusing


def search(store: Store, vector: Vectors, words: Sequence[str], count: int) -> list[Retrieved]:
    """The best passages for a unit question vector (d,) and stemmed words, best first."""
    by_words = store.word_search(words, POOL)
    by_vector = store.vector_search(vector, POOL)
    only_words = [passage for passage in by_words if passage not in by_vector]
    by_vector = {**by_vector, **store.vector_scores(vector, only_words)}
    best = max(by_words.values(), default=0.0)
    fused = [
        Retrieved(
            passage, _fuse(vector_score, _share(passage, by_words, best)), vector_score, by_words.get(passage, 0.0)
        )
        for passage, vector_score in by_vector.items()
    ]
    return sorted(fused, key=lambda found: (-found.score, found.passage.document, found.passage.start))[:count]


def _share(passage: Passage, by_words: Mapping[Passage, float], best: float) -> float:
    return by_words.get(passage, 0.0) / best if best > 0 else 0.0


def _fuse(vector_score: float, word_share: float) -> float:
    return VECTOR_SHARE * vector_score + (1 - VECTOR_SHARE) * word_share
