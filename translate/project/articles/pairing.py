"""Pairing: a document in two languages, made of all bytes of the source and of translations inserted between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

from translate.model import Article, Bilingual, Paragraph
from translate.project.articles.splicing import TextEdit
from translate.text import Span, locales

SOURCE, TRANSLATION = "source", "translation"
"""The classes, or names of styles, of both sides."""

DIVIDER = " · "
"""What stands between both languages on one line."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a format is given to pair an article with its translation. `locale`: that of the translation; `edits`: those
    that would translate the text of the article, in order; `places`: the characters of each paragraph, translated or
    not."""

    article: Article
    locale: str
    layout: Bilingual
    edits: tuple[TextEdit, ...]
    places: tuple[Span, ...]

    @property
    def texts(self) -> Iterator[TextEdit]:
        """The edits that are translations of paragraphs."""
        return (one for one in self.edits if one.what.isdigit())

    @property
    def directions(self) -> tuple[str, str]:
        """The directions of the source and of the translation, "ltr" or "rtl"."""
        return locales.direction(self.article.locale), locales.direction(self.locale)


@runtime_checkable
class BilingualFormat(Protocol):
    """An article format that has documents in two languages. `layouts`: those that it has."""

    @property
    def layouts(self) -> tuple[Bilingual, ...]: ...

    def copied(self, article: Article, paragraph: Paragraph, target: str) -> str:
        """A translation as it stands beside its source: without what may be in a document only once (pictures,
        identifiers); "" if nothing is left."""
        ...

    def paired(self, pairing: Pairing) -> Iterable[TextEdit]:
        """What is inserted into the text of an article: edits that replace nothing, those at the same place in order.
        None is inside a paragraph."""
        ...


FULL_PAGE = 1800
"""Characters of text that go on one of two facing pages; in usual type a page of paper holds about 3,000."""


class PageBlock(Protocol):
    """What stands on a page as a whole. `length`: the characters that it counts for; `ends_section`: True if what
    follows begins a page of its own."""

    @property
    def length(self) -> int: ...

    @property
    def is_heading(self) -> bool: ...

    @property
    def ends_section(self) -> bool: ...


Block = TypeVar("Block", bound=PageBlock)


def in_pages(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks in parts of about a page. A heading begins a part if the one before is half full, and ends none."""
    part, size = list[Block](), 0
    for one in blocks:
        is_full = size + one.length > (FULL_PAGE / 2 if one.is_heading else FULL_PAGE)
        if part and (part[-1].ends_section or (is_full and not part[-1].is_heading)):
            yield part
            part, size = [], 0
        part.append(one)
        size += one.length
    if part:
        yield part


def inserted(at: int, text: str, what: str = "pairing") -> TextEdit:
    """The edit that inserts a text. `what`: see Replacement."""
    return TextEdit(at, at, text, what)


def rewritten(text: str, edits: Sequence[TextEdit], start: int, end: int) -> str:
    """Characters [start, end) of a text after those of its edits, which are in order, that are inside of them."""
    parts, last = list[str](), start
    for one in edits[bisect_left(edits, start, key=lambda edit: edit.start) :]:
        if one.start > end:
            break
        if last <= one.start and one.end <= end:
            parts += [text[last : one.start], one.new]
            last = one.end
    return "".join([*parts, text[last:end]])
