"""A run: surveys the articles, translates them window by window into one target locale after another, and writes all
files."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from translate import machine as engines
from translate.errors import ConfigError, Error
from translate.machine import Cache, Route
from translate.machine.models import lock
from translate.model import ArticleResult, Failure, LocalePair, Outcome, UsedModel
from translate.pipeline import article_files, survey, window
from translate.pipeline.approved import approved
from translate.pipeline.article_files import ArticleFiles
from translate.pipeline.human_only import Owned
from translate.pipeline.survey import Surveyed
from translate.pipeline.translator import Progress, Silent, translator
from translate.pipeline.window import Shared, Spread
from translate.project import Options, Write, discovery, files, layout, run_sources
from translate.report import Attestation, ReportWriter, report_index
from translate.terms import termbases
from translate.text import locales

_log = logging.getLogger(__name__)
SILENT = Silent()


@dataclass(slots=True)
class _Tally:
    """The results of a run so far."""

    results: list[ArticleResult] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    models: list[UsedModel] = field(default_factory=list)
    unread_rows: list[str] = field(default_factory=list)
    asked: int = 0
    fresh: int = 0
    changed: int = 0
    unused_keys: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)

    def add(self, found: window.Done | Failure) -> None:
        """Count an article."""
        if isinstance(found, Failure):
            self.failures.append(found)
            return
        self.results.append(found.result)
        self.changed += found.changed
        self.fresh += found.fresh
        self.printed += [found.printed] if found.printed else []

    def outcome(self, *, interrupted: bool) -> Outcome:
        """The results as a record."""
        return Outcome(
            tuple(self.results),
            tuple(self.failures),
            tuple(self.routes),
            self.asked,
            self.fresh,
            self.changed,
            interrupted,
            tuple(self.models),
            tuple(dict.fromkeys(self.unread_rows)),
            tuple(self.unused_keys),
            "".join(self.printed),
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """What all pairs of locales of a run share: options, progress, cache, the function that writes files, the names of
    all articles given, in this shard or not, the reports, the results, and what does the windows (`spread`)."""

    options: Options
    progress: Progress
    cache: Cache
    write: Write
    names: frozenset[str]
    reports: ReportWriter
    tally: _Tally
    spread: Spread


def run(options: Options, progress: Progress = SILENT, spread: Spread = window.each) -> Outcome:
    """Translate the sources of `options` into all its target locales and write every file of the run: articles,
    parallel texts, catalogs, report.json, report.html and names.csv, and the attestation if it is asked for. `spread`:
    see `remote_windows.on_workers`.

    Returns the results. An article that cannot be read or written is a failure in them; the others are translated.
    After an interruption (KeyboardInterrupt) what is done is kept and the outcome says so. Notes are logged under the
    name "translate". Raises ConfigError or LocaleError before any work for invalid options, unsupported languages or
    missing models, TermbaseError for a termbase that cannot be read or has no row that can be, EngineError for
    an engine that fails.
    """
    attestation = Attestation(options) if options.attest is not None else None
    options = discovery.with_sources(options)
    layout.refuse_unwritable(Path(options.out))
    outcome = _perform(options, progress, opened_cache(options), files.write, spread=spread)
    return attestation.written(outcome) if attestation else outcome


def compare(options: Options, progress: Progress = SILENT) -> tuple[Outcome, Mapping[Path, bytes]]:
    """A dry run: what `run` would return, and the files that it would change with the bytes that they would have;
    nothing is written. Raises what `run` raises."""
    options = discovery.with_sources(options)
    comparison = files.Comparison()
    outcome = _perform(options, progress, Cache.reading(layout.cache(options.root)), comparison)
    return outcome, comparison.changed


def filtered(options: Options, progress: Progress = SILENT, text: bytes | None = None) -> Outcome:
    """Translate one text, that of standard input where none is given, as `run` does, and write nothing: what is
    approved and cached in the project is used. Raises what `run` raises."""
    given = (discovery.Source(None, discovery.STDIN_NAME, text),)
    return _perform(options, progress, Cache.reading(layout.cache(options.root)), lambda _path, _data: False, given)


def opened_cache(options: Options) -> Cache:
    """The cache of a project, one that is empty and soon forgotten where it cannot be opened, with a note."""
    try:
        return Cache(layout.cache(options.root))
    except Error as error:
        _log.warning("%s; going on without", error)
        return Cache(None)


def _perform(
    options: Options,
    progress: Progress,
    cache: Cache,
    write: Write,
    given: Sequence[discovery.Source] = (),
    spread: Spread = window.each,
) -> Outcome:
    """A run whose files, reports among them, are written by `write`. `given`: its articles, () for those that the
    options name."""
    targets = tuple(dict.fromkeys(map(locales.named, options.to)))
    if not targets:
        raise ConfigError("--to", "no target language", "say which, e.g. --to ru")
    options.refuse_missing("glossary", "tm")
    layout.refuse_among_sources(options.sources, Path(options.out))
    given = given or discovery.expand(options.sources, exclude=Path(options.out), without=options.others)
    reports = ReportWriter(Path(options.out), write, options.shard)
    with cache:
        names = frozenset(source.name for source in given)
        run = _Run(options, progress, cache, write, names, reports, _Tally(), spread)
        outcome = _translated(run, discovery.shard(given, *options.shard), targets)
        if cache.trouble:
            told = f"the cache has a fault ({cache.trouble}); went on without; delete {layout.cache(options.root)}"
            _log.warning("%s", told)
    return _reported(outcome, reports, options, given, write)


def _translated(run: _Run, found: Sequence[discovery.Source], targets: Sequence[str]) -> Outcome:
    """Translate the articles of a shard into every target locale and write their files."""
    options, tally = run.options, run.tally
    try:
        surveyed = tuple(survey.survey(found, options, targets, tally.failures))
        tally.unused_keys += survey.unused(surveyed, options.formats.keys)
        plan = _plan(surveyed, targets, options)
        layout.refuse_overwriting(found, plan, Path(options.out))
        for source, target in plan:  # before anything is written
            tally.unread_rows += _unread_rows(run, source, target)
        for (source, target), route in plan.items():
            group = tuple(one for one in surveyed if one.locale == source)
            _translate_group(group, LocalePair(source, target), route, run)
    except KeyboardInterrupt:
        return tally.outcome(interrupted=True)
    return tally.outcome(interrupted=False)


def _unread_rows(run: _Run, source: str, target: str) -> tuple[str, ...]:
    """The places of the rows of termbases that cannot be read. Raises TermbaseError."""
    given, folder = run.options.glossary, run.cache.folder / termbases.FOLDER if run.cache.folder else None
    if folder:
        termbases.compile_large(given, source, target, folder)
    return termbases.read(given, source, target, lambda _: None, folder=folder).unread


def _reported(
    outcome: Outcome, reports: ReportWriter, options: Options, given: Sequence[discovery.Source], write: Write
) -> Outcome:
    """Write the reports, and which articles were `given`. Returns the outcome, with a failure if that went wrong."""
    try:
        run_sources.record(Path(options.out), given, options.formats, write)
        return replace(outcome, changed=outcome.changed + reports.close(outcome))
    except Error as error:
        return replace(outcome, failures=(*outcome.failures, Failure(report_index.NAME, str(error))))


def _plan(
    surveyed: Iterable[Surveyed], targets: Sequence[str], options: Options
) -> dict[tuple[str, str], Route | None]:
    """The route for each pair of locales, None if all its articles are reserved for people."""
    owned = Owned(options.human)
    asks: dict[tuple[str, str], bool] = {}
    for one in surveyed:
        for target in targets:
            pair = (one.locale, target)
            asks[pair] = asks.get(pair, False) or not owned.covers(target, one.name)
    wanted = [pair for pair, asked in asks.items() if asked]
    routes, notes = lock.plan(wanted, options.engine, options.device, Path(options.root), options.locked)
    for note in notes:
        _log.warning("%s", note)
    return {pair: routes.get(pair) for pair in asks}


def _translate_group(group: Sequence[Surveyed], pair: LocalePair, route: Route | None, run: _Run) -> None:
    """Translate articles of one source locale into one target locale, window by window."""
    options, tally, out = run.options, run.tally, Path(run.options.out)
    renamed = article_files.renamed([one.name for one in group], pair.target, out, run.names)
    output = ArticleFiles(out, pair.target, run.write, run.cache, renamed, Owned(options.human), options.bilingual)
    ours = translator(pair, route, run.cache, options, approved(out, pair))
    tally.routes += [str(route)] if route else []
    tally.models += engines.used(route, pair.source, pair.target) if route else ()
    label, words = f"{pair.source} -> {pair.target}", sum(one.words for one in group)
    run.progress.start(label, sum(one.paragraphs for one in group), words)
    shared = Shared(options, ours, output, run.reports, run.progress)
    try:
        for found in run.spread(survey.windows(group), shared):
            tally.add(found)
    finally:
        tally.asked += ours.engine.asked
        if ours.engine.asked and route and route.note:
            _log.info("%s", route.note)
