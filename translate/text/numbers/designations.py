"""Figures that a translator may change: those in codes, which may be written as words, and converted degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from translate.text.numbers.figures import Number

_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{2,5}[-‐‑]\Z")  # HJR-3
_BY = re.compile(r"(?P<number>\d)[x×х](?P=number)")  # 4x4
_DEGREES = re.compile(r"[\s\u00a0-]?(?:°|º|degree|градус|grad|grau|degré)", re.IGNORECASE)
_FREEZING, _STEP = Decimal(32), Decimal("1.8")  # °F at 0 °C, and °F per °C


def is_code(text: str, number: Number) -> bool:
    """True if a number of a text is part of a code or designation and not a quantity: HJR-3, 4x4, 007."""
    if number.text.startswith("00") and number.text.isdecimal():
        return len(number.text) == 3
    if len(number.text) > 2 or not number.text.isdecimal():
        return False
    around = _BY.search(text, max(0, number.start - 2), number.end + 2)
    return bool(around) or bool(_CODE_BEFORE.search(text, 0, number.start))


def converted(
    source: str, target: str, lost: Sequence[Number], extra: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """The numbers left in `lost` and `extra` after pairing degrees Fahrenheit with degrees Celsius, to within 1 °C."""
    left, rest = list(lost), list(extra)
    if not lost or not extra:
        return left, rest
    for number in lost:
        other = next((one for one in rest if _same_degrees(source, number, target, one)), None)
        if other is not None:
            left.remove(number)
            rest.remove(other)
    return left, rest


def _same_degrees(source: str, first: Number, target: str, second: Number) -> bool:
    if not _DEGREES.match(source, first.end) or not _DEGREES.match(target, second.end):
        return False
    pairs = ((first.value, second.value), (second.value, first.value))
    return any(abs((warm - _FREEZING) / _STEP - celsius) < 1 for warm, celsius in pairs)
