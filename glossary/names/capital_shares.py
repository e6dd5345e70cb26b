"""What a corpus tells of English words: how often each is written small, and which names stay in Latin letters.

A single document gives little evidence for the capital at the head of a sentence. Card: data/CAPITALS_CARD.md.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "data" / "en.capitals.xz"
_TENTHS = 11


class _Table(NamedTuple):
    """Word in small letters to the tenths of its uses in small letters; forms that Russian leaves in Latin letters."""

    tenths: Mapping[str, int]
    latin: frozenset[str]


def small_tenths(low: str, code: str) -> int | None:
    """Of ten uses of a word where its capital is a choice, how many are in small letters.

    None for an unseen word, and for any word of a language (`code`) other than English.
    """
    return _table().tenths.get(low) if code == "en" else None


def stays_latin(word: str) -> bool:
    """Whether Russian texts leave a word, as written, in Latin letters (BBC, eBay, Twitter)."""
    return word in _table().latin


@lru_cache(1)
def _table() -> _Table:
    lines = lzma.decompress(_FILE.read_bytes()).decode().split("\n")
    tenths = {word: tenth for tenth, line in enumerate(lines[:_TENTHS]) for word in line.split()}
    return _Table(tenths, frozenset(lines[_TENTHS].split()))
