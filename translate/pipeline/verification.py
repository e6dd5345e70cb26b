"""Verification: proves from articles, translations and ledgers that nothing but the listed texts was changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from translate.errors import ConfigError, Error
from translate.model import Failure
from translate.project import Options, Source, articles, discovery, files, layout, ledger, run_sources
from translate.text import locales


@dataclass(frozen=True, slots=True)
class Verified:
    """The result for one translation. `replaced`: how many texts of the source it replaces, or in a document in both
    languages how many are inserted; `faults`: what disproves its ledger, () if nothing does."""

    article: str
    locale: str
    replaced: int
    faults: tuple[str, ...] = ()
    is_bilingual: bool = False


@dataclass(frozen=True, slots=True)
class Verification:
    """The results, one per ledger. `failures`: what could not be read."""

    verified: tuple[Verified, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def faulty(self) -> tuple[Verified, ...]:
        """The results with faults."""
        return tuple(one for one in self.verified if one.faults)


def verify(options: Options) -> Verification:
    """Verify every translation of the sources of `options` that has a ledger, in its target locales, or in all if it
    names none. Raises LocaleError, and ConfigError for sources that do not exist, and if there is no ledger of any."""
    out, wanted = Path(options.out), tuple(map(locales.named, options.to))
    sources = {source.name: source for source in run_sources.of_project(options)}
    found, failures = list[Verified](), list[Failure]()
    for one in layout.written(out):
        if (wanted and one.locale not in wanted) or one.name not in sources:
            continue
        try:
            found.append(_verified(sources[one.name], one, options))
        except Error as error:
            failures.append(Failure(one.name, str(error)))
    if not found and not failures:
        remedy = "run translate run or build first, or name its --out"
        raise ConfigError(layout.ledgers(out, ""), "no ledger of these articles here", remedy)
    return Verification(tuple(found), tuple(failures))


def _verified(source: Source, written: layout.Written, options: Options) -> Verified:
    claimed, before, after = ledger.load(written.ledger), discovery.read(source), files.read(written.path)
    beyond = _inside if written.is_bilingual else _beyond
    own = run_sources.settings_of(source, options.formats)
    faults = tuple(_faults(source, before, after, claimed, own, beyond))
    return Verified(source.name, written.locale, len(claimed.replacements), faults, written.is_bilingual)


_Places = Collection[tuple[str, int, int]]


def _faults(
    source: Source,
    before: bytes,
    after: bytes,
    claimed: ledger.Ledger,
    settings: articles.FormatSettings,
    beyond: Callable[[ledger.Ledger, _Places], Iterator[str]],
) -> Iterator[str]:
    if ledger.digest(before) != claimed.source:
        yield "the article was changed after it was translated; run or build again"
        return
    if ledger.digest(after) != claimed.translation:
        yield "the translation was changed after it was written; build it again"
    yield from ledger.differences(before, after, claimed.replacements)
    article = articles.into(articles.parse(before, source.name, claimed.source_locale, settings), claimed.locale)
    yield from beyond(claimed, articles.places(article))


def _inside(claimed: ledger.Ledger, places: _Places) -> Iterator[str]:
    """The replacements of a document in both languages that are more than an insertion between texts."""
    ends = dict[str, list[tuple[int, int]]]()
    for member, start, end in sorted(places):
        ends.setdefault(member, []).append((start, end))
    for one in claimed.replacements:
        own = ends.get(one.member, [])
        before = bisect_left(own, one.start, key=lambda place: place[0]) - 1
        where = f"{one.member}: " if one.member else ""
        if one.start != one.end:
            yield f"{where}bytes {one.start} to {one.end} of the source are not there"
        elif before >= 0 and own[before][1] > one.start:
            yield f"{where}byte {one.start} is inside of a text of the source, where nothing is inserted"


def _beyond(claimed: ledger.Ledger, places: _Places) -> Iterator[str]:
    """The replacements that are none of the texts or attributes of the article."""
    for one in claimed.replacements:
        if (one.member, one.start, one.end) not in places:
            where = f"{one.member}: " if one.member else ""
            yield f"{where}bytes {one.start} to {one.end} are no text that is translated"
