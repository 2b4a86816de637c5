"""Dates as people write them, whole or in part."""

from dataclasses import dataclass
from functools import lru_cache

from assistant.lexicon import limiting
from index.records import Entry

DOCUMENTS_READ = 65536  # documents whose dates are read once


@dataclass(frozen=True, slots=True)
class PartDate:
    """A date of which some is known; what is not is None."""

    year: int | None
    month: int | None
    day: int | None

    def meets(self, known: "PartDate") -> bool:
        """Whether a date that is known may be the one that is asked for: nothing differs, and what is first asked is
        known.
        """
        asked = ((self.year, known.year), (self.month, known.month), (self.day, known.day))
        wanted = [pair for pair in asked if pair[0] is not None]
        return wanted[0][1] is not None and all(other in (None, one) for one, other in wanted)


def read_date(text: str) -> PartDate:
    """The date in a text that holds one."""
    figures = limiting.ISO.search(text) or limiting.IN_FIGURES.search(text)
    if figures:
        return PartDate(int(figures["year"]), int(figures["month"]), int(figures["day"]) if figures["day"] else None)
    year, month = limiting.YEAR.search(text), limiting.MONTH.search(text)
    day = limiting.DAY.search(limiting.YEAR.sub("", text)) if month else None
    return PartDate(
        int(year.group()) if year else None,
        limiting.MONTHS[month.group().lower().rstrip(".")] if month else None,
        int(day.group()) if day else None,
    )


@lru_cache(maxsize=DOCUMENTS_READ)
def dates_of(head: Entry) -> tuple[PartDate, ...]:
    """The dates that a document is known to have: its own, and those that its title names."""
    return tuple(read_date(date) for text in (head.date or "", head.title) for date in dates_in(text))


def dates_in(text: str) -> list[str]:
    """Every date of a text, as it is written; each has a figure."""
    return limiting.DATE.findall(text) if any(map(str.isdigit, text)) else []
