"""How long the lines of subtitles may be and how fast they are read, by language.

The figures are those of the Timed Text Style Guides of Netflix for adults (partnerhelp.netflixstudios.com, "Character
limitation" and "Reading speed limits" of each language), the most cited public ones. Russian: 39 characters and 17 a
second. Japanese: 13 full-width characters and 4 a second; a letter of half the width counts as half a character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from translate.text.locales import parse
from translate.text.writing_systems import script_of

MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """How subtitles of a language may be: characters of a line, and characters a second."""

    line: int = 42
    speed: int = 17


_USUAL = ReadingLimits()
_LIMITS: Mapping[str, ReadingLimits] = {
    "ar": ReadingLimits(42, 20),
    "en": ReadingLimits(42, 20),
    "hi": ReadingLimits(42, 22),
    "ja": ReadingLimits(13, 4),
    "ko": ReadingLimits(16, 12),
    "ru": ReadingLimits(39, 17),
    "th": ReadingLimits(35, 17),
    "zh": ReadingLimits(16, 9),
}
# The language that the limits of a text are those of, by the writing system of its letters, the rarest first.
_LANGUAGES: Mapping[str, str] = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "THAI": "th",
    "CYRILLIC": "ru",
}
_WIDE = frozenset(["ja", "zh", "ko"])


def limits(locale: str) -> ReadingLimits:
    """The limits of a locale (BCP 47); the usual ones, 42 characters and 17 a second, where the guides have none."""
    return _LIMITS.get(parse(locale).split("-")[0], _USUAL)


def limits_by_script(text: str) -> ReadingLimits:
    """The limits of a text of which only the writing system is known: those of the main language that has it."""
    seen = {script_of(letter) for letter in text}
    language = next((name for script, name in _LANGUAGES.items() if script in seen), "")
    return _LIMITS.get(language, _USUAL)


def width(text: str, is_wide: bool = False) -> float:
    """How many characters of a line a text takes; marks on letters take none. `is_wide`: True where the measure is the
    full width of Chinese, Japanese and Korean, so that other characters take half of one."""
    shown = [char for char in text if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"]
    if not is_wide:
        return len(shown)
    return sum(1 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in shown)


def reading_finding(text: str, seconds: float, locale: str) -> str:
    """What is wrong with a subtitle for its reader, "" if nothing is. `text`: its lines as they are read, without
    markup; `seconds`: how long it is shown; 0 where that is not known."""
    most, is_wide = limits(locale), parse(locale).split("-")[0] in _WIDE
    rows = text.split("\n")
    found = []
    longest = max(width(row, is_wide) for row in rows)
    if longest > most.line:
        found.append(f"a line of {ceil(longest)} characters, at most {most.line} are read at once")
    if len(rows) > MOST_LINES:
        found.append(f"{len(rows)} lines, at most {MOST_LINES} are usual")
    if seconds > 0 and (speed := sum(width(row, is_wide) for row in rows) / seconds) > most.speed:
        found.append(f"{ceil(speed)} characters a second, at most {most.speed} are read")
    return "; ".join(found)
