"""What other paragraphs have to do with one: those of the same text, and those of which the memory has close ones."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from translate.catalog import Entry
from translate.errors import Error
from translate.exchange import Known, TranslationMemory, translation_memory
from translate.model import Standing
from translate.review.desk.reading import OpenArticle

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IdenticalEntry:
    """A paragraph of the same text with an entry of its own: its article, key and number there, and its entry."""

    article: str
    key: str
    number: int
    standing: Standing
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation of a text from elsewhere: `closeness` of its source, 1 for the same; `origin`: where it is from."""

    source: str
    target: str
    origin: str
    closeness: float


def twins(articles: Iterable[OpenArticle], source: str, article: str, key: str) -> Iterator[IdenticalEntry]:
    """The entries of the same text but for that of the paragraph itself."""
    for one in articles:
        seen = {key} if one.place.name == article else set[str]()
        for other, paragraph in zip(one.keys, one.paragraphs, strict=True):
            if paragraph.source == source and other not in seen:
                seen.add(other)
                yield IdenticalEntry(one.place.name, other, paragraph.number, paragraph.standing, paragraph.entry)


def memories(
    articles: Iterable[OpenArticle], files: Sequence[str], source: str, target: str
) -> tuple[TranslationMemory, ...]:
    """What people have approved in articles of a pair of locales, and the files of other tools. Files that cannot be
    read are told in the log."""
    approved = TranslationMemory(
        Known(paragraph.source, paragraph.entry.target, one.place.name, one.place.name)
        for one in articles
        if one.source_locale == source
        for paragraph in one.paragraphs
        if paragraph.standing is Standing.APPROVED and paragraph.entry
    )
    try:
        given = translation_memory.load(files, source, target)
    except Error as error:
        _log.warning("%s", error)
        given = None
    return (approved, given) if given else (approved,)


def remembered(found: Iterable[TranslationMemory], source: str) -> Iterator[Remembered]:
    """What memories have for a text: the same text, and the closest other one of each."""
    for one in found:
        if exact := one.exact(source):
            yield Remembered(exact.source, exact.target, exact.origin, 1.0)
        if close := one.close(source):
            yield Remembered(close.known.source, close.known.target, close.known.origin, close.closeness)
