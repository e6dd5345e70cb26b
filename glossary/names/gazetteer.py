"""The gazetteer that ships: names of people and places with their renderings, and what is known of them."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from glossary.names.spelling import plain

_DATA = Path(__file__).parent / "data"
_KINDS = {"p": "person", "l": "place", "d": "demonym"}
_GENDERS = {"m": "masc", "f": "femn"}


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A rendering of a name. `weight`, 1 to 9, says how sure it is; `origin` is its source, a letter of the card."""

    name: str
    text: str
    kind: str
    gender: str
    origin: str
    weight: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Lines of a table by the plain spelling of the name. A line is read when somebody asks for it."""

    lines: Mapping[str, tuple[str, ...]]

    @classmethod
    def parse(cls, content: str) -> Gazetteer:
        """A gazetteer out of lines `key, name, rendering, kind, gender, origin, weight`, set apart by tabs.

        An empty name means the key with capitals where words begin.
        """
        lines: dict[str, tuple[str, ...]] = {}
        for line in content.splitlines():
            key, _, rest = line.partition("\t")
            lines[key] = (*lines[key], rest) if key in lines else (rest,)
        return cls(lines)

    def entries(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The entries of a name, the surest first; those spelt exactly so, accents included, before others."""
        key = plain(name)
        found = [_entry(key, line) for line in self.lines.get(key, ())]
        return tuple(sorted(found, key=lambda entry: (entry.name.lower() != name.lower(), -entry.weight, entry.text)))

    def __contains__(self, name: str) -> bool:
        return plain(name) in self.lines

    def __len__(self) -> int:
        return len(self.lines)


@lru_cache(maxsize=4)
def gazetteer(pair: str) -> Gazetteer:
    """The gazetteer that ships for a pair of languages, such as "en-ru"."""
    return Gazetteer.parse(lzma.decompress((_DATA / f"{pair}.gazetteer.tsv.xz").read_bytes()).decode("utf-8"))


def _entry(key: str, line: str) -> GazetteerEntry:
    name, text, kind, gender, origin, weight = line.split("\t")
    return GazetteerEntry(
        name or key.title(), text, _KINDS.get(kind, ""), _GENDERS.get(gender, ""), origin, int(weight)
    )
