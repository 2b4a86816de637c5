"""Reading files and folders into documents; what cannot be read is named and left out."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError, one_line
from index.reading.clean import Cleaned, clean
from index.reading.decoding import decode, read_bytes
from index.reading.description import Description, merged
from index.reading.folders import Found, find_sources, leave_out
from index.reading.front_matter import read_front_matter
from index.reading.furniture import HEADLINE
from index.reading.labels import DAY, MONTHS, PUBLISHED
from index.reading.listing import LISTING, Entry
from index.records import Document, LeftOut, Source, Term

LONGEST_TITLE = 120  # characters of a first line that may serve as a title

__all__ = ["Found", "Reading", "find_sources", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of some paths, in the order of their files, the files left out, and the terms people ask with."""

    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...]
    terms: tuple[Term, ...]


def read(paths: Sequence[Path]) -> Reading:
    """The documents of files and folders, read in full.

    SourceError where a path does not exist; any other trouble leaves out one file, or of a list of
    sources one entry. Of files with the same id the first stays.
    """
    found = find_sources(paths)
    documents: dict[str, Document] = {}
    left_out = list(found.left_out)
    for path, entry in found.files:
        try:
            document = read_document(path, entry)
        except SourceError as error:
            left_out.append(leave_out(path, str(error)))
            continue
        first = documents.setdefault(document.id, document)
        if first is not document:
            left_out.append(leave_out(path, same_id(first)))
    return Reading(tuple(documents.values()), tuple(left_out), found.terms)


def same_id(first: Document) -> str:
    return f'has the same id, "{first.id}", as {first.source.path}; rename it or give it an id in {LISTING}'


def read_document(path: Path, entry: Entry | None) -> Document:
    """The document of one file; a SourceError says, without the file's name, why there is none."""
    data = read_bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    if entry and entry.sha256 not in (None, sha256):
        raise SourceError(f'differs from its sha256 in {LISTING}; if the change is meant, write sha256 = "{sha256}"')
    original = decode(data)
    front_matter = read_front_matter(original)
    cleaned = clean(original, front_matter.length)
    if not cleaned.blocks:
        raise SourceError("holds no sentence; correct or remove it" if original.strip() else "is empty; remove it")
    stated = merged(entry.description if entry else Description(), front_matter.description)
    name = one_line(path.stem)
    return Document(
        id=(entry.id if entry else None) or name,
        title=stated.title or headline(cleaned) or name,
        text=cleaned.text,
        blocks=cleaned.blocks,
        edits=cleaned.edits,
        source=Source(one_line(path), sha256, original),
        organisation=stated.organisation,
        date=stated.date or published(cleaned),
        url=stated.url,
        licence=stated.licence,
    )


def published(cleaned: Cleaned) -> str | None:
    """The day of the page's own publication line, as YYYY-MM-DD."""
    lines = [edit.before.casefold() for edit in cleaned.edits if edit.reason == PUBLISHED]
    day = re.search(DAY, lines[0]) if lines else None
    return f"{day['year']}-{MONTHS.index(day['month']) + 1:02}-{int(day['day']):02}" if day else None


def headline(cleaned: Cleaned) -> str | None:
    """The headline that the page repeated, else the first heading, else a first block of a title's length."""
    repeated = [edit.before for edit in cleaned.edits if edit.reason == HEADLINE]
    if repeated:
        return repeated[0].strip(" .…\r\n")
    headings = [block for block in cleaned.blocks if block.kind == "heading"]
    first = (headings or list(cleaned.blocks))[:1]
    titles = [cleaned.text[block.start : block.end] for block in first]
    return next((title for title in titles if len(title) <= LONGEST_TITLE), None)
