"""Whether there is anything to see in a text."""

from __future__ import annotations

from unicodedata import category

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # letters and signs that have no shape
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def is_blank(text: str) -> bool:
    """True for a text of white space, controls, and characters that are never shown, as it is on the report page."""
    return all(map(_is_unseen, text))


def _is_unseen(char: str) -> bool:
    if char.isspace() or char in _UNSEEN:
        return True
    return category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp") or any(ord(char) in some for some in _SELECTORS)
