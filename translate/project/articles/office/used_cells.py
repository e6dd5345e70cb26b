"""What in a workbook uses the texts of its cells, or the names of its sheets, so that they must stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from translate.project.articles.office.cell_ranges import (
    CellRange,
    CellUse,
    UsedCells,
    cell_name,
    cell_range,
    ranges,
    sheet_cell,
)
from translate.project.articles.office.formulas import FormulaUse, Reference, fields_of, formula_use
from translate.project.articles.office.packages import office_parts, xml_text
from translate.project.articles.office.workbooks import Cell, Sheet, Table, Workbook, elements, first
from translate.text.html import decoded

_WITHOUT_TEXTS = frozenset(  # kinds of rules of conditional formats that do not ask what a text says
    {"colorScale", "dataBar", "iconSet", "top10", "aboveAverage", "timePeriod", "duplicateValues", "uniqueValues"}
    | {"containsBlanks", "notContainsBlanks", "containsErrors", "notContainsErrors"}
)
_EVERYWHERE = CellRange(1, 1, 1 << 20, 1 << 14)
_PLACES = ("_xlnm.print_area", "_xlnm.print_titles", "_xlnm._filterdatabase", "_xlnm.sheet_title")


@dataclass(slots=True)
class Uses:
    """What is used. `cells`: by the name of the sheet; `texts`: texts that formulas name, without case, and where;
    `sheets`: the names of sheets that something names, without case; `all_cells`: a use of cells that cannot be told,
    None if there is none."""

    cells: dict[str, UsedCells] = field(default_factory=dict)
    texts: dict[str, CellUse] = field(default_factory=dict)
    sheets: dict[str, CellUse] = field(default_factory=dict)
    all_cells: CellUse | None = None

    def of_cell(self, sheet: str, row: int, column: int, folded: str) -> CellUse | None:
        """What uses a cell with a text, whose case is folded; None if nothing does."""
        own = self.cells.get(sheet.casefold())
        return (own.use(row, column) if own else None) or self.texts.get(folded) or self.all_cells


def uses(book: Workbook, cells: Mapping[str, Iterable[Cell]]) -> Uses:
    """What in a workbook is used. `cells`: those of each sheet."""
    finder = _UseFinder(book)
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


class _UseFinder:
    def __init__(self, book: Workbook) -> None:
        self.found = Uses()
        self._book = book
        self._order = [sheet.name for sheet in book.sheets]
        self._tables: Mapping[str, Table] = {table.name.casefold(): table for table in book.tables}

    def cell(self, sheet: str, cell: Cell) -> None:
        """The formula of a cell."""
        if not cell.formula or not cell.formula.text:
            return
        area = cell_range(cell.formula.area) if cell.formula.kind == "shared" else None
        rows, columns = (area.bottom - cell.row, area.right - cell.column) if area else (0, 0)
        use = CellUse("a formula", sheet_cell(sheet, cell_name(cell.row, cell.column)))
        self._formula(cell.formula.text, sheet, use, rows, columns)

    def _formula(self, text: str, sheet: str, use: CellUse, rows: int = 0, columns: int = 0) -> FormulaUse:
        found = formula_use(text)
        for one in found.sheets:
            self.found.sheets.setdefault(one.casefold(), use)
        for one in found.texts:
            if any(map(str.isalpha, one)):
                self.found.texts.setdefault(one.casefold(), use)
        for reference in found.read:
            self._reference(reference, sheet, use, rows, columns)
        for reference in found.offsets:
            for name in self._sheets(reference.sheet or sheet):
                self._add(name, _EVERYWHERE, use)
        if found.is_open and not self.found.all_cells:
            self.found.all_cells = CellUse("a formula that makes addresses (INDIRECT)", use.where)
        return found

    def _reference(self, one: Reference, sheet: str, use: CellUse, rows: int, columns: int) -> None:
        if one.table or one.cells.startswith("["):
            for name, cells in self._fields(one):
                self._add(name, cells, use)
        elif named := cell_range(one.cells):
            for name in self._sheets(one.sheet or sheet):
                self._add(name, named.copied(rows, columns), use)
        elif table := self._tables.get(one.cells.casefold()):
            self._add(table.sheet, table.cells, use)

    def _sheets(self, named: str) -> list[str]:
        """The sheets that a name, or two names with a colon between, stands for."""
        first_, _, last = named.partition(":")
        folded = [name.casefold() for name in self._order]
        if last and first_.casefold() in folded and last.casefold() in folded:
            return self._order[folded.index(first_.casefold()) : folded.index(last.casefold()) + 1]
        return [named]

    def _fields(self, one: Reference) -> Iterator[tuple[str, CellRange]]:
        """The cells of the columns of a table that a reference names; without the name of a table of all tables."""
        chosen = {name.casefold() for name in fields_of(one.cells)}
        for table in (
            [self._tables[one.table.casefold()]]
            if one.table.casefold() in self._tables
            else ([] if one.table else self._tables.values())
        ):
            inside = table.cells
            for n, column in enumerate(table.columns):
                if not chosen or column.casefold() in chosen:
                    yield table.sheet, CellRange(inside.top, inside.left + n, inside.bottom, inside.left + n)

    def _add(self, sheet: str, cells: CellRange, use: CellUse) -> None:
        self.found.cells.setdefault(sheet.casefold(), UsedCells()).add(cells, use)

    def rules(self, sheet: Sheet) -> None:
        """Allowed values, conditional formats, filters, links, and what extensions of Excel hold."""
        name, text = sheet.name, sheet.text[sheet.text.rfind("sheetData") + 1 :]
        for values, inside in elements(text, "dataValidation"):
            self._validation(name, values.get("type", ""), _area(values, inside), inside)
        for values, inside in elements(text, "conditionalFormatting"):
            for rule, formulas in elements(inside, "cfRule"):
                if rule.get("type") not in _WITHOUT_TEXTS:
                    self._rule(name, _area(values, inside), formulas, "a conditional format")
        for values, inside in elements(text, "autoFilter"):
            self._filter(name, values.get("ref", ""), inside)
        for _, formula in elements(text, "f"):
            self._named(decoded(formula), CellUse("a formula", name))
        for values, _ in elements(text, "hyperlink"):
            self._named(values.get("location", ""), CellUse("a link", name))

    def _named(self, formula: str, use: CellUse) -> None:
        """The sheets that a formula names."""
        for one in formula_use(formula).sheets:
            self.found.sheets.setdefault(one.casefold(), use)

    def _validation(self, sheet: str, kind: str, area: str, inside: str) -> None:
        use = CellUse("a list of allowed values" if kind == "list" else "a rule for what may be entered", sheet)
        self._rule(sheet, area, inside, use.what)
        if kind == "list":
            for cells in ranges(area):
                self._add(sheet, cells, use)

    def _rule(self, sheet: str, area: str, inside: str, what: str) -> None:
        """The formulas of a rule, which are for the first cell of an area, and so for all others."""
        covered = ranges(area)
        if not covered:
            return
        top, left = min(one.top for one in covered), min(one.left for one in covered)
        rows, columns = max(one.bottom for one in covered) - top, max(one.right for one in covered) - left
        use = CellUse(what, sheet_cell(sheet, cell_name(top, left)))
        formulas = [one for name in ("formula", "formula1", "formula2", "f") for _, one in elements(inside, name)]
        for formula in formulas:
            found = self._formula(decoded(re.sub(r"<[^>]*>", "", formula)), sheet, use, rows, columns)
            if found.texts and not found.read:  # the cells themselves are compared with the text
                for cells in covered:
                    self._add(sheet, cells, use)

    def _filter(self, sheet: str, area: str, inside: str) -> None:
        """The columns of an area that are filtered by what they say."""
        if cells := cell_range(area):
            for values, criteria in elements(inside, "filterColumn"):
                if "val=" in criteria and values.get("colId", "").isdecimal():
                    column = cells.left + int(values["colId"])
                    self._add(sheet, CellRange(cells.top, column, cells.bottom, column), CellUse("a filter", sheet))

    def output(self, sheet: Sheet) -> None:
        """The cells that pivot tables of a sheet fill."""
        for path in sheet.parts.get("pivotTable", ()):
            if filled := cell_range(first(xml_text(self._book.whole, path), "location").get("ref", "")):
                self._add(sheet.name, filled, CellUse("a pivot table", sheet.name))

    def names(self) -> None:
        """The names that a person gave to cells; those of print ranges and the like are places, not uses."""
        for values, inside in elements(self._book.text, "definedName"):
            name = values.get("name", "")
            local = values.get("localSheetId", "")
            sheet = self._order[int(local)] if local.isdecimal() and int(local) < len(self._order) else ""
            use = CellUse("a name", name)
            if name.casefold() in _PLACES:
                self._named(decoded(inside), use)
            else:
                self._formula(decoded(inside), sheet, use)

    def tables(self) -> None:
        """The heads and totals of tables: their texts stand in the definition of the table as well."""
        for table in self._book.tables:
            use, cells = CellUse("a table", table.name), table.cells
            if table.heads:
                self._add(table.sheet, CellRange(cells.top, cells.left, cells.top, cells.right), use)
            if table.totals:
                self._add(table.sheet, CellRange(cells.bottom, cells.left, cells.bottom, cells.right), use)
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
                self._add(sheet, cells, use)
            elif table := self._tables.get(values.get("name", "").casefold()):
                self._add(table.sheet, table.cells, CellUse("a pivot table", table.sheet))

    def charts(self) -> None:
        """The names of the sheets that charts and drawings show."""
        for path in self._book.whole.members:
            if path.startswith(("xl/charts/chart", "xl/drawings/drawing")) and path.endswith(".xml"):
                text = xml_text(self._book.whole, path)
                shown = [inside for _, inside in elements(text, "f")] + re.findall(r'\stextlink="([^"]+)"', text)
                for formula in shown:
                    self._named(decoded(formula), CellUse("a chart or drawing"))


def _area(values: Mapping[str, str], inside: str) -> str:
    """The cells that a rule is for; extensions of Excel have them in an element."""
    return values.get("sqref", "") or " ".join(one for _, one in elements(inside, "sqref"))
