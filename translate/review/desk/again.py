"""A paragraph translated again, by another engine or quality; its hypotheses, and drafts that the guard refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from translate import machine
from translate.errors import Error
from translate.model import Article, Paragraph, Quality
from translate.pipeline import PartHypotheses, Silent, hypotheses, in_memory
from translate.project import Options
from translate.review.desk.reading import OpenArticle

_COUNT = 6  # hypotheses that are shown; as many as a run asks for where a term is missing
_NO_TRANSLATION = ("copy", "pseudo")


@dataclass(frozen=True, slots=True)
class Version:
    """A translation of a paragraph by a machine, and what made it."""

    target: str
    engine: str
    quality: Quality


def engines(source: str, target: str) -> Iterator[str]:
    """The engines that translate between two locales."""
    for name in machine.providers():
        try:
            if name not in _NO_TRANSLATION and machine.candidates(name, source, target):
                yield name
        except Error:
            continue


def again(
    one: OpenArticle, number: int, locale: str, options: Options, engine: str, quality: Quality, part: str = ""
) -> Version:
    """A paragraph (`number` from 1), or one sentence of it (`part`), translated again as a run would, with names and
    terms. Raises Error."""
    wanted = replace(options, engine=engine or options.engine, quality=quality)
    article = _plain(part, one.source_locale) if part else _alone(one, number)
    found = next(in_memory([article], locale, wanted, Silent()))
    return Version(found.units[0].target, wanted.engine, quality)


def parts(one: OpenArticle, number: int, locale: str, options: Options) -> list[PartHypotheses]:
    """The sentences of a paragraph, with what the engine would say of each, and what the guard refuses. Raises
    Error."""
    return hypotheses(_alone(one, number), locale, options, _COUNT)


def _alone(one: OpenArticle, number: int) -> Article:
    """A paragraph as an article of its own."""
    if one.article is None:
        return _plain(one.paragraphs[number - 1].source, one.source_locale)
    paragraph = replace(one.article.paragraphs[number - 1], id=1)
    return replace(one.article, paragraphs=(paragraph,), attributes=())


def _plain(text: str, locale: str) -> Article:
    return Article("text.txt", locale, (Paragraph(1, text),))
