"""The cache of machine output: answers by what asked for them, in one SQLite file, so that no run asks twice."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from translate.errors import EngineError, TranslateError
from translate.machine.engine import (
    DECODER,
    NOWHERE,
    Attention,
    BeginsEarly,
    Decoding,
    Engine,
    Hypothesis,
    Request,
    at_once,
    is_asynchronous,
)
from translate.machine.interruption import run_by_caller, waiting
from translate.project import files

FILE = "cache.sqlite"
OLD_FILE = "memory.sqlite"  # its name in release 0.1
TABLE = (
    "answers (key BLOB PRIMARY KEY, value BLOB, model TEXT NOT NULL DEFAULT '', used INTEGER NOT NULL DEFAULT 0)"
    " WITHOUT ROWID"
)
_DIGITS = 4  # of a score after the point
_MANY = 500  # keys a query; SQLite's oldest limit on parameters is 999
_PATIENCE = 10  # seconds to wait for another process that writes


class Cache:
    """A table of answers by key (SHA-256), each with the model that gave it and the last run that used it. Runs are
    counted in the file, so that what nobody asks for any more can be found without a clock. Safe for several processes
    at once, and for threads of which one at a time uses it; a context manager."""

    def __init__(self, folder: Path | None) -> None:
        """Open or make the cache in a folder, which gets a .gitignore of its own; None: for this process only.

        Raises TranslateError.
        """
        self._kept: sqlite3.Connection | None = None  # a read-only database, asked as well
        self._used: set[bytes] = set()
        self.folder = folder  # where other things that save time may be kept, None: nowhere
        self.trouble = ""  # why it has stopped answering, "" while it has not
        try:
            self._db = connected(files.ignored(folder)) if folder else _opened(":memory:")
            self.run = _begin_run(self._db)  # its number, counted from 1
        except (OSError, sqlite3.Error) as error:
            raise TranslateError(
                folder or "cache", f"the cache cannot be opened ({error})", "delete it, it only saves time"
            ) from error

    def __enter__(self) -> Cache:
        return self

    @classmethod
    def reading(cls, folder: Path) -> Cache:
        """The cache of a folder, only to be read: nothing is made or renamed there, and what is put is forgotten on
        closing."""
        cache = cls(None)
        path = cache_file(folder)
        if path.is_file():
            busy = path.with_name(f"{path.name}-wal").exists()
            try:  # immutable: no lock files beside it; right only while nobody writes
                cache._kept = sqlite3.connect(
                    f"{path.absolute().as_uri()}?{'mode=ro' if busy else 'immutable=1'}",
                    uri=True,
                    check_same_thread=False,
                )
            except sqlite3.Error as error:
                cache.trouble = str(error)
        return cache

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with self._db:
                marks = ((self.run, key) for key in self._used if not self.trouble)
                self._db.executemany("UPDATE answers SET used = ? WHERE key = ?", marks)
        except sqlite3.Error as fault:
            self.trouble = str(fault)
        self._db.close()
        if self._kept:
            self._kept.close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The answers known among `keys`; none once there is `trouble`."""
        found: dict[bytes, bytes] = {}
        try:
            for start in range(0, 0 if self.trouble else len(keys), _MANY):
                some = keys[start : start + _MANY]
                marks = ",".join("?" * len(some))
                for database in (self._kept, self._db):
                    if database:
                        found.update(database.execute(f"SELECT key, value FROM answers WHERE key IN ({marks})", some))
        except sqlite3.Error as error:
            self.trouble = str(error)
        self._used |= found.keys()
        return found

    def put(self, answers: Mapping[bytes, bytes], model: str = "") -> None:
        """Keep answers of a model, all of them or none: a full disk or a damaged file is `trouble`, it stops no run."""
        if self.trouble:
            return
        try:
            with self._db:
                rows = ((key, value, model, self.run) for key, value in answers.items())
                self._db.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            self.trouble = str(error)


def cache_file(folder: Path) -> Path:
    """Where the cache of a folder is, or would be made: its file, or that of release 0.1 where there is only that."""
    path, old = folder / FILE, folder / OLD_FILE
    return old if old.is_file() and not path.is_file() else path


def connected(folder: Path) -> sqlite3.Connection:
    """The database of a folder, open for reading and writing, made where there is none.

    The file of release 0.1 is taken over by renaming it, one process at a time. While a process of that release has it
    open, it is used under its old name; a later run renames it. Raises sqlite3.Error, OSError.
    """
    if cache_file(folder).name == FILE:
        return _opened(folder / FILE)
    with files.held(folder / "lock"):
        _take_over(folder)
        return _opened(cache_file(folder))  # in here: from now on no other process can rename it


