"""The figures of a run, each with a bootstrap 95% interval over its questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.evaluation.records import Result, Run

if TYPE_CHECKING:
    from assistant.evaluation.measures import Truths

STEPS = 20  # points of the curve of coverage and risk: every 5% of the questions
NO_DOCUMENT = "(not in the texts)"
NONE_NAMED = "(no document named)"
MEANINGS: Mapping[str, str] = {
    "questions": "questions asked",
    "answerable": "questions that the texts answer",
    "unanswerable": "questions that they do not answer",
    "quotes": "quotes given",
    "quote@1": "answerable questions whose first quote is right",
    "quote@3": "answerable questions with a right quote among the first three",
    "evidence_recall": "labelled quotes that were found",
    "document_hit": "answerable questions with a quote from a right document",
    "citation_precision": "quotes that are right, of those given to answerable questions",
    "quote_words_p50": "words of a quote, half are shorter",
    "quote_words_p95": "words of a quote, 95% are shorter",
    "verbatim": "quotes that stand in their document, letter for letter",
    "answered_of_answerable": "answerable questions that were answered",
    "abstain_precision": "declined questions that the texts do not answer",
    "abstain_recall": "unanswerable questions that were declined",
    "abstain_f1": "both of these in one",
    "confidence_auroc": "how well confidence tells answerable questions, 0.5 is chance",
    "calibration_error": "how far confidence is from the share answerable, less is better",
    "wrong_of_answered": "answers without a right quote, less is better",
    "seconds_p50": "seconds to answer, half are faster",
    "seconds_p95": "seconds to answer, 95% are faster",
}
MORE_IS_BETTER = (
    "quote@1",
    "quote@3",
    "evidence_recall",
    "document_hit",
    "citation_precision",
    "verbatim",
    "answered_of_answerable",
    "abstain_precision",
    "abstain_recall",
    "abstain_f1",
    "confidence_auroc",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its 95% interval; value is None where the run holds nothing to measure it on.

    low and high are None for counts, and where there are too few questions.
    """

    value: float | int | None
    low: float | None = None
    high: float | None = None


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


def figures(run: Run) -> Mapping[str, Figure]:
    """Every figure by its name."""
    return _figures(run.results)


def by(run: Run, key: Literal["tag", "document"]) -> Mapping[str, Mapping[str, Figure]]:
    """The figures of the questions of each tag, or of each labelled document; a question may be in several."""
    groups: dict[str, list[Result]] = {}
    for result in run.results:
        for name in result.question.tags if key == "tag" else _documents(result):
            groups.setdefault(name, []).append(result)
    return {name: _figures(groups[name]) for name in sorted(groups)}


def risk_coverage(run: Run) -> tuple[Point, ...]:
    """What share of the answers is wrong when only the surest questions are answered, up to all that were."""
    import numpy as np

    from assistant.evaluation.measures import is_right, table

    of = table(run.results)
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
    from assistant.evaluation.measures import in_bins, table

    of = table(run.results)
    bins = in_bins(of.confidence)
    bins = bins[:, bins.any(axis=0)]
    bands = _bands(bins & of.answerable[:, None], bins)
    return tuple(
        Bin(int(members.sum()), float(of.confidence[members].mean()), *band)
        for members, band in zip(bins.T, bands, strict=True)
    )


def _bands(parts: "Truths", wholes: "Truths") -> list[tuple[float, float, float]]:
    """The share that each part has of its whole, a column each, with its interval."""
    import numpy as np

    from assistant.evaluation.bootstrap import interval, resamples
    from assistant.evaluation.measures import ratio

    if not wholes.any():
        return []
    drawn = np.concatenate([ratio(weights, parts, wholes) for weights in resamples(len(wholes))])
    shares = ratio(np.ones((1, len(wholes))), parts, wholes)[0]
    intervals = [interval(column) for column in drawn.T]
    return [
        (float(share), share if low is None else low, share if high is None else high)
        for share, (low, high) in zip(shares.tolist(), intervals, strict=True)
    ]


def _figures(results: Sequence[Result]) -> Mapping[str, Figure]:
    import numpy as np

    from assistant.evaluation.bootstrap import FEWEST, interval, resamples
    from assistant.evaluation.measures import MEASURES, known, table, values

    of = table(results)
    blocks = resamples(len(results)) if len(results) >= FEWEST else ()
    drawn = [{name: measure(of, weights) for name, measure in MEASURES.items()} for weights in blocks]
    found = {name: Figure(value) for name, value in values(results).items()}
    for name in MEASURES if drawn else ():
        low, high = interval(np.concatenate([block[name] for block in drawn]))
        found[name] = replace(found[name], low=known(low), high=known(high))
    return found


def _documents(result: Result) -> Sequence[str]:
    """The documents of a question's labels, each once, as the set names them."""
    named = dict.fromkeys(label.document or NONE_NAMED for label in result.question.evidence)
    return list(named) or [NO_DOCUMENT]
