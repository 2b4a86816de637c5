"""A new snapshot put together: passages that the last one holds are copied, the others embedded."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.encoder import ENCODER_FILES, Encoded, Vectors
from index.manifest import FORMAT, Manifest, Part, describe
from index.model import EmbeddingModel, Progress
from index.passages import embedding_text, split
from index.publishing import publish, publish_encoder
from index.reading.sentences import sentences
from index.records import Document, LeftOut, Passage, Sentence, Term
from index.schema import PARTS, TEXTS, VECTORS, passage_key
from index.settings import IndexSettings
from index.store import Store
from index.writer import TextWriter, TokenWriter, write_vectors

VERSION_LETTERS = 12  # of a hash, for people to read and compare

Rows = tuple[int, int]  # [first, last) of word vectors
Within = Mapping[Passage, Sequence[Sentence]]
Kept = Mapping[Passage, Sequence[Rows]]
Written = tuple[Vectors, Rows, list[tuple[Sentence, int, int]]]  # a passage's vector, its lead's rows, its sentences'


@dataclass(frozen=True, slots=True)
class Contents:
    """What a snapshot is to hold; no other has its fingerprint."""

    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...]
    terms: tuple[Term, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Weights:
    """A model by its name, the folder it lies in, the checksum of its weights, and what loads it."""

    name: str
    folder: Path
    sha256: str
    load: Callable[[Path], EmbeddingModel]


class Assembly:
    """The parts of one new snapshot, written into a folder of their own and published together."""

    def __init__(self, folder: Path, store: Path, weights: Weights, previous: Store | None) -> None:
        self._snapshot = folder / "snapshot"
        self._snapshot.mkdir()
        self._built_encoder = folder / "encoder"
        self._store = store
        self._weights = weights
        self._previous = previous if previous and previous.manifest.model_sha256 == weights.sha256 else None
        self._model: EmbeddingModel | None = None

    def publish(self, contents: Contents, settings: IndexSettings, progress: Progress) -> tuple[Manifest, int]:
        """Make these contents the store's; gives their manifest and how many passages were embedded."""
        within = sentences_within(contents.documents, split(contents.documents, settings.passage_words))
        kept = rows_kept(self._previous, within) if self._previous else {}
        name, encoder_parts, dimension = self._encoder()
        self._write(contents, within, kept, dimension, progress)
        manifest = Manifest(
            format=FORMAT,
            version=contents.fingerprint[:VERSION_LETTERS],
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            fingerprint=contents.fingerprint,
            documents=len(contents.documents),
            passages=len(within),
            model=self._weights.name,
            model_sha256=self._weights.sha256,
            dimension=dimension,
            encoder=name,
            parts=describe(self._snapshot, PARTS),
            encoder_parts=encoder_parts,
        )
        manifest.write(self._snapshot)
        publish(self._store, self._snapshot, manifest.version)
        return manifest, len(within) - len(kept)

    def _write(self, contents: Contents, within: Within, kept: Kept, dimension: int, progress: Progress) -> None:
        keys = [passage_key(passage) for passage in within]
        vectors = np.zeros((len(within), dimension), np.float32)
        tokens = TokenWriter(dimension)
        with TextWriter(self._snapshot / TEXTS) as texts:
            texts.write_documents(contents.documents, contents.left_out)
            texts.write_terms(contents.terms)
            encoded = self._encode([passage for passage in within if passage not in kept], progress)
            for number, (passage, inside) in enumerate(within.items()):
                if self._previous and passage in kept:
                    written = copied(self._previous, tokens, passage, inside, kept[passage])
                else:
                    written = embedded(next(encoded), tokens, passage, inside)
                vectors[number], lead, rows = written
                texts.write_passage(keys[number], passage, lead, rows)
        write_vectors(self._snapshot / VECTORS, vectors, keys)
        tokens.save(self._snapshot)

    def _loaded_model(self) -> EmbeddingModel:
        if self._model is None:
            self._model = self._weights.load(self._weights.folder)
        return self._model

    def _encoder(self) -> tuple[str, dict[str, Part], int]:
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


def sentences_within(documents: Sequence[Document], passages: Sequence[Passage]) -> dict[Passage, list[Sentence]]:
    """The sentences that lie in each passage; the passages are in the order of the documents and their places."""
    left = {document.id: deque(sentences(document)) for document in documents}
    return {passage: list(_taken(left[passage.document], passage)) for passage in passages}


def _taken(left: deque[Sentence], passage: Passage) -> Iterator[Sentence]:
    while left and left[0].start < passage.start:
        left.popleft()
    while left and left[0].end <= passage.end:
        yield left.popleft()


def rows_kept(previous: Store, within: Within) -> dict[Passage, list[Rows]]:
    """The passages that the previous snapshot holds, split alike, with the rows of their sentences' words."""
    known = previous.passages(map(passage_key, within)).values()
    return {
        passage: [(first, last) for _, first, last in rows]
        for passage, rows in previous.sentences(list(known)).items()
        if [(kept.start, kept.end) for kept, _, _ in rows] == [(now.start, now.end) for now in within[passage]]
    }


def copied(
    previous: Store, tokens: TokenWriter, passage: Passage, inside: Sequence[Sentence], kept: Sequence[Rows]
) -> Written:
    """A passage's vectors as the previous snapshot holds them."""
    lead = tokens.copy(previous, *previous.lead_rows([passage])[passage])
    rows = [(sentence, *tokens.copy(previous, *rows)) for sentence, rows in zip(inside, kept, strict=True)]
    return previous.vectors([passage_key(passage)])[0], lead, rows


def embedded(encoded: Encoded, tokens: TokenWriter, passage: Passage, inside: Sequence[Sentence]) -> Written:
    """A passage's vectors as the model gives them."""
    lead = tokens.add_lead(passage, encoded)
    return encoded.vector, lead, [(sentence, *tokens.add(passage, sentence, encoded)) for sentence in inside]
