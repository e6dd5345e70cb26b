"""Acronyms: what Russian texts write for them, so that an engine does not garble them (JFK: Школа).

An acronym has its established rendering (IMF: МВФ), or stays in Latin letters (JFK); other renderings that are usual
are as right (BBC: Би-би-си). Words in capitals that are no names (TV, NOT, XIV) are left to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from glossary.locales import primary, script_of
from glossary.names import lists, tables
from glossary.names.capitals import is_common, small_tenths, stays_latin
from glossary.names.dictionary import is_known

_CODE = re.compile(r"[A-Z]{2,6}")
_GENDERS = {"m": "masc", "f": "femn", "n": "neut"}
_ROMAN = re.compile(r"(?=.)M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_SHORT = 2  # letters; an acronym no longer may be a state, a title, an abbreviation (LA, QC, FC)
_LETTERS = re.compile(r"(?<!\w)(?:[А-ЯЁ]{2,7}|[A-Z]\w*[A-Z]\w*|[A-Z]{2,}[-\w]*)(?!\w)")


@dataclass(frozen=True, slots=True)
class Acronym:
    """The right renderings of an acronym, the one to put in first, and the gender of that ("masc", "femn", "neut", ""
    for unknown). `listed`: true if these are all, so that whatever else stands for it is wrong."""

    texts: tuple[str, ...]
    gender: str = ""
    listed: bool = False


def acronym(letters: str, locale: str) -> Acronym | None:
    """An acronym; None where the engine's rendering is left as it is: for letters that are in no table and may be a
    word, and where nothing is known of the target language."""
    known = _table("en-ru").get(letters)
    if known and primary(locale) == "ru":
        return known
    if known:
        return Acronym((known.texts[0],)) if known.texts[0].isascii() and script_of(locale) == "Cyrl" else None
    return Acronym((letters,)) if script_of(locale) == "Cyrl" and _may_stay(letters) else None


def is_there(letters: str, draft: str) -> bool:
    """True if a text has an acronym as a word, or before a hyphen."""
    return re.search(rf"(?<!\w){letters}(?!\w)", draft) is not None


def is_lost(letters: str, source: str, draft: str, locale: str) -> bool:
    """True if a machine translation seems to have garbled an acronym that is in no table and not there: there are
    letters that neither the source nor the dictionary has."""
    code, known = primary(locale), _established("en-ru")
    strange = (word for word in _LETTERS.findall(draft) if word not in source and word not in known)
    return any(not is_known(word, code) for word in strange)


def _may_stay(letters: str) -> bool:
    """True for letters that are no word, numeral or abbreviation in capitals."""
    low = letters.lower()
    if not _CODE.fullmatch(letters) or len(letters) <= _SHORT or _ROMAN.fullmatch(letters):
        return False
    if low in lists.NO_ACRONYMS | lists.ORDINARY_ACRONYMS | lists.COUNTRY_ACRONYMS | lists.GIVEN | lists.PLACES:
        return False
    return (stays_latin(letters) or small_tenths(low, "en") is None) and not is_common(low, "en")


@lru_cache(maxsize=4)
def _table(pair: str) -> Mapping[str, Acronym]:
    """The table, by hand, of the acronyms that news have often; its lines are `acronym, gender, rendering, others`."""
    rows = tables.rows(pair, "acronyms")
    return {letters: Acronym(tuple(texts), _GENDERS.get(gender, ""), listed=True) for letters, gender, *texts in rows}


@lru_cache(maxsize=4)
def _established(pair: str) -> frozenset[str]:
    """All renderings of the table."""
    return frozenset(text for known in _table(pair).values() for text in known.texts)
