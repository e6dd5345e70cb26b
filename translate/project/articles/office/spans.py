"""Where the texts of a part of an office document stand: paragraphs, alternative texts, and copies of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from translate.model import Attribute, Role
from translate.project.articles import TextSpan
from translate.project.articles.office.dialects import SLIDE, OfficeDialect
from translate.project.articles.office.fields import OfficeField
from translate.project.articles.office.legend import legend
from translate.project.articles.office.packages import PackagePart
from translate.project.articles.office.piece_builder import PieceBuilder, alternatives
from translate.project.articles.office.pieces import BOX, CLOSINGS, OPENINGS, OfficePiece, PieceKind
from translate.project.articles.office.text import run_text
from translate.text import Span
from translate.text.html import HtmlToken, TokenKind, decoded, xml_tokens

IN_RUN = "run "
"""What the syntax of a paragraph begins with that begins inside a run; the properties of that follow."""
OPEN_TEXT = "open "
"""What the syntax of a paragraph of OpenDocument begins with; the unstyled styles follow."""
ATTRIBUTE = "attribute"
"""The syntax of the value of an attribute."""

STRETCH = "stretch "
"""What the syntax of a stretch begins with of a paragraph that is divided."""


def stretch_syntax(number: int, syntax: str, whole: str) -> str:
    """The syntax of a stretch of a paragraph. `whole`: all stretches, BOX between them; `syntax`: that of the whole."""
    return f"{STRETCH}{number} {len(syntax)} {syntax}{whole}"


def stretch_of(syntax: str) -> tuple[int, str, str]:
    """The number, syntax and whole of `stretch_syntax`."""
    number, length, rest = syntax.removeprefix(STRETCH).split(" ", 2)
    return int(number), rest[: int(length)], rest[int(length) :]


_STYLE = re.compile(r"""<w:pStyle\s+w:val=["']([^"']*)["']""")
_SPAN_STYLE = re.compile(r"""<text:span\b[^>]*?text:style-name=["']([^"']*)["']""")
_OUTLINE = re.compile(r"""\b(w:outlineLvl w:val|text:outline-level)=["']([0-8])["']""")
NO_LEVELS: Mapping[str, int] = MappingProxyType({})
_TITLE = 60  # characters of a heading that are shown


def office_spans(
    path: str,
    source: str,
    dialect: OfficeDialect,
    levels: Mapping[str, int] = NO_LEVELS,
    place: str = "",
    others: Iterable[TextSpan] = (),
) -> PackagePart:
    """The part of an archive at a path with its texts, in linear time. `levels`: the levels of headings by the ids of
    their styles; `place`: what the part is, for people; `others`: texts in no paragraph that were found already."""
    spans, copies = _PartScanner(source, dialect, levels, place).scanned(others)
    return PackagePart(path, source, spans, copies)


@dataclass(slots=True)
class _Choice:
    """An <mc:AlternateContent> that is open: what is the same twice."""

    texts: list[TextSpan] = field(default_factory=list)
    fallbacks: list[TextSpan] = field(default_factory=list)
    is_fallback: bool = False


class _PartScanner:
    def __init__(self, source: str, dialect: OfficeDialect, levels: Mapping[str, int], place: str) -> None:
        self._source, self._dialect, self._levels, self._place = source, dialect, levels, place
        self._fields: list[OfficeField] = []
        self._open: list[PieceBuilder] = []
        self._choices: list[_Choice] = []
        self._headings: list[tuple[int, str]] = []
        self._skipped = self._contents = 0  # how many such elements are open
        self._found: list[TextSpan] = []
        self._copies: list[tuple[TextSpan, TextSpan]] = []  # a text and its copy

    def scanned(self, others: Iterable[TextSpan]) -> tuple[tuple[TextSpan, ...], tuple[Attribute, ...]]:
        """The texts, and their copies."""
        self._found += others
        for token in xml_tokens(self._source):
            self._step(token)
        if self._dialect is SLIDE:
            self._found += self._alts(0, len(self._source))
        originals = {id(copy): one for one, copy in self._copies}
        spans = sorted((one for one in self._found if id(one) not in originals), key=lambda one: one.start)
        numbers = {id(one): n for n, one in enumerate(spans, 1)}
        for _, copy in self._copies:  # inside of a copy there may be two more
            one = originals[id(copy)]
            while id(one) in originals:
                one = originals[id(one)]
            numbers[id(copy)] = numbers[id(one)]
        copies = (
            Attribute(copy.start, copy.end, Role.COPY, copy.syntax, (numbers[id(copy)],))
            for _, copy in sorted(self._copies, key=lambda two: two[1].start)
        )
        return tuple(spans), tuple(copies)

    def _step(self, token: HtmlToken) -> None:
        if token.kind is TokenKind.START and not token.is_closed:
            if token.name == "mc:AlternateContent":
                self._choices.append(_Choice())
            elif token.name == "mc:Fallback" and self._choices:
                self._choices[-1].is_fallback = True
            elif token.name in self._dialect.skipped:
                self._skipped += 1
            elif token.name in self._dialect.contents:
                self._contents += 1
            elif token.name in self._dialect.paragraphs and not self._skipped:
                for builder in self._open[-1:]:
                    builder.box()
                head = self._source[token.start : token.end]
                self._open.append(PieceBuilder(self._source, self._dialect, self._fields, head=head))
                return
        elif token.kind is TokenKind.END:
            if token.name == "mc:AlternateContent" and self._choices:
                self._chosen(self._choices.pop())
            elif token.name in self._dialect.skipped:
                self._skipped -= 1
            elif token.name in self._dialect.contents:
                self._contents -= 1
            elif token.name in self._dialect.paragraphs and self._open and not self._skipped:
                self._paragraph(self._open.pop())
                return
        if self._open:
            self._open[-1].feed(token)

    def _chosen(self, choice: _Choice) -> None:
        """Of texts that stand there twice, take the second ones for copies."""
        if [one.text for one in choice.texts] == [one.text for one in choice.fallbacks]:
            self._copies += zip(choice.texts, choice.fallbacks, strict=True)
            choice.fallbacks.clear()
        for one in (*choice.texts, *choice.fallbacks):
            self._list(one)

    def _paragraph(self, builder: PieceBuilder) -> None:
        was_contents = self._in_contents()
        pieces = builder.pieces()
        in_contents = was_contents or self._in_contents()
        level = self._level(builder.head)
        while level and self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        place = " › ".join(filter(None, (self._place, *(title for _, title in self._headings))))
        taken = list[Span]()
        titles = list[str]()
        for lo, hi in _segments(pieces, in_contents):
            taken.append((pieces[lo].start, pieces[hi - 1].end))
            titles.append(self._text(pieces[lo:hi], place))
        for one in pieces:
            if one.kind is PieceKind.BOX or (one.kind is PieceKind.HIDDEN and not _is_taken(one, taken)):
                for alt in self._alts(one.start, one.end):
                    self._take(alt)
        if level and titles:
            self._headings.append((level, " ".join(" ".join(titles).split())[:_TITLE]))

    def _level(self, head: str) -> int:
        """The level of a heading, 0 for another paragraph."""
        if outline := _OUTLINE.search(head):
            return int(outline[2]) + (2 if outline[1].startswith("w:") else 1)
        style = _STYLE.search(head)
        return self._levels.get(style[1], 0) if style else 0

    def _in_contents(self) -> bool:
        return self._contents > 0 or any(one.code.split()[:1] == ["TOC"] for one in self._fields)

    def _take(self, span: TextSpan) -> None:
        self._found.append(span)
        self._list(span)

    def _list(self, span: TextSpan) -> None:
        if self._choices:
            choice = self._choices[-1]
            (choice.fallbacks if choice.is_fallback else choice.texts).append(span)

    def _text(self, pieces: Sequence[OfficePiece], place: str) -> str:
        """Take a text; what is read of it. What has paragraphs inside divides it in the file: the stretches after the
        first one are copies that are written as another part of the same translation."""
        first, last = pieces[0], pieces[-1]
        begins_inside = first.xml.startswith(f"<{self._dialect.run}>") and first.run[0] < 0
        start, end = first.place[0], last.place[1]
        boxes = [(one.start, one.end) for one in pieces if one.kind is PieceKind.BOX]
        stretches = list(zip([start, *(b for _, b in boxes)], [*(a for a, _ in boxes), end], strict=True))
        whole = BOX.join(self._source[a:b] for a, b in stretches)
        syntax = f"{IN_RUN}{first.properties}" if begins_inside else ""
        if not self._dialect.run:
            styles = self._dialect.unstyled.intersection(_SPAN_STYLE.findall(whole))
            syntax = f"{OPEN_TEXT}{' '.join(sorted(styles))}"
        found = run_text(pieces)
        spans = [
            TextSpan(
                a,
                b,
                found.text,
                stretch_syntax(n, syntax, whole) if boxes else syntax,
                place,
                legend=legend(found),
            )
            for n, (a, b) in enumerate(stretches)
        ]
        self._copies += ((spans[0], one) for one in spans[1:])
        self._take(spans[0])
        return found.coded.plain

    def _alts(self, start: int, end: int) -> Iterator[TextSpan]:
        """The alternative text of a picture or shape; of one with paragraphs inside only its own."""
        for lo, hi in alternatives(self._source, start, end):
            raw = self._source[lo:hi]
            if any(map(str.isalnum, raw)):
                yield TextSpan(lo, hi, " ".join(decoded(raw).split()), ATTRIBUTE, self._place)
            if self._dialect is not SLIDE:
                return


def _is_taken(piece: OfficePiece, taken: Sequence[Span]) -> bool:
    return any(start <= piece.start < end for start, end in taken)


def _segments(pieces: Sequence[OfficePiece], in_contents: bool) -> Iterator[Span]:
    """The stretches of pieces that are a text, without what is at their edges. In a table of contents tabs separate
    texts."""
    start = 0
    for n, one in enumerate(pieces):
        if in_contents and one.role in ("w:tab", "w:ptab", "text:tab"):
            yield from _lettered(pieces, _balanced(pieces, start, n))
            start = n + 1
    last = _balanced(pieces, start, len(pieces))
    yield from _lettered(pieces, last) if in_contents else last


def _lettered(pieces: Sequence[OfficePiece], spans: Iterator[Span]) -> Iterator[Span]:
    """The stretches that are more than a number."""
    for lo, hi in spans:
        if any(any(map(str.isalpha, one.shown)) for one in pieces[lo:hi]):
            yield lo, hi


def _balanced(pieces: Sequence[OfficePiece], start: int, end: int) -> Iterator[Span]:
    """A stretch cut at the tags whose other one is outside of it."""
    last = start
    for n in range(start, end):
        one = pieces[n]
        if one.kind in (*OPENINGS, *CLOSINGS) and not start <= one.match < end:
            yield from _trimmed(pieces, last, n)
            last = n + 1
    yield from _trimmed(pieces, last, end)


def _trimmed(pieces: Sequence[OfficePiece], lo: int, hi: int) -> Iterator[Span]:
    """A stretch without what shows no text at its edges, and without pairs around all of it; none without a text."""
    texts = [n for n in range(lo, hi) if _is_shown(pieces[n])]
    if not any(any(map(str.isalnum, pieces[n].shown)) for n in texts):
        return
    first, last = texts[0], texts[-1]
    start, end = first, last
    # pairs that are open at the first text, or at the last one: they are taken in where only one edge is inside
    while True:
        grown = start, end
        for n in range(start, end + 1):
            one = pieces[n]
            if one.match >= 0:
                start, end = min(start, one.match), max(end, one.match)
        if grown == (start, end):
            break
    while start > lo and pieces[start - 1].kind is PieceKind.DROPPED and pieces[start].run[0] < 0:
        start -= 1
    while end + 1 < hi and pieces[end + 1].kind is PieceKind.DROPPED and pieces[end].run[1] < 0:
        end += 1
    yield start, end + 1


def _is_shown(piece: OfficePiece) -> bool:
    return piece.kind is PieceKind.WORD or (piece.kind is PieceKind.TEXT and bool(piece.shown.strip()))
