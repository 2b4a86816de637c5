"""The runs that a data folder keeps, oldest first."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from assistant.evaluation.estimates import values
from assistant.evaluation.figures import FIGURES, Estimate, Number
from assistant.evaluation.records import RunHead
from assistant.evaluation.run_file import head_json, load_run, new_id
from index.errors import QuestionError

RUNS = "runs"
SUFFIX = ".jsonl"
LONGEST_LAST_LINE = 10_000  # bytes: the figures of a run that is complete
MISSHAPEN = (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError)  # also msgspec's own, a ValueError

Figures = Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class PastRun:
    """One kept run with its figures; answered is how many of its questions were."""

    head: RunHead
    path: Path
    answered: int
    figures: Figures

    @property
    def estimates(self) -> Mapping[str, Estimate]:
        """The figures without their intervals, which take the results to find."""
        return {name: Estimate(self.figures.get(name)) for name in FIGURES}


def new_run_file(data: Path) -> Path:
    """The file for a run about to start, in the data folder's runs/."""
    return data / RUNS / f"{new_id()}{SUFFIX}"


def history(data: Path, test_set: str = "") -> tuple[PastRun, ...]:
    """Every run kept in a data folder, oldest first; of one test set, by name, or of all. Other files are left out."""
    found = (_past_run(path) for path in (data / RUNS).glob(f"*{SUFFIX}"))
    runs = [run for run in found if run is not None and test_set in ("", run.head.test_set)]
    return tuple(sorted(runs, key=lambda run: (run.head.started, run.head.id)))


def _past_run(path: Path) -> PastRun | None:
    """A run from its first and last line alone, when it is complete."""
    try:
        with path.open("rb") as file:
            head = msgspec.convert(json.loads(file.readline())["run"], RunHead)
            file.seek(max(file.tell(), file.seek(0, os.SEEK_END) - LONGEST_LAST_LINE))
            last = json.loads(file.read().splitlines()[-1])
        figures = msgspec.convert(last["figures"], dict[str, Number])
        return PastRun(replace(head, complete=True), path, int(figures["questions"] or 0), figures)
    except MISSHAPEN:
        return _broken_off(path)


def _broken_off(path: Path) -> PastRun | None:
    try:
        run = load_run(path)
    except QuestionError:
        return None
    return PastRun(RunHead(**head_json(run)), path, len(run.results), values(run.results))
