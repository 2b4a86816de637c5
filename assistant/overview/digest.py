"""The key sentences of each text, whole or on a subject: the most central ones, none twice, in the text's order."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.evidence.asked import Candidate
from assistant.evidence.quotes import say_the_same
from assistant.evidence.stretches import standing_alone
from assistant.overview.centrality import centrality
from assistant.overview.sources import Found, Sources
from assistant.question.kinds import Kind, holds_kind
from assistant.question.query import Query
from assistant.records import Quote
from index.encoder import Vectors, unit
from index.records import Entry, Retrieved
from index.schema import passage_key
from index.store import PassageWords


@dataclass(frozen=True, slots=True)
class Digest:
    """The key sentences of one document in its order; nearest is no key sentence, but the best on a subject of which
    the document says too little; best is the score of its best sentence on the subject.
    """

    entry: Entry
    quotes: tuple[Quote, ...]
    confidence: float = 1.0
    nearest: tuple[Quote, ...] = ()
    best: float = 0.0


def whole(sources: Sources, entry: Entry, count: int) -> Digest:
    """The key sentences of a document."""
    candidates, vectors = _sentences(sources, entry)
    return Digest(entry, _key(sources, candidates, vectors, np.zeros(len(candidates), np.float32), count))


def on_subject(sources: Sources, entries: Sequence[Entry], query: Query, count: int) -> list[Digest]:
    """Those among the sentences of each document that fit a query; none of one that holds too little on it."""
    digests = [_on_subject(sources, entry, query, count) for entry in entries]
    best = max(digest.best for digest in digests)
    far = best - sources.settings.fitting
    return [digest if digest.best >= far else replace(digest, quotes=()) for digest in digests]


def _on_subject(sources: Sources, entry: Entry, query: Query, count: int) -> Digest:
    found = sources.found(query, [entry.id])
    nearest = tuple(standing_alone(each, sources.settings.longest_run).quote() for each in found.ranked[:1])
    best = found.ranked[0].score if found.ranked else -math.inf
    if found.confidence < sources.threshold:
        return Digest(entry, (), found.confidence, nearest, best)
    candidates, vectors = _fitting(sources, found)
    relevance = np.array([candidate.score for candidate in candidates], np.float32)
    return Digest(entry, _key(sources, candidates, vectors, relevance, count), found.confidence, nearest, best)


def _sentences(sources: Sources, entry: Entry) -> tuple[list[Candidate], Vectors]:
    """The sentences of a document's most central passages, with their vectors."""
    store, settings = sources.store, sources.settings
    passages = sorted(store.passages_of([entry.id]), key=lambda passage: passage.start)
    if len(passages) > settings.digest_passages:
        vectors = store.vectors([passage_key(passage) for passage in passages])
        nearness = vectors @ vectors.mean(axis=0)
        passages = [passages[number] for number in sorted(np.argsort(-nearness)[: settings.digest_passages])]
    words = store.passage_words(passages)
    candidates = [
        Candidate(Retrieved(passage, 0.0, 0.0, 0.0), words[passage].sentences, number, sentence, _NONE, {}, 0.0)
        for passage in passages
        for number, sentence in enumerate(words[passage].sentences)
    ]
    return _worth_quoting(sources, candidates)


def _fitting(sources: Sources, found: Found) -> tuple[list[Candidate], Vectors]:
    """The sentences that could be quoted as answers, with their vectors."""
    least = found.ranked[0].score - sources.settings.close
    return _worth_quoting(sources, [candidate for candidate in found.ranked if candidate.score >= least])


_NONE: Vectors = np.zeros(0, np.float32)


def _worth_quoting(sources: Sources, candidates: Sequence[Candidate]) -> tuple[list[Candidate], Vectors]:
    """Those that say something: no heading, question or list of members, nothing very short; all where none does."""
    saying = [candidate for candidate in candidates if _says_something(candidate, sources.settings.short)]
    kept = saying or list(candidates)
    words = sources.store.passage_words(list(dict.fromkeys(candidate.retrieved.passage for candidate in kept)))
    return kept, unit(np.array([_vector(candidate, words[candidate.retrieved.passage]) for candidate in kept]))


def _says_something(candidate: Candidate, short: int) -> bool:
    text = candidate.sentence.text
    if candidate.sentence.kind == "heading" or holds_kind(Kind.MEMBERS, text):
        return False
    return not text.endswith(("?", ":")) and len(text.split()) >= short


def _vector(candidate: Candidate, words: PassageWords) -> Vectors:
    return np.asarray(words.tokens[words.spans[candidate.number]].sum(axis=0), np.float32)


def _key(
    sources: Sources, candidates: Sequence[Candidate], vectors: Vectors, relevance: Vectors, count: int
) -> tuple[Quote, ...]:
    """The most central sentences with what they cannot be understood without, in the text's order."""
    settings = sources.settings
    prior = np.exp(relevance - relevance.max())
    ranks = centrality(vectors, prior / prior.sum(), settings.damping, settings.rank_rounds)
    chosen: list[int] = []
    quotes: list[Quote] = []
    for number in np.argsort(-ranks, kind="stable").tolist():
        quote = standing_alone(candidates[number], settings.longest_run).quote()
        if not any(
            _overlap(quote, other) or say_the_same(quote.text, other.text, settings.same) for other in quotes
        ) and (not chosen or float((vectors[chosen] @ vectors[number]).max()) < settings.same_key):
            chosen.append(number)
            quotes.append(quote)
        if len(quotes) == count:
            break
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
