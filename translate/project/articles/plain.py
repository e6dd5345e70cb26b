"""The format of plain text: bytes to paragraphs and back, without losing a byte.

Which line breaks only wrap running text is said by `translate.text.line_breaks`.
"""

from __future__ import annotations

import codecs
import re
import textwrap
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from glossary.files import MARKS, charset_of
from translate.errors import ArticleError
from translate.model import Article, LineLayout, Paragraph
from translate.text import TextWords, fences, joint, line_breaks

suffixes = (".txt", ".text")
_BREAK = r"(?>\r\n|\r|\n)"
# At least one blank line, with the blanks after it, or a page break at the beginning of a line.
_GAP = re.compile(rf"(?:{_BREAK}[^\S\r\n]*+){{2,}}|{_BREAK}\f[^\S\r\n]*+")
_GAP_OF_UNIX = re.compile(
    r"\n[^\S\r\n]*+(?:\n[^\S\r\n]*+)+|\n\f[^\S\r\n]*+"
)  # the same for texts without \r: it begins with a literal, so the search is fast
_EDGE = re.compile(_BREAK)
_LINE_EDGE = re.compile(rf"({_BREAK}|[\v\f])")  # \v: the soft line break of Word and PowerPoint
_BLANKS = re.compile(r"\s*")
_BLANK = re.compile(r"\s")
_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\x1a"  # U+001A ends files of DOS
# What no catalog can hold: control characters but tab and line breaks.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def parse(data: bytes, name: str, locale: str) -> Article:
    """Cut a plain text into paragraphs at blank lines. Between two blank lines, every line is a paragraph if one of
    them is too long to be hard-wrapped.

    In: the bytes of the file, its relative name, its locale. Out: an Article, from which serialize() makes the same
    bytes. Raises ArticleError for bytes that are neither UTF-8 nor UTF-16 with a byte order mark, or contain NUL.
    """
    text, charset, bom = _decoded(data, name)
    head, pieces = _cut(text)
    paragraphs = tuple(_paragraphs(head, pieces, locale))
    newline = found[0] if (found := _EDGE.search(text)) else "\n"
    return Article(name, locale, paragraphs, head, bom, newline, charset)


_REMEDY = "save it as UTF-8"


def _has_two_bytes_each(body: bytes) -> bool:
    """True if NUL bytes stand where UTF-16 has them: many, and nearly all in even or in odd places."""
    places = body[0::2].count(0), body[1::2].count(0)
    return len(body) % 2 == 0 and 2 * min(places) < sum(places) > len(body) // 4


