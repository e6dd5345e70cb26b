"""A run from files to files, for one target locale after another: read, translate, write, each stage a function."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from glossary import Severity
from translate import (
    articles,
    catalog,
    decoding,
    detect,
    engines,
    files,
    locales,
    output,
    preparing,
    segmenter,
    sources,
    typography,
)
from translate.catalog import Catalog, Kept
from translate.config import MEMORY_FOLDER, Options
from translate.decoding import Judge, Pair, Rendering
from translate.engines import Route
from translate.engines.guard import judge
from translate.errors import ConfigError, TranslateError
from translate.memory import Memory, Remembering
from translate.model import Article, Failure, Finding, Origin, Outcome, Segment, State, Translation, Unit
from translate.preparing import Part

DEFAULT_SOURCE = "en"


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
class Draft:
    """A paragraph on its way: its text, a person's wording if there is one, and its segments cut into parts."""

    source: str
    kept: Kept | None = None
    segments: tuple[tuple[Segment, tuple[Part, ...]], ...] = ()

    @property
    def queries(self) -> Iterator[str]:
        """What the engine must be asked for this paragraph."""
        return (part.query for _, parts in self.segments for part in parts if part.query)


@dataclass(slots=True)
class _Tally:
    """What a run has done so far."""

    translations: list[Translation] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    asked: int = 0
    changed: int = 0


def run(options: Options, progress: Progress) -> Outcome:
    """Translate the sources of `options` into all its target locales and write the files.

    Returns what was done; an article that cannot be read or written is a failure in it, the others go on. An
    interruption (KeyboardInterrupt) keeps what is done and is told in the outcome. Raises ConfigError or LocaleError
    before any work when options, languages or models do not fit.
    """
    targets = tuple(dict.fromkeys(map(locales.parse, options.to)))
    if not targets:
        raise ConfigError("--to", "no target language", "say which, e.g. --to ru")
    tally = _Tally()
    found = sources.expand(options.sources, exclude=Path(options.out))
    read = list(_read(found, options, targets, tally))
    plan = {(a.locale, t): engines.choose(options.engine, a.locale, t) for a in read for t in targets}
    with _memory(options, progress) as memory:
        for (source, target), route in plan.items():
            group = [article for article in read if article.locale == source]
            try:
                _translate_group(group, target, route, memory, options, progress, tally)
            except KeyboardInterrupt:
                return _outcome(tally, interrupted=True)
    return _outcome(tally)


def _outcome(tally: _Tally, interrupted: bool = False) -> Outcome:
    return Outcome(
        tuple(tally.translations), tuple(tally.failures), tuple(tally.routes), tally.asked, tally.changed, interrupted
    )


def _memory(options: Options, progress: Progress) -> Memory:
    try:
        return Memory(Path(options.root) / MEMORY_FOLDER)
    except TranslateError as error:
        progress.note(f"{error}; going on without")
        return Memory(None)


def _read(
    found: Iterable[sources.Source], options: Options, targets: Sequence[str], tally: _Tally
) -> Iterator[Article]:
    """The articles that can be read, in their locale; the others become failures."""
    known = (locales.parse(options.from_),) if options.from_ else engines.source_locales(options.engine, targets)
    for source in found:
        try:
            data = files.read(source.path) if source.path else sys.stdin.buffer.read()
            article = articles.parse(data, source.name, known[0] if options.from_ else DEFAULT_SOURCE)
        except TranslateError as error:
            tally.failures.append(Failure(source.name, str(error)))
            continue
        if not options.from_:
            text = "\n".join(paragraph.raw for paragraph in article.paragraphs)
            article = replace(article, locale=detect.detect(text, known) or DEFAULT_SOURCE)
        yield article


def _translate_group(
    group: Sequence[Article],
    target: str,
    route: Route,
    memory: Memory,
    options: Options,
    progress: Progress,
    tally: _Tally,
) -> None:
    """Articles of one source locale into one target: catalogs in, one queue through the engine, files out."""
    pair = Pair(group[0].locale, target)
    progress.note(f"{route}")
    tally.routes.append(str(route))
    signature = f"{engines.signature(route)}; segmentation {segmenter.VERSION}"
    threads = options.threads or len(os.sched_getaffinity(0))
    engine = Remembering(memory, signature, lambda: engines.load(route, threads))
    work = list(_drafts(group, pair, Path(options.out), tally))
    settled: dict[str, Rendering] = {}
    try:
        _decode(work, engine, pair, options.beam, judge if route.guarded else decoding.unjudged, progress, settled)
    finally:  # an interruption, too, leaves every finished article on disk
        tally.asked += engine.asked
        if engine.asked and route.note:
            progress.note(route.note)
        for article, old, drafts in work:
            if all(query in settled for draft in drafts for query in draft.queries):
                units = tuple(_unit(draft, settled, pair, article.name, n) for n, draft in enumerate(drafts, 1))
                _write(Translation(article, target, units, signature), old, Path(options.out), tally)


