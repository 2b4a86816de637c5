"""A run in the Evaluate tab: its headline, figures, charts and questions, and what changed since an earlier one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluation.charts import latency_chart, reliability_chart, risk_chart
from assistant.evaluation.compare import Comparison, Pair, summary
from assistant.evaluation.figures import MEANINGS, Figure
from assistant.evaluation.history import PastRun
from assistant.evaluation.outcomes import Outcome, headline, outcome
from assistant.evaluation.records import Result, Run
from ui.page.frame import phrases as words
from ui.page.frame.markup import Html, element

MOST_ROWS = 500  # questions shown, worst first: more slow the browser down, and the report holds them all
MOST_PAIRS = 100
COUNTS = frozenset({"questions", "answerable", "unanswerable", "quotes"})  # the headline says them
TIMES = frozenset({"seconds_p50", "seconds_p95"})
WORD_COUNTS = frozenset({"quote_words_p50", "quote_words_p95"})
PLAIN = frozenset({"confidence_auroc", "calibration_error"})  # of a scale of their own, which percent would hide
WORST_FIRST = tuple(Outcome)
RED = frozenset({Outcome.WRONG, Outcome.MISSED})


@dataclass(frozen=True, slots=True)
class Results:
    """What is shown of a run; earlier are runs that it can be compared with."""

    run: Run
    figures: Mapping[str, Figure]
    earlier: Sequence[PastRun] = ()
    comparison: Comparison | None = None
    problem: str = ""


def results(shown: Results | None) -> Html:
    if shown is None:
        return element("div", class_="results")
    run = shown.run
    return element(
        "div",
        element("h3", run.test_set),
        element("p", headline(run, shown.figures), class_="headline", role="status", tabindex=-1),
        element("p", _known(run), class_="quiet"),
        element("p", shown.problem, role="alert", class_="refusal" if shown.problem else None),
        _tools(shown),
        _comparison(shown.comparison) if shown.comparison else None,
        _figures(shown.figures),
        _charts(run) if run.results else None,
        _questions(run) if run.results else None,
        class_="results",
    )


def _known(run: Run) -> str:
    parts = (
        f"Run on {words.moment(run.started)}",
        f"texts version {run.store_version}",
        f"program {run.commit}" if run.commit else "",
        run.machine,
    )
    return ", ".join(filter(None, parts))


def _tools(shown: Results) -> Html:
    baseline = f"?baseline={shown.comparison.old.id}" if shown.comparison else ""
    address = f"/runs/{shown.run.id}"
    links = (
        element("a", "Download the report (HTML)", href=f"{address}.html{baseline}", download=True),
        element("a", "Download the run (JSON)", href=f"{address}.json", download=True),
    )
    return element("div", links, _compare(shown), class_="tools")


def _compare(shown: Results) -> Html | None:
    if not shown.earlier:
        return None
    chosen = shown.comparison.old.id if shown.comparison else ""
    options = [element("option", "no earlier run", value="")] + [
        element("option", _past(run), value=run.id, selected=run.id == chosen or None) for run in shown.earlier
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
    return f"{words.moment(run.started)}{'' if run.complete else ', incomplete'}"


def _figures(found: Mapping[str, Figure]) -> Html:
    rows = (_row(name, figure) for name, figure in found.items() if name not in COUNTS)
    names = (element("th", name, scope="col") for name in ("Figure", "Value", "95% interval"))
    table = element("table", element("thead", element("tr", names)), element("tbody", rows))
    return element("section", element("h3", "Figures"), element("div", table, class_="wide-table"), class_="figures")


def _row(name: str, figure: Figure) -> Html:
    value = "–" if figure.value is None else _text(name, figure.value)
    known = figure.low is not None and figure.high is not None
    between = f"{_text(name, figure.low or 0)} to {_text(name, figure.high or 0)}" if known else ""
    said = (element("code", name), " ", MEANINGS[name])
    return element(
        "tr",
        element("th", said, scope="row"),
        element("td", value, class_="number"),
        element("td", between, class_="number"),
    )


def _text(name: str, value: float) -> str:
    if name in TIMES:
        return f"{value * 1000:,.0f} ms"
    if name in PLAIN:
        return f"{value:.2f}"
    return f"{value:,.0f}" if name in WORD_COUNTS else f"{value:.0%}"


def _charts(run: Run) -> Html:
    charts = (Html(chart(run)) for chart in (risk_chart, reliability_chart, latency_chart))
    return element("section", element("h3", "Charts"), element("div", charts, class_="charts"))


def _questions(run: Run) -> Html:
    judged = sorted(((outcome(result), result) for result in run.results), key=lambda pair: WORST_FIRST.index(pair[0]))
    counts = {each: sum(found is each for found, _ in judged) for each in Outcome}
    kinds = [element("option", f"all ({len(judged):,})", value="")] + [
        element("option", f"{each} ({count:,})", value=each) for each, count in counts.items() if count
    ]
    more = len(judged) - MOST_ROWS
    return element(
        "section",
        element("h3", "Questions, worst first"),
        element(
            "div",
            element("label", "Show", for_="kind"),
            element("select", kinds, id="kind", data_filter="kind"),
            element("label", "with the words", for_="words"),
            element("input", id="words", type="search", data_filter="words"),
            element("span", role="status", class_="shown quiet"),
            class_="filter",
        ),
        element("ol", (_question(found, result) for found, result in judged[:MOST_ROWS]), class_="questions"),
        element("p", f"{more:,} more are in the report.", class_="quiet") if more > 0 else None,
    )


def _question(found: Outcome, result: Result) -> Html:
    quotes = result.answer["citations"]
    return element(
        "li",
        element("strong", str(found), class_="badge"),
        element(
            "button",
            result.question.question,
            type="button",
            data_event="open_why",
            data_question=result.question.id,
            aria_controls="why",
        ),
        element("span", quotes[0]["quote"], class_="first") if quotes else None,
        data_kind=found,
        class_="red" if found in RED else "",
    )


def _comparison(made: Comparison) -> Html:
    changed = [pair for pair in made.pairs if pair.change != "same"]
    return element(
        "section",
        element("h3", f"Since the run of {words.moment(made.old.started)}"),
        element("p", summary(made), class_="headline"),
        element("ol", map(_pair, changed[:MOST_PAIRS]), class_="pairs"),
        element("p", f"{len(changed) - MOST_PAIRS:,} more are in the report.") if len(changed) > MOST_PAIRS else None,
        class_="comparison",
    )


def _pair(pair: Pair) -> Html:
    return element(
        "li",
        element("strong", pair.change, class_="badge"),
        element(
            "button",
            pair.question.question,
            type="button",
            data_event="open_why",
            data_question=pair.question.id,
            aria_controls="why",
        ),
        element("div", _side("Before", pair.old), _side("Now", pair.new), class_="sides"),
        class_=pair.change,
    )


def _side(name: str, result: Result) -> Html:
    quotes = [
        element("blockquote", citation["quote"], class_="right" if right else "not-right")
        for citation, right in zip(result.answer["citations"], result.right, strict=True)
    ]
    return element(
        "div", element("h4", f"{name}: {outcome(result)}"), quotes or element("p", "No quote.", class_="quiet")
    )
