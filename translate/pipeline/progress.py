"""How far the review of articles has come, told from their catalogs, and what may be shown of them with no engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, Entry
from translate.errors import ConfigError, Error, LocaleError
from translate.model import DEFAULT_SOURCE, Article, Failure, Origin, Standing, State, Unit
from translate.pipeline.policy import Policy
from translate.project import Source, articles, discovery, layout
from translate.text import locales

STANDING_WORDS: Mapping[Standing, str] = {  # of build and status, for which what waits for review is all one
    Standing.APPROVED: "reviewed",
    Standing.EDITED: "fuzzy",
    Standing.MACHINE: "fuzzy",
    Standing.STALE: "stale",
    Standing.UNTRANSLATED: "untranslated",
    Standing.NOTHING: "nothing",
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A paragraph (`number` from 1) of an article, its entry in the catalog where there is one, and how it stands."""

    number: int
    source: str
    standing: Standing
    entry: Entry | None = None

    @property
    def standing_word(self) -> str:
        """How it stands, in a word of `STANDING_WORDS`."""
        return STANDING_WORDS[self.standing]

    @property
    def words(self) -> int:
        """Words of the source that are to be reviewed or translated yet."""
        return 0 if self.standing in (Standing.APPROVED, Standing.NOTHING) else len(self.source.split())


@dataclass(frozen=True, slots=True)
class Looked:
    """An article in one target locale, its paragraphs as they stand."""

    article: Article
    locale: str
    paragraphs: tuple[Reviewed, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many paragraphs stand how, by the `STANDING_WORDS` for it."""
        return Counter(paragraph.standing_word for paragraph in self.paragraphs)


def look(article: Article, old: Catalog, locale: str) -> Looked:
    """The paragraphs of an article as they are now against its catalog as it is now."""
    texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
    carried = catalog.carry(old, texts, article.locale, locale)
    return Looked(article, locale, tuple(_reviewed(n, text, carried.get(text)) for n, text in enumerate(texts, 1)))


def _reviewed(number: int, source: str, entry: Entry | None) -> Reviewed:
    standing = entry.standing if entry else Standing.UNTRANSLATED
    return Reviewed(number, source, standing if catalog.is_translatable(source) else Standing.NOTHING, entry)


def unit(paragraph: Reviewed, locale: str, policy: Policy) -> Unit:
    """What is shown of a paragraph, in `locale`, with no engine: the machine's words are those of the catalog."""
    source, entry = paragraph.source, paragraph.entry
    if entry is None:
        return policy.choose(source, None, None)
    machine = Unit(source, entry.machine, State.FUZZY, Origin.MACHINE) if entry.machine else None
    return policy.choose(source, catalog.kept([entry], locale).get(source), machine)


@dataclass(frozen=True, slots=True)
class Project:
    """The articles of a project with their files, those of them that cannot be read, its target locales and its output
    folder."""

    sources: tuple[Source, ...]
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    targets: tuple[str, ...]
    out: Path

    def orphans(self, locale: str) -> Iterable[Path]:
        """The catalogs of a locale whose article is not among those of the project."""
        names = {article.name for article in self.articles} | {failure.name for failure in self.failures}
        yield from (path for name, path in layout.catalog_files(self.out, locale) if name not in names)


def project(given: Sequence[str], to: Sequence[str], from_: str, out: Path) -> Project:
    """The project that options describe; without `to` its locales are those that have catalogs. Raises ConfigError
    where there is nothing to be found."""
    targets = tuple(dict.fromkeys(map(locales.parse, to))) or tuple(filter(_is_locale, layout.locales_of_catalogs(out)))
    if not targets:
        raise ConfigError(
            layout.catalogs(out), "no catalogs here", "run translate run first, or name its folder by --out"
        )
    found = discovery.expand(given, exclude=out)
    read: list[Article] = []
    failures: list[Failure] = []
    for source in found:
        try:
            read.append(articles.parse(discovery.read(source), source.name, from_ and locales.parse(from_)))
        except Error as error:
            failures.append(Failure(source.name, str(error)))
    return Project(found, tuple(read), tuple(failures), targets, out)


def look_at(project: Project) -> tuple[tuple[Looked, ...], tuple[Failure, ...]]:
    """Every article in every locale; those that cannot be read, or whose catalog is broken, are failures."""
    looked: list[Looked] = []
    failures = list(project.failures)
    for locale in project.targets:
        for article in project.articles:
            try:
                old = catalog.load(layout.catalog_path(project.out, article.name, locale))
            except Error as error:
                failures.append(Failure(article.name, str(error)))
                continue
            looked.append(look(replace(article, locale=source_locale(article, old)), old, locale))
    return tuple(looked), tuple(failures)


def source_locale(article: Article, old: Catalog) -> str:
    """The locale of an article: as given, else as its catalog says, else English."""
    named = old.field("X-Source-Language")
    try:
        return article.locale or (locales.parse(named) if named else DEFAULT_SOURCE)
    except LocaleError:
        return DEFAULT_SOURCE


def _is_locale(name: str) -> bool:
    """Is a folder's name a locale as runs write it? A .git is none."""
    try:
        return locales.parse(name) == name
    except LocaleError:
        return False
