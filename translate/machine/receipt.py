"""Receipts: what a model is, where it came from, and the SHA-256 of each of its files, kept in its folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from translate.errors import ModelError

NAME = "receipt.json"
_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class FileHash:
    """A file of a model: its path below the model's folder, with slashes, its size in bytes, its SHA-256 in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A model as it was installed. `source` and `target`: the language codes of the model itself.

    `licence`, `quality`: as given by the publisher, "" where not given. `origin`: the URL it was downloaded from, or
    the name of a file. `archive`: SHA-256 of the download, "" for a folder.
    """

    engine: str
    model: str
    source: str
    target: str
    version: str
    licence: str
    quality: str
    origin: str
    archive: str
    files: tuple[FileHash, ...]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)

    @property
    def digest(self) -> str:
        """SHA-256 over the paths and hashes of its files; equal for two installations of the same model."""
        lines = "".join(f"{file.sha256} {file.path}\n" for file in self.files)
        return hashlib.sha256(lines.encode()).hexdigest()


def hashes(folder: Path) -> tuple[FileHash, ...]:
    """The files below a folder except the receipt, sorted by path. Raises ModelError when one cannot be read."""
    try:
        return tuple(sorted(_hashes(folder), key=lambda file: file.path))
    except OSError as error:
        raise ModelError(folder, f"cannot be read ({error.strerror})", "check its permissions") from error


def _hashes(folder: Path) -> Iterator[FileHash]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != NAME:
            with path.open("rb") as file:
                yield FileHash(name, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def dumps(receipt: Receipt) -> str:
    """A receipt as JSON, the same bytes for the same receipt."""
    return json.dumps({"schema": _SCHEMA} | asdict(receipt), ensure_ascii=False, indent=1) + "\n"


def loads(text: str | bytes, where: object) -> Receipt:
    """A receipt from JSON. Raises ModelError for anything else."""
    try:
        return _read(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError(where, f"not a receipt of a model ({error})", "install the model again") from error


def _read(found: Mapping[str, Any]) -> Receipt:
    if found["schema"] != _SCHEMA:
        raise ValueError(f"schema {found['schema']}")
    texts = {key: found[key] for key in Receipt.__slots__ if key != "files"}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("a value that is no text")
    files = tuple(FileHash(str(f["path"]), int(f["size"]), str(f["sha256"])) for f in found["files"])
    return Receipt(**texts, files=files)


def read(folder: Path) -> Receipt | None:
    """The receipt in a folder; None where there is none or it cannot be read."""
    try:
        return loads((folder / NAME).read_bytes(), folder / NAME)
    except (OSError, ModelError):
        return None


def differences(folder: Path, receipt: Receipt) -> list[str]:
    """How the files in a folder differ from their receipt, one line each; [] when they are as installed."""
    try:
        found = {file.path: file for file in hashes(folder)}
    except ModelError as error:
        return [error.what]
    said = {file.path: file for file in receipt.files}
    lines = [f"{path}: missing" for path in said if path not in found]
    lines += [f"{path}: not part of the model" for path in found if path not in said]
    for path in said.keys() & found.keys():
        if found[path].size != said[path].size:
            lines.append(f"{path}: {found[path].size} bytes, was {said[path].size}")
        elif found[path].sha256 != said[path].sha256:
            lines.append(f"{path}: SHA-256 {found[path].sha256[:12]}, was {said[path].sha256[:12]}")
    return sorted(lines)
