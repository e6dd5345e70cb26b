"""Answers of the engine kept in memory, the last ones only: no text of a client reaches the disk."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from translate.machine import Cache

_MOST = 64 << 20  # bytes of keys and answers; chosen by hand
_OVERHEAD = 200  # bytes that an entry takes beside its text


class RecentAnswers(Cache):
    """A cache of the answers that were asked for last, for several threads."""

    def __init__(self, most: int = _MOST) -> None:
        """`most`: the bytes that it may hold."""
        self.folder, self.trouble, self.run = None, "", 1
        self._answers = OrderedDict[bytes, bytes]()
        self._size, self._most = 0, most
        self._lock = threading.Lock()

    def __exit__(self, *_: object) -> None:
        """Nothing is kept."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The answers known among `keys`."""
        with self._lock:
            found = {key: self._answers[key] for key in keys if key in self._answers}
            for key in found:
                self._answers.move_to_end(key)
            return found

    def put(self, answers: Mapping[bytes, bytes], model: str = "") -> None:
        """Keep answers; the oldest are forgotten where there are too many."""
        with self._lock:
            for key, value in answers.items():
                old = self._answers.pop(key, None)
                self._size += _OVERHEAD + len(value) if old is None else len(value) - len(old)
                self._answers[key] = value
            while self._size > self._most and self._answers:
                _, value = self._answers.popitem(last=False)
                self._size -= _OVERHEAD + len(value)
