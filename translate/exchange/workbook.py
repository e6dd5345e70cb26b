"""Bilingual workbooks of Excel (.xlsx): a table that spreadsheet programs open without a question, written and read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from translate.errors import ConfigError, ExchangeError
from translate.exchange import bilingual_rows
from translate.exchange.passage import Passage

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LONGEST = 32_767  # characters of a cell in Excel
_WIDTHS = (20, 12, 60, 60, 16)  # of the columns, in characters
_DATES = re.compile(rb"<dcterms:(?:created|modified)\b[^>]*>[^<]*</dcterms:\w+>")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that an archive can hold
_LARGEST = 512 << 20  # bytes that a workbook may unpack to; ten times what half a million texts need


def read(path: Path, source: str, target: str) -> Iterator[Passage]:
    """The rows of each sheet that has a header with source and target, else of the first one. Columns: see
    bilingual_rows. Raises ExchangeError, ConfigError without openpyxl."""
    book = _loaded(path)
    sheets = [(sheet.title, [_cells(row) for row in sheet.iter_rows(values_only=True)]) for sheet in book.worksheets]
    sheets = [(title, [row for row in rows if any(row)]) for title, rows in sheets]
    named = [one for one in sheets if one[1] and bilingual_rows.columns(one[1][0], source, target)]
    for title, rows in named or sheets[:1]:
        yield from bilingual_rows.passages(rows, source, target, f"{path}: {title}")


def _loaded(path: Path) -> Workbook:
    openpyxl = _openpyxl()
    try:
        data = path.read_bytes()
        with ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                raise ExchangeError(path, f"unpacks to more than {_LARGEST >> 20} MB", "save it again")
        found: Workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except OSError as error:
        raise ExchangeError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except BadZipFile as error:
        what = "no workbook of Excel, or one with a password"
        raise ExchangeError(path, what, "save it as .xlsx without a password") from error
    except ExchangeError:
        raise
    except Exception as error:  # openpyxl raises whatever its parts do
        what = f"a damaged workbook ({error.__class__.__name__})"
        raise ExchangeError(path, what, "save it again as .xlsx") from error
    return found


def _cells(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _text(value: object) -> str:
    """The text of a cell, of a number as Excel shows it."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def write(passages: Iterable[Passage]) -> bytes:
    """A workbook of one sheet with a header, columns of a readable width, and a list to choose the state from. Cells
    are texts, even if they begin with `=`. Raises ConfigError without openpyxl."""
    book: Workbook = _openpyxl().Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "translations"
    for number, row in enumerate((bilingual_rows.COLUMNS, *map(bilingual_rows.cells, passages)), 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column)
                cell.value = text
                cell.data_type = "s"
    _laid_out(sheet)
    file = io.BytesIO()
    book.save(file)
    return _undated(file.getvalue())


def _laid_out(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    states = DataValidation(type="list", formula1=f'"{",".join(bilingual_rows.STATES.values())}"', allow_blank=True)
    states.add(f"B2:B{max(2, sheet.max_row)}")
    sheet.add_data_validation(states)


def _undated(data: bytes) -> bytes:
    """A workbook without dates, so that the same texts give the same bytes."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            content = old.read(one)
            if one.filename == "docProps/core.xml":
                content = _DATES.sub(b"", content)
            new.writestr(ZipInfo(one.filename, _EPOCH), content, ZIP_DEFLATED)
    return file.getvalue()


def _openpyxl() -> Any:
    """The library. Raises ConfigError where it is not installed."""
    if find_spec("openpyxl") is None:
        raise ConfigError("xlsx", "openpyxl is not installed", "pip install 'translate-articles[xlsx]', or use csv")
    import openpyxl

    return openpyxl
