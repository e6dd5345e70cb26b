"""Bilingual TSV and CSV: one passage per row, columns by name, quoted where necessary (RFC 4180).

Cells are written unchanged, even if they begin with `=`: open untrusted files in a spreadsheet with care.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from glossary.files import TableRow, TextTable, charset_of, decoded
from translate.errors import ExchangeError
from translate.exchange import bilingual_rows
from translate.exchange.passage import Passage

_TRIED = 50  # rows that are read to find the delimiter; chosen by hand


def read(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The rows of a table, as programs and spreadsheets write it: with commas, semicolons, tabs or bars, with a line
    `sep=;`, in UTF-8 or in UTF-16 with a byte order mark. Columns: see bilingual_rows. Raises ExchangeError."""
    try:
        data = path.read_bytes()
        table = TextTable.of(decoded(data))
    except OSError as error:
        raise ExchangeError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except UnicodeDecodeError as error:
        name = "UTF-8" if charset_of(data) == "utf-8" else "UTF-16, as which it begins"
        remedy = "save it as UTF-8 (in Excel: CSV UTF-8)"
        raise ExchangeError(path, f"not {name} (byte {error.start})", remedy) from error
    rows = _cells(table.rows(table.asked or _delimiter(table, source, target)), path)
    yield from bilingual_rows.passages(rows, source, target, path)


def _cells(rows: Iterable[TableRow], path: Path) -> Iterator[tuple[str, ...]]:
    for row in rows:
        if row.trouble:
            raise ExchangeError(f"{path}:{row.number}", f"not a table ({row.trouble})", "export it again")
        yield row.cells


def _delimiter(table: TextTable, source: str, target: str) -> str:
    """The delimiter with which the first row is a header, else the one that cuts the first rows into pairs, or at
    least into rows of one length; a comma if none does."""
    best, most = ",", (False, False, False, False)
    for delimiter in table.delimiters:
        rows = list(islice(table.rows(delimiter), _TRIED))
        sizes = {len(row.cells) for row in rows if row.cells}
        if rows and len(rows[0].cells) > 1 and not any(row.trouble for row in rows):
            is_header = bool(bilingual_rows.columns(rows[0].cells, source, target))
            rank = (is_header, min(sizes) > 1, sizes == {2}, len(sizes) == 1)
            best, most = (delimiter, rank) if rank > most else (best, most)
    return best


def write(passages: Iterable[Passage], delimiter: str) -> Iterator[str]:
    """The lines of a table with a header."""
    yield _line(bilingual_rows.COLUMNS, delimiter)
    for one in passages:
        yield _line(bilingual_rows.cells(one), delimiter)


def _line(cells: Iterable[str], delimiter: str) -> str:
    needy = f'{delimiter}"\r\n'
    quoted = [f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(c in needy for c in cell) else cell for cell in cells]
    return delimiter.join(quoted) + "\n"
