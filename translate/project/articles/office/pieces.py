"""The content of a paragraph of an office document in pieces: texts with their properties, fields, pairs of tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice

from translate.project.articles.office.dialects import OfficeDialect
from translate.text import Span
from translate.text.html import HtmlToken, TokenKind, attributes, decoded, value


class PieceKind(StrEnum):
    """The kind of a piece. OPENING, CLOSING: the two of a pair; ACCEPTED: the like, of a tracked change; BREAK: it ends
    a line; HIDDEN: it is no text; WORD: it is read as a word; DROPPED: it does not go into a translation; BOX: it has
    paragraphs of its own inside, and is never written anew."""

    TEXT = "text"
    OPENING = "opening"
    CLOSING = "closing"
    ACCEPTED_OPENING = "accepted opening"
    ACCEPTED_CLOSING = "accepted closing"
    BREAK = "break"
    HIDDEN = "hidden"
    WORD = "word"
    DROPPED = "dropped"
    BOX = "box"


BOX = "<box/>"
"""What stands for a BOX in the XML of a piece."""
OPENINGS = (PieceKind.OPENING, PieceKind.ACCEPTED_OPENING)
CLOSINGS = (PieceKind.CLOSING, PieceKind.ACCEPTED_CLOSING)


@dataclass(frozen=True, slots=True)
class OfficePiece:
    """Characters [start, end) of a source. `shown`: the text that is read; `properties`: those of its run, as XML;
    `key`: those that a reader can see; `xml`: how it is written by itself; `run`: where its run begins and (in the last
    piece) ends, if it is the first or last one of it, else -1; `alt`: where in `xml` its alternative text is; `role`:
    the name of the element; `match`: the index of the other one of a pair."""

    kind: PieceKind
    start: int
    end: int
    shown: str = ""
    properties: str = ""
    key: str = ""
    xml: str = ""
    run: Span = (-1, -1)
    alt: Span = (0, 0)
    role: str = ""
    match: int = -1

    @property
    def place(self) -> Span:
        """The piece with the tags of its run that no other piece shares."""
        return self.start if self.run[0] < 0 else self.run[0], self.end if self.run[1] < 0 else self.run[1]


@dataclass(slots=True)
class OfficeField:
    """A complex field that is open. `code`: its instruction; `is_result`: True after its separator."""

    code: str = ""
    is_result: bool = False

    @property
    def is_kept(self) -> bool:
        """True if what it shows is no text for translation."""
        return not self.is_result or not is_text(self.code)


# Fields (ISO/IEC 29500-1, 17.16.5) whose result is text of the document, and those that show nothing.
_SHOWN = ("HYPERLINK", "TOC", "TOA", "INDEX", "REF", "QUOTE", "FORMTEXT")
_MARKS = ("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE")
_ALT = re.compile(r"""<(?:wp|pic|p):(?:docPr|cNvPr)\b[^>]*?\sdescr=(?:"([^"]*)"|'([^']*)')""")
_EMPTY = re.compile(r"<w:rFonts\s*/>")
_WHITE = re.compile(r"[\t\n\r ]+")
_INSTRUCTION = re.compile(r"<[^>]*>")


def alternatives(source: str, start: int, end: int) -> Iterator[Span]:
    """Where the alternative texts of pictures and shapes stand, without white space around."""
    for one in _ALT.finditer(source, start, end):
        inside, first = one[one.lastindex or 0], one.start(one.lastindex or 0)
        yield first + len(inside) - len(inside.lstrip()), first + len(inside.rstrip())


def _kind(code: str) -> str:
    """The name of a field, in capitals: the first word of its instruction."""
    return next(iter(code.upper().split()), "")


def is_text(code: str) -> bool:
    """True if the result of a field with this instruction is text that is translated."""
    return _kind(code) in _SHOWN


def _is_mark(code: str) -> bool:
    """True for a field that shows nothing."""
    return _kind(code) in _MARKS


