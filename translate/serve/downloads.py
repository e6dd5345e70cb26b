"""Translated files that wait to be fetched, for a while and up to a size, in a folder that goes with the server."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_WHILE = 30 * 60  # seconds
_MOST = 512 << 20  # bytes


@dataclass(frozen=True, slots=True)
class TranslatedFile:
    """A file. `name`: for the person who fetches it; `until`: when it is forgotten."""

    path: Path
    name: str
    size: int
    until: float


class Downloads:
    """`now`: seconds that pass."""

    def __init__(self, now: Callable[[], float], most: int = _MOST) -> None:
        self._now, self._most = now, most
        self._folder = tempfile.TemporaryDirectory(prefix="translate-serve-")
        self._found = OrderedDict[str, TranslatedFile]()
        self._lock = threading.Lock()

    def put(self, name: str, data: bytes) -> str:
        """Keep a file. Returns the secret part of its address."""
        key = secrets.token_hex(16)
        path = Path(self._folder.name) / key
        path.write_bytes(data)
        with self._lock:
            self._found[key] = TranslatedFile(path, name, len(data), self._now() + _WHILE)
            while sum(one.size for one in self._found.values()) > self._most and len(self._found) > 1:
                self._forget(next(iter(self._found)))
            self._forget_old()
        return key

    def get(self, key: str) -> TranslatedFile | None:
        """The file of an address, None where there is none any more."""
        with self._lock:
            self._forget_old()
            return self._found.get(key)

    def close(self) -> None:
        """Forget all files."""
        self._folder.cleanup()

    def _forget_old(self) -> None:
        for key in [key for key, one in self._found.items() if one.until <= self._now()]:
            self._forget(key)

    def _forget(self, key: str) -> None:
        self._found.pop(key).path.unlink(missing_ok=True)
