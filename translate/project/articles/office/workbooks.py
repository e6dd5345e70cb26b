"""Workbooks (SpreadsheetML, ISO/IEC 29500-1, 18): their sheets and parts, the cells of a sheet, tables and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from translate.errors import ArticleError
from translate.project.articles import Archive
from translate.project.articles.office.cell_ranges import CellRange, cell_range, column_number
from translate.project.articles.office.elements import ATTRIBUTES, elements, first, given
from translate.project.articles.office.packages import (
    CONTENT_TYPES,
    office_parts,
    related,
    related_by_id,
    xml_text,
)
from translate.text import Span
from translate.text.html import decoded

_KINDS = re.compile(r"(?:sheet|template)(?:\.macroEnabled)?\.main\+xml\Z")
_UNREAD = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.S)
_CELL = re.compile(
    r"<(?:\w+:)?(?:row\b(?P<row>[^<>]*)>|c(?P<cell>(?:\s[^<>]*?)?)(?:/>|>(?P<inside>.*?)</(?:\w+:)?c>))", re.S
)
_NAME = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
_VALUE = re.compile(r"<(?:\w+:)?v\s*>([^<]*)</(?:\w+:)?v\s*>")
_INLINE = re.compile(r"<(?:\w+:)?is\s*>.*?</(?:\w+:)?is\s*>", re.S)
_FORMULA = re.compile(rf"<(?:\w+:)?f\b({ATTRIBUTES}?)(?:/>|>([^<]*)</)")
MACROS = "vbaProject.bin"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. `text`: that of its part, "" for one that has no cells; `parts`: the paths of the parts
    that belong to it, by kind (table, comments, drawing, pivotTable)."""

    name: str
    path: str
    text: str
    parts: Mapping[str, tuple[str, ...]]


class Formula(NamedTuple):
    """A formula. `area`: the cells that it is for, "" for its own; `kind`: "", shared, array, dataTable."""

    text: str
    kind: str = ""
    area: str = ""


class Cell(NamedTuple):
    """A cell with a text or a formula. `kind`: its type; `start`: where the tag begins; `string`: the index of its
    shared string, -1 for none; `span`: the element that holds its text, in the part."""

    row: int
    column: int
    kind: str
    start: int
    style: int
    string: int
    span: Span
    formula: Formula | None

    @property
    def place(self) -> CellRange:
        """The cell itself as a range."""
        return CellRange(self.row, self.column, self.row, self.column)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where its cells are, the names of its columns, how many rows it has at its head and foot."""

    name: str
    sheet: str
    cells: CellRange
    columns: tuple[str, ...]
    heads: int
    totals: int


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook. `parts`: the paths of the parts that belong to it as a whole, by kind."""

    whole: Archive
    path: str
    text: str
    sheets: tuple[Sheet, ...]
    parts: Mapping[str, tuple[str, ...]]
    tables: tuple[Table, ...] = field(default=())

    @property
    def has_macros(self) -> bool:
        """True if there are macros in it."""
        return any(path.endswith(MACROS) for path in self.whole.members)


def workbook(whole: Archive) -> Workbook:
    """The workbook in an archive. Raises ArticleError if there is none."""
    main = next((path for path, kind in office_parts(whole) if "sheet" in kind and _KINDS.search(kind)), "")
    main = main or _document(whole)
    if not main:
        other = any(path.endswith(".bin") and "workbook" in path for path in whole.members)
        what = "the binary format of Excel, which is not read" if other else "no workbook of Excel"
        raise ArticleError(whole.name, what, "save it as .xlsx")
    text, parts = xml_text(whole, main), related(whole, main)
    targets = related_by_id(whole, main)
    sheets = []
    for values, _ in elements(text, "sheet"):
        number = next((value for key, value in values.items() if key.endswith(":id")), "")
        path = targets.get(number, "")
        if path in whole.members:
            sheets.append(Sheet(values.get("name", ""), path, _readable(xml_text(whole, path)), related(whole, path)))
    found = Workbook(whole, main, text, tuple(sheets), parts)
    return Workbook(whole, main, text, tuple(sheets), parts, tuple(_tables(found)))


