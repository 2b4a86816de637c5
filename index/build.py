"""An indexing run: read the texts, split them, embed what is new, and publish a whole snapshot."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.encoder import ENCODER_FILES, Encoded, Vectors
from index.errors import SourceError, StoreError
from index.model import DEFAULT_MODEL, Model, Progress, model_folder, weights_sha256
from index.names import names_in
from index.records import Document, LeftOut, Passage, Sentence
from index.schema import PARTS, TABLES, TEXTS, TOKEN_SCALES, TOKENS, VECTORS, passage_key
from index.sentences import sentences
from index.snapshot import ENCODERS, FORMAT, Manifest, Part, building, describe, publish, publish_encoder
from index.sources import read
from index.store import Store, search_text

INT8_LIMIT = 127


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an indexing run did; version is the store's, seconds the wall time."""

    version: str
    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...]
    passages: int
    embedded: int
    seconds: float

    @property
    def unchanged(self) -> bool:
        """Whether the store already held exactly these texts, and was kept."""
        return self.passages < 0


def index_corpus(
    paths: Sequence[Path], store: Path, *, model: str = DEFAULT_MODEL, progress: Progress = lambda done, total: None
) -> IndexReport:
    """Index files and folders into a store; progress is told (done, total) passages to embed.

    Raises SourceError when nothing can be indexed, ModelError or StoreError when the model or the store
    cannot be used; the last good store stays in use then.
    """
    raise NotImplementedError
