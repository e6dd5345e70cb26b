"""The formats of feeds: RSS, Atom, and the export of WordPress, in which there is HTML."""

from __future__ import annotations

from dataclasses import replace

from translate.errors import ArticleError
from translate.model import Article, Paragraph
from translate.project.articles import USUAL, FormatSettings, article, decoded
from translate.project.articles.html import pages as html
from translate.project.articles.html.charsets import declared
from translate.project.articles.html.feed_spans import CDATA, ESCAPED, FEEDS, feed_spans
from translate.project.articles.html.xml_documents import refused_entities, root_of
from translate.text.html import decoded as unescaped
from translate.text.markup import Markup

suffixes = (".rss", ".atom", ".xml")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of a feed. See ArticleFormat. Raises ArticleError for XML of another kind, with entities of its
    own, or bytes that are not in the charset that it declares."""
    file = decoded(data, name, declared(data))
    refused_entities(file.text, name)
    root, _ = root_of(file.text)
    if root not in FEEDS:
        what = f"XML of an unknown kind (root element {root})" if root else "no XML"
        raise ArticleError(name, what, "give RSS, Atom or a WordPress export")
    found = feed_spans(file.text)
    return article(file, name, locale, found.spans, found.attributes)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat."""
    new = html.encoded(article, _inner(paragraph), target, column)
    if paragraph.syntax.startswith(ESCAPED):
        return new.translate(_ESCAPES)
    return new.replace("]]>", "]]]]><![CDATA[>") if paragraph.syntax.startswith(CDATA) else new


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return html.markup(article, _inner(paragraph))


def _inner(paragraph: Paragraph) -> Paragraph:
    """A paragraph as it stands in the HTML that the feed holds."""
    text = paragraph.text or paragraph.raw
    if paragraph.syntax.startswith(ESCAPED):
        syntax = paragraph.syntax.removeprefix(ESCAPED)
        return replace(paragraph, raw=unescaped(paragraph.raw), text=text, syntax=syntax)
    return replace(paragraph, text=text, syntax=paragraph.syntax.removeprefix(CDATA))
