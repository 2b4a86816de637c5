"""How a question went, as one word for a reader, and a run as one sentence."""

from collections.abc import Mapping
from enum import StrEnum

from assistant.evaluation.figures import Figure
from assistant.evaluation.records import Result, Run


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


def headline(run: Run, found: Mapping[str, Figure]) -> str:
    """The run in a sentence or two, for someone who has never seen its figures."""
    if not run.results:
        return "No question was answered."
    outcomes = [outcome(result) for result in run.results]
    answerable, unanswerable = found["answerable"].value or 0, found["unanswerable"].value or 0
    said = []
    if answerable:
        first = outcomes.count(Outcome.RIGHT)
        low, high = found["quote@1"].low, found["quote@1"].high
        between = "" if low is None or high is None else f" (95% interval {low:.0%} to {high:.0%})"
        said.append(
            f"Of {answerable:,} questions that the texts answer, {first:,} got a right quote first, "
            f"{first / answerable:.0%}{between}; {outcomes.count(Outcome.LATER):,} got one further down and "
            f"{outcomes.count(Outcome.MISSED):,} were wrongly declined."
        )
    if unanswerable:
        declined = outcomes.count(Outcome.DECLINED)
        said.append(f"Of {unanswerable:,} that they do not answer, {declined:,} were rightly declined.")
    given = sum(result.answered for result in run.results)
    if given:
        wrong = outcomes.count(Outcome.WRONG)
        said.append(f"Of {given:,} answers given, {wrong:,} had no right quote, {wrong / given:.0%}.")
    if not run.complete:
        said.append(f"This run is incomplete: {len(run.results):,} of {run.questions:,} questions.")
    return " ".join(said)
