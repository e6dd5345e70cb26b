"""Font files: the writing systems of their letters, without any other library.

The tables are those of OpenType (https://learn.microsoft.com/typography/opentype/spec/): `cmap`, and the bits of
`ulUnicodeRange` in `OS/2`, which Word and PowerPoint repeat.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator

from translate.text import script_of

_RANGES = {  # writing systems by the bits of ulUnicodeRange
    0: "LATIN", 7: "GREEK", 8: "COPTIC", 9: "CYRILLIC", 10: "ARMENIAN", 11: "HEBREW", 13: "ARABIC", 14: "NKO",
    15: "DEVANAGARI", 16: "BENGALI", 17: "GURMUKHI", 18: "GUJARATI", 19: "ORIYA", 20: "TAMIL", 21: "TELUGU",
    22: "KANNADA", 23: "MALAYALAM", 24: "THAI", 25: "LAO", 26: "GEORGIAN", 49: "HIRAGANA", 50: "KATAKANA",
    51: "BOPOMOFO", 56: "HANGUL", 59: "CJK", 70: "TIBETAN", 71: "SYRIAC", 72: "THAANA", 73: "SINHALA",
    74: "MYANMAR", 75: "ETHIOPIC", 76: "CHEROKEE", 77: "CANADIAN", 80: "KHMER", 81: "MONGOLIAN",
}  # fmt: skip
_FEWEST = 10  # letters of a writing system that a font must have
_MOST = 1 << 20  # characters of a font that are looked at


def scripts_of_ranges(ranges: int) -> frozenset[str]:
    """The writing systems of the 128 bits of ulUnicodeRange."""
    return frozenset(script for bit, script in _RANGES.items() if ranges >> bit & 1)


def scripts_of_font(data: bytes) -> frozenset[str]:
    """The writing systems of the letters in a font file (TrueType, OpenType, or the head of an Embedded OpenType); none
    for a file that is none of these, or is damaged."""
    try:
        if data[34:36] == b"LP":  # https://www.w3.org/submissions/EOT/
            return scripts_of_ranges(int.from_bytes(data[36:52], "little"))
        counts = Counter(script_of(chr(code)) for code in _characters(data) if code < 0x30000)
    except (struct.error, ValueError, IndexError, OverflowError):
        return frozenset()
    return frozenset(script for script, count in counts.items() if script and count >= _FEWEST)


def unlocked(data: bytes, key: str) -> bytes:
    """A font file that Word has locked by its key, a GUID in braces (ISO/IEC 29500-4, 17.8.1)."""
    mask = bytes.fromhex("".join(char for char in key if char.isalnum()))[::-1]
    head = bytes(byte ^ mask[n % 16] for n, byte in enumerate(data[:32])) if len(mask) == 16 else data[:32]
    return head + data[32:]


def _characters(data: bytes) -> Iterator[int]:
    """The characters that a font has glyphs for."""
    (tables,) = struct.unpack_from(">H", data, 4)
    for n in range(tables):
        tag, _, at, _ = struct.unpack_from(">4s3L", data, 12 + 16 * n)
        if tag == b"cmap":
            (count,) = struct.unpack_from(">H", data, at + 2)
            offsets = {struct.unpack_from(">L", data, at + 8 + 8 * k)[0] for k in range(count)}
            for offset in sorted(offsets):
                yield from _mapped(data, at + offset)


def _mapped(data: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 4:
        (double,) = struct.unpack_from(">H", data, at + 6)
        ends = struct.unpack_from(f">{double // 2}H", data, at + 14)
        starts = struct.unpack_from(f">{double // 2}H", data, at + 16 + double)
        for start, end in zip(starts, ends, strict=True):
            yield from range(start, min(end, 0xFFFE) + 1)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", data, at + 12)
        for n in range(min(groups, _MOST // 16)):
            start, end = struct.unpack_from(">2L", data, at + 16 + 12 * n)
            yield from range(start, min(end, start + 0xFFFF, 0x10FFFF) + 1)
