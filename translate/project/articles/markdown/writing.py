"""Translations as they stand in a Markdown file: with quote marks and indents on each line, wrapped as the source was,
and never so that a line begins another block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.model import Article, Paragraph
from translate.project.articles.markdown.blocks import blocks
from translate.project.articles.markdown.front_matter import encoded_value
from translate.text.markup import MarkdownMarkup

_MARK = re.compile(r"(?P<number>\d{1,9})[.)](?=\s|$)")
_OPENS = re.compile(
    r"[-+*=#|>~`_.]+$|\d{1,9}[.)]$|[-+*]8<|\||>|<|:{3}|:$|~{3}|`{3}|\$\$|!!!|\?\?\?|===|\{[{%#:.]|\[\^|\[\[|\*\[|\\begin|\\\[|"
    r"#{1,6}$|[-:|]+$|import$|export$|\[[ xX]\]$|\("
)
_TRAILING = re.compile(r"(^|\s)(#+)$")
_PUNCTUATION = tuple("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TASK = re.compile(r"\[[ xX]\]\s")


def encoded_block(article: Article, paragraph: Paragraph, target: str, markup: MarkdownMarkup) -> str:
    """A translation in place of `paragraph.raw`. See ArticleFormat."""
    kind, _, quote = paragraph.syntax.partition(" ")
    if kind in ("yaml", "toml") and quote != "block":
        return encoded_value(target, paragraph.syntax)
    text = target.strip()
    if kind in ("heading", "cell", "title", "line"):
        line = " ".join(text.split("\n"))
        if kind == "cell" and _begins_line(article, paragraph):
            (line,) = _opening_nothing([line], markup.is_mdx)
        return _in_line(line, kind, quote)
    margin = (paragraph.lines[0].margin or "") if paragraph.lines else ""
    pieces = [piece for piece in text.split("\n") if piece.strip()] or [text]
    edge = article.newline + margin
    if kind == "yaml":
        line = " ".join(pieces)
        return edge.join(_wrapped(line, markup, paragraph.width, len(margin)) if paragraph.width else [line])
    lines = _opening_nothing(pieces, markup.is_mdx)
    if paragraph.width:
        column = len(margin.expandtabs(4))
        wrapped = [line for piece in lines for line in _wrapped(piece, markup, paragraph.width, column)]
        if _is_paragraph(wrapped, markup.is_mdx):
            lines = wrapped
    return edge.join(lines)


def _begins_line(article: Article, cell: Paragraph) -> bool:
    """True if no pipe stands before a cell on its line."""
    before = article.paragraphs[cell.id - 2].tail if cell.id > 1 else article.head
    return "|" not in before[max(map(before.rfind, "\r\n")) + 1 :]


def _in_line(text: str, kind: str, quote: str) -> str:
    """A translation that cannot have more than one line."""
    if kind == "cell":
        return text.replace("|", "\\|")
    if kind == "heading":
        return _TRAILING.sub(r"\1\\\2", text)
    if kind == "title":
        closing = {"(": "[()]"}.get(quote, quote)
        return re.sub(rf"(?<!\\)((?:\\\\)*)({closing})", r"\1\\\2", text)
    return text


def _wrapped(text: str, markup: MarkdownMarkup, width: int, column: int) -> list[str]:
    """The lines of a text that begins at a column, none longer than `width` if there is a blank for it that is no part
    of markup and before a word that opens no block."""
    core = text.rstrip(" ")
    places = markup.blanks(core)
    words = [core[a:b] for a, b in zip([0, *(at + 1 for at in places)], [*places, len(core)], strict=True)]
    lines, length = [[words[0]]], column + len(words[0])
    for word in words[1:]:
        if length + 1 + len(word) > width and word and not _OPENS.match(word):
            lines.append([word])
            length = column + len(word)
        else:
            lines[-1].append(word)
            length += 1 + len(word)
    found = [" ".join(line) for line in lines]
    return [*(line.rstrip(" ") for line in found[:-1]), found[-1] + text[len(core) :]]


def _opening_nothing(lines: Sequence[str], is_mdx: bool) -> list[str]:
    """The lines with what would begin another block escaped."""
    if _is_paragraph(lines, is_mdx) and not _TASK.match(lines[0]):
        return list(lines)
    return [
        _escaped(line)
        if not _is_paragraph(["a", line], is_mdx) or not _is_paragraph([line], is_mdx) or _TASK.match(line)
        else line
        for line in lines
    ]


def _escaped(line: str) -> str:
    if match := _MARK.match(line):
        at = match.end("number")
    elif line.startswith("[") and not _TASK.match(line):
        at = line.find("]:") + 1 or 0
    else:
        at = len(line) - len(line.lstrip())
    return line[:at] + "\\" + line[at:] if line[at : at + 1] in _PUNCTUATION else line


def _is_paragraph(lines: Sequence[str], is_mdx: bool) -> bool:
    """True if lines are read as one paragraph."""
    found = blocks("\n".join(lines), is_mdx)
    if len(found.blocks) != 1 or found.html or found.labels:
        return False
    (block,) = found.blocks
    return block.kind == "paragraph" and not block.level and len(block.lines) == len(lines) and not block.lines[0].start
