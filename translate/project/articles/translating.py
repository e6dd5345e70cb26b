"""Puts translations into articles: in place of their paragraphs, or beside them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import count

from translate.errors import ConfigError
from translate.model import Article, Attribute, Bilingual, Paragraph, Role
from translate.project.articles.format_registry import own_format
from translate.project.articles.pairing import BilingualFormat, Pairing
from translate.project.articles.reading import source_text
from translate.project.articles.splicing import Spliced, TextEdit, applied, edges, edits, spliced
from translate.text import locales


def serialize(article: Article, targets: Mapping[int, str]) -> bytes:
    """The bytes of an article with the paragraphs in `targets` (by id) replaced, everything else as it was."""
    changed = _changed(article, targets)
    return spliced(article, changed, _copies(article, changed), partial(own_format(article).encoded, article)).data


def translated(
    article: Article, targets: Mapping[int, str], locale: str, approved: Collection[int] = frozenset()
) -> Spliced:
    """An article translated into a locale: the paragraphs in `targets` (by id) and the attributes that say its locale
    and direction replaced, everything else as it was. `approved`: the paragraphs whose translation people approved."""
    changed = _changed(article, targets)
    return applied(article, _translating(article, changed, locale, approved))


def bilingual(article: Article, targets: Mapping[int, str], locale: str, layout: Bilingual) -> Spliced:
    """An article with its translations set beside their paragraphs: all of its bytes, and what is inserted between
    them. `targets`: by id; a paragraph without one, with an equal text or without letters stands there once. Raises
    ConfigError for a format that has no such layout."""
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


def refuse_unpaired(article: Article, layout: Bilingual | None) -> None:
    """Raise ConfigError for an article whose format has no such layout of both languages."""
    if layout:
        _bilingual(article, layout)


def places(article: Article) -> frozenset[tuple[str, int, int]]:
    """Where in its file an article may change in a translation: the path of the member of an archive, or "", and the
    bytes [start, end) there."""
    every = dict.fromkeys((one.id for one in article.paragraphs), "")
    attributes = (one for one in article.attributes if one.role is not Role.TOGETHER)
    made = spliced(article, every, dict.fromkeys(attributes, "\0"), _other)
    return frozenset((one.member, one.start, one.end) for one in made.replacements)


def _bilingual(article: Article, layout: Bilingual) -> BilingualFormat:
    """The format of an article, if it has a layout. Raises ConfigError if not."""
    own = own_format(article)
    if isinstance(own, BilingualFormat) and layout in own.layouts:
        return own
    if not isinstance(own, BilingualFormat):
        remedy = "leave it out for this file; Markdown, HTML, DOCX, EPUB and plain text have it"
        raise ConfigError(f"--bilingual: {article.name}", "its format has no document in two languages", remedy)
    known = " or ".join(own.layouts)
    raise ConfigError(f"--bilingual: {article.name}", f"its format cannot be laid out {layout}", f"use {known}")


def _translating(
    article: Article, changed: Mapping[int, str], locale: str, approved: Collection[int] = frozenset()
) -> tuple[TextEdit, ...]:
    """The edits that translate an article into a locale."""
    attributes = _told(article, {Role.LOCALE: locale, Role.DIRECTION: locales.direction(locale)})
    attributes |= {one: one.text for one in _anchors(article, changed)} | _copies(article, changed)
    attributes |= _about(article, changed, approved)
    return edits(article, changed, attributes, partial(own_format(article).encoded, article))


def _told(article: Article, values: Mapping[Role, str]) -> dict[Attribute, str]:
    """What stands in place of the attributes of some roles. The usual direction is not told where it was not."""
    found = {one: values[one.role] for one in article.attributes if one.role in values}
    return {one: one.text.replace("{}", new) or new for one, new in found.items() if not one.text or new != "ltr"}


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


def _numbered(name: str, taken: Container[str]) -> str:
    numbers = (name if n == 1 else f"{name} ({n})" for n in count(1))
    return next(one for one in numbers if one.casefold() not in taken)


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


def _copies(article: Article, targets: Mapping[int, str]) -> dict[Attribute, str]:
    """What stands in place of the copies of translated paragraphs."""
    wanted = [one for one in article.attributes if one.role is Role.COPY]
    if not wanted:
        return {}
    text = article.text
    found = {}
    for one in wanted:
        (number,) = one.of
        if number in targets:
            paragraph = replace(article.paragraphs[number - 1], raw=text[one.start : one.end], syntax=one.text)
            new = own_format(article).encoded(article, paragraph, targets[number], 0)
            found[one] = new if isinstance(new, str) else "".join(new)
    return found


def _anchors(article: Article, targets: Mapping[int, str]) -> Iterator[Attribute]:
    """The anchors of the headings among some paragraphs."""
    wanted = [one for one in article.attributes if one.role is Role.ANCHOR]
    if not wanted:
        return
    beside = {at for n, start, end in edges(article) if n in targets for at in (start, end)}
    yield from (one for one in wanted if one.start in beside)


def _other(paragraph: Paragraph, _target: str, _column: int) -> tuple[str, ...]:
    """Another text than any paragraph's for each of its pieces."""
    return ("\0",) * len(paragraph.stretches)
