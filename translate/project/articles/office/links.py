"""The links inside office documents and books: bookmarks, cross-references, notes, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from translate.errors import ArticleError
from translate.model import Article
from translate.project.articles import Address, Archive, LinkGraph, Reference, archive
from translate.project.articles.html import html_links
from translate.project.articles.office.packages import member_text
from translate.text.html import TokenKind, attributes, decoded, value, xml_tokens

_PAGE = re.compile(r"\.(?:x?html?|ncx)\Z", re.IGNORECASE)
# Elements and the attribute in which each names something, and refers to a name: "kind" before it.
_NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "w:bookmarkStart": ("w:name", ""),
        "w:footnote": ("w:id", "footnote "),
        "w:endnote": ("w:id", "endnote "),
        "text:bookmark": ("text:name", ""),
        "text:bookmark-start": ("text:name", ""),
        "text:reference-mark": ("text:name", "mark "),
        "text:reference-mark-start": ("text:name", "mark "),
        "text:note": ("text:id", "note "),
    }
)
_USES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "w:hyperlink": ("w:anchor", ""),
        "w:footnoteReference": ("w:id", "footnote "),
        "w:endnoteReference": ("w:id", "endnote "),
        "text:bookmark-ref": ("text:ref-name", ""),
        "text:reference-ref": ("text:ref-name", "mark "),
        "text:note-ref": ("text:ref-name", "note "),
    }
)
_FIELD = re.compile(
    r"""(?:>|w:instr=["'])\s*(?:(?:PAGEREF|NOTEREF|REF)\s+|HYPERLINK\s+\\l\s+)(?:"|&quot;)?([^\s"\\<&]+)"""
)
_PARTS = re.compile(r"word/[^/]*\.xml\Z|(?:content|styles)\.xml\Z")
_TOP = "_top"  # the beginning of a document of Word


def document_links(article: Article) -> LinkGraph:
    """The link graph of an office document: what its parts refer to within it."""
    names, uses = {_TOP, ""}, list[str]()
    for text in _texts(archive(article.archive, article.name)):
        for token in xml_tokens(text):
            if token.kind is not TokenKind.START:
                continue
            given = attributes(text, token)
            if token.name in _NAMES:
                name, kind = _NAMES[token.name]
                names.add(kind + decoded(value(text, given, name)))
            elif token.name in _USES:
                name, kind = _USES[token.name]
                uses.append(kind + decoded(value(text, given, name)))
            elif token.name == "text:a":
                to = decoded(value(text, given, "xlink:href"))
                if "|" not in to:  # a place by its text or kind, which LibreOffice looks for
                    uses += [Address.of(to).anchor] if to.startswith("#") else []
        uses += (one[1] for one in _FIELD.finditer(text))
    broken = tuple(Reference(f"#{one}") for one in uses if one.rpartition(" ")[2] and one not in names)
    return LinkGraph(article.name, frozenset(names), broken=broken)


def _texts(whole: Archive) -> Iterator[str]:
    """The parts of a document that hold texts."""
    for path in whole.members:
        if _PARTS.match(path):
            yield member_text(whole, path)


def book_links(article: Article) -> LinkGraph:
    """The link graph of a book: its pages and the anchors in them."""
    whole = archive(article.archive, article.name)
    anchors, uses = set[str](whole.members), list[tuple[str, str]]()
    for path in whole.members:
        if not _PAGE.search(path):
            continue
        try:
            found = html_links(member_text(whole, path), xml_tokens)
        except ArticleError:
            continue
        anchors |= {f"{path}#{one}" for one in found.anchors}
        uses += ((path, address) for _, address in found.references)
    broken = tuple(_dead(uses, anchors))
    return LinkGraph(article.name, frozenset(anchors), broken=broken)


def _dead(uses: list[tuple[str, str]], anchors: set[str]) -> Iterator[Reference]:
    for page, address in uses:
        to = Reference(address).link(page)
        if not to:
            continue
        is_anchored = to.anchor and _PAGE.search(to.article)
        if to.article not in anchors or (is_anchored and f"{to.article}#{to.anchor}" not in anchors):
            yield Reference(f"{page}: {address}")
