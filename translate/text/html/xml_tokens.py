"""A tokenizer of XML that gives the place of everything in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.text.html.tokens import HtmlToken, TokenKind

_TAG = re.compile(
    r"""<(/?)([^\s<>/="'!?&][^\s<>/="']*+)(?>(?:\s++[^\s<>/="']++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*)\s*+(/?)>"""
)
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
# A document type declaration with its internal subset, in which there may be quoted values, comments and brackets.
_DOCTYPE = re.compile(
    r"""<!DOCTYPE(?>(?:[^\[>"']|"[^"]*+"|'[^']*+')*)(?:\[(?>(?:[^\]"'<]|"[^"]*+"|'[^']*+'|<!--.*?-->|<)*)\]\s*+)?>""",
    re.S,
)


def xml_tokens(source: str) -> list[HtmlToken]:
    """The tokens of an XML document or a part of one, in linear time. Names are as they stand there, with their prefix.
    What is no well-formed markup is text."""
    return list(_tokens(source))


def xml_prolog(source: str) -> list[HtmlToken]:
    """The tokens of an XML document up to the start tag of its root element; nothing after it is read."""
    found = list[HtmlToken]()
    for token in _tokens(source):
        found.append(token)
        if token.kind is TokenKind.START:
            break
    return found


def _tokens(source: str) -> Iterator[HtmlToken]:
    at = text_from = 0
    while (at := source.find("<", at)) >= 0:
        token = _token(source, at)
        if token is None:
            at += 1
            continue
        if text_from < at:
            yield HtmlToken(TokenKind.TEXT, text_from, at)
        yield token
        at = text_from = token.end
    if text_from < len(source):
        yield HtmlToken(TokenKind.TEXT, text_from, len(source))


def _token(source: str, at: int) -> HtmlToken | None:
    if tag := _TAG.match(source, at):
        kind = TokenKind.END if tag[1] else TokenKind.START
        return HtmlToken(kind, at, tag.end(), tag[2], bool(tag[3]))
    for opening, closing in _ENDS:
        if source.startswith(opening, at):
            end = source.find(closing, at + len(opening))
            kind = TokenKind.CDATA if opening == "<![CDATA[" else TokenKind.COMMENT
            return HtmlToken(kind, at, len(source) if end < 0 else end + len(closing))
    declared = _DOCTYPE.match(source, at)
    return HtmlToken(TokenKind.COMMENT, at, declared.end()) if declared else None
