"""A run: surveys the articles, translates them window by window into one target locale after another, and writes all
files."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate import machine as engines
from translate.errors import ConfigError, Error
from translate.fingerprints import Facts
from translate.machine import Cache, Route
from translate.machine.models import lock
from translate.model import Failure, LocalePair, Outcome
from translate.pipeline import survey, unchanged
from translate.pipeline.human_only import Owned
from translate.pipeline.progress import Progress, Silent
from translate.pipeline.shared_run import Run
from translate.pipeline.survey import Surveyed
from translate.pipeline.tally import RunTally
from translate.pipeline.unchanged import Before, PairPlan
from translate.project import Options, Write, discovery, files, layout, run_sources
from translate.report import Attestation, ReportWriter, report_index
from translate.terms import termbases
from translate.text import locales

if TYPE_CHECKING:
    from translate.pipeline.window import Spread

_log = logging.getLogger(__name__)
SILENT = Silent()


def run(options: Options, progress: Progress = SILENT, spread: Spread | None = None) -> Outcome:
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
    facts = Facts(layout.cache(options.root))
    outcome = _perform(options, progress, opened_cache(options), facts, files.write, spread=spread)
    return attestation.written(outcome) if attestation else outcome


def run_articles(given: Sequence[discovery.Source], options: Options, progress: Progress = SILENT) -> Outcome:
    """Translate some articles of a project as `run` does, and write their files; what is there of the others stays.
    Raises what `run` raises."""
    facts = Facts(layout.cache(options.root))
    return _perform(options, progress, opened_cache(options), facts, files.write, given)


def compare(options: Options, progress: Progress = SILENT) -> tuple[Outcome, Mapping[Path, bytes]]:
    """A dry run: what `run` would return, and the files that it would change with the bytes that they would have;
    nothing is written. Raises what `run` raises."""
    options = discovery.with_sources(options)
    comparison = files.Comparison()
    cache = layout.cache(options.root)
    outcome = _perform(options, progress, Cache.reading(cache), Facts(cache, writable=False), comparison)
    return outcome, comparison.changed


def filtered(options: Options, progress: Progress = SILENT, text: bytes | None = None) -> Outcome:
    """Translate one text, that of standard input where none is given, as `run` does, and write nothing: what is
    approved and cached in the project is used. Raises what `run` raises."""
    given = (discovery.Source(None, discovery.STDIN_NAME, text),)
    cache = Cache.reading(layout.cache(options.root))
    return _perform(options, progress, cache, Facts(None), lambda _path, _data: False, given)


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
    facts: Facts,
    write: Write,
    given: Sequence[discovery.Source] = (),
    spread: Spread | None = None,
) -> Outcome:
    """A run whose files, reports among them, are written by `write`. `facts`: of earlier runs; `given`: its articles,
    () for those that the options name."""
    targets = tuple(dict.fromkeys(map(locales.named, options.to)))
    if not targets:
        raise ConfigError("--to", "no target language", "say which, e.g. --to ru")
    options.refuse_missing("glossary", "tm")
    layout.refuse_among_sources(options.sources, Path(options.out))
    given = given or discovery.expand(options.sources, exclude=Path(options.out), without=options.others)
    reports = ReportWriter(Path(options.out), write, options.shard)
    with cache, facts:
        names = frozenset(source.name for source in given)
        run = Run(options, progress, cache, facts, write, names, reports, RunTally(), spread)
        outcome = _translated(run, discovery.shard(given, *options.shard), targets)
        if cache.trouble:
            told = f"the cache has a fault ({cache.trouble}); went on without; delete {layout.cache(options.root)}"
            _log.warning("%s", told)
        return _reported(outcome, run, given)


def _translated(run: Run, found: Sequence[discovery.Source], targets: Sequence[str]) -> Outcome:
    """Translate the articles of a shard into every target locale and write their files."""
    options, tally = run.options, run.tally
    try:
        surveyed = tuple(survey.survey(found, options, targets, tally.failures, run.facts))
        tally.unused_keys += survey.unused(surveyed, options.formats.keys)
        routes = _routes(surveyed, targets, options)
        layout.refuse_overwriting(found, routes, Path(options.out))
        plans = _plans(surveyed, routes, run)
        for plan in plans:  # before anything is written
            if plan.waiting:
                run.unread[plan.pair] = _unread_rows(run, plan.pair)
        for plan in plans:
            _do(plan, run)
    except KeyboardInterrupt:
        return tally.outcome(interrupted=True)
    return tally.outcome(interrupted=False)


def _plans(surveyed: Sequence[Surveyed], routes: Mapping[tuple[str, str], Route | None], run: Run) -> list[PairPlan]:
    """What is to be done for each pair of locales. Where nothing is for a target locale and its reports are as the last
    run left them, they are left alone."""
    befores = {target: Before.of(run.options, target) for _, target in routes}
    plans = [
        unchanged.planned(
            [one for one in surveyed if one.locale == source],
            LocalePair(source, target),
            route,
            befores[target],
            run.options,
            run.facts,
            run.cache,
        )
        for (source, target), route in routes.items()
    ]
    for target, before in befores.items():
        names = [task.surveyed.name for plan in plans if plan.pair.target == target for task in plan.tasks]
        waits = any(plan.waiting for plan in plans if plan.pair.target == target)
        if waits or run.options.shard[1] > 1 or not unchanged.reports_are_as_left(before, names, run.facts):
            run.reported[target] = (before, names)
    return plans


def _do(plan: PairPlan, run: Run) -> None:
    """Do what is to be done for a pair of locales."""
    tally, pair = run.tally, plan.pair
    tally.routes += [str(plan.route)] if plan.route else []
    tally.routes += plan.others.told
    for route in filter(None, (plan.route, *plan.others)):
        tally.models += engines.used(route, pair.source, pair.target)
    numbers = {task.surveyed.name: n for n, task in enumerate(plan.tasks, tally.begin(len(plan.tasks)))}
    surveyed = [task.surveyed for task in plan.tasks]
    label = f"{pair.source} -> {pair.target}"
    run.progress.start(label, sum(one.paragraphs for one in surveyed), sum(one.words for one in surveyed))
    for task in plan.tasks:
        if task.result:
            why = "nothing that it depends on has changed"
            tally.add(numbers[task.surveyed.name], task.result, why, is_skipped=True)
            run.progress.advance(task.surveyed.paragraphs, 0)
            if pair.target in run.reported:
                run.reports.keep(task.surveyed.name, pair.source, pair.target)
    if plan.waiting:
        from translate.pipeline import pair_run  # imported here, as a run that has nothing to do needs no engine

        pair_run.translate(plan, numbers, run)
    else:
        said, unread = unchanged.notes(plan, run.facts)
        tally.unread_rows += unread
        for level, message in said:
            _log.log(level, "%s", message)


def _unread_rows(run: Run, pair: LocalePair) -> tuple[str, ...]:
    """The places of the rows of termbases that cannot be read. Raises TermbaseError."""
    given, folder = run.options.glossary, run.cache.folder / termbases.FOLDER if run.cache.folder else None
    if folder:
        termbases.compile_large(given, pair.source, pair.target, folder)
    return termbases.read(given, pair.source, pair.target, lambda _: None, folder=folder).unread


def _reported(outcome: Outcome, run: Run, given: Sequence[discovery.Source]) -> Outcome:
    """Write the reports, and which articles were `given`. Returns the outcome, with a failure if that went wrong."""
    try:
        run_sources.record(Path(run.options.out), given, run.options.formats, run.write)
        changed = run.reports.close()
        for before, names in run.reported.values():
            unchanged.leave_reports(before, names, run.facts)
        return replace(outcome, changed=outcome.changed + changed)
    except Error as error:
        return replace(outcome, failures=(*outcome.failures, Failure(report_index.NAME, str(error))))


def _routes(
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
    root = Path(options.root)
    routes, notes = lock.plan(wanted, options.engine, options.device, root, options.locked, options.engines)
    for note in notes:
        _log.warning("%s", note)
    return {pair: routes.get(pair) for pair in asks}
