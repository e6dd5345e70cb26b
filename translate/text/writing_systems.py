"""Writing systems of characters and of locales."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from glossary.locales import script_of as locale_script

LATIN_SHAPES = str.maketrans("АВСЕНКМОРТХІ", "ABCEHKMOPTXI")
"""Cyrillic capitals, each with the Latin one of the same shape, for `str.translate`."""

# ISO 15924 code -> the first words of the Unicode names of its letters, for the scripts of CLDR's locales.
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
        "Adlm": "ADLAM",
        "Cakm": "CHAKMA",
        "Cans": "CANADIAN",
        "Cher": "CHEROKEE",
        "Copt": "COPTIC",
        "Dsrt": "DESERET",
        "Gujr": "GUJARATI",
        "Guru": "GURMUKHI",
        "Hmnp": "NYIAKENG",
        "Knda": "KANNADA",
        "Laoo": "LAO",
        "Mlym": "MALAYALAM",
        "Mong": "MONGOLIAN",
        "Mtei": "MEETEI",
        "Mymr": "MYANMAR",
        "Nkoo": "NKO",
        "Olck": "OL",
        "Orya": "ORIYA",
        "Osge": "OSAGE",
        "Rohg": "HANIFI",
        "Shaw": "SHAVIAN",
        "Sinh": "SINHALA",
        "Syrc": "SYRIAC",
        "Tavt": "TAI",
        "Telu": "TELUGU",
        "Tfng": "TIFINAGH",
        "Thaa": "THAANA",
        "Tibt": "TIBETAN",
        "Vaii": "VAI",
        "Yiii": "YI",
    }.items()
}

# Letters of no writing system in particular: signs, ordinals, modifiers such as the Ukrainian apostrophe.
_NEUTRAL = frozenset(
    {"MODIFIER", "MICRO", "FEMININE", "MASCULINE", "OHM", "KELVIN", "ANGSTROM", "DOUBLE-STRUCK", "SCRIPT"}
    | {"BLACK-LETTER", "MATHEMATICAL", "SUPERSCRIPT", "SUBSCRIPT", "FULLWIDTH", "INFORMATION", "ALEF", "BET"}
)


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The writing system of a letter as the first word of its Unicode name ("LATIN"); "" for other characters."""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "").split(" ", 1)[0].removesuffix("-")
    return "" if name in _NEUTRAL else name


@lru_cache(maxsize=256)
def scripts_of(locale: str) -> frozenset[str]:
    """The writing systems of a locale (BCP 47), as `script_of` names them: by its script subtag, else by language."""
    return _NAMES.get(locale_script(locale), _NAMES["Latn"])
