"""How the texts of office documents are written: paragraphs of runs, values of attributes, contents of elements."""

from __future__ import annotations

import re
from dataclasses import replace

from translate.model import Article, Paragraph
from translate.project.articles.office.cell_texts import CELL, RICH, SPLIT, cell_markup, written_cell
from translate.project.articles.office.dialects import OPEN, SLIDE, WORD, OfficeDialect
from translate.project.articles.office.pieces import BOX
from translate.project.articles.office.print_headers import PRINT_HEADER, header_tags, written_header
from translate.project.articles.office.spans import ATTRIBUTE, IN_RUN, OPEN_TEXT, STRETCH, stretch_of
from translate.project.articles.office.text import parsed, written
from translate.text.html import xml_content, xml_value
from translate.text.markup import NONE, Markup, NumberedTags

ELEMENT = "element"
"""The syntax of the content of an element that has no markup inside."""
SHEET_NAME = "sheet name"
"""The syntax of the name of a sheet."""
_NO_NAME = re.compile(r"[\[\]:*?/\\\s]+")
_NUMBERED = re.compile(r" \(\d+\)\Z")
_LONGEST = 31  # characters of the name of a sheet


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat."""
    if paragraph.syntax.startswith((ATTRIBUTE, ELEMENT)):
        line = " ".join(target.split())
        return xml_value(line) if paragraph.syntax.startswith(ATTRIBUTE) else xml_content(line)
    if paragraph.syntax.startswith((CELL, RICH, SPLIT)):
        return written_cell(paragraph.raw, paragraph.syntax, target)
    if paragraph.syntax == PRINT_HEADER:
        return written_header(paragraph.raw, target)
    if paragraph.syntax == SHEET_NAME:
        return xml_value(sheet_name(target))
    if paragraph.syntax.startswith(STRETCH):
        number, syntax, whole = stretch_of(paragraph.syntax)
        new = written(whole, _properties(syntax), target, _dialect(whole, syntax))
        return new.split(BOX)[number]
    return written(paragraph.raw, _properties(paragraph.syntax), target, _dialect(paragraph.raw, paragraph.syntax))


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    if paragraph.syntax.startswith((ATTRIBUTE, ELEMENT, SHEET_NAME)):
        return NONE
    if paragraph.syntax.startswith((CELL, RICH, SPLIT)):
        return cell_markup(paragraph.raw, paragraph.syntax)
    if paragraph.syntax == PRINT_HEADER:
        return header_tags(paragraph.raw)
    if not paragraph.raw:
        return NumberedTags()
    raw, syntax = paragraph.raw, paragraph.syntax
    if syntax.startswith(STRETCH):
        _, syntax, raw = stretch_of(syntax)
    return parsed(raw, _properties(syntax), _dialect(raw, syntax))[0].tags


def _properties(syntax: str) -> str | None:
    """The properties of the run inside which a paragraph begins, None if it begins between runs."""
    return syntax.removeprefix(IN_RUN) if syntax.startswith(IN_RUN) else None


def _dialect(raw: str, syntax: str) -> OfficeDialect:
    if syntax.startswith(OPEN_TEXT):
        return replace(OPEN, unstyled=frozenset(["", *syntax.removeprefix(OPEN_TEXT).split(" ")]))
    return SLIDE if "<a:t" in raw and "<w:t" not in raw else WORD


def sheet_name(text: str) -> str:
    """A text as the name of a sheet: without the characters that it may not have, cut between words at 31 characters,
    with the number that tells it from an equal one."""
    name = _NO_NAME.sub(" ", text).strip(" '")
    if len(name) <= _LONGEST:
        return name
    number = found[0] if (found := _NUMBERED.search(name)) else ""
    kept = name.removesuffix(number)[: _LONGEST - len(number)]
    return f"{kept.rpartition(' ')[0] or kept}{number}"
