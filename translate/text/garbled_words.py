"""What engines garble on the way: words left in the letters of the source but spelt otherwise (Gamle for Gamble), and
Roman numerals that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from glossary.locales import script_of
from translate.text.numbers import numbers, roman_numerals

_LATIN = re.compile(r"(?<![\w.@/#-])(?:[A-Za-z\u00c0-\u024f]{4,}|[A-Z]{2,3})(?![\w@/-]|\.\w)")
_LIKE = 0.7  # least likeness (0..1) of a garbled word to the one that it is; chosen by hand
_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")  # Cyrillic letters used as Roman numerals


def garbled_words(source: str, target: str, target_locale: str) -> tuple[str, ...]:
    """The words in Latin letters of a translation into another script that its source does not have."""
    if script_of(target_locale) == "Latn":
        return ()
    low = source.lower()
    return tuple(word for word in dict.fromkeys(_LATIN.findall(target)) if word.lower() not in low)


def respelt_words(source: str, target: str, target_locale: str) -> Iterator[tuple[int, int, str]]:
    """Edits of the garbled words of a translation that are much like a word of the source, which is not there, to that
    word."""
    for word in garbled_words(source, target, target_locale):
        missing = [one for one in dict.fromkeys(_LATIN.findall(source)) if one not in target and one[0] == word[0]]
        best = max(missing, key=lambda one: _likeness(one, word), default="")
        if best and _likeness(best, word) >= _LIKE:
            pattern = rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])"
            yield from ((match.start(), match.end(), best) for match in re.finditer(pattern, target))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()


def lost_numerals(source: str, target: str, target_locale: str) -> tuple[str, ...]:
    """The Roman numerals of a text of which its translation has neither the letters nor the value."""
    found = roman_numerals(source)
    if not found:
        return ()
    shown, values = target.translate(_LOOKALIKES), {one.value for one in numbers(target, target_locale)}
    return tuple(
        numeral
        for numeral, value in found
        if value not in values and not re.search(rf"(?<![^\W\d_]){numeral}(?![^\W\d_])", shown)
    )
