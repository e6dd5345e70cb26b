"""Models of the Hugging Face hub: one repository at one revision, through the client of the hub.

The client reads its settings from the environment when it is imported: HF_ENDPOINT (a mirror), HF_HOME (its cache),
HF_HUB_OFFLINE, HF_TOKEN. Transfers through Xet contact other hosts than HF_ENDPOINT, so they are off for a mirror.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import ConfigError, ModelError

PREFIX = "hf:"
_NAMED = re.compile(r"hf:([\w.-]+/[\w.-]+)(?:@([\w./-]+))?")
# What a model needs; of its weights only those of one kind, see `_wanted`.
_FILES = ("*.json", "*.txt", "*.model", "*.spm", "*.md", "LICENSE*", "LICENCE*")
_WEIGHTS = (("model.bin",), ("*.safetensors",), ("pytorch_model*.bin",))
_REMEDY = "check the name, the network, HF_ENDPOINT and HF_TOKEN; with HF_HUB_OFFLINE=1 only what was fetched before"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A repository as the hub describes it. `revision`: the commit, in hex; `licence`: as its card says, "" where it
    does not; `files`: the paths that are needed; `size`: their bytes in all, 0 where the hub does not say."""

    repository: str
    revision: str
    licence: str
    files: tuple[str, ...]
    size: int

    @property
    def origin(self) -> str:
        """The address by which the same files can be fetched again."""
        return f"{PREFIX}{self.repository}@{self.revision}"

    @property
    def is_converted(self) -> bool:
        """True if it is converted for CTranslate2."""
        return "model.bin" in self.files


def look(place: str) -> Snapshot:
    """What the hub has under hf:OWNER/NAME or hf:OWNER/NAME@REVISION. Raises ConfigError, ModelError."""
    named = _NAMED.fullmatch(place)
    if not named:
        raise ConfigError(place, "not the name of a model of the hub", "e.g. hf:OWNER/NAME or hf:OWNER/NAME@REVISION")
    with _client(place) as client:
        found = client.HfApi().model_info(named[1], revision=named[2], files_metadata=True)
    sizes = {one.rfilename: one.size or 0 for one in found.siblings or ()}
    files = _wanted(tuple(sizes))
    stated = (found.card_data or {}).get("license") or ""
    return Snapshot(named[1], str(found.sha), str(stated), files, sum(sizes[file] for file in files))


def fetch(snapshot: Snapshot, folder: Path, largest: int) -> None:
    """Put the files of a snapshot into an empty folder. Raises ModelError, also for more than `largest` bytes."""
    if snapshot.size > largest:
        raise ModelError(snapshot.origin, f"{snapshot.size} bytes: larger than allowed ({largest})", "give --max-size")
    with _client(snapshot.origin) as client:
        client.snapshot_download(
            snapshot.repository, revision=snapshot.revision, local_dir=folder, allow_patterns=list(snapshot.files)
        )
    shutil.rmtree(folder / ".cache", ignore_errors=True)  # the notes of the client
    if lacking := [name for name in snapshot.files if not (folder / name).is_file()]:
        raise ModelError(snapshot.origin, f"{lacking[0]} did not come", "try again")


def _wanted(files: tuple[str, ...]) -> tuple[str, ...]:
    """The files of a model at the top of its repository, with the weights that need least work. Raises ModelError for
    a repository without weights."""
    from fnmatch import fnmatchcase

    top = [name for name in files if "/" not in name]
    for kind in _WEIGHTS:
        weights = [name for name in top if any(fnmatchcase(name, pattern) for pattern in kind)]
        if weights:
            rest = [name for name in top if any(fnmatchcase(name, pattern) for pattern in _FILES)]
            return tuple(dict.fromkeys((*weights, *rest)))
    raise ModelError(
        "hub",
        "the repository has no weights that can be used (model.bin, *.safetensors, pytorch_model.bin)",
        "name the repository of a translation model",
    )


@contextmanager
def _client(place: str) -> Iterator[Any]:
    """The client of the hub; its errors, and those of what it downloads with, become ModelError."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    if os.environ.get("HF_ENDPOINT"):
        os.environ.setdefault("HF_HUB_DISABLE_XET", "1")
    try:
        import huggingface_hub
    except ImportError as error:
        raise ModelError(place, "the client of the hub is missing", "pip install 'translate-articles[hf]'") from error
    try:
        yield huggingface_hub
    except ModelError:
        raise
    except Exception as error:  # it raises the classes of the libraries that it uses, too
        what = (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
        raise ModelError(place, f"cannot be fetched ({what})", _REMEDY) from error
