"""The proof of every quote: found, letter for letter, at its stated place in the stored text."""

from collections.abc import Iterable

from assistant.records import Citation, Quote
from index.records import Document
from index.store import Store


def holds(document: Document, start: int, end: int, quote: str) -> bool:
    """Whether the document's text holds the quote, letter for letter, at the place."""
    return 0 <= start < end <= len(document.text) and document.text[start:end] == quote


def verified(store: Store, quotes: Iterable[Quote]) -> tuple[Citation, ...]:
    """The quotes that hold, numbered from 1 in their order, with what is known about their documents."""
    citations: list[Citation] = []
    for quote in quotes:
        document = store.document(quote.document)
        if holds(document, quote.start, quote.end, quote.text):
            citations.append(
                Citation(
                    number=len(citations) + 1,
                    document=document.id,
                    title=document.title,
                    organisation=document.organisation,
                    date=document.date,
                    url=document.url,
                    quote=quote.text,
                    start=quote.start,
                    end=quote.end,
                    paragraph=quote.paragraph,
                )
            )
    return tuple(citations)


def still_holds(store: Store, citation: Citation) -> bool:
    """Whether a citation made earlier still stands in this store."""
    try:
        document = store.document(citation.document)
    except KeyError:
        return False
    return holds(document, citation.start, citation.end, citation.quote)
