"""Reads articles in whatever format: their paragraphs, the texts and markup of these, links, times, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from glossary import Severity
from translate.model import Article, Font, Paragraph, UnitFinding
from translate.project.articles import plain
from translate.project.articles.article_formats import LinkedFormat, ShownText, TargetedFormat, TimedFormat
from translate.project.articles.format_registry import by_suffix, format_of, own_format
from translate.project.articles.format_settings import USUAL, FormatSettings
from translate.project.articles.link_graph import LinkGraph
from translate.project.articles.plural_forms import with_forms
from translate.project.articles.refusals import refuse_unread
from translate.text import locales, scripts_of
from translate.text.markup import CountedMarkup, Markup


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """An article from the bytes of its file; `name`: its relative path, `locale`: a BCP 47 tag. Raises ArticleError for
    bytes that are not in the format of the suffix or of the settings, and for formats that are not read, KeyError for
    settings that name no format."""
    if not settings.format:
        refuse_unread(name, by_suffix())
    article = format_of(name, settings.format).parse(data, name, locale, settings)
    return replace(article, format=settings.format) if settings.format else article


def into(article: Article, locale: str) -> Article:
    """An article as it is translated into a locale: with the forms of plurals that the locale has, and in a bilingual
    format with the places of its translations. Raises ArticleError for a file that is for another locale."""
    own = own_format(article)
    return own.into(article, locale) if isinstance(own, TargetedFormat) else with_forms(article, locale)


def holds_targets(article: Article) -> bool:
    """True for a file that holds texts and their translations."""
    return isinstance(own_format(article), TargetedFormat)


def remarks(article: Article, locale: str) -> tuple[UnitFinding, ...]:
    """What a person should look at in an article as a whole when it is translated into a locale."""
    wanted = scripts_of(locale)
    named = {one.name: one for one in article.fonts if not wanted & one.scripts}
    return (*article.findings, *(_font(one, locale) for one in named.values()))


def _font(font: Font, locale: str) -> UnitFinding:
    language = locales.display(locale).partition(" (")[0]
    message = f"the font {font.name} has no letters of {language} ({font.source}); choose another one"
    return UnitFinding("font", Severity.WARNING, message)


def shown(article: Article) -> Iterator[ShownText]:
    """The texts of an article that are shown for a time each, none for a format without times."""
    own = own_format(article)
    return own.shown(article) if isinstance(own, TimedFormat) else iter(())


def links(article: Article) -> LinkGraph | None:
    """The anchors and links of an article, None for a format without links."""
    own = own_format(article)
    return own.links(article) if isinstance(own, LinkedFormat) else None


def markup(article: Article, paragraph_id: int) -> Markup:
    """How inline markup is written in the text of a paragraph."""
    paragraph = article.paragraphs[paragraph_id - 1]
    own = own_format(article).markup(article, paragraph)
    return CountedMarkup(own, paragraph.numbers) if paragraph.numbers else own


def usual_markup(name: str, locale: str, settings: FormatSettings = USUAL) -> Markup:
    """How inline markup is written in most texts of a file, by its name."""
    return format_of(name, settings.format).markup(Article(name, locale, ()), Paragraph(1, ""))


def source_text(article: Article, paragraph_id: int) -> str:
    """The text of a paragraph as it is translated and catalogued: hard wraps undone, line breaks as \\n."""
    return plain.unwrap(article.paragraphs[paragraph_id - 1])


def texts(article: Article) -> list[tuple[str, str]]:
    """The text of each paragraph as it is translated and catalogued, and its context, "" for none."""
    return [(source_text(article, one.id), one.context) for one in article.paragraphs]
