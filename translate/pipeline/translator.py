"""What translates the paragraphs of one pair of locales: engine, guard, glossary, names, translation memories."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from glossary import counted
from translate import machine, terms
from translate.exchange import TranslationMemory, translation_memory
from translate.machine import Cache, CachedEngine, Engine, Judge, Route, Search, judge, ladder
from translate.model import LocalePair, NamesMode
from translate.pipeline.draft import Style, as_is
from translate.pipeline.names import Corpus
from translate.project import Options, config, layout
from translate.terms import Terminology, name_sheet
from translate.text import segmenter, typography

_log = logging.getLogger(__name__)


class Progress(Protocol):
    """Who is told how far a run has come."""

    def start(self, label: str, paragraphs: int, words: int) -> None:
        """A pair of locales begins (`label`: "en -> ru"), with so many paragraphs and source words to do."""
        ...

    def advance(self, paragraphs: int, words: int) -> None:
        """So many more paragraphs and source words are done."""
        ...


class Silent:
    """The Progress that nobody looks at."""

    def start(self, label: str, paragraphs: int, words: int) -> None:
        """Nothing."""

    def advance(self, paragraphs: int, words: int) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Translator:
    """What turns the paragraphs of one pair of locales into units: engine, guard, typography, search, glossary, names,
    what the articles so far have chosen for names, and translation memories. `signature`: what a unit was made by."""

    pair: LocalePair
    engine: CachedEngine
    judge: Judge
    style: Style
    search: Search
    terminology: Terminology | None
    names: NamesMode
    corpus: Corpus
    signature: str
    recall: TranslationMemory | None


def translator(pair: LocalePair, route: Route | None, cache: Cache, options: Options) -> Translator:
    """The translator of a pair of locales on a route (None: people translate all of it), asking the engine only
    for what `cache` does not hold. Raises Error."""
    _log.info("%s", route or f"people: {pair.source} -> {pair.target}")
    engine, signature = _engine(route, cache, options)
    translates = route is None or route.guarded
    wanted = translates and (options.glossary or options.names is not NamesMode.OFF)
    terminology = _terminology(options, pair, route) if wanted else None
    return Translator(
        pair,
        engine,
        judge if translates else ladder.unjudged,
        partial(typography.typeset, source_locale=pair.source, target_locale=pair.target) if translates else as_is,
        _search(options, bool(terminology)),
        terminology,
        options.names,
        Corpus(),
        signature,
        _recall(options, pair) if translates else None,
    )


def _engine(route: Route | None, cache: Cache, options: Options) -> tuple[CachedEngine, str]:
    """The engine of a route and what stands for it; without a route one that nobody may ask."""
    if route is None:

        def nobody() -> Engine:
            raise AssertionError("a machine was asked for what people own")

        return CachedEngine(cache, "people", nobody), "people"
    signature = f"{machine.signature(route)}; segmentation {segmenter.VERSION}"
    threads = options.threads or config.processors()
    return CachedEngine(cache, signature, lambda: machine.load(route, threads)), signature


def _terminology(options: Options, pair: LocalePair, route: Route | None) -> Terminology:
    """The glossary of a pair of locales: the files given, and what a person has corrected among inferred names."""
    corrections = (
        name_sheet.corrected(layout.translated(Path(options.out), pair.target), pair)
        if options.names is not NamesMode.OFF
        else ()
    )
    return terms.load(options.glossary, pair, route, _log.warning, corrections)


def _recall(options: Options, pair: LocalePair) -> TranslationMemory | None:
    """The translation memories of a run for a pair of locales. Raises TranslateError."""
    memory = translation_memory.load(options.tm, pair.source, pair.target)
    if memory is not None:
        _log.info("translation memory: %s, %s -> %s", counted(len(memory), "text"), pair.source, pair.target)
    return memory


def _search(options: Options, attention: bool) -> Search:
    search = ladder.QUALITIES[options.quality]
    beam = options.beam or search.beam
    return replace(search, beam=beam, attention=attention, alone=options.reproducible)
