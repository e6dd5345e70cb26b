"""The gazetteer of the package: names of people and places with their renderings, kinds and genders."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
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
    """The lines of a table by the plain spelling of the name; each is parsed when it is looked up."""

    lines: Mapping[str, tuple[str, ...]]

    @classmethod
    def parse(cls, content: str) -> Gazetteer:
        """A gazetteer from lines `key, name, rendering, kind, gender, origin, weight`, separated by tabs.

        An empty name means the key with every word capitalised.
        """
        lines: dict[str, tuple[str, ...]] = {}
        for line in content.splitlines():
            key, _, rest = line.partition("\t")
            lines[key] = (*lines[key], rest) if key in lines else (rest,)
        return cls(lines)

    def entries(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The entries of a name: those with exactly the same spelling, accents included, first, then by weight."""
        key = plain(name)
        found = [_entry(key, line) for line in self.lines.get(key, ())]
        return tuple(sorted(found, key=lambda entry: (entry.name.lower() != name.lower(), -entry.weight, entry.text)))

    def renderings(self, name: str) -> tuple[str, ...]:
        """The renderings of a name in any order, without the rest of their entries, which takes longer."""
        return tuple(line.split("\t", 2)[1] for line in self.lines.get(_key(name), ()))

    def __contains__(self, name: str) -> bool:
        return plain(name) in self.lines

    def __len__(self) -> int:
        return len(self.lines)


def is_there(pair: str) -> bool:
    """True if the package has a gazetteer for a pair of languages."""
    return (_DATA / f"{pair}.gazetteer.tsv.xz").exists()


@lru_cache(maxsize=4)
def gazetteer(pair: str) -> Gazetteer:
    """The gazetteer of the package for a pair of languages, such as "en-ru"."""
    return Gazetteer.parse(lzma.decompress((_DATA / f"{pair}.gazetteer.tsv.xz").read_bytes()).decode("utf-8"))


def _key(name: str) -> str:
    return name.lower() if name.isascii() else plain(name)


def _entry(key: str, line: str) -> GazetteerEntry:
    name, text, kind, gender, origin, weight = line.split("\t")
    return GazetteerEntry(
        name or key.title(), text, _KINDS.get(kind, ""), _GENDERS.get(gender, ""), origin, int(weight)
    )
