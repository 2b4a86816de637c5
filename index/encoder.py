"""The encoder that answers questions: ONNX, read from a folder that an indexing run left.

Importing this module loads nothing heavy; opening an encoder imports onnxruntime and tokenizers only.
"""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError, brief
from index.manifest import REMEDY
from index.words import FUNCTION_WORDS

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
CONFIG_FILE = "encoder.json"
ENCODER_FILES = (MODEL_FILE, TOKENIZER_FILE, CONFIG_FILE)
THREADS = 1  # a question is short: on a busy machine a second thread waits longer than it helps (6.5 against 15 ms)
TEXTS_AT_ONCE = 2  # of one question: its conversation is encoded beside it

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One encoded text: its unit vector (d,), the unit vectors (n, d) of its words and their places (n, 2)."""

    vector: Vectors
    tokens: Vectors
    places: NDArray[np.int64]

    @property
    def starts(self) -> list[int]:
        """Where each word starts, in order."""
        return [int(start) for start in self.places[:, 0]]

    def between(self, start: int, end: int) -> list[int]:
        """The rows of the words that start between two places."""
        return [row for row, place in enumerate(self.starts) if start <= place < end]

    def until(self, end: int) -> "Encoded":
        """The same text with only those words that start before a place in it."""
        rows = self.places[:, 0] < end
        return Encoded(self.vector, self.tokens[rows], self.places[rows])


class TextEncoder(Protocol):
    """What turns a text into vectors."""

    dimension: int

    def encode(self, text: str) -> Encoded: ...

    def encode_all(self, texts: Sequence[str]) -> Mapping[str, Encoded]: ...


def content_rows(text: str, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which tokens stand for words that carry a subject: no punctuation, no grammar words; shape (n,)."""
    return np.array(
        [end > start and _carries_subject(text[start:end]) for start, end in places.tolist()], dtype=np.bool_
    )


def unit(vectors: Vectors) -> Vectors:
    """The vectors scaled to length 1 along the last axis; a zero vector stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _carries_subject(piece: str) -> bool:
    return any(character.isalnum() for character in piece) and piece.lower() not in FUNCTION_WORDS


class OnnxEncoder:
    """Encodes one text at a time with onnxruntime; gives the vectors of the model it was made from."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            config = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
            self.dimension = int(config["dimension"])
            self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            self._tokenizer.enable_truncation(int(config["max_tokens"]))
            self._tokenizer.no_padding()
            self._pool = ThreadPoolExecutor(TEXTS_AT_ONCE, thread_name_prefix="encoder")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = THREADS
            options.inter_op_num_threads = THREADS
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # three libraries, each with errors of its own
            raise StoreError(f"{folder}: the encoder cannot be loaded ({brief(error)}); {REMEDY}") from error

    def encode(self, text: str) -> Encoded:
        """Encode a text, cut to the model's longest input."""
        encoding = self._tokenizer.encode(text)
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(encoding.ids)), dtype=np.int64),
        }
        vector, tokens = self._session.run(["vector", "tokens"], feed)
        places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        kept = content_rows(text, places)
        return Encoded(unit(vector[0]), unit(tokens[0][kept]), places[kept])

    def encode_all(self, texts: Sequence[str]) -> Mapping[str, Encoded]:
        """Encode several texts side by side, the longest first."""
        ordered = sorted(dict.fromkeys(texts), key=len, reverse=True)
        return dict(zip(ordered, self._pool.map(self.encode, ordered), strict=True))
