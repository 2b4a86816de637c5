"""What the sentences of the texts are compared with, and the records of that comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.rarity import counts_of, rarity
from assistant.lexicon import held
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
    story around it, of which told_share, 0 to 1, is asked. capitals are those of its stems that have a capital and no
    meaning in the list of terms, none where it names its document; years those that it names, dates those of the
    documents found. It stands alone where nothing was said before; searched counts the passages searched. keywords are
    the stems of a query that only lists some, unheard those that no text holds, strange_names those of them that it
    writes with a capital, names those that it asks to have spelled out. read are the
    logits, yes minus no, of the passages that a reading model has read.
    """

    text: str
    conversation: Vectors
    said: WordVectors
    told: WordVectors
    told_share: float
    capitals: frozenset[str]
    years: frozenset[str]
    dates: Mapping[str, str]
    alone: bool
    searched: int
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
    counts, passages = counts_of(store, query, [*said, *told]), store.manifest.passages
    unheard = frozenset(word for word in said if not counts[word])
    text = query.subject.text
    names = frozenset(stem for start, _, stem in query.subject.places if start and text[start].isupper())
    years = frozenset(held.YEAR.findall(text))
    stems = frozenset(said)
    rare = rarity(query.subject, said, counts, passages, settings)
    rare_told = rarity(query.story, told, counts, passages, settings)
    told_words = _word_vectors(query.story, finding.story, rare_told)
    worth = settings.story_worth
    return Asked(
        text=text,
        conversation=finding.vector,
        said=replace(
            _word_vectors(query.subject, finding.question, rare),
            alternatives=tuple(_alternatives(query, finding)),
        ),
        told=told_words,
        told_share=worth / (worth + len(stems)) if len(told_words.tokens) else 0.0,
        capitals=frozenset() if query.limit.documents else (names & stems) - _in_terms(query),
        years=years,
        dates=_dates(store, finding) if years else {},
        alone=not query.leads and not query.turns,
        searched=finding.searched,
        keywords=query.keywords,
        unheard=unheard,
        strange_names=unheard & names,
        names=query.names,
        kind=query.kind,
        settings=settings,
    )


def _in_terms(query: Query) -> frozenset[str]:
    """The stems of the terms of a question, which the texts may say in other words."""
    return frozenset(stem for each in query.meant for stem in query.subject.within(*each.place))


def _dates(store: Store, finding: Finding) -> Mapping[str, str]:
    """The dates of the documents that the passages are of, where they are known."""
    documents = {item.passage.document for item in finding.passages}
    return {name: store.document(name).date or "" for name in documents}


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


def _shares(weights: Sequence[float]) -> Vectors:
    """The weights scaled to the sum of 1; equal shares when all are 0."""
    total = sum(weights)
    return np.array([weight / total if total else 1 / len(weights) for weight in weights], dtype=np.float32)
