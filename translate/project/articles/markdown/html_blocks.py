"""The texts in the HTML blocks of a Markdown file, found as in a page of HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from operator import add
from typing import TypeVar

from translate.model import Attribute, Paragraph
from translate.project.articles import TextSpan
from translate.project.articles.html import HtmlSpans, html_spans
from translate.text import Span

_Placed = TypeVar("_Placed", TextSpan, Attribute)
HTML = "html "
"""What the syntax of a paragraph begins with that stands in a block of HTML."""


def html_texts(text: str, blocks: Iterable[Span]) -> HtmlSpans:
    """What is in blocks of HTML at some places of a text; nothing of those in a quote, whose marks stand on each of
    their lines."""
    found = HtmlSpans()
    for start, end in blocks:
        if ">" in text[text.rfind("\n", 0, start) + 1 : start]:
            continue
        inside = html_spans(text[start:end])
        found.spans += [moved(replace(one, syntax=HTML + one.syntax), partial(add, start)) for one in inside.spans]
        found.attributes += [moved(one, partial(add, start)) for one in inside.attributes]
    return found


def in_html(paragraph: Paragraph) -> Paragraph:
    """A paragraph of a block of HTML as one of a page."""
    return replace(paragraph, syntax=paragraph.syntax.removeprefix(HTML))


def moved(one: _Placed, place: Callable[[int], int]) -> _Placed:
    """What stands at some characters at those that `place` gives for them."""
    return replace(one, start=place(one.start), end=place(one.end))
