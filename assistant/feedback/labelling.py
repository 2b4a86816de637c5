"""Turning a kept question into a labelled one: a line of the data folder's own test set."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from assistant.assistant import Assistant
from assistant.evaluation.locator import Locator
from assistant.evaluation.records import Label
from assistant.evaluation.spans import MIN_SHARED, letters
from assistant.feedback.kept import Kept
from assistant.question.intake import clean, read_questions
from assistant.records import Status
from index.errors import QuestionError

FILE = "questions.jsonl"
TAG = "from use"
MOST_CHOICES = 6  # quotes to choose the expected one from: what can be read at a glance


def identity(kept: Kept) -> str:
    """The id of the test question made from a kept one: the same for the same question and conversation."""
    asked = json.dumps([kept.question, [asdict(turn) for turn in kept.history]])
    return f"use-{hashlib.sha256(asked.encode()).hexdigest()[:10]}"


def made(data: Path) -> frozenset[str]:
    """The ids in the data folder's test set. Raises QuestionError when it cannot be read."""
    path = data / FILE
    if not path.exists() or not path.stat().st_size:
        return frozenset()
    return frozenset(question.id for question, _ in read_questions(path))


def choices(assistant: Assistant, kept: Kept) -> tuple[Label, ...]:
    """The quotes nearest to a question in the texts as they are now: those shown first, then the next best."""
    answer = assistant.ask(kept.question, kept.history)
    shown = [Label(cited.document, cited.quote) for cited in answer.citations or answer.nearest]
    if answer.status in (Status.CHAT, Status.CLARIFY):
        return ()
    return tuple(shown + list(_next_best(assistant, kept, shown)))[:MOST_CHOICES]


def _next_best(assistant: Assistant, kept: Kept, shown: Sequence[Label]) -> Iterator[Label]:
    evidence = assistant.evidence(kept.question, kept.history)
    for sentence in (candidate.sentence for part in evidence for candidate in part.ranked):
        if sentence.kind != "heading" and not any(sentence.text in label.quote for label in shown):
            yield Label(sentence.document, sentence.text)


def find_quote(locator: Locator, pasted: str) -> Label:
    """A pasted quote with a document that holds its letters. Raises QuestionError when none does."""
    quote = clean(pasted)
    if len(letters(quote)) < MIN_SHARED:
        raise QuestionError(f"the quote has fewer than {MIN_SHARED} letters; paste a whole sentence of the texts")
    places = locator.places("", quote)
    if places:
        return Label(places[0][0], quote)
    nearest = locator.nearest(Label("", quote))
    raise QuestionError(f"this quote is in none of the texts; the nearest sentence is “{nearest}”")


def save(data: Path, kept: Kept, expected: Label | None) -> str:
    """Add a question to the data folder's test set, not answerable where no quote is expected; its id.

    A question that is in it already is not added again. Raises QuestionError when the set cannot be written.
    """
    name = identity(kept)
    if name in made(data):
        return name
    line = json.dumps(
        {
            "id": name,
            "question": kept.question,
            "history": [asdict(turn) for turn in kept.history],
            "answerable": expected is not None,
            "evidence": [asdict(expected)] if expected else [],
            "tags": [TAG],
        },
        ensure_ascii=False,
    )
    path = data / FILE
    try:
        with open(path, "a+b") as file:
            if file.tell() and not _ends_a_line(file.fileno()):
                file.write(b"\n")
            file.write(f"{line}\n".encode())
    except OSError as error:
        raise QuestionError(f"{path}: cannot be written ({error.strerror}); check the --data folder") from error
    return name


def _ends_a_line(file: int) -> bool:
    return os.pread(file, 1, os.fstat(file).st_size - 1) == b"\n"
