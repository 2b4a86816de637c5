"""Whether the best sentences answer: the calibrated chance, and the threshold it must reach."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from assistant.evidence.candidates import Asked
from assistant.evidence.premises import contradicts, presumes
from assistant.evidence.quotes import Scored
from assistant.question.kinds import Kind, holds_kind
from assistant.records import Level
from assistant.settings import CONFIDENCE, FURTHER, LOOKED_AT, THRESHOLDS, USUAL


def signals(asked: Asked, ranked: Sequence[Scored]) -> Mapping[str, float]:
    """What the chance is made of, by name: the best sentence's score and its lead over the next ones, its passage's
    cosine, and how well the question's rarer words match in it and beside it.
    """
    best = ranked[0].candidate
    beside = [
        item.candidate.matches
        for item in ranked
        if item.candidate.retrieved is best.retrieved and abs(item.candidate.number - best.number) <= 1
    ]
    return {
        "score": ranked[0].score,
        "lead": ranked[0].score - ranked[min(FURTHER, len(ranked) - 1)].score,
        "passage": best.retrieved.vector_score,
        "words": float(np.max(beside, axis=0) @ asked.said.rarity),
    }


def reasons(asked: Asked, ranked: Sequence[Scored]) -> Mapping[str, float]:
    """The terms of the logistic sum: the mean of the signals, each against its usual value, the story that keeps them
    low, and seven doubts.
    """
    found = signals(asked, ranked)
    usual = [(found[name] - mean) / spread for name, (mean, spread) in USUAL.items()]
    looked_at = [item.candidate for item in ranked[: LOOKED_AT.get(asked.kind, 0)]]
    held = any(holds_kind(asked.kind, candidate.sentence.text, asked.stems) for candidate in looked_at)
    spelled_out = any(candidate.features["spells_out"] for candidate in looked_at)
    return {
        "constant": 1.0,
        "agreement": sum(usual) / len(usual),
        "story": asked.story_share,
        "wrong_kind": float(asked.kind in (Kind.TIME, Kind.WHERE) and not held),
        "no_number": float(asked.kind is Kind.NUMBER and not held),
        "strange_name": float(bool(asked.strange_names)),
        "no_full_name": float(asked.kind is Kind.NAME and not spelled_out),
        "unheard_keyword": float(bool(asked.keywords & asked.unheard)),
        "unheard_premise": float(presumes(asked.text, asked.unheard)),
        "other_stance": float(contradicts(asked.text, ranked[0].candidate.sentence.text)),
    }


def confidence(asked: Asked, ranked: Sequence[Scored]) -> float:
    """The chance, 0 to 1, that the answer is in the texts."""
    if not ranked:
        return 0.0
    total = sum(CONFIDENCE[name] * value for name, value in reasons(asked, ranked).items())
    return round(1 / (1 + math.exp(-total)), 4)


def is_answered(chance: float, level: Level) -> bool:
    return chance >= THRESHOLDS[level]
