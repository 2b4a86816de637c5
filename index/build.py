"""An indexing run: read the texts, split them, embed what is new, and publish a whole snapshot."""

import hashlib
import json
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np

from index.encoder import ENCODER_FILES, Encoded
from index.errors import SourceError, StoreError
from index.model import DEFAULT_MODEL, EmbeddingModel, Model, Progress, model_folder, weights_sha256
from index.passages import embedding_text, split
from index.reading.sentences import sentences
from index.reading.sources import read
from index.records import Document, LeftOut, Passage, Sentence
from index.schema import PARTS, TEXTS, VECTORS, passage_key
from index.snapshot import FORMAT, Manifest, Part, building, describe, publish, publish_encoder
from index.store import Store
from index.writer import TextWriter, TokenWriter, write_vectors

VERSION_LETTERS = 12  # of a hash, for people to read and compare


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
    reading = read(paths)
    if not reading.documents:
        first = f"; {reading.left_out[0].path}: {reading.left_out[0].reason}" if reading.left_out else ""
        places = ", ".join(str(path) for path in paths)
        raise SourceError(f"{places}: no text to index{first}; give a folder with .txt or .md files")
    weights = model_folder(model)
    model_sha256 = weights_sha256(weights)
    fingerprint = _fingerprint(reading.documents, reading.left_out, model_sha256)
    with building(store) as folder, _last_good(store) as previous:
        unchanged = bool(previous and previous.manifest.fingerprint == fingerprint)
        if previous and unchanged:
            manifest, embedded = previous.manifest, 0
        else:
            run = _Run(folder, store, partial(load, weights), model, model_sha256, previous)
            manifest, embedded = run.build(reading.documents, reading.left_out, fingerprint, progress)
    seconds = time.perf_counter() - started
    return IndexReport(
        manifest.version, reading.documents, reading.left_out, manifest.passages, embedded, unchanged, seconds
    )


def _fingerprint(documents: Sequence[Document], left_out: Sequence[LeftOut], model_sha256: str) -> str:
    """What a store is made of: the texts, the model and the code that reads, splits and keeps them."""
    code = [hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(Path(__file__).parent.rglob("*.py"))]
    content = [
        FORMAT,
        code,
        model_sha256,
        [astuple(item) for item in left_out],
        [astuple(document) for document in documents],
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _last_good(store: Path) -> AbstractContextManager[Store | None]:
    try:
        return closing(Store(store))
    except StoreError:
        return nullcontext()


class _Run:
    """The parts of one new snapshot, written into a folder of their own and published together."""

    def __init__(
        self,
        folder: Path,
        store: Path,
        load: Callable[[], EmbeddingModel],
        model: str,
        model_sha256: str,
        previous: Store | None,
    ) -> None:
        self._snapshot = folder / "snapshot"
        self._snapshot.mkdir()
        self._built_encoder = folder / "encoder"
        self._store = store
        self._load = load
        self._model_name = model
        self._model_sha256 = model_sha256
        self._previous = previous if previous and previous.manifest.model_sha256 == model_sha256 else None
        self._model: EmbeddingModel | None = None

    def build(
        self, documents: Sequence[Document], left_out: Sequence[LeftOut], fingerprint: str, progress: Progress
    ) -> tuple[Manifest, int]:
        passages = split(documents)
        keys = [passage_key(passage) for passage in passages]
        by_document = _Sentences(documents)
        within = {passage: by_document.within(passage) for passage in passages}
        kept = self._kept(within)
        new = [passage for passage in passages if passage not in kept]
        encoder_name, encoder_parts, dimension = self._encoder()
        with TextWriter(self._snapshot / TEXTS) as texts:
            texts.write_documents(documents, left_out)
            vectors = np.zeros((len(passages), dimension), np.float32)
            tokens = TokenWriter(dimension)
            encoded = self._encode(new, progress)
            for number, (passage, key) in enumerate(zip(passages, keys, strict=True)):
                if self._previous and passage in kept:
                    vectors[number] = self._previous.vectors([key])[0]
                    lead = tokens.copy(self._previous, *self._previous.lead_rows([passage])[passage])
                    rows = [
                        (sentence, *tokens.copy(self._previous, first, last))
                        for sentence, (first, last) in zip(within[passage], kept[passage], strict=True)
                    ]
                else:
                    result = next(encoded)
                    vectors[number] = result.vector
                    lead = tokens.add_lead(passage, result)
                    rows = [(sentence, *tokens.add(passage, sentence, result)) for sentence in within[passage]]
                texts.write_passage(key, passage, lead, rows)
        write_vectors(self._snapshot / VECTORS, vectors, keys)
        tokens.save(self._snapshot)
        manifest = Manifest(
            format=FORMAT,
            version=fingerprint[:VERSION_LETTERS],
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            fingerprint=fingerprint,
            documents=len(documents),
            passages=len(passages),
            model=self._model_name,
            model_sha256=self._model_sha256,
            dimension=dimension,
            encoder=encoder_name,
            parts=describe(self._snapshot, PARTS),
            encoder_parts=encoder_parts,
        )
        manifest.write(self._snapshot)
        publish(self._store, self._snapshot, manifest.version)
        return manifest, len(new)

    def _kept(self, within: Mapping[Passage, Sequence[Sentence]]) -> dict[Passage, list[tuple[int, int]]]:
        """The passages that the previous snapshot holds, split alike, with the rows of their sentences' words."""
        if not self._previous:
            return {}
        known = self._previous.passages(map(passage_key, within)).values()
        return {
            passage: [(first, last) for _, first, last in rows]
            for passage, rows in self._previous.sentences(list(known)).items()
            if [(kept.start, kept.end) for kept, _, _ in rows] == [(now.start, now.end) for now in within[passage]]
        }

    def _loaded_model(self) -> EmbeddingModel:
        if self._model is None:
            self._model = self._load()
        return self._model

    def _encoder(self) -> tuple[str, Mapping[str, Part], int]:
        """The previous snapshot's encoder where the model is the same, else one converted now."""
        if self._previous:
            manifest = self._previous.manifest
            return manifest.encoder, manifest.encoder_parts, manifest.dimension
        model = self._loaded_model()
        self._built_encoder.mkdir()
        model.export(self._built_encoder)
        parts = describe(self._built_encoder, ENCODER_FILES)
        sums = "".join(parts[name].sha256 for name in ENCODER_FILES)
        name = hashlib.sha256(sums.encode()).hexdigest()[:VERSION_LETTERS]
        publish_encoder(self._store, self._built_encoder, name, parts)
        return name, parts, model.dimension

    def _encode(self, passages: Sequence[Passage], progress: Progress) -> Iterator[Encoded]:
        if not passages:
            return iter(())
        return self._loaded_model().encode([embedding_text(passage)[0] for passage in passages], progress)


class _Sentences:
    """The sentences of a document that lie in a passage; passages are asked for in order."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._document = ""
        self._left: deque[Sentence] = deque()

    def within(self, passage: Passage) -> list[Sentence]:
        if passage.document != self._document:
            self._document = passage.document
            self._left = deque(sentences(self._documents[passage.document]))
        while self._left and self._left[0].start < passage.start:
            self._left.popleft()
        found = []
        while self._left and self._left[0].end <= passage.end:
            found.append(self._left.popleft())
        return found
