"""The format of plain text: bytes to paragraphs and back, without losing a byte.

Which line breaks only wrap running text is said by `translate.text.line_breaks`.
"""

from __future__ import annotations

import re
import textwrap
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial

from translate.model import Article, Bilingual, LineLayout, Paragraph
from translate.project.articles.decoding import column_after, decoded
from translate.project.articles.format_settings import USUAL, FormatSettings
from translate.project.articles.pairing import Pairing, inserted
from translate.project.articles.splicing import TextEdit
from translate.text import TextWords, fences, joint, line_breaks
from translate.text.markup import EMPHASIS, Markup

suffixes = (".txt", ".text")
layouts = (Bilingual.BELOW,)
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


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Cut a plain text into paragraphs at blank lines. Between two blank lines, every line is a paragraph if one of
    them is too long to be hard-wrapped.

    In: the bytes of the file, its relative name, its locale. Out: an Article, from which serialize() makes the same
    bytes. Raises ArticleError for bytes that are neither UTF-8 nor UTF-16 with a byte order mark, or contain NUL.
    """
    file = decoded(data, name)
    head, pieces = _cut(file.text)
    paragraphs = tuple(_paragraphs(head, pieces, locale))
    return Article(name, locale, paragraphs, head, file.bom, file.newline, file.charset)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """A translation as it stands in the file: a hard-wrapped paragraph is wrapped again at its own width. See
    ArticleFormat."""
    return _rewrap(target, paragraph, article.newline, column)


def copied(article: Article, paragraph: Paragraph, target: str) -> str:
    """See BilingualFormat."""
    return target


def paired(pairing: Pairing) -> Iterator[TextEdit]:
    """See BilingualFormat. A translation is a paragraph of its own, or where each line is a paragraph a line."""
    article = pairing.article
    befores = (article.head, *(one.tail for one in article.paragraphs))
    for one in pairing.texts:
        number = int(one.what)
        is_line = len(_EDGE.findall(befores[number])) == 1 and number < len(article.paragraphs)
        margin = _EDGE.split(befores[number - 1])[-1]
        yield inserted(one.end, article.newline * (1 if is_line else 2) + margin + one.new, one.what)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """The markup of plain text: its emphasis."""
    return EMPHASIS


def unwrap(paragraph: Paragraph) -> str:
    """The text of a paragraph for translation: hard wraps undone, other line breaks as \\n, no control characters."""
    return paragraph.text or _clean("\n".join(_split(paragraph.raw)[0]))


def _paragraphs(head: str, pieces: Sequence[tuple[str, str]], locale: str) -> Iterator[Paragraph]:
    """The paragraphs of a text, each with its line breaks judged."""
    raws = [_split(raw) for raw, _ in pieces]
    leads = map(column_after, (head, *(tail for _, tail in pieces)))
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