def _drafts(
    group: Iterable[Article], pair: Pair, out: Path, tally: _Tally
) -> Iterator[tuple[Article, Catalog, list[Draft]]]:
    """Each article with its catalog and its paragraphs cut up; a broken catalog makes its article a failure."""
    loaded = []
    for article in group:
        try:
            loaded.append((article, catalog.load(output.catalog_path(out, article.name, pair.target))))
        except TranslateError as error:
            tally.failures.append(Failure(article.name, str(error)))
    spelling = preparing.casing(paragraph.raw for article, _ in loaded for paragraph in article.paragraphs)
    for article, old in loaded:
        texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
        yield article, old, [_draft(text, old.kept.get(text), spelling, pair.source) for text in texts]


def _draft(text: str, kept: Kept | None, spelling: Mapping[str, str], locale: str) -> Draft:
    if kept or not preparing.has_words(text) or catalog.CONTROLS.search(text):
        return Draft(text, kept)
    segments = segmenter.segment(text, locale)
    return Draft(text, None, tuple((s, preparing.parts(s.text, spelling, locale)) for s in segments))


def _decode(
    work: Sequence[tuple[Article, Catalog, Sequence[Draft]]],
    engine: Remembering,
    pair: Pair,
    beam: int,
    judge: Judge,
    progress: Progress,
    settled: dict[str, Rendering],
) -> None:
    """Fill `settled` with a rendering for every query of the work, telling how it goes."""
    drafts = [draft for _, _, drafts in work for draft in drafts]
    words = {query: len(query.split()) for draft in drafts for query in draft.queries}
    waiting = {n: Counter(draft.queries) for n, draft in enumerate(drafts)}
    users: dict[str, list[int]] = {}
    for n, queries in waiting.items():
        for query in queries:
            users.setdefault(query, []).append(n)
    progress.start(f"{pair.source} -> {pair.target}", len(drafts), sum(words.values()))
    progress.advance(sum(not queries for queries in waiting.values()), 0)
    for query, rendering in decoding.render(words, engine, pair, beam, judge):
        settled[query] = rendering
        for n in users[query]:
            del waiting[n][query]
        progress.advance(sum(not waiting[n] for n in users[query]), words[query])


def _unit(draft: Draft, settled: Mapping[str, Rendering], pair: Pair, name: str, paragraph: int) -> Unit:
    """The unit of a paragraph: a person's wording, the machine's, or nothing and why."""
    if draft.kept:
        state = State.TRANSLATED if draft.kept.approved else State.FUZZY
        return Unit(draft.source, draft.kept.target, state, Origin.PERSON)
    if not draft.segments:
        return Unit(draft.source, draft.source, State.TRANSLATED)
    findings = [
        replace(
            finding, article=name, paragraph=paragraph, severity=Severity.INFO if rendering.text else finding.severity
        )
        for query in draft.queries
        for rendering in (settled[query],)
        for finding in rendering.caught
    ]
    if not all(settled[query].text for query in draft.queries):
        return Unit(draft.source, "", State.UNTRANSLATED, Origin.MACHINE, (), tuple(findings))
    target = "".join(
        "".join(_target(part, settled, pair) for part in parts) + segment.tail for segment, parts in draft.segments
    )
    return Unit(draft.source, target, State.FUZZY, Origin.MACHINE, (), tuple(findings))


def _target(part: Part, settled: Mapping[str, Rendering], pair: Pair) -> str:
    if not part.query:
        return part.text
    shaped = part.shaped(settled[part.query].text)
    return shaped if shaped == part.text else typography.typeset(part.text, shaped, pair.source, pair.target)


def _write(translation: Translation, old: Catalog, out: Path, tally: _Tally) -> None:
    article, path = translation.article, output.catalog_path(out, translation.article.name, translation.locale)
    try:
        tally.changed += catalog.save(path, old, article, translation.units, translation.locale, translation.signature)
        tally.changed += output.write(out, translation)
        tally.translations.append(translation)
    except TranslateError as error:
        tally.failures.append(Failure(article.name, str(error)))


def untranslated(translations: Iterable[Translation]) -> Iterator[Finding]:
    """The findings of the units that were left untranslated: what a person must look at first."""
    for translation in translations:
        for unit in translation.units:
            if unit.state is State.UNTRANSLATED:
                yield from unit.findings
