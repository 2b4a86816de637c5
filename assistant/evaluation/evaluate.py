"""Running a test set: every question asked as a user asks it, each result kept as it comes."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.evaluation import provenance
from assistant.evaluation.estimates import values
from assistant.evaluation.grading import grade
from assistant.evaluation.locator import Locator
from assistant.evaluation.records import Result, Run, TestSet
from assistant.evaluation.run_file import head_json, new_id, result_json
from index.errors import QuestionError

Keep = Callable[[Mapping[str, Any]], None]


def evaluate(
    assistant: Assistant,
    test_set: TestSet,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    keep: Path | None = None,
) -> Run:
    """Ask every question; a run that is cancelled holds what was finished and is not complete.

    keep is a file that gets each result as it comes, so that a crash leaves what was finished. Labels that are nowhere
    in the texts count as not found: see mistakes. Raises QuestionError when keep cannot be written.
    """
    locator = Locator(assistant)
    run = _started(assistant, test_set, keep.stem if keep else new_id())
    results: list[Result] = []
    with _kept(keep) as write:
        write({"run": head_json(run)})
        for question in test_set.questions:
            if cancelled():
                return replace(run, results=tuple(results))
            answer = assistant.ask(question.question, question.history, id=question.id)
            results.append(grade(locator, question, answer))
            write(result_json(results[-1]))
            progress(len(results), len(test_set.questions))
        write({"complete": True, "figures": values(results)})
    return replace(run, results=tuple(results), complete=True)


def _started(assistant: Assistant, test_set: TestSet, id: str) -> Run:
    return Run(
        id=id,
        test_set=test_set.name,
        test_set_sha256=test_set.sha256,
        questions=len(test_set.questions),
        started=datetime.now(UTC).isoformat(timespec="milliseconds"),
        store_version=assistant.store.manifest.version,
        settings=provenance.settings(assistant),
        commit=provenance.commit(),
        machine=provenance.machine(),
        complete=False,
        results=(),
    )


@contextmanager
def _kept(path: Path | None) -> Iterator[Keep]:
    """Writes each value to a file as a line of its own, at once; or nowhere."""
    if path is None:
        yield lambda value: None
        return
    with _writable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")

    def write(value: Mapping[str, Any]) -> None:
        with _writable(path):
            print(json.dumps(value), file=file, flush=True)

    with file:
        yield write


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise QuestionError(f"{path}: cannot be written ({error.strerror}); give another --data") from error
