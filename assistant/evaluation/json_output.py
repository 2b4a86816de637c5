"""An evaluation as JSON for other programs; `load_run` reads it back as a run."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from assistant.evaluation.compare import Comparison, Pair, summary
from assistant.evaluation.curves import reliability, risk_coverage
from assistant.evaluation.estimates import Estimates, by, estimates
from assistant.evaluation.headline import headline
from assistant.evaluation.history import PastRun
from assistant.evaluation.outcome import outcome
from assistant.evaluation.records import Result, Run
from assistant.evaluation.run_file import head_json, result_json

LISTED = ("id", "test_set", "test_set_sha256", "started", "store_version", "commit", "complete", "questions")


def run_json(run: Run, comparison: Comparison | None = None) -> Mapping[str, Any]:
    """Every figure as a plain number, then all that the report shows."""
    found = estimates(run)
    return {
        **{name: estimate.value for name, estimate in found.items()},
        "intervals": {name: [each.low, each.high] for name, each in found.items() if each.low is not None},
        "headline": headline(run, found),
        "by_tag": _groups(by(run, "tag")),
        "by_document": _groups(by(run, "document")),
        "risk_coverage": [asdict(point) for point in risk_coverage(run)],
        "reliability": [asdict(each) for each in reliability(run)],
        **({"comparison": _comparison(comparison)} if comparison else {}),
        "run": head_json(run),
        "results": [result_json(result) for result in run.results],
    }


def history_json(runs: Sequence[PastRun]) -> list[Mapping[str, Any]]:
    """What is known of each kept run, with its file and its figures as plain numbers."""
    return [
        {
            **{name: getattr(past.head, name) for name in LISTED},
            "path": str(past.path),
            "answered": past.answered,
            "figures": past.figures,
        }
        for past in runs
    ]


def _groups(groups: Mapping[str, Estimates]) -> Mapping[str, Any]:
    return {name: {key: asdict(estimate) for key, estimate in found.items()} for name, found in groups.items()}


def _comparison(comparison: Comparison) -> Mapping[str, Any]:
    return {
        "summary": summary(comparison),
        "baseline": head_json(comparison.old),
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
    return {"outcome": outcome(result), "quotes": [citation.quote for citation in result.answer.citations]}
