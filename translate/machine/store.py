"""The store of models: one folder per model, added and removed atomically, one writer at a time.

It is not Argos' folder: Argos and LibreTranslate fail for every language when they find a folder without metadata.json,
a rename is atomic only within one file system, and what a lock file pins must not be changed by another program. Models
that other programs installed are used where they are and never written to.
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
ENGINES = ("argos", "firefox", "ctranslate2", "ct2-llm")
LEXICON_SUFFIX = ".lexicon.npz"
_MODELS = Path("translate-articles", "models")
_STAGING, _DOWNLOADS, _LOCK = ".staging", ".downloads", ".lock"


def default_root(environ: Mapping[str, str]) -> Path:
    """The folder of models: TRANSLATE_MODELS_DIR, else a folder in XDG_DATA_HOME, else one in the user's data folder of
    the system. A folder in ~/.local/share, which earlier releases used on every system, stays in use."""
    if named := environ.get(VARIABLE):
        return Path(named)
    if data := environ.get("XDG_DATA_HOME"):
        return Path(data) / _MODELS
    from platformdirs import user_data_path

    earlier = Path.home() / ".local" / "share" / _MODELS
    return earlier if earlier.is_dir() else user_data_path() / _MODELS


def installed(engine: str, environ: Mapping[str, str] = os.environ) -> list[Path]:
    """The folders of the installed models of an engine, by name. Creates nothing."""
    root = default_root(environ) / engine
    try:
        return sorted(path for path in root.iterdir() if path.is_dir())
    except OSError:
        return []


def lexicon(source: str, target: str, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The lexicon of a pair of locales that was installed from a bundle, None if there is none; it is preferred to a
    built-in one."""
    name = f"{source.partition('-')[0]}-{target.partition('-')[0]}{LEXICON_SUFFIX}"
    path = Store(default_root(environ)).lexicons / name
    return path if path.is_file() else None


def decoys(model: str, fingerprint: str, target: str, environ: Mapping[str, str] = os.environ) -> Path:
    """The file of the decoys that `glossary test` has measured for a model into a locale, if it has."""
    return default_root(environ) / "decoys" / f"{model}-{fingerprint[:12]}.{target}.json"


def is_name(model: str) -> bool:
    """True if a name is valid for a model and its folder."""
    return bool(re.fullmatch(r"[0-9A-Za-z][\w.+-]{0,120}", model, re.ASCII))


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of models, for writing."""

    root: Path

    @property
    def downloads(self) -> Path:
        """The folder of downloads; an interrupted one stays there to be resumed."""
        return self.root / _DOWNLOADS

    @property
    def lexicons(self) -> Path:
        """The folder of lexicons from bundles, named like the built-in ones: en-uk.lexicon.npz."""
        return self.root / "lexicons"

    def models(self) -> list[tuple[Path, Receipt]]:
        """The installed models that have a receipt, with their folders."""
        folders = [path for engine in ENGINES for path in self._folders(engine)]
        return [(folder, found) for folder in folders if (found := receipt.read(folder))]

    def strangers(self) -> list[Path]:
        """The folders without a readable receipt: damaged, or added by hand."""
        return [path for engine in ENGINES for path in self._folders(engine) if not receipt.read(path)]

    def _folders(self, engine: str) -> list[Path]:
        root = self.root / engine
        return sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """An empty folder on the file system of the models, to build a model in; deleted afterwards.

        Only one program at a time can write; what a killed one left behind is deleted first. Raises ModelError.
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
        """Move a staged folder, with its receipt, into the store: flushed to disk, then renamed. Returns its new path.
        Raises ModelError for an invalid name."""
        if found.engine not in ENGINES or not is_name(found.model):
            raise ModelError(
                repr(found.model), f"not a valid name for a model of {found.engine!r}", "take it from another source"
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
        """Remove a model atomically, by a rename into `staging`, then delete its files."""
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
