"""What a map of the chance to the share answerable can reach on sets that it was not fitted on; part of `make fit`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from assistant.evaluation.calibrate import fitted, log_odds
from assistant.evaluation.measures import Truths, Values, calibration_error

SEED = 2003
SPLITS = 60
FAR = 20.0  # log odds: beyond any intercept


@dataclass(frozen=True, slots=True)
class Chances:
    """The shipped chance of each question of a set, and whether it is answerable."""

    name: str
    chances: Values
    answerable: Truths


def report_maps(sets: Sequence[Chances]) -> None:
    """The calibration error of each set as shipped and with every kind of map, and their means."""
    ways = [errors(each, [other for other in sets if other is not each]) for each in sets]
    print("calibration error by what a map of the chance is fitted on:")
    print(f"{'set':16s}", *(name.rjust(16) for name in ways[0]))
    for each, found in zip(sets, ways, strict=True):
        print(f"{each.name:16s}", *(f"{error:16.3f}" for error in found.values()))
    print(f"{'mean':16s}", *(f"{np.mean([found[name] for found in ways]):16.3f}" for name in ways[0]))


def errors(own: Chances, others: Sequence[Chances]) -> Mapping[str, float]:
    """Slope and intercept of the other sets; their slope and the set's own share answerable; half of its own questions.

    The share answerable of the others, whatever is asked, stands beside them: a map should be better than that.
    """
    slope, intercept = shared(others)
    odds = log_odds(own.chances)
    share = np.mean([each.answerable.mean() for each in others])
    level = brentq(lambda at: logistic(slope * odds + at).mean() - own.answerable.mean(), -FAR, FAR)
    return {
        "shipped": error(own.chances, own.answerable),
        "the share alone": error(np.full(len(odds), share), own.answerable),
        "other sets": error(logistic(slope * odds + intercept), own.answerable),
        "its share known": error(logistic(slope * odds + level), own.answerable),
        "half of its own": half(own),
    }


def shared(sets: Sequence[Chances]) -> tuple[float, float]:
    """Slope and intercept for several sets, as many questions drawn of each."""
    random, most = np.random.default_rng(SEED), max(len(each.chances) for each in sets)
    drawn = [(each, random.integers(0, len(each.chances), most)) for each in sets]
    return fitted(
        np.concatenate([each.chances[rows] for each, rows in drawn]),
        np.concatenate([each.answerable[rows] for each, rows in drawn]),
    )


def half(own: Chances) -> float:
    """The mean error on one half of the questions, with the map of the other."""
    random, found = np.random.default_rng(SEED), []
    for _ in range(SPLITS):
        order = random.permutation(len(own.chances))
        known, asked = order[: len(order) // 2], order[len(order) // 2 :]
        slope, intercept = fitted(own.chances[known], own.answerable[known])
        found.append(error(logistic(slope * log_odds(own.chances[asked]) + intercept), own.answerable[asked]))
    return float(np.mean(found))


def logistic(total: Values) -> Values:
    return np.asarray(1 / (1 + np.exp(-total)))


def error(chances: Values, answerable: Truths) -> float:
    return float(calibration_error(chances, answerable, np.ones((1, len(chances))))[0])
