"""How many answers may be wrong, judging by some that were: the bound, and the walk over thresholds that keeps it.

The bound is that of Clopper and Pearson (1934). The walk is fixed-sequence testing (Angelopoulos, Bates, Candès, Jordan
and Lei 2021, "Learn then Test"): from the strictest threshold on, until the bound is first above what was asked, so
that choosing on the same questions does not weaken the promise. Where it starts depends on how many questions are
answered, not on which answers are right; that is sound as long as answers of which the assistant is less sure are not
right more often.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import beta

SURE = 0.95
# Wrong answers that the first step can afford. Made-up sets of 100 and 250 questions whose risk is known, at most 10%
# and 20% wrong: 0.34, 0.54, 0.79 and 0.90 of the questions answered; with none 0.28, 0.50, 0.75, 0.87; with three 0.04,
# 0.60, 0.82, 0.90. The promise was broken for 0.02 of the sets at most, where 0.05 may.
SPARE = 1


@dataclass(frozen=True, slots=True)
class Step:
    """What answering from a threshold on gave: how many answers, and how many of them wrong."""

    threshold: float
    answered: int
    wrong: int

    @property
    def bound(self) -> float:
        """The share of wrong answers that is not exceeded, 95% sure."""
        return float(beta.ppf(SURE, self.wrong + 1, self.answered - self.wrong)) if self.wrong < self.answered else 1.0


def needed(most_wrong: float) -> int:
    """How many answers, none of them wrong, promise that at most a share is wrong."""
    return math.ceil(math.log(1 - SURE) / math.log(1 - most_wrong))


def start(steps: Sequence[Step], most_wrong: float) -> int:
    """The first step with answers enough to afford a wrong one, else the last."""
    enough = (number for number, step in enumerate(steps) if Step(0, step.answered, SPARE).bound <= most_wrong)
    return next(enough, len(steps) - 1)


def walk(steps: Sequence[Step], most_wrong: float) -> Step | None:
    """The last step, the strictest first, up to which the bound is kept; None when it is not kept at the start."""
    reached = None
    for step in steps[start(steps, most_wrong) :]:
        if step.bound > most_wrong:
            break
        reached = step
    return reached
