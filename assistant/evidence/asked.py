"""What the sentences of the texts are compared with, and the records of that comparison."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from assistant.question.kinds import Kind
from index.encoder import Encoded, Vectors
from index.records import Name, Passage, Retrieved, Sentence

if TYPE_CHECKING:  # the settings gather the tables of features and signals, which measure these records
    from assistant.evidence.find import Finding
    from assistant.question.query import Query
    from assistant.settings import Settings
    from index.store import Store
    from index.words import Words


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The unit vectors (n, d) of the words of a text, and their rarity (n,), which sums to 1."""

    tokens: Vectors
    rarity: Vectors


@dataclass(frozen=True, slots=True)
class Asked:
    """A query made ready for comparison.

    text is its subject, conversation (d,) its vector with the turns before it, said its words and told those of the
    story around it, of which told_share, 0 to 1, is asked. stems are its words, keywords those of a query that only
    lists some, unheard those that no text holds, strange_names those of them that it writes with a capital, names those
    that it asks to have spelled out. read are the logits, yes minus no, of the passages that a reading model has read.
    """

    text: str
    conversation: Vectors
    said: WordVectors
    told: WordVectors
    told_share: float
    stems: frozenset[str]
    keywords: frozenset[str]
    unheard: frozenset[str]
    strange_names: frozenset[str]
    names: tuple[Name, ...]
    kind: Kind
    settings: Settings
    read: Mapping[Passage, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordMatches:
    """For each of n words its best cosine (n,) with a word of a sentence or of what stands above it; their mean, and
    the mean by rarity of those with the sentence's own words.
    """

    anywhere: Vectors
    mean: float
    weighed: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence beside the question: how the words of question and story match in it, how like it is, with what stands
    around it, to the conversation (a cosine), how far its passage's score is from the best one's (at most 0), and what
    the reading model says of its passage: of one that it has not read, the least that it says of another.
    """

    sentence: Sentence
    said: WordMatches
    told: WordMatches
    likeness: float
    behind: float
    read: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be quoted, by its number among its neighbours: all sentences of the passage it was found in.

    matches (n,) holds each question word's best cosine in or above it, features the values whose weighted sum is its
    score.
    """

    retrieved: Retrieved
    neighbours: tuple[Sentence, ...]
    number: int
    sentence: Sentence
    matches: Vectors
    features: Mapping[str, float]
    score: float


def prepare(store: Store, query: Query, finding: Finding, settings: Settings) -> Asked:
    """The query made ready for comparison with what was found."""
    said, told = query.subject.content or query.subject.stems, query.story.content
    counts, passages = store.passage_counts([*said, *told]), store.manifest.passages
    unheard = frozenset(word for word in said if not counts[word])
    text = query.subject.text
    names = {stem for start, _, stem in query.subject.places if start and text[start].isupper()}
    stems = frozenset(said)
    told_words = _word_vectors(query.story, finding.story, _rarity(counts, told, passages))
    worth = settings.story_worth
    return Asked(
        text=text,
        conversation=finding.vector,
        said=_word_vectors(query.subject, finding.question, _rarity(counts, said, passages)),
        told=told_words,
        told_share=worth / (worth + len(stems)) if len(told_words.tokens) else 0.0,
        stems=stems,
        keywords=query.keywords,
        unheard=unheard,
        strange_names=unheard & names,
        names=query.names,
        kind=query.kind,
        settings=settings,
    )


def _word_vectors(said: Words, encoded: Encoded, rarity: Mapping[str, float]) -> WordVectors:
    """The encoder's words with the rarity of the words of the text that they are pieces of."""
    starts = encoded.starts
    weights = [next((rarity.get(stem, 0.0) for _, end, stem in said.places if start < end), 0.0) for start in starts]
    return WordVectors(encoded.tokens, _shares(weights))


def _rarity(counts: Mapping[str, int], words: Sequence[str], passages: int) -> Mapping[str, float]:
    """The inverse document frequency of words, as BM25 has it."""
    return {word: math.log(1 + (passages - counts[word] + 0.5) / (counts[word] + 0.5)) for word in words}


def _shares(weights: Sequence[float]) -> Vectors:
    """The weights scaled to the sum of 1; equal shares when all are 0."""
    total = sum(weights)
    return np.array([weight / total if total else 1 / len(weights) for weight in weights], dtype=np.float32)
