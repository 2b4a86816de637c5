"""Whether the best sentences answer: the calibrated chance, and the threshold it must reach."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from assistant.candidates import Asked
from assistant.kinds import Kind, holds_kind
from assistant.select import Scored
from assistant.weights import CONFIDENCE, LOOKED_AT, THRESHOLD, USUAL

CHECKED_KINDS = frozenset({Kind.NUMBER, Kind.TIME, Kind.WHERE})  # others are answered in too many ways
WEAKEST = 2  # words of the question that the best passage matches least
FURTHER = 5  # the passage that the best one is compared with, counted from 1


def signals(asked: Asked, ranked: Sequence[Scored]) -> Mapping[str, float]:
    """What the chance is made of, by name: cosines and scores as they are."""
    best = ranked[0].candidate.retrieved
    matches = np.max([item.candidate.matches for item in ranked if item.candidate.retrieved is best], axis=0)
    cosines = sorted({item.candidate.retrieved.vector_score for item in ranked}, reverse=True)
    weakest = np.sort(matches)[:WEAKEST]
    return {
        "score": ranked[0].score,
        "meaning": max(item.candidate.features["meaning"] for item in ranked),
        "passage": best.vector_score,
        "margin": cosines[0] - cosines[min(FURTHER, len(cosines)) - 1],
        "late_passage": float(matches.mean()) if len(matches) else 0.0,
        "weakest": float(weakest.mean()) if len(weakest) else 0.0,
    }


def reasons(asked: Asked, ranked: Sequence[Scored]) -> Mapping[str, float]:
    """The terms of the logistic sum: the mean of the signals, each against its usual value, and three doubts."""
    found = signals(asked, ranked)
    usual = [(found[name] - mean) / spread for name, (mean, spread) in USUAL.items()]
    texts = [item.candidate.sentence.text for item in ranked[:LOOKED_AT]]
    held = any(holds_kind(asked.kind, text, asked.stems) for text in texts)
    return {
        "constant": 1.0,
        "agreement": sum(usual) / len(usual),
        "follow_up": float(asked.follow_up),
        "wrong_kind": float(asked.kind in CHECKED_KINDS and not held),
        "strange_name": float(bool(asked.strange_names)),
    }


def confidence(asked: Asked, ranked: Sequence[Scored]) -> float:
    """The chance, 0 to 1, that the answer is in the texts."""
    if not ranked:
        return 0.0
    total = sum(CONFIDENCE[name] * value for name, value in reasons(asked, ranked).items())
    return round(1 / (1 + math.exp(-total)), 4)


def is_answered(chance: float) -> bool:
    return chance >= THRESHOLD
