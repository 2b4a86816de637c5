"""Finding quotes in the documents of a store by their letters."""

from collections.abc import Collection
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.assistant import Assistant
from assistant.evaluation.records import Label, TestQuestion
from assistant.evaluation.spans import Place, letters, spans_of
from assistant.question.intake import LONGEST_QUESTION
from index.reading.clean import FRONT_MATTER
from index.words import content_stems

LOOKED_AT = 5  # passages whose sentences are compared with a quote that is nowhere
BETWEEN = "\n"  # no letter, so that no quote runs across it


class Locator:
    """Finds quotes in the documents of the store by their letters."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._ids = frozenset(assistant.document_ids())
        self._letters = lru_cache(maxsize=None)(self._document_letters)

    def gold(self, question: TestQuestion) -> tuple[tuple[Place, ...], ...]:
        """All places of each label."""
        return tuple(self.places(label.document, label.quote) for label in question.evidence)

    def places(self, document: str, quote: str) -> tuple[Place, ...]:
        """Every place of a quote in a document, named by id, title or file; in all documents when none is named."""
        wanted = letters(quote)
        return tuple((id, span) for id in self.documents(document) for span in spans_of(wanted, self._letters(id)))

    def documents(self, name: str) -> Collection[str]:
        """The ids of the documents that a name means."""
        if not name:
            return sorted(self._ids)
        return (name,) if name in self._ids else self._named.get(name.casefold(), ())

    def nearest(self, label: Label) -> str:
        """The sentence that has most words of a label's quote, in its document if that is known."""
        found = [item.passage for item in self._assistant.search(label.quote[:LONGEST_QUESTION], LOOKED_AT * LOOKED_AT)]
        wanted = set(self.documents(label.document))
        passages = [passage for passage in found if passage.document in wanted] or found
        sentences = self._assistant.store.sentences(passages[:LOOKED_AT]).values()
        texts = [sentence.text for each in sentences for sentence, _, _ in each]
        words = set(content_stems(label.quote))
        return max(texts, key=lambda text: (len(words & set(content_stems(text))), -len(text)), default="")

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """The ids of the documents by what else they may be called, without case."""
        named: dict[str, list[str]] = {}
        for id in sorted(self._ids):
            document = self._assistant.document(id)
            file = Path(document.source.path)
            for name in dict.fromkeys(name.casefold() for name in (id, document.title, file.name, file.stem)):
                named.setdefault(name, []).append(id)
        return named

    def _document_letters(self, document: str) -> str:
        """The letters as the texts show them and, where reading cut any, as the file has them.

        A label pasted from the source may run across a menu or a notice that was cut.
        """
        found = self._assistant.document(document)
        front = max((edit.end for edit in found.edits if edit.reason == FRONT_MATTER), default=0)
        shown, pasted = (letters(f"{found.title} {text}") for text in (found.text, found.source.original[front:]))
        return shown if shown == pasted else f"{shown}{BETWEEN}{pasted}"
