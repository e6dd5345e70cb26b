"""What in a workbook uses the texts of its cells, or the names of its sheets, so that they must stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from translate.project.articles.office.cell_ranges import (
    CellRange,
    CellUse,
    UsedCells,
    cell_name,
    cell_range,
    sheet_cell,
)
from translate.project.articles.office.formulas import CellReference, FormulaUse, fields_of, formula_use
from translate.project.articles.office.workbooks import Table

_EVERYWHERE = CellRange(1, 1, 1 << 20, 1 << 14)


@dataclass(slots=True)
class Uses:
    """What is used. `cells`: by the name of the sheet; `texts`: texts that formulas name, without case, and where;
    `sheets`: the names of sheets that something names, without case; `all_cells`: a use of cells that cannot be told,
    None if there is none."""

    cells: dict[str, UsedCells] = field(default_factory=dict)
    texts: dict[str, CellUse] = field(default_factory=dict)
    sheets: dict[str, CellUse] = field(default_factory=dict)
    all_cells: CellUse | None = None

    def of_cells(self, sheet: str, cells: CellRange, folded: str) -> CellUse | None:
        """What uses a cell, or any of several, with a text, whose case is folded; None if nothing does."""
        own = self.cells.get(sheet.casefold())
        return (own.use(cells) if own else None) or self.texts.get(folded) or self.all_cells


class UseFinder:
    """Collects uses. `order`: the names of the sheets, as they stand in the workbook."""

    def __init__(self, order: Sequence[str], tables: Iterable[Table] = ()) -> None:
        self.found = Uses()
        self._order = order
        self._tables: Mapping[str, Table] = {table.name.casefold(): table for table in tables}

    def formula(self, text: str, sheet: str, use: CellUse, rows: int = 0, columns: int = 0) -> FormulaUse:
        """Take note of what a formula of a sheet uses. `rows`, `columns`: as far as it is copied to further cells."""
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
                self.add(name, _EVERYWHERE, use)
        if found.is_open and not self.found.all_cells:
            self.found.all_cells = CellUse("a formula that makes addresses (INDIRECT)", use.where)
        return found

    def _reference(self, one: CellReference, sheet: str, use: CellUse, rows: int, columns: int) -> None:
        if one.table or one.cells.startswith("["):
            for name, cells in self._fields(one):
                self.add(name, cells, use)
        elif named := cell_range(one.cells):
            for name in self._sheets(one.sheet or sheet):
                self.add(name, named.copied(rows, columns), use)
        elif table := self._tables.get(one.cells.casefold()):
            self.add(table.sheet, table.cells, use)

    def _sheets(self, named: str) -> Sequence[str]:
        """The sheets that a name, or two names with a colon between, stands for."""
        first_, _, last = named.partition(":")
        folded = [name.casefold() for name in self._order]
        if last and first_.casefold() in folded and last.casefold() in folded:
            return self._order[folded.index(first_.casefold()) : folded.index(last.casefold()) + 1]
        return [named]

    def _fields(self, one: CellReference) -> Iterator[tuple[str, CellRange]]:
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

    def add(self, sheet: str, cells: CellRange, use: CellUse) -> None:
        """Take note of cells that are used."""
        self.found.cells.setdefault(sheet.casefold(), UsedCells()).add(cells, use)

    def named(self, formula: str, use: CellUse) -> None:
        """The sheets that a formula names."""
        for one in formula_use(formula).sheets:
            self.found.sheets.setdefault(one.casefold(), use)

    def rule(self, sheet: str, covered: Sequence[CellRange], formulas: Iterable[str], what: str) -> None:
        """Take note of the formulas of a rule, which are for the first of the cells that it covers, and so for all."""
        if not covered:
            return
        top, left = min(one.top for one in covered), min(one.left for one in covered)
        rows, columns = max(one.bottom for one in covered) - top, max(one.right for one in covered) - left
        use = CellUse(what, sheet_cell(sheet, cell_name(top, left)))
        for formula in formulas:
            found = self.formula(formula, sheet, use, rows, columns)
            if found.texts and not found.read:  # the cells themselves are compared with the text
                for cells in covered:
                    self.add(sheet, cells, use)
