"""The most central sentence is the one that most others are like; a subject draws the reader to its own."""

import numpy as np

from assistant.overview.centrality import centrality

# Three alike, the first between the other two, and one that is like none.
VECTORS = np.array([[1.0, 0.0, 0.0], [0.8, 0.6, 0.0], [0.8, -0.6, 0.0], [0.0, 0.0, 1.0]], np.float32)
EVEN = np.full(4, 0.25, np.float32)


def test_the_sentence_between_the_others_is_the_most_central() -> None:
    ranks = centrality(VECTORS, EVEN, 0.85, 30)
    assert ranks.argmax() == 0
    assert ranks.argmin() == 3
    assert abs(float(ranks.sum()) - 1) < 1e-3


def test_a_subject_outweighs_what_is_central() -> None:
    on_the_last = np.array([0.0, 0.0, 0.0, 1.0], np.float32)
    assert centrality(VECTORS, on_the_last, 0.85, 30).argmax() == 3


def test_one_sentence_is_all_there_is() -> None:
    assert centrality(VECTORS[:1], np.ones(1, np.float32), 0.85, 30).tolist() == [1.0]
