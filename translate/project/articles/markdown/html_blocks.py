"""The texts in the HTML blocks of a Markdown file, found as in a page of HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from translate.model import Paragraph
from translate.project.articles import TextSpan
from translate.project.articles.html import HtmlSpans, html_spans
from translate.text import Span

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
        found.spans += [moved(replace(one, syntax=HTML + one.syntax), start) for one in inside.spans]
        found.attributes += [replace(one, start=one.start + start, end=one.end + start) for one in inside.attributes]
    return found


def in_html(paragraph: Paragraph) -> Paragraph:
    """A paragraph of a block of HTML as one of a page."""
    return replace(paragraph, syntax=paragraph.syntax.removeprefix(HTML))


def moved(span: TextSpan, shift: int) -> TextSpan:
    """A span some characters further on."""
    return replace(span, start=span.start + shift, end=span.end + shift)
