"""Article formats: each a pair of doors, parse and serialize. So far plain text, whatever the suffix."""

from __future__ import annotations

from collections.abc import Mapping

from translate.model import Article
from translate.project.articles import plain

SUFFIXES = (".txt", ".text")  # what a folder is searched for


def parse(data: bytes, name: str, locale: str) -> Article:
    """An article from the bytes of its file. Raises ArticleError when they are not text in UTF-8."""
    return plain.parse(data, name, locale)


def serialize(article: Article, targets: Mapping[int, str]) -> bytes:
    """The bytes of an article with the paragraphs in `targets` (by id) replaced, everything else as it was."""
    return plain.serialize(article, targets)


def source_text(article: Article, paragraph_id: int) -> str:
    """The text of a paragraph as it is translated and catalogued: hard wraps undone, line breaks as \\n."""
    return plain.unwrap(article.paragraphs[paragraph_id - 1])
