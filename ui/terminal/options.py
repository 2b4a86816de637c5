"""The options that several commands share, and the assistant that they open."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.records import Level

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.language_models.reading_model import ReadingModel
    from assistant.settings import Settings

StoreOption = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.")]
DataOption = Annotated[Path, typer.Option("--data", metavar="DIR", help="Folder of kept questions and runs.")]
LevelOption = Annotated[Level, typer.Option("--level", help="How sure to be before answering.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
ReadingModelOption = Annotated[
    str,
    typer.Option(
        "--reading-model",
        metavar="MODEL",
        envvar="POLICY_ASSISTANT_READING_MODEL",
        help="Have a model read the best passages: a .gguf file, a cross-encoder's folder, or an OpenAI-compatible "
        "address such as http://127.0.0.1:8080/v1#name (its key: POLICY_ASSISTANT_READING_KEY).",
    ),
]
ReadingSecondsOption = Annotated[
    float | None,
    typer.Option("--reading-seconds", metavar="S", min=0.1, help="Seconds that it may take for a question."),
]
READING_KEY = "POLICY_ASSISTANT_READING_KEY"
DEFAULT_STORE = Path(".store")


def opened(
    store: Path, level: Level = Level.BALANCED, reading_model: str = "", reading_seconds: float | None = None
) -> "Assistant":
    """The assistant of a store, imported when a command needs it."""
    from assistant.assistant import Assistant

    return Assistant.open(store, level=level, **reading(reading_model, reading_seconds))


def reading(model: str, seconds: float | None) -> dict[str, Any]:
    """What Assistant.open is given for a reading model; nothing where none is named."""
    if not model:
        return {}
    from assistant.evidence.close_reading import CloseReading

    settings = settings_of(seconds)
    return {"settings": settings, "reading": CloseReading(reading_model_of(model, settings))}


def settings_of(reading_seconds: float | None) -> "Settings":
    from dataclasses import replace

    from assistant.settings import Settings

    return Settings() if reading_seconds is None else replace(Settings(), reading_seconds=reading_seconds)


def reading_model_of(named: str, settings: "Settings") -> "ReadingModel":
    """The reading model, with the key that the environment holds."""
    from assistant.language_models.opening import open_reading_model

    return open_reading_model(named, key=os.environ.get(READING_KEY, ""), seconds=settings.reading_seconds)
