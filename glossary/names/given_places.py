"""Places that are also given names: Paris Hilton is Пэрис, Sydney Sweeney Сидни."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from glossary.languages import words
from glossary.names import tables
from glossary.names.candidates import is_of_kind
from glossary.names.name import GAZETTEER, NameKind, RenderingCandidate

_AIRPORTS = frozenset(("gatwick", "heathrow", "luton", "orly", "stansted"))
# Towns of which the gazetteer has the given name alone.
_TOWNS = words("adelaide alexandria austin carolina charlotte chelsea jackson lincoln madison virginia")
_RARE = frozenset(("asia", "brooklyn", "dakota", "india", "israel", "kenya", "savannah"))  # seldom before a name


def is_given_place(name: tuple[str, ...]) -> bool:
    """True for a place that is also a given name, and a family name after it."""
    first, last = name[0], name[-1]
    if len(name) not in (2, 3) or first.lower() not in _table("en-ru") or last.lower() in _AIRPORTS:
        return False
    is_known = any(is_of_kind(last, (kind,)) for kind in ("place", "demonym", ""))
    return is_of_kind(last, (NameKind.PERSON,)) or (first.lower() in _RARE and not is_known)


def given_place(word: str, pair: str = "en-ru") -> RenderingCandidate | None:
    """The rendering of such a given name, None for any other word."""
    found = _table(pair).get(word.lower())
    return RenderingCandidate(found[0], GAZETTEER, 1.0, NameKind.PERSON, found[1]) if found else None


def is_place_too(word: str) -> bool:
    """True for a given name in lower case that is also a place."""
    return word in _TOWNS or word in _table("en-ru") or is_of_kind(word.title(), (NameKind.PLACE,))


@lru_cache(maxsize=4)
def _table(pair: str) -> Mapping[str, tuple[str, str]]:
    """The table, by hand, by English name in lower case; its lines are `name, rendering, gender`."""
    return {name.lower(): (rendering, gender) for name, rendering, gender in tables.rows(pair, "given_places")}
