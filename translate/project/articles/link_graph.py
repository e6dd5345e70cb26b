"""The link graph of a document: the anchors that links can reach, and where its own links lead."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

_BREAK = re.compile(r"\r\n|\r|\n")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_GITHUB = "user-content-"  # before the anchors of headings in its pages
_DIRECTIVE = ":~:"  # what follows in a fragment is a text to look for: https://wicg.github.io/scroll-to-text-fragment/


def is_absolute(address: str) -> bool:
    """True for an address with a scheme or a host."""
    return bool(_ABSOLUTE.match(address))


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a document of the same project: the name of the article (that of its own for a link inside it), and the
    anchor in it, "" for the article as a whole. `written`: the anchor with its percent-encoding; not compared."""

    article: str
    anchor: str
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it stands in a document. `address`: what it refers to, with escapes of the format undone and
    percent-encoding as it is; `line`: that of the file, from 1, 0 where it has none (archives)."""

    address: str
    line: int = 0

    def link(self, document: str) -> Link | None:
        """The link that this is in a document, by its name; None for an address of another site, or of the root of
        the site."""
        if not self.address or self.address.startswith("/") or is_absolute(self.address):
            return None
        to = Address.of(self.address)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document), to.path)) if to.path else document
        return Link(path, to.anchor, to.written)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address, percent-encoding undone: a path, "" for the document itself, and the anchor, as it is
    written and decoded."""

    path: str
    anchor: str
    written: str = ""

    @classmethod
    def of(cls, address: str) -> Address:
        """The parts of an address without scheme and host; its query says nothing about where it leads."""
        path, _, anchor = address.strip().partition("#")
        written = anchor.partition(_DIRECTIVE)[0]
        return cls(unquote(path.partition("?")[0]), unquote(written), written)


@dataclass(frozen=True)
class LinkGraph:
    """The anchors of an article, and what it refers to, in order. `base`: the address that relative ones start from,
    "" for its own; `broken`: references that can be seen to lead nowhere without another document, such as a mark of a
    footnote that is not there."""

    name: str
    anchors: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = ()
    base: str = ""
    broken: tuple[Reference, ...] = field(default=())

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links to articles of the project; addresses of other sites and of the root of the site are left out."""
        return tuple(link for one in self.references if (link := one.link(self.name)))

    def has(self, anchor: str, written: str) -> bool:
        """True if a link to an anchor, decoded and as it is written, arrives: at one of these, or at the top of the
        page, which no anchor need name (https://html.spec.whatwg.org/#the-indicated-part)."""
        return anchor.lower() in ("", "top") or bool({anchor, written, anchor.removeprefix(_GITHUB)} & self.anchors)


@dataclass(slots=True)
class FoundLinks:
    """What a scanner has found in a text, by the place of its characters."""

    anchors: set[str] = field(default_factory=set)
    references: list[tuple[int, str]] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)
    base: str = ""

    def graph(self, name: str, text: str) -> LinkGraph:
        """The link graph of a document with this text."""
        starts = [match.end() for match in _BREAK.finditer(text)]
        references, broken = (_placed(found, starts) for found in (self.references, self.broken))
        return LinkGraph(name, frozenset(self.anchors), references, self.base, broken)


def _placed(found: Iterable[tuple[int, str]], starts: Sequence[int]) -> tuple[Reference, ...]:
    """References with their lines; `starts`: where each line but the first begins."""
    return tuple(Reference(address, bisect_right(starts, at) + 1) for at, address in sorted(found))
