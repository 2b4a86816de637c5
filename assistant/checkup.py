"""What works here and what does not: the store, its encoder, room, and the reading model, a line each."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.language_models.reading_model import ReadingModel
from index.errors import LanguageModelError, PolicyAssistantError
from index.store import Store

MEGABYTE = 1_000_000
LEAST_MEMORY = 500 * MEGABYTE  # what indexing takes with sentence-transformers loaded
COPIES = 2  # of the store: an indexing run writes the new one beside it
QUESTION = "When does the library open?"
ANSWERS = "Library\nThe library opens at nine in the morning on every weekday."
DOES_NOT = "Roads\nThe council mends its roads in the spring, when the frost is over."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; told says what was found, and what to do where it does not work."""

    name: str
    works: bool
    told: str


def checkup(
    folder: Path, open_model: Callable[[], ReadingModel] | None, seconds: float, passages: int
) -> Iterator[Check]:
    """Every check in turn; seconds is what a question has for so many passages that a reading model reads."""
    yield from _store(folder)
    yield _disk(folder)
    yield _memory()
    if open_model is None:
        yield Check("reading model", True, "none is configured (--reading-model)")
    else:
        yield _reading_model(open_model, seconds, passages)


def _store(folder: Path) -> Iterator[Check]:
    try:
        store = Store(folder)
    except PolicyAssistantError as error:
        yield Check("store", False, str(error))
        return
    held = store.manifest
    yield Check("store", True, f"version {held.version}, {held.documents:,} documents, {held.passages:,} passages")
    try:
        encoder = store.encoder()
        started = time.perf_counter()
        encoder.encode(QUESTION)
    except PolicyAssistantError as error:
        yield Check("encoder", False, str(error))
    else:
        yield Check("encoder", True, f"{held.model}, {_milliseconds(started):.0f} ms a question")
    finally:
        store.close()


def _disk(folder: Path) -> Check:
    place = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())
    taken = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MEGABYTE
    free = shutil.disk_usage(place).free / MEGABYTE
    told = f"{free:,.0f} MB free, the store takes {taken:,.0f} MB"
    enough = free >= COPIES * taken
    return Check("disk", enough, told if enough else f"{told}; make room: an indexing run writes a new one beside it")


def _memory() -> Check:
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return Check("memory", True, "this system does not tell")
    told = f"{free / MEGABYTE:,.0f} MB free"
    return Check("memory", free >= LEAST_MEMORY, told if free >= LEAST_MEMORY else f"{told}; close other programs")


def _reading_model(open_model: Callable[[], ReadingModel], seconds: float, passages: int) -> Check:
    """Whether it can be reached, gives log-probabilities, tells yes from no, and is quick enough."""
    try:
        model = open_model()
        started = time.perf_counter()
        yes, no = model.read(QUESTION, (ANSWERS, DOES_NOT))
    except LanguageModelError as error:
        return Check("reading model", False, str(error))
    each = _milliseconds(started) / 2
    told = f"{model.name}, {each:,.0f} ms a short passage, {yes:+.1f} for one that answers and {no:+.1f} for another"
    if yes <= no:
        return Check("reading model", False, f"{told}: it does not tell them apart; take another model")
    if each * passages > seconds * 1000:
        return Check("reading model", False, f"{told}: too slow for {seconds:g} s a question; give --reading-seconds")
    return Check("reading model", True, told)


def _milliseconds(started: float) -> float:
    return (time.perf_counter() - started) * 1000
