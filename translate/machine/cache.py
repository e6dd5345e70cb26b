"""The memory: machine output by what asked for it, in one SQLite file, so that a re-run need not ask again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from translate.errors import TranslateError
from translate.machine.engine import DECODER, Attention, Decoding, Engine, Hypothesis, Request
from translate.project import files

FILE = "memory.sqlite"
TABLE = (
    "answers (key BLOB PRIMARY KEY, value BLOB, model TEXT NOT NULL DEFAULT '', used INTEGER NOT NULL DEFAULT 0)"
    " WITHOUT ROWID"
)
_MANY = 500  # keys a query; SQLite's oldest limit on parameters is 999


class Memory:
    """A table of answers by key (SHA-256), each with the model that gave it and the last run that used it. Runs are
    counted in the file, so that what nobody asks for any more can be told without a clock. Safe for several processes
    at once; a context manager."""

    def __init__(self, folder: Path | None) -> None:
        """Open or make the memory in a folder, which gets a .gitignore of its own; None: for this process only.

        Raises TranslateError.
        """
        self._kept: sqlite3.Connection | None = None  # another one, asked where this one does not know
        self._used: set[bytes] = set()
        self.trouble = ""  # why it has stopped answering, "" while it has not
        try:
            if folder:
                files.ignored(folder)
            self._db = sqlite3.connect(folder / FILE if folder else ":memory:", timeout=10)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute(f"CREATE TABLE IF NOT EXISTS {TABLE}")
            migrate(self._db)
            self._run = _begin_run(self._db)
        except (OSError, sqlite3.Error) as error:
            raise TranslateError(
                folder or "memory", f"the memory cannot be opened ({error})", "delete it, it only saves time"
            ) from error

    def __enter__(self) -> Memory:
        return self

    @classmethod
    def reading(cls, folder: Path) -> Memory:
        """The memory of a folder, to be asked only: nothing is made there, and what is put is forgotten on closing."""
        memory = cls(None)
        path = folder / FILE
        if path.is_file():
            busy = path.with_name(f"{FILE}-wal").exists()
            try:  # immutable: no lock files beside it; right only while nobody writes
                memory._kept = sqlite3.connect(
                    f"{path.absolute().as_uri()}?{'mode=ro' if busy else 'immutable=1'}", uri=True
                )
            except sqlite3.Error as error:
                memory.trouble = str(error)
        return memory

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with self._db:
                marks = ((self._run, key) for key in self._used if not self.trouble)
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
                rows = ((key, value, model, self._run) for key, value in answers.items())
                self._db.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            self.trouble = str(error)


def migrate(db: sqlite3.Connection) -> None:
    """Give the table of a memory that an older version made the columns that it does not have."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        have = {row[1] for row in db.execute("PRAGMA table_info(answers)")}
        for column, kind in (("model", "TEXT NOT NULL DEFAULT ''"), ("used", "INTEGER NOT NULL DEFAULT 0")):
            if column not in have:
                db.execute(f"ALTER TABLE answers ADD COLUMN {column} {kind}")


def _begin_run(db: sqlite3.Connection) -> int:
    """Count one more run of a memory; its number."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        number = int(db.execute("PRAGMA user_version").fetchone()[0]) + 1
        db.execute(f"PRAGMA user_version = {number}")
    return number


class Remembering:
    """An engine that asks the memory first, and loads the real engine only for what is not there.

    The key holds all that an answer depends on: the text (no other context reaches an engine), how to
    search, and `signature`: engine, models by the hash of their files, version of segmentation. Rows of a glossary are
    no part of it: those that matched a text and did not come out right of themselves are seen in what is asked for it.
    `answered` is told how many requests have been answered, for progress.
    """

    def __init__(self, memory: Memory, signature: str, load: Callable[[], Engine]) -> None:
        self._memory, self._signature, self._load = memory, signature, load
        self._engine: Engine | None = None
        self.asked = 0  # requests that the real engine has answered in this run

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Hypotheses of each request; what the engine had to answer is kept at once."""
        keys = [self._key(request, decoding) for request in requests]
        known = {key: found for key, value in self._memory.get(keys).items() if (found := _unpack(value))}
        missing = {key: request for key, request in zip(keys, requests, strict=True) if key not in known}
        if missing:
            self._engine = self._engine or self._load()
            answers = self._engine.translate(list(missing.values()), decoding)
            fresh = {key: _pack(found) for key, found in zip(missing, answers, strict=True)}
            self.asked += len(missing)
            self._memory.put(fresh, self._signature)
            known |= {key: _unpack(value) for key, value in fresh.items()}  # rounded alike, fresh or remembered
        return [known[key] for key in keys]

    def _key(self, request: Request, decoding: Decoding) -> bytes:
        how = [DECODER, decoding.beam, decoding.hypotheses, decoding.no_repeat_ngram, decoding.attention]
        how += [True] if decoding.alone else []
        text = json.dumps([self._signature, how, "", request.text], ensure_ascii=False)  # "": as caches have it
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _pack(hypotheses: Iterable[Hypothesis]) -> bytes:
    """Hypotheses as compressed JSON, attention as a text of one letter a weight."""
    text = json.dumps(
        [
            [h.text, round(h.score, 4)]
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
