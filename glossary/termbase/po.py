"""Reads and writes PO glossaries as Weblate exports them, and reads the entries of any PO file; only this module of the
package imports polib.

There is one entry per term. Flags mean what they mean in Weblate: `read-only` is a term to keep, the msgstr of a
`forbidden` entry must not be used (it becomes part of the row with the same msgid), `terminology` has no effect. Other
columns are comments `#. COLUMN: value` (`#. extra.NAME: value` for unknown columns); all other comments are the note.
Files written here also have `#. kind: keep` and `#. kind: forbidden`, because msgcat and msgmerge drop unknown flags.
Fuzzy entries are not loaded.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from glossary.errors import TermbaseError
from glossary.files import read_text, write_text
from glossary.locales import fit, is_tag
from glossary.model import Finding, Term, TermKind
from glossary.termbase.rows import FIELDS, BadCellError, Rows, bad_row, fuzzy_row, said_cells, term_of, valid_cell

_IN_ENTRY = frozenset({"source", "target", "forbidden", "note"})
_COMMENT = re.compile(r"(extra\.[^:]*|[a-z]+):\s*(.*)")
_SOLID = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_STRING = re.compile(r'(?:msg(?:id|id_plural|str|ctxt|str\[\d+\])\s*)?(".*)')
_FLAG = r"[^\S\n]*[A-Za-z][^\s,]*[^\S\n]*"
_STICKY = re.compile(rf"^#=(?:({_FLAG}(?:,{_FLAG})*)$)?", re.MULTILINE)  # flags, or a line drawn by somebody
_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"')
_FORBIDDEN = "kind: forbidden"
_NUMBERED = re.compile(r"(?:forbidden)?#[0-9]+|forbidden")
_UNESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(\\))")


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One translation of a PO file, with its line number, its translator comment and the first file it refers to.

    Each plural form is an entry of its own; the source of the first one is the singular.
    """

    source: str
    target: str
    line: int
    comment: tuple[str, ...] = ()
    is_fuzzy: bool = False
    reference: str = ""


class _Content(str):
    """The content of a file for polib, which would also end lines at U+2028 and the like."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return list(io.StringIO(f"{self}\n", newline=None))


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry as a term, or as a rendering that its source must not have."""

    term: Term
    is_forbidden: bool


def read_po(path: Path, *, source: str, to: str) -> Rows:
    """The terms of a PO glossary. Raises TermbaseError when the file is not UTF-8, not PO or in another language."""
    entries = _opened(path)
    language = entries.metadata.get("Language", "")
    if is_tag(language) and not fit(language, to):
        raise TermbaseError(path, f"is a glossary in {language}, not in {to}", f"choose another, or --to {language}")
    read: list[_Read] = []
    findings: list[Finding] = []
    for entry in entries:
        where = f"{path}:{entry.linenum}"
        if entry.obsolete:
            continue
        if entry.fuzzy:
            findings.append(fuzzy_row(entry.msgid, where))
            continue
        try:
            is_forbidden = "forbidden" in entry.flags or _FORBIDDEN in entry.comment.split("\n")
            read.append(_Read(_term(entry, where), is_forbidden))
        except BadCellError as error:
            findings.append(bad_row(where, str(error)))
    return Rows(tuple(_attached(read)), tuple(findings))


def read_entries(path: Path) -> tuple[str, tuple[PoEntry, ...]]:
    """The language in the header of a PO file ("" for none), and its entries in order, without obsolete ones.

    Raises TermbaseError when the file is not UTF-8 text or not PO.
    """
    opened = _opened(path)
    entries: list[PoEntry] = []
    for entry in opened:
        if entry.obsolete:
            continue
        pairs = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            forms = sorted((entry.msgstr_plural or {}).items())
            pairs = [(entry.msgid_plural if number else entry.msgid, text) for number, text in forms]
        comment = tuple(line.strip() for line in entry.tcomment.split("\n") if line.strip())
        reference = str(entry.occurrences[0][0]) if entry.occurrences else ""
        entries += [
            PoEntry(source, target, entry.linenum or 1, comment, bool(entry.fuzzy), reference)
            for source, target in pairs
        ]
    language = opened.metadata.get("Language", "").replace("_", "-")
    return language if is_tag(language) else "", tuple(entries)


def write_po(path: Path, terms: Sequence[Term], *, source: str, to: str) -> None:
    """Write terms as a PO glossary that msgfmt accepts and Weblate imports.

    Raises TermbaseError when the file cannot be written.
    """
    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = {
        "Project-Id-Version": "glossary",
        "Language": to.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": source.replace("-", "_"),
    }
    taken: set[tuple[str, str]] = {("", "")}
    for term in terms:
        catalog.append(_main_entry(term, taken))
        catalog.extend(_forbidden_entries(term, taken))
    write_text(path, f"{catalog}".rstrip("\n") + "\n")


