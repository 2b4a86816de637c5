"""From the file of a test set to a kept run and the copies of it that were asked for."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.evaluation.compare import Comparison, check_same_set, compare
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.headline import counted
from assistant.evaluation.history import new_run_file
from assistant.evaluation.locator import Locator
from assistant.evaluation.mistakes import mistakes, without
from assistant.evaluation.records import Run, TestSet
from assistant.evaluation.report import write_report
from assistant.evaluation.run_file import load_run, save_run
from assistant.evaluation.testset import read_test_set, tagged
from index.errors import QuestionError
from ui.terminal import show_evaluation
from ui.terminal.show_progress import progress


def evaluate_file(
    questions: Path,
    store: Path,
    data: Path,
    *,
    baseline: Path | None,
    skip_mistakes: bool,
    tags: tuple[str, str],
    **options: Any,
) -> tuple[Run, Comparison | None]:
    """Run a test set and keep the run; options are those of Assistant.open.

    Everything that can be wrong with the set is said before anything runs. tags are the one to ask for and the one to
    leave out, empty for neither.
    """
    test_set = tagged(read_test_set(questions), *tags)
    old = load_run(baseline) if baseline else None
    if old:
        check_same_set(old, test_set.name, test_set.sha256)
    assistant = Assistant.open(store, **options)
    asked = without_mistakes(assistant, test_set, questions, skip=skip_mistakes)
    with progress("Answering questions") as told, _stoppable() as stopped:
        run = evaluate(assistant, asked, progress=told, cancelled=stopped, keep=new_run_file(data))
    return run, compare(old, run) if old else None


def keep_copies(run: Run, comparison: Comparison | None, *, save: Path | None, report: Path | None) -> None:
    """Save the run and write its report to the files that were named."""
    if save:
        save_run(run, save)
    if report:
        write_report(run, report, comparison)


def without_mistakes(assistant: Assistant, test_set: TestSet, path: Path, *, skip: bool) -> TestSet:
    """The set as it can be asked: its mistakes are listed and, unless they are to be skipped, refused."""
    show_evaluation.unlabelled(sum(question.answerable and not question.evidence for question in test_set.questions))
    found = mistakes(Locator(assistant), test_set)
    if not found:
        return test_set
    show_evaluation.mistakes(found)
    count = counted(len(found), "mistake")
    if not skip:
        raise QuestionError(f"{path}: {count} in this set, listed above; mend them, or give --skip-mistakes")
    kept = without(test_set, found)
    if not kept.questions:
        raise QuestionError(f"{path}: {count} in this set, and no question is left; mend them")
    return kept


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: the run then ends after its question, and a second press ends the program."""
    pressed = threading.Event()

    def stop(*_: object) -> None:
        pressed.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
