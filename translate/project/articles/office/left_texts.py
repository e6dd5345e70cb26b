"""Texts of a workbook that are left in the source language, and the findings that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from glossary import Severity
from translate.model import UnitFinding
from translate.project.articles.office.cell_ranges import CellUse, sheet_cell

_SHOWN = 12  # cells that a finding names


@dataclass(slots=True)
class LeftTexts:
    """Collects texts that are left: one finding for each sheet and reason."""

    _found: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)

    def leave(self, sheet: str, name: str, use: CellUse) -> None:
        """Take note of a cell by its name, or with no sheet of a sheet by its own, and of what uses it."""
        self._found.setdefault((sheet, use.what), []).append((name, use.where))

    def findings(self) -> Iterator[UnitFinding]:
        """What is left, and why."""
        for (sheet, what), found in self._found.items():
            named = dict.fromkeys(name for name, _ in found)
            shown = [sheet_cell(sheet, name) if sheet and not n else name for n, name in enumerate(named)]
            more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
            verb, them = ("stays", "it") if len(shown) == 1 else ("stay", "them")
            kind = "" if sheet else "the sheet " if len(shown) == 1 else "the sheets "
            where = f" ({found[0][1]})" if found[0][1] else ""
            cells = f"{kind}{', '.join(shown[:_SHOWN])}{more}"
            message = f"{cells} {verb} in the source language: {what} uses {them}{where}"
            yield UnitFinding("left-text", Severity.WARNING, message)
