"""The sentences that may be quoted, and the features that rank them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.find import Finding
from assistant.kinds import Kind, kind_asked
from assistant.understand import Query
from index.encoder import Vectors, unit
from index.records import Name, Retrieved, Sentence
from index.store import Store
from index.words import content_stems, places, stems

SHORT = 5  # words below which a sentence says little on its own


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sentences are compared with.

    text is the question's subject, conversation (d,) its vector with the turns before it, tokens (n, d) are its words'
    and weights (n,) their rarity, summing to 1. stems are its words, strange_names those that it writes with a capital
    and that no text holds, names those that it asks to have spelled out.
    """

    text: str
    conversation: Vectors
    tokens: Vectors
    weights: Vectors
    stems: frozenset[str]
    strange_names: frozenset[str]
    names: tuple[Name, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a retrieved passage; neighbours are all sentences there.

    matches (n,) holds for each word of the question its best cosine with a word of the sentence, its headings or its
    title; features are the parts of the sentence's score by name.
    """

    retrieved: Retrieved
    neighbours: tuple[Sentence, ...]
    number: int
    matches: Vectors
    features: Mapping[str, float]

    @property
    def sentence(self) -> Sentence:
        return self.neighbours[self.number]


def prepare(store: Store, query: Query, finding: Finding) -> Asked:
    """The question made ready for comparison."""
    encoded = finding.question
    words = content_stems(query.subject) or stems(query.subject)
    counts = store.passage_counts(words)
    total = store.manifest.passages
    rarity = {word: math.log(1 + (total - counts[word] + 0.5) / (counts[word] + 0.5)) for word in words}
    said = places(query.subject)
    weights = [next((rarity.get(stem, 0.0) for _, end, stem in said if start < end), 0.0) for start in encoded.starts]
    names = {stem for start, _, stem in said if start and query.subject[start].isupper()}
    return Asked(
        text=query.subject,
        conversation=finding.vector,
        tokens=encoded.tokens,
        weights=_shares(weights),
        stems=frozenset(words),
        strange_names=frozenset(word for word in words if word in names and not counts[word]),
        names=query.names,
        kind=kind_asked(query.subject),
    )


def candidates(store: Store, asked: Asked, found: Sequence[Retrieved]) -> list[Candidate]:
    """Every sentence of the passages found, with its features."""
    passages = [retrieved.passage for retrieved in found]
    sentences, leads = store.sentences(passages), store.lead_rows(passages)
    return [
        candidate
        for retrieved in found
        for candidate in _within(
            store, asked, retrieved, found[0].score, sentences[retrieved.passage], leads[retrieved.passage]
        )
    ]


def _within(
    store: Store,
    asked: Asked,
    retrieved: Retrieved,
    best: float,
    rows: Sequence[tuple[Sentence, int, int]],
    lead: tuple[int, int],
) -> list[Candidate]:
    """The sentences of one passage by late interaction (MaxSim: Khattab and Zaharia, ColBERT, SIGIR 2020)."""
    neighbours = tuple(sentence for sentence, _, _ in rows)
    tokens = store.token_vectors(rows[0][1], rows[-1][2])
    spans = [slice(first - rows[0][1], last - rows[0][1]) for _, first, last in rows]
    with np.errstate(invalid="ignore"):  # some matrix libraries raise the flag on their own padding
        similarity = asked.tokens @ tokens.T
        heads = store.token_vectors(*lead)
        above = (asked.tokens @ heads.T).max(axis=1, initial=0.0)
    own = [similarity[:, span].max(axis=1, initial=0.0) for span in spans]
    for sentence, matches in zip(neighbours, own, strict=True):
        if sentence.kind == "heading":
            above = np.maximum(above, matches)
    sums = [tokens[span].sum(axis=0) for span in spans]
    headed = heads.sum(axis=0)
    made = []
    for number, sentence in enumerate(neighbours):
        matches = np.maximum(own[number], above)
        before = sums[number - 1] if number else 0.0
        features = {
            "late": float(matches.mean()) if len(matches) else 0.0,
            "late_rare": float(own[number] @ asked.weights),
            "context": float(unit(headed + sums[number] + before) @ asked.conversation),
            "passage": retrieved.score - best,
            "heading": float(sentence.kind == "heading"),
            "question": float(sentence.text.rstrip().endswith("?")),
            "short": float(len(sentence.text.split()) < SHORT),
            "spells_out": float(any(_spells_out(sentence.text, name) for name in asked.names)),
        }
        made.append(Candidate(retrieved, neighbours, number, matches, features))
    return made


def _spells_out(text: str, name: Name) -> bool:
    return f"({name.short})" in text and name.full in text


def _shares(weights: Sequence[float]) -> Vectors:
    """The weights scaled to the sum of 1; equal shares when all are 0."""
    total = sum(weights)
    return np.array([weight / total if total else 1 / len(weights) for weight in weights], dtype=np.float32)
