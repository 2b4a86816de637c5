"""An indexing run: read the texts, split them, embed what is new, and publish a whole snapshot."""

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import astuple, dataclass
from pathlib import Path

from index.assembly import Assembly, Contents, Weights
from index.errors import SourceError, StoreError
from index.manifest import FORMAT
from index.model import DEFAULT_MODEL, EmbeddingModel, Model, Progress, model_folder, weights_sha256
from index.publishing import building
from index.reading.sources import Reading, read
from index.records import Document, LeftOut
from index.settings import DEFAULT, IndexSettings
from index.store import Store


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an indexing run did. version is the store's; seconds is wall time; embedded counts passages."""

    version: str
    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...]
    passages: int
    embedded: int
    unchanged: bool
    seconds: float


def index_corpus(
    paths: Sequence[Path],
    store: Path,
    *,
    settings: IndexSettings = DEFAULT,
    model: str = DEFAULT_MODEL,
    load: Callable[[Path], EmbeddingModel] = Model,
    progress: Progress = lambda done, total: None,
) -> IndexReport:
    """Index files and folders into a store; progress is told (done, total) passages to embed.

    load makes the model of its folder, only when there is something to embed.

    Raises SourceError when nothing can be indexed, ModelError or StoreError when the model or the store
    cannot be used; the last good store stays in use then.
    """
    started = time.perf_counter()
    reading = _read(paths)
    folder = model_folder(model)
    weights = Weights(model, folder, weights_sha256(folder), load)
    fingerprint = _fingerprint(reading, weights.sha256, settings)
    contents = Contents(reading.documents, reading.left_out, reading.terms, fingerprint)
    with building(store) as place, _last_good(store) as previous:
        unchanged = bool(previous and previous.manifest.fingerprint == fingerprint)
        if previous and unchanged:
            manifest, embedded = previous.manifest, 0
        else:
            manifest, embedded = Assembly(place, store, weights, previous).publish(contents, settings, progress)
    seconds = time.perf_counter() - started
    return IndexReport(
        manifest.version, reading.documents, reading.left_out, manifest.passages, embedded, unchanged, seconds
    )


def _read(paths: Sequence[Path]) -> Reading:
    """The texts of some paths. Raises SourceError when there is none."""
    reading = read(paths)
    if not reading.documents:
        first = f"; {reading.left_out[0].path}: {reading.left_out[0].reason}" if reading.left_out else ""
        places = ", ".join(str(path) for path in paths)
        raise SourceError(f"{places}: no text to index{first}; give a folder with .txt or .md files")
    return reading


def _fingerprint(reading: Reading, model_sha256: str, settings: IndexSettings) -> str:
    """What a store is made of: the texts, the model and the code that reads, splits and keeps them."""
    code = [hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(Path(__file__).parent.rglob("*.py"))]
    content = [
        FORMAT,
        code,
        model_sha256,
        settings.passage_words,
        [astuple(item) for item in reading.left_out],
        [astuple(term) for term in reading.terms],
        [astuple(document) for document in reading.documents],
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _last_good(store: Path) -> AbstractContextManager[Store | None]:
    try:
        return closing(Store(store))
    except StoreError:
        return nullcontext()
