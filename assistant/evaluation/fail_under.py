"""What a pipeline demands of a run: --fail-under "quote@1=0.85" is the least that quote@1 may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.evaluation.estimates import Estimates
from assistant.evaluation.figures import FIGURES, Better

CAN_BE_TOO_LOW = tuple(name for name, figure in FIGURES.items() if figure.better is Better.MORE)


@dataclass(frozen=True, slots=True)
class Demand:
    """The least that a figure may be."""

    name: str
    least: float


def read_demand(text: str) -> Demand:
    """A demand as written on the command line. Raises ValueError with what is known."""
    name, _, least = text.partition("=")
    if name not in CAN_BE_TOO_LOW:
        raise ValueError(f"{name!r} is not a figure that can be too low; known are {', '.join(CAN_BE_TOO_LOW)}")
    try:
        return Demand(name, float(least))
    except ValueError:
        raise ValueError(f"{text!r} is not FIGURE=NUMBER, for example {name}=0.85") from None


def missed(demands: Iterable[Demand], found: Estimates) -> list[str]:
    """What was demanded and not reached, a line each; an unknown figure reaches nothing."""
    lines = []
    for demand in demands:
        value = found[demand.name].value
        if value is None or not value >= demand.least:
            got = "unknown on this set" if value is None else f"{value:g}"
            lines.append(f"{demand.name} is {got}, below the demanded {demand.least:g}")
    return lines
