"""Converts terms to rows of named text cells and back: the meaning of the columns in every file format.

Items of a list in a cell are separated by `|`; a bar or backslash in the text is written `\\|`, `\\\\`. `forms` is a
list of KEY=FORM. Columns with other names are kept in `Term.extra`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from glossary.model import CaseRule, Finding, PartOfSpeech, Severity, Term, TermKind, TermType

_ESCAPED = re.compile(r"\\([\\|])")
_SPLIT = re.compile(r"((?:[^\\|]|\\[\\|]|\\)*)(?:\||$)")
_BREAK = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")  # as Alt+Enter makes it in a cell of a spreadsheet
_FORM = re.compile(r"([a-z][a-z0-9_.\-]*)\s*[=:]\s*(.*)", re.DOTALL | re.IGNORECASE)

_VALUES: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "translate": "translate t translated",
        "keep": "keep dnt readonly untranslatable donottranslate",
    },
    "type": {
        "person": "person people human",
        "place": "place location toponym",
        "organisation": "organisation organization org company",
        "work": "work title",
        "other": "other",
    },
    "pos": {
        "noun": "noun n propernoun properoun nounproper",
        "adj": "adj adjective a",
        "verb": "verb v",
        "phrase": "phrase",
        "any": "any other",
    },
    "gender": {"masc": "masc m masculine male", "femn": "femn f fem feminine female", "neut": "neut n neuter"},
    "number": {"sing": "sing singular sg s", "plur": "plur plural pl p"},
    "animacy": {"anim": "anim animate", "inan": "inan inanimate"},
    "inflect": {"yes": "yes y true 1 да", "no": "no n false 0 нет indeclinable"},
    "case": {"auto": "auto", "exact": "exact sensitive", "ignore": "ignore insensitive"},
}
_LOOKUP: Mapping[str, Mapping[str, str]] = {
    column: {word: value for value, words in table.items() for word in words.split()}
    for column, table in _VALUES.items()
}
_DEFAULTS: Mapping[str, str] = {
    "kind": "translate", "type": "other", "pos": "noun", "inflect": "yes", "case": "auto",
}  # fmt: skip

FIELDS = (
    "source", "target", "aliases", "accept", "forbidden", "kind", "type", "pos", "gender", "number", "animacy",
    "inflect", "forms", "case", "scope", "priority", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rows:
    """The contents of a file: its terms, findings on rows that could not be read, and its column headers."""

    terms: tuple[Term, ...]
    findings: tuple[Finding, ...] = ()
    columns: tuple[str, ...] = ()


class BadCellError(Exception):
    """A cell has an invalid value; the text names the cell and the valid values."""


BAD_ROW = "bad-row"
EMPTY_TARGET = "empty-target"


def unread(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of the findings of a file those on rows of which no term was made: they could not be read, or have no target."""
    return tuple(finding for finding in findings if finding.rule in (BAD_ROW, EMPTY_TARGET))


def empty_row(term: Term) -> Finding:
    """The finding for a row that says nothing of how its source is translated."""
    message = f"{term.source[:60]!r} has no target; the row is not used"
    return Finding(EMPTY_TARGET, Severity.WARNING, term.place, message, "fill it, or set kind to keep")


def says_nothing(term: Term) -> bool:
    """True for a term without a target and without anything that must not be its target."""
    return not (term.target or term.forbidden)


def bad_row(where: str, message: str, hint: str = "correct it; the row was not loaded") -> Finding:
    """The finding for a row that was left out."""
    return Finding(BAD_ROW, Severity.ERROR, where, message, hint)


def fuzzy_row(source: str, where: str) -> Finding:
    """The finding for a row that is marked fuzzy."""
    message = f"{source[:60]!r} is marked fuzzy: nobody has approved its rendering; the row was not loaded"
    return Finding("fuzzy-row", Severity.WARNING, where, message, "approve it, or remove it")


