"""The file in which fingerprints and other facts of earlier runs are kept: a table of texts by kind, place and name."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from translate.project import files

FILE = "fingerprints.sqlite"
_log = logging.getLogger(__name__)
_TOGETHER = 200  # facts that are written together; chosen by hand
_PATIENCE = 10  # seconds to wait for another process that writes
_TABLE = "facts (kind TEXT, place TEXT, name TEXT, value TEXT, PRIMARY KEY (kind, place, name)) WITHOUT ROWID"


class Facts:
    """Facts of earlier runs; it only saves time. A file that is missing, locked, damaged or not writable costs nothing
    but that: from then on it knows nothing and keeps nothing. It is kept with a rollback journal, which network folders
    allow as well. A context manager."""

    def __init__(self, folder: Path | None, *, writable: bool = True) -> None:
        """`folder`: where the file is, or is made once there is something to keep; None: nothing is known and nothing
        kept. `writable`: false to leave everything as it is."""
        self._folder, self._writable = folder, writable and folder is not None
        self._db: sqlite3.Connection | None = None
        self._trouble = False
        self._waiting: dict[tuple[str, str, str], str] = {}
        if folder and (folder / FILE).is_file():
            self._open(folder, "rw" if writable else "ro")

    @classmethod
    def beside(cls, folder: Path) -> Facts:
        """Those of a project whose runs keep some: nothing is made where there are none, and where the file cannot be
        written it is only read."""
        path = folder / FILE
        writable = os.access(path, os.W_OK) and os.access(folder, os.W_OK)
        return cls(folder if path.is_file() else None, writable=writable)

    def __enter__(self) -> Facts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()
        if self._db:
            self._db.close()

    def get(self, kind: str, place: str, name: str) -> str | None:
        """A fact, None where it is not known."""
        if (waiting := self._waiting.get((kind, place, name))) is not None:
            return waiting
        if not self._db or self._trouble:
            return None
        try:
            query = "SELECT value FROM facts WHERE kind = ? AND place = ? AND name = ?"
            found = self._db.execute(query, (kind, place, name)).fetchone()
        except (sqlite3.Error, UnicodeError) as error:
            self._fault(error)
            return None
        return found[0] if found and isinstance(found[0], str) else None

    def values(self, kind: str) -> list[str]:
        """All facts of a kind."""
        if not self._db or self._trouble:
            return []
        try:
            found = self._db.execute("SELECT value FROM facts WHERE kind = ?", (kind,)).fetchall()
        except sqlite3.Error as error:
            self._fault(error)
            return []
        return [value for (value,) in found if isinstance(value, str)]

    def put(self, kind: str, place: str, values: Mapping[str, str]) -> None:
        """Keep facts by their names; they are written some together."""
        if self._writable and not self._trouble:
            self._waiting |= {(kind, place, name): value for name, value in values.items()}
        if len(self._waiting) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what is to be kept, all of it or nothing."""
        if not self._waiting or self._trouble:
            return
        if not self._db and self._folder:
            self._open(self._folder, "rwc")
        if not self._db:
            return
        try:
            with self._db:
                rows = ((*key, value) for key, value in self._waiting.items())
                self._db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)", rows)
        except (sqlite3.Error, UnicodeError) as error:
            self._fault(error)
        self._waiting.clear()

    def _open(self, folder: Path, mode: str) -> None:
        try:
            if mode == "rwc":
                files.ignored(folder)
            path = (folder / FILE).absolute()
            self._db = sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE)
            if mode != "ro":
                self._db.execute("PRAGMA synchronous=NORMAL")
                self._db.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE}")
        except (OSError, sqlite3.Error) as error:
            self._fault(error)

    def _fault(self, error: Exception) -> None:
        self._trouble = True
        where = (self._folder or Path()) / FILE
        _log.warning("%s has a fault (%s); went on without; delete it, it only saves time", where, error)
