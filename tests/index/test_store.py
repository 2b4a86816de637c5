"""A store is opened whole or refused in one line that names the place and what to run."""

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.assistant import Assistant
from index.errors import StoreError
from index.manifest import FORMAT
from index.records import Passage
from index.store import Store
from tests.stub_encoder import open_assistant

QUESTION = "what did the IAG say about custody?"


def replace(path: Path, content: bytes) -> None:
    """Give a path new content without touching the file that it shared with another store."""
    path.unlink()
    path.write_bytes(content)


def snapshot(store: Path) -> Path:
    return store / "snapshots" / (store / "current").read_text().strip()


def encoder(store: Path) -> Path:
    return next((store / "encoders").iterdir())


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def point_at(name: bytes) -> Callable[[Path], None]:
    return lambda store: replace(store / "current", name)


def manifest(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    """A manifest that differs in one thing."""

    def break_it(store: Path) -> None:
        path = snapshot(store) / "manifest.json"
        values = json.loads(path.read_text())
        change(values)
        replace(path, json.dumps(values).encode())

    return break_it


def manifest_is(content: bytes) -> Callable[[Path], None]:
    return lambda store: replace(snapshot(store) / "manifest.json", content)


def part_is(name: str, change: Callable[[bytes], bytes | None]) -> Callable[[Path], None]:
    """A part of the snapshot or of the encoder with other bytes, or without any file."""

    def break_it(store: Path) -> None:
        path = next(folder / name for folder in (snapshot(store), encoder(store)) if (folder / name).exists())
        content = change(path.read_bytes())
        if content is None:
            path.unlink()
        else:
            replace(path, content)

    return break_it


def missing(_: bytes) -> None:
    return None


def truncated(content: bytes) -> bytes:
    return content[:-1]


def emptied(_: bytes) -> bytes:
    return b""


def flipped(content: bytes) -> bytes:
    """One bit of one byte in the middle differs."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def fill_with_other_files(store: Path) -> None:
    empty(store)
    for name in ("notes.txt", "manifest.json", "texts.sqlite"):
        (store / name).write_text("{}")


def become_a_file(store: Path) -> None:
    empty(store)
    store.rmdir()
    store.write_text("not a folder")


def remove(store: Path) -> None:
    empty(store)
    store.rmdir()


def swap_parts(store: Path) -> None:
    folder = snapshot(store)
    (folder / "tokens.npy").rename(folder / "kept")
    (folder / "token_scales.npy").rename(folder / "tokens.npy")
    (folder / "kept").rename(folder / "token_scales.npy")


def every_passage(store: Store) -> dict[Passage, float]:
    """All passages with their inner products with one unit vector."""
    dimension = store.manifest.dimension
    return store.vector_search(np.full(dimension, dimension**-0.5, np.float32), 1_000_000)


PARTS = ("texts.sqlite", "vectors.faiss", "tokens.npy", "token_scales.npy")
ENCODER_PARTS = ("model.onnx", "tokenizer.json", "encoder.json")

BROKEN = [
    pytest.param(remove, id="the folder is missing"),
    pytest.param(empty, id="the folder is empty"),
    pytest.param(become_a_file, id="the folder is a file"),
    pytest.param(fill_with_other_files, id="the folder holds other files"),
    pytest.param(lambda store: (store / "current").unlink(), id="the pointer is missing"),
    pytest.param(point_at(b""), id="the pointer is empty"),
    pytest.param(point_at(b"\n"), id="the pointer is a blank line"),
    pytest.param(point_at(b"0123456789ab\n"), id="the pointer names a snapshot that is not there"),
    pytest.param(point_at(b"../x"), id="the pointer leads out of the store"),
    pytest.param(point_at(b".."), id="the pointer leads to the store itself"),
    pytest.param(point_at(b"."), id="the pointer leads to all snapshots"),
    pytest.param(point_at(b"/etc"), id="the pointer is an absolute path"),
    pytest.param(point_at(b"a" * 5000), id="the pointer is longer than a name may be"),
    pytest.param(point_at(b"\x00\x01\x02"), id="the pointer holds control characters"),
    pytest.param(point_at(bytes(range(128, 256))), id="the pointer is not text"),
    pytest.param(point_at(b"one\ntwo"), id="the pointer has two lines"),
    pytest.param(lambda store: empty(store / "snapshots"), id="the snapshots are gone"),
    pytest.param(lambda store: empty(snapshot(store)), id="the snapshot is empty"),
    pytest.param(lambda store: (snapshot(store) / "manifest.json").unlink(), id="the manifest is missing"),
    pytest.param(manifest_is(b""), id="the manifest is empty"),
    pytest.param(manifest_is(b"not JSON"), id="the manifest is not JSON"),
    pytest.param(manifest_is(b"\xff\xfe"), id="the manifest is not text"),
    pytest.param(manifest_is(b"[1]"), id="the manifest is a list"),
    pytest.param(manifest_is(b"null"), id="the manifest is null"),
    pytest.param(manifest_is(b"[" * 100_000), id="the manifest is nested without end"),
    pytest.param(manifest(lambda values: values.update(format=FORMAT - 1)), id="the store is of an older format"),
    pytest.param(manifest(lambda values: values.update(format=FORMAT + 1)), id="the store is of a newer format"),
    pytest.param(manifest(lambda values: values.update(format="1\n2")), id="the format is not a number"),
    pytest.param(manifest(lambda values: values.pop("format")), id="the format is missing"),
    pytest.param(manifest(lambda values: values.pop("encoder")), id="the encoder's name is missing"),
    pytest.param(manifest(lambda values: values.update(encoder=5)), id="the encoder's name is a number"),
    pytest.param(manifest(lambda values: values.update(encoder="../..")), id="the encoder's name leads elsewhere"),
    pytest.param(manifest(lambda values: values.update(passages="12")), id="the number of passages is a text"),
    pytest.param(manifest(lambda values: values.update(version=None)), id="the version is null"),
    pytest.param(manifest(lambda values: values.update(colour="red")), id="the manifest says more than it should"),
    pytest.param(manifest(lambda values: values.update(parts=[])), id="the parts are a list"),
    pytest.param(manifest(lambda values: values.update(parts={})), id="no part is listed"),
    pytest.param(manifest(lambda values: values["parts"].pop("texts.sqlite")), id="one part is not listed"),
    pytest.param(manifest(lambda values: values["encoder_parts"].clear()), id="no part of the encoder is listed"),
    pytest.param(manifest(lambda values: values["parts"].update({"tokens.npy": None})), id="a part is null"),
    pytest.param(manifest(lambda values: values["parts"]["tokens.npy"].pop("sha256")), id="a checksum is missing"),
    pytest.param(manifest(lambda values: values["parts"]["tokens.npy"].update(bytes="9")), id="a size is a text"),
    pytest.param(swap_parts, id="two parts are swapped"),
    pytest.param(lambda store: empty(store / "encoders"), id="the encoder is missing"),
    *(
        pytest.param(part_is(name, change), id=f"{name} is {change.__name__}")
        for name in PARTS
        for change in (missing, emptied, truncated, flipped)
    ),
    *(
        pytest.param(part_is(name, change), id=f"the encoder's {name} is {change.__name__}")
        for name in ENCODER_PARTS
        for change in (missing, truncated, flipped)
    ),
]


@pytest.mark.parametrize("break_it", BROKEN)
def test_broken_store_is_refused_in_one_line(copied_store: Path, break_it: Callable[[Path], None]) -> None:
    break_it(copied_store)
    with pytest.raises(StoreError) as refused:
        Store(copied_store)
    message = str(refused.value)
    assert message.startswith(str(copied_store))
    assert message.endswith("run: policy-assistant index")
    assert message.isprintable()
    assert len(message) < 500


def test_refusal_of_another_format_says_which(copied_store: Path) -> None:
    manifest(lambda values: values.update(format=FORMAT - 1))(copied_store)
    with pytest.raises(
        StoreError, match=f"the store has format {FORMAT - 1}, this program reads format {FORMAT}; run: "
    ):
        Store(copied_store)


@pytest.mark.parametrize("change", [missing, truncated, flipped])
def test_refusal_of_a_damaged_part_names_its_file(copied_store: Path, change: Callable[[bytes], bytes | None]) -> None:
    part_is("vectors.faiss", change)(copied_store)
    with pytest.raises(StoreError, match=r"/vectors\.faiss: part of the store"):
        Store(copied_store)


def test_store_out_of_reach_is_refused(monkeypatch: pytest.MonkeyPatch, copied_store: Path) -> None:
    def refuse(path: object, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.stat", refuse)
    with pytest.raises(StoreError, match="no store there; run: policy-assistant index"):
        Store(copied_store)


def test_command_line_refuses_a_broken_store_with_status_1(
    copied_store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.terminal.app import main

    point_at(b"../x")(copied_store)
    monkeypatch.setattr("sys.argv", ["policy-assistant", "ask", QUESTION, "--store", str(copied_store)])
    with pytest.raises(SystemExit) as ended:
        main()
    shown = capsys.readouterr()
    assert ended.value.code == 1
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "Traceback" not in shown.err


def test_copied_store_answers_like_the_first(copied_store: Path, assistant: Assistant) -> None:
    here, there = open_assistant(copied_store).ask(QUESTION), assistant.ask(QUESTION)
    assert here.citations
    assert here.citations == there.citations


def test_every_passage_and_sentence_stands_at_its_place(store: Store) -> None:
    passages = list(every_passage(store))
    sentences = store.sentences(passages)
    assert {passage.document for passage in passages} == set(store.document_ids())
    for passage in passages:
        text = store.document(passage.document).text
        assert text[passage.start : passage.end] == passage.text
        assert sentences[passage]
        for sentence, first, last in sentences[passage]:
            assert text[sentence.start : sentence.end] == sentence.text
            assert len(store.token_vectors(first, last)) == last - first


def test_more_passages_are_asked_for_than_sqlite_takes_values(store: Store) -> None:
    assert store.passages(range(250_001)) == {}


def test_unknown_document_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.document("no such document")


def test_threads_share_one_store(store: Store, assistant: Assistant) -> None:
    expected = assistant.ask(QUESTION).citations
    answers: list[object] = []
    threads = [threading.Thread(target=lambda: answers.append(assistant.ask(QUESTION).citations)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 4


def test_vector_search_gives_no_more_than_there_is(store: Store) -> None:
    found = every_passage(store)
    assert len(found) == store.manifest.passages
    assert list(found.values()) == sorted(found.values(), reverse=True)