def cleaned(properties: str, dialect: OfficeDialect) -> str:
    """The properties of a run as a translation has them."""
    new = _EMPTY.sub("", dialect.cleaned.sub("", properties))
    return "" if re.fullmatch(rf"<{dialect.properties}\s*(?:/>|>\s*</{dialect.properties}>)", new) else new


def _key(properties: str, dialect: OfficeDialect) -> str:
    """What of the properties of a run a reader can see."""
    kept = dialect.ignored.sub("", cleaned(properties, dialect))
    inside = re.sub(rf"\A<{dialect.properties}\b|</{dialect.properties}>\Z|\s*/?>\Z", "", kept.strip())
    return "".join(sorted(re.findall(r"<[^<>]*>|[^<>\s]+", inside.lstrip("> \r\n\t"))))


@dataclass(slots=True)
class PieceBuilder:
    """Takes the tokens of a paragraph one by one, without those of the paragraphs inside of it. `fields`: those that
    are open, shared by the paragraphs of a document; `in_run`: the source begins inside a run."""

    source: str
    dialect: OfficeDialect
    fields: list[OfficeField] = field(default_factory=list)
    in_run: bool = False
    properties: str = ""
    found: list[OfficePiece] = field(default_factory=list)
    head: str = ""  # the start tag and the properties of the paragraph
    _child: HtmlToken | None = None  # the element that is taken as a whole
    _depth: int = 0
    _has_box: bool = False
    _run: int = -1  # where the run begins, until it has a piece
    _opening: int = -1  # where an <w:sdt> begins whose content has not begun
    _xml: str = ""  # what stands in it before
    _plain: list[bool] = field(default_factory=list)  # for each open span, if it looks like the text around it
    _keys: dict[str, str] = field(default_factory=dict)

    def box(self) -> None:
        """Take note of a paragraph inside of this one."""
        self._has_box = True

    def feed(self, token: HtmlToken) -> None:
        """Take a token."""
        if self._child:
            if token.kind is TokenKind.START and not token.is_closed:
                self._depth += 1
            elif token.kind is TokenKind.END:
                self._depth -= 1
                if not self._depth:
                    child, self._child = self._child, None
                    self._element(child, token.end)
        elif token.kind is TokenKind.START:
            self._start(token)
        elif token.kind is TokenKind.END:
            self._end(token)
        elif not self.dialect.run and token.kind in (TokenKind.TEXT, TokenKind.CDATA):
            raw = self.source[token.start : token.end]
            inside = raw[9:-3] if token.kind is TokenKind.CDATA else decoded(raw)
            self._add(PieceKind.TEXT, token.start, token.end, "", _WHITE.sub(" ", inside))

    def _start(self, token: HtmlToken) -> None:
        names = self.dialect
        if names.unstyled and token.name == "text:span" and not token.is_closed:
            style = value(self.source, attributes(self.source, token), "text:style-name")
            self._plain.append(style in names.unstyled)
            kind = PieceKind.ACCEPTED_OPENING if self._plain[-1] else PieceKind.OPENING
            self._add(kind, token.start, token.end, token.name)
        elif not self.in_run and token.name == names.run:
            if not token.is_closed:
                self.in_run, self._run, self.properties = True, token.start, ""
        elif not self.in_run and token.name in names.accepted and not token.is_closed:
            self._add(PieceKind.ACCEPTED_OPENING, token.start, token.end, token.name)
        elif not self.in_run and token.name in names.containers and not token.is_closed and not self._is_kept(token):
            self._container(token)
        elif token.is_closed:
            self._element(token, token.end)
        else:
            self._child, self._depth = token, 1

    def _is_kept(self, token: HtmlToken) -> bool:
        """True for a simple field whose result is no text."""
        code = value(self.source, attributes(self.source, token), "w:instr") if token.name == "w:fldSimple" else ""
        return token.name == "w:fldSimple" and not is_text(code)

    def _container(self, token: HtmlToken) -> None:
        if token.name == "w:sdt":
            self._opening = token.start
            return
        start = token.start
        if token.name == "w:sdtContent" and self._opening >= 0:
            start, self._opening = self._opening, -1
        self._add(PieceKind.OPENING, start, token.end, token.name)

    def _end(self, token: HtmlToken) -> None:
        names = self.dialect
        if names.unstyled and token.name == "text:span":
            is_plain = bool(self._plain) and self._plain.pop()
            kind = PieceKind.ACCEPTED_CLOSING if is_plain else PieceKind.CLOSING
            self._add(kind, token.start, token.end, token.name)
        elif token.name == names.run and self.in_run:
            self.in_run = False
            if self._run < 0 and self.found:
                last = self.found[-1]
                self.found[-1] = replace(last, run=(last.run[0], token.end))
            self._run = -1
        elif token.name in names.accepted:
            self._add(PieceKind.ACCEPTED_CLOSING, token.start, token.end, token.name)
        elif token.name == "w:sdt" and self.found and self.found[-1].role == "w:sdtContent":
            last = self.found[-1]
            self.found[-1] = replace(last, end=token.end, xml=self.source[last.start : token.end])
        elif token.name in names.containers and token.name != "w:sdt":
            self._add(PieceKind.CLOSING, token.start, token.end, token.name)

    def _element(self, token: HtmlToken, end: int) -> None:
        """Take an element that is a piece by itself."""
        names, name = self.dialect, token.name
        has_box, self._has_box = self._has_box, False
        if name == names.properties and self.in_run:
            self.properties = self.source[token.start : end]
        elif name in names.heads:
            self.head += self.source[token.start : end]
        elif self._opening >= 0 and not self.in_run:  # the properties of <w:sdt>
            return
        elif name in names.boxes or has_box or self.source.startswith(BOX, token.start):
            self._add(PieceKind.BOX, token.start, end, name)
        elif name in names.dropped:
            self._add(PieceKind.DROPPED, token.start, end, name)
        elif name == names.text and self.in_run:
            self._add(PieceKind.TEXT, token.start, end, name, self._text(token, end))
        elif name == "w:noBreakHyphen":
            self._add(PieceKind.TEXT, token.start, end, name, "\u2011")
        elif name in names.breaks:
            self._add(PieceKind.BREAK, token.start, end, name)
        elif name == "text:s":
            count = value(self.source, attributes(self.source, token), "text:c")
            self._add(PieceKind.TEXT, token.start, end, name, " " * min(int(count) if count.isdecimal() else 1, 1000))
        elif name in names.words or name == "w:fldSimple" or not (names.run or token.is_closed):
            self._add(PieceKind.WORD, token.start, end, name)
        elif name == "w:fldChar":
            kind = value(self.source, attributes(self.source, token), "w:fldchartype")
            self._add(PieceKind.HIDDEN, token.start, end, f"field {kind}")
        else:
            self._add(PieceKind.HIDDEN, token.start, end, name)

    def _text(self, token: HtmlToken, end: int) -> str:
        if token.is_closed:
            return ""
        inside = decoded(self.source[token.end : self.source.rindex("<", token.end, end)])
        tag = self.source[token.start : token.end]
        return inside if self.dialect.bare or "preserve" in tag else inside.strip("\t\n\r ")

    def _add(self, kind: PieceKind, start: int, end: int, role: str, shown: str = "") -> None:
        inner = self.source[start:end]
        if self.in_run:
            properties = cleaned(self.properties, self.dialect)
            if properties not in self._keys:
                self._keys[properties] = _key(properties, self.dialect)
            before = f"<{self.dialect.run}>{properties}"
            xml = f"{before}{BOX if kind is PieceKind.BOX else inner}</{self.dialect.run}>"
            piece = OfficePiece(kind, start, end, shown, properties, self._keys[properties], xml, (self._run, -1))
            self._run = -1
        else:
            before = ""
            piece = OfficePiece(kind, start, end, shown, xml=BOX if kind is PieceKind.BOX else inner)
        if kind is PieceKind.HIDDEN:
            for begins, ends in islice(alternatives(inner, 0, len(inner)), 1):
                piece = replace(piece, alt=(len(before) + begins, len(before) + ends))
        self.found.append(replace(piece, role=role))

    def pieces(self) -> list[OfficePiece]:
        """The pieces, with fields as pairs or words, and pairs matched."""
        return matched(_with_fields(self.found, self.fields))


