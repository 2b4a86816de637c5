"""The sentences that may be quoted, and the numbers that rank them."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.understand import Query
from index.encoder import Encoded, Vectors, unit
from index.records import Retrieved, Sentence
from index.store import Store
from index.words import stems

_NUMBER = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion)s?\b", re.I
)
_ASKS_NUMBER = re.compile(
    r"\b(how (many|much|long|often|old|far)|what (percentage|proportion|share|number|amount|age))\b", re.I
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a retrieved passage, with its neighbours' texts and its score's parts by name."""

    sentence: Sentence
    retrieved: Retrieved
    before: Sentence | None
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling each word of the question is: the logarithm of how few passages hold it."""

    weights: Mapping[str, float]

    @classmethod
    def of(cls, store: Store, words: Collection[str]) -> "Rarity":
        total = store.manifest.passages
        counts = store.passage_counts(words)
        return cls({word: math.log(1 + total / (1 + count)) for word, count in counts.items()})

    def share(self, said: set[str]) -> float:
        """The share, by weight, of the question's words that are among those said; 0 to 1."""
        total = sum(self.weights.values())
        return sum(weight for word, weight in self.weights.items() if word in said) / total if total else 0.0


def candidates(store: Store, query: Query, encoded: Encoded, found: Sequence[Retrieved]) -> list[Candidate]:
    """Every sentence of the passages found, with its features."""
    rarity = Rarity.of(store, query.words)
    sentences = store.sentences([retrieved.passage for retrieved in found])
    made: list[Candidate] = []
    for retrieved in found:
        rows = sentences[retrieved.passage]
        said = [set(stems(sentence.text)) for sentence, _, _ in rows]
        for number, (sentence, first, last) in enumerate(rows):
            neighbours = set[str]().union(*said[max(0, number - 1) : number + 2])
            tokens = store.token_vectors(first, last)
            made.append(
                Candidate(
                    sentence,
                    retrieved,
                    rows[number - 1][0] if number else None,
                    {
                        "late_interaction": late_interaction(encoded.tokens, tokens),
                        "sentence_vector": mean_similarity(encoded.vector, tokens),
                        "passage": retrieved.score,
                        "coverage": rarity.share(said[number]) / 2 + rarity.share(neighbours) / 2,
                        "heading": float(sentence.kind == "heading"),
                        "question": float(sentence.text.rstrip().endswith("?")),
                        "number": float(bool(_ASKS_NUMBER.search(query.text) and _NUMBER.search(sentence.text))),
                    },
                )
            )
    return made


def late_interaction(question: Vectors, sentence: Vectors) -> float:
    """Mean over the question's words of the best cosine with a word of the sentence (MaxSim, ColBERT 2020)."""
    if not len(question) or not len(sentence):
        return 0.0
    similarities: NDArray[np.float32] = question @ sentence.T
    return float(similarities.max(axis=1).mean())


def mean_similarity(question: Vectors, sentence: Vectors) -> float:
    """Cosine of the question's vector with the mean of the sentence's word vectors."""
    return float(unit(sentence.mean(axis=0)) @ question) if len(sentence) else 0.0
