"""Maintenance of caches: what they hold, pruning what is no longer used, merging several into one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from translate.errors import ConfigError, TranslateError
from translate.fingerprints import ARTICLE, Facts, record
from translate.machine.cache import FILE, Cache, cache_file, connected


@dataclass(frozen=True, slots=True)
class Stats:
    """What a cache holds. `size`: of its file, in bytes; `runs`: how many runs have used it; `models`: how many answers
    are of each model; `idle`: how many answers were last used so many runs ago, 0 being the last run."""

    size: int
    answers: int
    runs: int
    models: Mapping[str, int]
    idle: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Pruned:
    """What pruning did: answers removed and left, and the size of the file in bytes before and after."""

    removed: int
    left: int
    before: int
    after: int


def stats(folder: Path) -> Stats:
    """What the cache of a folder holds. Raises ConfigError when there is none, TranslateError when it is damaged."""
    with _opened(folder) as db:
        runs = int(db.execute("PRAGMA user_version").fetchone()[0])
        models = dict(db.execute("SELECT model, count(*) FROM answers GROUP BY model ORDER BY 2 DESC"))
        idle = dict(db.execute("SELECT ? - used, count(*) FROM answers GROUP BY used ORDER BY 1", (runs,)))
        return Stats(cache_file(folder).stat().st_size, sum(models.values()), runs, models, idle)


def prune(folder: Path, runs: int, model: str = "") -> Pruned:
    """Drop the answers that none of the last `runs` runs has used, and those of a model whose name contains `model`.
    The answers of a run count as used as long as later runs skip an article that it translated.

    Raises ConfigError when there is no cache, TranslateError when it is damaged or in use.
    """
    with _opened(folder) as db:
        path = cache_file(folder)
        before = path.stat().st_size
        last = int(db.execute("PRAGMA user_version").fetchone()[0])
        with db:
            idle = set(range(1, last - runs + 1)) - _standing(folder)
            removed = sum(db.execute("DELETE FROM answers WHERE used = ?", (run,)).rowcount for run in sorted(idle))
            removed += db.execute("DELETE FROM answers WHERE used < 1").rowcount if last >= runs else 0
            if model:
                removed += db.execute("DELETE FROM answers WHERE instr(model, ?)", (model,)).rowcount
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        left = int(db.execute("SELECT count(*) FROM answers").fetchone()[0])
    return Pruned(removed, left, before, path.stat().st_size)


def merge(folder: Path, others: Sequence[Path]) -> int:
    """Add to the cache of a folder, made where there is none, the answers of others (files, or folders that hold one).

    Returns how many were new. An answer that is there already is kept: both are the answer of one model to one request.
    Raises ConfigError for a path that holds no cache, before any is added; TranslateError for a damaged one.
    """
    paths = [cache_file(path) if path.is_dir() else path for path in others]
    for path in paths:
        with _reading(path):
            pass
    with Cache(folder):
        pass
    added = 0
    with _opened(folder) as db:
        for path in paths:
            if path.resolve() != cache_file(folder).resolve():
                added += _add(db, path)
    return added


def _add(db: sqlite3.Connection, path: Path) -> int:
    """Add the answers of another file to a cache; how many were new."""
    last = int(db.execute("PRAGMA user_version").fetchone()[0])
    with _reading(path) as other:
        columns = {row[1] for row in other.execute("PRAGMA table_info(answers)")}
        model = "model" if "model" in columns else "''"
        rows = other.execute(f"SELECT key, value, {model} FROM answers")
        before = db.total_changes
        with db:
            marked = ((key, value, name, last) for key, value, name in rows)
            db.executemany("INSERT OR IGNORE INTO answers (key, value, model, used) VALUES (?, ?, ?, ?)", marked)
        return db.total_changes - before


def _standing(folder: Path) -> set[int]:
    """The numbers of the runs by which articles were translated that have not changed since."""
    with Facts(folder, writable=False) as facts:
        found = (record.parse(text) for text in facts.values(ARTICLE))
        return {one.run for one in found if one}


@contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database of a folder, its table as runs have it now."""
    path = cache_file(folder)
    if not path.is_file():
        raise ConfigError(folder, "no cache here", "run translate run first, or go to the folder of the project")
    with _faults(path), closing(connected(folder)) as db:
        yield db


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A database that is only read. Raises ConfigError when it is not a cache."""
    if not path.is_file():
        raise ConfigError(path, "no cache here", f"name a {FILE}, or a folder that holds one")
    with _faults(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'answers'").fetchone():
            raise ConfigError(path, "not a cache of translations", f"name a {FILE}")
        yield db


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise TranslateError(path, f"the cache has a fault ({error})", "delete it, it only saves time") from error