def _opened(path: Path) -> polib.POFile:
    """The file as read by polib, which does not know `#=` (gettext 0.26) for `#,`. Raises TermbaseError."""
    text = read_text(path)
    _check_quotes(path, text)
    try:
        return polib.pofile(
            _Content(_STICKY.sub(lambda found: f"#, {found[1]}" if found[1] else "# =", text)),
            encoding="utf-8",
            wrapwidth=0,
        )
    except Exception as error:  # for a syntax error polib raises OSError, IndexError, ValueError ...
        line = re.search(r"\(line (\d+)\)", str(error))
        where = f"{path}:{line[1]}" if line else path
        raise TermbaseError(where, "is no valid PO from here on", "run msgfmt --check on it") from error


def _check_quotes(path: Path, text: str) -> None:
    """Raises TermbaseError for a string that is not closed: polib would silently drop its last character."""
    for number, line in enumerate(text.split("\n"), start=1):
        found = _STRING.match(line.strip())
        if found and not _CLOSED.fullmatch(found[1]):
            raise TermbaseError(f"{path}:{number}", "is no valid PO from here on", "run msgfmt --check on it")


def _term(entry: polib.POEntry, where: str) -> Term:
    """The term of an entry. Raises BadCellError."""
    target = entry.msgstr or (entry.msgstr_plural or {}).get(0, "")
    cells = {"source": entry.msgid, "target": target, "aliases": entry.msgid_plural or ""}
    notes = []
    context = entry.msgctxt or ""
    if context and not _NUMBERED.fullmatch(context):
        cells["context"] = context
    for line in entry.comment.split("\n"):
        found = _COMMENT.fullmatch(line)
        name, value = (found[1], _plain(found[2])) if found else ("", "")
        if name.startswith("extra."):
            cells[_plain(name[6:])] = value
        elif name in FIELDS and name not in _IN_ENTRY - {"note"} and valid_cell(name, value):
            cells[name] = value
        elif line.strip() and line != _FORBIDDEN:
            notes.append(line.strip())
    notes.extend(line.strip() for line in entry.tcomment.split("\n"))
    cells.setdefault("note", "\n".join(notes).strip())
    if "read-only" in entry.flags:
        cells["kind"] = "keep"
    return term_of(cells, where)


def _attached(read: Sequence[_Read]) -> Iterator[Term]:
    """The terms in order, each forbidden rendering moved to the nearest row of its source, before it or else after."""
    terms: list[Term | None] = []
    waiting: dict[str, int] = {}
    rows: dict[str, int] = {}
    for item in read:
        key = item.term.source
        if not item.is_forbidden:
            early = terms[waiting[key]] if key in waiting else None
            terms.append(replace(item.term, forbidden=early.forbidden) if early else item.term)
            if key in waiting:
                terms[waiting.pop(key)] = None
            rows[key] = len(terms) - 1
            continue
        row = rows.get(key, waiting.get(key))
        if row is None:
            waiting[key] = len(terms)
            terms.append(replace(item.term, target="", forbidden=_renderings(item.term)))
        else:
            before = terms[row]
            assert before is not None
            terms[row] = replace(before, forbidden=before.forbidden + _renderings(item.term))
    yield from (term for term in terms if term is not None)


def _renderings(term: Term) -> tuple[str, ...]:
    return (term.target,) if term.target else ()


def _main_entry(term: Term, taken: set[tuple[str, str]]) -> polib.POEntry:
    """The entry of a term and its own columns."""
    cells = {column: cell for column, cell in said_cells(term).items() if column not in _IN_ENTRY}
    extra = dict(term.extra)
    context = extra.pop("context", "")
    unique = _unique(context, term.source, taken)
    if context and (unique != context or _NUMBERED.fullmatch(context)):
        extra["context"] = context
    lines = [f"{column}: {_solid(cell)}" for column, cell in cells.items()]
    lines += [f"extra.{_solid(key).replace(':', chr(92) + 'u003a')}: {_solid(extra[key])}" for key in sorted(extra)]
    note = term.note
    if any(_SOLID.search(line) or line != line.strip() or not line for line in note.split("\n") if note):
        lines.append(f"note: {_solid(note)}")
        note = ""
    return polib.POEntry(
        msgid=term.source,
        msgstr=term.target,
        msgctxt=unique or None,
        comment="\n".join(lines),
        tcomment=note,
        flags=["read-only"] if term.kind is TermKind.KEEP else [],
    )


def _forbidden_entries(term: Term, taken: set[tuple[str, str]]) -> Iterator[polib.POEntry]:
    """One entry per forbidden rendering, distinguished from the main one by its context."""
    for rendering in term.forbidden:
        context = _unique("forbidden", term.source, taken)
        yield polib.POEntry(
            msgid=term.source, msgstr=rendering, msgctxt=context, comment=_FORBIDDEN, flags=["forbidden"]
        )


def _unique(context: str, source: str, taken: set[tuple[str, str]]) -> str:
    """A context that no entry of this source has yet: the given one, with a number if necessary."""
    options = (context, *(f"{'forbidden' if context == 'forbidden' else ''}#{at}" for at in range(2, len(taken) + 3)))
    free = next(option for option in options if (option, source) not in taken)
    taken.add((free, source))
    return free


def _solid(text: str) -> str:
    """The text on one line, with the characters that a PO reader would change escaped."""
    text = text.replace("\\", "\\\\")
    return _SOLID.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _plain(text: str) -> str:
    """The inverse of _solid."""
    return _UNESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", text)
