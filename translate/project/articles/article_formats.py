"""Article formats by the suffix of the file: plain text, and those that other packages register."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib.metadata import entry_points
from itertools import count
from pathlib import PurePosixPath
from typing import Protocol, cast, runtime_checkable

from glossary import Severity
from translate.errors import ConfigError
from translate.model import Article, Attribute, Bilingual, Font, Paragraph, Role, UnitFinding
from translate.project.articles import plain
from translate.project.articles.format_settings import USUAL, FormatSettings
from translate.project.articles.link_graph import LinkGraph
from translate.project.articles.pairing import BilingualFormat, Pairing
from translate.project.articles.plural_forms import with_forms
from translate.project.articles.refusals import refuse_unread
from translate.project.articles.splicing import Spliced, TextEdit, applied, edges, edits, spliced
from translate.text import locales, scripts_of
from translate.text.markup import CountedMarkup, Markup

GROUP = "translate.formats"
# Read where they are named, or match a pattern: they are mostly settings, or data.
# Bilingual files stand beside those of other languages, and beside catalogs of this program.
_BILINGUAL = (".po", ".pot", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
_BY_NAME = frozenset({".xml", ".json", ".yaml", ".yml", ".toml", ".properties", ".csv", ".tsv", *_BILINGUAL})


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


class TargetedFormat(ArticleFormat, Protocol):
    """A format whose files hold texts and their translations, and of which a translation fills what is missing."""

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


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """An article from the bytes of its file; `name`: its relative path, `locale`: a BCP 47 tag. Raises ArticleError for
    bytes that are not in the format of the suffix or of the settings, and for formats that are not read, KeyError for
    settings that name no format."""
    if not settings.format:
        refuse_unread(name, _formats())
    article = _format(name, settings.format).parse(data, name, locale, settings)
    return replace(article, format=settings.format) if settings.format else article


def serialize(article: Article, targets: Mapping[int, str]) -> bytes:
    """The bytes of an article with the paragraphs in `targets` (by id) replaced, everything else as it was."""
    changed = _changed(article, targets)
    return spliced(article, changed, _copies(article, changed), partial(_own(article).encoded, article)).data


def into(article: Article, locale: str) -> Article:
    """An article as it is translated into a locale: with the forms of plurals that the locale has, and in a bilingual
    format with the places of its translations. Raises ArticleError for a file that is for another locale."""
    own = _own(article)
    if holds_targets(article):
        return cast(TargetedFormat, own).into(article, locale)
    return with_forms(article, locale)


def holds_targets(article: Article) -> bool:
    """True for a file that holds texts and their translations."""
    return hasattr(_own(article), "into")


def translated(
    article: Article, targets: Mapping[int, str], locale: str, approved: Collection[int] = frozenset()
) -> Spliced:
    """An article translated into a locale: the paragraphs in `targets` (by id) and the attributes that say its locale
    and direction replaced, everything else as it was. `approved`: the paragraphs whose translation people approved."""
    changed = _changed(article, targets)
    return applied(article, _translating(article, changed, locale, approved))


def _translating(
    article: Article, changed: Mapping[int, str], locale: str, approved: Collection[int] = frozenset()
) -> tuple[TextEdit, ...]:
    """The edits that translate an article into a locale."""
    attributes = _told(article, {Role.LOCALE: locale, Role.DIRECTION: locales.direction(locale)})
    attributes |= {one: one.text for one in _anchors(article, changed)} | _copies(article, changed)
    attributes |= _about(article, changed, approved)
    return edits(article, changed, attributes, partial(_own(article).encoded, article))


def _told(article: Article, values: Mapping[Role, str]) -> dict[Attribute, str]:
    """What stands in place of the attributes of some roles. The usual direction is not told where it was not."""
    found = {one: values[one.role] for one in article.attributes if one.role in values}
    return {one: one.text.replace("{}", new) or new for one, new in found.items() if not one.text or new != "ltr"}


def bilingual(article: Article, targets: Mapping[int, str], locale: str, layout: Bilingual) -> Spliced:
    """An article with its translations set beside their paragraphs: all of its bytes, and what is inserted between
    them. `targets`: by id; a paragraph without one, with an equal text or without
    letters stands there once. Raises ConfigError for a
    format that has no such layout."""
    own = _bilingual(article, layout)
    changed = {
        number: copy
        for number, target in _changed(article, targets).items()
        if any(map(str.isalpha, copy := own.copied(article, article.paragraphs[number - 1], target)))
    }
    places = tuple((start, end) for _, start, end in edges(article))
    pairing = Pairing(article, locale, layout, _translating(article, changed, locale), places)
    found = [TextEdit(one.start, one.start, one.text, one.role) for one in _anchors(article, changed)]
    found += own.paired(pairing)
    return applied(article, sorted(found, key=lambda one: one.start))


def _bilingual(article: Article, layout: Bilingual) -> BilingualFormat:
    """The format of an article, if it has a layout. Raises ConfigError if not."""
    own = _own(article)
    if isinstance(own, BilingualFormat) and layout in own.layouts:
        return own
    if not isinstance(own, BilingualFormat):
        remedy = "leave it out for this file; Markdown, HTML, DOCX, EPUB and plain text have it"
        raise ConfigError(f"--bilingual: {article.name}", "its format has no document in two languages", remedy)
    known = " or ".join(own.layouts)
    raise ConfigError(f"--bilingual: {article.name}", f"its format cannot be laid out {layout}", f"use {known}")


def refuse_unpaired(article: Article, layout: Bilingual | None) -> None:
    """Raise ConfigError for an article whose format has no such layout of both languages."""
    if layout:
        _bilingual(article, layout)


def _changed(article: Article, targets: Mapping[int, str]) -> dict[int, str]:
    """The translations that are other texts than what stands at their places; of equal ones that must differ the later
    ones have a number."""
    taken = {source_text(article, n).casefold() for n in article.distinct if n not in targets}
    found = dict[int, str]()
    for n, target in targets.items():
        if n in article.distinct:
            target = _numbered(target, taken)
            taken.add(target.casefold())
        if article.paragraphs[n - 1].is_target or target != source_text(article, n):
            found[n] = target
    for one in article.attributes:
        if one.role is Role.TOGETHER and not found.keys() >= set(one.of):
            found = {n: target for n, target in found.items() if n not in one.of}
    return found


def _about(article: Article, targets: Mapping[int, str], approved: Collection[int]) -> dict[Attribute, str]:
    """What stands in place of the attributes that say something about the translations."""
    found = {}
    for one in article.attributes:
        if one.role is Role.FIELD:
            found[one] = one.text
        elif one.role in (Role.BEFORE, Role.AFTER) and any(n in targets for n in one.of):
            is_approved = all(n in targets and n in approved for n in one.of)
            found[one] = one.approved if is_approved and one.approved is not None else one.text
    return found


def _numbered(name: str, taken: Container[str]) -> str:
    numbers = (name if n == 1 else f"{name} ({n})" for n in count(1))
    return next(one for one in numbers if one.casefold() not in taken)


def remarks(article: Article, locale: str) -> tuple[UnitFinding, ...]:
    """What a person should look at in an article as a whole when it is translated into a locale."""
    wanted = scripts_of(locale)
    named = {one.name: one for one in article.fonts if not wanted & one.scripts}
    return (*article.findings, *(_font(one, locale) for one in named.values()))


def _font(font: Font, locale: str) -> UnitFinding:
    language = locales.display(locale).partition(" (")[0]
    message = f"the font {font.name} has no letters of {language} ({font.source}); choose another one"
    return UnitFinding("font", Severity.WARNING, message)


def _copies(article: Article, targets: Mapping[int, str]) -> dict[Attribute, str]:
    """What stands in place of the copies of translated paragraphs."""
    wanted = [one for one in article.attributes if one.role is Role.COPY]
    if not wanted:
        return {}
    text = article.text
    found = {}
    for one in wanted:
        number, _, syntax = one.text.partition(" ")
        if int(number) in targets:
            paragraph = replace(article.paragraphs[int(number) - 1], raw=text[one.start : one.end], syntax=syntax)
            new = _own(article).encoded(article, paragraph, targets[int(number)], 0)
            found[one] = new if isinstance(new, str) else "".join(new)
    return found


def _anchors(article: Article, targets: Mapping[int, str]) -> Iterator[Attribute]:
    """The anchors of the headings among some paragraphs."""
    wanted = [one for one in article.attributes if one.role is Role.ANCHOR]
    if not wanted:
        return
    beside = {at for n, start, end in edges(article) if n in targets for at in (start, end)}
    yield from (one for one in wanted if one.start in beside)


def places(article: Article) -> frozenset[tuple[str, int, int]]:
    """Where in its file an article may change in a translation: the path of the member of an archive, or "", and the
    bytes [start, end) there."""
    every = dict.fromkeys((one.id for one in article.paragraphs), "")
    attributes = (one for one in article.attributes if one.role is not Role.TOGETHER)
    made = spliced(article, every, dict.fromkeys(attributes, "\0"), _other)
    return frozenset((one.member, one.start, one.end) for one in made.replacements)


def _other(paragraph: Paragraph, _target: str, _column: int) -> tuple[str, ...]:
    """Another text than any paragraph's for each of its pieces."""
    return ("\0",) * len(paragraph.stretches)


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text that is shown for a time, such as a subtitle: its lines, when it appears and when it goes, in seconds."""

    text: str
    begin: float
    end: float


def shown(article: Article) -> Iterator[ShownText]:
    """The texts of an article that are shown for a time each, none for a format without times. A format has them where
    it has a function `shown`."""
    find = getattr(_own(article), "shown", None)
    return find(article) if find else iter(())


def links(article: Article) -> LinkGraph | None:
    """The anchors and links of an article, None for a format without links."""
    own = _own(article)
    return own.links(article) if isinstance(own, LinkedFormat) else None


def markup(article: Article, paragraph_id: int) -> Markup:
    """How inline markup is written in the text of a paragraph."""
    paragraph = article.paragraphs[paragraph_id - 1]
    own = _own(article).markup(article, paragraph)
    return CountedMarkup(own, paragraph.numbers) if paragraph.numbers else own


def usual_markup(name: str, locale: str, settings: FormatSettings = USUAL) -> Markup:
    """How inline markup is written in most texts of a file, by its name."""
    return _format(name, settings.format).markup(Article(name, locale, ()), Paragraph(1, ""))


def source_text(article: Article, paragraph_id: int) -> str:
    """The text of a paragraph as it is translated and catalogued: hard wraps undone, line breaks as \\n."""
    return plain.unwrap(article.paragraphs[paragraph_id - 1])


def texts(article: Article) -> list[tuple[str, str]]:
    """The text of each paragraph as it is translated and catalogued, and its context, "" for none."""
    return [(source_text(article, one.id), one.context) for one in article.paragraphs]


def suffixes() -> tuple[str, ...]:
    """The suffixes, and names of files, that a folder is searched for: without those of files that are mostly no
    articles."""
    return tuple(suffix for suffix in _formats() if suffix not in _BY_NAME)


def is_searched(name: str) -> bool:
    """True for the name of a file that is an article if it is in a folder that is searched."""
    path = PurePosixPath(name.lower())
    return any(one in _formats() and one not in _BY_NAME for one in (path.name, path.suffix))


def _own(article: Article) -> ArticleFormat:
    return _format(article.name, article.format)


def _format(name: str, format: str) -> ArticleFormat:
    """The format of a name, else of a file by its name or suffix, plain text where none is registered for it."""
    if format:
        return _by_name()[format]
    path = PurePosixPath(name.lower())
    return _formats().get(path.name) or _formats().get(path.suffix, plain)


def refuse_unknown(settings: FormatSettings) -> None:
    """Raise ConfigError for settings that name no format."""
    if settings.format and settings.format not in _by_name():
        known = ", ".join(sorted(_by_name()))
        raise ConfigError("--format", f"{settings.format!r} is no format", f"there are {known}")


@lru_cache(1)
def _by_name() -> Mapping[str, ArticleFormat]:
    """The formats by the names of their entry points; one that cannot be imported is left out."""
    found: dict[str, ArticleFormat] = {"plain": plain}
    for entry in entry_points(group=GROUP):
        try:
            found[entry.name] = entry.load()
        except ImportError:
            continue
    return found


@lru_cache(1)
def _formats() -> Mapping[str, ArticleFormat]:
    """The formats by suffix, plain text first."""
    found: dict[str, ArticleFormat] = dict.fromkeys(plain.suffixes, plain)
    for one in _by_name().values():
        for suffix in one.suffixes:
            found.setdefault(suffix, one)
    return found
