"""Copies of paragraphs and tables of a Word document that stand in it a second time: without what may be there once
only, in styles of their own."""

from __future__ import annotations

import re
from collections.abc import Callable

from translate.text.html import HtmlToken, TokenKind, attributes, element_ends, names, value, xml_tokens

# What is there once: pictures, text boxes, notes, comments, bookmarks, numbers, sections, instructions of fields
# (those that count would count twice), deleted text, controls with identifiers.
_DROPPED = names(
    "w:drawing w:pict mc:AlternateContent w:object w:sectPr w:bookmarkStart w:bookmarkEnd w:commentRangeStart"
    " w:commentRangeEnd w:commentReference w:footnoteReference w:endnoteReference w:footnoteRef w:endnoteRef"
    " w:annotationRef w:permStart w:permEnd w:numPr w:pageBreakBefore w:framePr w:outlineLvl w:lastRenderedPageBreak"
    " w:fldChar w:instrText w:delInstrText w:delText w:del w:moveFrom w:proofErr w:pPrChange w:rPrChange w:sdtPr"
    " w:sdtEndPr w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd"
)
_UNWRAPPED = names("w:sdt w:sdtContent w:fldSimple w:ins w:moveTo")
_UNIQUE = re.compile(r"""\sw14:(?:paraId|textId)=["'][^"']*["']""")
_STYLE = re.compile(r"""<w:pStyle\s+w:val=["']([^"']*)["']\s*(?:/>|>\s*</w:pStyle>)""")
_LEVEL = re.compile(r"""<w:numPr>.*?<w:ilvl\s+w:val=["']([0-8])["']""", re.S)
_PARAGRAPH = re.compile(r"<w:p(?:\s[^<>]*)?>(?:\s*<w:pPr>(.*?)</w:pPr>|\s*<w:pPr\s*/>)?", re.S)
_EMPTY_RUN = re.compile(r"<w:r(?:\s[^<>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?</w:r>", re.S)
# What comes after the indentation in the properties of a paragraph (ISO/IEC 29500-1, 17.3.1.26).
_AFTER_INDENT = re.compile(
    r"<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|divId"
    r"|cnfStyle|rPr)\b|\Z"
)
_NO_NUMBER = re.compile(r"""<w:numId\s+w:val=["']0["']""")
_STEP = 720  # twentieths of a point by which a level of a list is usually indented


def without_doubles(xml: str, style: Callable[[str], str]) -> str:
    """A copy of some paragraphs and tables. `style`: the style of a copy, by that of its source."""
    tokens = xml_tokens(xml)
    ends, parts, n = element_ends(tokens), list[str](), 0
    while n < len(tokens):
        token = tokens[n]
        n += 1
        text = xml[token.start : token.end]
        if token.kind is TokenKind.START and (token.name in _DROPPED or _is_page_break(xml, token)):
            end = ends.get(n - 1)
            n = end.at + end.is_own if end else n
            # the indentation of a list needs the level that its number had
            parts.append(_level(xml[token.start : tokens[n - 1].end]) if token.name == "w:numPr" else "")
        elif token.name not in _UNWRAPPED:
            parts.append(_UNIQUE.sub("", text) if token.kind is TokenKind.START else text)
    return _PARAGRAPH.sub(lambda found: _opened(found, style), _EMPTY_RUN.sub("", "".join(parts)))


def style_of(properties: str) -> str:
    """The id of the style that the properties of a paragraph name, "" for none."""
    found = _STYLE.search(properties)
    return found[1] if found else ""


def _opened(found: re.Match[str], style: Callable[[str], str]) -> str:
    """The beginning of a paragraph in the style of a copy."""
    properties = found[1] or ""
    made = style(style_of(properties))
    rest = _STYLE.sub("", properties, 1)
    if listed := re.search(r"<list([0-8])>", rest):
        rest = rest.replace(listed[0], "")
        if "<w:ind" not in rest:
            at = _AFTER_INDENT.search(rest)
            place = at.start() if at else len(rest)
            rest = f'{rest[:place]}<w:ind w:left="{_STEP * (int(listed[1]) + 1)}"/>{rest[place:]}'
    named = f'<w:pStyle w:val="{made}"/>' if made else ""
    return f"<w:p><w:pPr>{named}{rest}</w:pPr>"


def _level(numbering: str) -> str:
    """A mark of the level that a number has, "" for none."""
    found = _LEVEL.search(numbering)
    return "" if _NO_NUMBER.search(numbering) else f"<list{found[1] if found else 0}>"


def _is_page_break(xml: str, token: HtmlToken) -> bool:
    return token.name == "w:br" and value(xml, attributes(xml, token), "w:type") in ("page", "column")
