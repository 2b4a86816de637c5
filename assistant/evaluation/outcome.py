"""How a question went, as one word for a reader."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from assistant.evaluation.records import Result


class Outcome(StrEnum):
    """Every way that a test question can go, worst first."""

    WRONG = "wrong"
    MISSED = "wrongly declined"
    LATER = "right, not first"
    RIGHT = "right first"
    DECLINED = "rightly declined"


GOODNESS: Mapping[Outcome, int] = {
    Outcome.WRONG: 0,
    Outcome.MISSED: 1,  # an answer withheld misleads nobody
    Outcome.LATER: 2,
    Outcome.RIGHT: 3,
    Outcome.DECLINED: 3,
}


def outcome(result: Result) -> Outcome:
    """Wrong is an answer without a right quote; what is in no text can only be declined."""
    if not result.answered:
        return Outcome.MISSED if result.question.answerable else Outcome.DECLINED
    if not any(result.right):
        return Outcome.WRONG
    return Outcome.RIGHT if result.right[0] else Outcome.LATER


def tally(results: Sequence[Result]) -> Mapping[Outcome, int]:
    """How many questions went each way, worst first."""
    went = [outcome(result) for result in results]
    return {each: went.count(each) for each in Outcome}
