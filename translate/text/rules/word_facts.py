"""A table of what is known of single words, each found out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TypeVar

_MOST = 1 << 16  # words that are kept; then all are forgotten

Fact = TypeVar("Fact")


class WordFacts(dict[str, Fact]):
    """A fact of each word. Facts of most words are false ("", None), see `telling`."""

    def __init__(self, fact: Callable[[str], Fact]) -> None:
        super().__init__()
        self._fact = fact
        self._mute: set[str] = set()
        self._last: tuple[AbstractSet[str], frozenset[str]] = (frozenset(), frozenset())

    def __missing__(self, word: str) -> Fact:
        if len(self) >= _MOST:
            self.clear()
            self._mute.clear()
        self[word] = found = self._fact(word)
        if not found:
            self._mute.add(word)
        return found

    def telling(self, words: frozenset[str]) -> frozenset[str]:
        """Those of some words whose fact is true. The others are left out without a call of Python code, and the
        answer for the words asked for last is kept, as several rules ask for those of one text."""
        last, found = self._last
        if words is not last:
            found = frozenset(word for word in words - self._mute if self[word])
            self._last = words, found
        return found
