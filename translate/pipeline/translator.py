"""The translator of one pair of locales: engine, guard, typography, glossary, names, translation memories."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from glossary import counted
from translate import machine, terms
from translate.exchange import Known, TranslationMemory, translation_memory
from translate.machine import Cache, CachedEngine, Chosen, Engine, Judge, Route, Search, judge, ladder
from translate.model import LocalePair, NamesMode, Quality
from translate.pipeline.draft import Agree, Style, as_is, no_agreement
from translate.pipeline.other_engines import OtherRoutes
from translate.pipeline.unchanged import lexicon_digest
from translate.project import Options, layout, processors
from translate.terms import Terminology, name_sheet, termbases
from translate.text import segmenter, typography
from translate.text.markup import Links, no_links
from translate.text.numbers import localized_alone

_log = logging.getLogger(__name__)
_ALONE = OtherRoutes()
_NOTHING: Mapping[str, Known] = MappingProxyType({})
Note = Callable[[int, str], None]
"""Is told a message for people, with its level as in `logging`."""
Load = Callable[[Route, int], Engine]
"""In: a route and the number of threads. Out: its engine, loaded."""


def loaded(route: Route, threads: int) -> Engine:
    """The engine of a route. Raises EngineError."""
    return machine.load(route, threads)


@dataclass(frozen=True, slots=True)
class Translator:
    """All that translates the paragraphs of one pair of locales: engine with cache, guard, typography, how a number
    alone is written (`numbers`), search, glossary, names, translation memories (`recall`), what people approved in
    other articles (`approved`, by source), the links between words (`links`), the agreement of numbers with what they
    count (`agree`), and the renderings chosen before (`chosen`). `signature`: what makes the units, see
    `machine.signature`. `contextual`: see Route. `second`, `fallbacks`: those of other engines, see OtherRoutes.
    `may_fail`: True if others, or none, stand in for the engine where it fails as a whole."""

    pair: LocalePair
    engine: CachedEngine
    judge: Judge
    style: Style
    numbers: Callable[[str], str]
    search: Search
    terminology: Terminology | None
    names: NamesMode
    signature: str
    recall: TranslationMemory | None
    approved: Mapping[str, Known]
    links: Links
    agree: Agree
    chosen: Chosen
    contextual: bool = False
    second: Translator | None = None
    fallbacks: tuple[Translator, ...] = ()
    may_fail: bool = False

    @property
    def others(self) -> tuple[Translator, ...]:
        """Those of all other engines."""
        return (*((self.second,) if self.second else ()), *self.fallbacks)


def translator(
    pair: LocalePair,
    route: Route | None,
    cache: Cache,
    options: Options,
    approved: Mapping[str, Known] = _NOTHING,
    note: Note = _log.log,
    others: OtherRoutes = _ALONE,
    load: Load = loaded,
) -> Translator:
    """The translator of a pair of locales on a route (None: all is reserved for people). The engine is asked only for
    what `cache` does not hold, and loaded when it is first asked. `approved`: see `approved_texts`; `note`: is told
    what a person should know about the pair; `others`: the routes of other engines. Raises Error."""
    note(logging.INFO, str(route or f"people: {pair.source} -> {pair.target}"))
    engine, signature = _engine(route, cache, options, load)
    translates = route is None or route.guarded
    wanted = translates and (options.glossary or options.names is not NamesMode.OFF)
    terminology = _terminology(options, pair, route, cache, note) if wanted else None
    ours = Translator(
        pair,
        engine,
        judge if translates else ladder.unjudged,
        partial(typography.typeset, source_locale=pair.source, target_locale=pair.target) if translates else as_is,
        partial(localized_alone, source=pair.source, target=pair.target) if translates else str,
        _search(options, bool(terminology), route),
        terminology,
        options.names,
        signature,
        _recall(options, pair, note, is_used=translates),
        approved,
        terms.word_links(pair) if translates else no_links,
        partial(machine.agreed, locale=pair.target) if translates else no_agreement,
        Chosen(cache, signature, lexicon_digest(pair) if translates else ""),
        route is not None and route.contextual,
    )
    for told in others.told:
        note(logging.INFO, told)
    theirs = {one: _beside(ours, one, cache, options, load) for one in others}
    fallbacks = tuple(theirs[one] for one in others.fallbacks)
    second = theirs[others.second] if others.second else None
    return replace(ours, second=second, fallbacks=fallbacks, may_fail=bool(fallbacks))


def _beside(first: Translator, route: Route, cache: Cache, options: Options, load: Load) -> Translator:
    """The translator of another engine, with the glossary and all else of the first."""
    engine, signature = _engine(route, cache, options, load)
    terminology = first.terminology and terms.for_route(first.terminology, route)
    chosen = replace(first.chosen, signature=signature)
    return replace(
        first,
        engine=engine,
        search=_search(options, bool(terminology), route),
        signature=machine.signature(route),
        terminology=terminology,
        chosen=chosen,
        contextual=route.contextual,
        may_fail=True,
    )


def _engine(route: Route | None, cache: Cache, options: Options, load: Load) -> tuple[CachedEngine, str]:
    """The engine of a route and its signature; without a route, an engine that must not be called."""
    if route is None:

        def nobody() -> Engine:
            raise AssertionError("an engine was called for articles reserved for people")

        return CachedEngine(cache, "people", nobody), "people"
    signature = f"{machine.signature(route)}; segmentation {segmenter.VERSION}"
    threads = options.threads or processors()
    return CachedEngine(cache, signature, lambda: load(route, threads)), signature


def _terminology(options: Options, pair: LocalePair, route: Route | None, cache: Cache, note: Note) -> Terminology:
    """The glossary of a pair of locales: the termbases given, and the rows of names.csv that a person has corrected."""
    corrections = (
        name_sheet.corrected(layout.translated(Path(options.out), pair.target), pair)
        if options.names is not NamesMode.OFF
        else ()
    )
    folder = cache.folder / termbases.FOLDER if cache.folder else None
    return terms.load(
        options.glossary, pair, route, partial(note, logging.WARNING), corrections, folder, options.decoys
    )


def _recall(options: Options, pair: LocalePair, note: Note, *, is_used: bool) -> TranslationMemory | None:
    """The translation memories of a run for a pair of locales; None, too, for an engine that does not translate, but
    they are read for it as well. Raises TranslateError."""
    memory = translation_memory.load(options.tm, pair.source, pair.target)
    if memory is not None:
        told = f"{counted(len(memory), 'text')}, {pair.source} -> {pair.target}"
        note(logging.INFO, f"translation memory: {told}{'' if is_used else '; this engine does not use it'}")
    return memory if is_used else None


def _search(options: Options, attention: bool, route: Route | None) -> Search:
    """The search of a quality; on a contextual route only the best has MBR reranking, as each hypothesis costs as much
    as the first."""
    search = ladder.QUALITIES[options.quality]
    if route and route.contextual and options.quality is not Quality.BEST:
        search = replace(search, hypotheses=1)
    beam = options.beam or search.beam
    return replace(search, beam=beam, attention=attention, alone=options.reproducible)
