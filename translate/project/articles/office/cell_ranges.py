"""Ranges of cells: how references name them, and which cells of a workbook are in a range that something uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})\Z")
_COLUMN = re.compile(r"(\$?)([A-Za-z]{1,3})\Z")
_ROW = re.compile(r"(\$?)(\d{1,7})\Z")
LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14  # https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
_WIDE = 64  # columns of a range that is looked at for every column
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*\Z")
_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+\Z|[Rr]\d*[Cc]\d*\Z")


@dataclass(frozen=True, slots=True)
class CellRange:
    """The cells in rows [top, bottom] and columns [left, right], both from 1. `fixed`: for top, left, bottom and right
    whether they stay where a formula is copied to other cells."""

    top: int
    left: int
    bottom: int
    right: int
    fixed: tuple[bool, bool, bool, bool] = (True, True, True, True)

    def copied(self, rows: int, columns: int) -> CellRange:
        """All cells that the range names in the copies of a formula, as far as so many rows and columns on."""
        top, left, bottom, right = self.fixed
        last_row = max(self.bottom + rows * (not bottom), self.top + rows * (not top))
        last_column = max(self.right + columns * (not right), self.left + columns * (not left))
        return CellRange(self.top, self.left, min(last_row, LAST_ROW), min(last_column, LAST_COLUMN))


def column_number(letters: str) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """The name of a cell: B4."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def sheet_cell(sheet: str, cell: str) -> str:
    """How a cell is named from another sheet: Prices!B4, 'Old prices'!B4."""
    is_plain = _PLAIN_NAME.match(sheet) and not _LIKE_CELL.match(sheet)
    return f"{sheet}!{cell}" if is_plain else f"'{sheet.replace(chr(39), 2 * chr(39))}'!{cell}"


def cell_range(reference: str) -> CellRange | None:
    """The range of a reference such as B4, $B$4:C9, B:C or 4:9; None for other texts."""
    first, _, last = reference.partition(":")
    last = last or first
    if (a := _CELL.match(first)) and (b := _CELL.match(last)):
        rows, columns = (int(a[4]), int(b[4])), (column_number(a[2]), column_number(b[2]))
        fixed = bool(a[3]), bool(a[1]), bool(b[3]), bool(b[1])
    elif ":" in reference and (a := _COLUMN.match(first)) and (b := _COLUMN.match(last)):
        rows, columns = (1, LAST_ROW), (column_number(a[2]), column_number(b[2]))
        fixed = True, bool(a[1]), True, bool(b[1])
    elif ":" in reference and (a := _ROW.match(first)) and (b := _ROW.match(last)):
        rows, columns = (int(a[2]), int(b[2])), (1, LAST_COLUMN)
        fixed = bool(a[1]), True, bool(b[1]), True
    else:
        return None
    return CellRange(min(rows), min(columns), max(rows), max(columns), fixed)


def ranges(references: str) -> list[CellRange]:
    """The ranges of references that are separated by blanks."""
    return [one for part in references.split() if (one := cell_range(part))]


class CellUse(NamedTuple):
    """What uses a cell, for people (a formula), and where that is (Prices!D2)."""

    what: str
    where: str = ""


@dataclass(slots=True)
class UsedCells:
    """Ranges of cells of a sheet, each with what uses it; asked for a cell in logarithmic time."""

    _uses: dict[CellRange, CellUse] = field(default_factory=dict)
    _narrow: dict[int, list[CellRange]] = field(default_factory=dict)
    _wide: list[CellRange] = field(default_factory=list)
    _columns: dict[int, tuple[Sequence[int], Sequence[tuple[int, CellUse]]]] = field(default_factory=dict)

    def add(self, used: CellRange, use: CellUse) -> None:
        """Take note of a use; the first one of a range is kept."""
        used = CellRange(used.top, used.left, used.bottom, used.right)
        if used in self._uses:
            return
        self._uses[used] = use
        if used.right - used.left < _WIDE:
            for column in range(used.left, used.right + 1):
                self._narrow.setdefault(column, []).append(used)
        else:
            self._wide.append(used)
        self._columns.clear()

    def use(self, cells: CellRange) -> CellUse | None:
        """What uses any of some cells, None if nothing does."""
        for column in range(cells.left, min(cells.right, LAST_COLUMN) + 1):
            if column not in self._columns:
                self._columns[column] = _merged(self._of(column))
            starts, ends = self._columns[column]
            n = bisect_right(starts, cells.bottom) - 1
            if n >= 0 and cells.top <= ends[n][0]:
                return ends[n][1]
        return None

    def _of(self, column: int) -> Iterator[tuple[int, int, CellUse]]:
        wide = (one for one in self._wide if one.left <= column <= one.right)
        for one in (*self._narrow.get(column, ()), *wide):
            yield one.top, one.bottom, self._uses[one]


def _merged(rows: Iterator[tuple[int, int, CellUse]]) -> tuple[list[int], list[tuple[int, CellUse]]]:
    """Where stretches of rows begin, and where each ends; none overlaps another."""
    starts, ends = list[int](), list[tuple[int, CellUse]]()
    for top, bottom, use in sorted(rows, key=lambda one: one[:2]):
        last = ends[-1][0] if ends else 0
        if bottom > last:
            starts.append(max(top, last + 1))
            ends.append((bottom, use))
    return starts, ends
