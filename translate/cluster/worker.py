"""What goes on in a worker: a job is loaded once for a process, then it is given one window after another."""

from __future__ import annotations

import hashlib
import importlib.metadata
import logging
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from translate.cluster.workers import Job

LIBRARIES = ("ctranslate2", "sentencepiece", "pymorphy3", "pymorphy3-dicts-ru", "simplemma", "rapidfuzz")
_PACKAGES = ("glossary", "translate")
_loaded: dict[str, Callable[[Any], Any]] = {}  # the job of this process by its name; one, as a model takes memory


class NotLoadedError(Exception):
    """A worker that was restarted without its client having seen it."""


@dataclass(frozen=True, slots=True)
class Product:
    """What a worker made of a window, and what it said: levels and messages."""

    made: Any
    said: tuple[tuple[int, str], ...]


@cache
def versions() -> Mapping[str, str]:
    """What translations depend on besides the input: our code and data, by a hash of the files, and the versions of
    libraries that compute."""
    code = hashlib.sha256()
    root = Path(__file__).parents[2]
    for path in sorted(path for package in _PACKAGES for path in (root / package).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            code.update(f"{path.relative_to(root)} {path.stat().st_size}\n".encode() + path.read_bytes())
    return {"translate-articles": code.hexdigest()[:16], **{name: _version(name) for name in LIBRARIES}}


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"


def load(name: str, job: Job[Any, Any], expected: Mapping[str, str], threads: int) -> str:
    """Load a job under a name in this process. Returns "", or why this worker must not work on it. Raises what loading
    raises."""
    here = versions()
    if other := [
        f"{one} {here.get(one)} instead of {version}" for one, version in expected.items() if here.get(one) != version
    ]:
        return f"has {', '.join(other)}"
    if name not in _loaded:
        _loaded.clear()
        loaded = job.loaded(threads)
        if isinstance(loaded, str):
            return loaded
        _loaded[name] = loaded
    return ""


def work(name: str, window: Any) -> Product:
    """What the job of a name makes of a window. Raises NotLoadedError if this process does not have it."""
    if name not in _loaded:
        raise NotLoadedError(name)
    said = _Said()
    logger = logging.getLogger("translate")
    logger.addHandler(said)
    try:
        return Product(_loaded[name](window), tuple(said.lines))
    finally:
        logger.removeHandler(said)


def unload(name: str) -> None:
    """Forget a job."""
    _loaded.pop(name, None)


class _Said(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelno, record.getMessage()))


def dask_setup(_worker: object) -> None:
    """Called by Dask when a worker of a local cluster starts: Ctrl-C, which reaches all processes of a terminal, is for
    the client alone, and the client tells what is wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
