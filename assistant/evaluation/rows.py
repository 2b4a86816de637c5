"""The rows of a test set's file, whatever its form: each a mapping of its columns, with its number in the file."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.evaluation.sheet import below_header
from assistant.evaluation.workbook import sheet_rows
from index.errors import QuestionError

LARGEST_FILE = 100_000_000  # bytes: a set of MOST_ROWS long questions with long quotes is half of it
MOST_ROWS = 25_000  # about ten minutes of questions on a laptop
DELIMITERS = ",;\t"  # as spreadsheets write them in different countries
UNREAD = {".xls", ".xlsm", ".xlsb", ".ods", ".numbers"}
UTF8_REMEDY = "save it as UTF-8 (in Excel: 'CSV UTF-8', or an .xlsx workbook)"

Row = tuple[int, Mapping[str, Any]]


def read_file(path: Path) -> bytes:
    """A file as it is. Raises QuestionError when it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise QuestionError(f"{path}: {size / 1e6:,.0f} MB is too large; split it into sets of {MOST_ROWS:,} rows")
        return path.read_bytes()
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def rows_of(content: bytes, path: Path) -> list[Row]:
    """The rows that hold anything. Raises QuestionError when the file is not of its form, or has too many."""
    form = path.suffix.lower()
    if form in UNREAD:
        raise QuestionError(f"{path}: {form} is not read; save it as .xlsx, .csv or JSON Lines")
    readers = {".csv": _delimited, ".tsv": _delimited, ".xlsx": _workbook}
    rows: list[Row] = []
    for row in readers.get(form, _json_lines)(content, path):
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise QuestionError(f"{path}: more than {MOST_ROWS:,} rows; split it into sets of {MOST_ROWS:,} or fewer")
    if not rows:
        raise QuestionError(f"{path}: holds no question; write one on each row, below a row of column names")
    return rows


def _json_lines(content: bytes, path: Path) -> Iterator[Row]:
    for number, line in enumerate(_text(content, path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise QuestionError(
                f"{path}, line {number}: not JSON ({error}); write one JSON object on each line"
            ) from error
        if not isinstance(values, dict):
            raise QuestionError(f"{path}, line {number}: not a JSON object with a 'question'")
        yield number, values


def _delimited(content: bytes, path: Path) -> Iterator[Row]:
    text = _text(content, path)
    first = next(filter(str.strip, text.splitlines()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    csv.field_size_limit(LARGEST_FILE)  # below_header says it better
    try:
        yield from below_header(reader, path)
    except csv.Error as error:
        raise QuestionError(f"{path}, line {reader.line_num}: not CSV ({error}); save it as CSV again") from error


def _workbook(content: bytes, path: Path) -> Iterator[Row]:
    return below_header(sheet_rows(content, path), path)


def _text(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise QuestionError(f"{path}, line {line}: not UTF-8 text; {UTF8_REMEDY}") from error
