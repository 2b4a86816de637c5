"""sources.toml: what the owner of a folder of texts states about each of them."""

from dataclasses import dataclass
from pathlib import Path
from string import hexdigits
from typing import Any

import msgspec

from index.errors import SourceError, brief
from index.reading.decoding import decode, read_bytes
from index.reading.description import LONGEST, Description, describe, stated

LISTING = "sources.toml"
SHA256_DIGITS = 64


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One [[source]] as it is written."""

    file: str
    id: str | None = None
    title: Any = None
    organisation: Any = None
    date: Any = None
    url: Any = None
    licence: Any = None
    sha256: str | None = None


class Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; each source is read on its own, so that a bad one costs no other."""

    source: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of a sources.toml; path is where its file should be."""

    path: Path
    description: Description
    id: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a sources.toml, and what of it could not be used, each in one line."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


def read_listing(folder: Path) -> Listing:
    """What folder/sources.toml states; nothing where there is no such file."""
    path = folder / LISTING
    if not path.exists():
        return Listing()
    try:
        sources = msgspec.toml.decode(decode(read_bytes(path)), type=Sources)
    except SourceError as error:
        return Listing(problems=(str(error),))
    except Exception as error:  # the parser lets errors of its inner steps through
        return Listing(problems=(f"is no list of sources ({brief(error)}); correct it: its texts are read without it",))
    entries: list[Entry] = []
    problems: list[str] = []
    for number, source in enumerate(sources.source, 1):
        try:
            entries.append(read_entry(folder, source))
        except (msgspec.ValidationError, SourceError) as error:
            keys = ", ".join(Source.__struct_fields__)
            problems.append(f"source {number} cannot be used ({brief(error)}); correct it: the keys are {keys}")
    return Listing(tuple(entries), tuple(problems))


def read_entry(folder: Path, values: dict[str, Any]) -> Entry:
    source = msgspec.convert(values, Source)
    file, sha256 = source.file.strip(), (source.sha256 or "").strip().lower()
    if not file or "\0" in file or len(file) > LONGEST:
        raise SourceError("its file is no name of a file")
    if sha256 and (len(sha256) != SHA256_DIGITS or not set(sha256) <= set(hexdigits)):
        raise SourceError(f"its sha256 is not {SHA256_DIGITS} hexadecimal digits")
    return Entry(folder / file, describe(values), stated("id", source.id), sha256 or None)
