"""The format of Word: documents in WordprocessingML (ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from translate.errors import ArticleError
from translate.model import Article, Bilingual, Paragraph
from translate.project.articles import USUAL, Archive, FormatSettings, LinkGraph, Pairing, TextEdit, archive
from translate.project.articles.office import properties as office_properties
from translate.project.articles.office.dialects import SLIDE, WORD, OfficeDialect
from translate.project.articles.office.fonts import word_fonts
from translate.project.articles.office.links import document_links
from translate.project.articles.office.office_format import ELEMENT
from translate.project.articles.office.office_format import encoded as encoded
from translate.project.articles.office.office_format import markup as markup
from translate.project.articles.office.packages import DRAWN, PackagePart, office_parts, package, xml_text
from translate.project.articles.office.spans import ATTRIBUTE, office_spans
from translate.project.articles.office.word_pairing import WordPairing
from translate.project.articles.office.word_styles import heading_levels

suffixes = (".docx", ".docm", ".dotx")
layouts = (Bilingual.BELOW, Bilingual.BESIDE, Bilingual.FACING)
_PLACES = {"footnotes": "footnotes", "endnotes": "endnotes", "header": "header", "footer": "footer"}
_MAIN = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml", "document.macroEnabled.main+xml")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of a document. See ArticleFormat. Raises ArticleError for files that are encrypted, signed or
    damaged, or no document of Word."""
    whole = archive(data, name)
    parts = sorted(_parts(whole, locale), key=_order)
    texts = (part.text for part in parts if part.spans)
    return replace(package(whole, locale, parts), fonts=word_fonts(whole, _main(whole), texts))


def _main(whole: Archive) -> str:
    """The path of the document itself, "" if there is none."""
    return next((path for path, kind in office_parts(whole) if kind.endswith(_MAIN)), "")


def copied(article: Article, paragraph: Paragraph, target: str) -> str:
    """See BilingualFormat. Alternative texts and properties stay those of the source."""
    return "" if paragraph.syntax.startswith((ATTRIBUTE, ELEMENT)) else target


def paired(pairing: Pairing) -> Iterator[TextEdit]:
    """See BilingualFormat. Headers, footers and charts stay as they are."""
    return WordPairing(pairing).insertions()


def _order(part: PackagePart) -> tuple[int, str]:
    """The document itself before its notes."""
    return 0 if part.path.endswith("document.xml") else 1, ""


def links(article: Article) -> LinkGraph:
    """See LinkedFormat."""
    return document_links(article)


def _parts(whole: Archive, locale: str) -> Iterator[PackagePart]:
    parts = list(office_parts(whole))
    mains = [path for path, kind in parts if kind.endswith(_MAIN)]
    if not mains:
        raise ArticleError(whole.name, "no document of Word", "save it as .docx")
    styles = [xml_text(whole, path) for path, kind in parts if kind.endswith(".styles+xml")]
    levels = {style: level for text in styles for style, level in heading_levels(text).items()}
    for path, kind in parts:
        what = kind.rpartition(".")[2].removesuffix("+xml")
        if path in mains or what in _PLACES:
            yield _part(whole, path, WORD, levels, _PLACES.get(what, ""))
        elif kind.endswith(DRAWN):
            yield _part(whole, path, SLIDE, {}, "charts")
        elif kind.endswith(".styles+xml"):
            yield office_properties.styles(path, xml_text(whole, path), locale)
        elif kind.endswith("core-properties+xml"):
            yield office_properties.core(path, xml_text(whole, path))


def _part(whole: Archive, path: str, dialect: OfficeDialect, levels: dict[str, int], place: str) -> PackagePart:
    text = xml_text(whole, path)
    if dialect is WORD and "<w:" not in text:
        raise ArticleError(f"{whole.name}: {path}", "XML with other prefixes than Word writes", "save it with Word")
    return office_spans(path, text, dialect, levels, place)
