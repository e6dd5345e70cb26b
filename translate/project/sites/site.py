"""A folder of documents as a site: where the addresses in its documents lead, and which lead nowhere."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from translate.project.articles import Address, Generator, LinkGraph, Reference, SiteSettings, is_absolute
from translate.project.sites.generators import CONTENT, STATIC, addresses_of, canonical, without_suffix

_TEMPLATE = re.compile(r"\{\{|\{%|<%|<\?|\$\{|%7B%7B|[\[\]<>{}]", re.IGNORECASE)
# The address of the site itself before a path, as Jekyll's templates write it.
_BASE_TEMPLATE = re.compile(
    r"""\{\{-?\s*(?:site\.(?:url|baseurl)|base_?(?:url|path))\s*-?\}\}"""
    r"""|\{\{-?\s*(?P<quote>["'])(?P<path>[^"']*)(?P=quote)\s*\|\s*(?:relative|absolute|rel|abs)_?(?:lang)?_?url\s*-?\}\}""",
    re.IGNORECASE,
)
_PAGES = ("index.html", "index.htm", "index.xhtml")
_DOCUMENTS = ("index.md", "_index.md", "README.md", "readme.md", "index.mdx", "index.markdown")
_FILE_OF = re.compile(r"(ref|link|post):(.*)\Z", re.S)
_IS_PAGE = re.compile(r"\.(?:html?|xhtml|md|markdown|mdx|qmd)\Z", re.IGNORECASE)

Graph = Callable[[Path], LinkGraph | None]
"""In: the path of a document. Out: its link graph, None for a file without one."""


class Site:
    """The documents below a folder, and the files around them. `documents`: their absolute paths; `graph`: what each
    offers and refers to (that of its translation, to judge that in its place); `settings`: how the site is made."""

    def __init__(self, folder: Path, documents: Sequence[Path], graph: Graph, settings: SiteSettings) -> None:
        self._root = Path(os.path.abspath(settings.root or folder))
        self._settings = settings
        self._graph = graph
        self._listing = lru_cache(None)(_listing)
        self._pages = dict[str, Path]()
        self._addresses = dict[Path, str]()
        self._documents = tuple(documents)
        if settings.generator:
            self._index(settings.generator, documents)

    def _index(self, generator: Generator, documents: Sequence[Path]) -> None:
        root = os.path.realpath(self._root)
        for path in documents:
            name = os.path.relpath(os.path.realpath(path), root).replace(os.sep, "/")
            if name.startswith("../"):
                continue
            with path.open(encoding="utf-8", errors="replace") as file:
                head = file.read(5000)
            for address in addresses_of(generator, name, head):
                self._pages.setdefault(address, path)
                self._addresses.setdefault(path, address)

    def fault(self, reference: Reference, path: Path) -> str:
        """Why a reference in a document leads nowhere, "" if it leads somewhere, or to another site."""
        address = _BASE_TEMPLATE.sub(lambda found: found["path"] or "", reference.address.strip())
        if not address or address == "/":
            return ""
        if by_file := _FILE_OF.match(address):
            return self._by_file(by_file[1], by_file[2])
        local = self._on_site(address, path)
        if not local or _TEMPLATE.search(local):
            return ""
        to = Address.of(local)
        found = self._found(to, path)
        if not found:
            return self._missing(to, path)
        return self._anchor(to, found)

    def _on_site(self, address: str, path: Path) -> str:
        """An address without scheme, host and base path, "" for one of another site."""
        base = self._settings.base
        graph = self._graph(path)
        if graph and graph.base and not address.startswith("#") and not is_absolute(address):
            address = posixpath.join(graph.base, address)
        if is_absolute(address):
            host = urlsplit(base).netloc
            try:
                parts = urlsplit(address)
            except ValueError:
                return ""
            if not host or parts.netloc.lower() != host.lower():
                return ""
            address = parts._replace(scheme="", netloc="").geturl() or "/"
        if not address.startswith("/"):
            return address
        if not (self._settings.root or self._settings.generator or base):
            return ""
        prefix = urlsplit(base).path.rstrip("/")
        if not prefix or (address + "/").startswith(f"{prefix}/"):
            return address.removeprefix(prefix) or "/"
        return address if self._settings.generator is Generator.DOCUSAURUS else ""  # which puts its base before

    def _found(self, to: Address, path: Path) -> Path | None:
        """The document or file that an address leads to."""
        if not to.path:
            return path
        for place in self._places(to.path, path):
            if found := self._file(place, path):
                return found
        return self._by_address(to.path, path)

    def _places(self, path: str, document: Path) -> Iterator[Path]:
        """Where the file of an address may be."""
        if not path.startswith("/"):
            yield document.parent / path
            return
        yield self._root / path.lstrip("/")
        for folder in STATIC.get(self._settings.generator, ()) if self._settings.generator else ():
            yield self._root / folder / path.lstrip("/")

    def _file(self, place: Path, document: Path) -> Path | None:
        place = Path(os.path.normpath(place))
        if not self._is_there(place):
            return None
        if not place.is_dir():
            return place
        wanted = _PAGES if _is_html(document) and not self._settings.generator else (*_DOCUMENTS, *_PAGES)
        names = self._listing(place)
        index = next((place / name for name in wanted if name in names), None)
        # A folder without a page is shown as a list on GitHub and the like, and by the files' own system.
        return index or (None if _is_html(document) or self._settings.generator else place)

    def _is_there(self, place: Path) -> bool:
        """True if there is a file or folder whose name is written so, in case as well (some file systems ignore it)."""
        here, known = place, Path(os.path.commonpath((self._root, place)))
        while here != known:
            if here.name not in self._listing(here.parent):
                return False
            here = here.parent
        return True

    def _by_address(self, path: str, document: Path) -> Path | None:
        """The document that a generator shows at an address."""
        if not self._settings.generator:
            return None
        own = self._addresses.get(document)
        bases = [""] if path.startswith("/") or own is None else [own, posixpath.dirname(own)]
        hugo = self._settings.generator is Generator.HUGO
        for base in bases:
            wanted = canonical(posixpath.normpath(posixpath.join("/", base, path.lstrip("/") if not base else path)))
            wanted = wanted.lower() if hugo else wanted
            if found := self._pages.get(without_suffix(wanted)):
                return found
        return None

    def _by_file(self, kind: str, given: str) -> str:
        """What is wrong with a template that names the file of a document: `ref` of Hugo, `link`, `post_url`."""
        to = Address.of(given)
        if not to.path:
            return ""
        wanted = to.path.strip("/")
        forms = {wanted, f"{wanted}.md", f"{wanted}/index.md", f"{wanted}/_index.md"}
        generator = self._settings.generator
        folders = ("", *(CONTENT[generator] if generator else ("content",)))
        for path in self._documents:
            name = os.path.relpath(path, self._root).replace(os.sep, "/")
            inner = {name, *(name.removeprefix(f"{one}/") for one in folders if one)}
            ends = kind != "link" and any(one.endswith(f"/{form}") for one in inner for form in forms)
            if forms & inner or ends:
                return self._anchor(to, path)
        return f"leads to no document {given}"

    def _anchor(self, to: Address, found: Path) -> str:
        if not to.anchor or found.is_dir():
            return ""
        graph = self._graph(found) if _IS_PAGE.search(found.name) else None
        if graph is None or graph.has(to.anchor, to.written):
            return ""
        return f"leads to #{to.anchor}, which is not {'in ' + found.name if to.path else 'here'}"

    def _missing(self, to: Address, path: Path) -> str:
        place = next(self._places(to.path, path))
        folder = Path(os.path.normpath(place)).parent
        near = next((one for one in self._listing(folder) if one.casefold() == place.name.casefold()), "")
        if near and near != place.name:
            return f"leads to {to.path}, but the file is named {near}"
        stems = {one.rpartition(".")[0] for one in self._listing(folder) if _IS_PAGE.search(one)}
        hint = (
            "" if self._settings.generator or place.name not in stems else " (if a generator shows it: [formats] site)"
        )
        return f"leads to {to.path}, which is not there{hint}"


def _is_html(path: Path) -> bool:
    return path.suffix.lower() in (".html", ".htm", ".xhtml")


def _listing(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()
