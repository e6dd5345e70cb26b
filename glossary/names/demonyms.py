"""Words from the names of places: adjectives and inhabitants (Armenian: армянский, армянин, армянка), by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_PLURALS = (("smen", "sman"), ("hmen", "hman"), ("swomen", "swoman"), ("hwomen", "hwoman"), ("s", ""))


@dataclass(frozen=True, slots=True)
class Demonym:
    """What is said of a place and its people, in the dictionary form. `place` is the English name of the place.

    `plural` says that the English word asked for was one.
    """

    place: str
    adjectives: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    plural: bool = False


def demonym(word: str, pair: str = "en-ru") -> Demonym | None:
    """The demonym that an English adjective or noun, in either number, stands for; None for any other word."""
    known = _table(pair)
    small = word.lower()
    if small in known:
        return known[small]
    for ending, singular in _PLURALS:
        found = known.get(small.removesuffix(ending) + singular) if small.endswith(ending) else None
        if found:
            return replace(found, plural=True)
    return None


@lru_cache(maxsize=4)
def _table(pair: str) -> Mapping[str, Demonym]:
    """The lines `English words, place, adjectives, men, women`, by English word in small letters."""
    table: dict[str, Demonym] = {}
    for line in (_DATA / f"{pair}.demonyms.tsv").read_text("utf-8").splitlines():
        names, place, *texts = line.split("\t")
        adjectives, men, women = (tuple(filter(None, text.split("|"))) for text in texts)
        for name in names.split("|"):
            table[name.lower()] = Demonym(place, adjectives, men, women)
    return table
