"""The command that runs a labelled test set and says how good the answers are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.feedback.kept import DEFAULT_DATA
from assistant.records import Level
from ui.terminal.options import (
    DEFAULT_STORE,
    DataOption,
    JsonOption,
    LevelOption,
    ReadingModelOption,
    ReadingSecondsOption,
    StoreOption,
    reading,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.compare import Comparison
    from assistant.evaluation.fail_under import Demand
    from assistant.evaluation.records import Run

SetArgument = Annotated[Path | None, typer.Argument(metavar="SET", help="A labelled test set: .jsonl, .csv or .xlsx.")]
ReportOption = Annotated[
    Path | None, typer.Option(metavar="FILE.html", help="Write one HTML file with charts and every question.")
]
BaselineOption = Annotated[
    Path | None, typer.Option(metavar="RUN.json", help="An earlier run of the same set: show what got worse or better.")
]
HistoryOption = Annotated[bool, typer.Option("--history", help="List the kept runs, of SET or all, and stop.")]
FailUnderOption = Annotated[
    list[str] | None,
    typer.Option(metavar="FIGURE=NUMBER", help="Exit with status 1 when a figure is lower; may be repeated."),
]
SaveOption = Annotated[Path | None, typer.Option(metavar="RUN.json", help="Also save the run to this file.")]
SkipOption = Annotated[
    bool, typer.Option("--skip-mistakes", help="Go on without the labels that are nowhere in the texts.")
]
TagOption = Annotated[str, typer.Option(metavar="TAG", help="Ask only the questions that have this tag.")]
WithoutTagOption = Annotated[str, typer.Option(metavar="TAG", help="Leave out the questions that have this tag.")]


def evaluate(
    questions: SetArgument = None,
    store: StoreOption = DEFAULT_STORE,
    level: LevelOption = Level.BALANCED,
    reading_model: ReadingModelOption = "",
    reading_seconds: ReadingSecondsOption = None,
    as_json: JsonOption = False,
    report: ReportOption = None,
    baseline: BaselineOption = None,
    history: HistoryOption = False,
    fail_under: FailUnderOption = None,
    data: DataOption = DEFAULT_DATA,
    save: SaveOption = None,
    skip_mistakes: SkipOption = False,
    tag: TagOption = "",
    without_tag: WithoutTagOption = "",
) -> None:
    """Answer a labelled test set and print how good the answers are, each figure with its 95% interval.

    Columns (or JSON keys): **question**, **expected quote** (none: the texts do not answer it), **document**,
    **answerable**, **tags**, **notes**, **id**. Several quotes: rows with the same id, or || between them.
    A JSON line may hold "history" and "evidence": [{"document", "quote"}].

    Every run is kept in the data folder as it goes; Ctrl-C stops it and keeps what was finished. Give a kept run, or
    the output of --json, as --baseline.

    Example: `policy-assistant evaluate set.csv --report report.html --fail-under quote@1=0.85`
    """
    from ui.terminal.evaluate_file import evaluate_file, keep_copies
    from ui.terminal.printing import complain

    if history:
        _show_history(data, questions, as_json)
        return
    if questions is None:
        raise typer.BadParameter("give a test SET, or --history")
    demands = _demands(fail_under or ())
    options = {"level": level, "tags": (tag, without_tag), **reading(reading_model, reading_seconds)}
    run, comparison = evaluate_file(questions, store, data, baseline=baseline, skip_mistakes=skip_mistakes, **options)
    keep_copies(run, comparison, save=save, report=report)
    _show(run, comparison, as_json)
    short = _fallen_short(run, questions, demands)
    for line in short:
        complain(line)
    raise typer.Exit(1 if short else 0)


def _demands(given: "Sequence[str]") -> "list[Demand]":
    from assistant.evaluation.fail_under import read_demand

    try:
        return [read_demand(text) for text in given]
    except ValueError as error:
        raise typer.BadParameter(f"--fail-under: {error}") from error


def _show_history(data: Path, questions: Path | None, as_json: bool) -> None:
    from assistant.evaluation.history import history
    from assistant.evaluation.json_output import history_json
    from ui.terminal import show_evaluation
    from ui.terminal.printing import print_json

    runs = history(data, questions.name if questions else "")
    print_json(history_json(runs)) if as_json else show_evaluation.history(runs)


def _show(run: "Run", comparison: "Comparison | None", as_json: bool) -> None:
    from assistant.evaluation.json_output import run_json
    from ui.terminal import show_evaluation
    from ui.terminal.printing import print_json

    print_json(run_json(run, comparison)) if as_json else show_evaluation.run(run, comparison)


def _fallen_short(run: "Run", questions: Path, demands: "Sequence[Demand]") -> list[str]:
    """Why the command ends with status 1, a line each."""
    from assistant.evaluation.estimates import estimates
    from assistant.evaluation.fail_under import missed

    short = missed(demands, estimates(run)) if demands else []
    if not run.complete:
        short.append(f"{questions}: stopped after {len(run.results)} of {run.questions} questions; run it again")
    return short
