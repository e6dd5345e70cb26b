"""The format of Markdown: CommonMark, GFM and the dialects of site generators.

Blocks are read by markdown-it-py with rules for the dialects (`markdown_blocks`); paragraphs, headings, table cells,
titles and chosen keys of the front matter are texts, everything else stays. Hard wraps are undone for translation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from translate.model import Article, Attribute, Bilingual, LineLayout, Paragraph, Role
from translate.project.articles import (
    USUAL,
    FormatSettings,
    LinkGraph,
    Pairing,
    SlugRule,
    TextEdit,
    TextSpan,
    anchors,
    article,
    decoded,
    unwrap,
)
from translate.project.articles.html import pages as html
from translate.project.articles.markdown.blocks import blocks
from translate.project.articles.markdown.front_matter import front_matter
from translate.project.articles.markdown.html_blocks import HTML, html_texts, in_html, moved
from translate.project.articles.markdown.lines import NARROWEST, ContentLine, TextBlock, margin
from translate.project.articles.markdown.links import markdown_links
from translate.project.articles.markdown.pairing import pairs, without_doubles
from translate.project.articles.markdown.writing import encoded_block
from translate.text import Span
from translate.text.markup import NONE, CodedText, CodeKind, MarkdownMarkup, Markup, spellings

suffixes = (".md", ".markdown", ".mdx", ".qmd")

layouts = (Bilingual.BELOW, Bilingual.BESIDE)

_WIDEST = 130  # columns at which running text is hard-wrapped; chosen by hand

_TASK = re.compile(r"\[[ xX]\][ \t]+")
_LIST_MARK = re.compile(r"(?:[-+*]|\d[.)])[ \t]+$")
_HEADING_ATTRIBUTES = re.compile(r"[ \t]*(?:\{:?[ \t]*[#.][^{}\n]*\}|\{/\*.*?\*/\})[ \t]*$")
_HAS_ANCHOR = re.compile(r"\{:?[^{}\n]*#[^{}\n]*\}|\{/\*|<a\s[^>]*\b(?:id|name)\s*=", re.IGNORECASE)
_OWN_ANCHOR = re.compile(r"""(?:<a\s+(?:id|name)\s*=\s*(?:"[^"<>]*"|'[^'<>]*')\s*>\s*</a>[ \t]*)+""", re.IGNORECASE)
_CLOSING_MARKS = re.compile(r"[ \t]+#+$")
_MARKUP = re.compile(r"[*_`]+|!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_ODD = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_IN_ADDRESS = re.compile(r"\]\(<[^>]*$")  # with a line break in it, <...> is no address
_FIGURE = re.compile(r"\d[.,'’ \u00a0\u202f]\d")  # a number that other locales write otherwise
_MARKED = tuple("[!<`{$:\\&")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """The article of a Markdown file. See ArticleFormat."""
    file = decoded(data, name)
    text = file.text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in file.text else file.text
    matter = front_matter(text, settings.front_matter)
    body = text[matter.end :]
    is_mdx = _is_mdx(name)
    found = blocks(body, is_mdx)
    labels = frozenset(found.labels)
    inline = MarkdownMarkup(labels, is_mdx)
    inner = html_texts(body, found.html)
    spans = [*_spans(body, found.blocks, inline), *inner.spans]
    attributes = [*(Attribute(*span, Role.LINK) for span in found.destinations), *inner.attributes]
    if settings.anchors:
        attributes += _anchors(body, found.blocks, inline, settings.anchors)
    spans.sort(key=lambda one: one.start)
    attributes.sort(key=lambda one: one.start)
    place = _places(file.text)

    def in_body(at: int) -> int:
        return place(at + matter.end)

    return article(
        file,
        name,
        locale,
        [*(moved(one, place) for one in matter.spans), *(moved(one, in_body) for one in spans)],
        [*(moved(one, place) for one in matter.attributes), *(moved(one, in_body) for one in attributes)],
        labels,
    )


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """A translation as it stands in the file. See ArticleFormat."""
    if paragraph.syntax.startswith(HTML):
        return html.encoded(article, in_html(paragraph), target, column)
    return encoded_block(article, paragraph, target, MarkdownMarkup(article.labels, _is_mdx(article.name)))


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """How the text of a paragraph is marked up; values of a front matter are plain text. See ArticleFormat."""
    if paragraph.syntax.startswith(("yaml", "toml")):
        return NONE
    if paragraph.syntax.startswith(HTML):
        return html.markup(article, in_html(paragraph))
    return MarkdownMarkup(article.labels, _is_mdx(article.name), spellings(unwrap(paragraph)))


def links(article: Article) -> LinkGraph:
    """See LinkedFormat."""
    return markdown_links(article, _is_mdx(article.name)).graph(article.name, article.text)


def copied(article: Article, paragraph: Paragraph, target: str) -> str:
    """See BilingualFormat."""
    if paragraph.syntax.startswith(HTML):
        return html.copied(article, in_html(paragraph), target)
    if paragraph.syntax.startswith(("yaml", "toml", "title")):
        return ""
    return without_doubles(unwrap(paragraph), target, MarkdownMarkup(article.labels, _is_mdx(article.name)))


def paired(pairing: Pairing) -> Iterator[TextEdit]:
    """See BilingualFormat."""
    return pairs(pairing, _is_mdx(pairing.article.name))


def _is_mdx(name: str) -> bool:
    return name.lower().endswith(".mdx")


def _places(text: str) -> Callable[[int], int]:
    """The map from the characters of a text with \\n for every line break to those of the text itself."""
    if "\r\n" not in text:
        return lambda at: at
    ends = [match.start() for match in re.finditer("\r\n", text)]
    shifted = [end - n for n, end in enumerate(ends)]  # where those line breaks are with \n

    return lambda at: at + bisect_right(shifted, at - 1)


def _spans(body: str, found: Sequence[TextBlock], markup: MarkdownMarkup) -> Iterator[TextSpan]:
    """The texts of blocks."""
    width = max((own for block in found if (own := _wrapped_at(body, block)[0]) <= _WIDEST), default=0)
    path: list[tuple[int, str]] = []
    for block in sorted(found, key=lambda block: block.lines[0].start):
        lines = _bare(body, block)
        content = _joined(body, lines)
        start, end = lines[0].start, lines[-1].end
        if block.level:
            path = [one for one in path if one[0] < block.level]
        place = " > ".join(title for _, title in path)
        if block.level:
            path.append((block.level, _MARKUP.sub(r"\1", content)))
        is_figure = block.kind == "cell" and _FIGURE.search(content)
        if start >= end or not (is_figure or _has_words(content, markup)):
            continue
        text = content.replace("\\|", "|") if block.kind == "cell" else content
        layout = (LineLayout(_margin(body, lines)),) if block.kind == "paragraph" else ()
        syntax = "" if block.kind == "paragraph" else block.kind
        columns = _width(body, block, width)
        yield TextSpan(start, end, text, syntax, place, width=columns, lines=layout)


def _anchors(text: str, found: Sequence[TextBlock], markup: MarkdownMarkup, rule: SlugRule) -> Iterator[Attribute]:
    """The anchors of the headings without one of their own, put before their text."""
    headings = sorted((block for block in found if block.level), key=lambda block: block.lines[0].start)
    bare = [_bare(text, block) for block in headings]
    read = [_as_read(markup.lifted(_joined(text, lines))) for lines in bare]
    for block, lines, name in zip(headings, bare, anchors(read, rule), strict=True):
        content = text[block.lines[0].start : block.lines[-1].end]
        if name and not _HAS_ANCHOR.search(content):
            yield Attribute(lines[0].start, lines[0].start, Role.ANCHOR, f'<a id="{name}"></a>')


def _as_read(coded: CodedText) -> str:
    """A text with its code spans as they are read."""
    shown = coded.plain
    for code in coded.codes:
        if code.kind is CodeKind.WORD:
            shown = shown.replace(code.stand_in, code.text.strip("`"), 1)
    return shown


def _bare(text: str, block: TextBlock) -> tuple[ContentLine, ...]:
    """The lines of a block without the box of a task, and the anchor, attributes and closing marks of a heading."""
    first, last = block.lines[0], block.lines[-1]
    start, end = first.start, last.end
    if block.kind == "paragraph" and _LIST_MARK.search(text, first.first, start):
        start = match.end() if (match := _TASK.match(text, start, first.end)) else start
    if block.level:
        start = match.end() if (match := _OWN_ANCHOR.match(text, start, first.end)) else start
        inner = _HEADING_ATTRIBUTES.sub("", text[last.start : end])
        end = last.start + len(_CLOSING_MARKS.sub("", inner) if block.kind == "heading" else inner)
    if (start, end) == (first.start, last.end):
        return block.lines
    if len(block.lines) == 1:
        return (ContentLine(first.first, start, end),)
    return ContentLine(first.first, start, first.end), *block.lines[1:-1], ContentLine(last.first, last.start, end)


def _joined(text: str, lines: Sequence[ContentLine]) -> str:
    """The text of lines, with soft line breaks as blanks and hard ones as they stand."""
    if len(lines) == 1:
        return text[lines[0].start : lines[0].end]
    pieces: list[str] = []
    for line in lines[:-1]:
        content = text[line.start : line.end]
        bare = content.rstrip()
        if content.endswith("  "):
            pieces.append(bare + "  \n")
        else:
            is_kept = (_ODD.search(bare) and bare == content) or _IN_ADDRESS.search(bare)
            pieces.append(bare + ("\n" if is_kept else " "))
    return "".join(pieces) + text[lines[-1].start : lines[-1].end]


def _has_words(text: str, markup: MarkdownMarkup) -> bool:
    """True if a text has something to translate outside of its codes, or in the titles that they hold."""
    if not any(map(str.isalpha, text)):
        return False
    if not text.startswith(_MARKED):
        return True
    coded = markup.lifted(text)
    return any(map(str.isalpha, coded.plain)) or any(code.subtexts for code in coded.codes)


def _margin(text: str, lines: Sequence[ContentLine]) -> str:
    """What begins each further line: that of the second line, if it is in the same quotes as the first."""
    own = margin(text, lines[0])
    if len(lines) == 1:
        return own
    second = margin(text, lines[1])
    return second if second.count(">") == own.count(">") else own


def _wrapped_at(text: str, block: TextBlock) -> Span:
    """The least and the greatest width at which the lines of a paragraph would be wrapped as they are; (0, 0) for one
    line, and the least greater than the greatest where they are not wrapped at a width."""
    if len(block.lines) == 1 or block.kind != "paragraph":
        return 0, 0
    ends = [len(text[line.first : line.end].expandtabs(4).rstrip()) for line in block.lines]
    words = [len(text[line.start : line.end].split(" ", 1)[0]) for line in block.lines[1:]]
    return max(ends), min(end + word for end, word in zip(ends, words, strict=False))


def _width(text: str, block: TextBlock, usual: int) -> int:
    """The column at which a block is wrapped; `usual`: that of the file."""
    least, greatest = _wrapped_at(text, block)
    if not least:
        return 0
    return max(least, min(usual, greatest) if least <= greatest else 0, NARROWEST)
