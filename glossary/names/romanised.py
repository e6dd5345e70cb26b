"""Spellings of Slavic names in Latin letters, as readers of them know the names: Zelenskyi is Zelensky, Modric Modrić.

The Ukrainian transliteration of 2010 and the British one (BGN/PCGN 1965) differ in endings only; news drop diacritics.
"""

from __future__ import annotations

import re

from glossary.names import lists
from glossary.names.normalise import small

_ENDINGS = (
    (re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])(?:yi|yy|iyi)$"), "y"),  # Zelenskyi, Zaluzhnyi
    (re.compile(r"(?<=sk)(?:iy|ii|yj|ij)$"), "y"),  # Zelenskiy
    (re.compile(r"ii$"), "iy"),  # Serhii
    (re.compile(r"iia$"), "ia"),  # Mariia
    (re.compile(r"(?<=[a-z]{2})ic$"), "ić"),  # Modric
)
_UKRAINIAN = re.compile(r"(?<=[^aeiouy])(?:ii|iy|yi)$")


def usual_spelling(name: str) -> str:
    """A person's name of one word in the spelling that is read most surely; the same if there is no other."""
    low = small(name)
    if low in lists.GIVEN:
        return name
    for pattern, ending in _ENDINGS:
        if pattern.search(low):
            return pattern.sub(ending, name.lower()).capitalize() if name[:1].isupper() else pattern.sub(ending, low)
    return name


def has_fixed_form(name: str) -> bool:
    """True if a name is spelt as a Ukrainian given name whose Russian form is not that of its sounds: Oleksii: Алексей,
    not Олексий."""
    return _UKRAINIAN.search(name) is not None
