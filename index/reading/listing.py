"""sources.toml: what the owner of a folder of texts states about each of them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.reading.front_matter import Description, describe

LISTING = "sources.toml"
KEYS = frozenset({"id", "file", "title", "organisation", "date", "url", "licence", "sha256"})
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One [[source]] of a sources.toml; path is where its file should be."""

    path: Path
    description: Description
    id: str | None
    sha256: str | None


def read_listing(folder: Path) -> tuple[Entry, ...]:
    """The entries of folder/sources.toml, none where there is no such file."""
    path = folder / LISTING
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read ({reason(error)}); it must be UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path}: is not TOML: {error}") from None
    unknown = sorted(set(values) - {"source"})
    sources = values.get("source", [])
    if unknown or not isinstance(sources, list) or not all(isinstance(source, dict) for source in sources):
        raise SourceError(f"{path}: holds {', '.join(unknown) or 'source'}; only [[source]] entries belong there")
    return tuple(read_entry(path, number, source) for number, source in enumerate(sources, 1))


def read_entry(listing: Path, number: int, source: Mapping[str, object]) -> Entry:
    where = f"{listing}: source {number}"
    unknown = sorted(set(source) - KEYS)
    if unknown:
        raise SourceError(f"{where} has the unknown key {unknown[0]}; the keys are {', '.join(sorted(KEYS))}")
    file = text_of(source, "file", where)
    if not file:
        raise SourceError(f'{where} names no file; add file = "..."')
    sha256 = (text_of(source, "sha256", where) or "").lower() or None
    if sha256 and not SHA256.fullmatch(sha256):
        raise SourceError(f"{where} has a sha256 that is not 64 hexadecimal digits")
    return Entry(listing.parent / file, describe(source), text_of(source, "id", where), sha256)


def text_of(source: Mapping[str, object], key: str, where: str) -> str | None:
    value = source.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"{where}: {key} must be a text in quotation marks")
    return value.strip() if value and value.strip() else None


def reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
