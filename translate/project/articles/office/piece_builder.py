"""A paragraph of an office document taken apart into pieces, token by token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from translate.project.articles.office.dialects import OfficeDialect
from translate.project.articles.office.fields import OfficeField, is_text, with_fields
from translate.project.articles.office.pieces import BOX, OfficePiece, PieceKind, matched
from translate.text import Span, trimmed
from translate.text.html import HtmlToken, TokenKind, attributes, decoded, value

_ALT = re.compile(r"""<(?:wp|pic|p|xdr):(?:docPr|cNvPr)\b[^>]*?\sdescr=(?:"([^"]*)"|'([^']*)')""")
_EMPTY = re.compile(r"<w:rFonts\s*/>")
_WHITE = re.compile(r"[\t\n\r ]+")


def alternatives(source: str, start: int, end: int) -> Iterator[Span]:
    """Where the alternative texts of pictures and shapes stand, without white space around."""
    for one in _ALT.finditer(source, start, end):
        yield trimmed(source, *one.span(one.lastindex or 0))


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
        elif name == names.text and (self.in_run or names.loose):
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
        if self.dialect.loose:
            inside = inside.replace("\r\n", "\n").replace("\r", "\n")
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
        return matched(with_fields(self.found, self.fields))
