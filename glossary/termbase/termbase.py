"""Loads, saves and merges termbases. The suffix of a file decides its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import NoRowError, TermbaseError
from glossary.model import Finding, Severity, Term
from glossary.termbase.rows import BAD_ROW, empty_row, says_nothing

if TYPE_CHECKING:
    from glossary.termbase.rows import Rows


@dataclass(frozen=True, slots=True)
class Termbase:
    """The terms of one locale pair, in the order of their file.

    `columns` are the headers of the table they were read from, which saving keeps; not part of equality.
    """

    terms: tuple[Term, ...]
    source_locale: str = "en"
    target_locale: str = ""
    columns: tuple[str, ...] = field(default=(), compare=False)


def load(path: Path | str, *, to: str, source: str = "en") -> tuple[Termbase, tuple[Finding, ...]]:
    """Read the terms of a file for the locale pair, with findings on the rows that were left out.

    `.csv`, `.tsv`, `.tab`, `.txt`, `.utf8` are tables, `.tbx`, `.xml` TBX, `.po`, `.pot` PO glossaries. Of the last
    three kinds of tables, one without a header is a glossary of OmegaT. Of several target languages the one that fits
    `to` best is taken (pt-BR, else pt). A row without a target is kept: lint reports it.
    Raises TermbaseError when the file cannot be read at all.
    """
    path = Path(path)
    rows = _reader(path)(path, source=source, to=to)
    return Termbase(rows.terms, source, to, rows.columns), rows.findings


def load_merged(
    paths: Sequence[Path | str], *, to: str, source: str = "en", others: Sequence[Termbase] = ()
) -> tuple[Termbase, tuple[Finding, ...]]:
    """The termbases that some work is done with as one: `load` of each file, then `others`, by `merge`.

    A row without a target is reported, unless another file has it. Raises NoRowError for a file that is there but of
    which not one row could be read or has a target, else what `load` raises.
    """
    bases: list[Termbase] = []
    found: list[Finding] = []
    for path in paths:
        try:
            base, findings = load(path, to=to, source=source)
        except TermbaseError as error:
            if Path(path).is_file():
                raise NoRowError(error.where, error.what, error.remedy) from error
            raise
        if all(map(says_nothing, base.terms)):
            raise _no_row(path, (*findings, *map(empty_row, base.terms)))
        bases.append(base)
        found += findings
    if not bases and not others:
        return Termbase((), source, to), ()
    merged, conflicts = merge((*bases, *others))
    empty = (empty_row(term) for term in merged.terms if says_nothing(term))
    return merged, (*found, *empty, *conflicts)


def _no_row(path: Path | str, findings: Sequence[Finding]) -> NoRowError:
    """The error for a file without a row that can be used. `findings`: on all its rows."""
    if not findings:
        return NoRowError(path, "it has no rows, only the frame of a termbase", "add terms, or leave it out")
    first = findings[0]
    verb = "read" if first.rule == BAD_ROW else "used"
    what = f"none of its rows could be {verb}; the first: {first.message} ({first.where})"
    return NoRowError(path, what, "correct them; `glossary lint` lists every one")


def save(termbase: Termbase, path: Path | str, *, tbx_version: int = 2) -> None:
    """Write a termbase in the format of the suffix, atomically; loading and saving a file written here changes no byte.

    `tbx_version`: 2 or 3. Raises TermbaseError when the file cannot be written or the format cannot represent a term.
    """
    path = Path(path)
    kind = _kind(path)
    source, to, terms = termbase.source_locale, termbase.target_locale, termbase.terms
    if kind == "delimited":
        from glossary.termbase.delimited import write_delimited

        tab = "," if path.suffix.lower() == ".csv" else "\t"
        write_delimited(path, terms, source=source, to=to, columns=termbase.columns, delimiter=tab)
    elif kind == "tbx":
        from glossary.termbase.tbx_writer import write_tbx

        write_tbx(path, terms, source=source, to=to, version=tbx_version)
    else:
        from glossary.termbase.po import write_po

        write_po(path, terms, source=source, to=to)


def merge(bases: Sequence[Termbase]) -> tuple[Termbase, tuple[Finding, ...]]:
    """Several termbases of one locale pair as one, rows in order of appearance, with findings on rows left out.

    Rows for the same source, scope and part of speech become one: lists are joined, empty columns are filled from later
    rows. Of two rows that contradict each other the one of higher priority is kept, else the first; the other is left
    out and reported. Raises ValueError for no termbases or different locale pairs.
    """
    if len({(base.source_locale, base.target_locale) for base in bases}) != 1:
        raise ValueError("merge wants termbases of one locale pair")
    merged: dict[_Key, Term] = {}
    owners: dict[_Key, _Key] = {}
    findings: list[Finding] = []
    for later in (term for base in bases for term in base.terms):
        key = owners.get(_key(later), _key(later))
        first = merged.get(key)
        if first is None:
            merged[key] = later
        elif clash := _clash(first, later):
            kept, dropped = (later, first) if later.priority > first.priority else (first, later)
            findings.append(_conflict(kept, dropped, f"{clash}; the {'later' if kept is first else 'earlier'} row"))
            if kept is first:
                continue
            merged[key] = later
        else:
            merged[key] = _united(first, later)
        for surface in merged[key].sources:
            owners.setdefault(_key(later, surface), key)
    first_base = bases[0]
    return replace(first_base, terms=tuple(merged.values())), tuple(findings)


_Key = tuple[str, tuple[str, ...], str]
_KINDS: Mapping[str, str] = {
    ".csv": "delimited", ".tsv": "delimited", ".tab": "delimited", ".txt": "delimited", ".utf8": "delimited",
    ".tbx": "tbx", ".xml": "tbx", ".po": "po", ".pot": "po",
}  # fmt: skip
_FILLED = ("gender", "number", "animacy", "note")
_USUAL = ("type", "inflect", "case")  # columns whose default applies where a row does not set them
_UNSAID = Term("", "")


def _kind(path: Path) -> str:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        what = f"{path.suffix or 'no suffix'} is no termbase format"
        raise TermbaseError(path, what, f"the formats are {', '.join(_KINDS)}")
    return kind


def _reader(path: Path) -> Callable[..., Rows]:
    """The function that reads a file; its library is imported only when needed."""
    kind = _kind(path)
    if kind == "tbx":
        from glossary.termbase.tbx import read_tbx

        return read_tbx
    if kind == "po":
        from glossary.termbase.po import read_po

        return read_po
    from glossary.termbase.delimited import read_delimited

    return read_delimited


def _key(term: Term, surface: str = "") -> _Key:
    """The key that two rows for the same thing share."""
    return surface or term.source, tuple(sorted(term.scope)), term.pos.value


def _clash(first: Term, later: Term) -> str:
    """The contradiction between two rows in words, "" for none."""
    if first.kind is not later.kind:
        return f"{first.kind} and {later.kind}"
    if later.target and later.target in first.forbidden:
        return f"{later.target!r} is forbidden by the first"
    if later.target and later.target not in (first.target, *first.accept) and first.target:
        return f"{first.target!r} and {later.target!r}"
    if {first.target, *first.accept} & set(later.forbidden):
        return f"the later forbids {first.target!r}"
    for name in ("gender", "number", "animacy"):
        ours, theirs = getattr(first, name), getattr(later, name)
        if ours and theirs and ours != theirs:
            return f"{name} {ours} and {theirs}"
    for key, form in later.forms.items():
        if first.forms.get(key, form) != form:
            return f"form {key} {first.forms[key]!r} and {form!r}"
    return ""


def _united(first: Term, later: Term) -> Term:
    """Both rows as one; the columns of the first win."""
    filled = {name: getattr(first, name) or getattr(later, name) for name in _FILLED}
    filled |= {name: getattr(later, name) for name in _USUAL if getattr(first, name) == getattr(_UNSAID, name)}
    sources = dict.fromkeys((*first.aliases, *later.sources))
    forbidden = dict.fromkeys((*first.forbidden, *later.forbidden))
    target = first.target or later.target
    return replace(
        first,
        target=target,
        aliases=tuple(alias for alias in sources if alias != first.source),
        accept=tuple(text for text in dict.fromkeys((*first.accept, *later.accept)) if text not in forbidden),
        forbidden=tuple(text for text in forbidden if text != target),
        forms={**later.forms, **first.forms},
        priority=max(first.priority, later.priority),
        extra={**later.extra, **first.extra},
        **filled,
    )


def _conflict(first: Term, later: Term, clash: str) -> Finding:
    """The report on a row, `later`, that was left out of a merge."""
    message = f"{later.source!r} contradicts {first.place or 'another row'}: {clash} was left out"
    hint = "make them agree, or tell them apart by scope"
    return Finding("merge-conflict", Severity.WARNING, later.place or repr(later.source), message, hint)
