"""The command line. Heavy packages are imported by the commands that need them."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.feedback.kept import DEFAULT_DATA, DEFAULT_KEEP_DAYS, LONGEST_KEEP_DAYS
from assistant.records import Level
from index.errors import PolicyAssistantError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

app = typer.Typer(
    name="policy-assistant",
    help="Answer questions about policy texts with verbatim, numbered quotes, or say that the texts don't say.\n\n"
    'Start with `policy-assistant index`, then `policy-assistant ask "what did the IAG say about custody?"`.',
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

StoreOption = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.")]
DataOption = Annotated[Path, typer.Option("--data", metavar="DIR", help="Folder of kept questions and runs.")]
LevelOption = Annotated[Level, typer.Option("--level", help="How sure to be before answering.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
DEFAULT_STORE = Path(".store")
DEFAULT_CORPUS = Path("corpus")


@app.command()
def index(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH ...]", help="Files or folders to index, folders in full.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    encoder: Annotated[
        str, typer.Option(metavar="MODEL", help="Another sentence-transformers model: its folder.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Read, mend, split and embed texts into a store (default PATH: corpus/).

    The store is replaced only when the whole run has succeeded. Texts that did not change are not embedded again.
    Files that cannot be used are left out and named; the rest is indexed.
    """
    from index.build import index_corpus
    from index.model import DEFAULT_MODEL
    from ui.terminal import show

    with show.progress("Embedding passages") as progress:
        report = index_corpus(paths or [DEFAULT_CORPUS], store, model=encoder or DEFAULT_MODEL, progress=progress)
    if as_json:
        _print_json(show.report_json(report, store))
    else:
        show.report(report, store)


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="[QUESTION]", help="The question, in quotation marks.")
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="QUESTIONS.jsonl",
            help='Answer every line of a file of {"id", "question", "history": [{"question", "answer"}]}; '
            "one JSON answer a line, in order.",
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    level: LevelOption = Level.BALANCED,
    as_json: JsonOption = False,
) -> None:
    """Answer one question, or a file of them, with numbered quotes.

    A **cautious** assistant answers only what it is surest of and is rarely wrong; an **eager** one shows more.
    """
    from assistant.question.intake import read_questions
    from ui.terminal import show

    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a QUESTION or --batch QUESTIONS.jsonl")
    if batch is not None:
        questions = [item for item, _ in read_questions(batch)]
        assistant = _open(store, level)
        for item in questions:
            answer = assistant.ask(item.text, item.history, id=item.id)
            print(json.dumps(answer.to_json(), ensure_ascii=False), flush=True)
        return
    answer = _open(store, level).ask(question or "")
    if as_json:
        _print_json(answer.to_json())
    else:
        show.answer(answer)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Words or a question.")],
    count: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 5,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List the passages nearest to a query, with their scores; no answer is chosen."""
    from ui.terminal import show

    found = _open(store).search(query, count)
    if as_json:
        _print_json(show.passages_json(found))
    else:
        show.passages(found)


@app.command()
def documents(
    document: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show one document's cuts and mends.")] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List the documents of the store, or what was cut from and mended in one of them."""
    from ui.terminal import show

    assistant = _open(store)
    if document is not None:
        found = assistant.document(document)
        _print_json(show.document_json(found, edits=True)) if as_json else show.document(found)
        return
    everything = [assistant.document(name) for name in assistant.document_ids()]
    if as_json:
        _print_json([show.document_json(item, edits=False) for item in everything])
    else:
        show.documents(everything, assistant.left_out())


