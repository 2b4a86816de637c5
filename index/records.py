"""The records that pass between the steps of indexing and search; places count characters.

A place (start, end) is a half-open range in the clean text of one document, unless its field
says that it lies in the original file.
"""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item"]
EditKind = Literal["cut", "mend"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change that reading made; start and end lie in the original file as decoded."""

    kind: EditKind
    start: int
    end: int
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or list item of the clean text, without its markers ("## ", "* ")."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # of a heading, 1 at the top; 0 for anything else


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from; original is its text as decoded, before any edit."""

    path: str
    sha256: str
    original: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the corpus and what is known about it; what is not known is None."""

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...]
    source: Source
    organisation: str | None = None
    date: str | None = None
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """How a document names itself; what is not known is None."""

    id: str
    title: str
    organisation: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not indexed, and why, in one line."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence at its place; paragraph counts the document's blocks from 1."""

    document: str
    start: int
    end: int
    paragraph: int
    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences under one heading; trail holds the title and the headings above it."""

    document: str
    start: int
    end: int
    trail: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage found by a search, with the scores that ranked it."""

    passage: Passage
    score: float
    vector_score: float
    word_score: float


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A short form and the full name it stands for; defined when a text says so outright, else by its initials."""

    short: str
    full: str
    defined: bool
