"""A tokenizer of HTML that gives the place of everything in the source: the states of the HTML Standard that matter to
where texts begin and end, and server tags beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from translate.text.html.elements import BREAKING_OUT, INTEGRATION, RAW
from translate.text.html.server_tags import OPENING, ServerTags
from translate.text.html.tag_scanning import scanned_tag
from translate.text.markup import VOID


class TokenKind(StrEnum):
    """The kind of a token. COMMENT: whatever shows nothing (comments, doctypes, processing instructions); RAW: the
    content of a script and the like; SERVER: what is replaced before a browser sees it."""

    TEXT = "text"
    START = "start"
    END = "end"
    COMMENT = "comment"
    CDATA = "cdata"
    RAW = "raw"
    SERVER = "server"


class HtmlToken(NamedTuple):
    """Characters [start, end) of a source. `name`: that of a tag, in HTML in lower case; for RAW that of its element.
    `is_closed`: True for a start tag without content and end tag."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    is_closed: bool = False


Tokenize = Callable[[str], list[HtmlToken]]
"""In: a source. Out: its tokens, which join to the source."""

_MARK = re.compile(r"<[A-Za-z/!?%]|\{[{%#]")
# A tag of common form as a whole: all its values are quoted as they should be, and no server tag is in it.
_TAG = re.compile(
    r"</?([A-Za-z][^\t\n\f\r />]*+)"
    r"""(?>(?:[\t\n\f\r ]++[^\t\n\f\r />="'<{][^\t\n\f\r />="'<{]*+(?>(?:=(?:"[^"<{]*+"|'[^'<{]*+'))?))*)"""
    r"[\t\n\f\r ]*+(/?)>"
)
_NAME = re.compile(r"</?([A-Za-z][^\t\n\f\r />]*+)")
_COMMENT_END = re.compile(r"--!?>")
_EMPTY_COMMENT = re.compile(r"-?>")
# What changes the state inside a script: https://html.spec.whatwg.org/#script-data-state and those after it.
_SCRIPT = re.compile(r"<!--(?!-?>)|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


def html_tokens(source: str) -> list[HtmlToken]:
    """The tokens of a page or a fragment of HTML, in linear time."""
    return _HtmlScanner(source).tokens()


class _HtmlScanner:
    def __init__(self, source: str) -> None:
        self._source = source
        self._servers = ServerTags(source)
        self._found: list[HtmlToken] = []
        self._foreign: list[str] = []  # the open elements svg and math, and those in them whose content is HTML

    def tokens(self) -> list[HtmlToken]:
        source, found, at, text_from = self._source, self._found, 0, 0
        while mark := _MARK.search(source, at):
            start = mark.start()
            token = self._token(start, mark[0])
            if token is None:  # it is text
                at = start + 1
                continue
            if text_from < start:
                found.append(HtmlToken(TokenKind.TEXT, text_from, start))
            found.append(token)
            at = text_from = token.end
            if token.kind is TokenKind.START and token.name in RAW and not self._is_foreign():
                at = text_from = self._raw(token)
            elif token.kind is TokenKind.START or token.kind is TokenKind.END:
                self._follow(token)
        if text_from < len(source):
            found.append(HtmlToken(TokenKind.TEXT, text_from, len(source)))
        return found

    def _token(self, start: int, mark: str) -> HtmlToken | None:
        if mark[0] == "{" or mark == "<%":
            end = self._servers.end(start)
            return HtmlToken(TokenKind.SERVER, start, end) if end >= 0 else None
        if mark == "<!":
            return self._declaration(start)
        if mark == "<?":
            if OPENING.match(self._source, start):
                return HtmlToken(TokenKind.SERVER, start, self._servers.end(start))
            return HtmlToken(TokenKind.COMMENT, start, self._after(">", start))
        if mark != "</" or _NAME.match(self._source, start):
            return self._tag(start)
        if start + 2 == len(self._source):
            return None
        return HtmlToken(TokenKind.COMMENT, start, self._after(">", start))

    def _after(self, closing: str, start: int) -> int:
        at = self._source.find(closing, start)
        return len(self._source) if at < 0 else at + len(closing)

    def _tag(self, start: int) -> HtmlToken:
        source = self._source
        if whole := _TAG.match(source, start):
            name, end, is_closed = whole[1].lower(), whole.end(), bool(whole[2])
        else:
            begun = _NAME.match(source, start)
            assert begun  # the mark says so
            name = begun[1].lower()
            _, end, is_closed = scanned_tag(source, begun.end(), self._servers)
            if end < 0:  # the file ends inside the tag: browsers drop it
                return HtmlToken(TokenKind.COMMENT, start, len(source))
        if source[start + 1] == "/":
            return HtmlToken(TokenKind.END, start, end, name)
        is_closed = name in VOID or (is_closed and (self._is_foreign() or name in ("svg", "math")))
        return HtmlToken(TokenKind.START, start, end, name, is_closed)

    def _declaration(self, start: int) -> HtmlToken:
        source = self._source
        if source.startswith("<!--", start):
            if empty := _EMPTY_COMMENT.match(source, start + 4):
                return HtmlToken(TokenKind.COMMENT, start, empty.end())
            end = _COMMENT_END.search(source, start + 4)
            return HtmlToken(TokenKind.COMMENT, start, end.end() if end else len(source))
        if self._is_foreign() and source.startswith("<![CDATA[", start):
            return HtmlToken(TokenKind.CDATA, start, self._after("]]>", start))
        return HtmlToken(TokenKind.COMMENT, start, self._after(">", start))

    def _is_foreign(self) -> bool:
        return bool(self._foreign) and self._foreign[-1] in ("svg", "math")

    def _follow(self, tag: HtmlToken) -> None:
        """Note whether what follows a tag is SVG or MathML, in which there are CDATA sections and no raw elements."""
        if tag.kind is TokenKind.END:
            if tag.name in self._foreign:
                while self._foreign.pop() != tag.name:
                    pass
        elif self._is_foreign() and tag.name in BREAKING_OUT:
            while self._is_foreign():
                self._foreign.pop()
        elif not tag.is_closed and (tag.name in ("svg", "math") or (self._is_foreign() and tag.name in INTEGRATION)):
            self._foreign.append(tag.name)

    def _raw(self, tag: HtmlToken) -> int:
        """Add the content of a raw element; its end."""
        end = self._raw_end(tag)
        if tag.end < end:
            self._found.append(HtmlToken(TokenKind.RAW, tag.end, end, tag.name))
        return end

    def _raw_end(self, tag: HtmlToken) -> int:
        length = len(self._source)
        if tag.name == "plaintext":
            return length
        if tag.name == "script":
            return self._script_end(tag.end)
        found = re.compile(rf"</{tag.name}(?=[\t\n\f\r />])", re.IGNORECASE).search(self._source, tag.end)
        return found.start() if found else length

    def _script_end(self, at: int) -> int:
        """Where the end tag of a script stands: not inside <script> within a comment."""
        is_comment = is_script = False
        while found := _SCRIPT.search(self._source, at):
            at = found.end()
            if found[0] == "<!--":
                is_comment = True
            elif found[0] == "-->":
                is_comment = is_script = False
            elif not found[1]:
                is_script = is_comment
            elif is_script:
                is_script = False
            else:
                return found.start()
        return len(self._source)