def _opened(path: Path | str) -> sqlite3.Connection:
    """A database with its table, whose columns are those of this version."""
    db = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        on_network = isinstance(path, Path) and files.is_on_network(path.parent)
        db.execute(f"PRAGMA journal_mode={'DELETE' if on_network else 'WAL'}")  # WAL needs memory that processes share
        db.execute(f"CREATE TABLE IF NOT EXISTS {TABLE}")
        _migrate(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _take_over(folder: Path) -> None:
    """Rename the file of release 0.1 where no other process uses it. Its -wal and -shm are first written back into it,
    and it stays locked until it has its new name."""
    old = cache_file(folder)
    if old.name == FILE:
        return  # by another process, just before
    with closing(sqlite3.connect(old, timeout=1, isolation_level=None)) as db:
        try:
            if db.execute("PRAGMA journal_mode=DELETE").fetchone() != ("delete",):
                return
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:  # in use
            return
        old.rename(folder / FILE)
        db.execute("ROLLBACK")


def _migrate(db: sqlite3.Connection) -> None:
    """Add to the table of a cache that an older version made the columns that it lacks."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        have = {row[1] for row in db.execute("PRAGMA table_info(answers)")}
        for column, kind in (("model", "TEXT NOT NULL DEFAULT ''"), ("used", "INTEGER NOT NULL DEFAULT 0")):
            if column not in have:
                db.execute(f"ALTER TABLE answers ADD COLUMN {column} {kind}")


def _begin_run(db: sqlite3.Connection) -> int:
    """Count one more run of a cache; its number."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        number = int(db.execute("PRAGMA user_version").fetchone()[0]) + 1
        db.execute(f"PRAGMA user_version = {number}")
    return number


@dataclass(frozen=True, slots=True)
class OfAnother:
    """Answers that are awaited for another text. `asking`: the keys that are; `keys`: those of these."""

    asking: AbstractSet[bytes]
    keys: frozenset[bytes]

    def done(self) -> bool:
        """True once none of them is awaited any more."""
        return not self.keys & self.asking

    def result(self) -> None:
        """Nothing: they are in the cache, but where the engine has failed."""


class CachedEngine:
    """An engine that looks into the cache first, and loads the real engine only for what is not there.

    The key holds all that an answer depends on: the text with its context, how to search, and `signature`: engine,
    models by the hash of their files, version of segmentation. Glossary rows are part of it only where the context has
    them: elsewhere a term that the engine does not render by itself changes the text that it is asked. What an engine
    itself says is no translation is asked again in the next run.
    """

    def __init__(self, cache: Cache, signature: str, load: Callable[[], Engine]) -> None:
        self._cache, self._signature, self._load = cache, signature, load
        self._engine: Engine | None = None
        self.at_once = at_once(signature)
        self.trouble: EngineError | None = None  # why it answers only from the cache, None while it does not
        self._asking: set[bytes] = set()  # what the real engine is being asked
        self.asked = 0  # requests that the real engine has answered in this run

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, in their order; new answers of the engine are stored at once. What is being
        asked for another text meanwhile is not asked twice."""
        keys = [self._key(request, decoding) for request in requests]
        wanted = dict(zip(keys, requests, strict=True))
        known = self._known(keys)
        while missing := {key: request for key, request in wanted.items() if key not in known}:
            if self.trouble:
                raise self.trouble
            if own := {key: request for key, request in missing.items() if key not in self._asking}:
                known |= self._answered(own, decoding)
            else:
                waiting.get()([OfAnother(self._asking, frozenset(missing))])
            known |= self._known([key for key in missing if key not in known])  # what others were answered meanwhile
        return [known[key] for key in keys]

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, tuple[Hypothesis, ...]]:
        return {key: found for key, value in self._cache.get(keys).items() if (found := _unpack(value))}

    def _answered(self, missing: Mapping[bytes, Request], decoding: Decoding) -> dict[bytes, tuple[Hypothesis, ...]]:
        """What the engine answers, stored but where it has a fault."""
        self._asking.update(missing)
        try:
            engine = self._engine = self._engine or run_by_caller(self._load)
            asked = partial(engine.translate, list(missing.values()), decoding)
            answers = dict(zip(missing, asked() if is_asynchronous(engine) else run_by_caller(asked), strict=True))
            fresh = {key: _pack(found) for key, found in answers.items() if not any(one.fault for one in found)}
            self.asked += len(missing)
            self._cache.put(fresh, self._signature)
        finally:
            self._asking.difference_update(missing)
        return {key: _rounded(found) for key, found in answers.items()}

    def expect(self, requests: Sequence[Request], decoding: Decoding) -> None:
        """Let an engine that can begin with what is not there."""
        engine: object = self._engine
        if not isinstance(engine, BeginsEarly):
            return
        keys = [self._key(request, decoding) for request in requests]
        known = self._known(keys)
        if missing := [request for key, request in zip(keys, requests, strict=True) if key not in known]:
            engine.expect(missing, decoding)

    def _key(self, request: Request, decoding: Decoding) -> bytes:
        how = [DECODER, decoding.beam, decoding.hypotheses, decoding.no_repeat_ngram, decoding.attention]
        how += [True] if decoding.alone else []
        where: object = "" if request.context is NOWHERE else astuple(request.context)  # "": as in older caches
        text = json.dumps([self._signature, how, where, request.text], ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _rounded(hypotheses: Iterable[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Hypotheses as the cache gives them back."""
    return tuple(replace(one, score=round(one.score, _DIGITS)) for one in hypotheses)


def _pack(hypotheses: Iterable[Hypothesis]) -> bytes:
    """Hypotheses as compressed JSON, attention as a text of one letter per weight."""
    text = json.dumps(
        [
            [h.text, round(h.score, _DIGITS)]
            + (
                [h.attention.source, h.attention.target, h.attention.hundredths.decode("latin-1")]
                if h.attention
                else []
            )
            for h in hypotheses
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpack(value: bytes) -> tuple[Hypothesis, ...]:
    """The hypotheses of a value; none when it is damaged."""
    try:
        read = json.loads(zlib.decompress(value))
        return tuple(Hypothesis(str(text), float(score), _attention(rest)) for text, score, *rest in read)
    except (ValueError, TypeError, zlib.error):
        return ()


def _attention(packed: Sequence[Any]) -> Attention | None:
    if not packed:
        return None
    source, target, weights = packed
    if len(weights) != len(source) * len(target):
        raise ValueError("damaged")
    return Attention(tuple(source), tuple(target), weights.encode("latin-1"))
