"""The format of OpenDocument: texts and presentations of LibreOffice and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from translate.errors import ArticleError
from translate.model import Article
from translate.project.articles import USUAL, Archive, FormatSettings, LinkGraph, archive
from translate.project.articles.office import properties as office_properties
from translate.project.articles.office.dialects import OPEN
from translate.project.articles.office.fonts import open_fonts
from translate.project.articles.office.links import document_links
from translate.project.articles.office.office_format import encoded as encoded
from translate.project.articles.office.office_format import markup as markup
from translate.project.articles.office.packages import PackagePart, package, refuse_signed, xml_text
from translate.project.articles.office.properties import element_spans, locales
from translate.project.articles.office.spans import office_spans

suffixes = (".odt", ".ott", ".odp", ".otp")
_KIND = re.compile(r"<office:(?:text|presentation)\b")
_STYLE = re.compile(
    r"""<style:style\s+style:name=["']([^"' ]*)["']\s+style:family=["']text["']\s*"""
    r"""(?:/>|>\s*<style:text-properties([^>]*?)/>\s*</style:style>)"""
)
# Properties that make no difference that a reader could see.
_UNSEEN = re.compile(
    r"""\s*(?:officeooo:[\w-]+|loext:[\w-]+|fo:(?:language|country|script)"""
    r"""|style:(?:language|country|rfc-language-tag|script)[\w-]*)=(?:"[^"]*"|'[^']*')"""
)
_PICTURE = re.compile(r"<(svg:title|svg:desc)>([^<]+)</\1>")
_LANGUAGE = re.compile(r"""\sfo:language=["']([a-z]{2,3}(?:["'] fo:country=["'](?:[A-Z]{2}|none))?)["']""")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of a document. See ArticleFormat. Raises ArticleError for files that are encrypted, signed or
    damaged, or of another kind."""
    return open_document(archive(data, name), locale, _KIND, "neither a text nor a presentation; save it as .odt")


def open_document(
    whole: Archive,
    locale: str,
    kind: re.Pattern[str],
    other: str,
    change: Callable[[PackagePart], PackagePart] = lambda part: part,
) -> Article:
    """The article of an OpenDocument. `kind`: what its content has; `other`: what to say of another one, and what to
    do; `change`: applied to the part of the content. Raises ArticleError."""
    name = whole.name
    if "content.xml" not in whole.members:
        raise ArticleError(name, "no OpenDocument", "save it again with the program that made it")
    if not kind.search(xml_text(whole, "content.xml")):
        raise ArticleError(name, *other.split("; "))
    refuse_signed(whole, "META-INF/documentsignatures.xml")
    manifest = "META-INF/manifest.xml"
    if manifest in whole.members and "encryption-data" in xml_text(whole, manifest):
        raise ArticleError(name, "encrypted", "save it without a password")
    parts = [change(part) if part.path == "content.xml" else part for part in _parts(whole, locale)]
    texts = {part.path: part.text for part in parts}
    fonts = open_fonts(whole, texts["content.xml"], texts.get("styles.xml", ""))
    return replace(package(whole, locale, parts), fonts=fonts)


def links(article: Article) -> LinkGraph:
    """See LinkedFormat."""
    return document_links(article)


def _parts(whole: Archive, locale: str) -> Iterator[PackagePart]:
    yield _part(whole, "content.xml", locale, "")
    if "styles.xml" in whole.members:
        yield _part(whole, "styles.xml", locale, "header")
    if "meta.xml" in whole.members:
        yield office_properties.core("meta.xml", xml_text(whole, "meta.xml"))


def _part(whole: Archive, path: str, locale: str, place: str) -> PackagePart:
    text = xml_text(whole, path)
    unstyled = frozenset(one[1] for one in _STYLE.finditer(text) if not _UNSEEN.sub("", one[2] or "").strip())
    dialect = replace(OPEN, unstyled=unstyled | {""})
    part = office_spans(path, text, dialect, place=place, others=element_spans(text, _PICTURE))
    attributes = (*part.attributes, *locales(text, _LANGUAGE, locale))
    return replace(part, attributes=tuple(sorted(attributes, key=lambda one: one.start)))
