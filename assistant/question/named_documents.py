"""Documents that a question names before it asks: "In the privacy policy of Example: ..."."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.lexicon import leaning
from assistant.settings import Settings
from index.records import Document
from index.store import Store
from index.words import content_stems, fold

LETTERS_A_WORD = 10  # so many, times the words of an opening, are enough to hold them


@dataclass(frozen=True, slots=True)
class _Head:
    """How a document names itself: the stems of its title and organisation, their letters, the stems of its opening."""

    document: str
    title: frozenset[str]
    letters: str
    opening: frozenset[str]


class NamedDocuments:
    """Finds the documents that a prefix names; the documents are read once, on the first prefix."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def of(self, scope: str) -> tuple[str, ...]:
        """The documents named, or none: all are to be searched then."""
        found = self._shares(content_stems(scope)) if scope else {}
        best = max(found.values(), default=0.0)
        if best < self._settings.named:
            return ()
        return tuple(document for document, share in found.items() if share >= best - self._settings.tied)

    def _shares(self, stems: Sequence[str]) -> Mapping[str, float]:
        """How much of the prefix each document's head has, rarer words counting more."""
        matches = {stem: [self._match(stem, head) for head in self._heads] for stem in stems}
        weights = {stem: _rarity(sum(map(bool, row)), len(row)) for stem, row in matches.items()}
        total = sum(weights.values())
        if not total:
            return {}
        return {
            head.document: sum(weights[stem] * row[number] for stem, row in matches.items()) / total
            for number, head in enumerate(self._heads)
        }

    def _match(self, stem: str, head: _Head) -> float:
        if stem in head.title or (len(stem) >= self._settings.shortest_inner and stem in head.letters):
            return 1.0
        return self._settings.opening_match if stem in head.opening else 0.0

    @cached_property
    def _heads(self) -> tuple[_Head, ...]:
        documents = map(self._store.document, self._store.document_ids())
        return tuple(_head(document, self._settings.opening_words) for document in documents)


def _rarity(documents: int, total: int) -> float:
    """The weight of a word by how few documents it names; a word that none uses says nothing."""
    return math.log(1 + (total - documents + 0.5) / (documents + 0.5)) if documents else 0.0


def _head(document: Document, words: int) -> _Head:
    named = f"{document.title} {document.organisation or ''}"
    opening = " ".join(document.text[: words * LETTERS_A_WORD].split()[:words])
    return _Head(
        document.id,
        frozenset(content_stems(named.translate(leaning.JOINTS_OF_TITLE))),
        "".join(letter for letter in fold(named) if letter.isalnum()),
        frozenset(content_stems(opening)),
    )
