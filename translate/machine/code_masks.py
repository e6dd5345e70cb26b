"""Masks of short codes (AB-, pH, 12.5° S), and of long numbers beside them, which engines turn into others."""

from __future__ import annotations

import re

from translate.machine.masking import Mask, combined, number_masks
from translate.text import short_codes

_LONG = re.compile(r"(?!1[5-9]\d\d|20\d\d)\d{4,}")  # digits that engines garble; not those of a year


def code_masks(text: str, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of the short codes of a text and of its long numbers; none for a text without codes."""
    codes = [
        Mask(one.start, one.end, text[one.start : one.end], one.target) for one in short_codes(text, source, target)
    ]
    long = (one for one in number_masks(text, source, target) if _LONG.fullmatch(one.source))
    return combined(codes, long) if codes else ()
