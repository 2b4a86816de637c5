"""How sure the answer is: the weighted signals, and the calibrated chance that they give."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence.asked import Asked, Candidate


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum: a measured value, what a reader is told of it, its weight, and what it adds."""

    name: str
    told: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        return self.value * self.weight


def reasons(asked: Asked, ranked: Sequence[Candidate]) -> tuple[Term, ...]:
    """Every signal, in the order of its table; none when nothing was ranked."""
    if not ranked:
        return ()
    signals = asked.settings.signals
    return tuple(Term(each.name, each.told, each.measure(asked, ranked), each.weight) for each in signals)


def chance(terms: Sequence[Term]) -> float:
    """The chance, 0 to 1, that the answer is in the texts; 0 without any term."""
    return round(1 / (1 + math.exp(-sum(term.adds for term in terms))), 4) if terms else 0.0
