"""Test sets from files: JSON Lines, CSV or a spreadsheet, checked, with one line for whatever is wrong.

A row is a question, or a further quote of the question with the same id. A JSON line may hold the documented
"evidence": [{"document", "quote"}] and "history" instead of plain columns.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.evaluation.column_names import understood
from assistant.evaluation.records import Label, TestQuestion, TestSet
from assistant.evaluation.rows import read_file, rows_of
from assistant.question.intake import clean, read_question
from index.errors import QuestionError

__all__ = ["Label", "TestQuestion", "TestSet", "read_test_set", "tagged"]

BETWEEN_QUOTES = "||"  # several quotes in one cell; no policy text has it
YES = frozenset({"true", "yes", "y", "1", "x", "answerable"})
NO = frozenset({"false", "no", "n", "0", "unanswerable", "not answerable"})


def read_test_set(path: Path) -> TestSet:
    """The labelled questions of a file. Raises QuestionError, naming the file, the row and the remedy."""
    content = read_file(path)
    rows = rows_of(content, path)
    meanings = understood(dict.fromkeys(column for _, values in rows for column in values), str(path))
    questions: dict[str, TestQuestion] = {}
    for number, values in rows:
        known = {meanings[column]: value for column, value in values.items() if column in meanings}
        read = _question(known, number, f"{path}, row {number}")
        if read.id in questions:
            read = _joined(questions[read.id], read, f"{path}, row {number}")
        questions[read.id] = read
    return TestSet(path.name, hashlib.sha256(content).hexdigest(), tuple(questions.values()))


def tagged(test_set: TestSet, tag: str = "", without: str = "") -> TestSet:
    """The questions with a tag, or all, but those with another. Raises QuestionError when none is left."""
    chosen = [each for each in test_set.questions if (not tag or tag in each.tags) and without not in each.tags]
    if not chosen:
        raise QuestionError(f"{test_set.name}: no question is left by these tags; see its 'tags'")
    return replace(test_set, questions=tuple(chosen))


def _question(values: Mapping[str, Any], number: int, where: str) -> TestQuestion:
    text, stated = values.get("question"), values.get("answerable")
    evidence = _evidence(values, where)
    if text is None or (text == "" and (evidence or stated in (None, ""))):
        raise QuestionError(f"{where}: a row without its question; write the question on every row of it")
    id = values.get("id")
    asked = read_question(text, values.get("history", ()), number if id in (None, "") else id, where=where)
    answerable = _answerable(stated, evidence, where)
    return TestQuestion(
        id=clean(asked.id),
        question=asked.text,
        history=asked.history,
        answerable=answerable,
        evidence=evidence if answerable else (),
        tags=_tags(values.get("tags"), where),
        notes=clean(str(values.get("notes") or "")),
    )


def _answerable(value: object, evidence: Sequence[Label], where: str) -> bool:
    """As stated; where nothing is stated, whether there is a quote."""
    if isinstance(value, bool):
        return value
    if value is None or value == "":
        return bool(evidence)
    stated = " ".join(str(value).lower().split())
    if stated not in YES | NO:
        raise QuestionError(f"{where}: 'answerable' is {str(value)[:40]!r}; write yes or no, or leave it empty")
    return stated in YES


def _evidence(values: Mapping[str, Any], where: str) -> tuple[Label, ...]:
    """The labels of a row, each once."""
    given, document = values.get("evidence") or (), values.get("document") or ""
    if isinstance(given, str):
        quotes = (clean(quote) for quote in given.split(BETWEEN_QUOTES))
        return tuple(dict.fromkeys(Label(str(document).strip(), quote) for quote in quotes if quote))
    if isinstance(given, Sequence) and all(_is_label(label) for label in given):
        return tuple(dict.fromkeys(Label(label.get("document") or "", clean(label["quote"])) for label in given))
    raise QuestionError(f"{where}: 'evidence' is neither a quote nor a list of {{'document', 'quote'}}")


def _is_label(label: object) -> bool:
    return (
        isinstance(label, Mapping)
        and isinstance(label.get("quote"), str)
        and isinstance(label.get("document") or "", str)
    )


def _tags(value: object, where: str) -> tuple[str, ...]:
    listed = value.replace(";", ",").split(",") if isinstance(value, str) else value or ()
    if not isinstance(listed, Sequence) or not all(isinstance(tag, str) for tag in listed):
        raise QuestionError(f"{where}: 'tags' is neither a text nor a list of texts")
    return tuple(filter(None, dict.fromkeys(clean(tag) for tag in listed)))


def _joined(first: TestQuestion, further: TestQuestion, where: str) -> TestQuestion:
    """A question with the quotes of a further row of it."""
    if (first.question, first.history) != (further.question, further.history):
        raise QuestionError(f"{where}: id {first.id!r} is already another question's; give each question its own id")
    return replace(
        first,
        answerable=first.answerable or further.answerable,
        evidence=tuple(dict.fromkeys((*first.evidence, *further.evidence))),
        tags=tuple(dict.fromkeys((*first.tags, *further.tags))),
        notes=" ".join(filter(None, (first.notes, further.notes))),
    )