def _with_fields(pieces: Sequence[OfficePiece], fields: list[OfficeField]) -> list[OfficePiece]:
    """The pieces with each field whose result is translated as a pair around it, and each other one as a word."""
    found, starts = list[OfficePiece](), list[int]()  # starts: where in `found` those of this paragraph begin
    outer = len(fields)
    for piece in pieces:
        if piece.role == "field begin":
            fields.append(OfficeField())
            starts.append(len(found))
            found.append(piece)
        elif piece.role == "field separate" and fields:
            fields[-1].is_result = True
            found.append(piece)
            is_shown = not any(one.is_kept for one in fields)
            if starts and is_shown and not _has_box(found, starts[-1]):
                _join(found, starts[-1], PieceKind.HIDDEN, "field opening")
        elif piece.role == "field end" and fields:
            one = fields.pop()
            found.append(piece)
            if len(fields) < outer or not starts:
                outer = min(outer, len(fields))
                continue
            start = starts.pop()
            if any(other.is_kept for other in fields) or _has_box(found, start):
                continue
            if one.is_kept:
                _join(found, start, PieceKind.HIDDEN if _is_mark(one.code) else PieceKind.WORD, "field")
            else:
                found[start] = replace(found[start], kind=PieceKind.OPENING)
                found[-1] = replace(found[-1], kind=PieceKind.CLOSING)
        else:
            if fields and piece.role in ("w:instrText",) and not fields[-1].is_result:
                fields[-1].code += decoded(_INSTRUCTION.sub("", piece.xml))
            is_kept = any(one.is_kept for one in fields)
            hides = is_kept and piece.kind in (PieceKind.TEXT, PieceKind.BREAK, PieceKind.WORD)
            found.append(replace(piece, kind=PieceKind.HIDDEN) if hides else piece)
    return found


