"""What is no question to the texts: a greeting, thanks, a question about the assistant, or too little to search for."""

from enum import StrEnum

from assistant.lexicon import talk
from assistant.records import Question
from index.words import Words


class Chat(StrEnum):
    """Every such thing that can be said."""

    NOTHING = "nothing"
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about the assistant"
    VAGUE = "vague"


_SAID_BY = (
    (Chat.GREETING, talk.GREETING),
    (Chat.THANKS, talk.THANKS),
    (Chat.ABOUT, talk.ABOUT_ASSISTANT),
)


def chat_in(question: Question, said: Words) -> Chat | None:
    """What the question's words are when they are none for the texts."""
    if not question.text:
        return Chat.NOTHING
    plain = talk.plain(question.text)
    found = next((chat for chat, pattern in _SAID_BY if pattern.match(plain)), None)
    return found or (Chat.VAGUE if _is_vague(question, said) else None)


def _is_vague(question: Question, said: Words) -> bool:
    """Whether nothing in the question, nor in the conversation before it, names a subject."""
    return not _names_subject(said) and not any(_names_subject(Words.of(turn.question)) for turn in question.history)


def _names_subject(said: Words) -> bool:
    return any(len(stem) > 1 for stem in said.content)
