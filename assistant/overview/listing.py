"""Which documents there are, how many, how recent and by whom."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.lexicon import dates
from assistant.overview.catalogue import Catalogue, names, states_date
from assistant.overview.sources import Told
from assistant.records import Quote, Status
from assistant.wording import NOT_FOUND
from assistant.wording import texts as wording
from index.records import Entry


def documents(catalogue: Catalogue, most: int) -> Told:
    """All documents; of many the first ones."""
    shown = catalogue.entries[:most]
    quotes = (catalogue.quote(entry, states_date(entry.date), names(entry.organisation)) for entry in shown)
    return Told(wording.documents(shown, len(catalogue.entries)), tuple(quotes))


def lacking(catalogue: Catalogue, most: int) -> Told:
    """That there are fewer documents than the question takes for granted."""
    told = documents(catalogue, most)
    return replace(told, text=f"{NOT_FOUND} {told.text}", status=Status.NOT_FOUND, confidence=0.0)


def latest(catalogue: Catalogue) -> Told:
    return _extreme(catalogue, latest=True)


def oldest(catalogue: Catalogue) -> Told:
    return _extreme(catalogue, latest=False)


def _extreme(catalogue: Catalogue, latest: bool) -> Told:
    dated = [entry for entry in catalogue.entries if entry.date]
    if not dated:
        return _undated(catalogue, catalogue.entries)
    entry = dated[-1] if latest else dated[0]
    text = wording.extreme(entry, latest, len(catalogue.entries) - len(dated))
    return Told(text, (catalogue.quote(entry, states_date(entry.date)),))


def published(catalogue: Catalogue, entries: Sequence[Entry], most: int) -> Told:
    """When documents were published: those whose date is known first, else what they say of dates."""
    if not any(entry.date for entry in entries):
        return _says_when(catalogue, entries[:most]) or _undated(catalogue, entries)
    shown = entries[:most]
    quotes = tuple(catalogue.quote(entry, states_date(entry.date)) for entry in shown)
    return Told(wording.dated(shown, len(entries)), quotes)


def published_by(catalogue: Catalogue, entries: Sequence[Entry], most: int) -> Told:
    shown = entries[:most]
    quotes = tuple(catalogue.quote(entry, names(entry.organisation)) for entry in shown)
    if not any(entry.organisation for entry in shown):
        return Told(wording.no_publisher(shown), quotes, Status.NOT_FOUND, 0.0)
    return Told(wording.published_by(shown), quotes)


def _says_when(catalogue: Catalogue, entries: Sequence[Entry]) -> Told | None:
    found: dict[Entry, Quote] = {}
    for entry in entries:
        stating = (quote for quote in catalogue.edges(entry) if dates.SAYS_WHEN.search(quote.text))
        quote = next(stating, None)
        if quote:
            found[entry] = quote
    return Told(wording.says_when(list(found)), tuple(found.values())) if found else None


def _undated(catalogue: Catalogue, entries: Sequence[Entry]) -> Told:
    nearest = tuple(catalogue.quote(entry) for entry in entries[:1])
    return Told(wording.undated(entries), nearest, Status.NOT_FOUND, 0.0)
