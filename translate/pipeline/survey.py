"""The survey: a first reading of the articles of a run, of which only a small record of each is kept, so that all that
is refused is refused before anything is written, and how much there is to do is known."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from translate import fingerprints
from translate import machine as engines
from translate.errors import Error, LocaleError
from translate.fingerprints import Facts, KeptAnswers, digest_of
from translate.model import DEFAULT_SOURCE, Article, Failure
from translate.project import Options, Source, articles, discovery, ledger
from translate.text import langid, locales

_log = logging.getLogger(__name__)
# Characters of text in a window, some 2,500 words or 120 sentences: full batches, saved often, several in a small run.
WINDOW = 15_000
_ARTICLE = 100  # characters that an article counts for at least
_KIND = "survey"  # of facts
_BYTES = 16  # bytes of a file that are held as long as a character of its text, such as the pictures of a document

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is kept of an article between its two readings. `source`: where it is read again; `locale`: that of its
    text; `digest`: of its file; `paragraphs`, `words`: how many it has; `size`: what it counts for in a window, in
    characters; `unused_keys`: see Article."""

    source: Source
    locale: str
    digest: str
    paragraphs: int
    words: int
    size: int
    unused_keys: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """The name of the article."""
        return self.source.name


def survey(
    found: Iterable[Source], options: Options, targets: Sequence[str], failures: list[Failure], facts: Facts
) -> Iterator[Surveyed]:
    """The articles that can be read, each with its locale; those that cannot are added to `failures`. An article that
    `facts` knows with the same bytes, settings and targets is not parsed.

    Raises ConfigError for the first article whose format has no such document in both languages as is asked for.
    """
    given = locales.named(options.from_) if options.from_ else ""
    known = () if given else (*engines.source_locales(options.engine, targets, options.engines), *targets)
    version = fingerprints.STAGES["reading"]
    place = digest_of([given, known, repr(options.formats), str(options.bilingual), version])
    answers = KeptAnswers(facts, _KIND)
    for source in map(_lasting, found):
        try:
            data = discovery.read(source)
            digest = fingerprints.digest(data)
            unpacked = partial(_unpacked, source, digest)
            one = answers.recall(place, source.name, digest, unpacked) or _parsed(data, source, options)
        except Error as error:
            failures.append(Failure(source.name, str(error)))
            continue
        if isinstance(one, Article):
            articles.refuse_unpaired(one, options.bilingual)
            locale = given or _said(one) or _detected(one, known) or DEFAULT_SOURCE
            one = _surveyed(one, source, locale, digest, len(data))
            answers.keep(place, source.name, digest, _packed(one))
        if not given and one.locale in targets:
            shown = locales.display(one.locale)
            _log.warning("%s: is in %s already, left out; --from says otherwise", source.name, shown)
            continue
        yield one
    langid.forget()


def _surveyed(article: Article, source: Source, locale: str, digest: str, length: int) -> Surveyed:
    """The record of an article. `digest`, `length`: of its file, in bytes."""
    texts = [text for text, _ in articles.texts(article)]
    size = max(_ARTICLE, sum(map(len, texts)), length // _BYTES)
    words = sum(len(text.split()) for text in texts)
    return Surveyed(source, locale, digest, len(texts), words, size, article.unused_keys)


def _packed(one: Surveyed) -> list[Any]:
    """The record of an article for JSON."""
    keys = None if one.unused_keys is None else sorted(one.unused_keys)
    return [one.locale, one.paragraphs, one.words, one.size, keys]


def _unpacked(source: Source, digest: str, answer: Any) -> Surveyed:
    """The record of an article that has not changed since it was surveyed. Raises ValueError or TypeError where it is
    damaged."""
    locale, *numbers, keys = answer
    paragraphs, words, size = map(int, numbers)
    return Surveyed(source, str(locale), digest, paragraphs, words, size, None if keys is None else frozenset(keys))


def read(one: Surveyed, options: Options) -> tuple[Article, str]:
    """The second reading of an article: the article, and the SHA-256 of its file in hex. Raises ArticleError."""
    data = discovery.read(one.source)
    return replace(_parsed(data, one.source, options), locale=one.locale), ledger.digest(data)


def windows(some: Iterable[_Item], size: Callable[[_Item], int], least: int) -> Iterator[tuple[_Item, ...]]:
    """Items in groups whose articles are held in memory together. `size`: that of an item; `least`: that of all groups
    but the last."""
    window, total = list[_Item](), 0
    for one in some:
        window.append(one)
        total += size(one)
        if total >= least:
            yield tuple(window)
            window, total = [], 0
    if window:
        yield tuple(window)


def unused(surveyed: Sequence[Surveyed], keys: Sequence[str]) -> list[str]:
    """The patterns of keys that match none of the articles."""
    keyed = [one.unused_keys for one in surveyed if one.unused_keys is not None]
    return [key for key in keys if all(key in unused for unused in keyed)]


def _lasting(source: Source) -> Source:
    """A source that can be read twice: standard input and pipes with their bytes, if they can be read at all."""
    if source.data is not None or (source.path and (source.path.is_file() or not source.path.exists())):
        return source
    try:
        return replace(source, data=discovery.read(source))
    except Error:
        return source


def _parsed(data: bytes, source: Source, options: Options) -> Article:
    given = locales.named(options.from_) if options.from_ else DEFAULT_SOURCE
    return articles.parse(data, source.name, given, options.formats)


def _said(article: Article) -> str:
    """The locale that a file says it is in, "" if it says none that there is."""
    try:
        return locales.parse(article.said) if article.said else ""
    except LocaleError:
        return ""


def _detected(article: Article, known: Sequence[str]) -> str | None:
    return langid.detect("\n".join(text for text, _ in articles.texts(article)), known)
