"""The commands about the page: open it, and erase what it has kept."""

from typing import Annotated

import typer

from assistant.feedback.kept import DEFAULT_DATA, DEFAULT_KEEP_DAYS, LONGEST_KEEP_DAYS
from assistant.records import Level
from ui.terminal.options import (
    DEFAULT_STORE,
    DataOption,
    LevelOption,
    ReadingModelOption,
    ReadingSecondsOption,
    StoreOption,
    reading,
)


def serve(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 7860,
    level: LevelOption = Level.BALANCED,
    reading_model: ReadingModelOption = "",
    reading_seconds: ReadingSecondsOption = None,
    data: DataOption = DEFAULT_DATA,
    keep_days: Annotated[
        int,
        typer.Option(
            min=0, max=LONGEST_KEEP_DAYS, help="Days that judged and unanswered questions are kept; 0 keeps none."
        ),
    ] = DEFAULT_KEEP_DAYS,
) -> None:
    """Open the page on this machine; nothing outside it can reach the page."""
    from ui.page.serve import serve as serve_page

    options = {"level": level, **reading(reading_model, reading_seconds)}
    serve_page(store, port, data=data, keep_days=keep_days, **options)


def erase(data: DataOption = DEFAULT_DATA) -> None:
    """Erase every question that the page has kept; test questions made from them stay."""
    from assistant.feedback.kept import erase as erase_kept

    erased = erase_kept(data)
    print(f"Erased {erased:,} kept {'question' if erased == 1 else 'questions'}.")
