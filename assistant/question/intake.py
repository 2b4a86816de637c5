"""Questions from outside: checked, cleaned of control characters, refused with one line when malformed."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.records import Question, Turn
from index.errors import QuestionError

LONGEST_QUESTION = 5000  # letters: far beyond a long personal story, short enough to answer at once
LONGEST_HISTORY = 50  # turns kept; older ones have no bearing on a question
LONGEST_TURN = 5000  # letters kept of an earlier question and of its answer: its quotes are far shorter


def read_question(text: object, history: object = (), id: object = "", *, where: str = "") -> Question:
    """A checked question. where ("FILE, line 3") leads every message. Raises QuestionError."""
    if not isinstance(text, str):
        raise QuestionError(f"{_lead(where)}the question is not a text; give {{'question': '...'}}")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"{_lead(where)}the question has {len(text):,} characters; shorten it to {LONGEST_QUESTION:,} or fewer"
        )
    return Question(clean(text), _read_history(history, where), str(id))


def read_questions(path: Path) -> list[tuple[Question, Mapping[str, Any]]]:
    """Every question of a JSON Lines file with its whole line. Raises QuestionError, naming the line."""
    questions: list[tuple[Question, Mapping[str, Any]]] = []
    for number, line in _lines(path):
        where = f"{path}, line {number}"
        try:
            values = json.loads(line)
        except ValueError as error:
            raise QuestionError(f"{where}: not JSON ({error}); write one JSON object on each line") from error
        if not isinstance(values, dict) or "question" not in values:
            raise QuestionError(f"{where}: not a JSON object with a 'question'")
        question = read_question(
            values["question"], values.get("history", ()), values.get("id", str(number)), where=where
        )
        questions.append((question, values))
    if not questions:
        raise QuestionError(f"{path}: holds no question; write one JSON object on each line")
    return questions


def clean(text: str) -> str:
    """The text with control characters and runs of white space as one space; lone surrogates are dropped."""
    controls = {ord(letter): " " for letter in set(text) if unicodedata.category(letter) in ("Cc", "Cf")}
    return " ".join(text.translate(controls).encode("utf-8", "ignore").decode("utf-8").split())


def _read_history(history: object, where: str) -> tuple[Turn, ...]:
    if history is None:
        return ()
    if not isinstance(history, Sequence) or isinstance(history, str):
        raise QuestionError(f"{_lead(where)}'history' is not a list of {{'question', 'answer'}}")
    return tuple(_read_turn(turn, number, where) for number, turn in enumerate(history, 1))[-LONGEST_HISTORY:]


def _read_turn(turn: object, number: int, where: str) -> Turn:
    if isinstance(turn, Turn):
        return Turn(turn.question[:LONGEST_TURN], turn.answer[:LONGEST_TURN])
    if isinstance(turn, Mapping):
        question, answer = turn.get("question"), turn.get("answer")
        if isinstance(question, str) and isinstance(answer, str):
            return Turn(clean(question[:LONGEST_TURN]), clean(answer[:LONGEST_TURN]))
    raise QuestionError(f"{_lead(where)}turn {number} of 'history' is not {{'question': text, 'answer': text}}")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with open(path, encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise QuestionError(f"{path}: not UTF-8 text; save it as UTF-8") from error


def _lead(where: str) -> str:
    return f"{where}: " if where else ""
