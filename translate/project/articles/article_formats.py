"""What an article format is: the protocols that formats, built in or of other packages, fulfil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from translate.model import Article, Paragraph
from translate.project.articles.format_settings import FormatSettings
from translate.project.articles.link_graph import LinkGraph
from translate.text.markup import Markup


class ArticleFormat(Protocol):
    """An article format: an object or a module that is registered as an entry point of the group translate.formats.

    It only says where the texts are; putting translations there is the same for all formats, so everything else stays
    as it is to the byte. `suffixes`: those of its files, in lower case with their dot, or whole names of files; folders
    are searched for them, but for those that files of settings have as well (.json).
    """

    @property
    def suffixes(self) -> tuple[str, ...]: ...

    def parse(self, data: bytes, name: str, locale: str, settings: FormatSettings) -> Article:
        """An article from the bytes of its file, its paragraphs numbered from 1. Raises ArticleError."""
        ...

    def encoded(self, article: Article, paragraph: Paragraph, target: str, column: int) -> str | tuple[str, ...]:
        """A translation, another text than that of the paragraph, as it stands in the file in place of `paragraph.raw`,
        or, for a paragraph with gaps, in place of each of its pieces. `column`: that at which it begins, where only
        white space stands before it on its line, else 0. Raises ArticleError for one that the file cannot hold."""
        ...

    def markup(self, article: Article, paragraph: Paragraph) -> Markup:
        """How inline markup is written in the text of a paragraph."""
        ...


@runtime_checkable
class TargetedFormat(Protocol):
    """What an article format has besides whose files hold texts and their translations, of which a run fills what is
    missing."""

    def into(self, article: Article, locale: str) -> Article:
        """The article with the places of its translations into a locale, whatever `parse` gave it before. Raises
        ArticleError for a file that is for another locale."""
        ...


@runtime_checkable
class LinkedFormat(Protocol):
    """What an article format with links has besides."""

    def links(self, article: Article) -> LinkGraph:
        """The anchors and references of an article."""
        ...


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text that is shown for a time, such as a subtitle: its lines, when it appears and when it goes, in seconds."""

    text: str
    begin: float
    end: float


@runtime_checkable
class TimedFormat(Protocol):
    """What an article format has besides whose texts are shown for a time each."""

    def shown(self, article: Article) -> Iterator[ShownText]:
        """What is shown of an article, in order."""
        ...
