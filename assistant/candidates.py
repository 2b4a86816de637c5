"""The sentences that may be quoted, and the features that rank them."""

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.find import Finding
from assistant.kinds import Kind, holds_kind, kind_asked
from assistant.understand import Query
from index.encoder import Vectors, unit
from index.records import Retrieved, Sentence
from index.store import Store
from index.words import content_stems, places, stems

SHORT = 5  # words below which a sentence says little on its own


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a retrieved passage, with its features by name; neighbours are all sentences there."""

    retrieved: Retrieved
    neighbours: tuple[Sentence, ...]
    number: int
    features: Mapping[str, float]

    @property
    def sentence(self) -> Sentence:
        return self.neighbours[self.number]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sentences are compared with: the question's words, their rarity and their vectors.

    tokens (n, d) are the word vectors, weights (n,) their rarity, summing to 1; earlier (m, d) are those of the
    question before in a conversation.
    """

    vector: Vectors
    tokens: Vectors
    weights: Vectors
    earlier: Vectors
    rarity: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    kind: Kind
    unknown: frozenset[str]

    def share(self, said: Collection[str]) -> float:
        """The share, by rarity, of the question's words that are among those said; 0 to 1."""
        total = sum(self.rarity.values())
        return sum(weight for word, weight in self.rarity.items() if word in said) / total if total else 0.0


def prepare(store: Store, query: Query, finding: Finding) -> Asked:
    """The question made ready for comparison."""
    encoded = finding.question
    words = content_stems(query.text) or stems(query.text)
    counts = store.passage_counts(words)
    total = store.manifest.passages
    rarity = {word: math.log(1 + (total - counts[word] + 0.5) / (counts[word] + 0.5)) for word in words}
    by_place = [(end, rarity.get(stem, 0.0)) for _, end, stem in places(query.text)]
    raw = np.array(
        [next((weight for end, weight in by_place if start < end), 0.0) for start, _ in encoded.places.tolist()],
        dtype=np.float32,
    )
    sum_raw = raw.sum()
    weights = raw / sum_raw if sum_raw > 0 else np.full(len(raw), 1 / max(1, len(raw)), np.float32)
    return Asked(
        vector=encoded.vector,
        tokens=encoded.tokens,
        weights=weights,
        earlier=finding.earlier.tokens if finding.earlier else encoded.tokens[:0],
        rarity=rarity,
        pairs=frozenset(itertools.pairwise(words)),
        kind=kind_asked(query.text),
        unknown=frozenset(word for word in words if not counts[word]),
    )


def candidates(store: Store, asked: Asked, found: Sequence[Retrieved]) -> list[Candidate]:
    """Every sentence of the passages found, with its features."""
    passages = [retrieved.passage for retrieved in found]
    sentences, leads = store.sentences(passages), store.lead_rows(passages)
    made: list[Candidate] = []
    for retrieved in found:
        rows = sentences[retrieved.passage]
        neighbours = tuple(sentence for sentence, _, _ in rows)
        lead = leads[retrieved.passage]
        columns = _features(store, asked, retrieved, found[0], rows, lead)
        for number in range(len(neighbours)):
            features = {name: float(column[number]) for name, column in columns.items()}
            made.append(Candidate(retrieved, neighbours, number, features))
    return made


Column = NDArray[np.float32] | Sequence[float]


def _features(
    store: Store,
    asked: Asked,
    retrieved: Retrieved,
    best: Retrieved,
    rows: Sequence[tuple[Sentence, int, int]],
    lead: tuple[int, int],
) -> Mapping[str, Column]:
    """The features of a passage's sentences, each a column with a value a sentence."""
    texts = [sentence.text for sentence, _, _ in rows]
    said = [set(stems(text)) for text in texts]
    trail = set(stems("\n".join(retrieved.passage.trail)))
    count = len(rows)
    tokens = store.token_vectors(rows[0][1], rows[-1][2])
    ends = [last - rows[0][1] for _, _, last in rows]
    starts = [first - rows[0][1] for _, first, _ in rows]
    questions = np.concatenate([asked.tokens, asked.earlier])
    similarity = questions @ tokens.T
    matched = np.stack(
        [similarity[:, first:last].max(axis=1, initial=0.0) for first, last in zip(starts, ends, strict=True)]
    )
    headings = [number for number, (sentence, _, _) in enumerate(rows) if sentence.kind == "heading"]
    over = (questions @ store.token_vectors(*lead).T).max(axis=1, initial=0.0)
    if headings:
        over = np.maximum(over, matched[headings].max(axis=0))
    matched_over = np.maximum(matched, over)
    mine, before = slice(0, len(asked.tokens)), slice(len(asked.tokens), None)
    means = np.stack([tokens[first:last].sum(axis=0) for first, last in zip(starts, ends, strict=True)])
    near = [set[str]().union(trail, *said[max(0, number - 1) : number + 2]) for number in range(count)]
    around = np.stack([matched[max(0, number - 1) : number + 2].max(axis=0) for number in range(count)])
    back = [
        similarity[mine, first:last].max(axis=0, initial=0.0).mean() if last > first else 0.0
        for first, last in zip(starts, ends, strict=True)
    ]
    lengths = [len(text.split()) for text in texts]
    return {
        "late": _mean(matched_over[:, mine]),
        "late_all_rare": matched_over[:, mine] @ asked.weights,
        "late_rare": matched[:, mine] @ asked.weights,
        "weakest": matched_over[:, mine].min(axis=1, initial=1.0),
        "weakest_passage": np.full(count, matched_over[:, mine].max(axis=0).min(initial=1.0)),
        "late_passage": np.full(count, matched_over[:, mine].max(axis=0) @ asked.weights),
        "late_near": _mean(around[:, mine]),
        "late_back": back,
        "late_earlier": _mean(matched_over[:, before]),
        "heading_match": np.full(count, _mean(over[None, mine])[0]),
        "meaning": unit(means) @ asked.vector,
        "passage": np.full(count, retrieved.score - best.score),
        "passage_vector": np.full(count, retrieved.vector_score),
        "coverage": [asked.share(words) for words in said],
        "coverage_passage": np.full(count, asked.share(trail.union(*said))),
        "coverage_near": [asked.share(words) for words in near],
        "pairs": [_pairs(asked, text) for text in texts],
        "heading": [float(sentence.kind == "heading") for sentence, _, _ in rows],
        "item": [float(sentence.kind == "item") for sentence, _, _ in rows],
        "question": [float(text.rstrip().endswith("?")) for text in texts],
        "after_question": [0.0, *(float(text.rstrip().endswith("?")) for text in texts[:-1])],
        "short": [float(length < SHORT) for length in lengths],
        "length": [math.log(1 + length) for length in lengths],
        "first": [float(number == 0 or number - 1 in headings) for number in range(count)],
        **{
            f"kind_{kind}": [float(asked.kind is kind and holds_kind(kind, text, asked.rarity)) for text in texts]
            for kind in Kind
            if kind is not Kind.OTHER
        },
    }


def _mean(matched: Vectors) -> Vectors:
    """Mean over the question's words, shape (sentences,); 0 where there is none."""
    return matched.mean(axis=1) if matched.shape[1] else np.zeros(len(matched), np.float32)


def _pairs(asked: Asked, text: str) -> float:
    """Share of the question's neighbouring words that are neighbours in the text."""
    words = content_stems(text)
    return len(asked.pairs & set(itertools.pairwise(words))) / max(1, len(asked.pairs))
