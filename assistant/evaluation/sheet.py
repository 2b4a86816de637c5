"""A sheet of rows under a row of column names, as CSV and workbooks hold it, within bounds that no test set passes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from index.errors import QuestionError

MOST_COLUMNS = 100  # the documented ones are eight; the exports of survey tools have some dozens
LAST_ROW = 100_000  # four times the rows of the largest set, for those left blank
LONGEST_CELL = 32_767  # letters: what a spreadsheet's own cell can hold


def below_header(sheet: Iterable[Sequence[str]], path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows below the first that holds anything, which names the columns; numbered as a sheet numbers them.

    What stands right of the last name, or of a gap beyond MOST_COLUMNS, is left out. Raises QuestionError beyond the
    bounds.
    """
    header: Sequence[str] = ()
    for number, cells in enumerate(sheet, 1):
        if number > LAST_ROW:
            raise QuestionError(f"{path}: goes on below row {LAST_ROW:,}; delete the empty rows, or split it")
        if not any(map(str.strip, cells)):
            continue
        if header:
            yield number, _named(header, cells, f"{path}, row {number}")
        header = header or _names(cells, path)


def _names(cells: Sequence[str], path: Path) -> Sequence[str]:
    named = (place for place, name in enumerate(cells[: MOST_COLUMNS + 1], 1) if name.strip())
    last = max(named, default=0)
    if last > MOST_COLUMNS:
        raise QuestionError(f"{path}: names more than {MOST_COLUMNS} columns; delete those that are no part of the set")
    return cells[:last]


def _named(header: Sequence[str], cells: Sequence[str], where: str) -> Mapping[str, str]:
    row = {name: cell for name, cell in zip(header, cells, strict=False) if name.strip()}
    longest = max(map(len, row.values()), default=0)
    if longest > LONGEST_CELL:
        raise QuestionError(
            f"{where}: a cell of {longest:,} letters is too long; shorten it to {LONGEST_CELL:,} or fewer"
        )
    return row
