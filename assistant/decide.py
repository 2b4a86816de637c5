"""Whether the best sentences answer: the calibrated chance, and the threshold it must reach."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from assistant.candidates import Asked
from assistant.kinds import Kind, holds_kind
from assistant.select import Scored
from assistant.weights import CONFIDENCE, LOOKED_AT, THRESHOLD

CHECKED_KINDS = frozenset({Kind.NUMBER, Kind.TIME, Kind.WHERE})  # others are answered in too many ways


def signals(asked: Asked, ranked: Sequence[Scored]) -> Mapping[str, float]:
    """What the chance is made of, by name, from the best sentences."""
    best = [item.candidate for item in ranked[:LOOKED_AT]]
    matches = np.max([candidate.matches for candidate in best], axis=0)
    held = any(holds_kind(asked.kind, candidate.sentence.text, asked.stems) for candidate in best)
    return {
        "constant": 1.0,
        "score": ranked[0].score,
        "passage": max(item.candidate.retrieved.vector_score for item in ranked),
        "weakest": float(matches.min(initial=1.0)),
        "wrong_kind": float(asked.kind in CHECKED_KINDS and not held),
        "strange_name": float(bool(asked.strange_names)),
    }


def confidence(asked: Asked, ranked: Sequence[Scored]) -> float:
    """The chance, 0 to 1, that the answer is in the texts: a logistic sum of the signals."""
    if not ranked:
        return 0.0
    total = sum(CONFIDENCE[name] * value for name, value in signals(asked, ranked).items())
    return round(1 / (1 + math.exp(-total)), 4)


def is_answered(chance: float) -> bool:
    return chance >= THRESHOLD
