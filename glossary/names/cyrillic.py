"""Respells Russian renderings of foreign names for other languages in Cyrillic, letter by letter, by their orthography.

The result is derived from the Russian rendering, not from the name: most letters are right, but sounds that the other
language renders differently (Ukrainian Г and Ґ, Bulgarian ъ in Johnson) are not. Languages without a table here use the
Russian spelling, as Kazakh, Kyrgyz, Tatar or Mongolian texts mostly do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


_VOWEL = "аеёиоуыэюяАЕЁИОУЫЭЮЯієїІЄЇ"
_RULES: Mapping[str, _Rules] = {
    "uk": _rules(
        (rf"(?<=[{_VOWEL}])и", "ї"),
        (rf"(?<=[{_VOWEL}ьъ'’])е|\bе(?=\w)", "є"),
        (r"\bЕ(?=\w)", "Є"),
        (r"(?<=[жшчщцЖШЧЩЦ])и", "и\u0001"),  # и stays after sibilants
        (r"и(?!\u0001)", "і"),
        (r"\u0001", ""),
        (r"\bИ", "І"),
        (r"(?<=ь)ї|(?<=ь)і", "ї"),
        (rf"(?<=[{_VOWEL}])ё|\bё", "йо"),
        (r"\bЁ", "Йо"),
        (r"(?<=[жшчщ])ё", "о"),
        (r"ъё|ьё", "йо"),
        (r"ё", "ьо"),
        (r"ы", "и"),
        (r"Ы", "И"),
        (r"э", "е"),
        (r"Э", "Е"),
        (r"ъ", "'"),
    ),
    "be": _rules(
        (r"(?<=[дтржшчц])[еэ]", "э"),
        (r"щ", "шч"),
        (r"Щ", "Шч"),
        (r"и", "і"),
        (r"И", "І"),
        (r"(?<=[жшчрдтц])і", "ы"),
        (rf"(?<=[{_VOWEL}])у", "ў"),
        (r"ъ", "'"),
    ),
    "bg": _rules(
        (r"\bЁ", "Йо"),
        (rf"\bё|(?<=[{_VOWEL}])ё|[ъь]ё", "йо"),
        (r"(?<=[жшчщ])ё", "о"),
        (r"ё", "ьо"),
        (r"ъ", ""),
        (r"ь(?!о)", ""),
        (r"ы", "и"),
        (r"Ы", "И"),
        (r"э", "е"),
        (r"Э", "Е"),
    ),
    "sr": _rules(
        (r"дж", "џ"),
        (r"Дж", "Џ"),
        (r"ль", "љ"),
        (r"Ль", "Љ"),
        (r"нь", "њ"),
        (r"Нь", "Њ"),
        (r"щ", "шч"),
        (r"Щ", "Шч"),
        (r"(?<=[жшчџ])ё", "о"),
        (r"ье", "је"),
        (r"ьё|ъё|ё", "јо"),
        (r"Ё", "Јо"),
        (r"ю", "ју"),
        (r"Ю", "Ју"),
        (r"я", "ја"),
        (r"Я", "Ја"),
        (r"й", "ј"),
        (r"Й", "Ј"),
        (r"[ьъ]", ""),
        (r"ы", "и"),
        (r"Ы", "И"),
        (r"э", "е"),
        (r"Э", "Е"),
    ),
}
_SAME_AS = {"mk": "sr"}


def from_russian(text: str, language: str) -> str:
    """A Russian rendering in the spelling of another language in Cyrillic; unchanged if it has no rules here."""
    for pattern, replacement in _RULES.get(_SAME_AS.get(language, language), ()):
        text = pattern.sub(replacement, text)
    return text
