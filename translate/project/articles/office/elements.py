"""The elements of a part of a document by their names, whatever their prefix, and the values of their attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from translate.text.html import decoded

ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
"""The pattern of what stands in a start tag after its name."""
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def elements(text: str, name: str) -> Iterator[tuple[Mapping[str, str], str]]:
    """The elements of a name in a part, whatever their prefix, none in another of that name: attributes and content."""
    pattern = rf"<(?P<prefix>(?:\w+:)?){name}\b({ATTRIBUTES}?)(?:/>|>(.*?)</(?P=prefix){name}\s*>)"
    for one in re.finditer(pattern, text, re.S):
        yield given(one[2]), one[3] or ""


def given(attributes: str) -> dict[str, str]:
    """The values of attributes by name."""
    return {name: decoded(one or other) for name, one, other in _ATTRIBUTE.findall(attributes)}


def first(text: str, name: str) -> Mapping[str, str]:
    """The attributes of the first element of a name, none if there is none."""
    found = re.search(rf"<(?:\w+:)?{name}\b({ATTRIBUTES})>", text)
    return given(found[1]) if found else {}
