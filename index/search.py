"""Finding passages: vectors and words, each searched on its own and fused."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from index.encoder import Vectors
from index.records import Passage, Retrieved
from index.settings import DEFAULT, IndexSettings
from index.store import Store


def search(
    store: Store,
    vector: Vectors,
    words: Mapping[str, float],
    count: int,
    *,
    documents: Collection[str] = (),
    favour: Mapping[str, float] | None = None,
    settings: IndexSettings = DEFAULT,
) -> list[Retrieved]:
    """The best passages for a unit question vector (d,) and stemmed words with their weights, best first.

    documents restricts the search to these, none to all. favour adds to the score of a document's passages.
    """
    by_words = _word_scores(store, words, documents, settings)
    by_vector = store.vector_search(vector, settings.pool, documents)
    only_words = [passage for passage in by_words if passage not in by_vector]
    by_vector = {**by_vector, **store.vector_scores(vector, only_words)}
    best = max(by_words.values(), default=0.0) or 1.0
    favoured = favour or {}
    fused = [
        Retrieved(
            passage,
            vector_score
            + settings.word_weight * max(0.0, by_words.get(passage, 0.0)) / best
            + favoured.get(passage.document, 0.0),
            vector_score,
            by_words.get(passage, 0.0),
        )
        for passage, vector_score in by_vector.items()
    ]
    return sorted(fused, key=lambda found: (-found.score, found.passage.document, found.passage.start))[:count]


def _word_scores(
    store: Store, words: Mapping[str, float], documents: Collection[str], settings: IndexSettings
) -> dict[Passage, float]:
    """BM25 of each weight's words, summed by weight."""
    by_weight: dict[float, list[str]] = defaultdict(list)
    for word, weight in words.items():
        by_weight[weight].append(word)
    scores: dict[Passage, float] = defaultdict(float)
    for weight, group in by_weight.items():
        found = store.word_search(group, settings.pool, documents, trail_weight=settings.trail_weight)
        for passage, score in found.items():
            scores[passage] += weight * score
    return scores
