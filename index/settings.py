"""The weights and thresholds of indexing and search, each with what chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How texts are split and how passages are found."""

    passage_words: int = 120
    trail_weight: float = 2.0
    word_weight: float = 0.43
    pool: int = 50


DEFAULT = IndexSettings()
