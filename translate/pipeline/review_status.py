"""The review status of articles by their catalogs, and what can be shown of them without an engine."""

from __future__ import annotations

from dataclasses import dataclass

from translate import catalog
from translate.catalog import Catalog, Entry
from translate.errors import LocaleError
from translate.model import DEFAULT_SOURCE, Article, Origin, Standing, State, Unit
from translate.pipeline.policy import Policy
from translate.project import articles
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
    """An article in one target locale, its paragraphs with their review status."""

    article: Article
    locale: str
    paragraphs: tuple[Reviewed, ...]


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


def source_locale(article: Article, old: Catalog) -> str:
    """The locale of an article: as given, else that in its catalog, else English."""
    named = old.field("X-Source-Language")
    try:
        return article.locale or (locales.parse(named) if named else DEFAULT_SOURCE)
    except LocaleError:
        return DEFAULT_SOURCE
