"""The key sentences of each text, whole or on a subject: the most central ones, none twice, in the text's order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evidence.asked import Candidate
from assistant.evidence.quotes import say_the_same, standing_alone
from assistant.overview.centrality import centrality
from assistant.overview.sources import Found, Sources
from assistant.question.query import Query
from assistant.records import Quote
from index.encoder import Vectors, unit
from index.records import Entry, Retrieved
from index.schema import passage_key
from index.store import PassageWords


@dataclass(frozen=True, slots=True)
class Digest:
    """The key sentences of one document in its order; nearest is no key sentence, but the best on a subject of which
    the document says too little.
    """

    entry: Entry
    quotes: tuple[Quote, ...]
    confidence: float = 1.0
    nearest: tuple[Quote, ...] = ()


def whole(sources: Sources, entry: Entry, count: int) -> Digest:
    """The key sentences of a document."""
    candidates, vectors = _sentences(sources, entry)
    return Digest(entry, _key(sources, candidates, vectors, np.zeros(len(candidates), np.float32), count))


def on_subject(sources: Sources, entry: Entry, query: Query, count: int) -> Digest:
    """Those among the sentences of a document that fit a query; none when it holds too little on it."""
    found = sources.found(query, [entry.id])
    if found.confidence < sources.threshold:
        nearest = [standing_alone(best, sources.settings.longest_run).quote() for best in found.ranked[:1]]
        return Digest(entry, (), found.confidence, tuple(nearest))
    candidates, vectors = _fitting(sources, found)
    relevance = np.array([candidate.score for candidate in candidates], np.float32)
    return Digest(entry, _key(sources, candidates, vectors, relevance, count), found.confidence)


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
    """Those that say something: no heading, no question, nothing very short; all of them where none does."""
    saying = [candidate for candidate in candidates if _says_something(candidate, sources.settings.short)]
    kept = saying or list(candidates)
    words = sources.store.passage_words(list(dict.fromkeys(candidate.retrieved.passage for candidate in kept)))
    return kept, unit(np.array([_vector(candidate, words[candidate.retrieved.passage]) for candidate in kept]))


def _says_something(candidate: Candidate, short: int) -> bool:
    text = candidate.sentence.text
    return candidate.sentence.kind != "heading" and not text.endswith(("?", ":")) and len(text.split()) >= short


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
