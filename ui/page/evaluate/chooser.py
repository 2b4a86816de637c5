"""The head of the Evaluate tab: choosing a test set, the progress of its run, and the runs before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.figures import FIGURES, shown
from assistant.evaluation.history import PastRun
from assistant.evaluation.mistakes import Mistake
from assistant.evaluation.records import TestSet
from ui.page.frame import phrases
from ui.page.frame.markup import Html, element

LEAD = (
    "Run a test set: questions with the quotes that should answer them, or marked as not in these texts. The same "
    "set on the same texts gives the same figures."
)
FORM = (
    "A set is a .jsonl, .csv or .xlsx file with a question on each row, the expected quote and its document, or "
    "“no” under “answerable”."
)
KINDS = ".jsonl,.csv,.xlsx"
LARGEST_MEGABYTES = 20  # of a test set: a hundred thousand short questions
UPLOADED = "uploaded"  # the value of the uploaded set among those to choose from
MOST_PAST = 20  # runs listed: the latest
MOST_MISTAKES = 50


@dataclass(frozen=True, slots=True)
class Known:
    """A test set that can be chosen."""

    value: str
    shown: str


def chooser(
    known: Sequence[Known], chosen: str, problem: str = "", uploaded: TestSet | None = None, running: bool = False
) -> Html:
    """The form that starts a run; problem says why one did not start."""
    ready = f"{uploaded.name}: {phrases.count(len(uploaded.questions), 'question')}, ready to run." if uploaded else ""
    return element(
        "div",
        element("h2", "Evaluate"),
        element("p", LEAD),
        element(
            "form",
            _field("set", "Test set", _sets(known, chosen)),
            element("button", "Run", type="submit", disabled=running),
            data_submit="run_set",
            class_="choose",
        ),
        element(
            "div",
            element("label", "Or upload a set", for_="upload"),
            element(
                "input",
                id="upload",
                type="file",
                accept=KINDS,
                data_upload="upload_set",
                data_most=LARGEST_MEGABYTES * 1_000_000,
                aria_describedby="upload-form",
                disabled=running,
            ),
            element("p", FORM, id="upload-form", class_="quiet"),
            element("p", ready, role="status", class_="ready"),
            class_="upload",
        ),
        element("p", problem, role="alert", class_="refusal" if problem else None),
        class_="chooser",
    )


def progress(state: tuple[int, int] | None, cancelling: bool = False) -> Html:
    """How far a run is; None while another one is at work."""
    done, total = state or (0, 0)
    said = f"{done:,} of {phrases.count(total, 'question')}" if total else "Starting"
    if state is None:
        said = "Waiting for another run to end"
    if cancelling:
        said = "Cancelling"
    return element(
        "div",
        element("label", said, for_="run-progress", class_="said"),
        element("progress", id="run-progress", max=total or 1, value=done if total else None),
        element("button", "Cancel", type="button", data_event="cancel_run", class_="quiet-button"),
        class_="running",
    )


def mistakes(found: Sequence[Mistake], test_set: TestSet) -> Html:
    """Labels of a set that are nowhere in the texts, before anything runs."""
    count = phrases.count(len(found), "mistake")
    rows = (
        element(
            "li",
            element("b", mistake.question.question),
            element("span", "is answerable but has no expected quote")
            if not mistake.quote
            else element("span", "expects ", element("q", mistake.quote), f" in {mistake.document or 'any document'}"),
            element("span", "nearest: ", element("q", mistake.nearest)) if mistake.nearest else None,
        )
        for mistake in found[:MOST_MISTAKES]
    )
    more = len(found) - MOST_MISTAKES
    return element(
        "section",
        element("h3", f"{count} in the set {test_set.name}"),
        element("p", "These labels are nowhere in the texts, so no answer could be right. Correct the set, or:"),
        element("button", "Run without them", type="button", data_event="run_set", data_set="again"),
        element("ol", rows),
        element("p", f"and {more:,} more", class_="quiet") if more > 0 else None,
        class_="mistakes",
    )


def past_runs(runs: Sequence[PastRun]) -> Html:
    """The latest runs, each to be opened again."""
    if not runs:
        return element("div")
    names = ("Run", "Test set", "Questions", "Right quote first", "Texts")
    head = element("tr", (element("th", name, scope="col") for name in names))
    table = element("table", element("thead", head), element("tbody", map(_past, runs[:MOST_PAST])))
    return element("section", element("h3", "Earlier runs"), element("div", table, class_="wide-table"), class_="past")


def _past(run: PastRun) -> Html:
    opens = element(
        "button", phrases.moment(run.head.started), type="button", data_event="open_run", data_run=run.head.id
    )
    asked = f"{run.answered:,}" if run.head.complete else f"{run.answered:,} of {run.head.questions:,}, incomplete"
    right, _ = shown(FIGURES["quote@1"], run.estimates)
    return element(
        "tr",
        element("td", opens),
        element("td", run.head.test_set),
        element("td", asked),
        element("td", right, class_="number"),
        element("td", element("code", run.head.store_version)),
    )


def _sets(known: Sequence[Known], chosen: str) -> Html:
    if not known:
        return element("select", element("option", "No set yet: upload one", value=""), name="set", id="set")
    options = (element("option", each.shown, value=each.value, selected=each.value == chosen or None) for each in known)
    return element("select", options, name="set", id="set")


def _field(name: str, label: str, box: Html) -> Html:
    return element("div", element("label", label, for_=name), box)
