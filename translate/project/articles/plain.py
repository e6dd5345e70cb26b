"""The format of plain text: bytes to paragraphs and back, without losing a byte."""

from __future__ import annotations

import codecs
import itertools
import re
import textwrap
from collections.abc import Mapping
from functools import partial

from translate.errors import ArticleError
from translate.model import Article, Paragraph

suffixes = (".txt", ".text")
_BREAK = r"(?>\r\n|\r|\n)"
# At least one blank line, with the blanks after it, or a page break at the beginning of a line.
_GAP = re.compile(rf"(?:{_BREAK}[^\S\r\n]*+){{2,}}|{_BREAK}\f[^\S\r\n]*+")
_GAP_OF_UNIX = re.compile(
    r"\n[^\S\r\n]*+(?:\n[^\S\r\n]*+)+|\n\f[^\S\r\n]*+"
)  # the same for texts without \r: it begins with a literal, so the search is fast
_EDGE = re.compile(rf"{_BREAK}")
_BLANKS = re.compile(r"\s*")
_BLANK = re.compile(r"\s")
_ITEM = re.compile(r"\s*(?:[-*•–—·▪]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")  # a list item is a line of its own
_WRAP_MIN, _WRAP_MAX = 40, 120  # columns between which a text may be hard-wrapped; chosen by hand


def parse(data: bytes, name: str, locale: str) -> Article:
    """Cut a plain text into paragraphs at blank lines. Between two blank lines, every line is a paragraph if one of
    them is too long to be hard-wrapped.

    In: the bytes of the file, its relative name, its locale. Out: an Article, from which serialize() makes the same
    bytes. Raises ArticleError for bytes that are neither UTF-8 nor UTF-16 with a byte order mark, or contain NUL.
    """
    text, charset, bom = _decoded(data, name)
    head, pieces = _cut(text)
    width = _wrap_width([raw for raw, _ in pieces])
    paragraphs = tuple(
        Paragraph(number, raw, tail, width if _is_wrapped(raw, width) else 0)
        for number, (raw, tail) in enumerate(pieces, 1)
    )
    newline = found[0] if (found := _EDGE.search(text)) else "\n"
    return Article(name, locale, paragraphs, head, bom, newline, charset)


_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_REMEDY = "save it as UTF-8"


def _decoded(data: bytes, name: str) -> tuple[str, str, bool]:
    """The text of a file, its charset, and if it begins with a byte order mark. Raises ArticleError."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ArticleError(name, "UTF-32, which is not read", _REMEDY)
    charset = next((charset for charset, mark in _MARKS.items() if data.startswith(mark)), "")
    body, charset, bom = data.removeprefix(_MARKS.get(charset, b"")), charset or "utf-8", bool(charset)
    if charset == "utf-8" and b"\0" in body:
        if not bom and 2 * min(body[0::2].count(0), body[1::2].count(0)) < body.count(0) > len(body) // 4:
            raise ArticleError(name, "UTF-16 without a byte order mark", _REMEDY)
        raise ArticleError(name, f"binary file (NUL at byte {body.index(0)})", "give plain text in UTF-8")
    try:
        text = body.decode(charset)
    except UnicodeDecodeError as error:
        if charset != "utf-8":
            what = f"not UTF-16, as its byte order mark says ({error.reason} at byte {error.start})"
            raise ArticleError(name, what, _REMEDY) from error
        line = body.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            name, f"not UTF-8 (byte 0x{body[error.start]:02x} in line {line})", "convert it, e.g. iconv -t UTF-8"
        ) from error
    if "\0" in text:
        raise ArticleError(name, f"binary file (U+0000 at character {text.index(chr(0))})", "give plain text")
    return text, charset, bom


def serialize(article: Article, targets: Mapping[int, str]) -> bytes:
    """The bytes of the article with the paragraphs in `targets` (by id) replaced, all else unchanged.

    A hard-wrapped paragraph is wrapped again at its own width; a target equal to the source changes nothing.
    """
    parts = [article.head]
    for paragraph in article.paragraphs:
        target = targets.get(paragraph.id)
        unchanged = target is None or target == unwrap(paragraph)
        parts += [paragraph.raw if unchanged else _rewrap(target or "", paragraph, article.newline), paragraph.tail]
    return (_MARKS[article.charset] if article.bom else b"") + "".join(parts).encode(article.charset)


def unwrap(paragraph: Paragraph) -> str:
    """The text of a paragraph for translation: hard wraps become spaces, other line breaks become \\n."""
    lines = _lines(paragraph.raw)
    if not paragraph.width:
        return "\n".join(lines)
    text = lines[0]
    for before, line in itertools.pairwise(lines):
        text = f"{text.rstrip()} {line.lstrip()}" if _is_soft(before, line, paragraph.width) else f"{text}\n{line}"
    return text


def _cut(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Leading white space, and each paragraph with the white space after it."""
    body = text.lstrip()
    head, core = text[: len(text) - len(body)], body.rstrip()
    rest = body[len(core) :]
    pieces: list[tuple[str, str]] = []
    start = 0
    for gap in (_GAP if "\r" in core else _GAP_OF_UNIX).finditer(core):
        raw = core[start : gap.start()].rstrip()
        pieces += _by_line(raw, core[start + len(raw) : gap.end()])
        start = gap.end()
    if core:
        pieces += _by_line(core[start:], rest)
    return head, pieces


