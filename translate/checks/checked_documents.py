"""Reads the catalogs and articles that a run wrote into records for the checks. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, Entry
from translate.checks import message_choices, plural_forms, waivers
from translate.checks.entry_findings import Record
from translate.errors import ArticleError, CatalogError, ConfigError, LocaleError
from translate.fingerprints import digest, digest_of
from translate.model import Article, State, UnitFinding
from translate.project import articles, files, layout
from translate.project.articles import USUAL, FormatSettings
from translate.text import locales
from translate.text.markup import Markup


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog to check: its PO file, the name of its article, its target locale and its source locale."""

    path: Path
    article: str
    locale: str
    source_locale: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article and its translation as read from disk.

    `source`, `shown`: its paragraphs and their translations in the parallel files, one line each; `whole`: the
    paragraphs of the translated article itself; `links`: its anchors and links; `timed`: its texts that are shown for a
    time; `remarks`: what a person should look at in it as a whole. None: the file does not exist, or cannot be read;
    `trouble` then says why.
    """

    catalog_file: CatalogFile
    records: tuple[Record, ...]
    source: tuple[str, ...] | None = None
    shown: tuple[str, ...] | None = None
    whole: tuple[str, ...] | None = None
    trouble: str = ""
    links: articles.LinkGraph | None = None
    timed: tuple[articles.ShownText, ...] = ()
    remarks: tuple[UnitFinding, ...] = ()


def whole(catalog_file: CatalogFile) -> Record:
    """A record for findings about an article as a whole."""
    return Record(
        "",
        "",
        State.FUZZY,
        catalog_file.locale,
        catalog_file.source_locale,
        catalog_file.article,
        (),
        catalog_file.path.as_posix(),
    )


def written_catalogs(out: Path, wanted: Sequence[str], source: str) -> list[CatalogFile]:
    """The catalogs below an output folder for the target locales in `wanted` (empty: for all). Raises ConfigError when
    there are none."""
    folder, have = layout.catalogs(out), layout.locales_of_catalogs(out)
    chosen = [name for name in have if not wanted or any(_same(name, tag) for tag in wanted)]
    absent = [tag for tag in wanted if not any(_same(name, tag) for name in have)]
    if absent or not chosen:
        what = f"no catalogs for {', '.join(absent)} in this folder" if absent else "no catalogs in this folder"
        remedy = f"there are some for {', '.join(have)}" if have else "run translate run first, or name its --out"
        raise ConfigError(folder, what, remedy)
    found = []
    for name in chosen:
        for article, path in layout.catalog_files(out, name):
            found.append(CatalogFile(path, article, name, layout.source_locale(out, article, name) or source))
    if not found:
        raise ConfigError(folder, "no catalogs in this folder", "run translate run first, or name its --out")
    return found


def given_catalogs(paths: Sequence[str], out: Path, wanted: Sequence[str], source: str) -> list[CatalogFile]:
    """The catalogs in PO files and in folders of PO files. Below `out` a catalog belongs to the article that its path
    names; elsewhere its header gives the language.

    Raises ConfigError for a path that does not exist, TranslateError for a file that is not a PO file.
    """
    found: list[CatalogFile] = []
    known = (
        {one.path.resolve(): one for one in written_catalogs(out, (), source)}
        if layout.locales_of_catalogs(out)
        else {}
    )
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise ConfigError(name, "no such file or folder", "name PO files, or folders of them")
        for file in sorted(path.rglob("*.po")) if path.is_dir() else [path]:
            found.append(known.get(file.resolve()) or _elsewhere(file, wanted, source))
    chosen = [one for one in found if not wanted or any(_same(one.locale, tag) for tag in wanted)]
    if not chosen:
        raise ConfigError(", ".join(paths), "no catalogs here", "name PO files, or folders of them")
    return chosen


def _same(name: str, tag: str) -> bool:
    return name.replace("_", "-").casefold() == tag.replace("_", "-").casefold()


def _elsewhere(path: Path, wanted: Sequence[str], source: str) -> CatalogFile:
    """The record of a PO file outside the output folder; its header, or else `wanted`, gives the locale."""
    language = catalog.load(path).field("Language")
    try:
        locale = locales.parse(language.partition(".")[0].partition("@")[0])
    except LocaleError:
        if len(wanted) != 1:
            raise CatalogError(path, "names no language in its header", "say which: --to ru") from None
        locale = wanted[0]
    return CatalogFile(path, path.name.removesuffix(".po"), locale, source)


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of a catalog and of the files of its article, None for no file: its translation, and both sides of the
    parallel text. `trouble`: why the translation cannot be read."""

    catalog: bytes | None
    whole: bytes | None
    source: bytes | None
    shown: bytes | None
    trouble: str = ""

    @property
    def digest(self) -> str:
        """The digest of all of them."""
        parts = (self.catalog, self.whole, self.source, self.shown)
        return digest_of([*(None if part is None else digest(part) for part in parts), self.trouble])


