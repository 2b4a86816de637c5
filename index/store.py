"""A whole store, open for reading: documents, passages, sentences, and the two searches over them."""

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import ENCODER_FILES, OnnxEncoder, Vectors
from index.errors import StoreError
from index.records import Block, Document, Edit, LeftOut, Name, Passage, Sentence, Source
from index.schema import PARTS, TEXTS, TOKEN_SCALES, TOKENS, VECTORS, passage_key
from index.snapshot import ENCODERS, MANIFEST, REMEDY, Manifest, current_folder, read_manifest, verify
from index.words import stems

WORDS_HELD = 256  # passages whose words' vectors are kept in memory, about 200 KB each
TRAIL_WEIGHT = 2.0  # of a word in the title, a heading or the organisation, in BM25; the body's is 1
GIVEN = "(SELECT value FROM json_each(?))"  # a list of any length in one value: SQLite limits their number
DOCUMENTS_HELD = 256  # documents kept in memory after they were read once
PASSAGES_HELD = 8192  # passages likewise, about 1 KB each


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The sentences of a passage with the vectors (n, d) of their words, those of each sentence at its span, and the
    vectors (m, d) of the words of the title and the headings above.
    """

    sentences: tuple[Sentence, ...]
    tokens: Vectors
    spans: tuple[slice, ...]
    above: Vectors


class Store:
    """The snapshot that was in use when it was opened; a later indexing run does not change it.

    Every part is compared with the manifest on opening; StoreError says what is wrong and what to run.
    """

    def __init__(self, folder: Path) -> None:
        import faiss

        snapshot = current_folder(folder)
        self.folder = folder
        self.manifest: Manifest = read_manifest(snapshot)
        if (*self.manifest.parts, *self.manifest.encoder_parts) != (*PARTS, *ENCODER_FILES):
            raise StoreError(f"{snapshot / MANIFEST}: the store's manifest does not list its parts; {REMEDY}")
        self._encoder_folder = folder / ENCODERS / self.manifest.encoder
        verify(snapshot, self.manifest.parts)
        verify(self._encoder_folder, self.manifest.encoder_parts)
        try:
            self._vectors: Any = faiss.read_index(str(snapshot / VECTORS))
            self._tokens: NDArray[np.int8] = np.load(snapshot / TOKENS, mmap_mode="r")
            self._token_scales: Vectors = np.load(snapshot / TOKEN_SCALES)
            uri = f"{(snapshot / TEXTS).resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)")
        except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:
            raise StoreError(f"{snapshot}: the store cannot be opened ({error}); {REMEDY}") from error
        self._lock = threading.Lock()  # one connection serves the threads of the page
        self._held: dict[int, Passage] = {}
        self._held_words: dict[Passage, PassageWords] = {}
        self.document = lru_cache(maxsize=DOCUMENTS_HELD)(self._document)

    def close(self) -> None:
        self._connection.close()

    def encoder(self) -> OnnxEncoder:
        """The encoder that belongs to this snapshot."""
        return OnnxEncoder(self._encoder_folder)

    # documents

    def document_ids(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._rows("SELECT id FROM documents ORDER BY id"))

    def organisations(self) -> tuple[str, ...]:
        """Every organisation that a document is by."""
        return tuple(
            row[0]
            for row in self._rows("SELECT DISTINCT organisation FROM documents WHERE organisation NOT NULL ORDER BY 1")
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(*row) for row in self._rows("SELECT path, reason FROM left_out ORDER BY path"))

    def _document(self, document: str) -> Document:
        """A document by its id. Raises KeyError for an unknown id."""
        rows = self._rows(
            "SELECT id, title, text, blocks, edits, path, sha256, original, organisation, date, url, licence"
            " FROM documents WHERE id = ?",
            (document,),
        )
        if not rows:
            raise KeyError(document)
        (name, title, text, blocks, edits, path, sha256, original, organisation, date, url, licence) = rows[0]
        return Document(
            id=name,
            title=title,
            text=text,
            blocks=tuple(Block(*block) for block in json.loads(blocks)),
            edits=tuple(Edit(*edit) for edit in json.loads(edits)),
            source=Source(path, sha256, original),
            organisation=organisation,
            date=date,
            url=url,
            licence=licence,
        )

    # passages and sentences

    def passages(self, keys: Iterable[int]) -> dict[int, Passage]:
        """The passages of some keys; unknown keys are left out."""
        wanted = list(keys)
        held = {key: self._held[key] for key in wanted if key in self._held}
        missing = [key for key in wanted if key not in held]
        if missing:
            read = dict(self._read_passages("key", missing))
            if len(self._held) + len(read) <= PASSAGES_HELD:
                self._held.update(read)
            held.update(read)
        return held

    def _passages_of(self, documents: Collection[str]) -> Iterator[Passage]:
        return (passage for _, passage in self._read_passages("document", list(documents)))

    def _read_passages(self, column: str, values: Sequence[int | str]) -> Iterator[tuple[int, Passage]]:
        statement = f"SELECT key, document, start, end, trail, text FROM passages WHERE {column} IN {GIVEN}"
        for key, document, start, end, trail, text in self._rows(statement, [json.dumps(values)]):
            yield key, Passage(document, start, end, tuple(json.loads(trail)), text)

    def sentences(self, passages: Sequence[Passage]) -> dict[Passage, list[tuple[Sentence, int, int]]]:
        """The sentences of each passage, in order, each with the rows [first, last) of its words' vectors."""
        by_key = {passage_key(passage): passage for passage in passages}
        found: dict[Passage, list[tuple[Sentence, int, int]]] = {passage: [] for passage in passages}
        rows = self._rows(
            "SELECT passage, start, end, paragraph, kind, first_token, last_token FROM sentences"
            f" WHERE passage IN {GIVEN} ORDER BY passage, start",
            [json.dumps(list(by_key))],
        )
        for key, start, end, paragraph, kind, first, last in rows:
            passage = by_key[key]
            text = passage.text[start - passage.start : end - passage.start]
            found[passage].append((Sentence(passage.document, start, end, paragraph, kind, text), first, last))
        return found

    def lead_rows(self, passages: Sequence[Passage]) -> dict[Passage, tuple[int, int]]:
        """The rows [first, last) of the word vectors of each passage's title and headings."""
        by_key = {passage_key(passage): passage for passage in passages}
        statement = f"SELECT key, lead_first_token, lead_last_token FROM passages WHERE key IN {GIVEN}"
        return {by_key[key]: (first, last) for key, first, last in self._rows(statement, [json.dumps(list(by_key))])}

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

    # the two searches

    def vector_search(self, vector: Vectors, count: int, documents: Collection[str] = ()) -> dict[Passage, float]:
        """The nearest passages by inner product with a unit vector (d,), best first; of some documents, or of all."""
        if documents:
            found = self.vector_scores(vector, list(self._passages_of(documents)))
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

    def word_search(self, words: Sequence[str], count: int, documents: Collection[str] = ()) -> dict[Passage, float]:
        """The best passages for stemmed words by BM25 (SQLite FTS5, k1 1.2, b 0.75); of some documents, or of all."""
        if not words:
            return {}
        query = " OR ".join(f'"{word}"' for word in words)
        only = f"AND rowid IN (SELECT key FROM passages WHERE document IN {GIVEN})" if documents else ""
        rows = self._rows(
            f"SELECT rowid, -bm25(words, ?, 1.0) AS score FROM words WHERE words MATCH ? {only}"
            " ORDER BY score DESC LIMIT ?",
            (TRAIL_WEIGHT, query, *([json.dumps(list(documents))] if documents else []), count),
        )
        found = self.passages(key for key, _ in rows)
        return {found[key]: score for key, score in rows}

    def passage_counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many passages (headings included) each stemmed word occurs; absent words count 0."""
        wanted = list(words)
        rows = self._rows(f"SELECT term, doc FROM temp.vocabulary WHERE term IN {GIVEN}", [json.dumps(wanted)])
        return {**dict.fromkeys(wanted, 0), **dict(rows)}

    def names(self) -> tuple[Name, ...]:
        """The names that the texts define."""
        rows = self._rows("SELECT short, full, defined FROM names ORDER BY short, full")
        return tuple(Name(short, full, bool(defined)) for short, full, defined in rows)

    def vocabulary(self) -> dict[str, str]:
        """Every word of letters in the titles and texts, by its folded form."""
        return dict(self._rows("SELECT folded, word FROM spellings"))

    def words_of(self, folded: Sequence[str]) -> dict[str, str]:
        """Those of some folded words that the titles and texts hold, as they write them."""
        statement = f"SELECT folded, word FROM spellings WHERE folded IN {GIVEN}"
        return dict(self._rows(statement, [json.dumps(folded)]))

    def _rows(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _one_thread() -> None:
    """One question at a time searches faster than threads start. It holds for the whole process, torch included,
    so a store that is opened to be indexed anew must not do it.
    """
    import faiss

    faiss.omp_set_num_threads(1)


def search_text(text: str) -> str:
    """Text as the word index keeps it: stems, in order, separated by spaces."""
    return " ".join(stems(text))
