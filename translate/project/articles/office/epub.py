"""The format of books: EPUB 2 and 3 (https://www.w3.org/TR/epub-33/), pages of XHTML in an archive."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote
from xml.parsers import expat

from translate.errors import ArticleError
from translate.model import Article, Attribute, Bilingual, Paragraph, Role
from translate.project.articles import (
    DIVIDER,
    USUAL,
    Archive,
    FormatSettings,
    LinkGraph,
    Pairing,
    TextEdit,
    archive,
    inserted,
)
from translate.project.articles.html import PagePairing, html_spans, root_of
from translate.project.articles.html import pages as html
from translate.project.articles.office import office_format
from translate.project.articles.office.links import book_links
from translate.project.articles.office.office_format import ELEMENT
from translate.project.articles.office.packages import PackagePart, member_text, package, refuse_signed, xml_text
from translate.project.articles.office.properties import LANGUAGE, element_spans, locales
from translate.text.html import HtmlToken, TokenKind, attributes, html_tokens, language, value, xml_tokens
from translate.text.markup import Markup

suffixes = (".epub",)
layouts = (Bilingual.BELOW, Bilingual.BESIDE)  # a book has no pages until it is shown
_CONTAINER = "META-INF/container.xml"
_PACKAGE, _PAGE, _NCX = "application/oebps-package+xml", "application/xhtml+xml", "application/x-dtbncx+xml"
_METADATA = re.compile(r"<(dc:title|dc:description)(?:\s[^>]*)?>([^<]+)</\1>")
_LABEL = re.compile(r"<(?:\w+:)?(?:docTitle|navLabel)\b[^>]*>\s*<((?:\w+:)?text)(?:\s[^>]*)?>([^<]+)</\1>")
_ROOT_LANGUAGE = re.compile(r"""\sxml:lang\s*=\s*["']([A-Za-z][\w-]*)["']""")
# Fonts that are only made unreadable for other books (https://www.w3.org/TR/epub-33/#sec-font-obfuscation).
_OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_ALGORITHM = re.compile(r"""EncryptionMethod\b[^>]*?\bAlgorithm\s*=\s*["']([^"']*)["']""")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of a book. See ArticleFormat. Raises ArticleError for files that are protected, signed or damaged,
    or no book."""
    whole = archive(data, name)
    return package(whole, locale, _parts(whole))


def links(article: Article) -> LinkGraph:
    """See LinkedFormat."""
    return book_links(article)


def _parts(whole: Archive) -> Iterator[PackagePart]:
    """The pages in the order in which they are read, then what tells about them."""
    _refused(whole)
    for root in _roots(whole):
        text = xml_text(whole, root)
        items, order = _manifest(text, root)
        known = {path: kind for path, kind in items.values() if path in whole.members}
        read = [items[one][0] for one in order if one in items]
        pages = dict.fromkeys(path for path in (*read, *known) if known.get(path) == _PAGE)
        yield from (_page(whole, path) for path in pages)
        for path in (path for path, kind in known.items() if kind == _NCX):
            yield _labelled(path, xml_text(whole, path), _LABEL)
        yield _labelled(root, text, _METADATA)


def _refused(whole: Archive) -> None:
    if _CONTAINER not in whole.members:
        raise ArticleError(whole.name, "no book (EPUB)", "save it again with the program that made it")
    refuse_signed(whole, "META-INF/signatures.xml")
    if "META-INF/encryption.xml" in whole.members:
        used = _ALGORITHM.findall(xml_text(whole, "META-INF/encryption.xml"))
        if any(one not in _OBFUSCATED for one in used):
            raise ArticleError(whole.name, "protected against copying (DRM)", "give a book without protection")


def _roots(whole: Archive) -> Iterator[str]:
    """The paths of the package documents."""
    text, found = xml_text(whole, _CONTAINER), 0
    for given in _elements(text, "rootfile"):
        if given("media-type") == _PACKAGE and given("full-path") in whole.members:
            found += 1
            yield given("full-path")
    if not found:
        raise ArticleError(whole.name, "a book without contents", "save it again with the program that made it")


class _Given:
    """The attributes of a start tag: their values by name."""

    def __init__(self, source: str, tag: HtmlToken) -> None:
        self._source, self._given = source, attributes(source, tag)

    def __call__(self, name: str) -> str:
        return value(self._source, self._given, name)


def _elements(text: str, name: str) -> Iterator[_Given]:
    for token in xml_tokens(text):
        if token.kind is TokenKind.START and token.name.rpartition(":")[2] == name:
            yield _Given(text, token)


def _manifest(text: str, root: str) -> tuple[Mapping[str, tuple[str, str]], list[str]]:
    """The path and type of each item of a book by its id, and the ids in the order of reading."""
    items = {}
    for one in _elements(text, "item"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(root), unquote(one("href"))))
        items[one("id")] = path, one("media-type")
    return items, [one("idref") for one in _elements(text, "itemref")]


def _page(whole: Archive, path: str) -> PackagePart:
    text = member_text(whole, path)
    is_xml = _is_well_formed(text)
    found = html_spans(text, xml_tokens if is_xml else html_tokens)
    dialect = f"{_language(text)}|{'xml ' if is_xml else ''}"
    spans = tuple(replace(one, syntax=dialect + one.syntax) for one in found.spans)
    return PackagePart(path, text, spans, tuple(one for one in found.attributes if one.role is not Role.LINK))


def _language(page: str) -> str:
    """The language that the root element of a page tells, "" if it tells none."""
    root = next((one for one in xml_tokens(page) if one.name == "html" and one.kind is TokenKind.START), None)
    return language(page, attributes(page, root)) if root else ""


def _is_well_formed(page: str) -> bool:
    """True if a page is XML, but for character references that its document type declares elsewhere."""
    parser = expat.ParserCreate()
    parser.UseForeignDTD(True)
    try:
        parser.Parse(page, True)
    except expat.ExpatError:
        return False
    return True


def _labelled(path: str, text: str, pattern: re.Pattern[str]) -> PackagePart:
    """A part whose texts are the contents of elements."""
    languages = [*locales(text, LANGUAGE)]
    _, tag = root_of(text)
    start = text.find(tag)
    if tag and (told := _ROOT_LANGUAGE.search(text, start, start + len(tag))):
        languages.insert(0, Attribute(*told.span(1), Role.LOCALE))
    return PackagePart(path, text, tuple(element_spans(text, pattern)), tuple(languages))


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat."""
    if paragraph.syntax == ELEMENT:
        return office_format.encoded(article, paragraph, target, column)
    page, inner = _in_page(article, paragraph)
    return html.encoded(page, inner, target, column)


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    if paragraph.syntax == ELEMENT:
        return office_format.markup(article, paragraph)
    return html.markup(*_in_page(article, paragraph))


def copied(article: Article, paragraph: Paragraph, target: str) -> str:
    """See BilingualFormat."""
    return target if paragraph.syntax == ELEMENT else html.copied(*_in_page(article, paragraph), target)


def paired(pairing: Pairing) -> Iterator[TextEdit]:
    """See BilingualFormat. Titles and labels have both languages on their line, descriptions stay as they are."""
    end, paragraphs = 0, pairing.article.paragraphs
    starts = [place[0] for place in pairing.places]
    for _, length in pairing.article.members:
        start, end = end, end + length
        n = bisect_left(starts, start)
        syntax = paragraphs[n].syntax if n < len(starts) and starts[n] < end else ELEMENT
        if syntax == ELEMENT:
            yield from _labels(pairing, start, end)
        else:
            tokenize = xml_tokens if "|xml " in syntax else html_tokens
            yield from PagePairing(pairing, start, end, tokenize).insertions()


def _labels(pairing: Pairing, start: int, end: int) -> Iterator[TextEdit]:
    """The insertions in a part that tells about the book."""
    text = pairing.article.text
    for one in pairing.texts:
        if start <= one.start < end and not text.startswith("<dc:description", text.rfind("<", 0, one.start)):
            yield inserted(one.end, DIVIDER + one.new, one.what)
    for told in LANGUAGE.finditer(text, start, end):
        yield inserted(told.end(), f"<dc:language>{pairing.locale}</dc:language>")


def _in_page(article: Article, paragraph: Paragraph) -> tuple[Article, Paragraph]:
    """A paragraph as one of a page in the language of its own."""
    language, _, syntax = paragraph.syntax.rpartition("|")
    head = '<html lang="'
    told = Attribute(len(head), len(head) + len(language), Role.LOCALE)
    page = Article(article.name, article.locale, (), f'{head}{language}">', newline=article.newline, attributes=(told,))
    return page, replace(paragraph, syntax=syntax)
