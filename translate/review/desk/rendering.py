"""An article as it will be read: its translation in its own format, with marks around each paragraph."""

from __future__ import annotations

from pathlib import PurePosixPath

from translate.errors import Error
from translate.model import Article
from translate.project import articles
from translate.review.desk.reading import OpenArticle

BEFORE, AFTER, END = "\ue000", "\ue001", "\ue002"
"""Before and after the number of a paragraph, and after its text: private characters, which no format escapes."""
_MARKDOWN = (".md", ".markdown", ".mdx")
_HTML = (".html", ".htm", ".xhtml")


def rendered(one: OpenArticle, locale: str) -> str:
    """An article as it will be read in a locale, as HTML that nobody has made safe, each paragraph in marks; "" for
    formats that a browser does not show and articles that are not here, which are shown as lists of paragraphs."""
    suffix = PurePosixPath(one.place.name).suffix.lower()
    if one.article is None or suffix not in (*_MARKDOWN, *_HTML):
        return ""
    try:
        text = _marked(one, one.article, locale)
    except (Error, UnicodeError):
        return ""
    return _of_markdown(text) if suffix in _MARKDOWN else text


def _marked(one: OpenArticle, article: Article, locale: str) -> str:
    """The text of the translated article with marks around its paragraphs."""
    shown = {}
    for paragraph, found in zip(article.paragraphs, one.paragraphs, strict=True):
        target = found.entry.target.strip() if found.entry else ""
        shown[paragraph.id] = f"{BEFORE}{found.number}{AFTER}{target or found.source}{END}"
    return articles.translated(article, shown, locale, set()).data.decode(article.charset)


def _of_markdown(text: str) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
