"""How central each sentence of a text is: LexRank (Erkan and Radev, JAIR 22, 2004) on the sentences' vectors."""

import numpy as np

from index.encoder import Vectors


def centrality(vectors: Vectors, prior: Vectors, damping: float, rounds: int) -> Vectors:
    """The share (n,) of a random reader's time on each of n sentences with the unit vectors (n, d).

    The reader goes on to a sentence that is alike, or with the chance 1 - damping to any by the prior (n,), which sums
    to 1: uniform for a text as a whole, by relevance for a subject (Otterbacher, Erkan and Radev, HLT/EMNLP 2005).
    """
    with np.errstate(invalid="ignore"):  # some matrix libraries raise the flag on their own padding
        alike = np.maximum(vectors @ vectors.T, 0.0)
    np.fill_diagonal(alike, 0.0)
    totals = alike.sum(axis=1, keepdims=True)
    steps = np.divide(alike, totals, out=np.tile(prior, (len(prior), 1)), where=totals > 0)
    ranks = prior
    for _ in range(rounds):
        ranks = damping * (ranks @ steps) + (1 - damping) * prior
    return ranks
