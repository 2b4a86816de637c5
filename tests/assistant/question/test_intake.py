import json
from pathlib import Path

import pytest

from assistant.question.intake import LONGEST_QUESTION, LONGEST_TURN, read_question, read_questions
from index.errors import QuestionError


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("  what   about\ncustody? ", "what about custody?", id="white space is one space"),
        pytest.param("cus\x00tody\x1b[31m", "cus tody [31m", id="control characters are dropped"),
        pytest.param("custody \ud800?", "custody ?", id="a lone surrogate is dropped"),
        pytest.param("garde d’enfants – où?", "garde d’enfants – où?", id="other letters and quotation marks stay"),
    ],
)
def test_a_question_is_cleaned(typed: str, read: str) -> None:
    assert read_question(typed).text == read


@pytest.mark.parametrize(
    ("question", "history", "message"),
    [
        pytest.param("x" * 100_000, (), "100,000 characters", id="a question of 100,000 characters"),
        pytest.param(None, (), "not a text", id="no question"),
        pytest.param("why?", "earlier", "'history' is not a list", id="a history that is a text"),
        pytest.param("why?", [{"question": "custody?"}], "turn 1", id="a turn without an answer"),
        pytest.param("why?", [{"question": "custody?", "answer": "yes"}, 7], "turn 2", id="a turn that is a number"),
        pytest.param("why?", {"question": "custody?", "answer": "yes"}, "not a list", id="a history that is one turn"),
    ],
)
def test_a_malformed_question_is_refused_in_one_line(question: object, history: object, message: str) -> None:
    with pytest.raises(QuestionError, match=message) as refused:
        read_question(question, history, where="set.jsonl, line 3")
    assert str(refused.value).startswith("set.jsonl, line 3: ")
    assert "\n" not in str(refused.value)


def test_the_longest_question_is_accepted() -> None:
    assert len(read_question("x" * LONGEST_QUESTION).text) == LONGEST_QUESTION


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "holds no question", id="an empty file"),
        pytest.param(b"\n\n", "holds no question", id="blank lines only"),
        pytest.param(b'{"question": "a"}\n{"question"', "line 2: not JSON", id="a broken line"),
        pytest.param(b'{"q": "a"}', "line 1: not a JSON object with a 'question'", id="no question in a line"),
        pytest.param(b"[1]", "line 1: not a JSON object", id="a line that is a list"),
        pytest.param(b'{"question": "\xff"}', "not UTF-8", id="another encoding"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(content)
    with pytest.raises(QuestionError, match=message) as refused:
        read_questions(path)
    assert str(path) in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"nowhere\.jsonl: cannot be read"):
        read_questions(tmp_path / "nowhere.jsonl")


def test_a_question_without_an_id_gets_its_line_number(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps({"question": text}) for text in ("custody?", "schools?")), encoding="utf-8")
    assert [question.id for question, _ in read_questions(path)] == ["1", "2"]


def test_an_endless_turn_of_the_history_is_cut() -> None:
    [turn] = read_question("and why?", [{"question": "custody?", "answer": "word " * 200_000}]).history
    assert turn.question == "custody?"
    assert 0 < len(turn.answer) <= LONGEST_TURN
