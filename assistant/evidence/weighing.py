"""Weighing the sentences of the passages found: every one beside the question, by the table of features."""

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.evidence.asked import Asked, Candidate, Compared, WordMatches, WordVectors
from index.encoder import Vectors, unit
from index.records import Retrieved, Sentence
from index.store import PassageWords, Store


def rank(store: Store, asked: Asked, found: Sequence[Retrieved]) -> list[Candidate]:
    """Every sentence of the passages found, best first; equal scores keep the order of the text."""
    words = store.passage_words([item.passage for item in found])
    weighed = [candidate for item in found for candidate in _within(asked, item, found[0].score, words[item.passage])]
    return sorted(weighed, key=lambda candidate: (-candidate.score, candidate.place))


def _within(asked: Asked, retrieved: Retrieved, best: float, words: PassageWords) -> Iterator[Candidate]:
    """The sentences of one passage."""
    behind = retrieved.score - best
    said, told = (_matches(each, words) for each in (asked.said, asked.told))
    likenesses = _likenesses(words, asked.conversation)
    for number, sentence in enumerate(words.sentences):
        compared = Compared(sentence, said[number], told[number], likenesses[number], behind)
        features = {feature.name: feature.measure(asked, compared) for feature in asked.settings.features}
        score = sum(feature.weight * features[feature.name] for feature in asked.settings.features)
        yield Candidate(retrieved, words.sentences, number, sentence, said[number].anywhere, features, score)


def _likenesses(words: PassageWords, conversation: Vectors) -> list[float]:
    """Each sentence's cosine with the conversation, together with its headings and the sentence before it."""
    sums = [words.tokens[span].sum(axis=0) for span in words.spans]
    headed = words.above.sum(axis=0)
    around = unit(np.array([headed + own + before for own, before in zip(sums, [0.0, *sums], strict=False)]))
    return [float(vector @ conversation) for vector in around]


def _matches(said: WordVectors, words: PassageWords) -> list[WordMatches]:
    """What was said, word by word against every sentence of a passage."""
    with np.errstate(invalid="ignore"):  # some matrix libraries raise the flag on their own padding
        similarity = said.tokens @ words.tokens.T
        above = (said.tokens @ words.above.T).max(axis=1, initial=0.0)
    own = [similarity[:, span].max(axis=1, initial=0.0) for span in words.spans]
    for matches in _of_headings(words.sentences, own):
        above = np.maximum(above, matches)
    anywhere = [np.maximum(matches, above) for matches in own]
    return [
        WordMatches(reached, float(reached.mean()) if len(reached) else 0.0, float(matches @ said.rarity))
        for matches, reached in zip(own, anywhere, strict=True)
    ]


def _of_headings(sentences: Sequence[Sentence], matches: Sequence[Vectors]) -> list[Vectors]:
    return [each for sentence, each in zip(sentences, matches, strict=True) if sentence.kind == "heading"]
