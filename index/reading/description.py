"""What is stated about a text, by itself in its front matter or by the list of sources."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from index.errors import SourceError
from index.reading.mend import INVISIBLE

LONGEST = 1_000  # letters; a longer title is a text at the wrong place, and each of its passages would carry it


@dataclass(frozen=True, slots=True)
class Description:
    """What is stated about a text; what is not is None."""

    title: str | None = None
    organisation: str | None = None
    date: str | None = None
    url: str | None = None
    licence: str | None = None


def describe(values: Mapping[str, object]) -> Description:
    """The known fields as texts; any other field is the writer's own and is passed over.

    Raises SourceError, without the file's name, for a value that is no line of text.
    """
    return Description(**{field.name: stated(field.name, values.get(field.name)) for field in fields(Description)})


def stated(name: str, value: object) -> str | None:
    """A value as one line of text, a date as YYYY-MM-DD; None where nothing is stated."""
    if value is None or isinstance(value, list | dict):
        return None
    try:
        text = value.isoformat() if isinstance(value, date) else str(value)
        text.encode()
    except ValueError:  # a number of more digits than Python writes, or half a character
        raise SourceError(f"its {name} is no text") from None
    line = INVISIBLE.sub("", " ".join(text.split()))
    if len(line) > LONGEST:
        raise SourceError(f"its {name} is longer than {LONGEST} letters")
    return line or None


def merged(first: Description, second: Description) -> Description:
    """What the first states, and where it states nothing, the second."""
    names = [field.name for field in fields(Description)]
    return Description(**{name: getattr(first, name) or getattr(second, name) for name in names})
