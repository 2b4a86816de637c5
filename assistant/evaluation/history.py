"""The runs that a data folder keeps, oldest first."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.run import new_id
from assistant.evaluation.runfile import head as head_of
from assistant.evaluation.runfile import load_run
from index.errors import QuestionError

RUNS = "runs"
SUFFIX = ".jsonl"
HEADLINE = ("quote@1", "quote@3", "citation_precision", "abstain_f1", "wrong_of_answered", "seconds_p50")
LONGEST_LAST_LINE = 10_000  # bytes: the figures of a run that is complete


@dataclass(frozen=True, slots=True)
class PastRun:
    """One kept run with its figures; answered is how many of its questions were."""

    id: str
    path: Path
    test_set: str
    test_set_sha256: str
    started: str
    store_version: str
    commit: str | None
    complete: bool
    questions: int
    answered: int
    figures: Mapping[str, float | int | None]


def new_run_file(data: Path) -> Path:
    """The file for a run about to start, in the data folder's runs/."""
    return data / RUNS / f"{new_id()}{SUFFIX}"


def history(data: Path, test_set: str = "") -> tuple[PastRun, ...]:
    """Every run kept in a data folder, oldest first; of one test set, by name, or of all. Other files are left out."""
    found = (_past_run(path) for path in (data / RUNS).glob(f"*{SUFFIX}"))
    runs = [run for run in found if run is not None and test_set in ("", run.test_set)]
    return tuple(sorted(runs, key=lambda run: (run.started, run.id)))


def _past_run(path: Path) -> PastRun | None:
    """A run from its first and last line alone, when it is complete."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline())["run"]
            file.seek(max(file.tell(), file.seek(0, os.SEEK_END) - LONGEST_LAST_LINE))
            last = json.loads(file.read().splitlines()[-1])
        figures = last["figures"]
        return _with(head, path, complete=True, answered=figures["questions"], figures=figures)
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return _broken_off(path)


def _broken_off(path: Path) -> PastRun | None:
    from assistant.evaluation.measures import values

    try:
        run = load_run(path)
    except QuestionError:
        return None
    return _with(head_of(run), path, complete=False, answered=len(run.results), figures=values(run.results))


def _with(head: Mapping[str, Any], path: Path, **rest: Any) -> PastRun:
    names = ("id", "test_set", "test_set_sha256", "started", "store_version", "commit", "questions")
    return PastRun(path=path, **{name: head[name] for name in names}, **rest)
