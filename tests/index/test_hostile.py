"""Whatever a file holds and whatever it is called, it costs its own line in the report, and no more."""

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.names import names_in
from index.passages import split
from index.reading.sources import Reading, read
from index.schema import passage_key
from index.store import Store
from tests.stub_encoder import index_corpus

TEXT = "The board meets in public four times a year. Anyone may come."
GOOD = "good.txt"
SCRAPS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        """[ ] { } " ' | > - ? : , # & * ! % @ ` ~ \\ <<: *a &a !!bool !!int !!float !!timestamp !!binary !!set !!omap
        !!python/object:os.system 0x 0b 1:59 .inf 2003-99-99 \\uD800 \\UFFFFFFFF \\x00 \\e null yes title: date: url:
        organisation: licence: [[source]] file= id= sha256= title= date= 'good.txt' "\\u0000" [source] source= '\'\'\'
        \"\"\" = . 1 -""".split()
    ),
    st.sampled_from(["\n", "\n\n", "\n- ", "\n? ", "\ntitle: ", "\n  ", "\t", "\r", "\0", "\x1b", "\u2028", "\ufeff"]),
    st.builds(str.__mul__, st.sampled_from(["[", "{", "- ", "1:", "9", "f", "a.", "[["]), st.integers(1, 5000)),
)
SCRIBBLES = st.lists(SCRAPS, max_size=12).map("".join)
NAMES = st.one_of(
    st.binary(min_size=1, max_size=40), st.text(min_size=1, max_size=20).map(lambda text: text.encode(errors="ignore"))
).map(lambda name: b"n" + name.replace(b"/", b"").replace(b"\0", b""))
CONTENTS = st.one_of(
    SCRIBBLES.map(lambda lines: f"---\ntitle: {lines}\n---\n{TEXT}".encode(errors="ignore")),
    SCRIBBLES.map(lambda lines: f"---\na: b\n{lines}\n---\n{TEXT}".encode(errors="ignore")),
    SCRIBBLES.map(lambda text: text.encode(errors="ignore")),
    st.binary(max_size=80),
)
LISTINGS = st.one_of(
    SCRIBBLES, SCRIBBLES.map("[[source]]\nfile='good.txt'\n{}".format), SCRIBBLES.map("[[source]]\nfile={}".format)
)


def everything_said(reading: Reading) -> list[str]:
    """All that goes on into messages, tables and the store, but for the texts."""
    facts = [fact for item in reading.left_out for fact in (item.path, item.reason)]
    for document in reading.documents:
        known = (document.id, document.title, document.organisation, document.date, document.url, document.licence)
        facts += [document.source.path, *filter(None, known)]
    return facts


def assert_sound(reading: Reading) -> None:
    """One line a fact, and all of it good for any file, database and index."""
    assert all("\n" not in fact and fact.strip() for fact in everything_said(reading))
    assert all(item.path.isprintable() and item.reason.isprintable() for item in reading.left_out)
    assert json.dumps([asdict(document) for document in reading.documents], ensure_ascii=False).encode()
    assert all(passage_key(passage) for passage in split(reading.documents))
    assert all(name.full for document in reading.documents for name in names_in(document.text))


@settings(max_examples=150)
@given(st.dictionaries(NAMES, CONTENTS, max_size=3), st.sampled_from([b".md", b".txt", b".markdown", b".html", b""]))
def test_any_file_of_any_name_costs_one_line_at_most(files: dict[bytes, bytes], ending: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, GOOD).write_text(TEXT)
        for name, content in files.items():
            Path(os.fsdecode(os.fsencode(folder) + b"/" + name + ending)).write_bytes(content)
        reading = read([Path(folder)])
        there = {path for path in Path(folder).iterdir() if path.suffix != ".jsonl"}
    assert len(reading.documents) + len(reading.left_out) == len(there)
    assert "good" in [document.id for document in reading.documents]
    assert_sound(reading)


@settings(max_examples=200)
@given(LISTINGS)
def test_any_list_of_sources_costs_its_own_lines_only(listing: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, GOOD).write_text(TEXT)
        Path(folder, "sources.toml").write_bytes(listing.encode(errors="ignore"))
        reading = read([Path(folder)])
    assert len(reading.documents) == 1
    assert_sound(reading)


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_path_that_is_not_there_is_an_error_of_one_line(name: str, folder: str) -> None:
    with pytest.raises(SourceError) as caught:
        read([Path("not there at all", folder.strip("/"), name.strip("/"))])
    assert str(caught.value).isprintable()


def test_a_folder_of_bad_files_is_indexed_with_each_of_them_named(copied_store: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus\nof two lines"
    corpus.mkdir()
    Path(os.fsdecode(os.fsencode(corpus) + b"/caf\xe9.txt")).write_text(TEXT)
    (corpus / "nested.md").write_text(f"---\na: {'[' * 1500}\n---\n{TEXT}")
    (corpus / "half.md").write_text(f'---\ntitle: "\\uD800"\n---\n{TEXT}')
    (corpus / "sources.toml").write_text(f"source = {'[' * 5000}")
    report = index_corpus([corpus], copied_store)
    assert [document.id for document in report.documents] == [r"caf\udce9"]
    named = [Path(item.path).name for item in report.left_out]
    assert sorted(named) == ["half.md", "nested.md", "sources.toml"]
    assert all(r"corpus\nof two lines" in item.path for item in report.left_out)
    store = Store(copied_store)
    assert store.document(r"caf\udce9").text == TEXT
    assert {item.path for item in store.left_out()} == {item.path for item in report.left_out}
