"""Plurals: the forms that a language has, and examples of the numbers that take each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from gettext import c2py
from types import MappingProxyType

from glossary.locales import plural_categories, plural_category

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_RULE = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
_MOST = 20  # forms; no language has more than six
# Two digits before one, as engines write small numbers in words; the rules of all languages repeat after 100.
_NUMBERS = (1, *range(21, 100), *range(2, 21), 0, *range(100, 200))
_FRACTIONS = ("1.5", "2.5", "0.5")
_EXAMPLES = 5  # so many for each form, as a text may hold some of them itself


@lru_cache(64)
def of_rule(rule: str) -> tuple[tuple[str, ...], ...]:
    """Numbers for each form of a rule of gettext ("nplurals=2; plural=(n != 1);"), () for one that no number takes;
    () for a rule that is none."""
    found = _RULE.search(rule)
    if not found or int(found[1]) > _MOST:
        return ()
    try:
        form_of: Callable[[int], int] = c2py(found[2].strip())
        forms = [(form_of(number), str(number)) for number in _NUMBERS]
    except (ValueError, OverflowError, ZeroDivisionError, RecursionError):
        return ()
    return tuple(_first(text for form, text in forms if form == n) for n in range(int(found[1])))


@lru_cache(64)
def of_locale(locale: str) -> Mapping[str, tuple[str, ...]]:
    """Numbers for each plural category of a locale (CLDR), in the order of CLDR; fractions for a category that no
    integer takes."""
    texts = [*map(str, _NUMBERS), *_FRACTIONS]
    categories = [(plural_category(locale, text), text) for text in texts]
    return MappingProxyType(
        {name: _first(text for found, text in categories if found == name) for name in plural_categories(locale)}
    )


def _first(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(number for number, _ in zip(numbers, range(_EXAMPLES), strict=False))
