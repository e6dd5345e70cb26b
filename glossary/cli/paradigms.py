"""A term and its forms as a person reads them: the row, a table of case by number, how to correct a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glossary.model import PartOfSpeech, Term, TermKind
from glossary.termbase import said_cells

UNINFLECTED = "uninflected"
_COLUMNS = ("sing", "masc", "femn", "neut", "plur")
_NAMES = {
    "sing": "singular", "plur": "plural", "masc": "masculine", "femn": "feminine", "neut": "neuter",
    "nomn": "nominative", "gent": "genitive", "datv": "dative", "accs": "accusative", "ablt": "instrumental",
    "loct": "locative",
}  # fmt: skip


def record(term: Term, paradigm: Mapping[str, str]) -> Mapping[str, Any]:
    """A term and its forms as data."""
    return {
        "where": term.place,
        **said_cells(term),
        **({"extra": dict(term.extra)} if term.extra else {}),
        "inflected": inflected(paradigm),
        "paradigm": dict(paradigm),
    }


def inflected(paradigm: Mapping[str, str]) -> bool:
    """Whether the forms differ at all."""
    return len(set(paradigm.values())) > 1


def lines(term: Term, paradigm: Mapping[str, str]) -> Iterator[str]:
    """A term and its forms as lines of text."""
    place = f"  ({term.place})" if term.place else ""
    yield f"{term.source} => {term.target}{place}"
    said = {name: cell for name, cell in said_cells(term).items() if name not in ("source", "target")}
    for name, cell in {**said, **term.extra}.items():
        yield f"  {name}: {cell}"
    if term.kind is TermKind.KEEP:
        yield f"  kept as it is in the source: {term.target}"
        return
    if term.pos is PartOfSpeech.VERB:
        yield "  a verb: it takes the form of the verb in whose place it is put"
        return
    if not inflected(paradigm):
        yield f"  uninflected: it is {next(iter(paradigm.values()), term.target)} in every form"
        if not term.inflect:
            yield "  (the row says so: inflect is no)"
    else:
        yield from (f"  {row}" for row in table(term, paradigm))
    if UNINFLECTED in paradigm:
        yield "  it has forms? write them into the column forms: KEY=FORM|KEY=FORM, a KEY such as gent.sing or plur"
    else:
        yield f"  a form is wrong? write the right one into the column forms: {_example(paradigm)}"


def table(term: Term, paradigm: Mapping[str, str]) -> Iterator[str]:
    """The forms by case (rows) and number or gender (columns); a form that the row itself gives is marked *."""
    cells: dict[tuple[str, str], str] = {}
    for key, form in paradigm.items():
        parts = key.split(".")
        column = next((part for part in parts if part in _COLUMNS), "")
        row = ".".join(part for part in parts if part != column)
        given = form in term.forms.values()
        cells[row, column] = f"{form}*" if given else form
    rows = list(dict.fromkeys(row for row, _ in cells))
    columns = sorted({column for _, column in cells}, key=lambda name: ("", *_COLUMNS).index(name))
    grid = [["", *(_NAMES.get(column, column) for column in columns)]]
    grid += [[_label(row), *(cells.get((row, column), "-") for column in columns)] for row in rows]
    yield from aligned_columns(grid)
    if any(cell.endswith("*") for cell in cells.values()):
        yield "* as the column forms says"


def aligned_columns(grid: list[list[str]]) -> Iterator[str]:
    """Rows of cells as lines, columns flush left, two spaces between."""
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    for row in grid:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _label(row: str) -> str:
    return f"{row} {_NAMES[row]}" if row in _NAMES else row


def _example(paradigm: Mapping[str, str]) -> str:
    keys = list(paradigm)[1:3] or list(paradigm)
    return "|".join(f"{key}=..." for key in keys)
