"""A stub of the embedding model: each word a random unit vector of its own, a text the mean of its words.

Texts that share words are alike, so that stores, searches and answers work as with the real model, at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from zlib import crc32

import numpy as np

from assistant.assistant import Assistant
from index import build
from index.encoder import ENCODER_FILES, Encoded, Vectors, content_rows, unit
from index.model import Progress
from index.store import Store
from index.words import Words

DIMENSION = 384
FOLDER = Path(__file__).with_name("stub_model")


@cache
def word_vector(stem: str) -> Vectors:
    return unit(np.random.default_rng(crc32(stem.encode())).standard_normal(DIMENSION))


class StubEncoder:
    """Encodes a question, as OnnxEncoder does."""

    dimension = DIMENSION

    def encode(self, text: str) -> Encoded:
        found = Words.of(text).places
        where = np.array([place[:2] for place in found], np.int64).reshape(-1, 2)
        vectors = np.array([word_vector(stem) for *_, stem in found], np.float32).reshape(-1, DIMENSION)
        kept = content_rows(text, where)
        return Encoded(unit(vectors.sum(axis=0)), vectors[kept], where[kept])

    def encode_all(self, texts: Sequence[str]) -> Mapping[str, Encoded]:
        return {text: self.encode(text) for text in texts}


class StubModel:
    """Encodes passages, as Model does; the folder's weights are nothing to it."""

    dimension = DIMENSION

    def __init__(self, folder: Path) -> None: ...

    def encode(self, texts: Sequence[str], progress: Progress) -> Iterator[Encoded]:
        for number, text in enumerate(texts, 1):
            progress(number, len(texts))
            yield StubEncoder().encode(text)

    def export(self, folder: Path) -> None:
        for name in ENCODER_FILES:
            (folder / name).write_text("The stub keeps nothing.", encoding="utf-8")


index_corpus = partial(build.index_corpus, model=str(FOLDER), load=StubModel)


def open_assistant(store: str | Path) -> Assistant:
    return Assistant(Store(Path(store)), encoder=StubEncoder())
