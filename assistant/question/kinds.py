"""The kind of answer that a question asks for, and whether a sentence holds one: a number, a time, a place, members."""

from collections.abc import Collection
from enum import StrEnum

from assistant.lexicon import asking, held
from index.words import FUNCTION_WORDS, fold, stems


class Kind(StrEnum):
    """What a question asks for; OTHER can be answered by any sentence."""

    FULL_NAME = "full name"
    TIME = "time"
    NUMBER = "number"
    MEMBERS = "members"
    PLACE = "place"
    OTHER = "other"


_ASKED_BY = (
    (Kind.FULL_NAME, asking.ASKS_FULL_NAME),
    (Kind.TIME, asking.ASKS_TIME),
    (Kind.NUMBER, asking.ASKS_NUMBER),
    (Kind.MEMBERS, asking.ASKS_MEMBERS),
    (Kind.PLACE, asking.ASKS_PLACE),
)


def kind_asked(question: str) -> Kind:
    """The first kind that the question's words ask for."""
    return next((kind for kind, pattern in _ASKED_BY if pattern.search(question)), Kind.OTHER)


def holds_kind(kind: Kind, sentence: str, asked: Collection[str]) -> bool:
    """Whether a sentence holds what the kind asks for; asked are the question's stems, which answer nothing."""
    match kind:
        case Kind.MEMBERS:
            return bool(held.MEMBERS.search(sentence))
        case Kind.NUMBER:
            return bool(held.NUMBER.search(held.YEAR.sub("", sentence)))
        case Kind.TIME:
            return bool(held.TIME.search(sentence))
        case Kind.PLACE:
            return _names_new(sentence, asked)
        case _:
            return False


def _names_new(sentence: str, asked: Collection[str]) -> bool:
    """Whether a sentence has a capitalised word, not at its start, that the question does not have."""
    names = (name for name in held.CAPITALISED.findall(sentence) if fold(name) not in FUNCTION_WORDS)
    return any(not set(stems(name)) & set(asked) for name in names)
