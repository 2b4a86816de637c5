"""Which files of the given paths are texts of the corpus."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.reading.listing import LISTING, Entry, read_listing, reason
from index.records import LeftOut

TEXT_KINDS = (".txt", ".md", ".markdown")
QUESTION_KIND = ".jsonl"  # test sets lie beside the texts


@dataclass(frozen=True, slots=True)
class Found:
    """The text files of some paths, each once, with the entry that describes it, and the files left out."""

    files: tuple[tuple[Path, Entry | None], ...]
    left_out: tuple[LeftOut, ...]


def find_sources(paths: Sequence[Path]) -> Found:
    """The texts in the given files and folders, in order; SourceError where a path does not exist."""
    files: dict[Path, Path] = {}
    left_out: dict[Path, LeftOut] = {}
    entries: dict[Path, Entry] = {}
    for path in paths:
        if not path.exists():
            raise SourceError(f"{path}: no such file or folder; give the path of a text or of a folder of texts")
        for item in walk(path) if path.is_dir() else (path,):
            if isinstance(item, LeftOut):
                left_out.setdefault(Path(item.path), item)
            elif item.name == LISTING:
                entries |= {real(entry.path): entry for entry in read_listing(item.parent)}
            elif problem := kind_problem(item):
                left_out.setdefault(item, LeftOut(str(item), problem))
            elif item.suffix.lower() != QUESTION_KIND:
                files.setdefault(real(item), item)
        for folder in folders_above(path):
            listed = {real(entry.path): entry for entry in read_listing(folder)}
            entries = {place: entry for place, entry in listed.items() if place in files} | entries
    for place, entry in entries.items():
        if place not in files and not place.exists():
            left_out[entry.path] = LeftOut(
                str(entry.path), f"is named in {LISTING} but is not there; add the file or take its entry out"
            )
    return Found(tuple((path, entries.get(place)) for place, path in files.items()), tuple(left_out.values()))


def folders_above(path: Path) -> Sequence[Path]:
    """The folders around a path that may describe it: one above a folder of texts, two above a text."""
    above = real(path).parents
    return above[:1] if path.is_dir() else above[:2]


def real(path: Path) -> Path:
    return path.resolve()


def kind_problem(path: Path) -> str | None:
    """Why a file cannot be a text of the corpus, if so."""
    if not path.is_file():
        return "is not a plain file"
    if path.suffix.lower() not in (*TEXT_KINDS, QUESTION_KIND):
        return f"is not a text file ({', '.join(TEXT_KINDS)}); save its text as one of these"
    return None


def walk(folder: Path) -> Iterator[Path | LeftOut]:
    """The files of a folder and the folders below it, sorted; hidden ones skipped, links out of it left out."""
    unreadable: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (LeftOut(str(path), FOLDER_LINK) for name in folders if (path := Path(place, name)).is_symlink())
        for path in (Path(place, name) for name in sorted(names) if not name.startswith(".")):
            leaves = path.is_symlink() and not real(path).is_relative_to(real(folder))
            yield LeftOut(str(path), FILE_LINK) if leaves else path
    for error in unreadable:
        yield LeftOut(str(error.filename), f"cannot be read ({reason(error)}); check its permissions")


FOLDER_LINK = "is a link to a folder and is not followed; give that folder as a path of its own"
FILE_LINK = "is a link out of the folder and is not followed; copy the file in"
