"""Parts of office documents without paragraphs: properties such as the title, and the languages of styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.locales import primary
from translate.model import Attribute, Role
from translate.project.articles import TextSpan
from translate.project.articles.office.office_format import ELEMENT
from translate.project.articles.office.packages import PackagePart
from translate.text import trimmed
from translate.text.html import decoded

_TEXT = re.compile(r"<(dc:title|dc:subject|dc:description)(?:\s[^>]*)?>([^<]+)</\1>")
LANGUAGE = re.compile(r"<dc:language(?:\s[^>]*)?>\s*([A-Za-z][\w-]*)\s*</dc:language>")
"""The language in the metadata of Dublin Core."""
_STYLE_LANGUAGE = re.compile(
    r"""<w:lang\b[^>]*?\sw:val=["']([A-Za-z][\w-]*)["']|<a:defRPr\b[^>]*?\slang=["']([A-Za-z][\w-]*)["']"""
)
_LETTERS = re.compile(r"[^A-Za-z]")


def element_spans(text: str, pattern: re.Pattern[str]) -> Iterator[TextSpan]:
    """The contents of elements that have no markup inside: group 2 of a pattern."""
    for found in pattern.finditer(text):
        start, end = trimmed(text, *found.span(2))
        if any(map(str.isalnum, found[2])):
            yield TextSpan(start, end, " ".join(decoded(text[start:end]).split()), ELEMENT, "properties")


def core(path: str, text: str) -> PackagePart:
    """The part of the core properties: title, subject, description, and the language."""
    return PackagePart(path, text, tuple(element_spans(text, _TEXT)), tuple(locales(text, LANGUAGE)))


def styles(path: str, text: str, locale: str) -> PackagePart:
    """A part with styles, in which the language of the document is told."""
    return PackagePart(path, text, (), tuple(locales(text, _STYLE_LANGUAGE, locale)))


def locales(text: str, pattern: re.Pattern[str], locale: str = "") -> Iterator[Attribute]:
    """Where a part tells its locale: a group of a pattern, which begins with the language. `locale`: only where that is
    the language of it."""
    for one in pattern.finditer(text):
        span = one.span(one.lastindex or 0)
        if not locale or primary(locale) == _LETTERS.split(text[slice(*span)], maxsplit=1)[0].lower():
            yield Attribute(*span, Role.LOCALE)
