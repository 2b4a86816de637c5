"""The parts of a new snapshot, written: the text database, the word vectors and the passage vectors."""

import errno
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoded, Vectors
from index.names import names_in
from index.passages import embedding_text
from index.records import Document, LeftOut, Name, Passage, Sentence, Term
from index.schema import TABLES, TOKEN_SCALES, TOKENS
from index.store import Store
from index.texts import search_text
from index.words import WORD, fold

INT8_LIMIT = 127


class TextWriter:
    """The text database of a new snapshot."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.executescript(TABLES)
        self._organisations: dict[str, str] = {}

    def __enter__(self) -> "TextWriter":
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        with closing(self._connection):
            if error is None:
                self._connection.execute("INSERT INTO words(words) VALUES('optimize')")
                self._connection.commit()

    def write_documents(self, documents: Sequence[Document], left_out: Sequence[LeftOut]) -> None:
        self._connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_document_row, documents)
        )
        self._organisations = {document.id: document.organisation or "" for document in documents}
        self._connection.executemany("INSERT INTO left_out VALUES (?, ?)", [(o.path, o.reason) for o in left_out])
        names = sorted(set[Name]().union(*(names_in(document.text) for document in documents)))
        rows = {(name.short, name.full): name.defined for name in names}  # defined sorts last, so it wins
        self._connection.executemany("INSERT INTO names VALUES (?, ?, ?)", [(*key, rows[key]) for key in rows])
        self._connection.executemany("INSERT INTO spellings VALUES (?, ?)", sorted(vocabulary(documents).items()))

    def write_terms(self, terms: Sequence[Term]) -> None:
        """Those of the same words, in any list, are one term with all their meanings."""
        meanings: dict[str, dict[str, None]] = {}
        for term in terms:
            meanings.setdefault(term.said, {}).update(dict.fromkeys(term.meanings))
        rows = [(said, json.dumps(list(each))) for said, each in meanings.items()]
        self._connection.executemany("INSERT INTO terms VALUES (?, ?)", rows)

    def write_passage(
        self, key: int, passage: Passage, lead: tuple[int, int], rows: Sequence[tuple[Sentence, int, int]]
    ) -> None:
        """lead holds the rows of the title's and headings' word vectors, rows those of each sentence."""
        self._connection.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, passage.document, passage.start, passage.end, json.dumps(passage.trail), passage.text, *lead),
        )
        about = "\n".join((*passage.trail, self._organisations[passage.document]))
        self._connection.execute(
            "INSERT INTO words(rowid, trail, body) VALUES (?, ?, ?)",
            (key, search_text(about), search_text(passage.text)),
        )
        self._connection.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(key, s.start, s.end, s.paragraph, s.kind, first, last) for s, first, last in rows],
        )


def vocabulary(documents: Sequence[Document]) -> dict[str, str]:
    """Every word of letters in the titles and texts, by its folded form; a name keeps its capital."""
    found = {word for document in documents for text in (document.title, document.text) for word in WORD.findall(text)}
    return {fold(word): word for word in sorted(found)}  # lower case sorts last, so it wins


def _document_row(document: Document) -> tuple[str | None, ...]:
    return (
        document.id,
        document.title,
        document.organisation,
        document.date,
        document.url,
        document.licence,
        document.source.path,
        document.source.sha256,
        document.source.original,
        document.text,
        json.dumps([astuple(block) for block in document.blocks]),
        json.dumps([astuple(edit) for edit in document.edits]),
    )


class TokenWriter:
    """Word vectors as int8 rows with one scale a row, in the order of the sentences."""

    def __init__(self, dimension: int) -> None:
        self._rows = [np.zeros((0, dimension), np.int8)]
        self._scales = [np.zeros(0, np.float32)]
        self._count = 0

    def add_lead(self, passage: Passage, encoded: Encoded) -> tuple[int, int]:
        """Keep the words of the title and the headings; gives their rows [first, last)."""
        return self._add(encoded, 0, embedding_text(passage)[1])

    def add(self, passage: Passage, sentence: Sentence, encoded: Encoded) -> tuple[int, int]:
        """Keep the words of one sentence; gives their rows [first, last)."""
        offset = embedding_text(passage)[1] - passage.start
        return self._add(encoded, sentence.start + offset, sentence.end + offset)

    def _add(self, encoded: Encoded, start: int, end: int) -> tuple[int, int]:
        """Keep the words between two places of the encoded text."""
        first, last = np.searchsorted(encoded.places[:, 0], [start, end])
        vectors = encoded.tokens[first:last]
        scales = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), 1e-12) / INT8_LIMIT
        return self._keep(np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32))

    def copy(self, store: Store, first: int, last: int) -> tuple[int, int]:
        return self._keep(*store.stored_tokens(first, last))

    def save(self, folder: Path) -> None:
        np.save(folder / TOKENS, np.concatenate(self._rows))
        np.save(folder / TOKEN_SCALES, np.concatenate(self._scales))

    def _keep(self, rows: NDArray[np.int8], scales: Vectors) -> tuple[int, int]:
        first = self._count
        self._rows.append(rows)
        self._scales.append(scales)
        self._count += len(rows)
        return first, self._count


def write_vectors(path: Path, vectors: Vectors, keys: Sequence[int]) -> None:
    import faiss

    vector_index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
    vector_index.add_with_ids(vectors, np.array(keys, dtype=np.int64))
    try:
        faiss.write_index(vector_index, str(path))
    except RuntimeError as error:  # how FAISS reports a full disk
        raise OSError(errno.EIO, "the vectors were not written whole") from error
