"""Weighing the sentences of the passages found: every one beside the question, by the table of features."""

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.evidence.asked import Alternative, Asked, Candidate, Compared, WordMatches, WordVectors
from assistant.evidence.features import measured
from index.encoder import Vectors, unit
from index.records import Retrieved, Sentence
from index.store import PassageWords, Store


def rank(store: Store, asked: Asked, found: Sequence[Retrieved]) -> list[Candidate]:
    """Every sentence of the passages found, best first; equal scores keep the order of the text."""
    held = store.passage_words([item.passage for item in found])
    words = [held[item.passage] for item in found]
    places = [(item, number) for item, each in zip(found, words, strict=True) for number in range(len(each.sentences))]
    compared = list(_compared(asked, found, words))
    weights = {feature.name: feature.weight for feature in asked.settings.features}
    candidates = [
        Candidate(
            retrieved=item,
            neighbours=held[item.passage].sentences,
            number=number,
            sentence=each.sentence,
            matches=each.said.anywhere,
            features=features,
            score=sum(weight * features[name] for name, weight in weights.items()),
        )
        for (item, number), each, features in zip(places, compared, measured(asked, compared), strict=True)
    ]
    return sorted(candidates, key=lambda each: (-each.score, each.sentence.document, each.sentence.start))


def _compared(asked: Asked, found: Sequence[Retrieved], words: Sequence[PassageWords]) -> Iterator[Compared]:
    """The sentences of all passages in order, each beside the question."""
    likenesses = iter(_likenesses(words, asked.conversation))
    least = min(asked.read.values(), default=0.0)
    for item, each in zip(found, words, strict=True):
        said, told = _matches(asked.said, each), _matches(asked.told, each)
        behind, read = item.score - found[0].score, asked.read.get(item.passage, least)
        for number, sentence in enumerate(each.sentences):
            yield Compared(sentence, said[number], told[number], next(likenesses), behind, read)


def _likenesses(words: Sequence[PassageWords], conversation: Vectors) -> list[float]:
    """Each sentence's cosine with the conversation, together with its headings and the sentence before it."""
    around = [vector for each in words for vector in _around(each)]
    return [float(vector @ conversation) for vector in unit(np.array(around))] if around else []


def _around(words: PassageWords) -> Iterator[Vectors]:
    headed = words.above.sum(axis=0)
    before: Vectors | float = 0.0
    for span in words.spans:
        own = words.tokens[span].sum(axis=0)
        yield headed + own + before
        before = own


def _matches(said: WordVectors, words: PassageWords) -> list[WordMatches]:
    """What was said, word by word against every sentence of a passage."""
    if not len(said.tokens):
        return [WordMatches(said.rarity, 0.0, 0.0)] * len(words.sentences)
    with np.errstate(invalid="ignore"):  # some matrix libraries raise the flag on their own padding
        similarity = said.tokens @ words.tokens.T
        above = (said.tokens @ words.above.T).max(axis=1, initial=0.0)
    own = [similarity[:, span].max(axis=1, initial=0.0) for span in words.spans]
    for other in said.alternatives:
        _raise(own, above, other, words)
    for matches in _of_headings(words.sentences, own):
        above = np.maximum(above, matches)
    anywhere = [np.maximum(matches, above) for matches in own]
    return [
        WordMatches(reached, float(reached.mean()) if len(reached) else 0.0, float(matches @ said.rarity))
        for matches, reached in zip(own, anywhere, strict=True)
    ]


def _raise(own: Sequence[Vectors], above: Vectors, other: Alternative, words: PassageWords) -> None:
    """A word is matched as well as what may stand for it is, where that is better."""
    similarity = other.tokens @ words.tokens.T
    rows = list(other.rows)
    for matches, span in zip(own, words.spans, strict=True):
        matches[rows] = np.maximum(matches[rows], similarity[:, span].max(axis=1, initial=0.0).mean())
    above[rows] = np.maximum(above[rows], (other.tokens @ words.above.T).max(axis=1, initial=0.0).mean())


def _of_headings(sentences: Sequence[Sentence], matches: Sequence[Vectors]) -> list[Vectors]:
    return [each for sentence, each in zip(sentences, matches, strict=True) if sentence.kind == "heading"]
