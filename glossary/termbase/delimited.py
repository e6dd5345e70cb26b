"""Reads CSV and TSV as Excel, Weblate or people write them; writes RFC 4180 with LF line ends.

Cells are kept exactly, except for white space at their ends. A cell that begins with `=` or `+` is written unchanged,
because an apostrophe before it would be read back as part of the term: a spreadsheet may run it as a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from glossary.errors import TermbaseError
from glossary.files import TableRow, TextTable, read_text, write_text
from glossary.locales import fit, is_tag, languages
from glossary.model import Finding, Term
from glossary.termbase import omegat
from glossary.termbase.rows import FIELDS, BadCellError, Rows, bad_row, cells_of, fuzzy_row, said_cells, term_of

_HEADERS: Mapping[str, str] = {
    "source": "source sourceterm term original sourcetext",
    "target": "target targetterm translation rendering targettext",
    "aliases": "aliases alias synonyms synonym sourcevariants",
    "accept": "accept accepted admitted alsoaccept alternatives",
    "forbidden": "forbidden forbid deprecated donotuse banned",
    "kind": "kind",
    "type": "type entitytype termtype",
    "pos": "pos partofspeech wordclass",
    "gender": "gender",
    "number": "number",
    "animacy": "animacy",
    "inflect": "inflect inflects declines declinable",
    "forms": "forms",
    "case": "case casing",
    "scope": "scope scopes",
    "priority": "priority",
    "note": "note notes comment comments explanation translatorcomments",
}
_FIELD_OF = {word: field for field, words in _HEADERS.items() for word in words.split()}
_OF_A_LANGUAGE = re.compile(r"(.+?)[\s:_.\-]*[\s:_.\-(\[]([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)[)\]]?")
_SOURCE_SIDE = frozenset({"source", "aliases"})


def read_delimited(path: Path, *, source: str, to: str) -> Rows:
    """The terms of a CSV or TSV file for the locale pair. The delimiter is the one that makes most headers known.
    A file of OmegaT has no header, see `omegat`.

    The target is the column whose header is the language that fits `to` best (pt-BR, else pt), else the column
    `target`. Raises TermbaseError when the file is not UTF-8 text or its header lacks a source or a target column.
    """
    table = TextTable.of(read_text(path))
    if not table.asked and path.suffix.lower() in omegat.SUFFIXES and not _has_header(table, source, to):
        return omegat.read(path, table.lines)
    delimiter, header, rows = open_table(path, table, source, to)
    fields = fields_of(header, source, to)
    terms: list[Term] = []
    findings: list[Finding] = []
    for row in rows:
        where = f"{path}:{row.number}"
        try:
            cells = _cells(row, header, fields, delimiter)
            if cells.get("fuzzy", "").strip().casefold() in {"true", "yes", "1"}:  # as Weblate writes its CSV
                findings.append(fuzzy_row(cells.get("source", ""), where))
            else:
                terms.append(term_of(cells, where))
        except BadCellError as error:
            findings.append(bad_row(where, str(error)))
    return Rows(tuple(terms), tuple(findings), header)


def write_delimited(
    path: Path, terms: Sequence[Term], *, source: str, to: str, columns: Sequence[str] = (), delimiter: str = ","
) -> None:
    """Write terms as CSV (or TSV with a tab as delimiter): UTF-8, LF, quotes only where needed.

    `columns` are the headers to keep, in order, as read_delimited returned them; other columns that the terms need
    follow in the order of FIELDS, then unknown ones by name. Raises TermbaseError when the file cannot be written.
    """
    write_text(path, format_delimited(terms, source=source, to=to, columns=columns, delimiter=delimiter))


def format_delimited(
    terms: Sequence[Term], *, source: str, to: str, columns: Sequence[str] = (), delimiter: str = ","
) -> str:
    """The text that write_delimited writes."""
    header, fields = _layout(terms, tuple(columns), source, to)
    out = [_write_row(header, delimiter)]
    for term in terms:
        cells = cells_of(term) | {key: value for key, value in term.extra.items() if key not in FIELDS}
        out.append(_write_row([cells.get(field, "") for field in fields], delimiter))
    return "".join(out)


def open_table(path: Path, table: TextTable, source: str, to: str) -> tuple[str, tuple[str, ...], Iterator[TableRow]]:
    """The delimiter that makes most headers known, the header, and the rows after it."""
    best: tuple[int, str, tuple[str, ...]] = (0, "", ())
    seen: tuple[str, ...] = ()
    for delimiter in table.delimiters:
        first = next(table.rows(delimiter), TableRow(0))
        header = _trimmed(first.cells)
        seen = max(seen, header, key=len)
        fields = fields_of(header, source, to)
        known = sum(field in FIELDS for field in fields)
        if {"source", "target"} <= set(fields) and known > best[0]:
            best = (known, delimiter, header)
    if not best[0]:
        names = ", ".join(repr(name[:20]) for name in seen[:8]) or "nothing"
        raise TermbaseError(
            f"{path}:{table.start + 1}",
            f"the header names no source ({source}) and target ({to}) column, it has {names}",
            f"call the columns source and target, or {source} and {to}",
        )
    rows = table.rows(best[1])
    next(rows)
    return best[1], best[2], (row for row in rows if row.trouble or any(cell.strip() for cell in row.cells))


def _has_header(table: TextTable, source: str, to: str) -> bool:
    """False if the first line with tabs has no name of a column, not even those of other languages."""
    cells = omegat.first_row(table.lines)
    fields = fields_of(cells, source, to)
    return len(cells) < 2 or bool({"source", "target"} & set(fields)) or all(map(is_tag, cells[:2]))


def _cells(row: TableRow, header: tuple[str, ...], fields: tuple[str, ...], delimiter: str) -> dict[str, str]:
    """Cells by field name. Raises BadCellError for a row that does not fit the header."""
    if row.trouble:
        raise BadCellError(f"the quotes or the cells are broken ({row.trouble})")
    if any(cell.strip() for cell in row.cells[len(header) :]):
        raise BadCellError(f"{len(row.cells)} cells in {len(header)} columns: quote a cell that holds {delimiter!r}")
    return dict(zip(fields, row.cells, strict=False))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Header cells without the empty ones that spreadsheets leave at the end."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def fields_of(header: Sequence[str], source: str, to: str) -> tuple[str, ...]:
    """The field of each header: a name of FIELDS (each at most once), or the name under which `extra` keeps it."""
    chosen: dict[str, tuple[int, int]] = {}
    for at, name in enumerate(header):
        field, rank = _meaning(name, source, to)
        if field and rank > chosen.get(field, (0, 0))[0]:
            chosen[field] = (rank, at)
    for field, locale in (("source", source), ("target", to)):
        if field not in chosen and header:
            names = _names_of(locale)
            found = next((at for at, name in enumerate(header) if name.strip().casefold() in names), None)
            if found is not None:
                chosen[field] = (1, found)
    taken = {at: field for field, (_, at) in chosen.items()}
    fields: list[str] = []
    for at, name in enumerate(header):
        plain = f"column {at + 1}" if not name else f"other {name}" if name in FIELDS else name
        options = (plain, *(f"{plain} {count}" for count in range(2, len(header) + 2)))
        fields.append(taken.get(at) or next(option for option in options if option not in fields))
    return tuple(fields)


def _meaning(name: str, source: str, to: str) -> tuple[str, int]:
    """The field that a header may fill, and how strong its claim is (0: none)."""
    words = re.sub(r"[\s_\-]+", "", name).casefold()
    if words in _FIELD_OF:
        return _FIELD_OF[words], 1
    if is_tag(name):
        field, rank = max((("target", fit(name, to)), ("source", fit(name, source))), key=lambda pair: pair[1])
        return field, rank + 1 if rank else 0
    found = _OF_A_LANGUAGE.fullmatch(name)
    field = _FIELD_OF.get(re.sub(r"[\s_\-]+", "", found[1]).casefold(), "") if found else ""
    if found and field:
        rank = fit(found[2], source if field in _SOURCE_SIDE else to)
        return field, rank + 1 if rank else 0
    return "", 0


def _names_of(locale: str) -> frozenset[str]:
    """The names of a language that a header may have: in English and in the language itself, in lower case."""
    tag = re.split(r"[-_]", locale)[0]
    names = (languages("en").get(tag), languages(tag).get(tag))
    return frozenset(name.casefold() for name in names if name)


def _layout(
    terms: Sequence[Term], columns: tuple[str, ...], source: str, to: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headers to write, and the field of each."""
    fields = fields_of(columns, source, to)
    if not {"source", "target"} <= set(fields):
        columns, fields = (), ()
    used = {"source", "target"}.union(*(said_cells(term) for term in terms))
    new = tuple(field for field in FIELDS if field in used and field not in fields)
    columns, fields = columns + new, fields + new
    for key in sorted({key for term in terms for key in term.extra} - set(fields)):
        read_back = fields_of((*columns, key), source, to)
        columns += (key if read_back == (*fields_of(columns, source, to), key) else f"x {key}",)
        fields += (key,)
    return columns, fields


def _write_row(cells: Iterable[str], delimiter: str) -> str:
    return delimiter.join(_quoted(cell, delimiter) for cell in cells) + "\n"


def _quoted(cell: str, delimiter: str) -> str:
    """The cell, in quotes if it contains a delimiter, a quote or a line end."""
    if delimiter in cell or any(mark in cell for mark in '"\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell
