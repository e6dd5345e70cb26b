"""How long the lines of subtitles may be, and how fast they are read.

The figures are those of the Timed Text Style Guides of Netflix for adults (partnerhelp.netflixstudios.com, "Character
limitation" and "Reading speed limits" of each language), the most cited public ones. Chinese, Japanese and Korean:
full-width characters; a letter of half the width counts as half a character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from math import ceil

from translate.text.locales import parse
from translate.text.writing_systems import script_of

MOST_LINES = 2
# Unit: characters a second, for adults, by language; that of most languages.
_SPEEDS: Mapping[str, int] = {"ar": 20, "en": 20, "hi": 22, "ja": 4, "ko": 12, "zh": 9}
_SPEED = 17
_WIDE = frozenset(["ja", "zh", "ko"])
# Unit: characters. That of most languages.
_USUAL = 42
# Those of the main language of a writing system, the rarest letters first.
_LONGEST: Mapping[str, int] = {"HIRAGANA": 13, "KATAKANA": 13, "HANGUL": 16, "CJK": 16, "THAI": 35, "CYRILLIC": 39}


def longest_line(text: str) -> int:
    """How many characters a line of a text may have: of its language only the writing system is known."""
    seen = {script_of(letter) for letter in text}
    return next((most for script, most in _LONGEST.items() if script in seen), _USUAL)


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
    language = parse(locale).split("-")[0]
    is_wide, speed = language in _WIDE, _SPEEDS.get(language, _SPEED)
    rows, most = text.split("\n"), longest_line(text)
    found = []
    longest = max(width(row, is_wide) for row in rows)
    if longest > most:
        found.append(f"a line of {ceil(longest)} characters, at most {most} are read at once")
    if len(rows) > MOST_LINES:
        found.append(f"{len(rows)} lines, at most {MOST_LINES} are usual")
    if seconds > 0 and (own := sum(width(row, is_wide) for row in rows) / seconds) > speed:
        found.append(f"{ceil(own)} characters a second, at most {speed} are read")
    return "; ".join(found)
