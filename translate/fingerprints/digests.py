"""Digests of bytes, values and files: SHA-256, shortened to what tells them apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

_LENGTH = 32  # hexadecimal digits: 128 bits


def digest(data: bytes) -> str:
    """The digest of bytes, in hex."""
    return shortened(hashlib.sha256(data).hexdigest())


def shortened(sha256: str) -> str:
    """The digest of bytes whose SHA-256 is known in hex."""
    return sha256[:_LENGTH]


def digest_of(values: Iterable[object]) -> str:
    """The digest of values that JSON or `repr` tells apart, in their order."""
    text = json.dumps(list(values), ensure_ascii=False, default=repr)
    return digest(text.encode("utf-8", "surrogatepass"))


def file_digest(path: Path) -> str:
    """The digest of a file, "" where there is none that can be read."""
    try:
        with path.open("rb") as file:
            return shortened(hashlib.file_digest(file, "sha256").hexdigest())
    except OSError:
        return ""
