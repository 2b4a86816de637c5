"""The verdict on an answer: what a user can say of it, and what has been kept."""

from collections.abc import Mapping

from assistant.feedback.kept import Verdict
from assistant.records import Answer, Status
from ui.page.frame import phrases
from ui.page.frame.markup import Html, element

_OF_QUOTES = {
    Verdict.RIGHT: "Right",
    Verdict.WRONG_QUOTE: "Wrong quote",
    Verdict.NOT_THERE: "Should have said it’s not there",
}
CHOICES: Mapping[Status, Mapping[Verdict, str]] = {
    Status.ANSWERED: _OF_QUOTES,
    Status.PARTIAL: _OF_QUOTES,
    Status.NOT_FOUND: {Verdict.RIGHT: "Right: not there", Verdict.IS_THERE: "It is there"},
}
KEPT = "Kept. Choose it again to take it back."


def judging(turn: int, answer: Answer, verdict: Verdict | None) -> Html | None:
    """The verdicts to choose from, the kept one pressed; what is kept is read out, as the log is."""
    if answer.status not in phrases.MEASURED:
        return None
    buttons = (
        element(
            "button",
            said,
            type="button",
            aria_pressed="true" if choice is verdict else "false",
            data_event="judge",
            data_turn=turn,
            data_verdict=choice,
        )
        for choice, said in CHOICES[answer.status].items()
    )
    return element(
        "div",
        element("span", "Was this right?", class_="asked"),
        *buttons,
        element("span", KEPT if verdict else None, class_="kept"),
        class_="judging",
        role="group",
        aria_label="Was this answer right?",
    )


def verdict_words(status: Status, verdict: Verdict) -> str:
    """A kept verdict in the words in which it was given."""
    return CHOICES.get(status, _OF_QUOTES).get(verdict, str(verdict))
