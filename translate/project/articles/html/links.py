"""The anchors and links of a page of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from translate.project.articles import FoundLinks
from translate.text.html import HtmlToken, TagAttribute, Tokenize, TokenKind, attributes, decoded, html_tokens, value

# The attributes that hold an address, by element: https://html.spec.whatwg.org/#attributes-3, "valid URL", without
# those of forms and of mere information (cite).
_ADDRESSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "a": ("href", "xlink:href"),
        "area": ("href",),
        "audio": ("src",),
        "embed": ("src",),
        "iframe": ("src",),
        "image": ("href", "xlink:href"),
        "img": ("src", "usemap"),
        "input": ("src",),
        "link": ("href",),
        "object": ("data",),
        "script": ("src",),
        "source": ("src",),
        "track": ("src",),
        "use": ("href", "xlink:href"),
        "video": ("src", "poster"),
    }
)
_SETS: Mapping[str, str] = MappingProxyType({"img": "srcset", "source": "srcset", "link": "imagesrcset"})
_NAMED = frozenset(("a", "map"))  # elements whose name is an anchor as well
# The kinds of <link> that lead to files of the site.
_FILES = re.compile(r"\b(?:stylesheet|icon|prev|next|alternate|manifest)\b", re.IGNORECASE)
_CANDIDATE = re.compile(r"\s*(?P<address>[^\s,]\S*[^\s,]|[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|\Z)")


def html_links(source: str, tokenize: Tokenize = html_tokens) -> FoundLinks:
    """The anchors (id, name) and the addresses in the tags of a page or a fragment."""
    found = FoundLinks()
    for token in tokenize(source):
        if token.kind is not TokenKind.START:
            continue
        given = attributes(source, token)
        found.anchors.update(_anchors(source, token, given))
        found.references += _references(source, token, given)
        if token.name == "base" and "href" in given and not found.base:
            found.base = decoded(value(source, given, "href"))
    return found


def _anchors(source: str, token: HtmlToken, given: Mapping[str, TagAttribute]) -> Iterator[str]:
    for name in ("id", "xml:id", *(("name",) if token.name in _NAMED else ())):
        if anchor := decoded(value(source, given, name)):
            yield anchor


def _references(source: str, token: HtmlToken, given: Mapping[str, TagAttribute]) -> Iterator[tuple[int, str]]:
    if token.name == "link" and not _FILES.search(value(source, given, "rel")):
        return
    for name in _ADDRESSES.get(token.name, ()):
        if name in given:
            yield given[name].start, decoded(value(source, given, name))
    listed = _SETS.get(token.name, "")
    if listed in given:
        whole = decoded(value(source, given, listed))
        yield from ((given[listed].start, one["address"]) for one in _CANDIDATE.finditer(whole))
