"""Figures in codes and designations, which a translator may write as words."""

from __future__ import annotations

import re

from translate.text.numbers.figures import Number

_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{2,5}[-‐‑]\Z")  # HJR-3
_FORMULA_BEFORE = re.compile(r"(?<![^\W_])(?:[CHNOS]|Fe|Al|Si)\d?(?:[CHNOS])?\Z")  # CO2, of which a name may be written
_BY = re.compile(r"(?P<number>\d)[x×х](?P=number)")  # 4x4


def is_code(text: str, number: Number) -> bool:
    """True if a number of a text is part of a code or designation and not a quantity: HJR-3, 4x4, 007, CO2."""
    if number.text.startswith("00") and number.text.isdecimal():
        return len(number.text) == 3
    if len(number.text) > 2 or not number.text.isdecimal():
        return False
    around = _BY.search(text, max(0, number.start - 2), number.end + 2)
    if number.text in ("2", "3", "4") and _FORMULA_BEFORE.search(text, max(0, number.start - 9), number.start):
        return True
    return bool(around) or bool(_CODE_BEFORE.search(text, max(0, number.start - 8), number.start))
