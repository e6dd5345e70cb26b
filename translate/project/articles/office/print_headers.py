"""Headers and footers of printed sheets (ISO/IEC 29500-1, 18.3.1.39): texts with codes such as &P for the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.project.articles import TextSpan
from translate.text.html import decoded, xml_content
from translate.text.markup import Code, CodedText, CodeKind, NumberedTags, number_of

PRINT_HEADER = "print header"
"""The syntax of a section of a header or footer."""
_ELEMENT = re.compile(r"<(?:\w+:)?((?:odd|even|first)(?:Header|Footer))\b[^>]*>([^<]+)</")
_SECTION = re.compile(r"(?:&amp;|&#38;)[LCR]")
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])')
_SHOWN = frozenset("PNDTFAZ")  # page, pages, date, time, file, sheet, folder


def header_spans(text: str, sheet: str) -> Iterator[TextSpan]:
    """The sections with words of the headers and footers of a sheet, without the codes at their edges."""
    for one in _ELEMENT.finditer(text, text.rfind("sheetData") + 1):
        edges = [
            one.start(2),
            *(at for code in _SECTION.finditer(text, *one.span(2)) for at in code.span()),
            one.end(2),
        ]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            start, end = _trimmed(text, start, end)
            said, tags = _lifted(_said(text[start:end]))
            if any(map(str.isalpha, said.plain)):
                yield TextSpan(start, end, tags.written(said).text, PRINT_HEADER, f"{sheet}, {_words(one[1])}")


def _words(name: str) -> str:
    return "footer" if name.endswith("Footer") else "header"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A section without white space and codes that show nothing at its edges."""
    code = re.compile(
        r"(?:\s|&amp;(?:(?:&quot;|\")(?:(?!&quot;)[^\"])*(?:&quot;|\")|K[0-9A-Fa-f]{6}|\d+(?=\D)|[BIUESXYOH]))+"
    )
    if found := code.match(text, start, end):
        start = found.end()
    while end > start and (
        text[end - 1].isspace() or (text[end - 6 : end - 1] == "&amp;" and text[end - 1] in "BIUESXYOH")
    ):
        end -= 1 if text[end - 1].isspace() else 6
    return start, end


def _lifted(said: str) -> tuple[CodedText, NumberedTags]:
    """The text of a section with its codes lifted out, and how these are written."""
    plain, codes, words, at = list[str](), list[Code](), set[int](), 0
    length = 0
    for one in _CODE.finditer(said.replace("&&", "\0\0")):
        piece = said[at : one.start()].replace("&&", "&")
        plain.append(piece)
        length += len(piece)
        number = len(codes) + 1
        is_word = one[0][1:] in _SHOWN
        stand_in = f"{{{number}}}" if is_word else ""
        words.update([number] if is_word else [])
        codes.append(Code(length, f"<{number}/>", CodeKind.WORD if is_word else CodeKind.EMPTY, 0, stand_in))
        plain.append(stand_in)
        length += len(stand_in)
        at = one.end()
    plain.append(said[at:].replace("&&", "&"))
    return CodedText("".join(plain), tuple(codes)), NumberedTags(frozenset(words))


def header_tags(raw: str) -> NumberedTags:
    """How the codes of a section are written in its text."""
    return _lifted(_said(raw))[1]


def _said(raw: str) -> str:
    return decoded(raw).replace("\r\n", "\n").replace("\r", "\n")


def written_header(raw: str, target: str) -> str:
    """A translation as it stands in the file in place of a section."""
    source = _said(raw)
    codes = [one[0] for one in _CODE.finditer(source.replace("&&", "\0\0"))]
    coded = header_tags(raw).lifted(target.strip())
    parts, at, done = list[str](), 0, set[int]()
    for code in coded.codes:
        parts.append(coded.plain[at : code.at].replace("&", "&&"))
        at = code.at + len(code.stand_in)
        number = number_of(code)
        if number - 1 < len(codes) and number not in done:
            parts.append(codes[number - 1])
            done.add(number)
    parts.append(coded.plain[at:].replace("&", "&&"))
    joined = parts[0]
    for part in parts[1:]:
        joined += f" {part}" if re.search(r"&\d+\Z", joined) and part[:1].isdigit() else part
    if joined[:1].isdigit() and not source[:1].isdigit():  # the code before it may be a size
        joined = f" {joined}"
    return xml_content(joined)
