"""A tokenizer of XML that gives the place of everything in the source."""

from __future__ import annotations

import re

from translate.text.html.tokens import HtmlToken, TokenKind

_TAG = re.compile(
    r"""<(/?)([^\s<>/="'!?&][^\s<>/="']*+)(?>(?:\s++[^\s<>/="']++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*)\s*+(/?)>"""
)
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
# A document type declaration with its internal subset, in which there may be quoted values, comments and brackets.
_DOCTYPE = re.compile(
    r"""<!DOCTYPE(?>(?:[^\[>"']|"[^"]*+"|'[^']*+')*)(?:\[(?>(?:[^\]"'<]|"[^"]*+"|'[^']*+'|<!--.*?-->|<)*)\]\s*+)?>""", re.S
)


def xml_tokens(source: str) -> list[HtmlToken]:
    """The tokens of an XML document or a part of one, in linear time. Names are as they stand there, with their prefix.
    What is no well-formed markup is text."""
    found, at, text_from = list[HtmlToken](), 0, 0
    while (at := source.find("<", at)) >= 0:
        token = _token(source, at)
        if token is None:
            at += 1
            continue
        if text_from < at:
            found.append(HtmlToken(TokenKind.TEXT, text_from, at))
        found.append(token)
        at = text_from = token.end
    if text_from < len(source):
        found.append(HtmlToken(TokenKind.TEXT, text_from, len(source)))
    return found


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
