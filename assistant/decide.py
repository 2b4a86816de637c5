"""Whether the best sentences answer: the calibrated chance, and the threshold it must reach."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from assistant.candidates import Asked
from assistant.kinds import Kind, holds_kind
from assistant.select import Scored
from assistant.weights import CONFIDENCE, LOOKED_AT, THRESHOLD, USUAL

CHECKED_KINDS = frozenset({Kind.NUMBER, Kind.TIME, Kind.WHERE})  # others are answered in too many ways


def signals(asked: Asked, ranked: Sequence[Scored]) -> Mapping[str, float]:
    """What the chance is made of, by name: the best passage's cosine, and how well the question's rarer words match.

    They do not depend on how many passages a store has, so that a corpus of two texts is judged like one of a thousand.
    """
    best = ranked[0].candidate
    within = [item.candidate.matches for item in ranked if item.candidate.retrieved is best.retrieved]
    return {
        "passage": best.retrieved.vector_score,
        "words_in_passage": float(np.max(within, axis=0) @ asked.weights),
        "words_in_sentence": best.features["late_rare"],
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
