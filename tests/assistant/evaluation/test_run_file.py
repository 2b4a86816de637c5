"""Run files as they have been kept since the first: read back whole, or refused by the name of what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.history import history
from assistant.evaluation.run_file import head_json, load_run, result_json
from assistant.records import Status
from index.errors import QuestionError

HEAD: dict[str, Any] = {
    "id": "20261122-120000-beef",
    "test_set": "set.csv",
    "test_set_sha256": "5e7",
    "questions": 1,
    "started": "2026-11-22T12:00:00.000+00:00",
    "store_version": "36b0bd507e83",
    "settings": {"model": "all-MiniLM-L6-v2", "PASSAGES": 10, "SENTENCE_WEIGHTS": {"late": 4.0}},
    "commit": None,
    "machine": "Linux x86_64, 2 cores, Python 3.11.7",
    "complete": False,
}
CITATION = {
    "number": 1,
    "document": "bread",
    "title": "On bread",
    "organisation": None,
    "date": "2003",
    "url": None,
    "quote": "Bakers rise early.",
    "start": 9,
    "end": 27,
    "paragraph": 2,
}
RESULT: dict[str, Any] = {
    "question": {
        "id": "q1",
        "question": "and then?",
        "history": [{"question": "What first? \ud800", "answer": "this"}],
        "answerable": True,
        "evidence": [{"document": "bread", "quote": "Bakers rise early."}],
        "tags": ["law"],
        "notes": "",
    },
    "answer": {
        "id": "q1",
        "question": "and then?",
        "status": "answered",
        "confidence": 1,
        "text": "Bakers rise early. [1]",
        "citations": [CITATION],
        "nearest": [],
        "searched_also": [],
        "understood_as": "What first? and then?",
        "store_version": "36b0bd507e83",
        "seconds": 0.01,
    },
    "right": [True],
    "found": [True],
    "verbatim": [True],
    "in_document": True,
}
END = {"complete": True, "figures": {"questions": 1, "quote@1": 1.0, "abstain_f1": None}}


def write(path: Path, *lines: object) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_a_kept_run_is_read_and_written_as_it_was(tmp_path: Path) -> None:
    run = load_run(write(tmp_path / "run.jsonl", {"run": HEAD}, RESULT, END))
    assert run.complete
    assert run.results[0].answer.status is Status.ANSWERED
    assert run.results[0].answer.citations[0].quote == "Bakers rise early."
    assert json.loads(json.dumps(result_json(run.results[0]))) == RESULT
    assert head_json(run) == {**HEAD, "complete": True}


def test_an_answer_that_says_less_is_read(tmp_path: Path) -> None:
    answer = {name: value for name, value in RESULT["answer"].items() if name != "understood_as"}
    run = load_run(write(tmp_path / "run.json", {"run": HEAD, "results": [{**RESULT, "answer": answer}]}))
    assert run.results[0].answer.understood_as == ""
    assert result_json(run.results[0])["answer"].keys() == answer.keys()


def test_a_kept_run_whose_last_line_is_broken_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = write(tmp_path / "runs" / "run.jsonl", {"run": HEAD}, RESULT)
    path.write_text(path.read_text(encoding="utf-8") + '{"question": {"id": ', encoding="utf-8")
    assert len(load_run(path).results) == 1
    (past,) = history(tmp_path)
    assert (past.head.complete, past.answered, past.figures["quote@1"]) == (False, 1, 1.0)


def test_a_run_from_before_a_figure_was_there_is_listed_without_it(tmp_path: Path) -> None:
    write(tmp_path / "runs" / "run.jsonl", {"run": HEAD}, RESULT, END)
    (past,) = history(tmp_path)
    assert past.estimates["quote@1"].value == 1.0
    assert past.estimates["quote@3"].value is None


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        pytest.param({"right": "yes"}, r"results\[0\]\.right", id="a word for a list"),
        pytest.param({"in_document": 1}, r"results\[0\]\.in_document", id="a number for a truth"),
        pytest.param({"answer": {**RESULT["answer"], "status": "maybe"}}, r"answer\.status", id="an unknown status"),
        pytest.param(
            {"answer": {**RESULT["answer"], "citations": [{}]}}, r"citations\[0\]", id="a citation of nothing"
        ),
    ],
)
def test_a_field_of_the_wrong_form_is_named_in_one_line(tmp_path: Path, changed: dict[str, Any], named: str) -> None:
    path = write(tmp_path / "run.json", {"run": HEAD, "results": [{**RESULT, **changed}]})
    with pytest.raises(QuestionError, match=named) as refused:
        load_run(path)
    assert "\n" not in str(refused.value)
