"""How inline markup is written in HTML and XHTML, see `translate.text.markup`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import escape

from translate.text import Rewritten, Span
from translate.text.html.elements import PICTURES
from translate.text.html.inline import InlineKind, InlinePiece, inline_pieces
from translate.text.html.lifting import Change, character_changes, coded, is_plain
from translate.text.html.nesting import element_ends
from translate.text.html.references import escapes, spellings
from translate.text.html.tags import attributes, text_attributes
from translate.text.html.tokens import Tokenize, html_tokens
from translate.text.html.xml_tokens import xml_tokens
from translate.text.markup import Code, CodedText, CodeKind, assembled

_WHITE = re.compile(r"[\t\n\f\r ]+")
_PICTURE = re.compile(rf"<(?:{'|'.join(sorted(PICTURES))})\b")
_OPENING, _CLOSING = len("<![CDATA["), len("]]>")


@dataclass(frozen=True, slots=True)
class HtmlMarkup:
    """The markup of the text of a paragraph. `tokens`: how it is cut into tags and texts; `spelled`: how its author
    writes characters, see `spellings`; `language`: that of the page, "" if it tells none; `is_spaced`: True if pictures
    have white space at both sides."""

    tokens: Tokenize = html_tokens
    spelled: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    is_spaced: bool = False

    def lifted(self, text: str) -> CodedText:
        """See Markup. White space is collapsed; line breaks of the plain text are those of <br>."""
        if is_plain(text):
            return CodedText(text)
        changes = [one for n, piece in enumerate(self.pieces(text), 1) for one in _changes(text, piece, n)]
        return _merged(coded(text, changes))

    def written(self, text: CodedText) -> Rewritten:
        """See Markup. Line breaks of the plain text that are of no code are written as <br>."""
        found = escapes(text.plain, self.spelled, "&<")
        line_break = "<br/>" if self.tokens is xml_tokens else "<br>"
        found |= {one.start(): line_break for one in re.finditer("\n", text.plain)}
        codes = tuple(self._spaced(text.plain, code) for code in text.codes) if self.is_spaced else text.codes
        return assembled(replace(text, codes=codes), found)

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return str(escape(plain))

    def pieces(self, text: str) -> list[InlinePiece]:
        """A text in pieces."""
        tokens = self.tokens(text)
        return inline_pieces(text, tokens, element_ends(tokens), (0, len(tokens)), self.language)

    def _spaced(self, plain: str, code: Code) -> Code:
        """A picture with white space after it, where it has some before it and a word after it."""
        before, after = plain[max(0, code.at - 1) : code.at], plain[code.at : code.at + 1]
        if _PICTURE.match(code.text) and before in ("", " ", "\n") and after.isalnum():
            return replace(code, text=f"{code.text} ")
        return code


def html_markup(raw: str, tokens: Tokenize = html_tokens, language: str = "") -> HtmlMarkup:
    """The markup of a paragraph that stands in a file as `raw`. `language`: that of the page."""
    plain = HtmlMarkup(tokens, language=language)
    if "<" not in raw:
        return replace(plain, spelled=spellings(raw)) if "&" in raw else plain
    pieces = plain.pieces(raw)
    texts = (raw[one.start : one.end] for one in pieces if one.kind is InlineKind.TEXT)
    pictures = (one for one in pieces if one.kind is InlineKind.PICTURE)
    around = (raw[one.start - 1 : one.start] + raw[one.end : one.end + 1] for one in pictures)
    is_spaced = any(len(two) == 2 and two.isspace() for two in around)
    return replace(plain, spelled=spellings("\n".join(texts)), is_spaced=is_spaced)


def _changes(text: str, piece: InlinePiece, number: int) -> Iterator[Change]:
    """What a piece is read as. `number`: which one it is, from 1."""
    start, end = piece.start, piece.end
    if piece.kind is InlineKind.TEXT:
        yield from character_changes(text, start, end)
    elif piece.kind is InlineKind.CDATA:
        yield Change(start, start + _OPENING, "")
        inner = min(start + _OPENING, end), max(end - _CLOSING, start + _OPENING)
        yield from (Change(one.start(), one.end(), " ") for one in _WHITE.finditer(text, *inner))
        yield Change(inner[1], end, "")
    else:
        code = _code(text, piece, number)
        yield Change(
            start, end, "\n" if piece.kind is InlineKind.BREAK else None if code.kind is CodeKind.WORD else "", code
        )


_KINDS = {
    InlineKind.OPENING: CodeKind.OPENING,
    InlineKind.CLOSING: CodeKind.CLOSING,
    InlineKind.WORD: CodeKind.WORD,
    InlineKind.BREAK: CodeKind.WORD,
}


def _code(text: str, piece: InlinePiece, number: int) -> Code:
    """A piece as a code; the two of a pair have the number of the opening one."""
    kind = _KINDS.get(piece.kind, CodeKind.EMPTY)
    pair = {CodeKind.OPENING: number, CodeKind.CLOSING: piece.match + 1}.get(kind, 0)
    if piece.tag and piece.tag.end == piece.end:
        shown, subtexts = _tag(text, piece)
    else:
        shown, subtexts = text[piece.start : piece.end].replace("\r\n", "\n").replace("\r", "\n"), ()
    return Code(0, shown, kind, pair, subtexts=subtexts, is_optional=piece.kind is InlineKind.CHANCE)


def _tag(text: str, piece: InlinePiece) -> tuple[str, tuple[Span, ...]]:
    """A start tag with its white space collapsed and its texts in quotes, and where these are."""
    assert piece.tag
    given = attributes(text, piece.tag)
    texts = {one.start for one in text_attributes(text, piece.tag, given)}
    shown, spans, last = "", list[Span](), piece.start
    for one in given.values():
        between, value = text[last : one.start], text[one.start : one.end]
        is_bare = one.start in texts and not one.quote and '"' not in value
        shown += _WHITE.sub(" ", between) + ('"' if is_bare else "")
        if one.start in texts and (one.quote or is_bare):
            spans.append((len(shown), len(shown) + len(value)))
        shown += value.replace("\r\n", "\n").replace("\r", "\n") + ('"' if is_bare else "")
        last = one.end
    return shown + _WHITE.sub(" ", text[last : piece.end]), tuple(spans)


def _merged(text: CodedText) -> CodedText:
    """A text with pairs around nothing as empty codes."""
    codes = text.codes
    closings = {code.pair: n for n, code in enumerate(codes) if code.kind is CodeKind.CLOSING}
    found, n = list[Code](), 0
    while n < len(codes):
        last = closings[codes[n].pair] if codes[n].kind is CodeKind.OPENING else n
        if last > n and codes[n].at == codes[last].at:
            found.append(_one(codes[n : last + 1]))
            n = last
        else:
            found.append(codes[n])
        n += 1
    return replace(text, codes=tuple(found)) if len(found) < len(codes) else text


def _one(codes: Sequence[Code]) -> Code:
    """Codes at one place as one."""
    spans, length = list[Span](), 0
    for code in codes:
        spans += ((start + length, end + length) for start, end in code.subtexts)
        length += len(code.text)
    return Code(codes[0].at, "".join(code.text for code in codes), subtexts=tuple(spans))
