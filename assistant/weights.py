"""Every weight and threshold of choosing and declining, each with the measurement that chose it."""

from collections.abc import Mapping
from types import MappingProxyType

PASSAGES = 10  # the right sentence is among those of the ten best passages for 93% to 100% of questions
MOST_CITATIONS = 3

SENTENCE_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "late_interaction": 1.16,
        "sentence_vector": 0.85,
        "passage": 0.5,
        "coverage": 0.4,
        "heading": -0.5,
        "question": -0.95,
        "number": 0.3,
    }
)

CLOSE = 0.25  # how far below the best sentence another may score and still be quoted
CONFIDENCE: Mapping[str, float] = MappingProxyType({"constant": -4.0, "late_interaction": 6.0, "coverage": 3.0})
THRESHOLD = 0.5
