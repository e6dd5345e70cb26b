"""Rules on single characters: invisible ones, controls of text direction, and traces of a wrong encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from translate.text.rules.pair import TextPair
from translate.text.writing_systems import scripts_of

# Controls that reorder the text shown (UAX #9); they can hide text ("Trojan Source", CVE-2021-42574).
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u200e\u200f\u061c]")
# Zero-width and other invisible characters; joiners are legitimate in scripts that join letters, and in emoji.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_JOINERS = re.compile("(?<=[A-Za-z\u00c0-\u024f\u0370-\u052f])[\u200c\u200d]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd]")
_RIGHT_TO_LEFT = frozenset({"ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO"})
_GARBLED = re.compile("[ÃâÐÑ°ё]")  # a text without these cannot match the next
_MOJIBAKE = re.compile(
    "Ã[\u0080-\u00bf]|â€[\u0080-\u00ff™œ\u201a-\u203a]|[ÐÑ][\u0080-\u00bf][ÐÑ][\u0080-\u00bf]|Р[°ё][РС]"
)


def direction(pair: TextPair) -> str:
    """Controls that change the order in which the text is shown."""
    return _new(_DIRECTION, pair)


def invisible(pair: TextPair) -> str:
    """Invisible characters (zero-width spaces, soft hyphens, direction marks), which break searches."""
    mark = "" if scripts_of(pair.target_locale) & _RIGHT_TO_LEFT else _new(_MARKS, pair)
    return mark or _new(_INVISIBLE, pair) or _joiners(pair)


def _joiners(pair: TextPair) -> str:
    return _named(_JOINERS, pair) if "\u200c" in pair.alphabet or "\u200d" in pair.alphabet else ""


def control(pair: TextPair) -> str:
    """Control characters, private-use characters, and the replacement character of a byte that could not be decoded."""
    return _new(_CONTROLS, pair)


def encoding(pair: TextPair) -> str:
    """Letters that result from decoding UTF-8 as another encoding ("Ã©" for "é")."""
    found = _MOJIBAKE.search(pair.target.raw) if _GARBLED.search(pair.alphabet) else None
    return f"garbled by a wrong encoding: {found[0]}" if found and found[0] not in pair.source.raw else ""


def _new(pattern: re.Pattern[str], pair: TextPair) -> str:
    """The matching characters that are in the target and not in the source, by code point and name."""
    if not pattern.search(pair.alphabet):
        return ""
    return _named(pattern, pair)


def _named(pattern: re.Pattern[str], pair: TextPair) -> str:
    new = dict.fromkeys(char for char in pattern.findall(pair.target.raw) if char not in pair.source.raw)
    return ", ".join(_called(new))


def _called(characters: Iterable[str]) -> list[str]:
    return [f"U+{ord(char):04X} {unicodedata.name(char, 'control character')}" for char in characters]
