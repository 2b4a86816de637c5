"""Whether the best sentences answer: the calibrated chance, and the threshold it must reach."""

import math
from collections.abc import Sequence

from assistant.select import Scored
from assistant.weights import CONFIDENCE, THRESHOLD


def confidence(ranked: Sequence[Scored]) -> float:
    """The chance, 0 to 1, that the answer is in the texts, from the best sentence's features (logistic)."""
    if not ranked:
        return 0.0
    features = ranked[0].candidate.features
    total = CONFIDENCE["constant"] + sum(
        weight * features[name] for name, weight in CONFIDENCE.items() if name != "constant"
    )
    return round(1 / (1 + math.exp(-total)), 4)


def is_answered(chance: float) -> bool:
    return chance >= THRESHOLD
