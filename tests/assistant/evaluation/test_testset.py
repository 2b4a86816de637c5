import csv
import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from assistant.evaluation.records import Label, TestSet
from assistant.evaluation.rows import MOST_ROWS
from assistant.evaluation.testset import read_test_set
from assistant.records import Turn
from index.errors import QuestionError

HEADER = ("Question", "Expected quote", "Document", "In the texts?", "Comment", "Reviewer")
ROWS = (
    ("What of custody?", "‘numbers of children\nheld in custody’", "response", "", "from Ann", "Bo"),
    ("=cmd|' /C calc'!A0", "", "", "no", "", ""),
    ("<img src=x onerror=alert(1)>", "first || second", "", "YES", "", ""),
)


def write_csv(path: Path, *rows: Sequence[str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_workbook(path: Path, *rows: Sequence[object]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def write_lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def assert_read(found: TestSet, name: str) -> None:
    assert found.name == name
    assert [question.id for question in found.questions] == ["2", "3", "4"]
    assert [question.answerable for question in found.questions] == [True, False, True]
    assert found.questions[0].evidence == (Label("response", "‘numbers of children held in custody’"),)
    assert found.questions[0].notes == "from Ann"
    assert found.questions[1].question == "=cmd|' /C calc'!A0"
    assert found.questions[2].question == "<img src=x onerror=alert(1)>"
    assert found.questions[2].evidence == (Label("", "first"), Label("", "second"))


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [
        pytest.param(",", "utf-8", id="commas"),
        pytest.param(";", "utf-8-sig", id="semicolons, with a byte order mark"),
        pytest.param("\t", "utf-8", id="tabs"),
    ],
)
def test_csv_with_the_names_that_staff_use(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = write_csv(tmp_path / "set.csv", HEADER, *ROWS, delimiter=delimiter, encoding=encoding)
    assert_read(read_test_set(path), "set.csv")


def test_a_workbook_whose_formulas_are_plain_text(tmp_path: Path) -> None:
    assert_read(read_test_set(write_workbook(tmp_path / "set.xlsx", HEADER, *ROWS)), "set.xlsx")


def test_a_workbook_s_numbers_and_truths_are_read_as_they_look(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "set.xlsx", ("No.", "Ask", "Answerable"), (7.0, "custody?", False))
    question = read_test_set(path).questions[0]
    assert (question.id, question.answerable) == ("7", False)


def test_the_documented_json_lines(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "question": "and then?",
        "history": [{"question": "what first?", "answer": "this"}],
        "answerable": True,
        "evidence": [{"document": "d", "quote": "one"}, {"document": "d", "quote": "one"}],
        "tags": ["follow-up"],
        "fold": "b",
    }
    question = read_test_set(write_lines(tmp_path / "set.jsonl", row)).questions[0]
    assert question.history == (Turn("what first?", "this"),)
    assert question.evidence == (Label("d", "one"),)
    assert question.tags == ("follow-up",)


def test_rows_of_one_id_are_one_question(tmp_path: Path) -> None:
    rows = (("a", "custody?", "one", "law; children"), ("a", "custody?", "two", "law"), ("b", "schools?", "", ""))
    questions = read_test_set(write_csv(tmp_path / "set.csv", ("id", "question", "quote", "tags"), *rows)).questions
    assert [question.evidence for question in questions] == [(Label("", "one"), Label("", "two")), ()]
    assert questions[0].tags == ("law", "children")


def test_blank_rows_are_skipped_and_rows_numbered_as_a_sheet_does(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "set.csv", ("question", "quote"), ("", ""), ("custody?", "one"))
    assert [question.id for question in read_test_set(path).questions] == ["3"]


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        pytest.param("set.jsonl", b"", ("holds no question",), id="an empty file"),
        pytest.param("set.csv", b"question,quote\n\n", ("holds no question",), id="column names alone"),
        pytest.param("set.xlsx", b"not packed", ("not a workbook",), id="no workbook"),
        pytest.param("set.xls", b"old", (".xls is not read", "save it as .xlsx"), id="an old workbook"),
        pytest.param(
            "set.csv",
            b"Frage,Zitat\na,b\n",
            ("no column is the question", "'Frage', 'Zitat'", "understood are id"),
            id="unknown columns",
        ),
        pytest.param(
            "set.csv", b"question,reply\na,b\n", ("the expected quote or 'answerable'", "'reply'"), id="no label column"
        ),
        pytest.param(
            "set.csv", b"question,quote,gold\na,b,c\n", ("'quote', 'gold' mean the same",), id="two columns of one kind"
        ),
        pytest.param(
            "set.csv",
            "question,quote\na,it’s\n".encode("cp1252"),
            ("line 2: not UTF-8", "CSV UTF-8"),
            id="Windows-1252",
        ),
        pytest.param("set.csv", "question,quote\na,b\n".encode("utf-16"), ("line 1: not UTF-8",), id="UTF-16"),
        pytest.param("set.csv", b'question,quote\n"a,b\n', ("not CSV",), id="a quotation mark that never ends"),
        pytest.param("set.csv", b"question,quote\n,b\n", ("row 2: a row without its question",), id="no question"),
        pytest.param(
            "set.csv", b"question,answerable\na,maybe\n", ("row 2", "'maybe'", "yes or no"), id="neither yes nor no"
        ),
        pytest.param(
            "set.csv", b"id,question,quote\n1,a,b\n1,c,d\n", ("row 3: id '1' is already",), id="an id used twice"
        ),
        pytest.param(
            "set.csv",
            b"question,quote\n" + b"a,b\n" * 100_000,
            (f"more than {MOST_ROWS:,} rows", "split it"),
            id="100,000 rows",
        ),
        pytest.param(
            "set.jsonl",
            b'{"question": "a", "answerable": true}\n' * 100_000,
            (f"more than {MOST_ROWS:,} rows",),
            id="100,000 lines",
        ),
        pytest.param("set.jsonl", b'{"question": "a"\n', ("line 1: not JSON",), id="broken JSON"),
        pytest.param("set.jsonl", b"[1]\n", ("line 1: not a JSON object",), id="JSON that is no object"),
        pytest.param("set.jsonl", b"[" * 100_000, ("line 1: not JSON",), id="JSON too deep to read"),
        pytest.param(
            "set.jsonl",
            b'{"question": "a", "evidence": 3}\n',
            ("row 1: 'evidence' is neither",),
            id="evidence of no form",
        ),
        pytest.param(
            "set.jsonl",
            b'{"question": 3, "answerable": true}\n',
            ("row 1: the question is not a text",),
            id="a question that is no text",
        ),
        pytest.param(
            "set.jsonl", b'{"question": "a", "answerable": true, "tags": 3}\n', ("row 1: 'tags'",), id="tags of no form"
        ),
    ],
)
def test_a_bad_set_is_one_line_that_names_it(tmp_path: Path, name: str, content: bytes, parts: Sequence[str]) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(QuestionError) as refused:
        read_test_set(tmp_path / name)
    message = str(refused.value)
    assert message.startswith(str(tmp_path / name))
    assert "\n" not in message
    for part in parts:
        assert part in message


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="check the path"):
        read_test_set(tmp_path / "nowhere.csv")
