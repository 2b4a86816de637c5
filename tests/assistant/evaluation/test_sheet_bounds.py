"""Sheets beyond any test set are refused in one line, and what lies outside the set costs nothing."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from assistant.evaluation.rows import rows_of
from assistant.evaluation.sheet import LAST_ROW, LONGEST_CELL, MOST_COLUMNS, below_header
from assistant.evaluation.workbook import MOST_ELEMENTS, sheet_rows
from index.errors import QuestionError

XLSX, CSV = Path("set.xlsx"), Path("set.csv")


def workbook(cells: dict[str, str], rows: str = "") -> bytes:
    """A workbook with a set of one question, other cells, and rows of XML that no library would write."""
    book, written, changed = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    for place, value in {"A1": "question", "B1": "quote", "A2": "custody?", "B2": "one", **cells}.items():
        book.active[place] = value
    book.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in parts.namelist():
            end = f"{rows}</sheetData>" if "/sheet1." in name else "</sheetData>"
            copy.writestr(name, parts.read(name).replace(b"</sheetData>", end.encode()))
    return changed.getvalue()


@pytest.mark.parametrize("place", ["XFD1", "XFD2"], ids=["beside the names", "beside a question"])
def test_a_stray_cell_in_the_last_column_widens_no_row(place: str) -> None:
    content = workbook({place: "stray"})
    assert rows_of(content, XLSX) == [(2, {"question": "custody?", "quote": "one"})]
    assert sum(map(len, sheet_rows(content, XLSX))) == 2 * (MOST_COLUMNS + 1)


def test_cells_right_of_the_names_of_csv_are_left_out() -> None:
    content = f"question,quote{',' * 20_000}\ncustody?,one{',' * 20_000}\n".encode()
    assert rows_of(content, CSV) == [(2, {"question": "custody?", "quote": "one"})]


NAMES = [f"column {number}" for number in range(MOST_COLUMNS + 1)]
LONG = "x" * (LONGEST_CELL + 1)


@pytest.mark.parametrize(
    ("content", "path", "parts"),
    [
        pytest.param(
            ",".join(NAMES).encode(),
            CSV,
            (f"more than {MOST_COLUMNS} columns", "delete those"),
            id="many columns of CSV",
        ),
        pytest.param(
            workbook({openpyxl.utils.get_column_letter(at) + "1": name for at, name in enumerate(NAMES, 1)}),
            XLSX,
            (f"more than {MOST_COLUMNS} columns", "delete those"),
            id="many columns of a workbook",
        ),
        pytest.param(
            b"question,quote\n" + b"\n" * LAST_ROW,
            CSV,
            (f"goes on below row {LAST_ROW:,}", "delete the empty rows"),
            id="many empty lines of CSV",
        ),
        pytest.param(
            workbook({"A1048576": "stray"}),
            XLSX,
            (f"goes on below row {LAST_ROW:,}", "delete the empty rows"),
            id="a stray cell in the last row",
        ),
        pytest.param(
            workbook({}, '<row r="999999999"><c r="A999999999"/></row>'),
            XLSX,
            (f"goes on below row {LAST_ROW:,}",),
            id="a row that no sheet has",
        ),
        pytest.param(
            f"question,quote\ncustody?,{LONG}\n".encode(),
            CSV,
            ("row 2: a cell of", "shorten it"),
            id="a long cell of CSV",
        ),
        pytest.param(
            workbook({}, f'<row r="3"><c r="A3" t="inlineStr"><is><t>{LONG}</t></is></c></row>'),
            XLSX,
            ("row 3: a cell of", "shorten it"),
            id="a long cell of a workbook",
        ),
        pytest.param(
            workbook({}, f'<row r="3">{"<c/>" * MOST_ELEMENTS}</row>'),
            XLSX,
            (f"more than {MOST_ELEMENTS:,} cells", "keep only the columns and rows of the set"),
            id="a small workbook of a million cells",
        ),
    ],
)
def test_what_is_beyond_the_bounds_is_refused_in_one_line(content: bytes, path: Path, parts: Sequence[str]) -> None:
    with pytest.raises(QuestionError) as refused:
        rows_of(content, path)
    message = str(refused.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    for part in parts:
        assert part in message


def test_no_row_is_read_below_the_last() -> None:
    read = 0

    def rows() -> object:
        nonlocal read
        while True:
            read += 1
            yield ()

    with pytest.raises(QuestionError, match="goes on below row"):
        list(below_header(rows(), CSV))
    assert read == LAST_ROW + 1
