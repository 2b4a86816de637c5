"""The commands that take a question: answer it, list the nearest passages, export the answer as a note."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.records import Level
from ui.terminal.options import (
    DEFAULT_STORE,
    JsonOption,
    LevelOption,
    ReadingModelOption,
    ReadingSecondsOption,
    StoreOption,
    opened,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.assistant import Assistant


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
    reading_model: ReadingModelOption = "",
    reading_seconds: ReadingSecondsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer one question, or a file of them, with numbered quotes.

    A **cautious** assistant answers only what it is surest of and is rarely wrong; an **eager** one shows more.
    """
    from ui.terminal import show_answers as screen
    from ui.terminal.printing import print_json

    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a QUESTION or --batch QUESTIONS.jsonl")
    if batch is not None:
        _ask_all(batch, lambda: opened(store, level, reading_model, reading_seconds))
        return
    answer = opened(store, level, reading_model, reading_seconds).ask(question or "")
    print_json(answer.to_json()) if as_json else screen.answer(answer)


def _ask_all(batch: Path, opening: "Callable[[], Assistant]") -> None:
    from assistant.question.intake import read_questions

    questions = [item for item, _ in read_questions(batch)]
    assistant = opening()
    for item in questions:
        answer = assistant.ask(item.text, item.history, id=item.id)
        print(json.dumps(answer.to_json(), ensure_ascii=False), flush=True)


def search(
    query: Annotated[str, typer.Argument(help="Words or a question.")],
    count: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 5,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List the passages nearest to a query, with their scores; no answer is chosen."""
    from ui.terminal import show_answers as screen
    from ui.terminal.printing import print_json

    found = opened(store).search(query, count)
    print_json(screen.passages_json(found)) if as_json else screen.passages(found)


def export(
    question: Annotated[str, typer.Argument(help="The question to answer and export.")],
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE.md", help="Where to write; else standard output.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    level: LevelOption = Level.BALANCED,
    reading_model: ReadingModelOption = "",
    reading_seconds: ReadingSecondsOption = None,
) -> None:
    """Answer a question and export the answer with its sources as Markdown, every quote checked again."""
    from assistant.outlets.markdown import markdown, write

    assistant = opened(store, level, reading_model, reading_seconds)
    note = markdown(assistant.ask(question), assistant.store)
    if output is None:
        print(note, end="")
    else:
        write(output, note)
