"""The gazetteer of the package: names of people and places with their renderings, kinds and genders."""

from __future__ import annotations

import lzma
import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from glossary.names.normalise import plain
from glossary.names.tables import DATA, rows

_KINDS = {"p": "person", "l": "place", "d": "demonym"}
_SURE = 9  # the largest weight
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
    up. `starts`: where each line begins. `places`: by key, places by hand, which win over those of the table."""

    content: bytes
    starts: Sequence[int]
    places: Mapping[str, GazetteerEntry] = field(default_factory=dict)

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
        if own := self.places.get(key):
            found = [own, *(entry for entry in found if entry.kind == "person")]
        return tuple(sorted(found, key=lambda entry: (entry.name.lower() != name.lower(), -entry.weight, entry.text)))

    def renderings(self, name: str) -> tuple[str, ...]:
        """The renderings of a name in any order, without the rest of their entries, which takes longer."""
        key = _key(name)
        own = (self.places[key].text,) if key in self.places else ()
        return (*own, *(line.split("\t", 2)[1] for line in self._lines(key)))

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
        key = plain(name)
        return key in self.places or bool(self._lines(key))

    def __len__(self) -> int:
        """The number of names."""
        return len(set(map(self.key, range(len(self.starts)))))


def is_there(pair: str) -> bool:
    """True if the package has a gazetteer for a pair of languages."""
    return (DATA / f"{pair}.gazetteer.tsv.xz").exists()


@lru_cache(maxsize=4)
def gazetteer(pair: str) -> Gazetteer:
    """The gazetteer of the package for a pair of languages, such as "en-ru"."""
    table = Gazetteer.parse(lzma.decompress((DATA / f"{pair}.gazetteer.tsv.xz").read_bytes()))
    found = rows(pair, "places")
    places = {plain(name): GazetteerEntry(name, text, "place", "", "h", _SURE) for name, text in found}
    return replace(table, places=places)


def _key(name: str) -> str:
    return name.lower() if name.isascii() else plain(name)


def _entry(key: str, line: str) -> GazetteerEntry:
    name, text, kind, gender, origin, weight = line.split("\t")
    return GazetteerEntry(
        name or key.title(), text, _KINDS.get(kind, ""), _GENDERS.get(gender, ""), origin, int(weight)
    )
