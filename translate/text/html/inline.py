"""The inline content of a paragraph in pieces: texts, pairs of tags, and what stands there as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from translate.text import Span
from translate.text.html.elements import HIDDEN, PICTURES
from translate.text.html.nesting import ElementEnd
from translate.text.html.server_tags import is_shown
from translate.text.html.tags import attributes, is_note_mark, is_untranslated
from translate.text.html.tokens import HtmlToken, TokenKind
from translate.text.markup import VOID, WORDS


class InlineKind(StrEnum):
    """The kind of a piece. HIDDEN: it shows nothing; PICTURE: it shows something that is no text; WORD: it is read as a
    word and not translated; BREAK: a line break; CHANCE: a place where a line may be broken."""

    TEXT = "text"
    CDATA = "cdata"
    OPENING = "opening"
    CLOSING = "closing"
    HIDDEN = "hidden"
    PICTURE = "picture"
    WORD = "word"
    BREAK = "break"
    CHANCE = "chance"


class InlinePiece(NamedTuple):
    """Characters [start, end) of a source. `tag`: the start tag that it is or begins with, None for others; `match`:
    for OPENING and CLOSING the index of the other piece of the pair."""

    kind: InlineKind
    start: int
    end: int
    tag: HtmlToken | None = None
    match: int = -1


def inline_pieces(
    source: str, tokens: Sequence[HtmlToken], ends: Mapping[int, ElementEnd], span: Span, language: str
) -> list[InlinePiece]:
    """The pieces of the tokens in a span, which they join to. `ends`: see `element_ends`; `language`: that of the page,
    "" if none is told. A tag of a pair whose other one is not there, or would cross another pair, is HIDDEN."""
    first, last = span
    found, opened, path = list[InlinePiece](), dict[int, int](), list[int]()
    n = first
    while n < last:
        token = tokens[n]
        end = ends.get(n)
        own = end.at if end and end.is_own and end.at < last else -1
        if token.kind is TokenKind.START and own >= 0:
            kind = _whole(source, token, tokens[own].end, language)
            if kind:
                found.append(InlinePiece(kind, token.start, tokens[own].end, token))
                n = own
            else:
                opened[own] = len(found)
                path.append(own)
                found.append(InlinePiece(InlineKind.HIDDEN, token.start, token.end, token))
        elif n in opened:
            start = opened.pop(n)
            if path[-1] != n:  # another pair is still open
                found.append(_single(source, token))
                n += 1
                continue
            while path and path[-1] not in opened:
                path.pop()
            found[start] = found[start]._replace(kind=InlineKind.OPENING, match=len(found))
            found.append(InlinePiece(InlineKind.CLOSING, token.start, token.end, None, start))
        else:
            found.append(_single(source, token))
        n += 1
    return found


def _whole(source: str, tag: HtmlToken, end: int, language: str) -> InlineKind | None:
    """The kind of an element up to `end` that is kept as a whole; None for one with translated content."""
    if tag.name == "br":
        return InlineKind.BREAK
    if tag.name in ("a", "sup") and is_note_mark(source, tag, end):
        return InlineKind.HIDDEN
    if tag.name in WORDS:
        return InlineKind.WORD
    if tag.name in PICTURES:
        return InlineKind.PICTURE
    if tag.name in HIDDEN:
        return InlineKind.HIDDEN
    return InlineKind.WORD if is_untranslated(source, attributes(source, tag), language) else None


def _single(source: str, token: HtmlToken) -> InlinePiece:
    """The piece of a token that is not of a pair."""
    kind = InlineKind.HIDDEN
    if token.kind is TokenKind.TEXT:
        kind = InlineKind.TEXT
    elif token.kind is TokenKind.CDATA:
        kind = InlineKind.CDATA
    elif token.kind is TokenKind.SERVER:
        kind = InlineKind.WORD if is_shown(source[token.start : token.end]) else InlineKind.HIDDEN
    elif token.name == "br":
        kind = InlineKind.BREAK
    elif token.name == "wbr":
        kind = InlineKind.CHANCE
    elif token.name in PICTURES or (token.name in VOID and token.name not in HIDDEN):
        kind = InlineKind.PICTURE
    return InlinePiece(kind, token.start, token.end, token if token.kind is TokenKind.START else None)
