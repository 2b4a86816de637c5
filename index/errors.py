"""Every error that a user may see. Each message is one line: what is wrong, where, and what to do.

PolicyAssistantError
├── SourceError     a text, or the list of sources, cannot be read
├── ModelError      the embedding model is missing or is not the expected one
├── LanguageModelError  a language model or reading model cannot be loaded, reached or understood
├── StoreError      the store is missing, broken, foreign, older or not writable
├── QuestionError   a question, a batch line or a test-set line is not of the documented form
├── KeepingError    the questions that the page keeps cannot be read or written
└── PageError       the page cannot be served
"""

LONGEST_REASON = 200  # letters


def one_line(text: object) -> str:
    """A path, name or message as one line that every terminal, file and database takes.

    What cannot be printed (a line break, half a character, a byte of a name that is not UTF-8) is escaped.
    """
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in str(text))


def brief(error: Exception) -> str:
    """What another's error says, in one line and cut short: a parser may repeat all that it read."""
    return one_line(" ".join(str(error).split()))[:LONGEST_REASON]


class PolicyAssistantError(Exception):
    """Base of the program's own errors; the command line prints it on one line and exits with 1."""

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


class SourceError(PolicyAssistantError):
    """A text of the corpus, or its list of sources, cannot be read."""


class ModelError(PolicyAssistantError):
    """The embedding model is missing or differs from the one that is expected."""


class LanguageModelError(PolicyAssistantError):
    """A language model or reading model cannot be loaded, reached or understood."""


class StoreError(PolicyAssistantError):
    """The store is missing, broken, foreign, older or not writable."""


class QuestionError(PolicyAssistantError):
    """A question, a batch line or a test-set line does not have the documented form."""


class KeepingError(PolicyAssistantError):
    """The file of kept questions cannot be read or written, or is another program's."""


class PageError(PolicyAssistantError):
    """The page cannot be served."""
