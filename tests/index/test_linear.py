"""Reading a text twice as long takes twice the work: nothing is looked at again for each thing found.

Work is counted, never timed: calls of Python functions, and letters that LlamaIndex hashes.
"""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from index.names import names_in
from index.passages import split
from index.reading.clean import clean
from index.reading.sentences import sentences
from index.records import Document, Source

SHORT, LONG = 3_000, 12_000  # letters
TIMES = LONG / SHORT
SLACK = 1.25  # a longer text finds more of its words known and its passages full
VERY_LONG = 400_000  # letters: what looks at each of them from each of them would not end today
PROSE = "The board meets in public four times a year, and anyone may come to it.\n\n"


def document_of(text: str) -> Document:
    cleaned = clean(text)
    return Document("a", "A", cleaned.text, cleaned.blocks, cleaned.edits, Source("a.txt", "0" * 64, text))


def of_length(pattern: str, letters: int) -> str:
    return (pattern * (letters // len(pattern) + 1))[:letters]


def read_whole(text: str) -> None:
    document = document_of(text)
    sentences(document)
    split([document])
    names_in(document.text)


def calls(work: Callable[[], object]) -> int:
    """How many functions and steps of generators a piece of work calls."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(PROSE, id="prose"),
        pytest.param("# Head\n\nIt is so.\n\n", id="headings"),
        pytest.param(f"Print this page\n\n{PROSE}", id="prose between furniture"),
        pytest.param("It is so. ", id="one long paragraph"),
        pytest.param("a, and if the ", id="one long sentence of clauses"),
        pytest.param("The Aa Bb Cc (ABC) ", id="names and their short forms"),
        pytest.param("a\n", id="short lines"),
        pytest.param("resou rcing ", id="broken words"),
        *(pytest.param(pattern, id=f"runs of {pattern!r}") for pattern in (".", "A'", "'", "[1]", "<p>", "1. ", "中")),
    ],
)
def test_work_grows_with_the_text_and_no_faster(pattern: str) -> None:
    read_whole(of_length(pattern, SHORT))  # what is loaded and remembered once
    short, long = (calls(lambda n=letters: read_whole(of_length(pattern, n))) for letters in (SHORT, LONG))
    assert long <= short * TIMES * SLACK


def test_no_passage_carries_a_heading_longer_than_itself() -> None:
    marked = f"# {'Head ' * VERY_LONG}\n\n{'Head ' * VERY_LONG}\n===\n\n{PROSE * 20}"
    assert {passage.trail for passage in split([document_of(marked)])} == {("A",)}


def test_splitting_hashes_each_document_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from llama_index.core import schema

    hashed = 0
    sha256 = schema.sha256

    def counted(data: bytes) -> Any:
        nonlocal hashed
        hashed += len(data)
        return sha256(data)

    monkeypatch.setattr(schema, "sha256", counted)
    split([document_of(of_length(PROSE, SHORT))])
    short, hashed = hashed, 0
    split([document_of(of_length(PROSE, LONG))])
    assert 0 < hashed <= short * TIMES * SLACK


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            ".",
            "...",
            "!",
            "…",
            ".'",
            ".)",
            ".[",
            ". ",
            "A'",
            "A’",
            "A'A ",
            "A-",
            "A of ",
            "of ",
            "A",
            "Aa ",
            "AB - the ",
        ),
        *(
            "(",
            "[1]",
            "(A",
            "(AB)",
            "'",
            '"',
            "-",
            "–",
            "<",
            "<p",
            "< /",
            "1",
            "1.",
            " ",
            "\t",
            "\u00ad",
            "中",
            "#",
            "# ",
        ),
        *("* ", "a:", "; ", ", and if ", "•", "a@", "a.B", "\n", "home ", "show main "),
    ],
    ids=repr,
)
def test_very_long_runs_are_read_to_the_end(pattern: str) -> None:
    read_whole(of_length(pattern, VERY_LONG))
