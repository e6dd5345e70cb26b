"""Demonyms: adjectives and inhabitants of places (Armenian: армянский, армянин, армянка), from a table made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_PLURALS = (("smen", "sman"), ("hmen", "hman"), ("swomen", "swoman"), ("hwomen", "hwoman"), ("s", ""))


@dataclass(frozen=True, slots=True)
class Demonym:
    """The words for what belongs to a place and for its inhabitants, in dictionary form.

    `place`: the English name of the place. `plural`: true if the English word is a plural.
    """

    place: str
    adjectives: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    plural: bool = False


def demonym(word: str, pair: str = "en-ru") -> Demonym | None:
    """The demonym for an English adjective or noun, singular or plural; None for any other word."""
    known = everyone(pair)
    small = word.lower()
    if small in known:
        return known[small]
    for ending, singular in _PLURALS:
        found = known.get(small.removesuffix(ending) + singular) if small.endswith(ending) else None
        if found:
            return replace(found, plural=True)
    return None


@lru_cache(maxsize=4)
def everyone(pair: str) -> Mapping[str, Demonym]:
    """All demonyms of a pair by their English word, in lower case; the lines of the file are `English words, place,
    adjectives, men, women`."""
    table: dict[str, Demonym] = {}
    for line in (_DATA / f"{pair}.demonyms.tsv").read_text("utf-8").splitlines():
        names, place, *texts = line.split("\t")
        adjectives, men, women = (tuple(filter(None, text.split("|"))) for text in texts)
        for name in names.split("|"):
            table[name.lower()] = Demonym(place, adjectives, men, women)
    return table
