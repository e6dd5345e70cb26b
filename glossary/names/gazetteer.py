"""The gazetteer of the package: names of people and places with their renderings, kinds and genders."""

from __future__ import annotations

import lzma
import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from glossary.names.normalise import plain

_DATA = Path(__file__).parent / "data"
_KINDS = {"p": "person", "l": "place", "d": "demonym"}
_GENDERS = {"m": "masc", "f": "femn"}


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A rendering of a name. `weight`: 1 to 9, how certain it is; `origin`: its source, a letter explained in the card
    of the gazetteer."""

    name: str
    text: str
    kind: str
    gender: str
    origin: str
    weight: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """A table of lines sorted by key, the plain spelling of the name, as one text; a line is parsed when it is looked
    up. `starts`: where each line begins."""

    content: bytes
    starts: Sequence[int]

    @classmethod
    def parse(cls, content: bytes) -> Gazetteer:
        """A gazetteer from lines of UTF-8 `key, name, rendering, kind, gender, origin, weight`, separated by tabs, each
        with a line feed at its end.

        An empty name means the key with every word capitalised.
        """
        return cls(content, array("I", [0, *(found.end() for found in re.finditer(b"\n", content))][:-1]))

    def key(self, number: int) -> bytes:
        """The key of a line."""
        start = self.starts[number]
        return self.content[start : self.content.index(b"\t", start)]

    def entries(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The entries of a name: those with exactly the same spelling, accents included, first, then by weight."""
        key = plain(name)
        found = [_entry(key, line) for line in self._lines(key)]
        return tuple(sorted(found, key=lambda entry: (entry.name.lower() != name.lower(), -entry.weight, entry.text)))

    def renderings(self, name: str) -> tuple[str, ...]:
        """The renderings of a name in any order, without the rest of their entries, which takes longer."""
        return tuple(line.split("\t", 2)[1] for line in self._lines(_key(name)))

    def _lines(self, key: str) -> list[str]:
        """The lines of a key, without it."""
        wanted = key.encode("utf-8", "surrogatepass")
        at = bisect_left(range(len(self.starts)), wanted, key=self.key)
        lines = []
        while at < len(self.starts) and self.key(at) == wanted:
            start = self.starts[at] + len(wanted) + 1
            lines.append(self.content[start : self.content.index(b"\n", start)].decode())
            at += 1
        return lines

    def __contains__(self, name: str) -> bool:
        return bool(self._lines(plain(name)))

    def __len__(self) -> int:
        """The number of names."""
        return len(set(map(self.key, range(len(self.starts)))))


def is_there(pair: str) -> bool:
    """True if the package has a gazetteer for a pair of languages."""
    return (_DATA / f"{pair}.gazetteer.tsv.xz").exists()


@lru_cache(maxsize=4)
def gazetteer(pair: str) -> Gazetteer:
    """The gazetteer of the package for a pair of languages, such as "en-ru"."""
    return Gazetteer.parse(lzma.decompress((_DATA / f"{pair}.gazetteer.tsv.xz").read_bytes()))


def _key(name: str) -> str:
    return name.lower() if name.isascii() else plain(name)


def _entry(key: str, line: str) -> GazetteerEntry:
    name, text, kind, gender, origin, weight = line.split("\t")
    return GazetteerEntry(
        name or key.title(), text, _KINDS.get(kind, ""), _GENDERS.get(gender, ""), origin, int(weight)
    )
