"""Spelling of names: keys that ignore case and accents, and capitals carried from a name to its rendering."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ə": "a"}
)
_APOSTROPHES = str.maketrans("’‘ʻʼ`´", "''''''")


def small(name: str) -> str:
    """A name in small letters, composed, with plain apostrophes."""
    return unicodedata.normalize("NFC", name.lower().replace("i\u0307", "i")).translate(_APOSTROPHES)


def plain(name: str) -> str:
    """A name in small letters without accents: the key under which a gazetteer knows it."""
    letters = unicodedata.normalize("NFD", small(name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_LETTERS)


def capitalised(name: str, rendering: str) -> str:
    """A rendering in small letters with the capitals of the word it renders: the first, and one after an apostrophe.

    Capitals inside (MacDonald) and words all in capitals are no matter of the target language.
    """
    if not name[:1].isupper():
        return rendering
    head, mark, tail = rendering.partition("'")
    written = small(name).find("'")
    if mark and 0 < written < len(name) - 1 and name[written + 1].isupper():
        tail = tail[:1].upper() + tail[1:]
    return head[:1].upper() + head[1:] + mark + tail
