"""A table of what is known of single words, each found out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST = 1 << 16  # words that are kept; then all are forgotten

Fact = TypeVar("Fact")


class WordFacts(dict[str, Fact]):
    """A fact of each word. `map` with its `__getitem__` looks up the words of a text without a call of Python code."""

    def __init__(self, fact: Callable[[str], Fact]) -> None:
        super().__init__()
        self._fact = fact

    def __missing__(self, word: str) -> Fact:
        if len(self) >= _MOST:
            self.clear()
        self[word] = found = self._fact(word)
        return found
