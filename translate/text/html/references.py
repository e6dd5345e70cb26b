"""Character references: what they stand for, and how characters are written by them.

The rules are those of the HTML Standard (https://html.spec.whatwg.org/#character-reference-state), the names those of
`html.entities.html5`. Nothing that a document declares is expanded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from html.entities import html5

from markupsafe import escape

REFERENCE = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]*+;?)")
_LONGEST_OPEN = max(len(name) for name in html5 if not name.endswith(";"))
_REPLACEMENT = "\ufffd"
_WINDOWS = {n: bytes((n,)).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xA0)}
# The characters of which it is kept how their author writes them.
_BARE = ('"', "'", ">")
_KEPT = re.compile(r"[\"'<>&]|[^\x00-\x7f]")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML 1.0 cannot hold (production 2)."""


def decoded(text: str) -> str:
    """A text with its character references undone."""
    return REFERENCE.sub(_replaced, text) if "&" in text else text


def decoded_edits(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The character references in characters [start, end) of a text: start and end of each, and what it stands for."""
    for found in REFERENCE.finditer(text, start, end):
        new, length = reference(found[0])
        if length:
            yield found.start(), found.start() + length, new


def spellings(raw: str) -> Mapping[str, str]:
    """How the author of a text writes characters: those that stand there as references, by the first one for each, and
    "&" as itself where it is no reference. Quotes and ">" that also stand for themselves are written so."""
    found: dict[str, str] = {}
    references = 0
    for start, end, new in decoded_edits(raw, 0, len(raw)):
        references += 1
        if _KEPT.fullmatch(new) and (new not in _BARE or new not in raw):
            found.setdefault(new, raw[start:end].rstrip(";") + ";")
    if references < raw.count("&"):
        found.setdefault("&", "&")
    return found


def escapes(plain: str, spelled: Mapping[str, str], special: str) -> dict[int, str]:
    """How characters of a text are written that are not written as themselves, by their places: those of `special` by
    references, those of `spelled` as it says."""
    found: dict[int, str] = {}
    pattern = re.escape("".join(sorted({*special, *spelled})))
    for char in re.finditer(f"[{pattern}]", plain):
        new = spelled.get(char[0]) or str(escape(char[0]))
        if new == "&" and (like := REFERENCE.match(plain, char.start())) and reference(like[0])[1]:
            new = "&amp;"
        found[char.start()] = new
    return found


def xml_content(text: str) -> str:
    """A text as the content of an element of XML, without the characters that XML cannot hold."""
    return html.escape(NOT_XML.sub("", text), quote=False)


def xml_value(text: str) -> str:
    """The same as the value of an attribute."""
    return html.escape(NOT_XML.sub("", text))


def _replaced(found: re.Match[str]) -> str:
    new, length = reference(found[0])
    return new + found[0][length:]


def reference(found: str) -> tuple[str, int]:
    """What a match of REFERENCE stands for, and how many of its characters belong to it: 0 if it is none."""
    if found[1] == "#":
        return _character(found[2:].rstrip(";")), len(found)
    if new := html5.get(found[1:]):
        return new, len(found)
    for length in range(min(len(found) - 1, _LONGEST_OPEN), 1, -1):
        if new := html5.get(found[1 : length + 1]):
            return new, length + 1
    return "", 0


def _character(number: str) -> str:
    digits, base = (number[1:], 16) if number[0] in "xX" else (number, 10)
    digits = digits.lstrip("0") or "0"
    code = int(digits, base) if len(digits) <= 7 else 0
    if code in _WINDOWS:
        return _WINDOWS[code]
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return _REPLACEMENT
    return chr(code)
