import numpy as np
import pytest

from assistant.evaluation.bounds import Step, needed, walk

THRESHOLDS = (0.9, 0.7, 0.5, 0.3)


def steps(*counts: tuple[int, int]) -> list[Step]:
    return [Step(threshold, *each) for threshold, each in zip(THRESHOLDS, counts, strict=True)]


@pytest.mark.parametrize(
    ("answered", "wrong", "bound"),
    [
        pytest.param(29, 0, 1 - 0.05 ** (1 / 29), id="none wrong has a closed form"),
        pytest.param(100, 5, 0.1023, id="as in tables"),
        pytest.param(10, 3, 0.6066, id="as in tables, of a few"),
        pytest.param(4, 4, 1.0, id="all wrong"),
        pytest.param(0, 0, 1.0, id="nothing answered"),
    ],
)
def test_the_bound_is_that_of_clopper_and_pearson(answered: int, wrong: int, bound: float) -> None:
    assert Step(0.5, answered, wrong).bound == pytest.approx(bound, abs=1e-4)


def test_as_many_answers_are_needed_as_promise_it_with_none_wrong() -> None:
    assert needed(0.1) == 29
    assert Step(0.5, 29, 0).bound <= 0.1 < Step(0.5, 28, 0).bound


@pytest.mark.parametrize(
    ("given", "threshold"),
    [
        pytest.param(steps((50, 0), (100, 2), (150, 30), (200, 32)), 0.7, id="it stops before the first that is above"),
        pytest.param(steps((50, 0), (100, 2), (150, 5), (200, 8)), 0.3, id="it goes to the end"),
        pytest.param(steps((3, 1), (60, 1), (150, 30), (200, 32)), 0.7, id="it starts where enough are answered"),
        pytest.param(steps((0, 0), (0, 0), (0, 0), (30, 0)), 0.3, id="without a spare one it starts at the end"),
        pytest.param(steps((60, 9), (100, 2), (150, 5), (200, 8)), None, id="it never passes one that is above"),
        pytest.param(steps((1, 0), (2, 0), (3, 0), (28, 0)), None, id="too few are answered"),
        pytest.param(steps((0, 0), (0, 0), (0, 0), (0, 0)), None, id="nothing is answered"),
    ],
)
def test_the_walk_keeps_the_bound(given: list[Step], threshold: float | None) -> None:
    reached = walk(given, 0.1)
    assert (reached.threshold if reached else None) == threshold


def test_the_promise_is_broken_for_no_more_than_one_set_in_twenty() -> None:
    """On made-up sets: an answer of chance p is right with chance p, so the share wrong is known."""
    random = np.random.default_rng(2003)
    thresholds = np.arange(0.98, 0, -0.02)
    whole = random.beta(3, 1, 1_000_000)
    risk = [1 - whole[whole >= threshold].mean() for threshold in thresholds]
    broken = []
    for _ in range(400):
        chance = random.beta(3, 1, 150)
        wrong = random.random(150) > chance
        made = [Step(at, int((chance >= at).sum()), int((wrong & (chance >= at)).sum())) for at in thresholds]
        reached = walk(made, 0.2)
        broken.append(reached is not None and risk[made.index(reached)] > 0.2)
    assert np.mean(broken) <= 0.05
