"""How long the lines of subtitles may be, by writing system.

The figures are those of the Timed Text Style Guides of Netflix for adults (partnerhelp.netflixstudios.com, "Character
limitation" of each language), the most cited public ones. Chinese, Japanese and Korean: full-width characters; a letter
of half the width counts as half a character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from translate.text.writing_systems import script_of

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
