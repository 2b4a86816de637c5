"""The options that several commands share, and the assistant that they open."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.records import Level

if TYPE_CHECKING:
    from assistant.assistant import Assistant

StoreOption = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.")]
DataOption = Annotated[Path, typer.Option("--data", metavar="DIR", help="Folder of kept questions and runs.")]
LevelOption = Annotated[Level, typer.Option("--level", help="How sure to be before answering.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
DEFAULT_STORE = Path(".store")


def opened(store: Path, level: Level = Level.BALANCED) -> "Assistant":
    """The assistant of a store, imported when a command needs it."""
    from assistant.assistant import Assistant

    return Assistant.open(store, level=level)
