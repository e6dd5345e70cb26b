"""Things that are measured and that a translation leaves out: 250 g flour as 250 г."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from glossary.locales import primary
from translate.text.quantities.records import Quantity, QuantityKind

_MEASURES = ("mass-", "volume-", "length-", "area-", "digital-", "energy-")
# What stands between a measure and the thing, by language. Those that need no word between have only nouns there, or
# words that are none, see _NO_THING.
_THING: Mapping[str, str] = {
    "en": r"[ \u00a0](?:(?:of|per)[ \u00a0](?:the |an? )?)?([^\W\d_]{3,})\b",
    "de": r"[ \u00a0]([A-ZÄÖÜ][^\W\d_]{2,})\b",
    "fr": r"[ \u00a0]d(?:e[ \u00a0]|['’])([^\W\d_]{3,})", "es": r"[ \u00a0]de[ \u00a0]([^\W\d_]{3,})",
    "pt": r"[ \u00a0]de[ \u00a0]([^\W\d_]{3,})",
}  # fmt: skip
_OTHERS = """
    about above across after again ago ahead all alone along and apart apiece are around away back before behind below
    between but can comes deep down downstream each east even every farther for from further had has have heavier heavy
    high higher inland into just later less long longer maximum minimum more net north not now off one only onto or out
    over plus second she since so south square tall taller than that the then there they thick this through to today
    toward towards under until up upstream was were west when where which while who wide will with within without
    would you per cubic
"""
_NO_THING = frozenset(_OTHERS.split())
_SEGMENT = re.compile(
    r"[;:\n!?…]+|,(?!\d)|\.(?=\s|\Z)|[ \u00a0](?:and|or|и|или|und|oder|y|o|e|ou|et)(?=[ \u00a0])", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_BOUNDS = "около почти более менее всего примерно свыше меньше больше каждый каждая каждое ещё еще"
_AROUND = frozenset(_BOUNDS.split())


def lost_things(
    source: str, target: str, amounts: tuple[Sequence[Quantity], Sequence[Quantity]], locales: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """The measures of a source text with the thing measured, whose clause or line has no word but the measure in the
    translation, each as it is written on both sides. `amounts`: those of source and target."""
    pattern = _THING.get(primary(locales[0]))
    ours = [one for one in amounts[0] if _is_measure(one)] if pattern else []
    theirs = [one for one in amounts[1] if _is_measure(one)] if ours else []
    if not pattern or not theirs or _segments(source) != _segments(target):
        return
    for one in ours:
        thing = re.compile(pattern).match(source, one.end)
        if thing is None or thing[1].lower() in _NO_THING:
            continue
        there = [other for other in theirs if other.value == one.value and other.units & one.units]
        if there and all(_is_alone(target, other) for other in there):
            yield source[one.start : thing.end()], there[0].text


def _segments(text: str) -> int:
    return len(_SEGMENT.findall(text.rstrip(" .:")))


def _is_measure(one: Quantity) -> bool:
    return one.kind is QuantityKind.MEASURE and not one.shared and any(unit.startswith(_MEASURES) for unit in one.units)


def _is_alone(text: str, one: Quantity) -> bool:
    """True if the clause or line of an amount has no other word."""
    before = [match.end() for match in _SEGMENT.finditer(text, 0, one.start)]
    after = _SEGMENT.search(text, one.end)
    rest = f"{text[before[-1] if before else 0 : one.start]} {text[one.end : after.start() if after else len(text)]}"
    return all(word.lower() in _AROUND for word in _WORD.findall(rest))
