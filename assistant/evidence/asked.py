"""What the sentences of the texts are compared with, and the records of that comparison."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.question.kinds import Kind
from index.encoder import Encoded, Vectors
from index.records import Name, Retrieved, Sentence

if TYPE_CHECKING:  # the settings gather the tables of features and signals, which measure these records
    from assistant.evidence.find import Finding
    from assistant.question.query import Query
    from assistant.settings import Settings
    from index.store import Store
    from index.words import Words


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand for some words of a text, by their rows: the unit vectors (m, d) of its own words."""

    rows: tuple[int, ...]
    tokens: Vectors


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The unit vectors (n, d) of a text's words, their rarity (n,), which sums to 1, and what may stand for some."""

    tokens: Vectors
    rarity: Vectors
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A query made ready for comparison.

    text is its subject, conversation (d,) its vector with the turns before it, said its words and told those of the
    story around it, of which told_share, 0 to 1, is asked. stems are its words, keywords those of a query that only
    lists some, unheard those that no text holds, strange_names those of them that it writes with a capital, names those
    that it asks to have spelled out.
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
    around it, to the conversation (a cosine), and how far its passage's score is from the best one's (at most 0).
    """

    sentence: Sentence
    said: WordMatches
    told: WordMatches
    likeness: float
    behind: float


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
    counts, passages = _counts(store, query, [*said, *told]), store.manifest.passages
    unheard = frozenset(word for word in said if not counts[word])
    text = query.subject.text
    names = {stem for start, _, stem in query.subject.places if start and text[start].isupper()}
    stems = frozenset(said)
    told_words = _word_vectors(query.story, finding.story, _rarity(counts, told, passages))
    worth = settings.story_worth
    return Asked(
        text=text,
        conversation=finding.vector,
        said=replace(
            _word_vectors(query.subject, finding.question, _rarity(counts, said, passages)),
            alternatives=tuple(_alternatives(query, finding)),
        ),
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


def _counts(store: Store, query: Query, words: Sequence[str]) -> Mapping[str, int]:
    """In how many passages each stem occurs; those of a term in as many as the rarest word of what is said for it."""
    meanings = [meaning.content for each in query.meant for meaning in each.meanings]
    counts = store.passage_counts([*words, *(stem for meaning in meanings for stem in meaning)])
    for each in query.meant:
        heard = max(min(counts[stem] for stem in meaning.content) for meaning in each.meanings)
        own = [stem for start, end, stem in query.subject.places if each.place[0] <= start < each.place[1]]
        counts |= {stem: max(heard, counts.get(stem, 0)) for stem in own}
    return counts


def _alternatives(query: Query, finding: Finding) -> Iterator[Alternative]:
    """The words of the texts beside those of the question that they stand for."""
    for paraphrase, encoded in zip(query.paraphrases, finding.paraphrases, strict=True):
        for place, here in paraphrase.swapped:
            rows, tokens = finding.question.between(*place), encoded.tokens[encoded.between(*here)]
            if len(rows) and len(tokens):
                yield Alternative(tuple(rows), tokens)


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
