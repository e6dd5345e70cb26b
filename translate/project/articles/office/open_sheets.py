"""Spreadsheets of OpenDocument: their cells, and what uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from translate.project.articles.office.cell_ranges import (
    LAST_ROW,
    CellRange,
    CellUse,
    cell_name,
    cell_range,
    sheet_cell,
)
from translate.project.articles.office.elements import ATTRIBUTES, elements, given
from translate.project.articles.office.used_cells import UseFinder, Uses
from translate.text.html import decoded

_TAG = re.compile(rf"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])({ATTRIBUTES}?)(/?)>")
_BRACKETS = re.compile(r'"(?:[^"]|"")*"|\[([^\[\]]*)\]')
_PREFIX = re.compile(r"\A\w+:=?|\A=")
_CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}|\$?[A-Z]{1,3}|\$?\d{1,7}"
_SHEET = r"(?:\$?('(?:[^']|'')*'|[^.'#:]+)?\.)?"
_REFERENCE = re.compile(rf"{_SHEET}({_CELL})(?::{_SHEET}({_CELL}))?\Z")
_ADDRESS = re.compile(r"(?:'(?:[^']|'')*'|[^\s'])+")
_TEXT = re.compile(r"<text:p\b[^>]*>(.*?)</text:p>", re.S)
_UNSEEN = re.compile(r"<office:annotation\b.*?</office:annotation>|<draw:.*</draw:[\w-]+>", re.S)


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell, or several that are alike: characters [start, end) of the text of a part. `text`: what it says, "" if
    that is no text that somebody wrote; `formula`: "" for none; `rule`: the name of that for what may be entered."""

    sheet: str
    cells: CellRange
    start: int
    end: int
    text: str
    formula: str = ""
    rule: str = ""


def open_cells(text: str) -> Iterator[OpenCell]:
    """The cells of the sheets of a document that hold something, in order, in linear time."""
    sheet, row, column, rows = "", 0, 1, 1
    opened: tuple[int, CellRange, dict[str, str]] | None = None
    for tag in _TAG.finditer(text):
        name = tag[2]
        if tag[1]:
            if name.endswith("cell") and opened:
                yield _cell(text, sheet, opened, tag.end())
                opened = None
            continue
        values = given(tag[3])
        if name == "table":
            sheet, row, rows = values.get("table:name", ""), 0, 1
        elif name == "table-row":
            row, rows, column = row + rows, _count(values, "table:number-rows-repeated"), 1
        else:
            columns = _count(values, "table:number-columns-repeated")
            cells = CellRange(row, column, row + rows - 1, column + columns - 1)
            column += columns
            if not tag[4]:
                opened = tag.start(), cells, values


def _count(values: dict[str, str], name: str) -> int:
    return min(int(values[name]), LAST_ROW) if values.get(name, "").isdecimal() else 1


def _cell(text: str, sheet: str, opened: tuple[int, CellRange, dict[str, str]], end: int) -> OpenCell:
    start, cells, values = opened
    formula = values.get("table:formula", "")
    said = ""
    if values.get("office:value-type") == "string" and not formula:
        paragraphs = _TEXT.findall(_UNSEEN.sub("", text[start:end]))
        said = "\n".join(decoded(re.sub(r"<[^>]*>", "", one)) for one in paragraphs)
    return OpenCell(sheet, cells, start, end, said, formula, values.get("table:content-validation-name", ""))


def a1_formula(formula: str) -> str:
    """A formula of OpenFormula (OpenDocument 1.3, part 4) with its references as Excel writes them."""
    return _BRACKETS.sub(lambda one: one[0] if one[1] is None else _a1(one[1]), _PREFIX.sub("", formula))


def _a1(reference: str) -> str:
    """A reference such as $Sheet1.A1:.B3 as Excel writes it; one into another file as one that is not looked at."""
    found = _REFERENCE.match(reference)
    if not found:
        return "#REF!" if "#" in reference else "0"
    sheet = found[1] or ""
    quoted = sheet if sheet[:1] in ("", "'") else f"'{sheet}'"
    last = f":{found[4]}" if found[4] else ""
    return f"{quoted}!{found[2]}{last}" if quoted else f"{found[2]}{last}"


def _areas(addresses: str) -> Iterator[tuple[str, CellRange]]:
    """The cells of addresses that are separated by blanks, each with the name of its sheet."""
    for one in _ADDRESS.findall(addresses):
        found = _REFERENCE.match(one)
        if found and (cells := cell_range(f"{found[2]}:{found[4] or found[2]}")):
            yield (found[1] or "").strip("'").replace("''", "'"), cells


def open_uses(text: str, cells: Sequence[OpenCell]) -> Uses:
    """What in a document is used. `text`: that of its content; `cells`: those that hold something."""
    finder = UseFinder(list(dict.fromkeys(cell.sheet for cell in cells)))
    for cell in cells:
        if cell.formula:
            finder.formula(a1_formula(cell.formula), cell.sheet, CellUse("a formula", _where(cell)))
    _validations(finder, text, cells)
    for values, inside in elements(text, "conditional-format"):
        for sheet, covered in _by_sheet(_areas(values.get("calcext:target-range-address", ""))):
            formulas = [a1_formula(one.get("calcext:value", "")) for one, _ in elements(inside, "condition")]
            finder.rule(sheet, covered, formulas, "a conditional format")
    for values, _ in elements(text, "map"):
        finder.formula(a1_formula(values.get("style:condition", "")), "", CellUse("a conditional format"))
    _named(finder, text)
    return finder.found


def _where(cell: OpenCell) -> str:
    return sheet_cell(cell.sheet, cell_name(cell.cells.top, cell.cells.left))


def _by_sheet(areas: Iterable[tuple[str, CellRange]]) -> Iterator[tuple[str, list[CellRange]]]:
    found: dict[str, list[CellRange]] = {}
    for sheet, cells in areas:
        found.setdefault(sheet, []).append(cells)
    yield from found.items()


def _validations(finder: UseFinder, text: str, cells: Sequence[OpenCell]) -> None:
    """The rules for what may be entered: lists of values, and formulas."""
    for values, _ in elements(text, "content-validation"):
        condition, name = values.get("table:condition", ""), values.get("table:name", "")
        is_list = "is-in-list" in condition
        what = "a list of allowed values" if is_list else "a rule for what may be entered"
        for sheet, covered in _by_sheet((cell.sheet, cell.cells) for cell in cells if cell.rule == name):
            finder.rule(sheet, covered, [a1_formula(condition)], what)
            for one in covered if is_list else ():
                finder.add(sheet, one, CellUse(what, sheet))


def _named(finder: UseFinder, text: str) -> None:
    """Names of ranges and of formulas, filters, and the cells that pivot tables read and fill."""
    for values, _ in elements(text, "named-range"):
        for sheet, cells in _areas(values.get("table:cell-range-address", "")):
            finder.add(sheet, cells, CellUse("a name", values.get("table:name", "")))
    for values, _ in elements(text, "named-expression"):
        finder.formula(
            a1_formula(values.get("table:expression", "")), "", CellUse("a name", values.get("table:name", ""))
        )
    for values, _ in elements(text, "filter-condition"):
        finder.found.texts.setdefault(values.get("table:value", "").casefold(), CellUse("a filter"))
    pivots = [values.get("table:target-range-address", "") for values, _ in elements(text, "data-pilot-table")]
    pivots += [values.get("table:cell-range-address", "") for values, _ in elements(text, "source-cell-range")]
    for sheet, cells in (area for address in pivots for area in _areas(address)):
        finder.add(sheet, cells, CellUse("a pivot table", sheet))
