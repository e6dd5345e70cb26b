"""Documents that are archives: the article of their parts, read without trust in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.parsers import expat

from translate.errors import ArticleError
from translate.model import Article, Attribute
from translate.project.articles import Archive, Decoded, TextSpan, article
from translate.project.articles.html import refused_entities
from translate.project.articles.office.elements import elements

_LARGEST = 512 << 20  # characters of all parts together


@dataclass(frozen=True, slots=True)
class PackagePart:
    """A member of an archive that has texts. `spans`, `attributes`: what was found in its text; ids in attributes count
    from 1 in this part."""

    path: str
    text: str
    spans: tuple[TextSpan, ...] = ()
    attributes: tuple[Attribute, ...] = ()


def member_text(whole: Archive, path: str) -> str:
    """The text of a member. Raises ArticleError for one that is damaged, not in UTF-8, or declares entities."""
    where, content = f"{whole.name}: {path}", whole.content(path)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise ArticleError(where, "not UTF-8", "save it again with another program") from error
    refused_entities(text, where)
    return text


def xml_text(whole: Archive, path: str) -> str:
    """The text of an XML member, see `member_text`. Raises ArticleError as well for XML that is not well-formed."""
    text = member_text(whole, path)
    try:
        expat.ParserCreate().Parse(text, True)
    except expat.ExpatError as error:
        where = f"{whole.name}: {path}:{error.lineno}"
        raise ArticleError(where, "XML that is not well-formed", "save it again") from error
    return text


def refuse_signed(whole: Archive, path: str) -> None:
    """Raise ArticleError for an archive that is signed: one with members whose paths begin so."""
    if any(one.startswith(path) for one in whole.members):
        what = "digitally signed, and a translation would break the signature"
        raise ArticleError(whole.name, what, "remove the signature")


def package(whole: Archive, locale: str, parts: Iterable[PackagePart]) -> Article:
    """The article of an archive. Raises ArticleError if its parts are too large together."""
    texts, spans, attributes, members = list[str](), list[TextSpan](), list[Attribute](), list[tuple[str, int]]()
    start = 0
    for part in parts:
        known = len(spans)
        spans += (replace(one, start=one.start + start, end=one.end + start) for one in part.spans)
        attributes += (
            replace(one, start=one.start + start, end=one.end + start, of=tuple(number + known for number in one.of))
            for one in part.attributes
        )
        texts.append(part.text)
        members.append((part.path, len(part.text)))
        start += len(part.text)
        if start > _LARGEST:
            raise ArticleError(whole.name, f"more than {_LARGEST >> 20} MB of text", "split the document")
    made = article(Decoded("".join(texts)), whole.name, locale, spans, attributes)
    return replace(made, archive=whole.data, members=tuple(members))


_DIGITS = re.compile(r"(\d+)")
DRAWN = ("drawingml.chart+xml", "drawingml.diagramData+xml", "drawingml.diagramDrawing+xml")
"""How the content types of charts and diagrams end."""
CONTENT_TYPES = "[Content_Types].xml"


def office_parts(whole: Archive) -> Iterator[tuple[str, str]]:
    """The parts of an Office Open XML package that name their type, by name: path, and content type. Raises
    ArticleError for other archives, and for packages that are signed."""
    if CONTENT_TYPES not in whole.members:
        raise ArticleError(whole.name, "no document of Office", "save it again with the program that made it")
    refuse_signed(whole, "_xmlsignatures/")
    found = []
    for given, _ in elements(xml_text(whole, CONTENT_TYPES), "Override"):
        path = given.get("PartName", "").lstrip("/")
        if path in whole.members:
            found.append((path, given.get("ContentType", "")))
    yield from sorted(found, key=lambda one: _natural(one[0]))


def _natural(path: str) -> list[tuple[int, str]]:
    """A key that sorts slide2 before slide10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in _DIGITS.split(path)]


def related(whole: Archive, path: str) -> dict[str, tuple[str, ...]]:
    """The paths of the parts that a part names, by kind."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, _, target in _relations(whole, path):
        found[kind] = (*found.get(kind, ()), target)
    return found


def related_by_id(whole: Archive, path: str) -> dict[str, str]:
    """The paths of the parts that a part names, by the ids of these relationships."""
    return {number: target for _, number, target in _relations(whole, path)}


def _relations(whole: Archive, path: str) -> Iterator[tuple[str, str, str]]:
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in whole.members:
        return
    for values, _ in elements(xml_text(whole, relations), "Relationship"):
        target = posixpath.normpath(posixpath.join("/" + folder, values.get("Target", ""))).lstrip("/")
        if target in whole.members and values.get("TargetMode") != "External":
            yield values.get("Type", "").rpartition("/")[2], values.get("Id", ""), target
