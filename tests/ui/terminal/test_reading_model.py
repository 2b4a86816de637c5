"""A reading model from the command line: named by an option or the environment, checked by the doctor."""

import json
from pathlib import Path

import pytest
from test_cli import CUSTODY, assert_one_line, command

from tests.spoken_to import dead, speaking, verdict, without_logprobs

pytestmark = pytest.mark.encoder  # the command asks with the encoder of the store


def test_an_answer_says_what_has_read_it(store_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking() as spoken:
        done = command("ask", CUSTODY, "--store", store_folder, "--reading-model", f"{spoken.address}#wise")
        monkeypatch.setenv("POLICY_ASSISTANT_READING_MODEL", spoken.address)
        monkeypatch.setenv("POLICY_ASSISTANT_READING_KEY", "secret-key")
        answer = json.loads(command("ask", CUSTODY, "--store", store_folder, "--json").stdout)
    assert "sure that the answer is in the texts: weak, read by wise)" in done.stdout
    assert answer["read_by"] == "wise-1b"
    assert spoken.requests[-1][1]["Authorization"] == "Bearer secret-key"
    assert "secret-key" not in json.dumps(answer)


def test_a_dead_model_costs_one_line_and_not_the_answer(store_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    plain = command("ask", CUSTODY, "--store", store_folder)
    done = command("ask", CUSTODY, "--store", store_folder, "--reading-model", f"{dead()}#wise")
    assert (done.returncode, done.stdout) == (0, plain.stdout)
    assert [line for line in caplog.messages if "cannot be reached" in line] != []


def test_a_model_that_is_not_there_is_refused(store_folder: Path) -> None:
    done = command("ask", CUSTODY, "--store", store_folder, "--reading-model", "nowhere.gguf")
    assert_one_line(done, "nowhere.gguf", "no such reading model")


def test_the_doctor_checks_everything_in_a_line_each(store_folder: Path) -> None:
    plain = command("doctor", "--store", store_folder)
    assert plain.returncode == 0
    names = [line.split(": ")[0] for line in plain.stdout.splitlines()]
    assert names == ["store", "encoder", "disk", "memory", "reading model"]
    with speaking() as spoken:
        done = command("doctor", "--store", store_folder, "--reading-model", spoken.address)
    assert done.returncode == 0
    assert "reading model: OK: wise-1b" in done.stdout
    assert "ms a short passage, +3.0 for one that answers and -3.0 for another" in done.stdout


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param(without_logprobs, "gives no log-probabilities", id="no log-probabilities"),
        pytest.param(lambda body: verdict({"messages": [{"content": ""}]}), "does not tell them apart", id="always no"),
    ],
)
def test_the_doctor_says_what_a_reading_model_lacks(answer: object, says: str, store_folder: Path) -> None:
    with speaking(answer) as spoken:  # type: ignore[arg-type]
        done = command("doctor", "--store", store_folder, "--reading-model", spoken.address, "--json")
    assert done.returncode == 1
    checks = {check["name"]: check for check in json.loads(done.stdout)}
    assert not checks["reading model"]["works"]
    assert says in checks["reading model"]["told"]
    assert checks["store"]["works"]


def test_the_doctor_runs_a_real_model(store_folder: Path, gguf: Path) -> None:
    done = command("doctor", "--store", store_folder, "--reading-model", gguf, "--reading-seconds", "60")
    assert f"{gguf.stem}, " in done.stdout
    assert "ms a short passage" in done.stdout


def test_the_doctor_names_a_missing_store_and_a_dead_address(tmp_path: Path) -> None:
    done = command("doctor", "--store", tmp_path / "none", "--reading-model", dead())
    assert done.returncode == 1
    assert "store: problem: " in done.stdout
    assert "cannot be reached" in done.stdout
