"""Builds the articles of a project from their catalogs alone, without engine or cache."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from translate.errors import Error
from translate.model import DEFAULT_SOURCE, Bilingual, Failure, OnStale, Standing, Translation
from translate.pipeline import review_status
from translate.pipeline.human_only import Owned
from translate.pipeline.policy import Policy
from translate.pipeline.review_status import STANDING_WORDS, Looked, Project, Reviewed
from translate.project import layout
from translate.text.numbers import localized_alone


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build. `looked`: the articles written, in each of `locales`, with their review status;
    `failures`: articles that could not be built; `changed`: number of files written."""

    locales: tuple[str, ...]
    looked: tuple[Looked, ...]
    failures: tuple[Failure, ...]
    changed: int

    def reviewed(self, locale: str) -> float:
        """Per cent (0 to 100) of the paragraphs with words of a locale that a person has approved; 100 if there are
        none."""
        counts = [one.counts for one in self.looked if one.locale == locale]
        whole = sum(count.total() - count[STANDING_WORDS[Standing.NOTHING]] for count in counts)
        return 100 * sum(count[STANDING_WORDS[Standing.APPROVED]] for count in counts) / whole if whole else 100.0

    def gaps(self) -> Iterator[tuple[Looked, Reviewed]]:
        """The paragraphs that no person has approved, each with its article."""
        for one in self.looked:
            for paragraph in one.paragraphs:
                if paragraph.standing not in (Standing.APPROVED, Standing.NOTHING):
                    yield one, paragraph


def build(
    project: Project, on_stale: OnStale, owned: Owned, bilingual: Bilingual | None = None, *, only_reviewed: bool
) -> Built:
    """Write the translated article and the parallel texts of each article in each locale.

    `bilingual`: see Options. `only_reviewed`: show only what a person has approved, else the source. An article whose
    catalog is broken, or that cannot be written, is a failure in the result. Raises ConfigError before any work when an
    article would be overwritten, or has no such document in both languages.
    """
    pairs = {(article.locale or DEFAULT_SOURCE, to) for article in project.articles for to in project.targets}
    layout.refuse_unpaired(project.articles, bilingual)
    layout.refuse_overwriting(project.sources, sorted(pairs), project.out)
    looked, failures = review_status.look_at(project)
    written: list[Looked] = []
    lost = list(failures)
    changed = 0
    for one in looked:
        numbers = partial(localized_alone, source=one.article.locale, target=one.locale)
        policy = Policy(on_stale, owned.covers(one.locale, one.article.name), only_reviewed, numbers)
        units = (review_status.unit(paragraph, one.article.locale, policy) for paragraph in one.paragraphs)
        try:
            shown = Translation(one.article, one.locale, tuple(units), "")
            changed += layout.write(project.out, shown, bilingual=bilingual)
        except Error as error:
            lost.append(Failure(one.article.name, str(error)))
            continue
        written.append(one)
    return Built(project.targets, tuple(written), tuple(lost), changed)
