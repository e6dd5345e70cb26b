"""Converts a number from the format of the source locale to that of the target locale (separators from CLDR)."""

from __future__ import annotations

import re

from glossary.locales import number_signs


def localized(number: str, source: str, target: str) -> str:
    """`number` with the grouping and decimal signs of the target locale; unchanged if it is not a plain number in the
    format of the source locale.

    "1,234.5" from en to ru is "1 234,5" with a no-break space. No digit changes.
    """
    group, point = number_signs(source)
    plain = re.fullmatch(
        rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(point)}\d+)?|\d+{re.escape(point)}\d+", number
    )
    if not plain:
        return number
    to_group, to_point = number_signs(target)
    return number.translate({ord(group): to_group, ord(point): to_point})
