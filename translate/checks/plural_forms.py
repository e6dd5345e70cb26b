"""Which of the two source texts of an entry with plurals each of its forms translates, by the rule of its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from gettext import c2py

from translate.catalog import Entry
from translate.text import locales

_RULE = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
_TRIED = 200  # numbers for which a rule is tried; the rules repeat after 100
_FEW = 5  # a form of fewer numbers may say them in words; the bound of msgfmt for the check of format strings


def translations(entry: Entry, rule: str, locale: str) -> Iterator[tuple[str, str, str]]:
    """The forms of an entry with plurals as (source, other source, translation).

    A form of few numbers (one, none or one, two) may translate either source, so the other one is given, too: "one
    photo" as well as "%d photos". A form of many numbers translates the plural, and the other source is "". `rule`: the
    field Plural-Forms of the header; where it does not fit the entry, that of the locale is used.
    """
    plural = entry.plural or entry.source
    used = _used(rule) if rule else ()
    if len(used) != len(entry.plurals):
        used = _used(locales.plural_forms(locale))
    for form, text in enumerate(entry.plurals):
        few = len(used) != len(entry.plurals) or used[form] < _FEW
        if not few:
            yield plural, "", text
        elif form == 0 and len(entry.plurals) > 1:
            yield entry.source, plural, text
        else:
            yield plural, entry.source, text


@lru_cache(64)
def _used(rule: str) -> tuple[int, ...]:
    """For how many of the first numbers a rule uses each form; () for a rule that is none."""
    found = _RULE.search(rule)
    if not found:
        return ()
    try:
        form_of: Callable[[int], int] = c2py(found[2].strip())
        counts = Counter(form_of(number) for number in range(_TRIED))
    except (ValueError, OverflowError, ZeroDivisionError, RecursionError):
        return ()
    return tuple(counts[form] for form in range(min(int(found[1]), 100)))
