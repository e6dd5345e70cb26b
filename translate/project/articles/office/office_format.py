"""How the texts of office documents are written: paragraphs of runs, values of attributes, contents of elements."""

from __future__ import annotations

import html
from dataclasses import replace

from translate.model import Article, Paragraph
from translate.project.articles.office.dialects import OPEN, SLIDE, WORD, OfficeDialect
from translate.project.articles.office.pieces import BOX
from translate.project.articles.office.spans import ATTRIBUTE, IN_RUN, OPEN_TEXT, STRETCH, stretch_of
from translate.project.articles.office.text import parsed, written
from translate.text.markup import NONE, Markup, NumberedTags

ELEMENT = "element"
"""The syntax of the content of an element that has no markup inside."""


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat."""
    if paragraph.syntax.startswith((ATTRIBUTE, ELEMENT)):
        return html.escape(" ".join(target.split()), quote=paragraph.syntax.startswith(ATTRIBUTE))
    if paragraph.syntax.startswith(STRETCH):
        number, syntax, whole = stretch_of(paragraph.syntax)
        new = written(whole, _properties(syntax), target, _dialect(whole, syntax))
        return new.split(BOX)[number]
    return written(paragraph.raw, _properties(paragraph.syntax), target, _dialect(paragraph.raw, paragraph.syntax))


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    if paragraph.syntax.startswith((ATTRIBUTE, ELEMENT)):
        return NONE
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
