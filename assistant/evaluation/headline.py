"""A run in a sentence or two, for someone who has never seen its figures."""

from collections.abc import Mapping

from assistant.evaluation.estimates import Estimates
from assistant.evaluation.figures import FIGURES, shown
from assistant.evaluation.outcome import Outcome, tally
from assistant.evaluation.records import Run


def headline(run: Run, found: Estimates) -> str:
    if not run.results:
        return "No question was answered."
    went = tally(run.results)
    unfinished = f"This run is incomplete: {len(run.results):,} of {run.questions:,} questions."
    said = (_answerable(found, went), _unanswerable(found, went), _given(went), "" if run.complete else unfinished)
    return " ".join(filter(None, said))


def counted(number: int | float, one: str) -> str:
    """A number with its noun: "1 question", "2 questions"."""
    return f"{number:,} {one if number == 1 else f'{one}s'}"


def _answerable(found: Estimates, went: Mapping[Outcome, int]) -> str:
    total = found["answerable"].value
    if not total:
        return ""
    share, between = shown(FIGURES["quote@1"], found)
    interval = f" (95% interval {between})" if between else ""
    return (
        f"Of {counted(total, 'question')} that the texts answer, {went[Outcome.RIGHT]:,} got a right quote first, "
        f"{share}{interval}; {went[Outcome.LATER]:,} got one further down and {_were(went[Outcome.MISSED])} "
        "wrongly declined."
    )


def _unanswerable(found: Estimates, went: Mapping[Outcome, int]) -> str:
    total = found["unanswerable"].value
    return f"Of {total:,} that they do not answer, {_were(went[Outcome.DECLINED])} rightly declined." if total else ""


def _given(went: Mapping[Outcome, int]) -> str:
    wrong = went[Outcome.WRONG]
    given = wrong + went[Outcome.LATER] + went[Outcome.RIGHT]
    return f"Of {counted(given, 'answer')} given, {wrong:,} had no right quote, {wrong / given:.0%}." if given else ""


def _were(number: int) -> str:
    return f"{number:,} {'was' if number == 1 else 'were'}"
