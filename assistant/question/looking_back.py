"""Questions about the answer before: who said it, when, where, in which words, and what else they said."""

from enum import StrEnum

from assistant.lexicon import asking_back, talk


class Back(StrEnum):
    """Every such question."""

    WHO = "who said it"
    WHEN = "when it was said"
    WHERE = "where it stands"
    WORDS = "its exact words"
    BOTH = "whether other texts say it"
    PERSON = "what that person said"
    SURE = "whether it is sure"


_ASKED_BY = (
    (Back.WHO, asking_back.WHO),
    (Back.WHEN, asking_back.WHEN),
    (Back.WHERE, asking_back.WHERE),
    (Back.WORDS, asking_back.WORDS),
    (Back.BOTH, asking_back.BOTH),
    (Back.PERSON, asking_back.PERSON),
    (Back.SURE, asking_back.SURE),
)


def back_in(text: str) -> Back | None:
    """What the question asks of the answer before it, when it asks nothing else."""
    plain = talk.plain(text)
    return next((back for back, pattern in _ASKED_BY if pattern.match(plain)), None)
