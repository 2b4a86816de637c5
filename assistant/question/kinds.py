"""The kind of answer that a question asks for, and whether a sentence holds one: a number, a time, members."""

from enum import StrEnum

from assistant.lexicon import asking, held


class Kind(StrEnum):
    """What a question asks for; OTHER can be answered by any sentence."""

    FULL_NAME = "full name"
    TIME = "time"
    NUMBER = "number"
    MEMBERS = "members"
    OTHER = "other"


_ASKED_BY = (
    (Kind.FULL_NAME, asking.ASKS_FULL_NAME),
    (Kind.TIME, asking.ASKS_TIME),
    (Kind.NUMBER, asking.ASKS_NUMBER),
    (Kind.MEMBERS, asking.ASKS_MEMBERS),
)


def kind_asked(question: str) -> Kind:
    """The first kind that the question's words ask for."""
    return next((kind for kind, pattern in _ASKED_BY if pattern.search(question)), Kind.OTHER)


def holds_kind(kind: Kind, sentence: str) -> bool:
    """Whether a sentence holds what the kind asks for."""
    match kind:
        case Kind.MEMBERS:
            return bool(held.MEMBERS.search(sentence))
        case Kind.NUMBER:
            return bool(held.NUMBER.search(held.YEAR.sub("", sentence)))
        case Kind.TIME:
            return bool(held.TIME.search(sentence))
        case _:
            return False
