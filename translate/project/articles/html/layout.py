"""The layout of translated HTML: on lines as long as those of the source, with the same margin, in its charset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translate.text.html import HtmlMarkup, InlineKind

_LINE = re.compile(r"\r\n|\r|\n")
_MARGIN = re.compile(r"(?:\r\n|\r|\n)([\t ]*)")
_AFTER_BREAK = re.compile(r"<br\b[^>]*>[\t ]*(?:\r\n|\r|\n)", re.IGNORECASE)
_SPACES = re.compile(r"[\t\n\f\r ]+")


def laid_out(raw: str, target: str, column: int, newline: str, markup: HtmlMarkup) -> str:
    """A translation on lines like those of `raw`, which begins at a column: broken after <br> where that is, and
    wrapped at its width where other lines are."""
    margin = _MARGIN.search(raw)
    if not margin:
        return target.replace("\n", newline)
    lines, breaks = _LINE.split(raw), len(_AFTER_BREAK.findall(raw))
    wraps = len(lines) - 1 > breaks
    width = max(len(lines[0]) + column, *(len(line.rstrip()) for line in lines[1:])) if wraps else 0
    words = _words(target, markup, bool(breaks))
    return "".join(_wrapped(words, column, width, len(margin[1]), newline + margin[1])).replace("\n", newline)


def _wrapped(words: Iterable[_Word], column: int, width: int, margin: int, edge: str) -> Iterator[str]:
    """Words in lines of a width (0: any), with `edge` between them, which ends with a margin."""
    at, edge = column, "\n" + edge.lstrip("\r\n")
    for n, word in enumerate(words):
        gap = len(word.space)
        if n and (word.begins_line or (gap and width and at + gap + len(word.text) > width)):
            yield edge
            at = margin
        else:
            yield word.space
            at += gap
        yield word.text
        at += len(word.text)


class _Word(NamedTuple):
    """What stands between the white space of a text, with that before it (one space or nothing)."""

    text: str
    space: str
    begins_line: bool


def _words(text: str, markup: HtmlMarkup, breaks: bool) -> Iterator[_Word]:
    """The words of a text, tags with the word that they stand beside. `breaks`: True if a line begins after <br>."""
    parts, space, begins = list[str](), "", False
    for piece in markup.pieces(text):
        part = text[piece.start : piece.end]
        if piece.kind is not InlineKind.TEXT:
            parts.append(part)
            if piece.kind is InlineKind.BREAK and breaks:
                yield _Word("".join(parts), space, begins)
                parts, space, begins = [], "", True
            continue
        for n, word in enumerate(_SPACES.split(part)):
            if n:
                if parts:
                    yield _Word("".join(parts), space, begins)
                    parts, begins = [], False
                space = " "
            parts += [word] if word else []
    if parts:
        yield _Word("".join(parts), space, begins)
