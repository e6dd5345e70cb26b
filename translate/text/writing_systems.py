"""Writing systems: which one a character belongs to, and which ones a locale is written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# ISO 15924 code -> the first words of the Unicode names of its letters.
_NAMES: Mapping[str, frozenset[str]] = {
    code: frozenset(names.split())
    for code, names in {
        "Latn": "LATIN",
        "Cyrl": "CYRILLIC",
        "Grek": "GREEK",
        "Arab": "ARABIC",
        "Hebr": "HEBREW",
        "Armn": "ARMENIAN",
        "Geor": "GEORGIAN",
        "Hans": "CJK",
        "Hant": "CJK BOPOMOFO",
        "Jpan": "CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA IDEOGRAPHIC HALFWIDTH",
        "Kore": "HANGUL CJK",
        "Deva": "DEVANAGARI",
        "Beng": "BENGALI",
        "Taml": "TAMIL",
        "Thai": "THAI",
        "Khmr": "KHMER",
        "Ethi": "ETHIOPIC",
    }.items()
}

# CLDR likely subtags: the languages not written in Latin letters when the locale does not say so.
_LIKELY: Mapping[str, str] = {
    language: code
    for code, languages in {
        "Cyrl": "ru uk be bg sr mk kk ky mn tg tt ba cv ce os sah",
        "Grek": "el",
        "Arab": "ar fa ur ps ckb sd ug",
        "Hebr": "he yi iw",
        "Armn": "hy",
        "Geor": "ka",
        "Hans": "zh",
        "Jpan": "ja",
        "Kore": "ko",
        "Deva": "hi mr ne sa",
        "Beng": "bn as",
        "Taml": "ta",
        "Thai": "th",
        "Khmr": "km",
        "Ethi": "am ti",
    }.items()
    for language in languages.split()
}

# Letters of no writing system in particular: signs, ordinals, modifiers such as the Ukrainian apostrophe.
_NEUTRAL = frozenset(
    {"MODIFIER", "MICRO", "FEMININE", "MASCULINE", "OHM", "KELVIN", "ANGSTROM", "DOUBLE-STRUCK", "SCRIPT"}
    | {"BLACK-LETTER", "MATHEMATICAL", "SUPERSCRIPT", "SUBSCRIPT", "FULLWIDTH", "INFORMATION", "ALEF", "BET"}
)


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The writing system of a letter as the first word of its Unicode name ("LATIN"); "" for all else."""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "").split(" ", 1)[0].removesuffix("-")
    return "" if name in _NEUTRAL else name


@lru_cache(maxsize=256)
def scripts_of(locale: str) -> frozenset[str]:
    """The writing systems of a locale (BCP 47), as `script_of` names them: by its script subtag, else by language."""
    language, *subtags = re.split("[-_]", locale)
    code = next((tag.title() for tag in subtags if tag.title() in _NAMES), "")
    return _NAMES[code or _LIKELY.get(language.lower(), "Latn")]
