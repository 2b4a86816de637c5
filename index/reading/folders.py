"""Which files of the given paths are texts of the corpus."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError, one_line
from index.reading.decoding import reason
from index.reading.listing import LISTING, Entry, Listing, read_listing
from index.reading.terms import TERMS, read_terms
from index.records import LeftOut, Term

TEXT_KINDS = (".txt", ".md", ".markdown")
LISTS = (LISTING, TERMS)  # what is stated of the texts, no text itself
QUESTION_KIND = ".jsonl"  # test sets lie beside the texts
FOLDER_LINK = "is a link to a folder and is not followed; give that folder as a path of its own"
FILE_LINK = "is a link out of the folder and is not followed; copy the file in"
NOT_THERE = f"is named in {LISTING} but is not there; add the file or take its entry out"


@dataclass(frozen=True, slots=True)
class Found:
    """The text files of some paths, each once, with the entry that describes it, the files left out, and the terms that
    people ask with.
    """

    files: tuple[tuple[Path, Entry | None], ...]
    left_out: tuple[LeftOut, ...]
    terms: tuple[Term, ...]


def find_sources(paths: Sequence[Path]) -> Found:
    """The texts in the given files and folders, in order; SourceError where a path does not exist."""
    there = [(path, problem or kind_problem(path)) for path, problem in everything(paths)]
    files: dict[Path, Path] = {}
    for path, problem in there:
        if not problem and path.suffix.lower() in TEXT_KINDS:
            files.setdefault(real(path), path)
    own = {real(path.parent): path.parent for path, problem in there if path.name in LISTS and not problem}
    above = {folder: folder for path in paths for folder in folders_above(path) if folder not in own}
    listings = {folder: read_listing(folder) for folder in (*own.values(), *above)}
    entries = {place: entry for place, entry in placed(listings, reversed(above)) if place in files}
    entries |= dict(placed(listings, own.values()))
    term_lists = {folder: read_terms(folder) for folder in listings}
    problems = [(path, problem) for path, problem in there if problem]
    problems += ((folder / LISTING, problem) for folder in listings for problem in listings[folder].problems)
    problems += ((folder / TERMS, problem) for folder in listings for problem in term_lists[folder].problems)
    absent = (place for place in entries if place not in files and not os.path.exists(place))
    problems += ((entries[place].path, NOT_THERE) for place in absent)
    left_out = dict.fromkeys(leave_out(*problem) for problem in problems)
    terms = tuple(term for folder in listings for term in term_lists[folder].terms)
    return Found(tuple((path, entries.get(place)) for place, path in files.items()), tuple(left_out), terms)


def everything(paths: Sequence[Path]) -> Iterator[tuple[Path, str | None]]:
    """Each file of some files and folders, with why it is left out, if it is known."""
    for path in paths:
        if not os.path.exists(path):
            raise SourceError(f"{path}: no such file or folder; give the path of a text or of a folder of texts")
        yield from walk(path) if os.path.isdir(path) else ((path, None),)


def placed(listings: Mapping[Path, Listing], folders: Iterable[Path]) -> Iterator[tuple[Path, Entry]]:
    """The entries of some folders' lists, each by where its file is."""
    return ((real(entry.path), entry) for folder in folders for entry in listings[folder].entries)


def leave_out(path: Path, reason: str) -> LeftOut:
    return LeftOut(one_line(path), one_line(reason))


def folders_above(path: Path) -> Sequence[Path]:
    """The folders around a path that may describe it: one above a folder of texts, two above a text."""
    above = real(path).parents
    return above[:1] if os.path.isdir(path) else above[:2]


def real(path: Path) -> Path:
    """Where a path leads, every link followed; one that leads in a circle stays as it is."""
    return Path(os.path.realpath(path))


def kind_problem(path: Path) -> str | None:
    """Why a file cannot be a text of the corpus, if so."""
    if path.name in LISTS:
        return None
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
