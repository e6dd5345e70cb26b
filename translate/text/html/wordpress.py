"""The markup of WordPress in HTML: shortcodes such as [caption], and line breaks that its editor makes elements of."""

from __future__ import annotations

import re

from translate.text.html.tokens import HtmlToken, TokenKind, html_tokens

_NAMES = "audio|caption|embed|gallery|playlist|toc|video|wp_caption"
# One of WordPress, one with attributes, or the end of one: other brackets are text ("[sic]").
_SHORTCODE = re.compile(
    rf"\[/[a-z][\w-]*+\]|\[(?:{_NAMES})\b[^\[\]]*+\]"
    r"""|\[[a-z][\w-]*+(?>(?:\s++[\w-]++=(?:"[^"]*+"|'[^']*+'|[^\s\]"']++))+)\s*+/?\]"""
)


def wordpress_tokens(source: str) -> list[HtmlToken]:
    """The tokens of the content of a post: those of HTML, shortcodes like server tags."""
    found = list[HtmlToken]()
    for token in html_tokens(source):
        if token.kind is not TokenKind.TEXT:
            found.append(token)
            continue
        last = token.start
        for code in _SHORTCODE.finditer(source, token.start, token.end):
            if last < code.start():
                found.append(HtmlToken(TokenKind.TEXT, last, code.start()))
            found.append(HtmlToken(TokenKind.SERVER, code.start(), code.end()))
            last = code.end()
        if last < token.end:
            found.append(HtmlToken(TokenKind.TEXT, last, token.end))
    return found