@app.command()
def evaluate(
    questions: Annotated[
        Path | None, typer.Argument(metavar="SET", help="A labelled test set: .jsonl, .csv or .xlsx.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    level: LevelOption = Level.BALANCED,
    as_json: JsonOption = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write one HTML file with charts and every question.")
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="RUN.json", help="An earlier run of the same set: show what got worse or better."),
    ] = None,
    history: Annotated[bool, typer.Option("--history", help="List the kept runs, of SET or all, and stop.")] = False,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(metavar="FIGURE=NUMBER", help="Exit with status 1 when a figure is lower; may be repeated."),
    ] = None,
    data: DataOption = DEFAULT_DATA,
    save: Annotated[Path | None, typer.Option(metavar="RUN.json", help="Also save the run to this file.")] = None,
    skip_mistakes: Annotated[
        bool, typer.Option("--skip-mistakes", help="Go on without the labels that are nowhere in the texts.")
    ] = False,
) -> None:
    """Answer a labelled test set and print how good the answers are, each figure with its 95% interval.

    Columns (or JSON keys): **question**, **expected quote** (none: the texts do not answer it), **document**,
    **answerable**, **tags**, **notes**, **id**. Several quotes: rows with the same id, or || between them.
    A JSON line may hold "history" and "evidence": [{"document", "quote"}].

    Every run is kept in the data folder as it goes; Ctrl-C stops it and keeps what was finished. Give a kept run, or
    the output of --json, as --baseline.

    Example: `policy-assistant evaluate set.csv --report report.html --fail-under quote@1=0.85`
    """
    from assistant.evaluation.estimates import estimates
    from assistant.evaluation.fail_under import missed, read_demand
    from assistant.evaluation.history import history as past_runs
    from assistant.evaluation.json_output import history_json, run_json
    from assistant.evaluation.report import write_report
    from assistant.evaluation.run_file import save_run
    from ui.terminal import show_evaluation
    from ui.terminal.evaluate_file import evaluate_file

    if history:
        runs = past_runs(data, questions.name if questions else "")
        _print_json(history_json(runs)) if as_json else show_evaluation.history(runs)
        return
    if questions is None:
        raise typer.BadParameter("give a test SET, or --history")
    try:
        demands = [read_demand(text) for text in fail_under or ()]
    except ValueError as error:
        raise typer.BadParameter(f"--fail-under: {error}") from error
    run, comparison = evaluate_file(questions, store, data, level=level, baseline=baseline, skip_mistakes=skip_mistakes)
    if save:
        save_run(run, save)
    if report:
        write_report(run, report, comparison)
    _print_json(run_json(run, comparison)) if as_json else show_evaluation.run(run, comparison)
    short = missed(demands, estimates(run)) if demands else []
    if not run.complete:
        short.append(f"{questions}: stopped after {len(run.results)} of {run.questions} questions; run it again")
    for line in short:
        print(f"policy-assistant: {line}", file=sys.stderr)
    raise typer.Exit(1 if short else 0)


@app.command()
def export(
    question: Annotated[str, typer.Argument(help="The question to answer and export.")],
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE.md", help="Where to write; else standard output.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    level: LevelOption = Level.BALANCED,
) -> None:
    """Answer a question and export the answer with its sources as Markdown, every quote checked again."""
    from assistant.outlets.markdown import markdown, write

    assistant = _open(store, level)
    note = markdown(assistant.ask(question), assistant.store)
    if output is None:
        print(note, end="")
    else:
        write(output, note)


@app.command()
def serve(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 7860,
    level: LevelOption = Level.BALANCED,
    data: DataOption = DEFAULT_DATA,
    keep_days: Annotated[
        int,
        typer.Option(
            min=0, max=LONGEST_KEEP_DAYS, help="Days that judged and unanswered questions are kept; 0 keeps none."
        ),
    ] = DEFAULT_KEEP_DAYS,
) -> None:
    """Open the page on this machine; nothing outside it can reach the page."""
    import subprocess

    options = ["--level", level, "--data", str(data), "--keep-days", str(keep_days)]
    page = subprocess.Popen([sys.executable, "-m", "ui.page", str(store), str(port), *options])
    try:
        status = page.wait()
    except KeyboardInterrupt:  # Ctrl-C reaches the page as well, which stops
        status = page.wait()
    raise typer.Exit(status)


@app.command()
def erase(data: DataOption = DEFAULT_DATA) -> None:
    """Erase every question that the page has kept; test questions made from them stay."""
    from assistant.feedback.kept import erase as erase_kept

    erased = erase_kept(data)
    print(f"Erased {erased:,} kept {'question' if erased == 1 else 'questions'}.")


def main() -> None:
    """Run the command line: errors are one line on standard error and exit status 1."""
    try:
        app()
    except PolicyAssistantError as error:
        print(f"policy-assistant: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        sys.exit(0)


def _open(store: Path, level: Level = Level.BALANCED) -> "Assistant":
    from assistant.assistant import Assistant

    return Assistant.open(store, level=level)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
