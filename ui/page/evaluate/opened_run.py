"""A run in the Evaluate tab: what the report shows, with links to the files and a form to compare it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.compare import Comparison
from assistant.evaluation.estimates import Estimates
from assistant.evaluation.history import PastRun
from assistant.evaluation.records import Run
from assistant.evaluation.run_page import run_page
from ui.page.frame import phrases
from ui.page.frame.markup import Html, element, join


@dataclass(frozen=True, slots=True)
class OpenedRun:
    """What is shown of a run; others are runs that it can be compared with, problem says why it could not be."""

    run: Run
    estimates: Estimates
    others: Sequence[PastRun] = ()
    comparison: Comparison | None = None
    problem: str = ""


def nothing_opened() -> Html:
    return element("div", class_="results")


def opened_run(opened: OpenedRun) -> Html:
    alert = element("p", opened.problem, role="alert", class_="refusal" if opened.problem else None)
    controls = join([alert, _tools(opened)])
    page = Html(run_page(opened.run, opened.estimates, opened.comparison, controls=controls))
    return join([element("h3", opened.run.test_set), page])


def _tools(opened: OpenedRun) -> Html:
    baseline = f"?baseline={opened.comparison.old.id}" if opened.comparison else ""
    address = f"/runs/{opened.run.id}"
    links = (
        element("a", "Download the report (HTML)", href=f"{address}.html{baseline}", download=True),
        element("a", "Download the run (JSON)", href=f"{address}.json", download=True),
    )
    return element("div", links, _compare(opened), class_="tools")


def _compare(opened: OpenedRun) -> Html | None:
    if not opened.others:
        return None
    chosen = opened.comparison.old.id if opened.comparison else ""
    options = [element("option", "no other run", value="")] + [
        element("option", _past(run), value=run.head.id, selected=run.head.id == chosen or None)
        for run in opened.others
    ]
    return element(
        "form",
        element("label", "Compare with", for_="baseline"),
        element("select", options, id="baseline", name="baseline"),
        element("button", "Compare", type="submit", class_="quiet-button"),
        data_submit="compare_runs",
        class_="compare",
    )


def _past(run: PastRun) -> str:
    return f"{phrases.moment(run.head.started)}{'' if run.head.complete else ', incomplete'}"
