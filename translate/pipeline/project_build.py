"""Builds the articles of a project from their catalogs alone, without engine or cache."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from translate.errors import ConfigError, Error
from translate.model import DEFAULT_SOURCE, Bilingual, Failure, OnStale, Standing, Translation
from translate.pipeline import review_status
from translate.pipeline.human_only import Owned
from translate.pipeline.policy import Policy
from translate.pipeline.review_status import Looked, Project, Reviewed
from translate.project import layout
from translate.text.numbers import localized_alone


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build. `looked`: the articles in each of `locales`, with their review status; `failures`:
    articles that could not be built; `changed`: number of files written; `left_out`: those of `looked` that were not
    written because they have no catalog."""

    locales: tuple[str, ...]
    looked: tuple[Looked, ...]
    failures: tuple[Failure, ...]
    changed: int
    left_out: tuple[Looked, ...] = ()

    def reviewed(self, locale: str) -> float:
        """Per cent (0 to 100) of the paragraphs with words of a locale that a person has approved; 100 if there are
        none."""
        counts = [one.counts for one in self.looked if one.locale == locale]
        whole = sum(count.total() - count[Standing.NOTHING] for count in counts)
        return 100 * sum(count[Standing.APPROVED] for count in counts) / whole if whole else 100.0

    def gaps(self) -> Iterator[tuple[Looked, Reviewed]]:
        """The paragraphs that no person has approved, each with its article."""
        for one in self.looked:
            for paragraph in one.paragraphs:
                if paragraph.standing not in (Standing.APPROVED, Standing.NOTHING):
                    yield one, paragraph


@dataclass(frozen=True, slots=True)
class Showing:
    """What a build shows. `on_stale`, `bilingual`: see Options; `only_reviewed`: only what a person has approved, else
    the source; `untranslated`: articles without a catalog, too, which show the source."""

    on_stale: OnStale
    bilingual: Bilingual | None = None
    only_reviewed: bool = False
    untranslated: bool = False


def build(project: Project, showing: Showing, owned: Owned) -> Built:
    """Write the translated article and the parallel texts of each article in each locale.

    An article whose catalog is broken, or that cannot be written, is a failure in the result; one without a catalog is
    left out. Raises ConfigError before any work when an article would be overwritten, has no such document in both
    languages, and when none has a catalog.
    """
    pairs = {(article.locale or DEFAULT_SOURCE, to) for article in project.articles for to in project.targets}
    layout.refuse_unpaired(project.articles, showing.bilingual)
    layout.refuse_overwriting(project.sources, sorted(pairs), project.out)
    looked, failures = review_status.look_at(project)
    left = tuple(one for one in looked if not (one.has_catalog or showing.untranslated))
    if looked and len(left) == len(looked) and not failures:
        raise ConfigError(
            layout.catalogs(project.out), "no catalog of these articles here", "run translate run, or name its --out"
        )
    done: list[Looked] = []
    lost = list(failures)
    changed = 0
    for one in looked:
        try:
            changed += 0 if any(one is other for other in left) else _written(one, project, showing, owned)
        except Error as error:
            lost.append(Failure(one.article.name, str(error)))
            continue
        done.append(one)
    return Built(project.targets, tuple(done), tuple(lost), changed, left)


def _written(one: Looked, project: Project, showing: Showing, owned: Owned) -> int:
    """Write the files of an article. Returns how many changed. Raises TranslateError."""
    numbers = partial(localized_alone, source=one.article.locale, target=one.locale)
    is_owned = owned.covers(one.locale, one.article.name)
    policy = Policy(showing.on_stale, is_owned, showing.only_reviewed, numbers)
    units = (review_status.unit(paragraph, one.article.locale, policy) for paragraph in one.paragraphs)
    shown = Translation(one.article, one.locale, tuple(units), "")
    return layout.write(project.out, shown, bilingual=showing.bilingual)
