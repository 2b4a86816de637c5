"""The first sheet of an .xlsx workbook as rows of texts, read in a time that its size bounds."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.evaluation.sheet import MOST_COLUMNS
from index.errors import QuestionError

LARGEST_UNPACKED = 100_000_000  # bytes of all parts: a full set of long questions is half of it
MOST_ELEMENTS = 700_000  # XML elements of all parts: 25,000 rows of the eight documented columns, three a cell
REMEDY = "keep only the columns and rows of the set, or save it as .csv"


def sheet_rows(content: bytes, path: Path) -> Iterator[Sequence[str]]:
    """Every row of the first sheet, cut after column MOST_COLUMNS + 1; a formula is its own text, never its result.

    Raises QuestionError when it is no workbook, or holds too much.
    """
    import openpyxl

    try:
        _check_size(content, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which hold no words
            sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False).worksheets[0]
            yield from _rows(sheet)
    except QuestionError:
        raise
    except Exception as error:  # whatever a broken workbook makes of its reader
        raise QuestionError(f"{path}: not a workbook that can be read ({error}); save it as .xlsx or .csv") from error


def _rows(sheet: Any) -> Iterator[Sequence[str]]:
    """The rows of a sheet, none wider than what is read of it: a stray cell far right would widen them all."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for values in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        yield [_text(value) for value in values] if any(value is not None for value in values) else ()


def _text(value: object) -> str:
    value = getattr(value, "text", value)  # of a formula that fills several cells
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a sheet keeps the number 3 as 3.0
    return "" if value is None else str(value).strip()


def _check_size(content: bytes, path: Path) -> None:
    """A small file can unpack to more than could be read in minutes."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST_UNPACKED:
            raise QuestionError(f"{path}: {size / 1e6:,.0f} MB unpacked is too large; {REMEDY}")
        parts = map(packed.read, packed.infolist())
        if sum(part.count(b"<") - part.count(b"</") for part in parts) > MOST_ELEMENTS:
            raise QuestionError(f"{path}: more than {MOST_ELEMENTS:,} cells, values and texts; {REMEDY}")
