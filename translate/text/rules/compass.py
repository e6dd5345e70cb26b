"""Points of the compass in names: North Korea that became South Korea, West Virginia that became East Virginia."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from glossary.locales import primary
from translate.text.compass_points import BEGINNINGS
from translate.text.rules.exchange import exchanged
from translate.text.rules.pair import TextPair

_POINTS = ("north", "south", "east", "west")
# The words for the points, in the order of `_POINTS`: nouns and adjectives, and names that hold them.
_WORDS: Mapping[str, Sequence[str]] = {
    "en": (r"north(?:ern|er)?s?\b", r"south(?:ern|er)?s?\b", r"east(?:ern|er)?s?\b", r"west(?:ern|er)?s?\b"),
    **{language: BEGINNINGS[language] for language in ("ru", "uk")},
}
_CAPITALISED = frozenset(f"{point.capitalize()}{ending}" for point in _POINTS for ending in ("", "ern"))
_NAMED = re.compile(r"\b(?:North|South|East|West)(?:ern)?[ -][A-Z]")


def another_point(pair: TextPair) -> str:
    """A point of the compass in a name that became another one, "" if none did. Only English names are judged."""
    if (
        primary(pair.source_locale) != "en"
        or _CAPITALISED.isdisjoint(pair.source.words)
        or not _NAMED.search(pair.source.bare)
    ):
        return ""
    theirs = _WORDS.get(primary(pair.target_locale))
    return exchanged(_points(pair.source.bare, _WORDS["en"]), _points(pair.target.bare, theirs)) if theirs else ""


def _points(text: str, words: Sequence[str]) -> list[tuple[str, str]]:
    """The words of a text that name a point, with the point."""
    rows = zip(_POINTS, words, strict=True)
    return [(found[0], point) for point, start in rows for found in re.finditer(rf"\b(?:{start})\w*", text, re.I)]
