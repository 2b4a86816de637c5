"""What a change made better or worse, question by question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from assistant.evaluation.bootstrap import FEWEST, interval, resamples
from assistant.evaluation.figures import Estimate, rounded
from assistant.evaluation.headline import counted
from assistant.evaluation.outcome import GOODNESS, outcome
from assistant.evaluation.records import Result, Run, TestQuestion
from assistant.records import Answer
from index.errors import QuestionError

Change = Literal["worse", "better", "changed", "same"]
ORDER: tuple[Change, ...] = ("worse", "better", "changed", "same")
LEAST_P = 0.001  # smaller chances are not told apart
SURPRISING = 0.05  # the usual level: one comparison in twenty of runs that are alike looks different


@dataclass(frozen=True, slots=True)
class Pair:
    """One question in two runs."""

    question: TestQuestion
    change: Change
    old: Result
    new: Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs of one test set, worse questions first.

    p_value is McNemar's exact test on quote@1, the chance of so uneven a change by luck alone; difference is new minus
    old quote@1, with a paired interval; unpaired counts the questions that only one of the runs has answered.
    """

    old: Run
    new: Run
    pairs: tuple[Pair, ...]
    p_value: float
    difference: Estimate
    unpaired: int

    @property
    def other_store(self) -> bool:
        """Whether the runs were asked of different store versions."""
        return self.old.store_version != self.new.store_version

    def count(self, change: Change) -> int:
        return sum(pair.change == change for pair in self.pairs)


def compare(old: Run, new: Run) -> Comparison:
    """Two runs of one test set, question by question. Raises QuestionError when the sets differ."""
    check_same_set(old, new.test_set, new.test_set_sha256)
    before = {result.question.id: result for result in old.results}
    after = {result.question.id: result for result in new.results}
    both = [name for name in after if name in before]
    if not both:
        raise QuestionError(f"baseline {old.id}: it holds none of the questions of this run; run it again on this set")
    pairs = [_pair(before[name], after[name]) for name in both]
    pairs.sort(key=lambda pair: (ORDER.index(pair.change), _goodness(pair.new) - _goodness(pair.old)))
    p_value, difference = _first_quotes(pairs)
    return Comparison(old, new, tuple(pairs), p_value, difference, len(before.keys() ^ after.keys()))


def check_same_set(old: Run, name: str, sha256: str) -> None:
    """Raises QuestionError when a run was not of this test set."""
    if old.test_set_sha256 != sha256:
        raise QuestionError(
            f"baseline {old.id}: it was run on another test set ({old.test_set}, sha256 {old.test_set_sha256[:12]}), "
            f"not on {name}, sha256 {sha256[:12]}; run the baseline again on this set"
        )


def _goodness(result: Result) -> int:
    return GOODNESS[outcome(result)]


def _pair(old: Result, new: Result) -> Pair:
    step = _goodness(new) - _goodness(old)
    if step:
        return Pair(new.question, "better" if step > 0 else "worse", old, new)
    return Pair(new.question, "same" if _shown(old.answer) == _shown(new.answer) else "changed", old, new)


def _shown(answer: Answer) -> tuple[str, list[tuple[str, str]]]:
    """What a reader sees of an answer: its status and quotes."""
    return answer.status, [(citation.document, citation.quote) for citation in answer.citations]


def _first_quotes(pairs: Sequence[Pair]) -> tuple[float, Estimate]:
    """McNemar's exact test and the difference of quote@1, over the answerable questions."""
    from scipy.stats import binomtest  # half a second to import, for a comparison alone

    answerable = [pair for pair in pairs if pair.question.answerable]
    steps = np.array([int(_is_first(pair.new)) - int(_is_first(pair.old)) for pair in answerable])
    lost, won = int((steps < 0).sum()), int((steps > 0).sum())
    p_value = float(binomtest(lost, lost + won).pvalue) if lost + won else 1.0
    if not len(steps):
        return p_value, Estimate(None)
    drawn = [weights @ steps / len(steps) for weights in resamples(len(steps))]
    low, high = interval(np.concatenate(drawn)) if len(steps) >= FEWEST else (None, None)
    return p_value, Estimate(rounded(float(steps.mean())), rounded(low), rounded(high))


def _is_first(result: Result) -> bool:
    return result.right[:1] == (True,)


def summary(comparison: Comparison) -> str:
    """A comparison in a few sentences."""
    counts = ", ".join(f"{comparison.count(change):,} {change}" for change in ORDER)
    said = [f"Against run {comparison.old.id} of {comparison.old.started[:16].replace('T', ' ')} UTC: {counts}."]
    if comparison.difference.value is not None:
        luck = "more than luck explains" if comparison.p_value < SURPRISING else "no more than luck may explain"
        p_value = f"p < {LEAST_P}" if comparison.p_value < LEAST_P else f"p = {comparison.p_value:.3f}"
        said.append(f"quote@1 {_points(comparison.difference)}, {luck} (McNemar's exact test, {p_value}).")
    if comparison.other_store:
        said.append(f"The store changed from version {comparison.old.store_version} to {comparison.new.store_version}.")
    if comparison.unpaired:
        said.append(f"Left out: {counted(comparison.unpaired, 'question')} that only one of the runs has answered.")
    return " ".join(said)


def _points(difference: Estimate) -> str:
    """A difference of two shares, with its interval: "+3.4 points (95% interval -1.0 to +7.8)"."""
    value, *ends = (
        "" if each is None else f"{each * 100:+.1f}" for each in (difference.value, difference.low, difference.high)
    )
    return f"{value} points" + (f" (95% interval {' to '.join(ends)})" if all(ends) else "")
