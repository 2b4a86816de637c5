"""One session's conversation: the answers on its page and what is open beside them."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from assistant.feedback.kept import Verdict
from assistant.records import Answer, Citation, Turn
from ui.page.frame import phrases

LONGEST = 50  # answers kept on the page and sent along with a question; the assistant reads no more

Chosen: TypeAlias = "tuple[int, int] | None"  # the (answer, quote) numbers of the quote whose source is shown

Tab = TypeVar("Tab")
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer on the page, its verdict, and the number that the question is kept under, if it is.

    number counts the answers of the conversation from 0; it stays when older ones leave the page.
    """

    number: int
    answer: Answer
    verdict: Verdict | None = None
    kept: int | None = None


class Conversation:
    """What belongs to one session. Its events hold the lock one after another, so that none is lost.

    version is that of the texts which the session's header and start name.
    """

    def __init__(self, version: str) -> None:
        self.version = version
        self.lock = threading.Lock()
        self.answers: tuple[ShownAnswer, ...] = ()
        self.chosen: Chosen = None

    def __deepcopy__(self, memo: Any) -> "Conversation":
        """Each session begins with an empty one."""
        return Conversation(self.version)

    def clear(self) -> None:
        self.answers, self.chosen = (), None

    def add(self, answer: Answer, kept: int | None = None) -> None:
        """The latest answer; its first quote, if it has one, is the one that is open."""
        number = self.answers[-1].number + 1 if self.answers else 0
        self.answers = (*self.answers, ShownAnswer(number, answer, kept=kept))[-LONGEST:]
        self.chosen = (number, 1) if answer.citations else None

    def judge(self, number: int, verdict: Verdict | None, kept: int | None) -> None:
        self.answers = tuple(
            replace(shown, verdict=verdict, kept=kept) if shown.number == number else shown for shown in self.answers
        )

    def answer(self, number: int) -> ShownAnswer | None:
        """An answer that is on the page, by its number."""
        return next((shown for shown in self.answers if shown.number == number), None)

    def quote(self, number: int, quote: int) -> Citation | None:
        """A numbered quote of an answer that is on the page."""
        shown = self.answer(number)
        quotes = phrases.cited(shown.answer) if shown else ()
        return quotes[quote - 1] if 0 < quote <= len(quotes) else None

    def history(self, before: int | None = None) -> Sequence[Turn]:
        """What a question is asked with: every turn on the page, or those before an answer."""
        earlier = (shown for shown in self.answers if before is None or shown.number < before)
        return tuple(Turn(shown.answer.question, shown.answer.text) for shown in earlier)


def one_by_one(
    handler: Callable[Concatenate[Tab, Conversation, Given], Result],
) -> Callable[Concatenate[Tab, Conversation, Given], Result]:
    """The events of one conversation run one after another, those of others beside them."""

    @wraps(handler)
    def handle(tab: Tab, conversation: Conversation, /, *given: Given.args, **named: Given.kwargs) -> Result:
        with conversation.lock:
            return handler(tab, conversation, *given, **named)

    return handle