def _by_line(raw: str, tail: str) -> list[tuple[str, str]]:
    """The paragraphs between two blank lines: one, or one per line where the lines are not hard-wrapped."""
    if all(len(line) <= _WRAP_MAX or not _BLANK.search(line.strip()) for line in _EDGE.split(raw)):
        return [(raw, tail)]
    pieces, start = list[tuple[str, str]](), 0
    for edge in _EDGE.finditer(raw):
        line = raw[start : edge.start()].rstrip()
        blanks = _BLANKS.match(raw, edge.end())
        end = blanks.end() if blanks else edge.end()
        pieces.append((line, raw[start + len(line) : end]))
        start = end
    return [*pieces, (raw[start:], tail)]


def _wrap_width(paragraphs: list[str]) -> int:
    """The column at which an article is hard-wrapped, 0 if it is not: the longest line of its paragraphs of three lines
    and more, else of those of two (such as a headline and its author). Lines without a space are not counted."""
    longest = {2: 0, 3: 0}
    for raw in paragraphs:
        lines = _lines(raw)
        if len(lines) > 1:
            width = max((len(line) for line in lines if _BLANK.search(line.strip())), default=0)
            longest[min(3, len(lines))] = max(longest[min(3, len(lines))], width)
    return next((width for width in (longest[3], max(longest.values())) if _WRAP_MIN <= width <= _WRAP_MAX), 0)


def _lines(raw: str) -> list[str]:
    return _EDGE.split(raw) if "\n" in raw or "\r" in raw else [raw]


def _is_wrapped(raw: str, width: int) -> bool:
    lines = _lines(raw)
    return bool(width) and any(_is_soft(a, b, width) for a, b in itertools.pairwise(lines))


def _is_soft(before: str, line: str, width: int) -> bool:
    """True if the break between two lines is a hard wrap: the next word would not have fitted before it."""
    word = line.split(maxsplit=1)[0] if line.split() else ""
    return bool(word) and not _ITEM.match(line) and len(before.rstrip()) + 1 + len(word) > width - _SLACK


_SLACK = 6  # columns that a line may end early, before a name, a number or an opening quote; chosen by hand


_WRAPPER = partial(
    textwrap.TextWrapper, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False
)


def _rewrap(target: str, paragraph: Paragraph, newline: str) -> str:
    if not paragraph.width:
        return target.replace("\n", newline)
    lines: list[str] = []
    for line in target.split("\n"):
        lines += _WRAPPER(width=paragraph.width).wrap(line) or [""]
    return newline.join(lines)