def _document(whole: Archive) -> str:
    """The path of the workbook of a package that gives its type for all parts at once, "" if there is none."""
    if "_rels/.rels" not in whole.members or not any(
        _KINDS.search(one.get("ContentType", "")) and "sheet" in one["ContentType"]
        for one, _ in elements(xml_text(whole, CONTENT_TYPES), "Default")
    ):
        return ""
    for values, _ in elements(xml_text(whole, "_rels/.rels"), "Relationship"):
        target = values.get("Target", "").lstrip("/")
        if values.get("Type", "").endswith("/officeDocument") and target in whole.members:
            return target
    return ""


def _readable(text: str) -> str:
    """A part in which comments are blanks, so that nothing is found in them."""
    return _UNREAD.sub(lambda one: " " * len(one[0]), text) if "<!" in text else text


def _tables(book: Workbook) -> Iterator[Table]:
    for sheet in book.sheets:
        for path in sheet.parts.get("table", ()):
            text = xml_text(book.whole, path)
            values = first(text, "table")
            if cells := cell_range(values.get("ref", "")):
                columns = tuple(one.get("name", "") for one, _ in elements(text, "tableColumn"))
                heads, totals = _number(values, "headerRowCount", 1), _number(values, "totalsRowCount", 0)
                name = values.get("displayName", values.get("name", ""))
                yield Table(name, sheet.name, cells, columns, heads, totals)


def cells(text: str) -> Iterator[Cell]:
    """The cells of a sheet that hold a text or a formula, in order, in linear time."""
    row = column = 0
    for one in _CELL.finditer(text):
        if one["row"] is not None:
            number = _attribute(one["row"], "r")
            row, column = int(number) if number.isdecimal() else row + 1, 0
            continue
        if name := _NAME.match(_attribute(one["cell"], "r")):
            row, column = int(name[2]), column_number(name[1])
        else:
            column += 1
        inside, kind = one["inside"] or "", _attribute(one["cell"], "t")
        formula = _formula(inside) if "f" in inside else None
        if kind not in ("s", "inlineStr", "str") and not formula:
            continue
        start, style = one.start("inside"), _attribute(one["cell"], "s")
        found = (_INLINE if kind == "inlineStr" else _VALUE).search(inside)
        span = (start + found.start(), start + found.end()) if found else (start, start)
        string = int(found[1]) if kind == "s" and found and found[1].strip().isdecimal() else -1
        yield Cell(row, column, kind, one.start(), int(style) if style.isdecimal() else 0, string, span, formula)


def _number(values: Mapping[str, str], name: str, usual: int) -> int:
    found = values.get(name, "")
    return int(found) if found.isdecimal() else usual


def _attribute(attributes: str, name: str) -> str:
    found = re.search(rf"""(?:^|\s){name}\s*=\s*["']([^"']*)""", attributes)
    return found[1] if found else ""


def _formula(inside: str) -> Formula | None:
    found = _FORMULA.search(inside)
    if not found:
        return None
    values = given(found[1])
    text = decoded(found[2] or "")
    if values.get("t") == "dataTable":
        text = ",".join(filter(None, (values.get("r1"), values.get("r2"))))
    return Formula(text, values.get("t", ""), values.get("ref", ""))


def cell_fonts(styles: str) -> list[str]:
    """For each style of cells the properties of its font as a run would have them, "" where that is bold or the like,
    so that a run without properties is so as well."""
    fonts = [_run_properties(inside) for _, inside in elements(_part(styles, "fonts"), "font")]
    numbers = [_number(values, "fontId", 0) for values, _ in elements(_part(styles, "cellXfs"), "xf")]
    return [fonts[number] if number < len(fonts) else "" for number in numbers]


def _part(styles: str, name: str) -> str:
    return next((inside for _, inside in elements(styles, name)), "")


def _run_properties(font: str) -> str:
    if re.search(r"<(?:\w+:)?(?:b|i|u|strike|vertAlign)\b", font):
        return ""
    kept = re.findall(r"<(?:\w+:)?(?:sz|color|name)\b[^>]*/>", font)
    return "".join(one.replace("name ", "rFont ", 1) for one in kept)
