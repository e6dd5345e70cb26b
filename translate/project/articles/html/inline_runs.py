"""Runs of inline content between blocks: the paragraphs in them, without the markup at their edges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from translate.text import Span
from translate.text.html import PARTS, ElementEnd, HtmlToken, InlineKind, InlinePiece, decoded, inline_pieces

_WHITE = "\t\n\f\r \xa0"
_SPACES = ("&nbsp;", "&#160;", "&#xA0;", "&#xa0;")  # spelled out: no-break spaces at the edges belong to the layout
_LEADING = re.compile(rf"(?>(?:[{_WHITE}]|{'|'.join(_SPACES)})*)")
_READ = (InlineKind.TEXT, InlineKind.CDATA, InlineKind.WORD)


@dataclass(frozen=True, slots=True)
class InlineRun:
    """Inline content in pieces. `shown`: before each piece, and at the end, the number of pieces that are read."""

    source: str
    pieces: Sequence[InlinePiece]
    shown: Sequence[int]

    @classmethod
    def of(
        cls,
        source: str,
        tokens: Sequence[HtmlToken],
        ends: Mapping[int, ElementEnd],
        span: Span,
        language: str,
        boundary: re.Pattern[str] | None,
    ) -> InlineRun:
        """The inline content of some tokens, see `inline_pieces`; its texts are cut where `boundary` matches."""
        pieces = inline_pieces(source, tokens, ends, span, language)
        if boundary:
            pieces = _cut(source, pieces, boundary)
        return cls(source, pieces, [0, *accumulate(_is_read(source, piece) for piece in pieces)])

    def paragraphs(self) -> Iterator[tuple[Sequence[InlinePiece], Span | None]]:
        """The paragraphs in it, as characters of the source, each with the pieces before it that belong to none; and at
        last the pieces after all."""
        last = 0
        for start, end in self._parts():
            if self.shown[start] < self.shown[end]:
                yield self.pieces[last:start], self._characters(start, end)
                last = end
        yield self.pieces[last:], None

    def _parts(self) -> Iterator[Span]:
        """The pieces of each paragraph."""
        start = 0
        for cut in [*self._breaks(), len(self.pieces)]:
            trimmed = self._trimmed(start, cut)
            groups = self._groups(*trimmed)
            for group in groups if len(groups) > 1 else self._without_buttons(*trimmed):
                yield self._trimmed(*group)
            start = cut

    def _breaks(self) -> Iterator[int]:
        """Where a second line break follows the first: that is an empty line; and the boundaries in texts."""
        last = -1
        for n, piece in enumerate(self.pieces):
            if piece.kind is InlineKind.BREAK:
                if piece.tag is None or (last >= 0 and self.shown[last] == self.shown[n]):
                    yield n
                last = n

    def _trimmed(self, start: int, end: int) -> Span:
        """The pieces [start, end) without what shows no text at their edges, and without pairs around all of them."""
        size = -1
        while start < end and end - start != size:
            size = end - start
            first, last = self.pieces[start], self.pieces[end - 1]
            if first.kind is InlineKind.OPENING and last.kind is InlineKind.CLOSING and first.match == end - 1:
                start, end = start + 1, end - 1
                continue
            if first.kind is InlineKind.OPENING and first.match < end:
                start = first.match + 1 if self.shown[start] == self.shown[first.match] else start
            elif self.shown[start] == self.shown[start + 1]:
                start += 1
            if start >= end:
                break
            if last.kind is InlineKind.CLOSING and last.match >= start:
                end = last.match if self.shown[last.match] == self.shown[end] else end
            elif self.shown[end - 1] == self.shown[end]:
                end -= 1
        return start, max(start, end)

    def _groups(self, start: int, end: int) -> list[Span]:
        """The links, buttons and labels in some pieces, if nothing but separators stands between them."""
        found, n = list[Span](), start
        while n < end:
            piece = self.pieces[n]
            after = piece.match + 1 if piece.kind is InlineKind.OPENING and piece.match < end else n + 1
            if after > n + 1 and piece.tag and piece.tag.name in PARTS:
                found.append((n, after))
            elif self.shown[n] < self.shown[after] and not self._separates(piece):
                return []
            n = after
        return found

    def _without_buttons(self, start: int, end: int) -> Iterator[Span]:
        """Some pieces, and the buttons before and after the text of them by themselves."""
        after, left = list[Span](), end
        while self._is_button(start, end):
            yield start, self.pieces[start].match + 1
            start = self._trimmed(self.pieces[start].match + 1, end)[0]
        while start < left and self._is_button(self.pieces[left - 1].match, left):
            after.append((self.pieces[left - 1].match, left))
            left = self._trimmed(start, self.pieces[left - 1].match)[1]
        yield start, left
        yield from reversed(after)

    def _is_button(self, start: int, end: int) -> bool:
        """True if the pieces begin with a button and its end is there."""
        if not 0 <= start < end:
            return False
        piece = self.pieces[start]
        return piece.kind is InlineKind.OPENING and piece.match < end and bool(piece.tag and piece.tag.name == "button")

    def _separates(self, piece: InlinePiece) -> bool:
        text = self.source[piece.start : piece.end]
        return piece.kind is InlineKind.TEXT and not any(map(str.isalnum, decoded(text)))

    def _characters(self, start: int, end: int) -> Span:
        """The characters of some pieces without white space around them."""
        first, last = self.pieces[start], self.pieces[end - 1]
        left, right = first.start, last.end
        if first.kind is InlineKind.TEXT and (found := _LEADING.match(self.source, left, first.end)):
            left = found.end()
        if last.kind is InlineKind.TEXT:
            right = last.start + len(_without_end(self.source[last.start : right]))
        return left, right


def _is_read(source: str, piece: InlinePiece) -> bool:
    if piece.kind is not InlineKind.TEXT:
        return piece.kind in _READ
    found = _LEADING.match(source, piece.start, piece.end)
    return not found or found.end() < piece.end


def _without_end(text: str) -> str:
    while True:
        shorter = text.rstrip(_WHITE)
        ending = next((one for one in _SPACES if shorter.endswith(one)), "")
        if not ending:
            return shorter
        text = shorter[: -len(ending)]


def _cut(source: str, pieces: Sequence[InlinePiece], boundary: re.Pattern[str]) -> list[InlinePiece]:
    """The pieces with a break without tag where a boundary stands in a text."""
    found, places = list[InlinePiece](), list[int]()
    for piece in pieces:
        places.append(len(found))
        start = piece.start
        if piece.kind is InlineKind.TEXT:
            for gap in boundary.finditer(source, piece.start, piece.end):
                found.append(piece._replace(start=start, end=gap.start()))
                found.append(InlinePiece(InlineKind.BREAK, gap.start(), gap.end()))
                start = gap.end()
        found.append(piece._replace(start=start))
    return [one._replace(match=places[one.match]) if one.match >= 0 else one for one in found]
