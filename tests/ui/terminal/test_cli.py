import json
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from ui.terminal.app import main

pytestmark = pytest.mark.encoder  # the command asks with the encoder of the store

CUSTODY = "what did the IAG say about custody?"
ROOT = Path(__file__).parents[3]


def installed(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """The installed command, as a user runs it."""
    program = Path(sys.executable).with_name("policy-assistant")
    return subprocess.run(
        [str(program), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def command(*arguments: object, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """What the command prints and its exit status, without a process of its own: half a second less each time."""
    given = ["policy-assistant", *map(str, arguments)]
    output, errors = StringIO(), StringIO()
    with (
        chdir(cwd),
        redirect_stdout(output),
        redirect_stderr(errors),
        patch("sys.argv", given),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return subprocess.CompletedProcess(given, int(ended.value.code or 0), output.getvalue(), errors.getvalue())


def assert_one_line(done: "subprocess.CompletedProcess[str]", *parts: str) -> None:
    """The run ended with status 1 and one line on standard error that holds the parts."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith("\n")
    assert "Traceback" not in done.stderr
    for part in parts:
        assert part in done.stderr


def test_ask_prints_numbered_quotes_with_their_sources(store_folder: Path) -> None:
    done = installed("ask", CUSTODY, "--store", store_folder)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[1].startswith("Answered")
    quote = next(line for line in lines if line.startswith("[1] "))
    assert quote.endswith("numbers of children held in custody.'")
    assert "Inter-Agency Group (IAG), date unknown, paragraph" in lines[lines.index(quote) + 1]
    assert "\x1b" not in done.stdout


def test_ask_tells_of_the_texts_before_the_quotes_that_show_it(store_folder: Path) -> None:
    done = command("ask", "how many documents are there?", "--store", store_folder)
    first, told, *_ = done.stdout.splitlines()
    assert (first, told[:23]) == ("Answered", "There are 2 documents: ")
    assert done.stdout.index("[1] Headlines: September 2nd, 2003") > done.stdout.index(told)
    values = json.loads(command("ask", "how many documents are there?", "--store", store_folder, "--json").stdout)
    assert values["text"].startswith("There are 2 documents: ")
    assert "remark" not in values


def test_ask_prints_the_documented_json(store_folder: Path) -> None:
    answer = json.loads(command("ask", CUSTODY, "--store", store_folder, "--json").stdout)
    assert answer["status"] == "answered"
    assert "held in custody" in answer["citations"][0]["quote"]


def test_a_batch_is_answered_in_order_one_line_each(store_folder: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    history = [{"question": "what about schools?", "answer": "They have a role."}]
    rows = [
        {"id": "one", "question": CUSTODY, "history": []},
        {"id": "two", "question": "hello"},
        {"id": "three", "question": "and their duties?", "history": history},
    ]
    batch.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = installed("ask", "--batch", batch, "--store", store_folder)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["one", "two", "three"]
    assert [answer["status"] for answer in answers][:2] == ["answered", "chat"]
    alone = json.loads(command("ask", CUSTODY, "--store", store_folder, "--json").stdout)
    assert answers[0]["citations"] == alone["citations"]


def test_search_lists_passages_with_scores(store_folder: Path) -> None:
    found = json.loads(command("search", "custody", "-k", "3", "--store", store_folder, "--json").stdout)
    assert len(found) == 3
    assert "held in custody" in found[0]["text"]
    assert found[0]["score"] >= found[1]["score"] >= found[2]["score"]


def test_documents_lists_what_was_cut_and_mended(store_folder: Path) -> None:
    listed = command("documents", "--store", store_folder).stdout
    assert "iag-green-paper-response: The end of the consultation period" in listed
    assert (
        "iag-green-paper-expectations: Headlines: September 2nd, 2003, Inter-Agency Group (IAG), 2003-09-02" in listed
    )
    edits = command("documents", "iag-green-paper-response", "--store", store_folder).stdout
    assert "cookie notice" in edits
    assert "'nning, resou rcing and de' -> 'nning, resourcing and de'" in edits


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A test set of one question that the texts answer and one that they do not."""
    path = tmp_path / "set.csv"
    quote = "“numbers of children held in custody”"
    rows = f"id,question,expected quote,tags\n1,{CUSTODY},{quote},law\n2,What is the cod quota for the North Sea?,,\n"
    path.write_text(rows, encoding="utf-8")
    return path


def test_evaluate_prints_every_figure_with_its_interval(store_folder: Path, labelled: Path) -> None:
    done = command("evaluate", labelled, "--store", store_folder, "--data", labelled.parent)
    assert done.returncode == 0
    assert done.stdout.startswith("Of 1 question that the texts answer, 1 got a right quote first, 100%")
    lines = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line}
    assert lines["quote@1"][0] == "100%"
    assert lines["law"][:2] == ["1", "100%"]


@pytest.mark.parametrize(
    ("tags", "asked"),
    [
        pytest.param(("--tag", "law"), ["1"], id="with a tag"),
        pytest.param(("--without-tag", "law"), ["2"], id="without a tag"),
    ],
)
def test_evaluate_asks_the_questions_of_a_tag(
    store_folder: Path, labelled: Path, tags: tuple[str, str], asked: list[str]
) -> None:
    done = command("evaluate", labelled, *tags, "--store", store_folder, "--data", labelled.parent, "--json")
    assert [result["question"]["id"] for result in json.loads(done.stdout)["results"]] == asked


def test_a_tag_that_no_question_has_is_one_line(store_folder: Path, labelled: Path) -> None:
    done = command("evaluate", labelled, "--tag", "lore", "--store", store_folder, "--data", labelled.parent)
    assert_one_line(done, "set.csv", "no question is left by these tags")


def test_evaluate_prints_json_that_is_a_baseline(store_folder: Path, labelled: Path) -> None:
    common = ("--store", store_folder, "--data", labelled.parent, "--json")
    first = command("evaluate", labelled, *common)
    figures = json.loads(first.stdout)
    assert figures["questions"] == 2
    assert figures["quote@1"] == figures["verbatim"] == figures["abstain_f1"] == 1.0
    assert figures["results"][0]["answer"]["citations"][0]["document"] == "iag-green-paper-response"
    (labelled.parent / "run.json").write_text(first.stdout, encoding="utf-8")
    second = json.loads(command("evaluate", labelled, *common, "--baseline", labelled.parent / "run.json").stdout)
    assert [question["change"] for question in second["comparison"]["questions"]] == ["same", "same"]
    listed = json.loads(command("evaluate", "--history", *common).stdout)
    assert [past["complete"] for past in listed] == [True, True]
    assert "set.csv" in command("evaluate", labelled, "--history", "--data", labelled.parent).stdout


def test_evaluate_writes_a_report_and_fails_a_pipeline(store_folder: Path, labelled: Path, tmp_path: Path) -> None:
    wanted = ("--fail-under", "quote@1=0.85", "--fail-under", "citation_precision=1.01")
    files = ("--report", tmp_path / "report.html", "--save", tmp_path / "run.json")
    done = command("evaluate", labelled, *wanted, *files, "--store", store_folder, "--data", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("policy-assistant: citation_precision is ")
    assert done.stderr.endswith(", below the demanded 1.01\n")
    assert CUSTODY in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["run"]["complete"]


def test_mistakes_in_a_set_are_listed_before_anything_runs(store_folder: Path, labelled: Path) -> None:
    with labelled.open("a", encoding="utf-8") as rows:
        rows.write("3,who is held?,the number of children in jail,\n")
    common = ("evaluate", labelled, "--store", store_folder, "--data", labelled.parent)
    refused = command(*common)
    assert refused.returncode == 1
    lines = refused.stderr.splitlines()
    assert lines[0] == "mistake in question 3: not in the texts: the number of children in jail"
    assert lines[1].startswith("    nearest: ")
    assert lines[-1].endswith("1 mistake in this set, listed above; mend them, or give --skip-mistakes")
    assert not (labelled.parent / "runs").exists()
    gone_on = command(*common, "--skip-mistakes", "--json")
    assert json.loads(gone_on.stdout)["questions"] == 2


def test_a_baseline_of_another_set_is_one_line_before_anything_runs(store_folder: Path, labelled: Path) -> None:
    other = labelled.with_name("other.csv")
    other.write_text(labelled.read_text(encoding="utf-8") + "3,hello,,\n", encoding="utf-8")
    common = ("--store", store_folder, "--data", labelled.parent)
    command("evaluate", other, *common, "--save", labelled.parent / "run.json")
    done = command("evaluate", labelled, *common, "--baseline", labelled.parent / "run.json")
    assert_one_line(done, "it was run on another test set (other.csv", "run the baseline again")


def test_calibrate_promises_and_every_command_answers_by_it(copied_store: Path, labelled: Path) -> None:
    common = ("--store", copied_store, "--json")
    before = json.loads(command("ask", CUSTODY, *common).stdout)
    done = command("calibrate", labelled, "--most-wrong", "0.99", *common)
    found = json.loads(done.stdout)
    assert found["statement"].startswith("At most 99% of answers are wrong, 95% sure (2 questions of set.csv")
    assert found["kept"] == str(copied_store / "calibration.json")
    after = json.loads(command("ask", CUSTODY, *common).stdout)
    assert after["citations"] == before["citations"]
    assert after["confidence"] != before["confidence"]
    again = command("calibrate", labelled, "--most-wrong", "0.99", "--store", copied_store)
    assert again.stdout.splitlines()[0] == found["statement"]


def test_calibrate_keeps_nothing_that_it_cannot_promise(copied_store: Path, labelled: Path) -> None:
    done = command("calibrate", labelled, "--store", copied_store)
    assert_one_line(done, "set.csv: cannot promise that at most 10% of answers are wrong: 29 answers")
    assert not (copied_store / "calibration.json").exists()


def test_export_writes_a_note(store_folder: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    assert command("export", CUSTODY, "--output", note, "--store", store_folder).returncode == 0
    assert "> Elsewhere, while welcoming" in note.read_text(encoding="utf-8")


def test_index_reports_every_edit_and_what_was_left_out(tmp_path: Path, store_folder: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "good.txt").write_text("The group wants more resou rcing and money for schools.\n", encoding="utf-8")
    (texts / "bad.txt").write_bytes(b"\x00\x01\x02\xff")
    (texts / "empty.txt").write_bytes(b"")
    report = json.loads(installed("index", texts, "--store", tmp_path / "store", "--json").stdout)
    assert [document["id"] for document in report["documents"]] == ["good"]
    assert sorted(Path(item["path"]).name for item in report["left_out"]) == ["bad.txt", "empty.txt"]
    assert "broken word" in [edit["reason"] for edit in report["documents"][0]["edits"]]
    answer = json.loads(command("ask", "money for schools?", "--store", tmp_path / "store", "--json").stdout)
    assert answer["status"] == "answered"


def test_the_installed_command_and_the_module_refuse_alike(tmp_path: Path) -> None:
    given = ("ask", "custody", "--store", tmp_path / "no\nwhere")
    done = installed(*given)
    assert_one_line(done, r"no\nwhere: no store there; run: policy-assistant index")
    module = [sys.executable, "-m", "ui.terminal", *map(str, given)]
    again = subprocess.run(module, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (again.returncode, again.stdout, again.stderr) == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        pytest.param(("ask", "custody", "--store", "nowhere"), ("nowhere", "policy-assistant index"), id="no store"),
        pytest.param(("index", "nowhere"), ("nowhere", "no such file or folder"), id="no corpus"),
        pytest.param(("index", "empty"), ("empty", "no text to index"), id="an empty corpus"),
        pytest.param(("ask", "--batch", "nowhere.jsonl"), ("nowhere.jsonl", "check the path"), id="no batch file"),
        pytest.param(
            ("ask", "--batch", "broken.jsonl"), ("broken.jsonl, line 2", "not JSON"), id="a broken batch line"
        ),
        pytest.param(("evaluate", "unlabelled.jsonl"), ("'answerable'",), id="a set without labels"),
        pytest.param(("ask", "--batch", "a\nb.jsonl"), (r"a\nb.jsonl",), id="a line break in the name of a batch"),
        pytest.param(
            ("export", "custody", "--output", "no\nwhere/x.md"), (r"no\nwhere/x.md",), id="one in the name of a note"
        ),
        pytest.param(("documents", "x\r\n\u2028y"), (r"x\r\n\u2028y: no",), id="line breaks in the id of a document"),
        pytest.param(("documents", "\x1b[2J\x9b\u202ex"), (r"\x1b[2J\x9b\u202ex: no",), id="orders to the terminal"),
        pytest.param(("index", "no\nwhere"), (r"no\nwhere: no such",), id="a line break in the name of a corpus"),
        pytest.param(("evaluate", "a\nb.csv"), (r"a\nb.csv",), id="a line break in the name of a test set"),
        pytest.param(("ask", "custody", "--store", "a\nb"), (r"a\nb: no store",), id="one in the name of a store"),
    ],
)
def test_bad_input_is_one_line_that_names_it(
    arguments: tuple[str, ...], parts: tuple[str, ...], tmp_path: Path, store_folder: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.jsonl").write_text('{"question": "custody?"}\n{"question": \n', encoding="utf-8")
    (tmp_path / "unlabelled.jsonl").write_text('{"question": "custody?"}\n', encoding="utf-8")
    store = () if "--store" in arguments else ("--store", store_folder)
    target = ("--store", tmp_path / "store") if arguments[0] == "index" else store
    assert_one_line(command(*arguments, *target, cwd=tmp_path), *parts)


def test_a_question_of_a_hundred_thousand_characters_is_one_line(store_folder: Path) -> None:
    assert_one_line(command("ask", "x" * 100_000, "--store", store_folder), "100,000 characters", "shorten it")


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "a", "--batch", "b"),
        ("nothing",),
        ("search", "a", "-k", "0"),
        ("evaluate",),
        ("evaluate", "set.csv", "--fail-under", "quote@2=1"),
    ],
)
def test_wrong_usage_has_status_2(arguments: tuple[str, ...]) -> None:
    assert command(*arguments).returncode == 2


@pytest.mark.parametrize("name", ["index", "ask", "search", "documents", "evaluate", "calibrate", "export", "serve"])
def test_every_command_explains_itself(name: str) -> None:
    done = command(name, "--help")
    assert done.returncode == 0
    assert "--store" in done.stdout
