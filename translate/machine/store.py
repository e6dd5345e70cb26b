"""Where models are kept: one folder a model, put in place and taken away in one step, one writer at a time.

It is a folder of our own, not Argos': Argos and LibreTranslate fail for every language when they meet a folder without
metadata.json, a rename is atomic only within one file system, and what a lock file pins must not be changed by another
program. Models that other programs installed are found where those keep them, and used, never written to.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from translate.errors import ModelError
from translate.machine import receipt
from translate.machine.receipt import Receipt

VARIABLE = "TRANSLATE_MODELS_DIR"
ENGINES = ("argos", "firefox")
LEXICON_SUFFIX = ".lexicon.npz"
_MODELS = Path("translate-articles", "models")
_STAGING, _DOWNLOADS, _LOCK = ".staging", ".downloads", ".lock"


def default_root(environ: Mapping[str, str]) -> Path:
    """The folder of models: TRANSLATE_MODELS_DIR, else one in XDG_DATA_HOME, else one in the system's data folder of
    the user. One in ~/.local/share, where earlier releases kept models on every system, stays in use."""
    if named := environ.get(VARIABLE):
        return Path(named)
    if data := environ.get("XDG_DATA_HOME"):
        return Path(data) / _MODELS
    from platformdirs import user_data_path

    earlier = Path.home() / ".local" / "share" / _MODELS
    return earlier if earlier.is_dir() else user_data_path() / _MODELS


def installed(engine: str, environ: Mapping[str, str] = os.environ) -> list[Path]:
    """The folders of the models of an engine that are installed, by name. Looking creates nothing."""
    root = default_root(environ) / engine
    try:
        return sorted(path for path in root.iterdir() if path.is_dir())
    except OSError:
        return []


def lexicon(source: str, target: str, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The lexicon that a bundle brought for a pair of locales, None if none; it goes before a shipped one."""
    name = f"{source.partition('-')[0]}-{target.partition('-')[0]}{LEXICON_SUFFIX}"
    path = Store(default_root(environ)).lexicons / name
    return path if path.is_file() else None


def is_name(model: str) -> bool:
    """Is that a name that a model can have, and a folder for it?"""
    return bool(re.fullmatch(r"[0-9A-Za-z][\w.+-]{0,120}", model, re.ASCII))


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of models, for writing."""

    root: Path

    @property
    def downloads(self) -> Path:
        """Where downloads wait until they are whole; what broke off stays there, to be gone on with."""
        return self.root / _DOWNLOADS

    @property
    def lexicons(self) -> Path:
        """Lexicons that came with bundles, called like those that ship: en-uk.lexicon.npz."""
        return self.root / "lexicons"

    def models(self) -> list[tuple[Path, Receipt]]:
        """What is installed and has a receipt."""
        folders = [path for engine in ENGINES for path in self._folders(engine)]
        return [(folder, found) for folder in folders if (found := receipt.read(folder))]

    def strangers(self) -> list[Path]:
        """Folders among the models that have no receipt that can be read: damaged, or put there by hand."""
        return [path for engine in ENGINES for path in self._folders(engine) if not receipt.read(path)]

    def _folders(self, engine: str) -> list[Path]:
        root = self.root / engine
        return sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """An empty folder to build a model in, on the file system of the models; gone afterwards.

        Only one program at a time writes; what killed ones left behind is cleared away first. Raises ModelError.
        """
        from filelock import FileLock, Timeout

        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / _LOCK, timeout=0):
                shutil.rmtree(self.root / _STAGING, ignore_errors=True)
                (self.root / _STAGING).mkdir()
                try:
                    yield self.root / _STAGING
                finally:
                    shutil.rmtree(self.root / _STAGING, ignore_errors=True)
        except Timeout as error:
            raise ModelError(self.root, "another program is installing or removing models", "wait for it") from error
        except OSError as error:
            raise ModelError(
                error.filename or self.root,
                f"cannot be written ({error.strerror or error})",
                f"make room or check permissions, or name another folder in {VARIABLE}",
            ) from error

    def put(self, staged: Path, found: Receipt) -> Path:
        """Put a folder with its receipt in its place in one step, flushed to disk first; returns the place."""
        if found.engine not in ENGINES or not is_name(found.model):
            raise ModelError(
                repr(found.model), f"no name of a model of {found.engine!r}", "take it from another source"
            )
        (staged / receipt.NAME).write_text(receipt.dumps(found), "utf-8")
        _flush(staged)
        parent = self.root / found.engine
        parent.mkdir(exist_ok=True)
        name = f"{found.model}-{found.digest[:8]}"
        places = (parent / (f"{name}.{n}" if n else name) for n in range(1000))  # one that is damaged keeps its name
        place = next(path for path in places if not os.path.lexists(path))
        os.rename(staged, place)
        _flush_folder(parent)
        return place

    def discard(self, folder: Path, staging: Path) -> None:
        """Take a model away in one step, then delete its files."""
        gone = Path(tempfile.mkdtemp(dir=staging)) / folder.name
        os.rename(folder, gone)
        _flush_folder(folder.parent)
        shutil.rmtree(gone, ignore_errors=True)


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        _flush_folder(path)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
