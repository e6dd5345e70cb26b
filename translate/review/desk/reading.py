"""Reads the articles of a project with their catalogs, as they are on disk now, for the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from translate import catalog
from translate.catalog import Catalog
from translate.errors import Error
from translate.model import DEFAULT_SOURCE, Article, Standing
from translate.pipeline import Reviewed, review_status
from translate.project import Source, articles, discovery, layout, run_sources
from translate.project.articles import FormatSettings
from translate.review.acts import ActResult, Outline, stamp


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article of the desk lies: its name, its source (None: only its catalog is here) and its catalog, for a
    target locale."""

    name: str
    locale: str
    source: Source | None
    catalog: Path


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article in a target locale as it was read. `version`: changes when one of its files does; `paragraphs`: with
    their review status and entries, `keys`: what tells each in the catalog; `article`: None where only the catalog is
    here. `failure`: why it could not be read, "" if it could."""

    place: Place
    version: str
    source_locale: str = DEFAULT_SOURCE
    paragraphs: tuple[Reviewed, ...] = ()
    keys: tuple[str, ...] = ()
    article: Article | None = None
    failure: str = ""

    def after(self, done: Mapping[str, ActResult], written: str) -> OpenArticle:
        """The article as it is after acts, by key. `written`: the stamp of its catalog now."""
        paragraphs = (
            _after(paragraph, done[key]) if key in done else paragraph
            for key, paragraph in zip(self.keys, self.paragraphs, strict=True)
        )
        return replace(self, paragraphs=tuple(paragraphs), version=version(self.place, written))

    @property
    def outline(self) -> Outline:
        """What it asks of its catalog."""
        entries = {key: one.entry for key, one in zip(self.keys, self.paragraphs, strict=True)}
        return Outline(self.place.name, self.source_locale, self.place.locale, entries)


def _after(paragraph: Reviewed, done: ActResult) -> Reviewed:
    if paragraph.standing is Standing.NOTHING:
        return replace(paragraph, entry=done.after)
    return replace(paragraph, entry=done.after, standing=done.after.standing if done.after else Standing.UNTRANSLATED)


def places(sources: tuple[Source, ...], out: Path, locale: str) -> Iterator[Place]:
    """The articles of a locale: the sources, then the catalogs whose article is not among them."""
    for source in sources:
        yield Place(source.name, locale, source, layout.catalog_path(out, source.name, locale))
    names = {source.name for source in sources}
    for name, path in layout.catalog_files(out, locale):
        if name not in names:
            yield Place(name, locale, None, path)


def version(place: Place, written: str = "") -> str:
    """What changes when one of the files of an article does. `written`: the stamp of its catalog, where it is known."""
    source = [stamp(place.source.path)] if place.source and place.source.path else []
    return " ".join([written or stamp(place.catalog), *source])


def read(place: Place, from_: str, settings: FormatSettings) -> OpenArticle:
    """An article with its catalog. `from_`: its source locale, "" for what the catalog says. What cannot be read says
    why."""
    told = version(place)
    try:
        old = catalog.load(place.catalog)
        if place.source is None:
            return _of_catalog(place, told, old, from_)
        own = run_sources.settings_of(place.source, settings)
        article = articles.parse(discovery.read(place.source), place.name, from_, own)
        article = articles.into(replace(article, locale=review_status.source_locale(article, old)), place.locale)
    except Error as error:
        return OpenArticle(place, told, failure=str(error))
    looked = review_status.look(article, old, place.locale)
    keys = catalog.keys(old, articles.texts(article))
    return OpenArticle(place, told, article.locale, looked.paragraphs, tuple(keys), article)


def _of_catalog(place: Place, told: str, old: Catalog, from_: str) -> OpenArticle:
    """A catalog whose article is not here: its entries in the order of the file."""
    entries = [entry for entry in old.entries if not entry.obsolete and entry.plural is None]
    shown = (
        Reviewed(n, e.source, e.standing if catalog.is_translatable(e.source) else Standing.NOTHING, e)
        for n, e in enumerate(entries, 1)
    )
    locale = from_ or review_status.source_locale(Article(place.name, "", ()), old)
    return OpenArticle(place, told, locale, tuple(shown), tuple(entry.key for entry in entries))
