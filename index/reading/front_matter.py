"""Front matter: what Markdown says about itself between "---" lines at its top."""

import re
from dataclasses import dataclass

import yaml

from index.errors import SourceError
from index.reading.description import Description, describe

OPENING = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
LONGEST = 20_000  # characters; more is a text that opens with a rule
FIELD = re.compile(r"^[A-Za-z_][\w -]*:(?:\s|$)", re.MULTILINE)
NOTHING = ("~", "null", "Null", "NULL")  # how YAML writes that there is no value


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
    return FrontMatter(read_description(text[opening.end() : closing.start()]), closing.end())


def read_description(lines: str) -> Description:
    """The description that lines of YAML state, each value as it is written: 1:59 is a text, no number of seconds."""
    try:
        values = yaml.load(lines, Loader=yaml.BaseLoader)
    except Exception as error:  # the parser lets errors of its inner steps through
        raise SourceError(f"has front matter that cannot be read{where(error)}; correct it or take it out") from None
    if not isinstance(values, dict):
        raise SourceError('has front matter that is not lines of "name: value"; correct it or take it out')
    try:
        return describe({name: value for name, value in values.items() if value not in NOTHING})
    except SourceError as error:
        raise SourceError(f"has front matter that cannot be used ({error}); correct it or take it out") from None


def where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" at line {mark.line + 2}" if mark else ""
