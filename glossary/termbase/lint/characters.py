"""The characters of a term: their scripts, words of mixed scripts, and invisible characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_HIDDEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd"
INVISIBLE = re.compile(f"  +|[\u0000-\u001f\u007f-\u009f{_SPACES}{_HIDDEN}]+")
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "HEBREW": "Hebr",
    "ARABIC": "Arab",
}


@lru_cache(8192)
def _script(letter: str) -> str:
    """The script of a letter if it is one of those distinguished here, else ""."""
    return _NAMES.get(unicodedata.name(letter, "").partition(" ")[0], "")


def scripts_in(text: str) -> frozenset[str]:
    """The scripts (ISO 15924) of the letters of a text, of those distinguished here."""
    return frozenset(script for letter in text if letter.isalpha() and (script := _script(letter)))


def mixed_words(text: str) -> tuple[str, ...]:
    """The words whose letters belong to more than one alphabet."""
    return tuple(word for word in _WORD.findall(text) if len(scripts_in(word)) > 1)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text for comparison: case folded, ё as е."""
    return tuple(word.casefold().replace("ё", "е") for word in re.findall(r"\w+", text))


@lru_cache(32)
def script_of(locale: str) -> str:
    """The script (ISO 15924) that a locale is written in, "" when unknown or not distinguished here."""
    import langcodes

    try:
        script = langcodes.Language.get(locale).maximize().script or ""
    except ValueError:
        return ""
    return script if script in _NAMES.values() else ""
