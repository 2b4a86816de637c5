"""terms.toml: the words that an office asks with, and what its texts call the same."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from index.errors import SourceError, brief
from index.reading.decoding import decode, read_bytes
from index.reading.description import stated
from index.records import Term
from index.words import Words

TERMS = "terms.toml"
REMEDY = 'correct it: term = "what the texts call it", or several as ["one", "another"]'


@dataclass(frozen=True, slots=True)
class TermList:
    """The terms of a terms.toml, and what of it could not be used, each in one line."""

    terms: tuple[Term, ...] = ()
    problems: tuple[str, ...] = ()


def read_terms(folder: Path) -> TermList:
    """What folder/terms.toml holds; nothing where there is no such file."""
    path = folder / TERMS
    if not path.exists():
        return TermList()
    try:
        written = msgspec.toml.decode(decode(read_bytes(path)), type=dict[str, Any])
    except SourceError as error:
        return TermList(problems=(str(error),))
    except Exception as error:  # the parser lets errors of its inner steps through
        return TermList(problems=(f"is no list of terms ({brief(error)}); {REMEDY}; questions are read without it",))
    terms: list[Term] = []
    problems: list[str] = []
    for number, (said, meanings) in enumerate(written.items(), 1):
        try:
            terms.append(read_term(said, meanings))
        except (msgspec.ValidationError, SourceError) as error:
            problems.append(f"term {number} cannot be used ({brief(error)}); {REMEDY}")
    return TermList(tuple(terms), tuple(problems))


def read_term(said: str, meanings: object) -> Term:
    given = msgspec.convert([meanings] if isinstance(meanings, str) else meanings, tuple[str, ...])
    if not given:
        raise SourceError("it stands for nothing")
    return Term(words("term", said), tuple(dict.fromkeys(words("meaning", meaning) for meaning in given)))


def words(name: str, value: str) -> str:
    """A line with a word that carries a subject. Raises SourceError for any other."""
    line = stated(name, value) or ""
    if not Words.of(line).content:
        raise SourceError(f"its {name} holds no word with a meaning")
    return line
