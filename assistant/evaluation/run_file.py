"""Runs as files: one JSON object, or JSON Lines that grow while a run is at work.

The lines are {"run": ...}, then one for each result, then {"complete": true, "figures": {...}}; without the last line
the run was broken off. The object is {"run": ..., "results": [...]}, with whatever else `evaluate --json` prints.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from assistant.evaluation.records import Result, Run, RunHead
from index.errors import QuestionError

REMEDY = "give a run that `policy-assistant evaluate` kept, or its --json output"
HEAD = tuple(field.name for field in fields(RunHead))
# What an answer's JSON leaves out where it is empty.
UNSAID: Mapping[str, Any] = {"understood_as": "", "missing": (), "strength": None, "read_by": "", "searched_in": ()}
MISSHAPEN = (KeyError, TypeError, ValueError, RecursionError)


def head_json(run: Run) -> Mapping[str, Any]:
    """Everything about a run but its results."""
    return {name: getattr(run, name) for name in HEAD}


def result_json(result: Result) -> Mapping[str, Any]:
    return {**asdict(result), "answer": result.answer.to_json()}


def new_id() -> str:
    """A name for a run that no other has and that sorts by time."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def save_run(run: Run, path: Path) -> None:
    """Write a run to a file. Raises QuestionError when it cannot be written."""
    saved = {"run": head_json(run), "results": [result_json(result) for result in run.results]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(saved) + "\n", encoding="utf-8")
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
        results = [{**result, "answer": UNSAID | result["answer"]} for result in values["results"]]
        return msgspec.convert({**values["run"], "results": results}, Run)
    except msgspec.ValidationError as error:
        raise QuestionError(f"{path}: not a run ({error}); {REMEDY}") from error
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
