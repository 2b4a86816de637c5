"""Documents that a question names before it asks: "In the privacy policy of Example: ..."."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.settings import NAMED, OPENING_MATCH, TIED
from index.records import Document
from index.store import Store
from index.words import content_stems, fold

# A prefix up to a colon or semicolon that places the question; what follows must be a question of its own.
_PREFIX = re.compile(
    r"^\s*((?:in|consider|considering|according to|regarding|under|as per|within|for|on|from|based on)\b[^:;?]{3,160})"
    r"[:;]\s+(?=\S)",
    re.IGNORECASE,
)
SHORTEST_REST = 3  # words
OPENING = 80  # words of a document in which it may name itself
SHORTEST_INNER = 4  # letters of a word that may be part of a run-together title ("example-com-policy")


def split_scope(question: str) -> tuple[str, str]:
    """The prefix that names a document, or nothing, and the question after it."""
    match = _PREFIX.match(question)
    if match and len(question[match.end() :].split()) >= SHORTEST_REST:
        return match.group(1).strip(), question[match.end() :].strip()
    return "", question


@dataclass(frozen=True, slots=True)
class _Head:
    """How a document names itself."""

    document: str
    title: frozenset[str]
    letters: str
    opening: frozenset[str]

    def match(self, stem: str) -> float:
        if stem in self.title or (len(stem) >= SHORTEST_INNER and stem in self.letters):
            return 1.0
        return OPENING_MATCH if stem in self.opening else 0.0


class Scopes:
    """Finds the documents that a prefix names; the documents are read once, on the first prefix."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def documents(self, scope: str) -> tuple[str, ...]:
        """The documents named, or none: all are to be searched then."""
        found = self._shares(content_stems(scope))
        best = max(found.values(), default=0.0)
        if best < NAMED:
            return ()
        return tuple(document for document, share in found.items() if share >= best - TIED)

    def _shares(self, stems: Sequence[str]) -> Mapping[str, float]:
        matches = {stem: [head.match(stem) for head in self._heads] for stem in stems}
        weights = {stem: _rarity(sum(map(bool, row)), len(row)) for stem, row in matches.items()}
        total = sum(weights.values())
        if not total:
            return {}
        return {
            head.document: sum(weights[stem] * row[number] for stem, row in matches.items()) / total
            for number, head in enumerate(self._heads)
        }

    @cached_property
    def _heads(self) -> tuple[_Head, ...]:
        return tuple(_head(self._store.document(document)) for document in self._store.document_ids())


def _rarity(documents: int, total: int) -> float:
    """The weight of a word by how few documents it names; a word that none uses says nothing."""
    return math.log(1 + (total - documents + 0.5) / (documents + 0.5)) if documents else 0.0


def _head(document: Document) -> _Head:
    named = f"{document.title} {document.organisation or ''}"
    letters = "".join(letter for letter in fold(named) if letter.isalnum())
    opening = " ".join(document.text[: OPENING * 10].split()[:OPENING])
    return _Head(
        document.id,
        frozenset(content_stems(re.sub(r"[-_.]", " ", named))),
        letters,
        frozenset(content_stems(opening)),
    )
