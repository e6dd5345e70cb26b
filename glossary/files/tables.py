"""Reads tables of text as programs and spreadsheets write them: the line that names a delimiter, and the rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_DELIMITERS = ("\t", ",", ";", "|")
_LONGEST = 10_000_000  # characters of a cell; the csv module stops at 131072 by default
_ASKED = re.compile(r"\"?sep=(.)\"?\s*")  # as Excel writes and reads it


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: the number of its first line, and its cells, or the reason why they cannot be read."""

    number: int
    cells: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TextTable:
    """The lines of a table before anybody knows its delimiter. `start`: the index of its first line; `asked`: the
    delimiter that a line `sep=;` before it names, "" without one."""

    lines: list[str]
    start: int
    asked: str

    @classmethod
    def of(cls, text: str) -> TextTable:
        """The table in a text, which may begin with empty lines."""
        lines = list(io.StringIO(text, newline=""))
        start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
        asked = _ASKED.fullmatch(lines[start]) if lines[start:] else None
        return cls(lines, start + bool(asked), asked[1] if asked else "")

    @property
    def delimiters(self) -> tuple[str, ...]:
        """The delimiters that it may have."""
        return (self.asked,) if self.asked else _DELIMITERS

    def rows(self, delimiter: str) -> Iterator[TableRow]:
        """Its rows, with quotes as in RFC 4180. One with broken quotes is reported; reading continues at the next
        line."""
        csv.field_size_limit(_LONGEST)
        start = self.start
        while start < len(self.lines):
            reader = csv.reader(islice(self.lines, start, None), delimiter=delimiter, strict=True)
            at = 0
            try:
                for cells in reader:
                    yield TableRow(start + at + 1, tuple(cells))
                    at = reader.line_num
                return
            except csv.Error as error:
                yield TableRow(start + at + 1, trouble=str(error))
                start += at + 1
