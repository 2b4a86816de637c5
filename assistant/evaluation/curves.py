"""Two curves of a run: what answering only the surest would give, and whether confidence means what it says."""

from dataclasses import dataclass

import numpy as np

from assistant.evaluation.bootstrap import interval, resamples
from assistant.evaluation.measures import Truths, columns, in_bins, is_right, ratio
from assistant.evaluation.records import Run

STEPS = 20  # points of the curve of coverage and risk: every 5% of the questions


@dataclass(frozen=True, slots=True)
class Point:
    """Answering only the surest: coverage is the share of questions answered, risk the share of those answers wrong.

    confidence is the least at which an answer is given.
    """

    coverage: float
    risk: float
    low: float
    high: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions whose confidence is alike: its mean, and the share that the texts answer, with its interval."""

    count: int
    confidence: float
    share: float
    low: float
    high: float


def risk_coverage(run: Run) -> tuple[Point, ...]:
    """What share of the answers is wrong when only the surest questions are answered, up to all that were."""
    of = columns(run.results)
    surest = np.sort(of.confidence[of.answered])[::-1]
    sizes = [round(len(run.results) * step / STEPS) for step in range(1, STEPS + 1)]
    least = np.array(list(dict.fromkeys(surest[size - 1] for size in (*sizes, len(surest)) if 0 < size <= len(surest))))
    given = of.answered[:, None] & (of.confidence[:, None] >= least)
    bands = _bands(given & ~is_right(of)[:, None], given)
    return tuple(
        Point(float(answers.mean()), *band, float(confidence))
        for confidence, answers, band in zip(least, given.T, bands, strict=True)
    )


def reliability(run: Run) -> tuple[Bin, ...]:
    """Stated confidence against the share that the texts do answer, in bins of equal width; empty bins left out."""
    of = columns(run.results)
    bins = in_bins(of.confidence)
    bins = bins[:, bins.any(axis=0)]
    bands = _bands(bins & of.answerable[:, None], bins)
    return tuple(
        Bin(int(members.sum()), float(of.confidence[members].mean()), *band)
        for members, band in zip(bins.T, bands, strict=True)
    )


def _bands(parts: Truths, wholes: Truths) -> list[tuple[float, float, float]]:
    """The share that each part has of its whole, a column each, with its interval."""
    if not wholes.any():
        return []
    drawn = np.concatenate([ratio(weights, parts, wholes) for weights in resamples(len(wholes))])
    shares = ratio(np.ones((1, len(wholes))), parts, wholes)[0]
    intervals = [interval(column) for column in drawn.T]
    return [
        (float(share), share if low is None else low, share if high is None else high)
        for share, (low, high) in zip(shares.tolist(), intervals, strict=True)
    ]
