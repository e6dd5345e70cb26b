"""The machine's texts made anew where terms have changed: in the whole project, or in the articles that have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from glossary import Matcher, Term
from glossary.names import words_of_persons
from glossary.termbase import persons
from translate.model import Outcome
from translate.pipeline import run, run_articles
from translate.project import Options, Source, run_sources
from translate.project.articles import FormatSettings
from translate.review.desk.reading import OpenArticle


@dataclass(frozen=True, slots=True)
class Rerendered:
    """How many paragraphs have another text of the machine, and what went wrong, one message each."""

    fresh: int
    failures: tuple[str, ...]


def whole(options: Options) -> Rerendered:
    """All articles, those that were never translated, too. Raises what `pipeline.run` raises."""
    return _told([run(options)])


def some(articles: Iterable[OpenArticle], options: Options) -> Rerendered:
    """These articles, each read as the run before read it. Raises what `pipeline.run` raises."""
    groups: dict[FormatSettings, list[Source]] = {}
    for one in articles:
        if source := one.place.source:
            groups.setdefault(run_sources.settings_of(source, options.formats), []).append(source)
    return _told([run_articles(sources, replace(options, formats=how)) for how, sources in groups.items()])


def _told(outcomes: Sequence[Outcome]) -> Rerendered:
    failures = (failure.message for outcome in outcomes for failure in outcome.failures)
    return Rerendered(sum(outcome.fresh for outcome in outcomes), tuple(failures))


def touched(articles: Iterable[OpenArticle], terms: Sequence[Term], source: str) -> Iterator[OpenArticle]:
    """The translated articles of a source locale that have one of the terms, or a word of a person's name among them:
    where it stands alone, it is rendered as in the whole name."""
    matcher, words = Matcher(terms, source), words_of_persons(persons(terms))
    for one in articles:
        if one.source_locale != source or not one.place.catalog.is_file():
            continue
        texts = [paragraph.source for paragraph in one.paragraphs]
        matches = (matcher.matches(text, scope_path=one.place.name) for text in texts)
        if any(matches) or any(word in text.lower() for word in words for text in texts):
            yield one
