"""A whole store, open for reading: its texts, the vectors of its passages and words, and its encoder."""

import sqlite3
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import ENCODER_FILES, OnnxEncoder, Vectors
from index.errors import StoreError, brief
from index.manifest import MANIFEST, REMEDY, Manifest, read_manifest, verify
from index.records import Passage, Sentence
from index.schema import PARTS, TOKEN_SCALES, TOKENS, VECTORS, passage_key
from index.snapshot import ENCODERS, current_folder
from index.texts import Texts

WORDS_HELD = 256  # passages whose words' vectors are kept in memory, about 200 KB each


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The sentences of a passage with the vectors (n, d) of their words, those of each sentence at its span, and the
    vectors (m, d) of the words of the title and the headings above.
    """

    sentences: tuple[Sentence, ...]
    tokens: Vectors
    spans: tuple[slice, ...]
    above: Vectors


class Store(Texts):
    """The snapshot that was in use when it was opened; a later indexing run does not change it.

    Every part is compared with the manifest on opening; StoreError says what is wrong and what to run.
    """

    def __init__(self, folder: Path) -> None:
        snapshot = current_folder(folder)
        self.folder = folder
        self.manifest: Manifest = read_manifest(snapshot)
        if (*self.manifest.parts, *self.manifest.encoder_parts) != (*PARTS, *ENCODER_FILES):
            raise StoreError(f"{snapshot / MANIFEST}: the store's manifest does not list its parts; {REMEDY}")
        self._held_words: dict[Passage, PassageWords] = {}
        self._encoder_folder = folder / ENCODERS / self.manifest.encoder
        with ThreadPoolExecutor(1, thread_name_prefix="verify") as beside:
            whole = beside.submit(verify, self._encoder_folder, self.manifest.encoder_parts)
            import faiss  # takes as long as comparing the encoder, which is most of the store

            verify(snapshot, self.manifest.parts)
            whole.result()
        try:
            self._vectors: Any = faiss.read_index(str(snapshot / VECTORS))
            self._tokens: NDArray[np.int8] = np.load(snapshot / TOKENS, mmap_mode="r")
            self._token_scales: Vectors = np.load(snapshot / TOKEN_SCALES)
            super().__init__(snapshot)
        except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:
            raise StoreError(f"{snapshot}: the store cannot be opened ({brief(error)}); {REMEDY}") from error

    def encoder(self) -> OnnxEncoder:
        """The encoder that belongs to this snapshot."""
        return OnnxEncoder(self._encoder_folder)

    def vector_search(self, vector: Vectors, count: int, documents: Collection[str] = ()) -> dict[Passage, float]:
        """The nearest passages by inner product with a unit vector (d,), best first; of some documents, or of all."""
        if documents:
            found = self.vector_scores(vector, list(self.passages_of(documents)))
            return dict(sorted(found.items(), key=lambda item: -item[1])[:count])
        _one_thread()
        scores, keys = self._vectors.search(vector[None, :], min(count, self._vectors.ntotal))
        passages = self.passages(keys[0].tolist())
        return {passages[key]: score for key, score in zip(keys[0].tolist(), scores[0].tolist(), strict=True)}

    def vector_scores(self, vector: Vectors, passages: Sequence[Passage]) -> dict[Passage, float]:
        """The inner product of a unit vector with each given passage's."""
        if not passages:
            return {}
        vectors = self.vectors([passage_key(passage) for passage in passages])
        return dict(zip(passages, (vectors @ vector).tolist(), strict=True))

    def vectors(self, keys: Sequence[int]) -> Vectors:
        """The vectors of passages by key, shape (len(keys), d)."""
        return np.asarray(self._vectors.reconstruct_batch(np.array(keys, dtype=np.int64)), dtype=np.float32)

    def passage_words(self, passages: Sequence[Passage]) -> dict[Passage, PassageWords]:
        """The sentences of each passage with the vectors of their words."""
        words = {passage: self._held_words[passage] for passage in passages if passage in self._held_words}
        read = self._read_passage_words([passage for passage in passages if passage not in words])
        if len(self._held_words) + len(read) <= WORDS_HELD:
            self._held_words.update(read)
        return {**words, **read}

    def _read_passage_words(self, passages: Sequence[Passage]) -> dict[Passage, PassageWords]:
        if not passages:
            return {}
        leads = self.lead_rows(passages)
        return {
            passage: self._passage_words(rows, leads[passage]) for passage, rows in self.sentences(passages).items()
        }

    def _passage_words(self, rows: Sequence[tuple[Sentence, int, int]], lead: tuple[int, int]) -> PassageWords:
        start = rows[0][1]
        return PassageWords(
            tuple(sentence for sentence, _, _ in rows),
            self.token_vectors(start, rows[-1][2]),
            tuple(slice(first - start, last - start) for _, first, last in rows),
            self.token_vectors(*lead),
        )

    def token_vectors(self, first: int, last: int) -> Vectors:
        """The word vectors in rows [first, last), shape (last - first, d)."""
        rows, scales = self.stored_tokens(first, last)
        return np.asarray(rows * scales[:, None], dtype=np.float32)

    def stored_tokens(self, first: int, last: int) -> tuple[NDArray[np.int8], Vectors]:
        """The same rows as they are kept: int8 values and the scale of each row."""
        return self._tokens[first:last], self._token_scales[first:last]


def _one_thread() -> None:
    """One question at a time searches faster than threads start. It holds for the whole process, torch included,
    so a store that is opened to be indexed anew must not do it.
    """
    import faiss

    faiss.omp_set_num_threads(1)
