import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from evaluated import result, run_of

from assistant.assistant import Assistant
from assistant.evaluation.estimates import values
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.history import history, new_run_file
from assistant.evaluation.locator import Locator
from assistant.evaluation.mistakes import mistakes
from assistant.evaluation.records import Label, TestQuestion, TestSet
from assistant.evaluation.run_file import load_run, save_run
from assistant.evaluation.testset import read_test_set, tagged
from index.errors import QuestionError

GOLD = Label("iag-green-paper-response", "numbers of children held in custody")
QUESTIONS = (
    TestQuestion("1", "what did the IAG say about custody?", (), True, (GOLD,), ("law",), "a note"),
    TestQuestion("2", "What is the cod quota for the North Sea?", (), False, (), (), ""),
    TestQuestion("3", "hello", (), False, (), (), ""),
)
SET = TestSet("set.csv", "5e7", QUESTIONS)


def test_a_run_asks_every_question_as_a_user_does(assistant: Assistant) -> None:
    run = evaluate(assistant, SET)
    assert run.complete
    assert [each.answer.status for each in run.results] == ["answered", "not_found", "chat"]
    alone = assistant.ask(QUESTIONS[0].question, id="1")
    assert replace(run.results[0].answer, seconds=0) == replace(alone, seconds=0)
    assert run.store_version == assistant.store.manifest.version
    assert run.settings.items() >= assistant.settings.record().items()
    assert run.settings["model"] == assistant.store.manifest.model
    assert "cores" in run.machine


def test_a_kept_run_and_a_saved_one_are_the_run(assistant: Assistant, tmp_path: Path) -> None:
    run = evaluate(assistant, SET, keep=tmp_path / "kept.jsonl")
    save_run(run, tmp_path / "saved.json")
    for path in (tmp_path / "kept.jsonl", tmp_path / "saved.json"):
        loaded = load_run(path)
        assert (loaded.id, loaded.complete) == ("kept", True)
        assert [each.question for each in loaded.results] == list(QUESTIONS)
        assert values(loaded.results) == values(run.results)
        assert loaded.results[0].right == run.results[0].right


def test_a_cancelled_run_holds_what_was_finished(assistant: Assistant, tmp_path: Path) -> None:
    done: list[int] = []
    keep = new_run_file(tmp_path)
    run = evaluate(
        assistant, SET, progress=lambda number, _: done.append(number), cancelled=lambda: len(done) == 2, keep=keep
    )
    assert done == [1, 2]
    assert (run.complete, len(run.results), run.questions) == (False, 2, 3)
    assert not load_run(keep).complete
    (past,) = history(tmp_path)
    assert (past.head.complete, past.answered, past.head.questions) == (False, 2, 3)


def test_the_runs_of_a_data_folder_are_listed_oldest_first(assistant: Assistant, tmp_path: Path) -> None:
    assert history(tmp_path) == ()
    for name in ("set.csv", "other.csv"):
        evaluate(assistant, replace(SET, name=name), keep=new_run_file(tmp_path))
    (tmp_path / "runs" / "note.jsonl").write_text("not a run", encoding="utf-8")
    assert [past.head.test_set for past in history(tmp_path)] == ["set.csv", "other.csv"]
    (past,) = history(tmp_path, "other.csv")
    assert past.head.complete
    assert past.figures["quote@1"] == 1.0
    assert past.figures["abstain_recall"] == 1.0


@pytest.fixture
def at_work(store_folder: Path, tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", Path]]:
    """An evaluation of many questions that has finished a few, in a process of its own, with its data folder."""
    rows = [{"id": str(number), "question": "custody?", "answerable": False} for number in range(5000)]
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    given = ["evaluate", tmp_path / "set.jsonl", "--store", store_folder, "--data", tmp_path]
    process = subprocess.Popen(
        [sys.executable, "-m", "ui.terminal", *map(str, given)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    with process:
        for _ in range(600):
            if any(path.read_bytes().count(b"\n") > 3 for path in tmp_path.glob("runs/*.jsonl")):
                break
            time.sleep(0.1)
        yield process, tmp_path
        process.kill()


@pytest.mark.encoder
def test_a_killed_run_leaves_what_was_finished(at_work: tuple["subprocess.Popen[str]", Path]) -> None:
    process, data = at_work
    process.kill()
    process.wait()
    (past,) = history(data)
    assert not past.head.complete
    assert 2 < past.answered < past.head.questions == 5000
    assert len(load_run(past.path).results) == past.answered


@pytest.mark.encoder
def test_a_stopped_run_shows_what_was_finished(at_work: tuple["subprocess.Popen[str]", Path]) -> None:
    process, data = at_work
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert errors.count("\n") == 1
    assert "of 5000 questions; run it again" in errors
    assert "This run is incomplete" in output
    assert not history(data)[0].head.complete


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"\xff\xfe", id="not a text"),
        pytest.param(b'{"question": "a"}', id="a test set"),
        pytest.param(b'{"run": {}, "results": []}', id="a run of no set"),
        pytest.param(b'{"quote@1": 1.0}', id="figures alone"),
        pytest.param(b"3", id="a number"),
        pytest.param(b"[" * 100_000, id="too deep to read"),
    ],
)
def test_what_is_no_run_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(QuestionError, match=r"run\.json: not a run.*; give a run") as refused:
        load_run(tmp_path / "run.json")
    assert "\n" not in str(refused.value)


def test_a_run_that_cannot_be_kept_is_one_line(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(QuestionError, match="give another --data"):
        evaluate(assistant, SET, keep=tmp_path / "file" / "run.jsonl")
    with pytest.raises(QuestionError, match="cannot be written"):
        save_run(run_of([result()]), tmp_path)


def test_the_projects_own_questions_are_labelled_letter_for_letter_and_a_third_is_held_out(
    assistant: Assistant, corpus: Path
) -> None:
    own = read_test_set(corpus / "questions.jsonl")
    assert mistakes(Locator(assistant), own) == ()
    assert all(bool(question.evidence) == question.answerable for question in own.questions)
    assert len(tagged(own, "held-out").questions) == len(own.questions) // 3
