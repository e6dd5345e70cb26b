"""Bilingual TSV and CSV: one passage per row, columns by name, quoted where necessary (RFC 4180).

Cells are written unchanged, even if they begin with `=`: open untrusted files in a spreadsheet with care.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from glossary.files import TableRow, TextTable, charset_of, decoded
from translate.errors import ExchangeError
from translate.exchange.passage import Passage
from translate.model import State

COLUMNS = ("article", "state", "source", "target", "context")
_APPROVED = frozenset({"approved", "final", "signed-off", "yes"})
_TRIED = 50  # rows that are read to find the delimiter; chosen by hand


def read(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The rows of a table, as programs and spreadsheets write it: with commas, semicolons, tabs or bars, with a line
    `sep=;`, in UTF-8 or in UTF-16 with a byte order mark.

    Columns are found by name: source and target, or the two locales; optionally article, state, context. Without such
    names the first two columns are source and target. The states approved, final, signed-off and yes mean approved; all
    other translations are fuzzy. Raises ExchangeError.
    """
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
    header = next(rows, ())
    places = _places(header, source, target)
    if not places:
        places = {"source": 0, "target": 1}
        yield from _passages([header], places, path)
    yield from _passages(rows, places, path)


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
            rank = (bool(_places(rows[0].cells, source, target)), min(sizes) > 1, sizes == {2}, len(sizes) == 1)
            best, most = (delimiter, rank) if rank > most else (best, most)
    return best


def _places(header: Sequence[str], source: str, target: str) -> dict[str, int]:
    """The index of each column by the header, {} if the row is not a header."""
    names = [cell.strip().casefold().replace("_", "-") for cell in header]
    found = {column: names.index(column) for column in COLUMNS if column in names}
    for column, locale in (("source", source), ("target", target)):
        if column not in found and locale.casefold() in names:
            found[column] = names.index(locale.casefold())
    return found if "source" in found and "target" in found else {}


def _passages(rows: Iterable[Sequence[str]], places: dict[str, int], path: Path) -> Iterator[Passage]:
    for row in rows:
        if not row:
            continue
        if len(row) <= max(places["source"], places["target"]):
            raise ExchangeError(path, f"a row with {len(row)} cells: {row[0][:40]!r}", "one row a text, two columns")
        cells = {column: row[place] for column, place in places.items() if place < len(row)}
        target = cells["target"]
        approved = cells.get("state", "").strip().casefold() in _APPROVED
        state = State.UNTRANSLATED if not target.strip() else State.TRANSLATED if approved else State.FUZZY
        yield Passage(cells["source"], target, state, cells.get("article", ""), cells.get("context") or None)


def write(passages: Iterable[Passage], delimiter: str) -> Iterator[str]:
    """The lines of a table with a header."""
    names = {State.UNTRANSLATED: "untranslated", State.FUZZY: "fuzzy", State.TRANSLATED: "approved"}
    yield _line(COLUMNS, delimiter)
    for one in passages:
        yield _line((one.article, names[one.state], one.source, one.target, one.context or ""), delimiter)


def _line(cells: Sequence[str], delimiter: str) -> str:
    needy = f'{delimiter}"\r\n'
    quoted = [f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(c in needy for c in cell) else cell for cell in cells]
    return delimiter.join(quoted) + "\n"
