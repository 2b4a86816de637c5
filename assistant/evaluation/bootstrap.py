"""Seeded bootstrap intervals over the questions of a run."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.measures import Values

SEED = 2003
RESAMPLES = 1000  # the ends of an interval then move by about a twentieth of its width with another seed
HELD = 2_000_000  # weights in memory at once
FEWEST = 5  # questions: below this a resample is nearly the sample, and an interval would look surer than it is
INTERVAL = (2.5, 97.5)  # percentiles: 95% lie between


def resamples(questions: int) -> Iterator[Values]:
    """How often each question is drawn, in blocks of shape (resamples, questions); the same at every call."""
    random = np.random.default_rng(SEED)
    block = max(1, min(RESAMPLES, HELD // max(1, questions)))
    for start in range(0, RESAMPLES, block):
        rows = min(block, RESAMPLES - start)
        drawn = random.integers(0, questions, size=(rows, questions)) + np.arange(rows)[:, None] * questions
        yield np.bincount(drawn.ravel(), minlength=rows * questions).reshape(rows, questions).astype(float)


def interval(values: NDArray[np.float64 | np.int64]) -> tuple[float, float] | tuple[None, None]:
    """The middle 95% of what the resamples gave, those aside that had nothing to measure."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return None, None
    low, high = np.percentile(finite, INTERVAL).tolist()
    return low, high
