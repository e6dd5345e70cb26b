"""The attributes of a tag, and where the tag ends: the attribute states of the HTML Standard
(https://html.spec.whatwg.org/#before-attribute-name-state), and server tags beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from translate.text.html.server_tags import OPENING, ServerTags


class TagAttribute(NamedTuple):
    """An attribute of a tag. [start, end): its value in the source, without quotes; `quote`: those, "" for none."""

    name: str
    start: int
    end: int
    quote: str = ""


_SKIPPED = re.compile(r"[\t\n\f\r /]*+")
_NAME = re.compile(r"[^\t\n\f\r />][^\t\n\f\r />=]*+")
_EQUALS = re.compile(r"[\t\n\f\r ]*+=[\t\n\f\r ]*+")
_UNQUOTED = re.compile(r"[^\t\n\f\r >]*+")


def scanned_tag(source: str, at: int, servers: ServerTags) -> tuple[list[TagAttribute], int, bool]:
    """The attributes of a tag whose name ends at `at`, the end of the tag (-1: the source ends inside it), and True if
    it ends with a slash."""
    found = list[TagAttribute]()
    while True:
        begun = at
        skipped = _SKIPPED.match(source, at)
        at = skipped.end() if skipped else at
        if at >= len(source):
            return found, -1, False
        if source[at] == ">":
            return found, at + 1, begun < at and source[at - 1] == "/"
        end = servers.end(at) if OPENING.match(source, at) else -1
        if end >= 0:
            at = end
            continue
        one, at = _attribute(source, at, servers)
        if at < 0:
            return found, -1, False
        found.append(one)


def _attribute(source: str, at: int, servers: ServerTags) -> tuple[TagAttribute, int]:
    """The attribute that begins at a place, and where it ends (-1: not before the source does)."""
    named = _NAME.match(source, at)
    assert named  # neither white space, slash nor ">" is there
    after = named.end()
    server = OPENING.search(source, at, after + 1)
    if server and servers.end(server.start()) >= 0:
        after = server.start()
    name = source[at:after].lower()
    equals = _EQUALS.match(source, after)
    if not equals:
        return TagAttribute(name, after, after), after
    start = equals.end()
    quote = source[start : start + 1]
    if quote in ('"', "'"):
        end = _quoted_end(source, start + 1, quote, servers)
        return TagAttribute(name, start + 1, end, quote), end + 1 if end >= 0 else -1
    end = _unquoted_end(source, start, servers)
    return TagAttribute(name, start, end), end


def _quoted_end(source: str, at: int, quote: str, servers: ServerTags) -> int:
    """The place of the quote that ends a value, which is none inside a server tag."""
    end = source.find(quote, at)
    while end >= 0 and (opening := OPENING.search(source, at, end)):
        after = servers.end(opening.start())
        if after < 0:
            at = opening.end()
            continue
        at = after
        if end < at:
            end = source.find(quote, at)
    return end


def _unquoted_end(source: str, at: int, servers: ServerTags) -> int:
    while True:
        found = _UNQUOTED.match(source, at)
        end = found.end() if found else at
        opening = OPENING.search(source, at, end)
        after = servers.end(opening.start()) if opening else -1
        if after < 0:
            return end
        at = after
