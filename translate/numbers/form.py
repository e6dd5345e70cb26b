"""Writing a number of the source text the way the target locale writes it (separators from CLDR, through Babel)."""

from __future__ import annotations

import re
from functools import lru_cache


def localized(number: str, source: str, target: str) -> str:
    """`number` with the target's grouping and decimal signs; what is no plain number in the source's own is unchanged.

    "1,234.5" from en to ru is "1 234,5" with a no-break space. No digit changes.
    """
    group, point = _signs(source)
    plain = re.fullmatch(
        rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(point)}\d+)?|\d+{re.escape(point)}\d+", number
    )
    if not plain:
        return number
    to_group, to_point = _signs(target)
    return number.translate({ord(group): to_group, ord(point): to_point})


@lru_cache(maxsize=64)
def _signs(locale: str) -> tuple[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return ",", "."
    latin = found.number_symbols.get("latn", {})
    return str(latin.get("group", ",")), str(latin.get("decimal", "."))
