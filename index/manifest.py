"""What a snapshot holds, by size and checksum: its manifest, written, read and compared with what is there."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path

import msgspec

from index.errors import StoreError, brief

FORMAT = 5  # raised whenever a reader of today could not read, or would misread, what is written
MANIFEST = "manifest.json"
REMEDY = "run: policy-assistant index"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a snapshot or an encoder."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a snapshot holds. parts are relative to the snapshot, encoder_parts to the encoder's folder."""

    format: int
    version: str
    created: str
    fingerprint: str
    documents: int
    passages: int
    model: str
    model_sha256: str
    dimension: int
    encoder: str
    parts: dict[str, Part]
    encoder_parts: dict[str, Part]

    def write(self, folder: Path) -> None:
        (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n")


class Written(msgspec.Struct, frozen=True):
    """The one field of a manifest that every format has."""

    format: int


def describe(folder: Path, names: Iterable[str]) -> dict[str, Part]:
    """Size and checksum of the named files."""
    return {name: Part((folder / name).stat().st_size, _sha256(folder / name)) for name in names}


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot. Raises StoreError when it is broken, or written by another version."""
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
        written = msgspec.json.decode(content, type=Written).format
        if written != FORMAT:
            raise StoreError(f"{path}: the store has format {written}, this program reads format {FORMAT}; {REMEDY}")
        return msgspec.json.decode(content, type=Manifest)
    except (OSError, ValueError, RecursionError) as error:
        raise StoreError(f"{path}: the store's manifest is missing or broken ({brief(error)}); {REMEDY}") from error


def verify(folder: Path, parts: Mapping[str, Part]) -> None:
    """Compare every part with the manifest. Raises StoreError for the first that differs."""
    for name, part in parts.items():
        path = folder / name
        try:
            same = path.stat().st_size == part.bytes and _sha256(path) == part.sha256
        except OSError as error:
            raise StoreError(f"{path}: part of the store cannot be read; {REMEDY}") from error
        if not same:
            raise StoreError(f"{path}: part of the store is damaged (its checksum differs); {REMEDY}")


def _sha256(path: Path) -> str:
    """The checksum of a file, mapped whole: read in pieces it would wait at each for the imports beside it."""
    if path.stat().st_size == 0:  # an empty file cannot be mapped
        return sha256().hexdigest()
    with open(path, "rb") as content, mmap(content.fileno(), 0, access=ACCESS_READ) as whole:
        return sha256(whole).hexdigest()
