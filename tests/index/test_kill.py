"""An indexing run may be killed at any moment: the last good store answers, and the next run puts all in order.

A helper process has everything imported and forks one indexing run for each kill, so that a run costs a second.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.errors import StoreError
from tests.stub_encoder import index_corpus, open_assistant

ROOT = Path(__file__).parents[2]
QUESTIONS = ("what did the IAG say about custody?", "who belongs to the Connaught Group and SOLACE?")
LEFT_IN_ORDER = {"current", "encoders", "lock", "snapshots"}
RANDOM_KILLS = 10

# Reads one order a line: {"corpus", "store"} and "step" or "seconds"; answers with how the run ended and its steps.
# A step is a change of the file system below the store, seen through Python's audit events just before it is made.
HELPER = """
import json, os, signal, sys, time
from pathlib import Path
from index.reading.sources import read
from tests.stub_encoder import index_corpus

CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree", "sqlite3.connect"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def run(order, report):
    step = 0
    def watch(event, values):
        nonlocal step
        changes = event in CHANGES or event == "open" and isinstance(values[2], int) and values[2] & WRITES
        if not changes:
            return
        step += 1
        if step == order.get("step"):
            os.kill(os.getpid(), order.get("signal", signal.SIGKILL))
    sys.addaudithook(watch)
    index_corpus([Path(order["corpus"])], Path(order["store"]))
    os.write(report, str(step).encode())

read([Path("corpus")])  # so that the list of known words is loaded before the first fork
for line in sys.stdin:
    order = json.loads(line)
    reading, writing = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            run(order, writing)
        finally:
            os._exit(0)
    os.close(writing)
    if "seconds" in order:
        time.sleep(order["seconds"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        print(json.dumps({"stopped": child}), flush=True)
        sys.stdin.readline()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    ended = {"killed": os.WIFSIGNALED(status), "took": time.perf_counter() - started}
    print(json.dumps({**ended, "steps": int(os.read(reading, 20) or 0)}), flush=True)
    os.close(reading)
"""


class Helper:
    """The helper process; one order at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HELPER], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def run(self, corpus: Path, store: Path, **how: float) -> dict[str, Any]:
        return self.say({"corpus": str(corpus), "store": str(store), **how})

    def say(self, order: object) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate(timeout=60)


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    started = Helper()
    yield started
    started.close()


@pytest.fixture(scope="module")
def changed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real corpus with one text fewer."""
    folder = Path(shutil.copytree(corpus, tmp_path_factory.mktemp("changed") / "corpus"))
    next(folder.rglob("001_*.txt")).unlink()
    return folder


@pytest.fixture(scope="module")
def settled(
    corpus: Path, copy_store: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], Path]:
    """Copies a store that two runs have made, so that the next one also has an old snapshot to remove."""
    folder = tmp_path_factory.mktemp("settled")
    first = copy_store(folder / "store")
    index_corpus([shutil.copytree(corpus, folder / "corpus")], first)
    assert len(list((first / "snapshots").iterdir())) == 2

    def copy(target: Path) -> Path:
        return Path(shutil.copytree(first, target, copy_function=os.link, ignore=lambda *_: ["lock"]))

    return copy


@pytest.fixture(scope="module")
def outcomes(
    helper: Helper, settled: Callable[[Path], Path], changed: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the store answers before the change and after it, and how long and in how many steps a whole run goes."""
    store = settled(tmp_path_factory.mktemp("whole") / "store")
    before = answers(store)
    whole = helper.run(changed, store)
    after = answers(store)
    assert not whole["killed"]
    assert before != after
    return {"before": before, "after": after, **whole}


def answers(store: Path, opened: Callable[[Path], Any] = open_assistant) -> list[dict[str, Any]]:
    """All that a user is shown; opening compares every part with its checksum."""
    assistant = opened(store)
    shown = [dict(assistant.ask(question).to_json()) for question in QUESTIONS]
    for answer in shown:
        del answer["seconds"]
        del answer["store_version"]
    assistant.store.close()
    return shown


def assert_next_run_puts_all_in_order(store: Path, corpus: Path, expected: object) -> None:
    index_corpus([corpus], store)
    assert answers(store) == expected
    assert {path.name for path in store.iterdir()} - {"current.new"} == LEFT_IN_ORDER
    assert len(list((store / "encoders").iterdir())) == 1


def test_killed_before_each_change_of_the_folder_the_store_answers(
    helper: Helper, settled: Callable[[Path], Path], changed: Path, outcomes: dict[str, Any], tmp_path: Path
) -> None:
    seen = []
    for step in range(1, outcomes["steps"] + 1):
        store = settled(tmp_path / f"killed before step {step}")
        assert helper.run(changed, store, step=step)["killed"]
        found = answers(store)
        seen.append("before" if found == outcomes["before"] else "after" if found == outcomes["after"] else "neither")
        if step % 3 == 0 or seen[-2:] == ["before", "after"]:
            assert_next_run_puts_all_in_order(store, changed, outcomes["after"])
    switched = seen.index("after")
    assert seen == ["before"] * switched + ["after"] * (len(seen) - switched)
    assert switched > 8


def test_killed_at_random_moments_the_store_answers(
    helper: Helper, settled: Callable[[Path], Path], changed: Path, outcomes: dict[str, Any], tmp_path: Path
) -> None:
    moments = random.Random(20031108)
    store = settled(tmp_path / "store")  # the same for all: what one kill left, the next run meets
    kills = 0
    for kill in range(RANDOM_KILLS):
        share = (kill + moments.random()) / RANDOM_KILLS  # spread over the whole run
        kills += helper.run(changed, store, seconds=share * outcomes["took"])["killed"]
        found = answers(store)
        assert found in (outcomes["before"], outcomes["after"])
        if found == outcomes["after"]:
            store = settled(tmp_path / f"store {kill}")
    assert kills >= RANDOM_KILLS // 2
    assert_next_run_puts_all_in_order(store, changed, outcomes["after"])


@pytest.mark.encoder
def test_the_command_killed_while_it_embeds_leaves_the_store_as_it_was(
    copied_store: Path, copied_corpus: Path, stores: Any
) -> None:
    before = answers(copied_store, stores.open)
    for number in range(3):
        (copied_corpus / f"{number}.txt").write_text("The council spoke of the price of bread.\n\n" * 2000)
    command = [sys.executable, "-m", "ui.terminal", "index", str(copied_corpus), "--store", str(copied_store)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not list(copied_store.glob("building-*/snapshot/texts.sqlite")):
        time.sleep(0.02)
    time.sleep(random.Random(7).random() * 2)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert answers(copied_store, stores.open) == before


def test_run_beside_a_running_one_is_refused_and_succeeds_after_its_death(
    helper: Helper, settled: Callable[[Path], Path], changed: Path, outcomes: dict[str, Any], tmp_path: Path
) -> None:
    store = settled(tmp_path / "store")
    paused = helper.run(changed, store, step=10, signal=signal.SIGSTOP)
    assert "stopped" in paused
    with pytest.raises(StoreError) as refused:
        index_corpus([changed], store)
    assert str(refused.value) == f"{store}: another indexing run is at work; wait for it, or give another --store"
    assert answers(store) == outcomes["before"]
    helper.say("kill it")
    assert_next_run_puts_all_in_order(store, changed, outcomes["after"])
