"""How far the review of articles has come, told from their catalogs, and what may be shown of them with no engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog, Entry, Kept
from translate.errors import ConfigError, LocaleError, TranslateError
from translate.model import Article, Failure, Origin, State, Unit
from translate.pipeline.draft import Policy
from translate.project import Source, articles, discovery, layout
from translate.text import locales

DEFAULT_SOURCE = "en"


class Standing(StrEnum):
    """How a paragraph stands: approved by a person; worded by a machine or not yet approved; worded for a source that
    has changed since; not worded; without a word to translate."""

    REVIEWED = "reviewed"
    FUZZY = "fuzzy"
    STALE = "stale"
    UNTRANSLATED = "untranslated"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A paragraph (`number` from 1) of an article, its entry in the catalog where there is one, and how it stands."""

    number: int
    source: str
    standing: Standing
    entry: Entry | None = None

    @property
    def words(self) -> int:
        """Words of the source that are to be reviewed or translated yet."""
        return 0 if self.standing in (Standing.REVIEWED, Standing.NOTHING) else len(self.source.split())


@dataclass(frozen=True, slots=True)
class Looked:
    """An article in one target locale, its paragraphs as they stand."""

    article: Article
    locale: str
    paragraphs: tuple[Reviewed, ...]

    @property
    def counts(self) -> Counter[Standing]:
        """How many paragraphs stand how."""
        return Counter(paragraph.standing for paragraph in self.paragraphs)


def look(article: Article, old: Catalog, locale: str) -> Looked:
    """The paragraphs of an article as they are now against its catalog as it is now."""
    texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
    carried = catalog.carry(old, texts, article.locale, locale)
    return Looked(article, locale, tuple(_reviewed(n, text, carried.get(text)) for n, text in enumerate(texts, 1)))


def _reviewed(number: int, source: str, entry: Entry | None) -> Reviewed:
    if not catalog.is_catalogued(Unit(source)):
        return Reviewed(number, source, Standing.NOTHING)
    if entry is None or entry.state is State.UNTRANSLATED:
        return Reviewed(number, source, Standing.UNTRANSLATED, entry)
    if entry.state is State.TRANSLATED:
        return Reviewed(number, source, Standing.REVIEWED, entry)
    return Reviewed(number, source, Standing.STALE if entry.stale else Standing.FUZZY, entry)


def unit(paragraph: Reviewed, locale: str, policy: Policy, *, only_reviewed: bool) -> Unit:
    """What is shown of a paragraph, in `locale`, with no engine: its wording, or nothing, so that the source stands.

    `only_reviewed`: nothing but what a person approved. What a policy wants of the machine is shown if the catalog has
    it.
    """
    entry, source = paragraph.entry, paragraph.source
    if paragraph.standing is Standing.NOTHING:
        return Unit(source, source, State.TRANSLATED)
    if paragraph.standing is Standing.REVIEWED and entry:
        return Unit(source, entry.target, State.TRANSLATED, Origin.PERSON)
    if only_reviewed or entry is None:
        return Unit(source)
    kept: Kept | None = catalog.kept([entry], locale).get(source)
    if kept and policy.stands(kept):
        return Unit(source, kept.target, State.FUZZY, Origin.PERSON, previous=kept.previous)
    text = (entry.machine or "") if policy.asks(kept) else ""
    return Unit(source, text, State.FUZZY if text else State.UNTRANSLATED, Origin.MACHINE if text else Origin.NONE)


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
        folder = layout.catalogs(self.out, locale)
        for path in sorted(folder.rglob("*.po")):
            if path.relative_to(folder).as_posix().removesuffix(".po") not in names:
                yield path


def project(given: Sequence[str], to: Sequence[str], from_: str, out: Path) -> Project:
    """The project that options describe; without `to` its locales are those that have catalogs. Raises ConfigError
    where there is nothing to be found."""
    targets = tuple(dict.fromkeys(map(locales.parse, to))) or _locales(out)
    if not targets:
        raise ConfigError(out / "po", "no catalogs here", "run translate run first, or name its folder by --out")
    found = discovery.expand(given, exclude=out)
    read: list[Article] = []
    failures: list[Failure] = []
    for source in found:
        try:
            read.append(articles.parse(discovery.read(source), source.name, from_ and locales.parse(from_)))
        except TranslateError as error:
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
            except TranslateError as error:
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


def _locales(out: Path) -> tuple[str, ...]:
    folder = out / "po"
    names = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    return tuple(name for name in names if _is_locale(name))


def _is_locale(name: str) -> bool:
    """Is a folder's name a locale as runs write it? A .git is none."""
    try:
        return locales.parse(name) == name
    except LocaleError:
        return False
