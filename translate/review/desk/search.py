"""Search and concordance over source, translation and comments of all articles of a desk."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from translate.catalog import other_wording
from translate.pipeline import Reviewed
from translate.review.desk.evidence import noted
from translate.review.desk.reading import OpenArticle


class Field(StrEnum):
    """Where to search."""

    ANY = "any"
    SOURCE = "source"
    TARGET = "target"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that has what was searched for."""

    article: str
    key: str
    paragraph: Reviewed


def search(articles: Iterable[OpenArticle], query: str, field: Field) -> Iterator[Hit]:
    """The paragraphs with a text, whatever the case of its letters and however its words are parted; one of several
    that have the same entry. Letters with and without accents differ."""
    wanted = folded(query)
    if not wanted:
        return
    for one in articles:
        shown = set[str]()
        for key, paragraph in zip(one.keys, one.paragraphs, strict=True):
            if key not in shown and any(wanted in folded(text) for text in _texts(paragraph, field)):
                shown.add(key)
                yield Hit(one.place.name, key, paragraph)


def _texts(paragraph: Reviewed, field: Field) -> Iterator[str]:
    entry = paragraph.entry
    if field in (Field.ANY, Field.SOURCE):
        yield paragraph.source
    if entry and field in (Field.ANY, Field.TARGET):
        yield entry.target
    if entry and field in (Field.ANY, Field.COMMENT):
        told = noted(entry)
        yield "\n".join((*told.remarks, *map(other_wording, told.others)))


def folded(text: str) -> str:
    """A text for comparison: composed letters, no case, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
