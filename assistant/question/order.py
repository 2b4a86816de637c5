"""The documents in order: by their dates where these are known, else as they are listed."""

from collections.abc import Sequence

from assistant import wording
from assistant.lexicon import limiting
from assistant.question.dates import dates_of
from index.records import Entry


def in_order(heads: Sequence[Entry], place: str) -> tuple[list[Entry], str]:
    """The documents at a place ("second", "last", "latest"), none where there is none, and what is to be said of it."""
    days = {head: day for head in heads if (day := _day(head))}
    dated = sorted(days, key=days.__getitem__)
    if place in limiting.NUMBERED:
        whole = len(dated) == len(heads)
        number = limiting.NUMBERED[place]
        return (dated if whole else list(heads))[number:][:1], "" if whole else wording.as_listed(place)
    end = -1 if place.split()[-1] in limiting.LATEST else 0
    if len(dated) <= 1:  # one alone is neither the latest nor the earliest
        return [heads[end]], wording.as_listed(place)
    return [head for head in dated if days[head] == days[dated[end]]], wording.undated(len(heads) - len(dated))


def _day(head: Entry) -> tuple[int, ...]:
    """Year, month and day, 0 for what is unknown; empty for a document without a date."""
    date = next((date for date in dates_of(head) if date.year), None)
    return (date.year or 0, date.month or 0, date.day or 0) if date else ()
