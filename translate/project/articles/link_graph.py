"""The link graph of a document: the anchors that links can reach, and where its own links lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from translate.model import Article, Role

_ADDRESS = re.compile(
    r"""\]\(\s*(?:<(?P<angles>[^<>\n]*)>|(?P<bare>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"""
    r"""|\b(?:href|src)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|\{:?[^{}\n]*?#([^\s{}#]+)[^{}\n]*\}|^\[\^([^\]\n]+)\]:""",
    re.IGNORECASE | re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a document of the same project: the name of the article (that of its own for a link inside it), and the
    anchor in it, "" for the article as a whole."""

    article: str
    anchor: str


@dataclass(frozen=True, slots=True)
class LinkGraph:
    """The anchors of an article, and its links to articles of the project, in order; addresses of other sites and of
    the root of the site are left out."""

    anchors: frozenset[str]
    links: tuple[Link, ...]


def link_graph(article: Article) -> LinkGraph:
    """The link graph of an article in a format with links."""
    text = article.text
    implied = (one.text for one in article.attributes if one.role is Role.ANCHOR)
    anchors = frozenset(name for one in (text, *implied) for name in _ids(one))
    return LinkGraph(anchors, tuple(_links(article, text)))


def _ids(text: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        yield next(filter(None, match.groups()), "")


def _links(article: Article, text: str) -> Iterator[Link]:
    addresses = [next((one for one in match.groups() if one is not None), "") for match in _ADDRESS.finditer(text)]
    addresses += [text[one.start : one.end] for one in article.attributes if one.role is Role.LINK]
    folder = posixpath.dirname(article.name)
    for address in addresses:
        if not address or _ELSEWHERE.match(address):
            continue
        path, _, anchor = address.partition("#")
        path = unquote(path.partition("?")[0])
        yield Link(posixpath.normpath(posixpath.join(folder, path)) if path else article.name, unquote(anchor))
