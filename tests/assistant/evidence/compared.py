"""Small questions and sentences for the tests of features, signals and quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from assistant.evidence.asked import Asked, Candidate, Compared, WordMatches, WordVectors
from assistant.question.kinds import Kind
from assistant.settings import Settings
from index.records import BlockKind, Passage, Retrieved, Sentence

NO_WORDS = WordVectors(np.zeros((0, 2), np.float32), np.zeros(0, np.float32))
NO_MATCHES = WordMatches(np.zeros(0, np.float32), 0.0, 0.0)


def asked(text: str = "what about trusts?", **changes: object) -> Asked:
    """A question of which nothing is known but what is given."""
    plain = Asked(
        text=text,
        conversation=np.zeros(2, np.float32),
        said=NO_WORDS,
        told=NO_WORDS,
        told_share=0.0,
        capitals=frozenset(),
        years=frozenset(),
        dates={},
        alone=True,
        searched=12,
        keywords=frozenset(),
        unheard=frozenset(),
        strange_names=frozenset(),
        names=(),
        kind=Kind.OTHER,
        settings=Settings(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def compared(text: str = "Trusts are wise.", kind: BlockKind = "paragraph", **changes: object) -> Compared:
    sentence = Sentence("d", 0, len(text), 1, kind, text)
    return replace(Compared(sentence, NO_MATCHES, NO_MATCHES, 0.0, 0.0), **changes)  # type: ignore[arg-type]


def matches(mean: float, weighed: float) -> WordMatches:
    return WordMatches(np.array([mean], np.float32), mean, weighed)


def ranked(
    texts: Sequence[str],
    scores: Sequence[float] = (),
    *,
    kinds: Sequence[BlockKind] = (),
    document: str = "d",
    paragraphs: Sequence[int] = (),
    features: Mapping[str, float] | None = None,
    vector_score: float = 0.5,
    matches: float = 1.0,
) -> list[Candidate]:
    """The sentences of one passage in their order, with their scores: falling from 9 where none are given."""
    whole = " ".join(texts)
    starts = [len(" ".join([*texts[:number], ""])) for number in range(len(texts))]
    sentences = tuple(
        Sentence(
            document,
            start,
            start + len(text),
            paragraphs[number] if paragraphs else 1,
            kinds[number] if kinds else "paragraph",
            text,
        )
        for number, (start, text) in enumerate(zip(starts, texts, strict=True))
    )
    found = Retrieved(Passage(document, 0, len(whole), ("Title",), whole), 1.0, vector_score, 1.0)
    return [
        Candidate(
            found,
            sentences,
            number,
            sentence,
            np.array([matches / (number + 1)], np.float32),
            features or {},
            scores[number] if scores else 9.0 - number,
        )
        for number, sentence in enumerate(sentences)
    ]
