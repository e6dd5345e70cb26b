"""What in a workbook of Excel uses its cells and the names of its sheets: formulas, rules, tables, pivot tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from translate.project.articles.office.cell_ranges import (
    CellRange,
    CellUse,
    cell_name,
    cell_range,
    ranges,
    sheet_cell,
)
from translate.project.articles.office.elements import elements, first
from translate.project.articles.office.packages import office_parts, xml_text
from translate.project.articles.office.used_cells import UseFinder, Uses
from translate.project.articles.office.workbooks import Cell, Sheet, Workbook
from translate.text.html import decoded

_WITHOUT_TEXTS = frozenset(  # kinds of rules of conditional formats that do not ask what a text says
    {"colorScale", "dataBar", "iconSet", "top10", "aboveAverage", "timePeriod", "duplicateValues", "uniqueValues"}
    | {"containsBlanks", "notContainsBlanks", "containsErrors", "notContainsErrors"}
)
_PLACES = ("_xlnm.print_area", "_xlnm.print_titles", "_xlnm._filterdatabase", "_xlnm.sheet_title")


def uses(book: Workbook, cells: Mapping[str, Iterable[Cell]]) -> Uses:
    """What in a workbook is used. `cells`: those of each sheet."""
    finder = _WorkbookUses(book)
    for sheet in book.sheets:
        for cell in cells[sheet.name]:
            finder.cell(sheet.name, cell)
        finder.rules(sheet)
        finder.output(sheet)
    finder.names()
    finder.tables()
    finder.pivots()
    finder.charts()
    return finder.found


class _WorkbookUses(UseFinder):
    def __init__(self, book: Workbook) -> None:
        super().__init__([sheet.name for sheet in book.sheets], book.tables)
        self._book = book

    def cell(self, sheet: str, cell: Cell) -> None:
        """The formula of a cell."""
        if not cell.formula or not cell.formula.text:
            return
        area = cell_range(cell.formula.area) if cell.formula.kind == "shared" else None
        rows, columns = (area.bottom - cell.row, area.right - cell.column) if area else (0, 0)
        use = CellUse("a formula", sheet_cell(sheet, cell_name(cell.row, cell.column)))
        self.formula(cell.formula.text, sheet, use, rows, columns)

    def rules(self, sheet: Sheet) -> None:
        """Allowed values, conditional formats, filters, links, and what extensions of Excel hold."""
        name, text = sheet.name, sheet.text[sheet.text.rfind("sheetData") + 1 :]
        for values, inside in elements(text, "dataValidation"):
            self._validation(name, values.get("type", ""), _area(values, inside), inside)
        for values, inside in elements(text, "conditionalFormatting"):
            for rule, formulas in elements(inside, "cfRule"):
                if rule.get("type") not in _WITHOUT_TEXTS:
                    self.rule(name, ranges(_area(values, inside)), _formulas(formulas), "a conditional format")
        for values, inside in elements(text, "autoFilter"):
            self._filter(name, values.get("ref", ""), inside)
        for _, formula in elements(text, "f"):
            self.named(decoded(formula), CellUse("a formula", name))
        for values, _ in elements(text, "hyperlink"):
            self.named(values.get("location", ""), CellUse("a link", name))

    def _validation(self, sheet: str, kind: str, area: str, inside: str) -> None:
        use = CellUse("a list of allowed values" if kind == "list" else "a rule for what may be entered", sheet)
        self.rule(sheet, ranges(area), _formulas(inside), use.what)
        if kind == "list":
            for cells in ranges(area):
                self.add(sheet, cells, use)

    def _filter(self, sheet: str, area: str, inside: str) -> None:
        """The columns of an area that are filtered by what they say."""
        if cells := cell_range(area):
            for values, criteria in elements(inside, "filterColumn"):
                if "val=" in criteria and values.get("colId", "").isdecimal():
                    column = cells.left + int(values["colId"])
                    self.add(sheet, CellRange(cells.top, column, cells.bottom, column), CellUse("a filter", sheet))

    def output(self, sheet: Sheet) -> None:
        """The cells that pivot tables of a sheet fill."""
        for path in sheet.parts.get("pivotTable", ()):
            if filled := cell_range(first(xml_text(self._book.whole, path), "location").get("ref", "")):
                self.add(sheet.name, filled, CellUse("a pivot table", sheet.name))

    def names(self) -> None:
        """The names that a person gave to cells; those of print ranges and the like are places, not uses."""
        for values, inside in elements(self._book.text, "definedName"):
            name = values.get("name", "")
            local = values.get("localSheetId", "")
            sheet = self._order[int(local)] if local.isdecimal() and int(local) < len(self._order) else ""
            use = CellUse("a name", name)
            if name.casefold() in _PLACES:
                self.named(decoded(inside), use)
            else:
                self.formula(decoded(inside), sheet, use)

    def tables(self) -> None:
        """The heads and totals of tables: their texts stand in the definition of the table as well."""
        for table in self._book.tables:
            use, cells = CellUse("a table", table.name), table.cells
            if table.heads:
                self.add(table.sheet, CellRange(cells.top, cells.left, cells.top, cells.right), use)
            if table.totals:
                self.add(table.sheet, CellRange(cells.bottom, cells.left, cells.bottom, cells.right), use)
        for sheet in self._book.sheets:
            for path in sheet.parts.get("table", ()):
                for values, inside in elements(xml_text(self._book.whole, path), "autoFilter"):
                    self._filter(sheet.name, values.get("ref", ""), inside)

    def pivots(self) -> None:
        """The cells that pivot tables read."""
        for path in (path for path, kind in office_parts(self._book.whole) if kind.endswith("CacheDefinition+xml")):
            values = first(xml_text(self._book.whole, path), "worksheetSource")
            use, sheet = CellUse("a pivot table", values.get("sheet", "")), values.get("sheet", "")
            if sheet:
                self.found.sheets.setdefault(sheet.casefold(), use)
            if cells := cell_range(values.get("ref", "")):
                self.add(sheet, cells, use)
            elif table := self._tables.get(values.get("name", "").casefold()):
                self.add(table.sheet, table.cells, CellUse("a pivot table", table.sheet))

    def charts(self) -> None:
        """The names of the sheets that other parts have, such as charts, drawings and controls."""
        read = {
            self._book.path,
            *(sheet.path for sheet in self._book.sheets),
            *self._book.parts.get("sharedStrings", ()),
        }
        for path in self._book.whole.members:
            if path.startswith("xl/") and path.endswith((".xml", ".vml")) and path not in read:
                text = self._book.whole.content(path).decode("utf-8", "replace").casefold()
                for name in self._order if "!" in text else ():
                    written = html.escape(name, quote=False).casefold()
                    if f"{written}!" in text or f"{written.replace(chr(39), 2 * chr(39))}'!" in text:
                        self.found.sheets.setdefault(name.casefold(), CellUse("a chart or drawing"))


def _area(values: Mapping[str, str], inside: str) -> str:
    """The cells that a rule is for; extensions of Excel have them in an element."""
    return values.get("sqref", "") or " ".join(one for _, one in elements(inside, "sqref"))


def _formulas(inside: str) -> Iterable[str]:
    found = (one for name in ("formula", "formula1", "formula2", "f") for _, one in elements(inside, name))
    return (decoded(re.sub(r"<[^>]*>", "", one)) for one in found)
