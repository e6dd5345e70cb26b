"""Units whose sign is also a word or a mark, told by what stands beside it: 2h 15m, 4 in wide, 13 st, 5'11"."""

from __future__ import annotations

import re

_SIGN = re.compile(
    r"[ \u00a0-]?(?:(?P<minute>[mм])|(?P<second>[sс])|(?P<inch>in)|(?P<stone>st))(?![\w’'])"
    r"|(?P<double>[\"″”])(?!\w)|(?P<single>['′’])(?!s\b)|(?P<penny>p)(?!\w)|(?P<cent>c)(?!\w)"
)
_FIRST = frozenset("mмsсipc\"″”'′’")
_HOURS = re.compile(r"\d ?(?:h|hrs?|hours?|ч|час\w{0,2})[.,]{0,2} ?(?:(?:and|и) )?\Z")
_SECONDS = re.compile(r"[.,]{0,2} ?\d{1,2}(?:[.,]\d+)? ?(?:s|secs?|с|сек)(?!\w)")
_MINUTES = re.compile(r"\d ?(?:m|mins?|minutes?|м|мин\w{0,3})[.,]{0,2} ?(?:(?:and|и) )?\Z")
_FEET = re.compile(r"\d ?(?:ft|feet|foot|['′’]|фут\w{0,3})[.,]{0,2} ?\Z")
_EXTENT = re.compile(
    r"\.?,? (?:wide|long|deep|tall|thick|high|across|(?:in|of) (?:diameter|length|width|height|depth)"
    r"|(?:of )?(?:rain|snow|rainfall|snowfall)|(?:by|x|×) \d)"
)
_TALL = re.compile(r"(?: ?\d{1,2}(?:[\"″”]|'')|[- ](?:tall|wide|long|deep|high|x|×)\b)")
_BY = re.compile(r"\d ?(?:in\.?|\"|″)? ?(?:by|x|×) ?\Z")
_PRICED = re.compile(r" (?:coins?|pieces?|stamps?|per|an?|each|off|more|less|tax)\b|/")
_DEGREES = re.compile(r"\d ?[°º] ?\Z")
_ARC = re.compile(r"[°º]")
_ARC_MINUTES = re.compile(r"\d ?[′'’] ?\Z")
_FOOT_DASH = re.compile(r"\d[- ]?foot-\Z")
_INCHES_IN_A_FOOT = 12
_NEAR = 16  # characters before a number among which its neighbour stands


def bound_unit(text: str, start: int, end: int) -> tuple[str, int]:
    """The unit of a number at characters [start, end) whose sign means it only there, and where it ends; "" for
    none."""
    before = text[max(0, start - _NEAR) : start]
    if _FOOT_DASH.search(before) and text[start:end].isdecimal() and int(text[start:end]) < _INCHES_IN_A_FOOT:
        return "length-inch", end + len("-inch") * text.startswith("-inch", end)  # 6-foot-4
    first = text[end : end + 2].lstrip(" \u00a0-")[:1]
    match = _SIGN.match(text, end) if first in _FIRST else None
    if match is None:
        return "", end
    after = match.end()
    unit = _unit(match.lastgroup or "", text, start, after, before)
    return (unit, after) if unit else ("", end)


def _unit(kind: str, text: str, start: int, after: int, before: str) -> str:
    if kind == "minute":
        return "duration-minute" if _HOURS.search(before) or _SECONDS.match(text, after) else ""
    if kind == "second":
        return "duration-second" if _MINUTES.search(before) or _HOURS.search(before) else ""
    if kind == "inch":
        tight = text[after - 3].isdigit()
        return (
            "length-inch" if tight or _FEET.search(before) or _EXTENT.match(text, after) or _BY.search(before) else ""
        )
    if kind == "stone":
        return "mass-stone" if _is_stone(text, start, after) else ""
    if kind == "double" and (_ARC_MINUTES.search(before) and _ARC.search(before)):
        return "angle-arc-second"
    if kind == "single" and _DEGREES.search(before):
        return "angle-arc-minute"
    if kind == "double":
        return "length-inch" if text[after - 1] == "″" or _FEET.search(before) or _is_lone(text, after) else ""
    if kind == "single":
        return "length-foot" if text[after - 1] == "′" or _TALL.match(text, after) else ""
    return f"money-{kind}" if _PRICED.match(text, after) else ""


def _is_stone(text: str, start: int, after: int) -> bool:
    """True for "13 st" that is no ordinal (21st) and no street (5 st. James)."""
    digits = text[start : after - 2].strip(" \u00a0-")
    return digits.isdecimal() and (digits[-1] != "1" or digits == "11") and not re.match(r"\.? [A-ZА-ЯЁ]", text[after:])


def _is_lone(text: str, after: int) -> bool:
    """True if a double quotation mark after a number closes nothing."""
    return text[after - 1] == '"' and text.count('"', 0, after - 1) % 2 == 0 and text.count('"') % 2 == 1
