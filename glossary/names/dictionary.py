"""Looks words up in the dictionary of the target language: is it a word, and is it a name?"""

from __future__ import annotations

from functools import lru_cache

from glossary.languages import Parse, parses, target_language

_CODES = ("ru", "uk")
_NAMES = frozenset(("Geox", "Name", "Surn", "Patr", "Orgn"))


def has_dictionary(code: str) -> bool:
    """True for a language that pymorphy3 has dictionaries for."""
    return code in _CODES


def is_known(word: str, code: str) -> bool:
    """True if the dictionary has a word in any form; False without a dictionary."""
    return any(parse.known for parse in _parses(word.lower(), code))


@lru_cache(50_000)
def is_name(word: str, code: str) -> bool:
    """True if the dictionary has a word, in its dictionary form, as a name; False without a dictionary."""
    return any(parse.known and parse.tags & _NAMES and parse.case == "nomn" for parse in _parses(word.lower(), code))


def _parses(low: str, code: str) -> tuple[Parse, ...]:
    """The parses of a word that the dictionary has. Of most transliterations it has none, and a guess takes long."""
    if code not in _CODES:
        return ()
    try:
        return parses(code, low) if target_language(code).is_word(low) else ()
    except (ImportError, ValueError):  # its dictionary is not installed
        return ()