def _has_box(found: Sequence[OfficePiece], start: int) -> bool:
    return any(one.kind is PieceKind.BOX for one in found[start:])


def _join(found: list[OfficePiece], start: int, kind: PieceKind, role: str) -> None:
    """Make one piece of all from `start` on."""
    first, last = found[start], found[-1]
    xml = "".join(one.xml for one in found[start:])
    run = first.run[0], last.run[1]
    found[start:] = [OfficePiece(kind, first.start, last.end, "", first.properties, first.key, xml, run, role=role)]


def matched(pieces: Sequence[OfficePiece]) -> list[OfficePiece]:
    """The pieces with the two of each pair pointing to each other. An element without the other tag of its own points
    to nothing; half of a field, or one that crosses an element, is HIDDEN."""
    found, path = [replace(one, match=-1) for one in pieces], list[int]()

    def alone(n: int) -> None:
        found[n] = replace(found[n], kind=PieceKind.HIDDEN)

    for n, one in enumerate(pieces):
        if one.kind in OPENINGS:
            path.append(n)
        elif one.kind in CLOSINGS:
            while path and _is_field(pieces[path[-1]]) and not _is_field(one):
                alone(path.pop())
            if path and (pieces[path[-1]].role == one.role or (_is_field(one) and _is_field(pieces[path[-1]]))):
                start = path.pop()
                found[n], found[start] = replace(found[n], match=start), replace(found[start], match=n)
            elif _is_field(one):
                alone(n)
    for n in path:
        if _is_field(pieces[n]):
            alone(n)
    return found


def _is_field(piece: OfficePiece) -> bool:
    return piece.role.startswith("field")