def split_list(cell: str) -> tuple[str, ...]:
    """The items of a cell that `|` separates, without surrounding white space and empty items."""
    if not cell:
        return ()
    parts = (_ESCAPED.sub(r"\1", part).strip() for part in _SPLIT.findall(cell))
    return tuple(part for part in parts if part)


def join_list(items: Iterable[str]) -> str:
    """The cell that split_list reads as `items`."""
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def known_value(column: str, text: str) -> str | None:
    """The canonical value of an enumerated column for any of its spellings, None for an unknown value."""
    return _LOOKUP[column].get(re.sub(r"[\s_\-]+", "", text).casefold())


def term_of(cells: Mapping[str, str], place: str) -> Term:
    """The term of a row of cells (known columns and others). `place`: where it was read. A line break or tab in a cell,
    with the white space around it, is one space; a note and the columns of others keep them. Raises BadCellError."""
    others = {column: cell.strip() for column, cell in cells.items() if column not in FIELDS and cell.strip()}
    note = cells.get("note", "").strip()
    cells = {column: _BREAK.sub(" ", cell.strip()) for column, cell in cells.items()}
    source, target = cells.get("source", ""), cells.get("target", "")
    if not source:
        raise BadCellError("the row has no source")
    said = {column: _choice(column, cells.get(column, "")) for column in _VALUES}
    kind = TermKind(said["kind"])
    return Term(
        source=source,
        target=source if kind is TermKind.KEEP and not target else target,
        aliases=split_list(cells.get("aliases", "")),
        accept=split_list(cells.get("accept", "")),
        forbidden=split_list(cells.get("forbidden", "")),
        kind=kind,
        type=TermType(said["type"]),
        pos=PartOfSpeech(said["pos"]),
        gender=said["gender"],
        number=said["number"],
        animacy=said["animacy"],
        inflect=said["inflect"] == "yes",
        forms=_forms(cells.get("forms", "")),
        case=CaseRule(said["case"]),
        scope=split_list(cells.get("scope", "")),
        priority=_priority(cells.get("priority", "")),
        note=note,
        extra=others,
        place=place,
    )


def cells_of(term: Term) -> dict[str, str]:
    """Every known column of a term as text, in the order of FIELDS: the inverse of term_of, without `extra`."""
    render: dict[type, Callable[[Any], str]] = {
        str: str,
        bool: lambda value: "yes" if value else "no",
        int: lambda value: str(value) if value else "",
        tuple: join_list,
    }
    cells = {}
    for column in FIELDS:
        value = getattr(term, column)
        if column == "forms":
            cells[column] = join_list(f"{key}={form}" for key, form in value.items())
        else:
            cells[column] = value.value if isinstance(value, StrEnum) else render[type(value)](value)
    return cells


def said_cells(term: Term) -> dict[str, str]:
    """The cells of a term that are neither empty nor the default of their column."""
    return {column: cell for column, cell in cells_of(term).items() if cell != _DEFAULTS.get(column, "")}


def valid_cell(column: str, text: str) -> bool:
    """True if `text` is a valid cell of a known column."""
    try:
        term_of({"source": "x", column: text}, "")
    except BadCellError:
        return False
    return True


def _choice(column: str, text: str) -> str:
    if not text.strip():
        return _DEFAULTS.get(column, "")
    value = known_value(column, text.strip())
    if value is None:
        raise BadCellError(f"{column} is {text.strip()[:40]!r}, none of {', '.join(_VALUES[column])}")
    return value


def _forms(cell: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for item in split_list(cell):
        found = _FORM.fullmatch(item)
        if found is None or not found[2].strip():
            raise BadCellError(f"forms holds {item[:40]!r}, not KEY=FORM such as gent=...")
        forms[found[1].lower()] = found[2].strip()
    return forms


def _priority(cell: str) -> int:
    if not cell.strip():
        return 0
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", cell.strip()):
        raise BadCellError(f"priority is {cell.strip()[:40]!r}, not a whole number")
    return int(cell)
