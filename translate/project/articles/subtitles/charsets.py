"""The text of a subtitle file: UTF-8, UTF-16, or one of the charsets of Cyrillic, which such files often have.

A file in Latin letters whose only other characters are the quotes, dashes and dots that windows-1251 and windows-1252
have at the same places is read as windows-1251, so that a translation into Cyrillic can be written.
"""

from __future__ import annotations

from translate.errors import ArticleError
from translate.project.articles import Decoded, decoded

_SHARED = frozenset(
    byte
    for byte in range(0x80, 0xC0)
    if (char := bytes((byte,)).decode("cp1252", "ignore")) == bytes((byte,)).decode("cp1251", "ignore") and char
)
_LOW, _HIGH = range(0xC0, 0xE0), range(0xE0, 0x100)


def decoded_cues(data: bytes, name: str) -> Decoded:
    """The text of a subtitle file. Raises ArticleError for bytes that are in another charset, of which only who made
    the file knows which."""
    try:
        return decoded(data, name)
    except ArticleError:
        charset = _cyrillic(data)
        if not charset:
            raise
        return decoded(data, name, charset)


def _cyrillic(data: bytes) -> str:
    """The charset of a text that may be read as Cyrillic, "" if bytes are none: nearly all its letters are beyond
    ASCII, or none is. Small letters, of which there are more, are the higher ones in windows-1251, and the lower ones
    in KOI8-R."""
    if b"\0" in data:
        return ""
    if all(byte < 0x80 or byte in _SHARED for byte in data):
        return "cp1251"
    low, high = sum(byte in _LOW for byte in data), sum(byte in _HIGH for byte in data)
    others = sum(chr(byte).isalpha() for byte in data if byte < 0x80) + sum(0x80 <= byte < 0xC0 for byte in data)
    if low + high <= 2 * others:
        return ""
    charset = "cp1251" if high > low else "koi8-r"
    try:
        return charset if data.decode(charset).encode(charset) == data else ""
    except UnicodeDecodeError:
        return ""
