"""How the texts of office documents are written: paragraphs of runs, values of attributes, contents of elements."""

from __future__ import annotations

import html

from translate.model import Paragraph
from translate.project.articles.office_dialects import SLIDE, WORD, OfficeDialect
from translate.project.articles.office_spans import ATTRIBUTE, IN_RUN
from translate.project.articles.office_text import parsed, written
from translate.text.markup import NONE, Markup, NumberedTags

ELEMENT = "element"
"""The syntax of the content of an element that has no markup inside."""


def office_encoded(paragraph: Paragraph, target: str) -> str:
    """A translation as it stands in the file in place of `paragraph.raw`."""
    if target == (paragraph.text or paragraph.raw):
        return paragraph.raw
    if paragraph.syntax.startswith((ATTRIBUTE, ELEMENT)):
        return html.escape(" ".join(target.split()), quote=paragraph.syntax.startswith(ATTRIBUTE))
    return written(paragraph.raw, _properties(paragraph), target, _dialect(paragraph))


def office_markup(paragraph: Paragraph) -> Markup:
    """How inline markup is written in the text of a paragraph."""
    if paragraph.syntax.startswith((ATTRIBUTE, ELEMENT)):
        return NONE
    if not paragraph.raw:
        return NumberedTags()
    return parsed(paragraph.raw, _properties(paragraph), _dialect(paragraph))[0].tags


def _properties(paragraph: Paragraph) -> str | None:
    return paragraph.syntax.removeprefix(IN_RUN) if paragraph.syntax.startswith(IN_RUN) else None


def _dialect(paragraph: Paragraph) -> OfficeDialect:
    return SLIDE if "<a:t" in paragraph.raw and "<w:t" not in paragraph.raw else WORD
