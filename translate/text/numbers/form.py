"""Converts a number from the format of the source locale to that of the target locale (separators from CLDR)."""

from __future__ import annotations

import re
import unicodedata

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


_ALONE = re.compile(r"(\W*?)(\d[\d.,'’\s]*\d)(\W*)")
_SPACE = re.compile(r"(?<=\d)\s(?=\d)")


def localized_alone(text: str, source: str, target: str) -> str:
    """A text that is one number and signs, such as the cell of a table, as the target locale writes it: "$1,234.5" from
    en to ru is "$1 234,5". Unchanged if it is anything else, or may be: 1.5 is a version, too, and 1.234 in a German
    text a decimal of an English one."""
    found = _ALONE.fullmatch(text)
    if not found:
        return text
    before, number, after = found.groups()
    group, point = number_signs(source)
    if group.isspace():
        number = _SPACE.sub(group, number)
    new = localized(number, source, target)
    if new == number or not (_tells_quantity(before + after) or _is_certain(number, group, point)):
        return text
    return before + new + after


def _tells_quantity(signs: str) -> bool:
    """True for signs of money, per cent, degrees and plus or minus."""
    return any(one in "%‰°+-−±" or unicodedata.category(one) == "Sc" for one in signs)


def _is_certain(number: str, group: str, point: str) -> bool:
    """True for a number that can be nothing else: it has two separators, begins with 0, or has one that is none of
    versions, and is not read in another way elsewhere."""
    separators = [one for one in number if not one.isdigit()]
    if len(separators) > 1 or number.startswith("0"):
        return True
    sign, digits = separators[0], len(number) - number.index(separators[0]) - 1
    return sign != "." and (sign == group or digits != 3)
