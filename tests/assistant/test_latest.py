"""A store that is indexed anew while it is asked."""

import logging
import threading
from pathlib import Path

import pytest

from assistant.evidence.verify import still_holds
from assistant.latest import Latest
from assistant.records import Answer, Level
from index.build import index_corpus
from index.errors import StoreError
from index.manifest import MANIFEST
from index.snapshot import POINTER, SNAPSHOTS
from index.store import Store

pytestmark = pytest.mark.encoder

QUESTION = "How many wombats does the trust keep?"
ASKERS = 4


def text(count: int) -> str:
    return f"The wombat trust keeps {count} wombats in its garden by the river, it said in the spring.\n"


@pytest.fixture
def corpus_file(tmp_path: Path, copied_store: Path) -> Path:
    """The one text of a store of the test's own."""
    file = tmp_path / "wombats.txt"
    file.write_text(text(12), encoding="utf-8")
    index_corpus([file], copied_store)
    return file


def index_again(file: Path, store: Path, count: int) -> str:
    file.write_text(text(count), encoding="utf-8")
    index_corpus([file], store)
    return (store / POINTER).read_text(encoding="utf-8").strip()


def test_the_same_assistant_answers_until_the_texts_change(corpus_file: Path, copied_store: Path) -> None:
    latest = Latest(copied_store, level=Level.EAGER)
    first = latest.assistant()
    assert latest.assistant() is first
    version = index_again(corpus_file, copied_store, 31)
    second = latest.assistant()
    assert second.store.manifest.version == version
    assert second.level is Level.EAGER
    assert "31 wombats" in second.ask(QUESTION).citations[0].quote
    assert "12 wombats" in first.ask(QUESTION).citations[0].quote, "who holds the old one keeps it whole"


def test_an_assistant_outlives_the_removal_of_its_version(corpus_file: Path, copied_store: Path) -> None:
    assistant = Latest(copied_store).assistant()
    for count in (31, 32, 33):
        index_again(corpus_file, copied_store, count)
    assert not (copied_store / SNAPSHOTS / assistant.store.manifest.version).exists()
    assert "12 wombats" in assistant.ask(QUESTION).citations[0].quote


def test_a_version_that_cannot_be_opened_is_refused_once(corpus_file: Path, copied_store: Path, caplog) -> None:
    latest = Latest(copied_store)
    first = latest.assistant()
    version = index_again(corpus_file, copied_store, 31)
    manifest = copied_store / SNAPSHOTS / version / MANIFEST
    manifest.unlink()
    manifest.write_text("{", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert [latest.assistant() for _ in range(3)] == [first] * 3
    [record] = caplog.records
    assert str(manifest) in record.getMessage()
    assert record.getMessage().endswith(f"version {first.store.manifest.version} stays in use")


def test_a_store_that_is_gone_leaves_the_assistant_in_use(corpus_file: Path, copied_store: Path) -> None:
    latest = Latest(copied_store)
    (copied_store / POINTER).unlink()
    assert "12 wombats" in latest.assistant().ask(QUESTION).citations[0].quote


def test_a_missing_store_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store there"):
        Latest(tmp_path / "none")


def test_no_answer_mixes_versions(corpus_file: Path, copied_store: Path) -> None:
    latest, stores = Latest(copied_store), {}
    answers: list[Answer] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            answers.append(latest.assistant().ask(QUESTION))

    askers = [threading.Thread(target=ask) for _ in range(ASKERS)]
    for each in askers:
        each.start()
    try:
        for count in (31, 32, 33):
            stores[latest.assistant().store.manifest.version] = Store(copied_store)
            index_again(corpus_file, copied_store, count)
        stores[latest.assistant().store.manifest.version] = Store(copied_store)
        before = len(answers)
        while len(answers) < before + ASKERS:
            done.wait(0.01)
    finally:
        done.set()
        for each in askers:
            each.join()
    assert {answer.store_version for answer in answers} == set(stores)
    assert len(stores) == 4
    for answer in answers:
        assert answer.citations
        assert all(still_holds(stores[answer.store_version], citation) for citation in answer.citations)
