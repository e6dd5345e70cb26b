"""The articles of a project as they are on disk, and how far the review of each has come; of one whose bytes are those
of an earlier command, as that one has found it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from translate import catalog
from translate.errors import ConfigError, Error, LocaleError
from translate.fingerprints import Facts, KeptAnswers, digest, digest_of, installation
from translate.model import Article, Failure, Standing
from translate.pipeline import review_status
from translate.pipeline.review_status import Looked
from translate.project import Options, Source, articles, discovery, layout, run_sources
from translate.project.articles import FormatSettings
from translate.text import locales

_KIND = "status"  # of facts


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its sources, their locale ("" if not given), its target locales, its output folder, how its articles
    are read, and the place of facts about it."""

    sources: tuple[Source, ...]
    locale: str
    targets: tuple[str, ...]
    out: Path
    settings: FormatSettings
    place: str

    @staticmethod
    def of(options: Options) -> Project:
        """That of `options`; where they name no target locale, with those that have catalogs. Raises ConfigError if
        there are none, or no articles, LocaleError."""
        out, found = Path(options.out), run_sources.of_project(options)
        targets = tuple(dict.fromkeys(map(locales.named, options.to)))
        targets = targets or tuple(filter(_is_locale, layout.locales_of_catalogs(out)))
        if not targets:
            raise ConfigError(
                layout.catalogs(out), "no catalogs here", "run translate run first, or name its folder by --out"
            )
        locale = options.from_ and locales.named(options.from_)
        place = layout.relative(out, options.root)
        return Project(tuple(found), locale, targets, out, options.formats, place)

    def orphans(self, locale: str) -> Iterator[Path]:
        """The catalogs of a locale whose article is not among those of the project."""
        names = {source.name for source in self.sources}
        yield from (path for name, path in layout.catalog_files(self.out, locale) if name not in names)


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """How far the review of an article has come in a target locale. `article`: its name and locale, without its text;
    `standings`: those of its paragraphs, in order; `words`: of the source, still to be reviewed or translated;
    `unresolved`: the number of terms that are not as the glossary has them; `has_catalog`: false if nothing was ever
    translated of it."""

    article: Article
    locale: str
    standings: tuple[Standing, ...]
    words: int
    unresolved: int
    has_catalog: bool = True

    @property
    def counts(self) -> Counter[Standing]:
        """The number of paragraphs by their review status."""
        return Counter(self.standings)


@dataclass(frozen=True)
class OnDisk:
    """The bytes of an article, its locale ("" if not given), and how it is read."""

    source: Source
    data: bytes
    locale: str
    settings: FormatSettings

    @staticmethod
    def of(source: Source, project: Project) -> OnDisk:
        """An article of a project. Raises Error where its file cannot be read."""
        settings = run_sources.settings_of(source, project.settings)
        return OnDisk(source, discovery.read(source), project.locale, settings)

    @cached_property
    def article(self) -> Article:
        """The article. Raises Error."""
        return articles.parse(self.data, self.source.name, self.locale, self.settings)

    @cached_property
    def digest(self) -> str:
        """The digest of all that it is read from, "" for one whose format is not of this program."""
        if not articles.is_built_in(self.source.name, self.settings.format):
            return ""
        return digest_of([installation(), digest(self.data), self.locale, repr(self.settings)])


