"""The command that says what works here and what does not."""

from dataclasses import asdict

import typer

from ui.terminal.options import (
    DEFAULT_STORE,
    JsonOption,
    ReadingModelOption,
    ReadingSecondsOption,
    StoreOption,
    reading_model_of,
    settings_of,
)


def doctor(
    store: StoreOption = DEFAULT_STORE,
    reading_model: ReadingModelOption = "",
    reading_seconds: ReadingSecondsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check the store, its encoder, disk, memory and the reading model: a line each, status 1 when one fails."""
    from assistant.checkup import checkup
    from ui.terminal.printing import console, line, print_json

    settings = settings_of(reading_seconds)
    opening = (lambda: reading_model_of(reading_model, settings)) if reading_model else None
    checks = []
    for check in checkup(store, opening, settings.reading_seconds, settings.reading_passages):
        checks.append(check)
        if not as_json:
            word, style = ("OK", "green") if check.works else ("problem", "bold red")
            console().print(line(f"{check.name}: {word}: {check.told}", style))
    if as_json:
        print_json([asdict(check) for check in checks])
    raise typer.Exit(0 if all(check.works for check in checks) else 1)
