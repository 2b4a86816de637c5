"""A run as HTML, escaped by construction: the report and the Evaluate tab show it alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.charts import latency_chart, reliability_chart, risk_chart
from assistant.evaluation.compare import Comparison, summary
from assistant.evaluation.estimates import Estimates, by
from assistant.evaluation.figures import BY_GROUP, FIGURES, shown
from assistant.evaluation.headline import headline
from assistant.evaluation.outcome import GOODNESS, Outcome, outcome, tally
from assistant.evaluation.records import Result, Run
from assistant.evaluation.spans import pieces
from assistant.records import Citation
from assistant.wording import BADGES

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STYLE = HERE / "run.css"  # takes its colours from the page around it
MOST_QUESTIONS = 500  # listed in the tab, worst first: more slow the browser down, and the report holds them all
MOST_PAIRS = 100
MOST_OPEN = 12  # rows of a table that stands open

Texts = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MarkedQuote:
    """One quote in pieces; those that it shares with a label are marked."""

    citation: Citation
    right: bool
    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Card:
    """One question as it is shown; nearest is filled when it was declined."""

    result: Result
    outcome: Outcome
    status: str
    quotes: Sequence[MarkedQuote]
    nearest: Sequence[MarkedQuote]


def run_page(run: Run, found: Estimates, comparison: Comparison | None = None, *, controls: str | None = None) -> str:
    """A run with its figures. controls are finished markup of the tab that it stands in; None: it is read alone."""
    from markupsafe import Markup

    in_page = controls is not None
    return (
        templates()
        .get_template("run.html")
        .render(
            run=run,
            in_page=in_page,
            controls=Markup(controls or ""),
            level=3 if in_page else 2,
            most_questions=MOST_QUESTIONS if in_page else None,
            most_pairs=MOST_PAIRS if in_page else None,
            most_open=MOST_OPEN,
            made_with=_made_with(run),
            headline=headline(run, found),
            charts=[Markup(chart(run)) for chart in (risk_chart, reliability_chart, latency_chart)],
            figures=[(figure, shown(figure, found)) for figure in FIGURES.values()],
            by_group=[figure.name for figure in BY_GROUP],
            groups=[("Tag", _rows(by(run, "tag", BY_GROUP))), ("Document", _rows(by(run, "document", BY_GROUP)))],
            comparison=comparison,
            summary=summary(comparison) if comparison else "",
            changed=[pair for pair in comparison.pairs if pair.change != "same"] if comparison else [],
            worst_first=sorted(run.results, key=lambda result: GOODNESS[outcome(result)]),
            outcomes=list(tally(run.results).items()),
        )
    )


@cache
def templates() -> "Environment":
    """The templates of this folder: every text that is put into them is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(card=card, moment=moment)
    return environment


def card(result: Result) -> Card:
    cited = zip(result.answer.citations, result.right, strict=True)
    return Card(
        result,
        outcome(result),
        BADGES[result.answer.status],
        [_marked(result, citation, right) for citation, right in cited],
        [_marked(result, citation, False) for citation in result.answer.nearest],
    )


def moment(value: str) -> str:
    """A UTC time in ISO form as people here write it: "22 November 2026, 14:30 GMT"."""
    local = datetime.fromisoformat(value).astimezone()
    return f"{local.day} {local:%B %Y, %H:%M %Z}"


def _marked(result: Result, citation: Citation, right: bool) -> MarkedQuote:
    labels = [label.quote for label in result.question.evidence]
    return MarkedQuote(citation, right, pieces(citation.quote, labels))


def _rows(groups: Mapping[str, Estimates]) -> list[tuple[str, list[Texts]]]:
    return [(name, [shown(figure, found) for figure in BY_GROUP]) for name, found in groups.items()]


def _made_with(run: Run) -> str:
    return (
        f"{moment(run.started)}, texts version {run.store_version}, program {run.commit or 'of unknown commit'}, "
        f"{run.machine}. Run {run.id}, test set sha256 {run.test_set_sha256[:12]}."
    )