def _decoded(data: bytes, name: str) -> tuple[str, str, bool]:
    """The text of a file, its charset, and if it begins with a byte order mark. Raises ArticleError."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ArticleError(name, "UTF-32, which is not read", _REMEDY)
    charset = charset_of(data)
    body = data.removeprefix(MARKS[charset])
    bom = body != data
    if charset == "utf-8" and b"\0" in body:
        if not bom and _has_two_bytes_each(body):
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
        shown = paragraph.raw if unchanged else _rewrap(target or "", paragraph, article.newline, _lead(parts[-1]))
        parts += [shown, paragraph.tail]
    return (MARKS[article.charset] if article.bom else b"") + "".join(parts).encode(article.charset)


def unwrap(paragraph: Paragraph) -> str:
    """The text of a paragraph for translation: hard wraps undone, other line breaks as \\n, no control characters."""
    return paragraph.text or _clean("\n".join(_split(paragraph.raw)[0]))


def _paragraphs(head: str, pieces: Sequence[tuple[str, str]], locale: str) -> Iterator[Paragraph]:
    """The paragraphs of a text, each with its line breaks judged."""
    raws = [_split(raw) for raw, _ in pieces]
    leads = map(_lead, (head, *(tail for _, tail in pieces)))
    blocks = [line_breaks.lines(lines, lead) for (lines, _), lead in zip(raws, leads, strict=False)]
    width = line_breaks.wrap_width(blocks)
    vocabulary = TextWords(tuple(line for lines, _ in raws for line in lines), locale)
    for number, ((raw, tail), (_, endings), block) in enumerate(zip(pieces, raws, blocks, strict=True), 1):
        plain = Paragraph(number, raw, tail)
        yield _paragraph(plain, endings, block, width, vocabulary) if endings else plain


def _paragraph(
    plain: Paragraph, endings: Sequence[str], block: line_breaks.Block, width: int, vocabulary: TextWords
) -> Paragraph:
    """A paragraph with its text and the layout of its lines, which end with `endings` but for the last."""
    soft = [ending in "\v\f" for ending in endings]
    wraps = [wrapped and not meant for wrapped, meant in zip(line_breaks.wraps(block, width), soft, strict=True)]
    if not any(wraps) and not any(soft):
        return plain
    first, *others = block.lines
    if all(wraps) and (text := line_breaks.on_one_line(block.lines)):
        layout = LineLayout(others[-1].margin)
        return Paragraph(plain.id, plain.raw, plain.tail, line_breaks.wrapped_at(block, width), _clean(text), (layout,))
    texts, layouts = [[first.text]], [LineLayout()]
    for ending, wrapped, line in zip(endings, wraps, others, strict=True):
        if not wrapped:
            layouts[-1] = LineLayout(layouts[-1].margin, ending)
            texts.append([line.text])
            layouts.append(LineLayout())
            continue
        texts[-1][-1:] = joint(texts[-1][-1], line.text[len(line.margin) :], vocabulary)
        if layouts[-1].margin != line.margin:
            layouts[-1] = LineLayout(line.margin)
    found = line_breaks.wrapped_at(block, width) if any(wraps) else 0
    return Paragraph(plain.id, plain.raw, plain.tail, found, _clean("\n".join(map("".join, texts))), tuple(layouts))


def _clean(text: str) -> str:
    if not _CONTROLS.search(text):
        return text
    return _CONTROLS.sub(lambda found: " " if found[0].isspace() else "", text).strip()


def _lead(before: str) -> int:
    """The column at which what follows a text begins."""
    return len(_EDGE.split(before)[-1].expandtabs()) if before[-1:].isspace() else 0


def _cut(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Leading white space, and each paragraph with the white space after it."""
    body = text.lstrip(_SPACE)
    head = text[: len(text) - len(body)]
    core = body.rstrip(_SPACE)
    rest = body[len(core) :]
    pieces: list[tuple[str, str]] = []
    start = 0
    code = deque(fences(core))
    for gap in (_GAP if "\r" in core else _GAP_OF_UNIX).finditer(core):
        while code and code[0][1] <= gap.start():
            code.popleft()
        if code and code[0][0] < gap.start():
            continue
        raw = core[start : gap.start()].rstrip()
        pieces += _by_line(raw, core[start + len(raw) : gap.end()])
        start = gap.end()
    if core:
        pieces += _by_line(core[start:], rest)
    return head, pieces


def _by_line(raw: str, tail: str) -> list[tuple[str, str]]:
    """The paragraphs between two blank lines: one, or one per line where the lines are not hard-wrapped."""
    lines = raw.split("\n") if "\r" not in raw else _EDGE.split(raw)
    if all(len(line) <= line_breaks.WIDEST or not _BLANK.search(line.strip()) for line in lines):
        return [(raw, tail)]
    pieces, start = list[tuple[str, str]](), 0
    for edge in _EDGE.finditer(raw):
        line = raw[start : edge.start()].rstrip()
        blanks = _BLANKS.match(raw, edge.end())
        end = blanks.end() if blanks else edge.end()
        pieces.append((line, raw[start + len(line) : end]))
        start = end
    return [*pieces, (raw[start:], tail)]


def _split(raw: str) -> tuple[list[str], list[str]]:
    """The lines of a text, and the line breaks between them."""
    if not any(map(raw.__contains__, "\r\v\f")):
        lines = raw.split("\n")
        return lines, ["\n"] * (len(lines) - 1)
    parts = _LINE_EDGE.split(raw)
    return parts[::2], parts[1::2]


_WRAPPER = partial(
    textwrap.TextWrapper, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False
)


def _rewrap(target: str, paragraph: Paragraph, newline: str, lead: int) -> str:
    """A translation in the layout of its paragraph, line by line where it has as many; it begins at column `lead`."""
    texts = target.split("\n")
    layouts = paragraph.lines if len(paragraph.lines) == len(texts) else (LineLayout(""),) * len(texts)
    found = ""
    for n, (text, layout) in enumerate(zip(texts, layouts, strict=True)):
        start = " " * (0 if n else lead)
        shown = start + text
        if paragraph.width and layout.margin is not None:
            wrapper = _WRAPPER(width=paragraph.width, initial_indent=start, subsequent_indent=layout.margin)
            shown = newline.join(wrapper.wrap(text)) or shown
        found += shown[len(start) :] + ((layout.ending or newline) if n < len(texts) - 1 else "")
    return found
