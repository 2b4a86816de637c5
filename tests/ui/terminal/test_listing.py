from pathlib import Path

import pytest

from ui.terminal import show_documents
from ui.terminal.printing import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\nb\r\nc", r"a\nb\r\nc", id="line breaks"),
        pytest.param("a\x85b\u2028c\u2029d", r"a\x85b\u2028c\u2029d", id="line breaks of other alphabets"),
        pytest.param("\x1b[2J\x9b1m\x07", r"\x1b[2J\x9b1m\x07", id="orders to the terminal"),
        pytest.param("\u202etxt.exe", r"\u202etxt.exe", id="a mark that turns the line round"),
        pytest.param("\udcff.txt", r"\udcff.txt", id="a file name that is not UTF-8"),
        pytest.param("Élan “vital”\u00a0… 中文 😀", "Élan “vital”\u00a0… 中文 😀", id="letters of any script"),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_a_file_name_with_a_line_break_spoils_no_line_of_a_listing(
    stores, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a\nb.txt").write_bytes(b"")
    (tmp_path / "c\nd.txt").write_text("They spoke of bread.\n", encoding="utf-8")
    report = stores.index([tmp_path / "a\nb.txt", tmp_path / "c\nd.txt"], tmp_path / "store")
    show_documents.report(report, tmp_path / "store")
    indexed = capsys.readouterr().out.splitlines()
    assistant = stores.open(tmp_path / "store")
    show_documents.documents([assistant.document(name) for name in assistant.document_ids()], assistant.left_out())
    listed = capsys.readouterr().out.splitlines()
    assert indexed[:1] == [r"c\nd: 0 cut, 1 mended"]
    for lines in (indexed, listed):
        assert [line for line in lines if r"a\nb.txt: is empty" in line]
        assert not [line for line in lines if line.startswith(("b", "d"))]
