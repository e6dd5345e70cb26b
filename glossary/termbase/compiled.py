"""Compiled termbases: the terms of large files and the index of their words in a database, read row by row as needed.

A compiled termbase is a cache: it is used only if it was made from the same bytes by the same code, and its own bytes
are those that were written; otherwise it is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, overload

from glossary.model import CaseRule, Finding, Inference, PartOfSpeech, Severity, Term, TermKind, TermType
from glossary.termbase.matching import Matcher, TermEntry, TermIndex, TermWord

FORMAT = 1  # raised when the tables change
DatabaseError = sqlite3.Error
_KEPT = 4  # compiled termbases of a folder, the newest; chosen by hand
_WORDS = 1 << 14  # words of texts whose entries are kept in memory
_SUFFIX = ".terms"
_FIELDS = tuple(spec.name for spec in fields(Term))
_ENUMS: Mapping[str, type] = {"kind": TermKind, "type": TermType, "pos": PartOfSpeech, "case": CaseRule}
_TABLES = """
    CREATE TABLE terms (number INTEGER PRIMARY KEY, cells TEXT);
    CREATE TABLE persons (number INTEGER PRIMARY KEY, source TEXT, target TEXT);
    CREATE TABLE entries (word TEXT, number INTEGER, term INTEGER, words TEXT, PRIMARY KEY (word, number))
    WITHOUT ROWID;
    CREATE TABLE findings (number INTEGER PRIMARY KEY, cells TEXT);
"""


@dataclass(frozen=True, slots=True)
class CompiledTermbase:
    """A compiled termbase: its terms, how they are found, those of them that are names of persons, as source and
    target, and the findings on the rows that were left out."""

    terms: Sequence[Term]
    index: TermIndex
    persons: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def digest(paths: Sequence[Path | str], *said: str) -> str:
    """What a compiled termbase is made from, in hex: the bytes of files, what is `said` beside them, and the code of
    this package and of its dictionaries. Raises OSError."""
    parts = [repr((FORMAT, _code(), *said, *map(str, paths))).encode("utf-8", "surrogatepass")]
    parts += [hashlib.sha256(Path(path).read_bytes()).digest() for path in paths]
    return hashlib.sha256(b"".join(parts)).hexdigest()


@cache
def _code() -> str:
    """The digest of the source text of the package, and the version of the dictionaries that give lemmas."""
    from importlib.metadata import version

    found = hashlib.sha256(version("simplemma").encode())
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


def opened(folder: Path, name: str) -> CompiledTermbase | None:
    """The compiled termbase of a digest in a folder, None if there is none that is whole."""
    for path in folder.glob(f"{name}-*{_SUFFIX}"):
        with suppress(OSError, sqlite3.Error, ValueError, TypeError):
            if _path(folder, name, path) == path:
                os.utime(path)
                return _read(path)
    return None


def write(folder: Path, name: str, terms: Sequence[Term], source_locale: str, findings: Iterable[Finding]) -> None:
    """Compile terms into a folder under their digest; of the older files there the newest stay. Raises OSError,
    DatabaseError."""
    handle, scratch = tempfile.mkstemp(".tmp", dir=folder)
    os.close(handle)
    made = Path(scratch)
    try:
        with closing(sqlite3.connect(made)) as database, database:
            database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES}")
            database.executemany("INSERT INTO terms VALUES (?, ?)", enumerate(map(_cells_of_term, terms)))
            database.executemany(
                "INSERT INTO persons VALUES (?, ?, ?)", ((n, *one) for n, one in enumerate(persons(terms)))
            )
            database.executemany("INSERT INTO findings VALUES (?, ?)", enumerate(map(_cells_of_finding, findings)))
            database.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", _entries(terms, source_locale))
        made.replace(_path(folder, name, made))
    finally:
        made.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT:]:
        old.unlink(missing_ok=True)


def _path(folder: Path, name: str, file: Path) -> Path:
    """Where the compiled termbase of a digest lies that has the bytes of `file`: its name has their digest, too."""
    with file.open("rb") as stream:
        return folder / f"{name}-{hashlib.file_digest(stream, 'sha256').hexdigest()[:32]}{_SUFFIX}"


def _read(path: Path) -> CompiledTermbase:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False)
    cells = database.execute("SELECT cells FROM findings ORDER BY number").fetchall()
    named = tuple(database.execute("SELECT source, target FROM persons ORDER BY number"))
    return CompiledTermbase(_Terms(database), _Index(database), named, tuple(_finding(one) for (one,) in cells))


def persons(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    """Of some terms those that are names of persons, as source and target."""
    return ((term.source, term.target) for term in terms if term.type is TermType.PERSON)


def _entries(terms: Sequence[Term], source_locale: str) -> Iterator[tuple[str, int, int, str]]:
    """The rows of the table of entries."""
    for word, entries in Matcher(terms, source_locale).index.items():
        for number, entry in enumerate(entries):
            words = json.dumps([astuple(one) for one in entry.words], ensure_ascii=False)
            yield word, number, entry.order, words


class _Terms(Sequence[Term]):
    """The terms of a database, each made when it is asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._size = int(database.execute("SELECT count(*) FROM terms").fetchone()[0])

    @overload
    def __getitem__(self, place: int) -> Term: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Term]: ...
    def __getitem__(self, place: int | slice) -> Term | Sequence[Term]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(self._size)))
        number = place + self._size if place < 0 else place
        found = self._database.execute("SELECT cells FROM terms WHERE number = ?", (number,)).fetchone()
        if found is None:
            raise IndexError(place)
        return _term(found[0])

    def __iter__(self) -> Iterator[Term]:
        for (cells,) in self._database.execute("SELECT cells FROM terms ORDER BY number"):
            yield _term(cells)

    def __len__(self) -> int:
        return self._size


class _Index:
    """The entries of a database by word."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._term = lru_cache(_WORDS)(_Terms(database).__getitem__)
        self._found = lru_cache(_WORDS)(self._entries)

    def get(self, word: str) -> Sequence[TermEntry]:
        """See TermIndex."""
        return self._found(word)

    def _entries(self, word: str) -> tuple[TermEntry, ...]:
        asked = "SELECT term, words FROM entries WHERE word = ? ORDER BY number"
        rows = self._database.execute(asked, (word.encode("utf-8", "replace").decode(),)).fetchall()
        return tuple(
            TermEntry(tuple(TermWord(*one) for one in json.loads(words)), self._term(n), n) for n, words in rows
        )


def _cells_of_term(term: Term) -> str:
    said = [getattr(term, name) for name in _FIELDS]
    plain = [dict(one) if isinstance(one, Mapping) else one for one in said]
    return json.dumps(plain, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    """An inference as JSON has it."""
    assert isinstance(value, Inference)
    return [value.basis, value.candidates]


def _term(cells: str) -> Term:
    said: dict[str, Any] = dict(zip(_FIELDS, json.loads(cells), strict=True))
    for name, value in said.items():
        if isinstance(value, list) and name != "inference":
            said[name] = tuple(value)
        elif name in _ENUMS:
            said[name] = _ENUMS[name](value)
    if said["inference"] is not None:
        basis, candidates = said["inference"]
        said["inference"] = Inference(basis, tuple(map(tuple, candidates)))
    return Term(**said)


def _cells_of_finding(one: Finding) -> str:
    term = _cells_of_term(one.term) if one.term else None
    return json.dumps([one.rule, one.severity, one.where, one.message, one.hint, term])


def _finding(cells: str) -> Finding:
    rule, severity, where, message, hint, term = json.loads(cells)
    return Finding(rule, Severity(severity), where, message, hint, _term(term) if term else None)
