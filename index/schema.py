"""The parts of a snapshot: their names, the tables of the text database, and the key of a passage."""

import hashlib
from functools import lru_cache

from index.records import Passage

TEXTS = "texts.sqlite"
VECTORS = "vectors.faiss"
TOKENS = "tokens.npy"
TOKEN_SCALES = "token_scales.npy"
PARTS = (TEXTS, VECTORS, TOKENS, TOKEN_SCALES)

TABLES = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, organisation TEXT, date TEXT, url TEXT, licence TEXT,
    path TEXT NOT NULL, sha256 TEXT NOT NULL, original TEXT NOT NULL, text TEXT NOT NULL,
    blocks TEXT NOT NULL, edits TEXT NOT NULL);
CREATE TABLE passages (
    key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents, start INTEGER NOT NULL,
    end INTEGER NOT NULL, trail TEXT NOT NULL, text TEXT NOT NULL,
    lead_first_token INTEGER NOT NULL, lead_last_token INTEGER NOT NULL);
CREATE INDEX passages_of_document ON passages (document);
CREATE TABLE sentences (
    passage INTEGER NOT NULL REFERENCES passages, start INTEGER NOT NULL, end INTEGER NOT NULL,
    paragraph INTEGER NOT NULL, kind TEXT NOT NULL, first_token INTEGER NOT NULL, last_token INTEGER NOT NULL,
    PRIMARY KEY (passage, start)) WITHOUT ROWID;
CREATE TABLE names (
    short TEXT NOT NULL, full TEXT NOT NULL, defined INTEGER NOT NULL, PRIMARY KEY (short, full)) WITHOUT ROWID;
CREATE TABLE terms (said TEXT PRIMARY KEY, meanings TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE spellings (folded TEXT PRIMARY KEY, word TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE left_out (path TEXT NOT NULL, reason TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(trail, body, content='', tokenize="unicode61 remove_diacritics 0");
"""


@lru_cache(maxsize=8192)  # as many as a store holds
def passage_key(passage: Passage) -> int:
    """A positive 63-bit key made of all that its vectors depend on, so that equal keys have equal vectors."""
    content = "\0".join((passage.document, str(passage.start), *passage.trail, passage.text))
    return int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big") >> 1
