"""Minus signs before numbers: one that a translation lost, and one that stands before another number."""

from __future__ import annotations

import re
from decimal import Decimal

from translate.text.numbers.figures import figures

_MINUS = re.compile(
    r"(?<![\w.,)\]%°$€£¥₽])[-−–](?=[$€£¥₽]?\d)|(?<=[$€£¥₽])[-−–](?=\d)"
    r"|(?<=[$€£¥₽])\((?=\d[\d.,]*\))|\((?=\d[\d.,]*\)[ \u00a0]?(?:млн|млрд|тыс|Mio|Mrd|mi|bn|m\b))"  # of accounts
)
# A text without a match of this has no minus; it begins with a set of characters, so the search is fast.
_ANY_MINUS = re.compile(r"[-−–(](?:(?<!\()[$€£¥₽]?|(?<=[$€£¥₽]\())\d")
_MINUS_WORD = re.compile(
    r"\b(?:минус|мінус|menos|minus|moins)\w*\b|\b(?:ниже|нижче) нуля\b|\babaixo de zero\b|\bмороз[ау]\b"
    r"|\bbajo cero\b|\bunter null\b|\bdessous de zéro\b",
    re.IGNORECASE,
)


def lost_minus(source: str, target: str) -> bool:
    """True if the target has fewer negative numbers than the source, written with signs or words."""
    wanted = len(_MINUS.findall(source)) if _ANY_MINUS.search(source) else 0
    return wanted > 0 and wanted > len(_MINUS.findall(target)) + len(_MINUS_WORD.findall(target))


def moved_minus(source: str, target: str, source_locale: str, target_locale: str) -> tuple[str, str] | None:
    """The number that is negative in the source only, and the one that is negative in the target only; None where all
    stand with their signs."""
    if not _ANY_MINUS.search(source) or not _ANY_MINUS.search(target):
        return None
    ours, theirs = _signed(source, source_locale), _signed(target, target_locale)
    lost = [value for value, negative in ours if negative and (value, False) in theirs and (value, True) not in theirs]
    new = [value for value, negative in theirs if negative and (value, False) in ours and (value, True) not in ours]
    return (f"{lost[0]}", f"{new[0]}") if lost and new else None


def _signed(text: str, locale: str) -> set[tuple[Decimal, bool]]:
    starts = {match.end() for match in _MINUS.finditer(text)}
    return {(one.value, bool({one.start, one.start - 1} & starts)) for one in figures(text, locale)}
