import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.feedback.kept import FILE, Shown, Verdict, Verdicts, erase
from assistant.records import Answer, Citation, Status, Turn
from index.errors import KeepingError

ROOT = Path(__file__).parents[3]
QUOTE = Citation(1, "bread", "On bread", None, None, None, "Bakers rise early.", 0, 18, 1)
SECRET = "My son Wilfred was arrested, who helps?"
HISTORY = (Turn("Who bakes?", "Bakers do. [1]"),)


def answer(question: str = "When do bakers rise?", status: Status = Status.ANSWERED) -> Answer:
    cited = (QUOTE,) if status is Status.ANSWERED else ()
    nearest = (QUOTE,) if status is Status.NOT_FOUND else ()
    return Answer("", question, status, 0.8, "", cited, nearest, (), "", (), "v1", 0.01)


@pytest.fixture
def verdicts(tmp_path: Path) -> Verdicts:
    return Verdicts(tmp_path / "data")


def test_a_verdict_is_found_again_with_everything_it_was_about(verdicts, tmp_path):
    verdicts.judge(None, answer(), HISTORY, Verdict.WRONG_QUOTE)
    [kept] = Verdicts(tmp_path / "data").kept()
    assert (kept.question, kept.history, kept.status, kept.confidence) == (
        "When do bakers rise?",
        HISTORY,
        Status.ANSWERED,
        0.8,
    )
    assert (kept.quotes, kept.store_version, kept.verdict) == (
        (Shown("bread", "Bakers rise early."),),
        "v1",
        Verdict.WRONG_QUOTE,
    )
    assert datetime.now(UTC) - datetime.fromisoformat(kept.judged) < timedelta(minutes=1)


def test_a_verdict_is_changed_in_place(verdicts):
    number = verdicts.judge(None, answer(), (), Verdict.WRONG_QUOTE)
    assert verdicts.judge(number, answer(), (), Verdict.RIGHT) == number
    assert [kept.verdict for kept in verdicts.kept()] == [Verdict.RIGHT]


def test_an_answer_whose_verdict_is_taken_back_is_no_longer_kept(verdicts):
    number = verdicts.judge(None, answer(), (), Verdict.WRONG_QUOTE)
    assert verdicts.judge(number, answer(), (), None) is None
    assert verdicts.kept() == ()


def test_an_unanswered_question_stays_kept_without_its_verdict(verdicts):
    unanswered = answer(status=Status.NOT_FOUND)
    number = verdicts.keep(unanswered, ())
    verdicts.judge(number, unanswered, (), Verdict.IS_THERE)
    assert verdicts.judge(number, unanswered, (), None) == number
    [kept] = verdicts.kept()
    assert (kept.verdict, kept.judged, kept.quotes) == (None, None, (Shown("bread", "Bakers rise early."),))


def test_a_verdict_given_after_an_erasure_is_kept_anew(verdicts, tmp_path):
    number = verdicts.judge(None, answer(), (), Verdict.RIGHT)
    erase(tmp_path / "data")
    again = verdicts.judge(number, answer(), (), Verdict.WRONG_QUOTE)
    assert again != number, "a number is never given twice"
    assert [kept.verdict for kept in verdicts.kept()] == [Verdict.WRONG_QUOTE]


@pytest.mark.parametrize(
    ("days", "left"),
    [
        pytest.param(90, ["young"], id="older than the limit is deleted"),
        pytest.param(200, ["old", "young"], id="younger than the limit stays"),
        pytest.param(0, [], id="nought days keep nothing"),
    ],
)
def test_questions_are_deleted_at_their_age(tmp_path, days, left):
    verdicts = Verdicts(tmp_path, days)
    number = verdicts.keep(answer("old"), ())
    verdicts.keep(answer("young"), ())
    before = (datetime.now(UTC) - timedelta(days=100)).isoformat()
    connection = sqlite3.connect(tmp_path / FILE)
    with connection:
        connection.execute("UPDATE kept SET asked = ? WHERE id = ?", (before, number))
    connection.close()
    assert verdicts.expire() == 2 - len(left)
    assert [kept.question for kept in verdicts.kept()] == left


def test_nothing_is_written_where_nothing_was_kept(verdicts, tmp_path):
    assert (verdicts.expire(), verdicts.kept(), erase(tmp_path / "data")) == (0, (), 0)
    assert list(tmp_path.iterdir()) == []


def test_no_letter_of_a_question_is_left_after_an_erasure(verdicts, tmp_path):
    verdicts.keep(answer(SECRET), HISTORY)
    assert any(b"Wilfred" in file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert erase(tmp_path / "data") == 1
    assert not any(b"Wilfred" in file.read_bytes() for file in (tmp_path / "data").iterdir())


def test_only_the_user_may_read_what_is_kept(verdicts, tmp_path):
    verdicts.keep(answer(SECRET), ())
    assert (tmp_path / "data" / FILE).stat().st_mode & 0o077 == 0


def foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def newer(path: Path) -> None:
    Verdicts(path.parent).keep(answer(), ())
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def cut_short(path: Path) -> None:
    Verdicts(path.parent).keep(answer(), ())
    path.write_bytes(path.read_bytes()[:5000])


BROKEN = [
    pytest.param(lambda path: path.write_text("not a database " * 100), id="a text"),
    pytest.param(foreign, id="another program's database"),
    pytest.param(newer, id="a newer version"),
    pytest.param(cut_short, id="cut short"),
    pytest.param(lambda path: path.mkdir(), id="a folder"),
]


@pytest.mark.parametrize("spoil", BROKEN)
def test_a_broken_or_foreign_file_is_one_line_with_its_name_and_the_remedy(tmp_path, spoil):
    path = tmp_path / FILE
    spoil(path)
    verdicts = Verdicts(tmp_path)
    for use in (verdicts.kept, verdicts.expire, lambda: verdicts.keep(answer(), ()), lambda: erase(tmp_path)):
        with pytest.raises(KeepingError) as refused:
            use()
        message = str(refused.value)
        assert "\n" not in message
        assert str(path) in message
        assert "give another --data" in message


def test_a_foreign_database_is_left_as_it_is(tmp_path):
    path = tmp_path / FILE
    foreign(path)
    before = path.read_bytes()
    with pytest.raises(KeepingError):
        erase(tmp_path)
    assert path.read_bytes() == before


def run_erase(*arguments: object) -> "subprocess.CompletedProcess[str]":
    script = "from ui.terminal.app import main; main()"
    command = [sys.executable, "-c", script, "erase", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_command_says_how_many_were_erased(tmp_path):
    verdicts = Verdicts(tmp_path)
    verdicts.keep(answer("one"), ())
    verdicts.keep(answer("two"), ())
    done = run_erase("--data", tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0], done.stderr) == (0, "Erased 2 kept questions.", "")
    assert verdicts.kept() == ()


def test_the_command_on_a_foreign_file_is_one_line(tmp_path):
    foreign(tmp_path / FILE)
    done = run_erase("--data", tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
