"""The text of a paragraph of an office document, its codes as numbered tags, and the XML of a translation of it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from translate.project.articles.office.dialects import OfficeDialect
from translate.project.articles.office.piece_builder import PieceBuilder
from translate.project.articles.office.pieces import BOX, CLOSINGS, OPENINGS, OfficePiece, PieceKind, matched
from translate.text.html import NOT_XML, xml_content, xml_tokens, xml_value
from translate.text.markup import Code, CodedText, CodeKind, NumberedTags, number_of, text_of

_VISIBLE = re.compile(r"<w:(?:u|strike|dstrike|shd|highlight|bdr|vertAlign)\b|\s(?:u|strike|highlight)=")
_SPACES = re.compile(" {2,}")
_EMPTY = (PieceKind.HIDDEN, PieceKind.BOX)
_CODED = (*_EMPTY, PieceKind.WORD, PieceKind.BREAK)


@dataclass(frozen=True, slots=True)
class RunText:
    """The text of a paragraph. `plain`: with its codes; `codes`: by number the piece that the code stands for, or the
    first text of a pair that only has other properties; `bases`: the piece whose properties a text has that is in no
    such pair, by the index of the container around it (-1: none); `lead`, `trail`: white space around the text."""

    coded: CodedText
    pieces: Sequence[OfficePiece]
    codes: Mapping[int, OfficePiece]
    bases: Mapping[int, OfficePiece]
    lead: str = ""
    trail: str = ""

    @property
    def tags(self) -> NumberedTags:
        """How its codes are written."""
        words, breaks = set[int](), set[int]()
        for number, piece in self.codes.items():
            if piece.kind is PieceKind.WORD:
                words.add(number)
            elif piece.kind is PieceKind.BREAK:
                breaks.add(number)
        return NumberedTags(frozenset(words), frozenset(breaks))

    @property
    def text(self) -> str:
        """The text as it is translated."""
        return self.tags.written(self.coded).text


def run_text(pieces: Sequence[OfficePiece]) -> RunText:
    """The text of some pieces of a paragraph, in which the elements are balanced."""
    pieces = _without_empty_pairs(pieces)
    outside = _containers(pieces)
    keys = _keys(pieces, outside)
    bases = _bases(pieces, outside, keys)
    looks = {one.key: one for one in reversed(pieces) if one.kind is PieceKind.TEXT}
    work = _Coding(pieces, outside, keys, bases, looks)
    work.run()
    plain = "".join(work.plain)
    lead, trail = len(plain) - len(plain.lstrip()), len(plain) - len(plain.rstrip())
    if not work.codes or not (lead or trail):
        text = plain.strip()
    else:  # not over a code
        first, last = work.codes[0].at, work.codes[-1].at + len(work.codes[-1].stand_in)
        lead, trail = min(lead, first), min(trail, len(plain) - last)
        text = plain[lead : len(plain) - trail]
    codes = tuple(replace(one, at=one.at - lead) for one in work.codes)
    return RunText(CodedText(text, codes), pieces, work.named, bases, plain[:lead], plain[len(plain) - trail :])


def _without_empty_pairs(pieces: Sequence[OfficePiece]) -> list[OfficePiece]:
    """The pieces with each pair that has no text inside as one piece."""
    found, starts = list[OfficePiece](), list[tuple[int, bool]]()  # where each open pair begins, and if it has text
    for one in pieces:
        if one.kind in OPENINGS:
            starts.append((len(found), False))
        elif one.kind in (PieceKind.TEXT, PieceKind.WORD) and (one.shown or one.kind is PieceKind.WORD) and starts:
            starts[-1] = starts[-1][0], True
        found.append(one)
        if one.kind in CLOSINGS and starts:
            start, has_text = starts.pop()
            if has_text:
                if starts:
                    starts[-1] = starts[-1][0], True
            else:
                is_accepted = one.kind is PieceKind.ACCEPTED_CLOSING
                xml = "".join(piece.xml for piece in found[start:])
                first, kind = found[start], PieceKind.DROPPED if is_accepted else PieceKind.HIDDEN
                inner = found[start + 1 : -1]
                whole = OfficePiece(kind, first.start, one.end, xml=xml, role=first.role)
                found[start:] = inner if is_accepted else [whole]
    return matched(found)


def _containers(pieces: Sequence[OfficePiece]) -> list[int]:
    """For each piece the index of the kept pair around it, -1 for none."""
    found, path = list[int](), [-1]
    for n, one in enumerate(pieces):
        if one.kind is PieceKind.CLOSING and len(path) > 1:
            path.pop()
        found.append(path[-1])
        if one.kind is PieceKind.OPENING and one.match > n:
            path.append(n)
    return found


def _keys(pieces: Sequence[OfficePiece], outside: Sequence[int]) -> list[str]:
    """For each text what a reader sees of its properties; blanks look as the text before them, or else after them."""
    found, last, waiting = [one.key for one in pieces], dict[int, str](), dict[int, list[int]]()
    for n, one in enumerate(pieces):
        if one.kind is not PieceKind.TEXT:
            continue
        where = outside[n]
        if one.shown.strip() or _VISIBLE.search(one.key):
            for blank in waiting.pop(where, ()):
                found[blank] = one.key
            last[where] = one.key
        elif where in last:
            found[n] = last[where]
        else:
            waiting.setdefault(where, []).append(n)
    return found


def _bases(pieces: Sequence[OfficePiece], outside: Sequence[int], keys: Sequence[str]) -> dict[int, OfficePiece]:
    """For each container the first piece with the properties that most of its text has."""
    counts, first = dict[int, Counter[str]](), dict[tuple[int, str], OfficePiece]()
    for n, one in enumerate(pieces):
        if one.kind is PieceKind.TEXT:
            counts.setdefault(outside[n], Counter())[keys[n]] += len("".join(one.shown.split()))
            if one.key == keys[n]:
                first.setdefault((outside[n], keys[n]), one)
    found = {}
    for where, count in counts.items():
        best = count.most_common(1)[0][0]
        if (where, best) in first:
            found[where] = first[where, best]
    return found


@dataclass(slots=True)
class _Coding:
    """Goes through pieces, and gives their codes numbers."""

    pieces: Sequence[OfficePiece]
    outside: Sequence[int]
    keys: Sequence[str]
    bases: Mapping[int, OfficePiece]
    looks: Mapping[str, OfficePiece]  # the first text with some properties
    plain: list[str] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    named: dict[int, OfficePiece] = field(default_factory=dict)
    _at: int = 0
    _number: int = 0
    _open: tuple[int, str, int] | None = None  # number, key and container of the pair of properties that is open
    _numbers: dict[int, int] = field(default_factory=dict)
    _words: int = 0

    def run(self) -> None:
        """Go through all pieces."""
        following = self._following()
        for n, one in enumerate(self.pieces):
            if one.kind is PieceKind.TEXT and one.shown:
                self._text(n, one)
            elif one.kind is PieceKind.OPENING and one.match > n:
                self._close()
                self._numbers[n] = self._code(one, CodeKind.OPENING)
            elif one.kind is PieceKind.CLOSING and one.match in self._numbers:
                self._close()
                self._code(one, CodeKind.CLOSING, self._numbers[one.match])
            elif one.kind in _CODED:
                if self._open and following[n] != self._open[1:]:
                    self._close()
                self._code(one, CodeKind.EMPTY if one.kind in _EMPTY else CodeKind.WORD)
        self._close()

    def _following(self) -> list[tuple[str, int] | None]:
        """For each piece the key and container of the next text."""
        found, last = list[tuple[str, int] | None](), None
        for n in range(len(self.pieces) - 1, -1, -1):
            found.append(last)
            if self.pieces[n].kind is PieceKind.TEXT and self.pieces[n].shown:
                last = self.keys[n], self.outside[n]
        return found[::-1]

    def _text(self, n: int, one: OfficePiece) -> None:
        where, key = self.outside[n], self.keys[n]
        if self._open and self._open[1:] != (key, where):
            self._close()
        base = self.bases.get(where)
        if not self._open and (base is None or key != base.key):
            number = self._code(self.looks.get(key, one), CodeKind.OPENING)  # not the blank before it
            self._open = number, key, where
        self._add(one.shown)

    def _close(self) -> None:
        if self._open:
            self._code(None, CodeKind.CLOSING, self._open[0])
            self._open = None

    def _add(self, text: str) -> None:
        self.plain.append(text)
        self._at += len(text)

    def _code(self, piece: OfficePiece | None, kind: CodeKind, number: int = 0) -> int:
        if not number:
            self._number += 1
            number = self._number
            if piece:
                self.named[number] = piece
        stand_in = ""
        if kind is CodeKind.WORD and piece:
            self._words += 1
            stand_in = "\n" if piece.kind is PieceKind.BREAK else f"{{{self._words}}}"
        alt = piece.xml[piece.alt[0] : piece.alt[1]] if piece else ""
        alt = NumberedTags().escaped(html.unescape(alt))
        written = {CodeKind.OPENING: f"<{number}>", CodeKind.CLOSING: f"</{number}>"}.get(kind, f"<{number}/>")
        if alt and kind is CodeKind.EMPTY:
            written = f'<{number} alt="{alt}"/>'
        pair = number if kind in (CodeKind.OPENING, CodeKind.CLOSING) else 0
        self.codes.append(Code(self._at, written, kind, pair, stand_in))
        self._add(stand_in)
        return number


def parsed(raw: str, properties: str | None, dialect: OfficeDialect) -> tuple[RunText, PieceBuilder]:
    """The text of a paragraph that stands in a file as `raw`. `properties`: those of the run inside which it begins,
    None if it begins between runs."""
    builder = PieceBuilder(raw, dialect, in_run=properties is not None, properties=properties or "")
    for token in xml_tokens(raw):
        builder.feed(token)
    return run_text(builder.pieces()), builder


def written(raw: str, properties: str | None, target: str, dialect: OfficeDialect) -> str:
    """The XML of a translation in place of `raw`, see `parsed`. Each BOX is in it exactly once."""
    source, builder = parsed(raw, properties, dialect)
    writer = _Writer(source, dialect)
    body = "".join([*writer.parts(source.tags.lifted(target)), *writer.boxes()])
    before = "" if properties is None else f"</{dialect.run}>"
    after = f"<{dialect.run}>{builder.properties}" if builder.in_run else ""
    return before + body + after


@dataclass(slots=True)
class _Writer:
    """Writes the XML of a translation."""

    source: RunText
    dialect: OfficeDialect
    _path: list[int] = field(default_factory=list)  # the numbers of the pairs that are open
    _done: set[int] = field(default_factory=set)

    def parts(self, target: CodedText) -> Iterator[str]:
        """The parts of the XML."""
        last, lead = 0, self.source.lead
        for code in target.codes:
            yield from self._text(lead + target.plain[last : code.at])
            lead = ""
            yield from self._code(code)
            last = code.at + len(code.stand_in)
        yield from self._text(lead + target.plain[last:] + self.source.trail)

    def boxes(self) -> Iterator[str]:
        """The codes with paragraphs inside that the translation does not have."""
        yield from (piece.xml for n, piece in self.source.codes.items() if BOX in piece.xml and n not in self._done)

    def _code(self, code: Code) -> Iterator[str]:
        number = number_of(code)
        piece = self.source.codes.get(number)
        if piece is None:
            return
        is_pair = piece.kind in (PieceKind.TEXT, PieceKind.OPENING)
        if code.kind is CodeKind.OPENING and is_pair and number not in self._done:
            self._path.append(number)
            self._done.add(number)
            yield piece.xml if piece.kind is PieceKind.OPENING else ""
        elif code.kind is CodeKind.CLOSING and self._path and self._path[-1] == number:
            self._path.pop()
            yield self.source.pieces[piece.match].xml if piece.kind is PieceKind.OPENING else ""
        elif code.kind in (CodeKind.EMPTY, CodeKind.WORD) and not is_pair:
            if number not in self._done or piece.kind is PieceKind.BREAK:
                yield _with_alt(piece, text_of(code)) if code.subtexts else piece.xml
            self._done.add(number)

    def _properties(self) -> str:
        """The properties of a text here."""
        where = -1
        for number in reversed(self._path):
            piece = self.source.codes[number]
            if piece.kind is PieceKind.TEXT:
                return piece.properties
            where = piece.start
            break
        for index, base in self.source.bases.items():
            if (index < 0 and where < 0) or (index >= 0 and self.source.pieces[index].start == where):
                return base.properties
        return next(iter(self.source.bases.values())).properties if self.source.bases else ""

    def _text(self, text: str) -> Iterator[str]:
        lines = [text] if self.dialect.line_break == "\n" else text.split("\n")
        for n, line in enumerate(lines):
            if n:
                yield self._line_break()
            if line := NOT_XML.sub("", line):
                yield self._run(self._inside(line))

    def _run(self, inside: str) -> str:
        if not self.dialect.run:
            return inside
        return f"<{self.dialect.run}>{self._properties()}{inside}</{self.dialect.run}>"

    def _line_break(self) -> str:
        return self._run(self.dialect.line_break) if self.dialect.line_break else "<a:br/>"

    def _inside(self, line: str) -> str:
        name, tab = self.dialect.text, self.dialect.tab
        escaped = xml_content(line)
        if not name:
            spaced = _SPACES.sub(lambda match: f' <text:s text:c="{len(match[0]) - 1}"/>', escaped)
            return spaced.replace("\t", tab)
        if self.dialect.bare:
            return f"<{name}>{escaped}</{name}>"
        parts = escaped.split("\t") if tab != "\t" else [escaped]
        return tab.join(f'<{name} xml:space="preserve">{part}</{name}>' if part else "" for part in parts)


def _with_alt(piece: OfficePiece, text: str) -> str:
    start, end = piece.alt
    return piece.xml[:start] + xml_value(text) + piece.xml[end:]
