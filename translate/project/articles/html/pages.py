"""The format of HTML: pages and fragments, and XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from translate.model import Article, Bilingual, Paragraph, Role
from translate.project.articles import USUAL, FormatSettings, LinkGraph, Pairing, TextEdit, article, decoded
from translate.project.articles.html.charsets import declared
from translate.project.articles.html.copies import without_doubles
from translate.project.articles.html.extraction import extracted
from translate.project.articles.html.layout import laid_out
from translate.project.articles.html.links import html_links
from translate.project.articles.html.pairing import PagePairing
from translate.project.articles.html.spans import ATTRIBUTE, TITLE, html_spans
from translate.project.articles.html.xml_documents import refused_entities
from translate.text.html import (
    HtmlMarkup,
    Tokenize,
    html_markup,
    html_tokens,
    reference_markup,
    wordpress_tokens,
    xml_tokens,
)
from translate.text.markup import Markup

suffixes = (".html", ".htm", ".xhtml")
layouts = (Bilingual.BELOW, Bilingual.BESIDE, Bilingual.FACING)
_XML = re.compile(r"\s*<\?xml\b|[^<]*<html\b[^>]*\bxmlns\s*=", re.IGNORECASE)


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the paragraphs of a page or a fragment as browsers see them. See ArticleFormat. Raises ArticleError for
    bytes that are not in their charset, which is told by a byte order mark, <meta> or the XML declaration, else
    UTF-8, and for a page without article where only that is wanted."""
    file = decoded(data, name, declared(data))
    tokenize = _tokenize(name, file.text)
    if tokenize is xml_tokens:
        refused_entities(file.text, name)
    found = html_spans(file.text, tokenize)
    if settings.extract:
        found = extracted(found, file.text, name, tokenize)
    dialect = next((name for name, one in DIALECTS.items() if one is tokenize), "")
    spans = (replace(one, syntax=dialect + one.syntax) for one in found.spans)
    return article(file, name, locale, spans, found.attributes)


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. Characters that the charset of the file does not have are written by their numbers."""
    syntax, tokenize = syntax_of(paragraph)
    form = markup(article, paragraph)
    if syntax or tokenize is xml_tokens:  # what a person wrote may end a value, or be no XML
        target = form.written(form.lifted(target)).text
    if syntax == ATTRIBUTE:  # one without quotes
        target = f'"{target}"'
    if tokenize is wordpress_tokens:  # where a line break in a text begins a paragraph
        target = target.replace("\n", article.newline)
    elif isinstance(form, HtmlMarkup):
        target = laid_out(paragraph.raw, target, column, article.newline, form)
    return target.encode(article.charset, "xmlcharrefreplace").decode(article.charset)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    syntax, tokenize = syntax_of(paragraph)
    if syntax:
        quote = syntax.removeprefix(ATTRIBUTE) or '"'
        return reference_markup(paragraph.raw, "" if syntax == TITLE else quote)
    return html_markup(paragraph.raw, tokenize, _language(article))


def links(article: Article) -> LinkGraph:
    """See LinkedFormat."""
    text = article.text
    return html_links(text, _tokenize(article.name, text)).graph(article.name, text)


def copied(article: Article, paragraph: Paragraph, target: str) -> str:
    """See BilingualFormat."""
    syntax, tokenize = syntax_of(paragraph)
    return target if syntax else without_doubles(target, tokenize, says_pictures=True)


def paired(pairing: Pairing) -> Iterator[TextEdit]:
    """See BilingualFormat."""
    text = pairing.article.text
    return PagePairing(pairing, 0, len(text), _tokenize(pairing.article.name, text)).insertions()


def _language(article: Article) -> str:
    """The language that the root element of a page tells, "" if it tells none."""
    for one in article.attributes[:3]:  # those of one tag
        if one.role is Role.LOCALE and one.end <= len(article.head):
            tag = article.head[article.head.rfind("<", 0, one.start) : one.start].lower()
            return re.split("[-_]", article.head[one.start : one.end].lower())[0] if tag.startswith("<html") else ""
    return ""


def syntax_of(paragraph: Paragraph) -> tuple[str, Tokenize]:
    """How a paragraph is written: its syntax of `html_spans`, and what cuts it into tokens."""
    for name, tokenize in DIALECTS.items():
        if paragraph.syntax.startswith(name):
            return paragraph.syntax.removeprefix(name), tokenize
    return paragraph.syntax, html_tokens


DIALECTS = MappingProxyType({"xml ": xml_tokens, "wordpress ": wordpress_tokens})
"""What the syntax of a paragraph begins with that is not written in HTML itself."""


def _tokenize(name: str, text: str) -> Tokenize:
    """XML for a file of that suffix that says so, else HTML: many such files are none."""
    return xml_tokens if name.lower().endswith(".xhtml") and _XML.match(text) else html_tokens
