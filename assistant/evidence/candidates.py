"""The sentences that may be quoted, and the features that rank them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evidence.find import Finding
from assistant.question.kinds import Kind, holds_kind, kind_asked
from assistant.question.reading import Query, keywords
from assistant.settings import SHORT, STORY_WORTH
from index.encoder import Encoded, Vectors, unit
from index.records import Name, Retrieved, Sentence
from index.store import Store
from index.words import content_stems, places, stems


@dataclass(frozen=True, slots=True)
class Said:
    """The vectors (n, d) of the words of a text, and their rarity (n,), which sums to 1."""

    tokens: Vectors
    rarity: Vectors


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sentences are compared with.

    text is the question's subject, conversation (d,) its vector with the turns before it, said its words and told those
    of the story around it. stems are its words, keywords those of a query that only lists some, unheard those that no
    text holds, strange_names those of them that it writes with a capital, names those that it asks to have spelled out.
    """

    text: str
    conversation: Vectors
    said: Said
    told: Said
    stems: frozenset[str]
    keywords: frozenset[str]
    unheard: frozenset[str]
    strange_names: frozenset[str]
    names: tuple[Name, ...]
    kind: Kind

    @property
    def story_share(self) -> float:
        """How much of what is asked is in the story, 0 to 1."""
        return STORY_WORTH / (STORY_WORTH + len(self.stems)) if len(self.told.tokens) else 0.0


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


@dataclass(frozen=True, slots=True)
class _Matches:
    """For each of n words its best cosine (n,) with a word of the sentence or of what stands above it; their mean, and
    the mean by rarity of those with the sentence's own words.
    """

    anywhere: Vectors
    mean: float
    weighed: float


def prepare(store: Store, query: Query, finding: Finding) -> Asked:
    """The question made ready for comparison."""
    said, told = content_stems(query.subject) or stems(query.subject), content_stems(query.story)
    counts, passages = store.passage_counts([*said, *told]), store.manifest.passages
    unheard = frozenset(word for word in said if not counts[word])
    names = {stem for start, _, stem in places(query.subject) if start and query.subject[start].isupper()}
    return Asked(
        text=query.subject,
        conversation=finding.vector,
        said=_said(query.subject, finding.question, _rarity(counts, said, passages)),
        told=_said(query.story, finding.story, _rarity(counts, told, passages)),
        stems=frozenset(said),
        keywords=keywords(query),
        unheard=unheard,
        strange_names=unheard & names,
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
    tokens, heads = store.token_vectors(rows[0][1], rows[-1][2]), store.token_vectors(*lead)
    spans = [slice(first - rows[0][1], last - rows[0][1]) for _, first, last in rows]
    said = _matches(asked.said, neighbours, tokens, spans, heads)
    told = _matches(asked.told, neighbours, tokens, spans, heads)
    sums = [tokens[span].sum(axis=0) for span in spans]
    headed = heads.sum(axis=0)
    made = []
    for number, sentence in enumerate(neighbours):
        before = sums[number - 1] if number else 0.0
        features = {
            "late": _mixed(said[number].mean, told[number].mean, asked.story_share),
            "late_rare": _mixed(said[number].weighed, told[number].weighed, asked.story_share),
            "context": float(unit(headed + sums[number] + before) @ asked.conversation),
            "passage": retrieved.score - best,
            "heading": float(sentence.kind == "heading"),
            "question": float(sentence.text.rstrip().endswith("?")),
            "short": float(len(sentence.text.split()) < SHORT),
            "lists_members": float(asked.kind is Kind.MEMBERS and holds_kind(asked.kind, sentence.text, asked.stems)),
            "spells_out": float(any(_spells_out(sentence.text, name) for name in asked.names)),
        }
        made.append(Candidate(retrieved, neighbours, number, said[number].anywhere, features))
    return made


def _matches(
    said: Said, neighbours: Sequence[Sentence], tokens: Vectors, spans: Sequence[slice], heads: Vectors
) -> list[_Matches]:
    """What was said, word by word against every sentence of a passage."""
    with np.errstate(invalid="ignore"):  # some matrix libraries raise the flag on their own padding
        similarity = said.tokens @ tokens.T
        above = (said.tokens @ heads.T).max(axis=1, initial=0.0)
    own = [similarity[:, span].max(axis=1, initial=0.0) for span in spans]
    for sentence, matches in zip(neighbours, own, strict=True):
        if sentence.kind == "heading":
            above = np.maximum(above, matches)
    anywhere = [np.maximum(matches, above) for matches in own]
    return [
        _Matches(reached, float(reached.mean()) if len(reached) else 0.0, float(matches @ said.rarity))
        for matches, reached in zip(own, anywhere, strict=True)
    ]


def _said(text: str, encoded: Encoded, rarity: Mapping[str, float]) -> Said:
    words = places(text)
    weights = [next((rarity.get(stem, 0.0) for _, end, stem in words if start < end), 0.0) for start in encoded.starts]
    return Said(encoded.tokens, _shares(weights))


def _rarity(counts: Mapping[str, int], words: Sequence[str], passages: int) -> Mapping[str, float]:
    """The inverse document frequency of words, as BM25 has it."""
    return {word: math.log(1 + (passages - counts[word] + 0.5) / (counts[word] + 0.5)) for word in words}


def _mixed(said: float, told: float, share: float) -> float:
    return (1 - share) * said + share * told


def _spells_out(text: str, name: Name) -> bool:
    return name.full in text and name.short in text.replace(name.full, "")


def _shares(weights: Sequence[float]) -> Vectors:
    """The weights scaled to the sum of 1; equal shares when all are 0."""
    total = sum(weights)
    return np.array([weight / total if total else 1 / len(weights) for weight in weights], dtype=np.float32)