@dataclass(frozen=True)
class ArticleWithCatalog:
    """An article with the bytes of its catalog in a target locale, None for no catalog. `place`: that of its facts."""

    on_disk: OnDisk
    locale: str
    path: Path
    content: bytes | None
    place: str

    @staticmethod
    def of(on_disk: OnDisk, locale: str, project: Project) -> ArticleWithCatalog:
        """An article with its catalog. Raises Error where that cannot be read."""
        path = layout.catalog_path(project.out, on_disk.source.name, locale)
        return ArticleWithCatalog(on_disk, locale, path, catalog.content(path), f"{project.place} {locale}")

    @property
    def name(self) -> str:
        """The name of the article."""
        return self.on_disk.source.name

    @cached_property
    def key(self) -> str:
        """The digest of all that its status follows from, "" if that cannot be told."""
        mine = None if self.content is None else digest(self.content)
        return self.on_disk.digest and digest_of([self.on_disk.digest, self.locale, mine])

    @cached_property
    def looked(self) -> Looked:
        """Its paragraphs with their entries. Raises Error."""
        old = catalog.Catalog() if self.content is None else catalog.reader.parse(self.content, self.path)
        article = self.on_disk.article
        own = replace(article, locale=review_status.source_locale(article, old))
        return review_status.look(articles.into(own, self.locale), old, self.locale)

    def known(self, facts: Facts) -> ArticleStatus | None:
        """Its status as an earlier command has found it, None where no command has."""
        return KeptAnswers(facts, _KIND).recall(self.place, self.name, self.key, self._status)

    def status(self, facts: Facts) -> ArticleStatus:
        """Its status, which is kept. Raises Error."""
        paragraphs = self.looked.paragraphs
        entries = (paragraph.entry for paragraph in paragraphs if paragraph.entry)
        answer = [
            self.looked.article.locale,
            [paragraph.standing for paragraph in paragraphs],
            sum(paragraph.words for paragraph in paragraphs),
            sum(len(entry.unresolved) for entry in entries),
        ]
        KeptAnswers(facts, _KIND).keep(self.place, self.name, self.key, answer)
        return self._status(answer)

    def _status(self, answer: Any) -> ArticleStatus:
        """A status of what is kept of it."""
        locale, standings, words, unresolved = answer
        article = Article(self.name, str(locale), ())
        found = tuple(map(Standing, standings))
        return ArticleStatus(article, self.locale, found, int(words), int(unresolved), self.content is not None)


Seen = tuple[ArticleWithCatalog, ArticleStatus]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is seen of the articles of a project, in any order, put in that of the locales. `unread`: articles that
    cannot be read; `found`, `failures`: by locale."""

    found: dict[str, list[ArticleStatus]] = field(default_factory=dict)
    unread: list[Failure] = field(default_factory=list)
    failures: dict[str, list[Failure]] = field(default_factory=dict)

    def add(self, locale: str, one: Seen | Failure) -> None:
        """Put in an article as `seen` gives it."""
        if not isinstance(one, Failure):
            self.found.setdefault(locale, []).append(one[1])
        elif locale:
            self.failures.setdefault(locale, []).append(one)
        else:
            self.unread.append(one)

    def statuses(self, targets: Sequence[str]) -> tuple[ArticleStatus, ...]:
        """The articles, locale by locale."""
        return tuple(one for locale in targets for one in self.found.get(locale, ()))

    def lost(self, targets: Sequence[str]) -> tuple[Failure, ...]:
        """The articles that cannot be read, then, locale by locale, the catalogs that are broken."""
        return (*self.unread, *(one for locale in targets for one in self.failures.get(locale, ())))


def seen(source: Source, project: Project, facts: Facts) -> list[tuple[str, Seen | Failure]]:
    """An article in each target locale, or the failure where its catalog cannot be read; one failure, with "" for the
    locale, for an article that cannot."""
    found = list[tuple[str, Seen | Failure]]()
    try:
        on_disk = OnDisk.of(source, project)
    except Error as error:
        return [("", Failure(source.name, str(error)))]
    for locale in project.targets:
        try:
            one = ArticleWithCatalog.of(on_disk, locale, project)
            known = one.known(facts)
            if known is None and (why := _trouble(on_disk)):
                return [("", Failure(source.name, why))]
            found.append((locale, (one, known or one.status(facts))))
        except Error as error:
            found.append((locale, Failure(source.name, str(error))))
    return found


def _trouble(on_disk: OnDisk) -> str:
    """Why an article cannot be parsed, "" if it can."""
    try:
        _ = on_disk.article
    except Error as error:
        return str(error)
    return ""


def _is_locale(name: str) -> bool:
    """True if the name of a folder is a locale in its standard spelling, as runs write it, and not e.g. .git."""
    try:
        return locales.parse(name) == name
    except LocaleError:
        return False
