"""One self-contained HTML file that an analyst reads without help."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation import charts
from assistant.evaluation.compare import Comparison, summary
from assistant.evaluation.figures import MEANINGS, Figure, by, figures
from assistant.evaluation.outcomes import GOODNESS, Outcome, headline, outcome
from assistant.evaluation.records import Result, Run
from assistant.evaluation.spans import shared
from assistant.wording import BADGES
from index.errors import QuestionError

HERE = Path(__file__).parent
GROUPED = ("questions", "quote@1", "quote@3", "wrong_of_answered", "abstain_f1")  # of the tables by tag and document
PLAIN = ("confidence_auroc", "calibration_error")  # of a scale of its own, which percent would hide


@dataclass(frozen=True, slots=True)
class Shown:
    """One quote in pieces; those that it shares with a label are marked."""

    citation: Mapping[str, Any]
    right: bool
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One question as the report shows it; nearest is filled when it was declined."""

    result: Result
    outcome: Outcome
    status: str
    quotes: tuple[Shown, ...]
    nearest: tuple[Shown, ...]


def write_report(run: Run, path: Path, comparison: Comparison | None = None) -> None:
    """Write the report of a run. Raises QuestionError when the file cannot be written."""
    page = render(run, comparison)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", errors="xmlcharrefreplace")
    except OSError as error:
        raise QuestionError(f"{path}: cannot be written ({error.strerror}); give another --report") from error


def render(run: Run, comparison: Comparison | None = None) -> str:
    """The report as HTML: its own style and script are the only ones that it lets run."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["card"] = card
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    found = figures(run)
    drawn = (charts.risk_chart(run), charts.reliability_chart(run), charts.latency_chart(run))
    return environment.get_template("report.html").render(
        run=run,
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        headline=headline(run, found),
        charts=[Markup(chart) for chart in drawn],
        figures=[(name, MEANINGS[name], *_texts(name, figure)) for name, figure in found.items()],
        groups=[("Tag", _groups(by(run, "tag"))), ("Document", _groups(by(run, "document")))],
        grouped=GROUPED,
        comparison=comparison,
        summary=summary(comparison) if comparison else "",
        cards=sorted(map(card, run.results), key=lambda each: GOODNESS[each.outcome]),
        outcomes=[(each, sum(outcome(result) is each for result in run.results)) for each in Outcome],
    )


def card(result: Result) -> Card:
    labels = [label.quote for label in result.question.evidence]
    cited = list(zip(result.answer["citations"], result.right, strict=True))
    nearest = [(citation, False) for citation in result.answer["nearest"]]
    return Card(
        result,
        outcome(result),
        BADGES[result.answer["status"]],
        tuple(Shown(citation, right, _pieces(citation["quote"], labels)) for citation, right in cited),
        tuple(Shown(citation, right, _pieces(citation["quote"], labels)) for citation, right in nearest),
    )


def _pieces(quote: str, labels: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The quote cut where what it shares with a label begins and ends."""

    def cut() -> Iterator[tuple[str, bool]]:
        at = 0
        for start, end in shared(quote, labels):
            yield quote[at:start], False
            yield quote[start:end], True
            at = end
        yield quote[at:], False

    return tuple((text, marked) for text, marked in cut() if text)


def _groups(groups: Mapping[str, Mapping[str, Figure]]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(name, [_texts(column, found[column]) for column in GROUPED]) for name, found in groups.items()]


def _texts(name: str, figure: Figure) -> tuple[str, str]:
    """A figure and its interval as a reader takes them in."""
    if figure.value is None:
        return "–", ""
    if figure.low is None or figure.high is None:
        return _text(name, figure.value), ""
    return _text(name, figure.value), f"{_text(name, figure.low)} to {_text(name, figure.high)}"


def _text(name: str, value: float) -> str:
    if name.startswith("seconds"):
        return f"{value * 1000:,.0f} ms"
    if name in PLAIN:
        return f"{value:.2f}"
    return f"{value:,.0f}" if isinstance(value, int) or "words" in name else f"{value:.0%}"


def _policy(style: str, script: str) -> str:
    """A content security policy that lets in the two named pieces and nothing else."""
    allowed = {"style-src": style, "script-src": script}
    sources = [f"{name} 'sha256-{_digest(text)}'" for name, text in allowed.items()]
    return "; ".join(["default-src 'none'", *sources, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
