"""An evaluation as JSON for other programs; `load_run` reads it back as a run."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from assistant.evaluation.compare import Comparison, Pair, summary
from assistant.evaluation.figures import Figure, by, figures, reliability, risk_coverage
from assistant.evaluation.history import PastRun
from assistant.evaluation.outcomes import headline, outcome
from assistant.evaluation.records import Result, Run
from assistant.evaluation.runfile import head, results_json


def run_json(run: Run, comparison: Comparison | None = None) -> Mapping[str, Any]:
    """Every figure as a plain number, then all that the report shows."""
    found = figures(run)
    return {
        **{name: figure.value for name, figure in found.items()},
        "intervals": {name: [figure.low, figure.high] for name, figure in found.items() if figure.low is not None},
        "headline": headline(run, found),
        "by_tag": _groups(by(run, "tag")),
        "by_document": _groups(by(run, "document")),
        "risk_coverage": [asdict(point) for point in risk_coverage(run)],
        "reliability": [asdict(each) for each in reliability(run)],
        **({"comparison": _comparison(comparison)} if comparison else {}),
        "run": head(run),
        "results": results_json(run),
    }


def history_json(runs: Sequence[PastRun]) -> list[Mapping[str, Any]]:
    return [{**asdict(past), "path": str(past.path)} for past in runs]


def _groups(groups: Mapping[str, Mapping[str, Figure]]) -> Mapping[str, Any]:
    return {name: {key: asdict(figure) for key, figure in found.items()} for name, found in groups.items()}


def _comparison(comparison: Comparison) -> Mapping[str, Any]:
    return {
        "summary": summary(comparison),
        "baseline": head(comparison.old),
        "p_value": comparison.p_value,
        "difference": asdict(comparison.difference),
        "unpaired": comparison.unpaired,
        "questions": [_pair(pair) for pair in comparison.pairs],
    }


def _pair(pair: Pair) -> Mapping[str, Any]:
    return {
        "id": pair.question.id,
        "question": pair.question.question,
        "change": pair.change,
        "old": _side(pair.old),
        "new": _side(pair.new),
    }


def _side(result: Result) -> Mapping[str, Any]:
    return {"outcome": outcome(result), "quotes": [citation["quote"] for citation in result.answer["citations"]]}
