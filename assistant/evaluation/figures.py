"""The figures of a run, a line each in one table, and how a reader is shown them.

Whatever shows, compares, demands or keeps figures reads this table: a new figure is a line here and its test.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from assistant.evaluation.measures import (
    DECIMALS,
    ResultColumns,
    Values,
    abstention_f1,
    auroc,
    calibration_error,
    count,
    is_right,
    quantile,
    quote_at,
    ratio,
)

UNKNOWN = "–"  # shown where there is nothing to measure, or where the value holds by definition

Measure = Callable[[ResultColumns, Values], Values]
Number = float | int | None


class Scale(Enum):
    """What a figure counts, and how it is shown: times what, in which form, followed by which unit."""

    COUNT = (1, ",.0f", "")
    WORDS = (1, ",.0f", " words")
    SHARE = (1, ".0%", "")
    PLAIN = (1, ".2f", "")  # a scale of its own, which percent would hide
    SECONDS = (1000, ",.0f", " ms")

    @property
    def is_whole(self) -> bool:
        return self in (Scale.COUNT, Scale.WORDS)


class Better(Enum):
    """Which way a figure is better."""

    MORE = auto()
    LESS = auto()
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: measure gives a value a resample, nan where there is nothing to measure it on.

    of names the count that must not be 0, where the value would hold by definition. by_group says whether the tables
    by tag and by document have the figure, over_time whether the list of kept runs has it.
    """

    name: str
    meaning: str
    scale: Scale
    better: Better
    measure: Measure
    of: str = "questions"
    by_group: bool = False
    over_time: bool = False

    @property
    def said(self) -> str:
        """What a reader is told of it."""
        return f"{self.meaning}; less is better" if self.better is Better.LESS else self.meaning


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a figure is on a run, with its 95% interval; value is None where there is nothing to measure it on.

    low and high are None for counts, and where there are too few questions.
    """

    value: Number
    low: float | None = None
    high: float | None = None


# fmt: off
_TABLE = (
    Figure("questions", "questions asked", Scale.COUNT, Better.NEITHER,
           lambda of, weights: weights.sum(axis=1), by_group=True),
    Figure("answerable", "questions that the texts answer", Scale.COUNT, Better.NEITHER,
           lambda of, weights: count(weights, of.answerable)),
    Figure("unanswerable", "questions that they do not answer", Scale.COUNT, Better.NEITHER,
           lambda of, weights: count(weights, ~of.answerable)),
    Figure("quotes", "quotes given", Scale.COUNT, Better.NEITHER,
           lambda of, weights: weights[:, of.asked_for].sum(axis=1)),
    Figure("quote@1", "answerable questions whose first quote is right", Scale.SHARE, Better.MORE,
           lambda of, weights: quote_at(of, weights, 1), by_group=True, over_time=True),
    Figure("quote@3", "answerable questions with a right quote among the first three", Scale.SHARE, Better.MORE,
           lambda of, weights: quote_at(of, weights, 3), by_group=True, over_time=True),
    Figure("evidence_recall", "labelled quotes that were found", Scale.SHARE, Better.MORE,
           lambda of, weights: ratio(weights, of.recall * of.answerable, of.answerable)),
    Figure("document_hit", "answerable questions with a quote from a right document", Scale.SHARE, Better.MORE,
           lambda of, weights: ratio(weights, of.in_document & of.answerable, of.answerable)),
    Figure("citation_precision", "quotes that are right, of those given to answerable questions",
           Scale.SHARE, Better.MORE,
           lambda of, weights: ratio(weights, of.precision * (of.answerable & of.cited), of.answerable & of.cited),
           over_time=True),
    Figure("quote_words_p50", "length of a quote, half are shorter", Scale.WORDS, Better.NEITHER,
           lambda of, weights: quantile(of.words, weights[:, of.asked_for], 0.5)),
    Figure("quote_words_p95", "length of a quote, 95% are shorter", Scale.WORDS, Better.NEITHER,
           lambda of, weights: quantile(of.words, weights[:, of.asked_for], 0.95)),
    Figure("verbatim", "quotes that stand in their document, letter for letter", Scale.SHARE, Better.MORE,
           lambda of, weights: ratio(weights[:, of.asked_for], of.verbatim, np.ones_like(of.verbatim))),
    Figure("answered_of_answerable", "answerable questions that were answered", Scale.SHARE, Better.MORE,
           lambda of, weights: ratio(weights, of.answered & of.answerable, of.answerable)),
    Figure("abstain_precision", "declined questions that the texts do not answer", Scale.SHARE, Better.MORE,
           lambda of, weights: ratio(weights, ~of.answered & ~of.answerable, ~of.answered), of="unanswerable"),
    Figure("abstain_recall", "unanswerable questions that were declined", Scale.SHARE, Better.MORE,
           lambda of, weights: ratio(weights, ~of.answered & ~of.answerable, ~of.answerable)),
    Figure("abstain_f1", "both of these in one", Scale.SHARE, Better.MORE,
           abstention_f1, by_group=True, over_time=True),
    Figure("confidence_auroc", "how well confidence tells answerable questions, 0.5 is chance",
           Scale.PLAIN, Better.MORE,
           lambda of, weights: auroc(of.confidence, of.answerable, weights)),
    Figure("calibration_error", "how far confidence is from the share answerable", Scale.PLAIN, Better.LESS,
           lambda of, weights: calibration_error(of.confidence, of.answerable, weights)),
    Figure("wrong_of_answered", "answers without a right quote", Scale.SHARE, Better.LESS,
           lambda of, weights: ratio(weights, of.answered & ~is_right(of), of.answered),
           of="answerable", by_group=True, over_time=True),
    Figure("seconds_p50", "time to answer, half are faster", Scale.SECONDS, Better.LESS,
           lambda of, weights: quantile(of.seconds, weights, 0.5), over_time=True),
    Figure("seconds_p95", "time to answer, 95% are faster", Scale.SECONDS, Better.LESS,
           lambda of, weights: quantile(of.seconds, weights, 0.95)),
)
# fmt: on
FIGURES: Mapping[str, Figure] = {figure.name: figure for figure in _TABLE}
BY_GROUP = tuple(figure for figure in _TABLE if figure.by_group)
OVER_TIME = tuple(figure for figure in _TABLE if figure.over_time)


def shown(figure: Figure, found: Mapping[str, Estimate]) -> tuple[str, str]:
    """A figure of a run and its 95% interval as a reader takes them in; the interval is empty where there is none."""
    estimate = found[figure.name]
    if estimate.value is None or not found[figure.of].value:
        return UNKNOWN, ""
    times, form, unit = figure.scale.value
    value, *ends = (
        "" if each is None else format(each * times, form) for each in (estimate.value, estimate.low, estimate.high)
    )
    return f"{value}{unit}", f"{' to '.join(ends)}{unit}" if all(ends) else ""


def number(figure: Figure, value: float) -> Number:
    """A measured value as JSON has it: rounded, whole numbers whole, nan as None."""
    if np.isnan(value):
        return None
    return int(value) if figure.scale.is_whole else rounded(value)


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)
