"""Points of the compass in running text: a wind from the northwest that comes from the northeast in the translation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from glossary.locales import primary

_LETTERS = "NSEW"
_WORD = re.compile(r"[\w-]+")
# How the words for north, south, east and west begin in each language.
BEGINNINGS: Mapping[str, tuple[str, str, str, str]] = {
    "en": ("north", "south", "east", "west"),
    "ru": ("север", "юж|юг(?!осл)", "восто[кч]", "запад"),
    "uk": ("північ", "півд", r"схід(?:н|\b)", "захід"),
    "de": ("nord|nörd", "süd", "ost|öst", "west"),
}


def made_up_points(source: str, target: str, source_locale: str, target_locale: str) -> int:
    """How many points of the compass a translation names that the source does not, where the source names any in small
    letters."""
    here, there = primary(source_locale), primary(target_locale)
    if here not in BEGINNINGS or there not in BEGINNINGS or not (ours := _named(source, here)):
        return 0
    return len(_named(target, there) - ours)


def _named(text: str, language: str) -> set[str]:
    """The points that a text names, each of those between two as one: N, NW."""
    found = filter(None, map(_pattern(language).match, _WORD.findall(text)))
    return {"".join(letter for letter in _LETTERS if match[letter]) for match in found} - {""}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """What a word for a point begins with, with a group for each of the four that it names: northwest, северо-запад."""
    north, south, east, west = BEGINNINGS[language]
    return re.compile(rf"(?:(?P<N>{north})|(?P<S>{south}))?(?:о|ern|-)?-?(?:(?P<E>{east})|(?P<W>{west}))?")