def contents(catalog_file: CatalogFile, out: Path) -> Contents:
    """The files of a catalog as they are now. Raises TranslateError when the catalog or a parallel text cannot be
    read."""
    whole, left, right, *_ = layout.paths(out, catalog_file.article, catalog_file.source_locale, catalog_file.locale)
    own, trouble = catalog.content(catalog_file.path), ""
    try:
        article = _content(whole)
    except ArticleError as error:
        article, trouble = None, str(error)
    return Contents(own, article, _content(left), _content(right), trouble)


def read(catalog_file: CatalogFile, found: Contents, settings: FormatSettings = USUAL) -> Document:
    """A catalog and the files of its article. `settings`: of formats. Raises TranslateError when the catalog is
    broken."""
    loaded = Catalog() if found.catalog is None else catalog.reader.parse(found.catalog, catalog_file.path)
    source = _lines(found.source)
    numbers: dict[str, list[int]] = {}
    for number, line in enumerate(source or (), 1):
        numbers.setdefault(line, []).append(number)
    try:
        article, trouble = _article(found.whole, catalog_file, settings), found.trouble
    except ArticleError as error:
        article, trouble = None, str(error)
    records: list[Record] = []
    for entry in (one for one in loaded.entries if not one.obsolete):
        places = tuple(numbers.get(layout.line(entry.source), ()))
        records += _records(entry, loaded, catalog_file, places, _markup(article, catalog_file, places, settings))
    shown = tuple(articles.source_text(article, one.id) for one in article.paragraphs) if article else None
    links = articles.links(article) if article else None
    timed = tuple(articles.shown(article)) if article else ()
    remarks = articles.remarks(article, catalog_file.locale) if article else ()
    right = _lines(found.shown)
    return Document(catalog_file, tuple(records), source, right, shown, trouble, links, timed, remarks)


def _markup(
    article: Article | None, catalog_file: CatalogFile, places: Sequence[int], settings: FormatSettings
) -> Markup:
    """How the markup of an entry is written, by its paragraph in the translated article."""
    if article and places and places[0] <= len(article.paragraphs):
        return articles.markup(article, places[0])
    return articles.usual_markup(catalog_file.article, catalog_file.locale, settings)


def _records(
    entry: Entry, found: Catalog, catalog_file: CatalogFile, paragraphs: tuple[int, ...], markup: Markup
) -> Iterator[Record]:
    """An entry as records: one, or one for each of its plural forms, or of the choices of a message; none for the names
    of the translators."""
    if entry.source in catalog.CREDITS or (entry.context or "") in catalog.CREDITS:
        return
    texts = message_choices.translations(entry.source, entry.target)
    if entry.plural is not None:
        texts = list(plural_forms.translations(entry, found.field("Plural-Forms"), catalog_file.locale))
    said = waivers.said(entry.comments, entry.flags) if entry.comments or entry.flags else ()
    article = catalog_file.article
    for form, (source, other, target) in enumerate(texts):
        message = (
            entry.context or "",
            *(() if entry.plural is None and len(texts) == 1 else (entry.source, f"{form}")),
        )
        state = entry.state if entry.plural is None else _state(target, entry.fuzzy)
        yield Record(
            source, target, state, catalog_file.locale, catalog_file.source_locale, article, paragraphs,
            catalog_file.path.as_posix(), entry.line, said, bool(entry.previous), other, message, markup,
        )  # fmt: skip


def _state(target: str, fuzzy: bool) -> State:
    if not target.strip():
        return State.UNTRANSLATED
    return State.FUZZY if fuzzy else State.TRANSLATED


def _content(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none. Raises ArticleError."""
    return files.read(path) if path.is_file() else None


def _lines(data: bytes | None) -> tuple[str, ...] | None:
    """The lines of a parallel file, None for no file."""
    if data is None:
        return None
    text = data.decode("utf-8", "replace")
    return tuple(text.removesuffix("\n").split("\n")) if text else ()


def _article(data: bytes | None, catalog_file: CatalogFile, settings: FormatSettings) -> Article | None:
    """The translated article, None for no file, or one that has the texts of the source as well. Raises
    ArticleError."""
    if data is None:
        return None
    found = articles.parse(data, catalog_file.article, catalog_file.locale, settings)
    return None if articles.holds_targets(found) else found


def plain(text: str) -> str:
    """The text with every run of white space as one space, for comparing files that break lines differently."""
    return " ".join(text.split())
