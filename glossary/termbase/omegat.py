"""Reads glossaries of OmegaT: a term per line, tabs between source, target and comment, no header, no quotes.

A line that begins with # is a comment. Several lines of one source are alternatives: the first is the target, the
others are accepted (OmegaT user manual, "Glossaries").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from glossary.model import Finding, Term
from glossary.termbase.rows import BadCellError, Rows, bad_row, term_of

SUFFIXES = (".txt", ".utf8", ".tab")
_COLUMNS = ("source", "target", "note")


def first_row(lines: Iterable[str]) -> tuple[str, ...]:
    """The cells of the first line that is no comment, () if there is none."""
    return next((_cells(line) for line in lines if _is_row(line)), ())


def read(path: Path, lines: Sequence[str]) -> Rows:
    """The terms in the lines of a file. A line without a tab is reported."""
    terms: dict[str, Term] = {}
    findings: list[Finding] = []
    for number, line in enumerate(lines, 1):
        if not _is_row(line):
            continue
        where, cells = f"{path}:{number}", _cells(line)
        try:
            if len(cells) < 2:
                raise BadCellError("no tab between a source and a target")
            term = term_of(_named(cells), where)
        except BadCellError as error:
            findings.append(bad_row(where, str(error)))
            continue
        first = terms.get(term.source)
        terms[term.source] = _united(first, term) if first else term
    return Rows(tuple(terms.values()), tuple(findings))


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.rstrip("\r\n").split("\t"))


def _named(cells: Sequence[str]) -> dict[str, str]:
    names = (*_COLUMNS, *(f"column {number}" for number in range(len(_COLUMNS) + 1, len(cells) + 1)))
    return {name: cell for name, cell in zip(names, cells, strict=False) if cell or name in _COLUMNS}


def _united(first: Term, later: Term) -> Term:
    """A term with the target of a later line as an alternative."""
    if not first.target:
        return replace(first, target=later.target, note=first.note or later.note)
    accept = () if later.target in ("", first.target, *first.accept) else (later.target,)
    return replace(first, accept=(*first.accept, *accept), note=first.note or later.note)
