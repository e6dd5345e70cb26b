"""Parts of office documents without paragraphs: properties such as the title, and the languages of styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.model import Attribute, Role
from translate.project.articles import TextSpan
from translate.project.articles.office.office_format import ELEMENT
from translate.project.articles.office.packages import PackagePart
from translate.text.html import decoded

_TEXT = re.compile(r"<(dc:title|dc:subject|dc:description)(?:\s[^>]*)?>([^<]+)</\1>")
_CORE_LANGUAGE = re.compile(r"<dc:language(?:\s[^>]*)?>\s*([A-Za-z][\w-]*)\s*</dc:language>")
_LANGUAGE = re.compile(
    r"""<w:lang\b[^>]*?\sw:val=["']([A-Za-z][\w-]*)["']|<a:defRPr\b[^>]*?\slang=["']([A-Za-z][\w-]*)["']"""
)


def element_spans(text: str, pattern: re.Pattern[str]) -> Iterator[TextSpan]:
    """The contents of elements that have no markup inside: group 2 of a pattern."""
    for found in pattern.finditer(text):
        inside = found[2]
        start = found.start(2) + len(inside) - len(inside.lstrip())
        end = found.end(2) - len(inside) + len(inside.rstrip())
        if any(map(str.isalnum, inside)):
            yield TextSpan(start, end, " ".join(decoded(text[start:end]).split()), ELEMENT, "properties")


def core(path: str, text: str) -> PackagePart:
    """The part of the core properties: title, subject, description, and the language."""
    languages = (Attribute(*one.span(1), Role.LOCALE) for one in _CORE_LANGUAGE.finditer(text))
    return PackagePart(path, text, tuple(element_spans(text, _TEXT)), tuple(languages))


def languages(path: str, text: str, locale: str) -> PackagePart:
    """A part with styles, in which the language of the document is told."""
    own = re.split("[-_]", locale.lower())[0]
    found = list[Attribute]()
    for one in _LANGUAGE.finditer(text):
        group = 1 if one[1] else 2
        if re.split("[-_]", one[group].lower())[0] == own:
            found.append(Attribute(*one.span(group), Role.LOCALE))
    return PackagePart(path, text, (), tuple(found))
