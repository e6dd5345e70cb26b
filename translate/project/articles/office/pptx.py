"""The format of PowerPoint: slides and their notes in DrawingML (ISO/IEC 29500)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from translate.errors import ArticleError
from translate.model import Article
from translate.project.articles import USUAL, Archive, FormatSettings, archive
from translate.project.articles.office import properties as office_properties
from translate.project.articles.office.dialects import SLIDE
from translate.project.articles.office.fonts import slide_fonts
from translate.project.articles.office.office_format import encoded as encoded
from translate.project.articles.office.office_format import markup as markup
from translate.project.articles.office.packages import DRAWN, PackagePart, office_parts, package, xml_text
from translate.project.articles.office.spans import office_spans

suffixes = (".pptx", ".pptm", ".ppsx", ".potx")
_NUMBER = re.compile(r"(\d+)\.xml\Z")
_MAIN = re.compile(r"(?:presentation|slideshow|template)(?:\.macroEnabled)?\.main\+xml\Z")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the texts of a presentation. See ArticleFormat. Raises ArticleError for files that are encrypted, signed or
    damaged, or no presentation."""
    whole = archive(data, name)
    parts = list(_parts(whole, locale))
    main = next(path for path, kind in office_parts(whole) if _MAIN.search(kind))
    return replace(package(whole, locale, parts), fonts=slide_fonts(whole, main, (part.text for part in parts)))


def _parts(whole: Archive, locale: str) -> Iterator[PackagePart]:
    parts = list(office_parts(whole))
    if not any("presentation" in kind and _MAIN.search(kind) for _, kind in parts):
        raise ArticleError(whole.name, "no presentation of PowerPoint", "save it as .pptx")
    for ending, place in (("presentationml.slide+xml", "slide"), ("presentationml.notesSlide+xml", "notes")):
        yield from (_part(whole, path, place) for path, kind in parts if kind.endswith(ending))
    yield from (_part(whole, path, "charts") for path, kind in parts if kind.endswith(DRAWN))
    for path, kind in parts:
        if kind.endswith("core-properties+xml"):
            yield office_properties.core(path, xml_text(whole, path))
        elif _MAIN.search(kind):
            yield office_properties.styles(path, xml_text(whole, path), locale)


def _part(whole: Archive, path: str, place: str) -> PackagePart:
    text, number = xml_text(whole, path), _NUMBER.search(path)
    return office_spans(path, text, SLIDE, place=f"{place} {number[1]}" if number else place)
