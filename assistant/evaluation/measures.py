"""The arithmetic that figures are made of, over any number of resamples at once.

A resample is a row of weights, one for each question: how often it was drawn. Every function takes weights of shape
(resamples, questions) and gives one value a row, nan where there is nothing to measure it on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.records import Result

DECIMALS = 4
BINS = 10  # of equal width, of the calibration error and the reliability curve

Values = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ResultColumns:
    """The results of a run as columns: one entry a question, and of the last three one a quote.

    right_at holds the number of the first right citation, counted from 1, or 0; recall and precision are shares of
    the question's labels and citations; asked_for is the row of the question that a quote answers.
    """

    answerable: Truths
    answered: Truths
    right_at: NDArray[np.int64]
    recall: Values
    precision: Values
    cited: Truths
    in_document: Truths
    confidence: Values
    seconds: Values
    words: NDArray[np.int64]
    verbatim: Truths
    asked_for: NDArray[np.int64]


def columns(results: Sequence[Result]) -> ResultColumns:
    quotes = [
        (len(citation.quote.split()), verbatim, row)
        for row, result in enumerate(results)
        for citation, verbatim in zip(result.answer.citations, result.verbatim, strict=True)
    ]
    return ResultColumns(
        answerable=np.array([result.question.answerable for result in results], dtype=bool),
        answered=np.array([result.answered for result in results], dtype=bool),
        right_at=np.array([result.right.index(True) + 1 if any(result.right) else 0 for result in results], dtype=int),
        recall=_shares([result.found for result in results]),
        precision=_shares([result.right for result in results]),
        cited=np.array([bool(result.right) for result in results], dtype=bool),
        in_document=np.array([result.in_document for result in results], dtype=bool),
        confidence=np.array([result.answer.confidence for result in results], dtype=float),
        seconds=np.array([result.answer.seconds for result in results], dtype=float),
        words=np.array([words for words, _, _ in quotes], dtype=int),
        verbatim=np.array([verbatim for _, verbatim, _ in quotes], dtype=bool),
        asked_for=np.array([row for _, _, row in quotes], dtype=int),
    )


def count(weights: Values, which: Truths) -> Values:
    """How many, each as often as it was drawn."""
    return np.asarray(weights @ which, dtype=float)


def quote_at(of: ResultColumns, weights: Values, first: int) -> Values:
    """Share of answerable questions with a right quote among the first ones; an answer withheld is a miss."""
    right = (of.right_at > 0) & (of.right_at <= first)
    return ratio(weights, of.answerable & right, of.answerable)


def abstention_f1(of: ResultColumns, weights: Values) -> Values:
    """The harmonic mean of abstention's precision and recall, rounded first, as the public sets' scorer has it.

    0 where nothing was declined rightly.
    """
    right = ~of.answered & ~of.answerable
    precision, recall = (np.round(ratio(weights, right, whole), DECIMALS) for whole in (~of.answered, ~of.answerable))
    return np.where(weights @ right > 0, _divided(2 * precision * recall, precision + recall), recall)


def auroc(confidence: Values, answerable: Truths, weights: Values) -> Values:
    """The chance that an answerable question has the higher confidence; ties count half."""
    levels, level = np.unique(confidence, return_inverse=True)
    if not len(levels):
        return np.full(len(weights), np.nan)
    order = np.argsort(level, kind="stable")
    starts = np.searchsorted(level[order], np.arange(len(levels)))
    yes = np.add.reduceat((weights * answerable)[:, order], starts, axis=1)
    no = np.add.reduceat((weights * ~answerable)[:, order], starts, axis=1)
    below = np.cumsum(no, axis=1) - no / 2
    return _divided((yes * below).sum(axis=1), yes.sum(axis=1) * no.sum(axis=1))


def calibration_error(confidence: Values, answerable: Truths, weights: Values) -> Values:
    """Mean distance of the stated confidence from the share answerable, over bins, by size."""
    gaps = (confidence - answerable)[:, None] * in_bins(confidence)
    return _divided(np.abs(weights @ gaps).sum(axis=1), weights.sum(axis=1))


def in_bins(confidence: Values) -> Truths:
    """Which bin each confidence lies in, shape (questions, BINS)."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return np.asarray(bins[:, None] == np.arange(BINS))


def quantile(values: NDArray[np.float64 | np.int64], weights: Values, at: float) -> Values:
    """The value below which lies the given share of the weight; one of the values themselves."""
    if not len(values):
        return np.full(len(weights), np.nan)
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[:, order], axis=1)
    total = reached[:, -1:]
    row = (reached <= np.minimum(total - 1, np.floor(at * total))).sum(axis=1)
    found = values[order][np.minimum(row, len(values) - 1)]
    return np.where(total[:, 0] > 0, found, np.nan)


def ratio(weights: Values, part: NDArray[np.bool_ | np.float64], whole: Truths) -> Values:
    """The weight of a part, or of a share of each question, by that of the whole; of several, a column each."""
    return _divided(weights @ part, weights @ whole)


def is_right(of: ResultColumns) -> Truths:
    """Whether the answer to each question holds a right quote."""
    return np.asarray(of.answerable & (of.right_at > 0))


def _shares(truths: Sequence[Sequence[bool]]) -> Values:
    return np.array([sum(each) / len(each) if each else 0.0 for each in truths], dtype=float)


def _divided(part: Values, whole: Values) -> Values:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(whole > 0, part / whole, np.nan))
