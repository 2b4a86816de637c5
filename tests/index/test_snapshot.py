"""The store's folder: one run at a time, nothing of anybody else's removed, a store in use is left alone."""

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from index.errors import StoreError
from index.publishing import building
from index.store import Store
from tests.stub_encoder import index_corpus, open_assistant

QUESTION = "what did the IAG say about custody?"


@pytest.fixture
def changed(copied_corpus: Path) -> Path:
    """The real corpus with one text fewer: a change that needs no embedding."""
    next(copied_corpus.rglob("001_*.txt")).unlink()
    return copied_corpus


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """The system refuses to make any file longer, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refuse_writing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The system refuses to make or open for writing anything below the folder: this holds for root as well."""
    make, open_file = os.mkdir, os.open

    def guarded(path: object, writes: bool) -> None:
        if writes and str(path).startswith(str(folder)):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    def mkdir(path: str, *arguments: int, **named: int) -> None:
        guarded(path, True)
        make(path, *arguments, **named)

    def opened(path: str, flags: int, *arguments: int, **named: int) -> int:
        guarded(path, bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
        return open_file(path, flags, *arguments, **named)

    monkeypatch.setattr(os, "mkdir", mkdir)
    monkeypatch.setattr(os, "open", opened)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def assert_still(store: Path, before: Assistant) -> None:
    """The last good store is in use, whole, and nothing else is left beside it."""
    assert open_assistant(store).ask(QUESTION).citations == before.ask(QUESTION).citations
    assert names(store) <= {"current", "encoders", "lock", "snapshots"}


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(0, id="nothing can be written at all"),
        pytest.param(10_000, id="the text database does not fit"),
        pytest.param(100_000, id="the word vectors do not fit"),
    ],
)
def test_full_disk_keeps_the_last_store(copied_store: Path, changed: Path, assistant: Assistant, size: int) -> None:
    with files_no_longer_than(size), pytest.raises(StoreError) as refused:
        index_corpus([changed], copied_store)
    assert str(refused.value).startswith(f"{copied_store}: cannot be written (")
    assert "the last good store is kept" in str(refused.value)
    assert str(refused.value).isprintable()
    assert_still(copied_store, assistant)


def test_disk_full_while_vectors_are_written_keeps_the_last_store(
    copied_store: Path, changed: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_index(_: object, path: str) -> None:
        raise RuntimeError(f"Error in ~FileIOWriter: write error in {path}: 0 != 1 (No space left on device)")

    monkeypatch.setattr("faiss.write_index", write_index)
    with pytest.raises(StoreError, match=r"cannot be written .* the last good store is kept"):
        index_corpus([changed], copied_store)
    assert_still(copied_store, assistant)


def test_store_without_write_permission_is_refused_and_kept(
    copied_store: Path, changed: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as denied:
        refuse_writing(denied, copied_store)
        with pytest.raises(StoreError) as refused:
            index_corpus([changed], copied_store)
    assert str(refused.value) == f"{copied_store}: cannot be written (Permission denied); give another --store"
    assert_still(copied_store, assistant)


def test_store_below_a_file_is_refused(tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "file").write_text("a file, not a folder")
    store = tmp_path / "file" / "store"
    with pytest.raises(StoreError) as refused:
        index_corpus([corpus], store)
    assert str(refused.value) == f"{store}: cannot be written (Not a directory); give another --store"


def test_second_run_is_refused_while_the_first_is_at_work(
    copied_store: Path, changed: Path, assistant: Assistant
) -> None:
    with building(copied_store), pytest.raises(StoreError) as refused:
        index_corpus([changed], copied_store)
    assert str(refused.value) == (
        f"{copied_store}: another indexing run is at work; wait for it, or give another --store"
    )
    assert_still(copied_store, assistant)
    assert len(index_corpus([changed], copied_store).documents) == 1


def test_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path, corpus: Path) -> None:
    theirs = tmp_path / "project"
    for folder in ("building-plans", "snapshots/holiday", "encoders/old"):
        (theirs / folder).mkdir(parents=True)
        (theirs / folder / "mine.txt").write_text("mine")
    before = sorted(theirs.rglob("*"))
    with pytest.raises(StoreError) as refused:
        index_corpus([corpus], theirs)
    assert str(refused.value) == (
        f"{theirs}: not a store, and not empty (it holds 'building-plans'); give another --store"
    )
    assert sorted(theirs.rglob("*")) == before


def test_leftovers_of_interrupted_runs_are_removed(copied_store: Path, changed: Path, assistant: Assistant) -> None:
    for name in ("building-a", "building-b/encoder"):
        (copied_store / name).mkdir(parents=True)
        (copied_store / name / "model.onnx").write_bytes(b"half")
    (copied_store / "current.new").write_text("half")
    index_corpus([changed], copied_store)
    assert names(copied_store) == {"current", "encoders", "lock", "snapshots"}


def test_old_snapshots_are_removed_but_the_one_before_is_kept(copied_store: Path, copied_corpus: Path) -> None:
    versions = [Store(copied_store).manifest.version]
    for entry in range(3):
        with (copied_corpus / "sources.toml").open("a") as listing:
            listing.write(f'[[source]]\nid = "not-there-{entry}"\nfile = "{entry}.txt"\n')
        versions.append(index_corpus([copied_corpus], copied_store).version)
    assert len(set(versions)) == 4
    assert names(copied_store / "snapshots") == set(versions[-2:])
    assert names(copied_store / "encoders") == {Store(copied_store).manifest.encoder}


def test_open_store_answers_as_before_while_later_runs_replace_it(copied_store: Path, changed: Path) -> None:
    opened = open_assistant(copied_store)
    before = opened.ask("who is in the Connaught Group?")
    for name in ("one", "other"):  # the same texts at another place make another snapshot
        index_corpus([changed.rename(changed.with_name(name))], copied_store)
        changed = changed.with_name(name)
    assert not (copied_store / "snapshots" / before.store_version).exists()
    after = opened.ask("who is in the Connaught Group?")
    assert before.citations
    assert (after.citations, after.store_version) == (before.citations, before.store_version)
