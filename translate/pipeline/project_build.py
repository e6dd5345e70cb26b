"""Builds the articles of a project from their catalogs alone, without engine or cache, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from translate.errors import ArticleError, ConfigError, Error
from translate.fingerprints import Facts, KeptAnswers, digest_of, file_digest
from translate.model import DEFAULT_SOURCE, Bilingual, Failure, OnStale, Standing, Translation
from translate.pipeline import article_status, review_status
from translate.pipeline.article_status import ArticleStatus, ArticleWithCatalog, Gathered, OnDisk, Project, Seen
from translate.pipeline.human_only import Owned
from translate.pipeline.policy import Policy
from translate.pipeline.recorded import Recorded
from translate.pipeline.review_status import Looked
from translate.project import Write, files, layout
from translate.text.numbers import localized_alone

_KIND = "build"  # of facts


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build. `looked`: the articles in each of `locales`, with their review status; `failures`:
    articles that could not be built; `changed`: number of files written; `left_out`: those of `looked` that were not
    written because they have no catalog."""

    locales: tuple[str, ...]
    looked: tuple[ArticleStatus, ...]
    failures: tuple[Failure, ...]
    changed: int
    left_out: tuple[ArticleStatus, ...] = ()

    def reviewed(self, locale: str) -> float:
        """Per cent (0 to 100) of the paragraphs with words of a locale that a person has approved; 100 if there are
        none."""
        counts = [one.counts for one in self.looked if one.locale == locale]
        whole = sum(count.total() - count[Standing.NOTHING] for count in counts)
        return 100 * sum(count[Standing.APPROVED] for count in counts) / whole if whole else 100.0

    def gaps(self) -> Iterator[tuple[ArticleStatus, int, Standing]]:
        """The paragraphs that no person has approved: the article, the number of the paragraph from 1, its standing."""
        for one in self.looked:
            for number, standing in enumerate(one.standings, 1):
                if standing not in (Standing.APPROVED, Standing.NOTHING):
                    yield one, number, standing


@dataclass(frozen=True, slots=True)
class Showing:
    """What a build shows. `on_stale`, `bilingual`: see Options; `only_reviewed`: only what a person has approved, else
    the source; `untranslated`: articles without a catalog, too, which show the source."""

    on_stale: OnStale
    bilingual: Bilingual | None = None
    only_reviewed: bool = False
    untranslated: bool = False


def build(project: Project, showing: Showing, owned: Owned, facts: Facts) -> Built:
    """Write the translated article and the parallel texts of each article in each locale.

    An article whose catalog is broken, or that cannot be written, is a failure in the result; one without a catalog is
    left out. Raises ConfigError before any work when an article would be overwritten, has no such document in both
    languages, and when none has a catalog.
    """
    pairs = sorted((project.locale or DEFAULT_SOURCE, to) for to in project.targets)
    layout.refuse_overwriting(project.sources, pairs, project.out)
    if showing.bilingual:
        _refuse_unpaired(project, showing.bilingual)
    build = _Build(project, showing, owned, facts)
    for source in project.sources:
        for locale, found in article_status.seen(source, project, facts):
            build.add(locale, found)
    return build.built()


def _refuse_unpaired(project: Project, bilingual: Bilingual) -> None:
    """Raise ConfigError for the first article whose format has no such document in both languages."""
    for source in project.sources:
        with suppress(ArticleError):  # is told later
            layout.refuse_unpaired([OnDisk.of(source, project).article], bilingual)


@dataclass(frozen=True, slots=True)
class _Build:
    """A build while it goes on."""

    project: Project
    showing: Showing
    owned: Owned
    facts: Facts
    seen: Gathered = field(default_factory=Gathered)
    written: Gathered = field(default_factory=Gathered)
    left_out: Gathered = field(default_factory=Gathered)
    changed: list[int] = field(default_factory=list)

    def add(self, locale: str, found: Seen | Failure) -> None:
        """Write an article, if it is to be written."""
        self.seen.add(locale, found)
        if isinstance(found, Failure):
            return
        one, status = found
        if not (status.has_catalog or self.showing.untranslated):
            self.left_out.add(locale, found)
        else:
            try:
                self.changed.append(self._shown(one))
            except Error as error:
                self.written.add(locale, Failure(one.name, str(error)))
                return
        self.written.add(locale, found)

    def built(self) -> Built:
        """The result. Raises ConfigError when no article has a catalog."""
        targets = self.project.targets
        left, looked, lost = self.left_out.statuses(targets), self.seen.statuses(targets), self.seen.lost(targets)
        if looked and len(left) == len(looked) and not lost:
            what = "no catalog of these articles here"
            raise ConfigError(layout.catalogs(self.project.out), what, "run translate run, or name its --out")
        failures = (*lost, *self.written.lost(targets))
        return Built(targets, self.written.statuses(targets), failures, sum(self.changed), left)

    def _shown(self, one: ArticleWithCatalog) -> int:
        """Write the files of an article, but where an earlier build has written the same and they are as it left them.
        Returns how many changed. Raises Error."""
        is_owned = self.owned.covers(one.locale, one.name)
        showing = self.showing
        how = [is_owned, showing.on_stale, str(showing.bilingual), showing.only_reviewed]
        key = one.key and digest_of([one.key, *how])
        answers = KeptAnswers(self.facts, _KIND)
        known = answers.recall(one.place, one.name, key, dict)
        out = self.project.out
        if known and all(file_digest(out / path) == was for path, was in known.items()):
            return 0
        recorded = Recorded(files.write)
        changed = _written(one.looked, recorded, out, showing, is_owned)
        answers.keep(one.place, one.name, key, recorded.below(out))
        return changed


def _written(one: Looked, put: Write, out: Path, showing: Showing, is_owned: bool) -> int:
    """Write the files of an article. Returns how many changed. Raises TranslateError."""
    numbers = partial(localized_alone, source=one.article.locale, target=one.locale)
    policy = Policy(showing.on_stale, is_owned, showing.only_reviewed, numbers)
    units = (review_status.unit(paragraph, one.article.locale, policy) for paragraph in one.paragraphs)
    return layout.write(out, Translation(one.article, one.locale, tuple(units), ""), put, showing.bilingual)
