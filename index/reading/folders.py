"""Which files of the given paths are texts of the corpus."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.errors import SourceError, one_line
from index.reading.decoding import reason
from index.reading.listing import LISTING, Entry, Listing, read_listing
from index.records import LeftOut

TEXT_KINDS = (".txt", ".md", ".markdown")
QUESTION_KIND = ".jsonl"  # test sets lie beside the texts
FOLDER_LINK = "is a link to a folder and is not followed; give that folder as a path of its own"
FILE_LINK = "is a link out of the folder and is not followed; copy the file in"
NOT_THERE = f"is named in {LISTING} but is not there; add the file or take its entry out"


@dataclass(frozen=True, slots=True)
class Found:
    """The text files of some paths, each once, with the entry that describes it, and the files left out."""

    files: tuple[tuple[Path, Entry | None], ...]
    left_out: tuple[LeftOut, ...]


def find_sources(paths: Sequence[Path]) -> Found:
    """The texts in the given files and folders, in order; SourceError where a path does not exist."""
    files: dict[Path, Path] = {}
    problems: list[tuple[Path, str]] = []
    entries: dict[Path, Entry] = {}
    listing = cache(read_listing)
    for path in paths:
        if not os.path.exists(path):
            raise SourceError(f"{path}: no such file or folder; give the path of a text or of a folder of texts")
        for item, problem in walk(path) if os.path.isdir(path) else ((path, None),):
            if item.name == LISTING and not problem:
                entries |= by_place(listing(item.parent))
                problems += ((item, line) for line in listing(item.parent).problems)
            elif problem := problem or kind_problem(item):
                problems.append((item, problem))
            elif item.suffix.lower() != QUESTION_KIND:
                files.setdefault(real(item), item)
        for folder in folders_above(path):
            entries = {place: entry for place, entry in by_place(listing(folder)).items() if place in files} | entries
            problems += ((folder / LISTING, line) for line in listing(folder).problems)
    absent = [place for place in entries if place not in files and not os.path.exists(place)]
    problems += ((entries[place].path, NOT_THERE) for place in absent)
    left_out = dict.fromkeys(leave_out(*problem) for problem in problems)
    return Found(tuple((path, entries.get(place)) for place, path in files.items()), tuple(left_out))


def leave_out(path: Path, reason: str) -> LeftOut:
    return LeftOut(one_line(path), one_line(reason))


def by_place(listing: Listing) -> dict[Path, Entry]:
    return {real(entry.path): entry for entry in listing.entries}


def folders_above(path: Path) -> Sequence[Path]:
    """The folders around a path that may describe it: one above a folder of texts, two above a text."""
    above = real(path).parents
    return above[:1] if os.path.isdir(path) else above[:2]


def real(path: Path) -> Path:
    """Where a path leads, every link followed; one that leads in a circle stays as it is."""
    return Path(os.path.realpath(path))


def kind_problem(path: Path) -> str | None:
    """Why a file cannot be a text of the corpus, if so."""
    if not os.path.isfile(path):
        return "is not a plain file"
    if path.suffix.lower() not in (*TEXT_KINDS, QUESTION_KIND):
        return f"is not a text file ({', '.join(TEXT_KINDS)}); save its text as one of these"
    return None


def walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """The files of a folder and the folders below it, sorted, hidden ones skipped; each with why it is left out."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            paths = sorted(path for path in place.iterdir() if not path.name.startswith("."))
        except OSError as error:
            yield place, f"cannot be read ({reason(error)}); check its permissions"
            continue
        below = {path for path in paths if os.path.isdir(path) and not os.path.islink(path)}
        waiting += sorted(below, reverse=True)
        yield from ((path, link_problem(path, folder)) for path in paths if path not in below)


def link_problem(path: Path, folder: Path) -> str | None:
    """Why a link below a folder is not followed, if so."""
    if not os.path.islink(path):
        return None
    if os.path.isdir(path):
        return FOLDER_LINK
    return None if real(path).is_relative_to(real(folder)) else FILE_LINK
