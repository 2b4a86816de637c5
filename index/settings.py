"""What indexing and search weigh and how much they take, with what chose each figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """Made by entry points, passed down, varied with `dataclasses.replace`."""

    # Words in a passage, about: the encoder reads 256 tokens, which leaves room for the title and the headings.
    passage_words: int = 120
    # Of a word in the title, a heading or the organisation, in BM25; the body's is 1.
    trail_weight: float = 2.0
    # Of the best passage's words beside a cosine of 1; better than rank fusion on all public sets.
    word_weight: float = 0.43
    # Passages taken from each search before fusing.
    pool: int = 50


DEFAULT = IndexSettings()
