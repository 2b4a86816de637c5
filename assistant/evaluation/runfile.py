"""Runs as files: one JSON object, or JSON Lines that grow while a run is at work.

The lines are {"run": ...}, then one for each result, then {"complete": true, "figures": {...}}; without the last line
the run was broken off. The object is {"run": ..., "results": [...]}, with whatever else `evaluate --json` prints.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from assistant.evaluation.records import Label, Result, Run, TestQuestion
from assistant.records import Turn
from index.errors import QuestionError

REMEDY = "give a run that `policy-assistant evaluate` kept, or its --json output"
HEAD = tuple(field.name for field in fields(Run) if field.name != "results")
MISSHAPEN = (KeyError, TypeError, ValueError, AttributeError, RecursionError)


def head(run: Run) -> Mapping[str, Any]:
    """Everything about a run but its results."""
    return {name: getattr(run, name) for name in HEAD}


def results_json(run: Run) -> list[Mapping[str, Any]]:
    return [asdict(result) for result in run.results]


def save_run(run: Run, path: Path) -> None:
    """Write a run to a file. Raises QuestionError when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"run": head(run), "results": results_json(run)}) + "\n", encoding="utf-8")
    except OSError as error:
        raise QuestionError(f"{path}: cannot be written ({error.strerror}); give another file") from error


def load_run(path: Path) -> Run:
    """A saved run, a kept one (whole or broken off), or the output of `evaluate --json`. Raises QuestionError."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise QuestionError(f"{path}: not a run; {REMEDY}") from error
    try:
        values = _object(text) or _lines(text.splitlines())
        results = tuple(map(_result, values["results"]))
        return Run(**{name: values["run"][name] for name in HEAD}, results=results)
    except MISSHAPEN as error:
        raise QuestionError(f"{path}: not a run; {REMEDY}") from error


def _object(text: str) -> Mapping[str, Any] | None:
    try:
        values = json.loads(text)
    except ValueError:
        return None
    return values if "results" in values else None


def _lines(lines: Iterable[str]) -> Mapping[str, Any]:
    """The lines that are whole: the last one of a crashed run may not be."""
    values: dict[str, Any] = {"results": []}
    for line in lines:
        try:
            read = json.loads(line)
        except ValueError:
            break
        if "question" in read:
            values["results"].append(read)
        elif "run" in read:
            values["run"] = read["run"]
        else:
            values["run"] |= {"complete": read["complete"]}
    return values


def _result(values: Mapping[str, Any]) -> Result:
    asked = values["question"]
    question = TestQuestion(
        id=asked["id"],
        question=asked["question"],
        history=tuple(Turn(**turn) for turn in asked["history"]),
        answerable=asked["answerable"],
        evidence=tuple(Label(**label) for label in asked["evidence"]),
        tags=tuple(asked["tags"]),
        notes=asked["notes"],
    )
    return Result(
        question=question,
        answer=values["answer"],
        right=tuple(values["right"]),
        found=tuple(values["found"]),
        verbatim=tuple(values["verbatim"]),
        in_document=values["in_document"],
    )
