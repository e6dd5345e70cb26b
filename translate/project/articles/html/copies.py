"""Copies of HTML that stand in a page a second time: without what may be there once only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from translate.text.html import HEADINGS, HtmlToken, Tokenize, TokenKind, attributes, element_ends, names, value

# What is seen, heard or run: once is enough.
_DROPPED = names(
    "svg video audio iframe object canvas script style template select textarea map noscript dialog pre listing xmp"
)
_DROPPED_TAGS = names("img input embed source track meta link picture base")
_ONCE = names("id name itemprop itemscope itemtype itemid itemref autofocus accesskey data-block-id")
_GIVEN = re.compile(
    r"""[\t\n\f\r ]+([^\t\n\f\r =/>"']+)"""
    r"""(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r "'>]+))?"""
)
_QUOTED = re.compile(r"""(["'])(.*)\1""", re.S)
_NONE: Mapping[str, str] = MappingProxyType({})
_PAGE_BREAKS = ("pagebreak", "doc-pagebreak")


def without_doubles(html: str, tokenize: Tokenize, *, says_pictures: bool = False) -> str:
    """A piece of HTML without identifiers, pictures, scripts, fields, code blocks and comments. `says_pictures`: put
    the alternative texts of pictures in their places, as in the middle of a sentence."""
    tokens = tokenize(html)
    ends, parts, n = element_ends(tokens), list[str](), 0
    while n < len(tokens):
        token = tokens[n]
        n += 1
        if token.kind is TokenKind.START:
            end = ends.get(n - 1)
            if end and (token.name in _DROPPED or _is_page_break(html, token)):
                n = max(n, end.at + end.is_own)
            elif token.name in _DROPPED_TAGS or _is_page_break(html, token):
                is_said = says_pictures and token.name == "img"
                parts.append(value(html, attributes(html, token), "alt") if is_said else "")
            else:
                parts.append(start_tag(html[token.start : token.end]))
        elif token.kind is not TokenKind.COMMENT and not (token.kind is TokenKind.END and token.name in _DROPPED_TAGS):
            parts.append(html[token.start : token.end])
    return "".join(parts)


def start_tag(tag: str, given: Mapping[str, str] = _NONE) -> str:
    """A start tag without what identifies its element, and with other values of the attributes `given`; a class is
    added to those that it has."""
    left = dict(given)

    def attribute(found: re.Match[str]) -> str:
        name = found[1].lower()
        if name in _ONCE:
            return ""
        if name not in left:
            return found[0]
        old = _QUOTED.sub(r"\2", found[0].partition("=")[2].strip()) if name == "class" else ""
        new = f"{left.pop(name)} {old}".strip().replace('"', "&quot;")
        return f' {name}="{new}"'

    name = re.match(r"<[^\t\n\f\r />]+", tag)
    at = name.end() if name else 1
    rest = _GIVEN.sub(attribute, tag[at:])
    return tag[:at] + "".join(f' {key}="{new}"' for key, new in left.items()) + rest


def without_headings(html: str, tokenize: Tokenize) -> str:
    """A piece of HTML with its headings as bold paragraphs, so that tables of contents do not have them twice."""
    parts = list[str]()
    for token in tokenize(html):
        text = html[token.start : token.end]
        if token.name in HEADINGS and token.kind is TokenKind.START:
            text = f"<p{text[1 + len(token.name) :]}<b>"
        elif token.name in HEADINGS and token.kind is TokenKind.END:
            text = "</b></p>"
        parts.append(text)
    return "".join(parts)


def _is_page_break(html: str, token: HtmlToken) -> bool:
    given = attributes(html, token)
    return any(value(html, given, name) in _PAGE_BREAKS for name in ("epub:type", "role"))
