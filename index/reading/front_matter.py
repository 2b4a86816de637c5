"""Front matter: what Markdown says about itself between "---" lines at its top."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from index.errors import SourceError

OPENING = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
LONGEST = 20_000  # characters; more is a text that opens with a rule
FIELD = re.compile(r"^[A-Za-z_][\w -]*:(?:\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Description:
    """What is stated about a text, by itself or by the list of sources; what is not is None."""

    title: str | None = None
    organisation: str | None = None
    date: str | None = None
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The description and the number of characters that it takes up, its closing line included."""

    description: Description
    length: int


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a text; an empty one of length 0 where it has none."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end(), opening.end() + LONGEST) if opening else None
    if not opening or not closing or not FIELD.search(text, opening.end(), closing.start()):
        return FrontMatter(Description(), 0)
    try:
        values = yaml.safe_load(text[opening.end() : closing.start()])
    except (yaml.YAMLError, ValueError) as error:
        raise SourceError(f"has front matter that cannot be read{where(error)}; correct it or take it out") from None
    if not isinstance(values, dict):
        raise SourceError('has front matter that is not lines of "name: value"; correct it or take it out')
    return FrontMatter(describe(values), closing.end())


def where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" at line {mark.line + 2}" if mark else ""


def describe(values: Mapping[str, object]) -> Description:
    """The known fields as texts; any other field is the writer's own and is passed over."""
    return Description(
        title=stated(values.get("title")),
        organisation=stated(values.get("organisation")),
        date=stated(values.get("date")),
        url=stated(values.get("url")),
        licence=stated(values.get("licence")),
    )


def stated(value: object) -> str | None:
    """A value as one line of text, a date as YYYY-MM-DD; None where nothing is stated."""
    if value is None or isinstance(value, list | dict):
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    return " ".join(text.split()) or None
