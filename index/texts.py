"""The text database of a snapshot, open for reading: documents, passages, sentences, names, and the search by words."""

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.records import Block, Document, Edit, Head, LeftOut, Name, Passage, Sentence, Source
from index.schema import TEXTS, passage_key
from index.settings import DEFAULT
from index.words import stems

GIVEN = "(SELECT value FROM json_each(?))"  # a list of any length in one value: SQLite limits their number
DOCUMENTS_HELD = 256  # documents kept in memory after they were read once
PASSAGES_HELD = 8192  # passages likewise, about 1 KB each


class Texts:
    """The text database in a snapshot's folder; safe to share between threads."""

    def __init__(self, snapshot: Path) -> None:
        """Raises OSError or sqlite3.Error when it cannot be opened."""
        uri = f"{(snapshot / TEXTS).resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)")
        self._lock = threading.Lock()  # one connection serves the threads of the page
        self._held: dict[int, Passage] = {}
        self.document = lru_cache(maxsize=DOCUMENTS_HELD)(self._document)

    def close(self) -> None:
        self._connection.close()

    def document_ids(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._rows("SELECT id FROM documents ORDER BY id"))

    def heads(self) -> tuple[Head, ...]:
        """How each document names itself, by id as they are listed."""
        return tuple(
            Head(*row) for row in self._rows("SELECT id, title, organisation, date FROM documents ORDER BY id")
        )

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

    def passages_of(self, documents: Collection[str]) -> Iterator[Passage]:
        """Every passage of some documents."""
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

    def word_search(
        self,
        words: Sequence[str],
        count: int,
        documents: Collection[str] = (),
        *,
        trail_weight: float = DEFAULT.trail_weight,
    ) -> dict[Passage, float]:
        """The best passages for stemmed words by BM25 (SQLite FTS5, k1 1.2, b 0.75); of some documents, or of all."""
        if not words:
            return {}
        query = " OR ".join(f'"{word}"' for word in words)
        only = f"AND rowid IN (SELECT key FROM passages WHERE document IN {GIVEN})" if documents else ""
        rows = self._rows(
            f"SELECT rowid, -bm25(words, ?, 1.0) AS score FROM words WHERE words MATCH ? {only}"
            " ORDER BY score DESC LIMIT ?",
            (trail_weight, query, *([json.dumps(list(documents))] if documents else []), count),
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


def search_text(text: str) -> str:
    """Text as the word index keeps it: stems, in order, separated by spaces."""
    return " ".join(stems(text))
