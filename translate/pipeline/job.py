"""What the stages of a run need for one pair of locales besides the articles: engine, search, glossary, memories."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from translate import machine, terms
from translate.catalog import Catalog
from translate.catalog import orphans as renaming
from translate.exchange import TranslationMemory, translation_memory
from translate.machine import Engine, Judge, Memory, Pair, Remembering, Route, Search, judge, ladder
from translate.model import Article, OnStale
from translate.pipeline import names
from translate.pipeline.draft import Policy, Style, as_is
from translate.pipeline.human_only import Owned
from translate.pipeline.names import Corpus
from translate.project import Options, Write, config, files, layout
from translate.terms import Terminology, name_sheet
from translate.text import segmenter, typography


class Progress(Protocol):
    """Who is told how a run goes."""

    def start(self, label: str, paragraphs: int, words: int) -> None:
        """A target locale begins, with so much to do."""
        ...

    def advance(self, paragraphs: int, words: int) -> None:
        """So much more is done."""
        ...

    def note(self, message: str) -> None:
        """Something a person should know now."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """What the stages of one pair of locales need besides the articles."""

    pair: Pair
    engine: Remembering
    judge: Judge
    style: Style
    search: Search
    terminology: Terminology | None
    names: str
    corpus: Corpus
    signature: str
    out: Path
    write: Write
    memory: Memory
    on_stale: OnStale
    owned: Owned
    orphans: Mapping[str, Catalog]
    recall: TranslationMemory | None

    def catalog(self, article: Article, texts: Sequence[str]) -> tuple[Catalog, str]:
        """The catalog of an article, and the name that it had if it was renamed. Raises CatalogError."""
        path = layout.catalog_path(self.out, article.name, self.pair.target)
        return renaming.load(path, article.name, texts, self.orphans)

    def policy(self, article: Article) -> Policy:
        """Who may word an article."""
        return Policy(self.on_stale, self.owned.covers(self.pair.target, article.name))


def prepare(
    pair: Pair,
    route: Route | None,
    memory: Memory,
    options: Options,
    progress: Progress,
    orphans: Mapping[str, Catalog],
    write: Write = files.write,
) -> Job:
    """The job of a pair of locales on a route (None: people translate all of it), its files written by `write`.

    `orphans`: catalogs that articles may have had under another name. What a person should know is told to `progress`.
    Raises TranslateError and GlossaryError.
    """
    progress.note(f"{route}" if route else f"people: {pair.source} -> {pair.target}")
    engine, signature = _engine(route, memory, options)
    translates = route is None or route.guarded
    wanted = translates and (options.glossary or options.names != names.OFF)
    terminology = _terminology(options, pair, route, progress) if wanted else None
    return Job(
        pair,
        engine,
        judge if translates else ladder.unjudged,
        partial(typography.typeset, source_locale=pair.source, target_locale=pair.target) if translates else as_is,
        _search(options, bool(terminology)),
        terminology,
        options.names,
        Corpus(),
        signature,
        Path(options.out),
        write,
        memory,
        OnStale(options.on_stale),
        Owned(options.human),
        orphans,
        _recall(options, pair, progress) if translates else None,
    )


def orphans(group: Sequence[Article], pair: Pair, options: Options, known: Collection[str]) -> dict[str, Catalog]:
    """The catalogs that an article without one may have had under another name; `known`: the names of all articles."""
    out = Path(options.out)
    if all(layout.catalog_path(out, article.name, pair.target).exists() for article in group):
        return {}
    return renaming.orphans(out, pair.target, known)


def _engine(route: Route | None, memory: Memory, options: Options) -> tuple[Remembering, str]:
    """The engine of a route and what stands for it; without a route one that nobody may ask."""
    if route is None:

        def nobody() -> Engine:
            raise AssertionError("a machine was asked for what people own")

        return Remembering(memory, "people", nobody), "people"
    signature = f"{machine.signature(route)}; segmentation {segmenter.VERSION}"
    threads = options.threads or config.processors()
    return Remembering(memory, signature, lambda: machine.load(route, threads)), signature


def _terminology(options: Options, pair: Pair, route: Route | None, progress: Progress) -> Terminology:
    """The glossary of a pair of locales: the files given, and what a person has corrected among inferred names."""
    corrections = name_sheet.corrected(Path(options.out) / pair.target, pair) if options.names != names.OFF else ()
    return terms.load(options.glossary, pair, route, progress.note, corrections)


def _recall(options: Options, pair: Pair, progress: Progress) -> TranslationMemory | None:
    """The translation memories of a run for a pair of locales. Raises TranslateError."""
    memory = translation_memory.load(options.tm, pair.source, pair.target)
    if memory is not None:
        progress.note(
            f"translation memory: {len(memory)} text{'s' * (len(memory) != 1)}, {pair.source} -> {pair.target}"
        )
    return memory


def _search(options: Options, attention: bool) -> Search:
    search = ladder.QUALITIES[options.quality]
    beam = options.beam or search.beam
    return replace(search, beam=beam, attention=attention, alone=options.reproducible)
