"""Dates as people write them, and sentences that state one."""

import re
from datetime import date as calendar_date

from assistant.lexicon.held import TIME
from assistant.lexicon.shapes import pattern

UNKNOWN = "date unknown"
# A sentence in which a text says when it was published.
SAYS_WHEN = pattern(
    rf"\b(?:published|issued|updated|revised|effective|dated|released|posted|modified|date)\b[^.]{{0,60}}?(?:{TIME.pattern})"
)


def day(value: str | None) -> str:
    """A date as people write it: "2 September 2003"; what is no full date stays as it is."""
    if not value:
        return UNKNOWN
    known = _parsed(value)
    return f"{known.day} {known:%B %Y}" if known else value


def stating(value: str | None) -> re.Pattern[str] | None:
    """What finds a date in a text, in figures or in words, None for one that is not known."""
    if not value:
        return None
    known = _parsed(value)
    if not known:
        return pattern(rf"\b{re.escape(value)}\b")
    month = rf"{known:%B}|{known:%b}"
    return pattern(
        rf"\b{re.escape(value)}\b|\b0?{known.day}(?:st|nd|rd|th)?(?: of)? (?:{month})\.?,? {known.year}"
        rf"|\b(?:{month})\.? 0?{known.day}(?:st|nd|rd|th)?,? {known.year}"
        rf"|\b0?{known.day}[/.]0?{known.month}[/.]{known.year}\b"
    )


def _parsed(value: str) -> calendar_date | None:
    try:
        return calendar_date.fromisoformat(value)
    except ValueError:
        return None
