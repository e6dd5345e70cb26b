"""What the numbered tags of a text stand for, in words for the people who review it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.project.articles.office.pieces import OfficePiece, PieceKind
from translate.project.articles.office.text import RunText
from translate.text.html import decoded

_OFF = r'(?:0|false|off|none|noStrike)"'
_LOOKS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (rf'<w:b(?: w:val="(?!{_OFF})[^"]*")?\s*/>|\bb="1"', "bold"),
        (rf'<w:i(?: w:val="(?!{_OFF})[^"]*")?\s*/>|\bi="1"', "italic"),
        (rf'<w:u w:val="(?!{_OFF})|\bu="(?!{_OFF})', "underlined"),
        (rf'<w:d?strike(?: w:val="(?!{_OFF})[^"]*")?\s*/>|\bstrike="(?!{_OFF})', "struck through"),
        (rf'<w:(?:small)?[cC]aps(?: w:val="(?!{_OFF})[^"]*")?\s*/>|\bcap="(?!{_OFF})', "capitals"),
        (r'<w:vertAlign w:val="superscript"|\bbaseline="[1-9]', "raised"),
        (r'<w:vertAlign w:val="subscript"|\bbaseline="-', "lowered"),
        (rf'<w:highlight w:val="(?!{_OFF})|<a:highlight\b', "highlighted"),
    )
)
_VALUES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r'<w:rStyle w:val="([^"]+)"', "style {}"),
        (r'<w:color w:val="([0-9A-Fa-f]{6})"|<a:solidFill><a:srgbClr val="([0-9A-Fa-f]{6})"', "colour #{}"),
        (r'<w:rFonts [^>]*?w:ascii="([^"]+)"|<a:latin typeface="([^"]+)"', "font {}"),
    )
)
_SIZE = re.compile(r'<w:sz w:val="(\d+)"|\bsz="(\d+)"')
_STYLE = re.compile(r'\btext:style-name="([^"]+)"')
_HREF = re.compile(r'\bxlink:href="([^"]+)"|\bw:anchor="([^"]+)"')
_ALIAS = re.compile(r'<w:alias w:val="([^"]+)"')
_FIELD = re.compile(r"<w:instrText[^>]*>([^<]*)|\bw:instr=\"([^\"]*)")
_NAMES = {
    "a:br": "line break",
    "text:bookmark-end": "bookmark",
    "text:bookmark-start": "bookmark",
    "text:line-break": "line break",
    "w:bookmarkEnd": "bookmark",
    "w:bookmarkStart": "bookmark",
    "w:br": "line break",
    "w:commentReference": "comment",
    "w:drawing": "picture or shape",
    "w:endnoteReference": "endnote",
    "w:footnoteReference": "footnote",
    "w:pict": "picture or shape",
    "w:ptab": "tab",
    "w:sdtContent": "content control",
    "text:note": "note",
}


def legend(found: RunText) -> str:
    """What each tag of a text stands for: "<1> bold; <2/> footnote", "" for a text without tags."""
    base = found.bases.get(-1)
    return "; ".join(f"{_tag(number, piece)} {_words(piece, base)}" for number, piece in found.codes.items())


def _tag(number: int, piece: OfficePiece) -> str:
    return f"<{number}>" if piece.kind in (PieceKind.TEXT, PieceKind.OPENING) else f"<{number}/>"


def _words(piece: OfficePiece, base: OfficePiece | None) -> str:
    if piece.kind is PieceKind.TEXT:
        plain = frozenset(_looks(base.properties) if base else ())
        own = [one for one in _looks(piece.properties) if one not in plain]
        missing = [f"not {one}" for one in plain if one not in _looks(piece.properties)]
        return ", ".join([*own, *sorted(missing)]) or "other look"
    if piece.role.startswith("field"):
        code = next((decoded(one) for one in _groups(_FIELD, piece.xml)), "").split()
        return f"field {code[0]}" if code else "field"
    if piece.role in ("w:hyperlink", "text:a"):
        found = _HREF.search(piece.xml)
        address = decoded(found[1] or f"#{found[2]}") if found else ""
        return f"link to {address}" if address else "link"
    if piece.role == "text:span":
        return f"style {next(_groups(_STYLE, piece.xml), '')}".rstrip()
    name = next(_groups(_ALIAS, piece.xml), "") if piece.role == "w:sdtContent" else ""
    said = _NAMES.get(piece.role) or ("shape" if piece.kind is PieceKind.BOX else piece.role.rpartition(":")[2])
    return f"{said} {name}".rstrip()


def _looks(properties: str) -> Iterator[str]:
    """What a reader sees of the properties of a run."""
    yield from (words for pattern, words in _LOOKS if pattern.search(properties))
    for pattern, words in _VALUES:
        yield from (words.format(decoded(one)) for one in _groups(pattern, properties))
    yield from (f"{_points(found)} pt" for found in [_SIZE.search(properties)] if found)


def _points(size: re.Match[str]) -> str:
    """A size in points: Word counts half points, slides hundredths."""
    return f"{int(size[1]) / 2 if size[1] else int(size[2]) / 100:g}"


def _groups(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The first match of a pattern, its first group that took part."""
    found = pattern.search(text)
    if found:
        yield next(one for one in found.groups() if one is not None)
