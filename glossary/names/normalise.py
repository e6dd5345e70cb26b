"""Normalises the spelling of names: keys without case and accents, and the capitals of renderings."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ə": "a"}
)
_APOSTROPHES = str.maketrans("’‘ʻʼ`´", "''''''")


def small(name: str) -> str:
    """A name in lower case, in Unicode form NFC, with ASCII apostrophes."""
    return unicodedata.normalize("NFC", name.lower().replace("i\u0307", "i")).translate(_APOSTROPHES)


def plain(name: str) -> str:
    """A name in lower case without accents: its key in a gazetteer."""
    letters = unicodedata.normalize("NFD", small(name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_LETTERS)


def capitalised(name: str, rendering: str) -> str:
    """A lower-case rendering with the capitals of the name: of the first letter, and of one after an apostrophe.

    Other capitals inside a word (MacDonald) and words in capitals are not carried over.
    """
    if not name[:1].isupper():
        return rendering
    head, mark, tail = rendering.partition("'")
    written = small(name).find("'")
    if mark and 0 < written < len(name) - 1 and name[written + 1].isupper():
        tail = tail[:1].upper() + tail[1:]
    return head[:1].upper() + head[1:] + mark + tail
