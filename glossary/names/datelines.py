"""Finds names by the layout of a text: the places of its dateline, and titles of works in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.names.lists import FUNCTION

_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_][\w.'’-]*+(?:[ -][^\W\d_][\w.'’-]*+){0,3})(?:,\s*(?P<state>[^\W\d_][\w. ]{1,20}?))?\s*"
    r"(?:\(\w+\)\s*)?(?:—|–|--|\s-)\s"
)
_QUOTED = re.compile(r"[“\"«](?P<title>[^\W\d_][^“”\"«».!?,;:\n]{2,60}[^\W_]),?[”\"»]")
_TITLE_WORDS = 6

Characters = tuple[int, int]
"""Characters [start, end) of a text."""


def datelines(text: str) -> Iterator[Characters]:
    """The places of a dateline at the head of a text: STEPANAKERT, LONDON (Reuters)."""
    match = _DATELINE.match(text)
    if match is None or (match["state"] is None and "(" not in match.group() and not match["place"].isupper()):
        return
    for part in ("place", "state"):
        name = match[part]
        if not name or not name[:1].isupper() or name.endswith("."):
            continue
        if part == "place" and not name.isupper() and not all(word[:1].isupper() for word in name.split()):
            return
        if name.lower() not in FUNCTION and len(name) > 2:
            yield match.start(part), match.end(part)


def quoted_titles(text: str) -> Iterator[Characters]:
    """Titles of works: a few words in quotation marks, capitalised except for function words ("Game of Thrones")."""
    for match in _QUOTED.finditer(text):
        words = match["title"].split()
        content = [word for word in words if word.lower() not in FUNCTION]
        capitals = words[0][:1].isupper() and words[-1][:1].isupper() and all(word[:1].isupper() for word in content)
        if capitals and 2 <= len(words) <= _TITLE_WORDS and content:
            yield match.start("title"), match.end("title")
