"""The review status of articles by their catalogs, and what can be shown of them without an engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, Entry
from translate.errors import ConfigError, Error, LocaleError
from translate.model import DEFAULT_SOURCE, Article, Failure, Origin, Standing, State, Unit
from translate.pipeline.policy import Policy
from translate.project import Source, articles, discovery, layout, run_sources
from translate.project.articles import USUAL, FormatSettings
from translate.text import locales


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A paragraph (`number` from 1) of an article with its review status and its entry in the catalog, if any."""

    number: int
    source: str
    standing: Standing
    entry: Entry | None = None

    @property
    def words(self) -> int:
        """The number of words of the source that are still to be reviewed or translated."""
        return 0 if self.standing in (Standing.APPROVED, Standing.NOTHING) else len(self.source.split())


@dataclass(frozen=True, slots=True)
class Looked:
    """An article in one target locale, its paragraphs with their review status. `has_catalog`: false if nothing was
    ever translated of it."""

    article: Article
    locale: str
    paragraphs: tuple[Reviewed, ...]
    has_catalog: bool = True

    @property
    def counts(self) -> Counter[Standing]:
        """The number of paragraphs by their review status."""
        return Counter(paragraph.standing for paragraph in self.paragraphs)


def look(article: Article, old: Catalog, locale: str) -> Looked:
    """The review status of an article's paragraphs by the catalog `old`, for the target locale `locale`."""
    texts = articles.texts(article)
    keys = catalog.keys(old, texts)
    carried = catalog.carry(old, keys, article.locale, locale)
    paragraphs = (
        _reviewed(n, text, carried.get(key)) for n, ((text, _), key) in enumerate(zip(texts, keys, strict=True), 1)
    )
    return Looked(article, locale, tuple(paragraphs))


def _reviewed(number: int, source: str, entry: Entry | None) -> Reviewed:
    standing = entry.standing if entry else Standing.UNTRANSLATED
    return Reviewed(number, source, standing if catalog.is_translatable(source) else Standing.NOTHING, entry)


def unit(paragraph: Reviewed, locale: str, policy: Policy) -> Unit:
    """The unit shown for a paragraph without an engine: machine text is taken from the catalog. `locale`: that of the
    source."""
    source, entry = paragraph.source, paragraph.entry
    if entry is None:
        return policy.choose(source, None, None)
    machine = Unit(source, entry.machine, State.FUZZY, Origin.MACHINE) if entry.machine else None
    return policy.choose(source, catalog.kept([entry], locale).get(entry.key), machine)


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its sources, the articles read from them, the failures, its target locales and its output folder."""

    sources: tuple[Source, ...]
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    targets: tuple[str, ...]
    out: Path

    def orphans(self, locale: str) -> Iterable[Path]:
        """The catalogs of a locale whose article is not among those of the project."""
        names = {article.name for article in self.articles} | {failure.name for failure in self.failures}
        yield from (path for name, path in layout.catalog_files(self.out, locale) if name not in names)


def project(
    found: Sequence[Source], to: Sequence[str], from_: str, out: Path, settings: FormatSettings = USUAL
) -> Project:
    """Read a project. `found`: its sources; `to`: its target locales, () for those that have catalogs; `from_`: its
    source locale, "" if not given; `settings`: of formats. Raises ConfigError if there are no catalogs, LocaleError."""
    targets = tuple(dict.fromkeys(map(locales.named, to))) or tuple(filter(_is_locale, layout.locales_of_catalogs(out)))
    if not targets:
        raise ConfigError(
            layout.catalogs(out), "no catalogs here", "run translate run first, or name its folder by --out"
        )
    locale = from_ and locales.named(from_)
    read: list[Article] = []
    failures: list[Failure] = []
    for source in found:
        try:
            own = run_sources.settings_of(source, settings)
            read.append(articles.parse(discovery.read(source), source.name, locale, own))
        except Error as error:
            failures.append(Failure(source.name, str(error)))
    return Project(tuple(found), tuple(read), tuple(failures), targets, out)


def look_at(project: Project) -> tuple[tuple[Looked, ...], tuple[Failure, ...]]:
    """The review status of every article in every target locale, and the failures: articles that cannot be read, or
    whose catalog is broken."""
    looked: list[Looked] = []
    failures = list(project.failures)
    for locale in project.targets:
        for article in project.articles:
            path = layout.catalog_path(project.out, article.name, locale)
            try:
                old = catalog.load(path)
                own = articles.into(replace(article, locale=source_locale(article, old)), locale)
            except Error as error:
                failures.append(Failure(article.name, str(error)))
                continue
            looked.append(replace(look(own, old, locale), has_catalog=path.is_file()))
    return tuple(looked), tuple(failures)


def source_locale(article: Article, old: Catalog) -> str:
    """The locale of an article: as given, else that in its catalog, else English."""
    named = old.field("X-Source-Language")
    try:
        return article.locale or (locales.parse(named) if named else DEFAULT_SOURCE)
    except LocaleError:
        return DEFAULT_SOURCE


def _is_locale(name: str) -> bool:
    """True if the name of a folder is a locale in its standard spelling, as runs write it, and not e.g. .git."""
    try:
        return locales.parse(name) == name
    except LocaleError:
        return False
