"""A run from files to files, for one target locale after another: read, translate, write, each stage a function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossary import Enforced
from translate import catalog
from translate import machine as engines
from translate.catalog import Catalog, raw_mt
from translate.errors import ConfigError, TranslateError
from translate.machine import Memory, Pair, Rendering, Route
from translate.machine.models import lock
from translate.model import Article, Failure, Finding, Origin, Outcome, State, Translation, Unit, UsedModel
from translate.pipeline import job as jobs
from translate.pipeline import stages
from translate.pipeline.draft import Policy
from translate.pipeline.human_only import Owned
from translate.pipeline.job import Job, Progress
from translate.pipeline.stages import Drafted
from translate.project import MEMORY_FOLDER, Options, Write, articles, discovery, files, layout
from translate.terms import Key
from translate.text import langid, locales

DEFAULT_SOURCE = "en"
WINDOW = 512  # queries that go through the engine together before their articles are written


@dataclass(slots=True)
class _Tally:
    """What a run has done so far."""

    translations: list[Translation] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    models: list[UsedModel] = field(default_factory=list)
    names: frozenset[str] = frozenset()  # of all articles given
    asked: int = 0
    fresh: int = 0
    changed: int = 0


def run(options: Options, progress: Progress, write: Write = files.write, memory: Memory | None = None) -> Outcome:
    """Translate the sources of `options` into all its target locales and write the files by `write`.

    `memory`: what the engine has said before; None: that of the project's folder, which is added to.

    Returns what was done; an article that cannot be read or written is a failure in it, the others go on. An
    interruption (KeyboardInterrupt) keeps what is done and is told in the outcome. Raises ConfigError or LocaleError
    before any work when options, languages or models do not fit.
    """
    targets = tuple(dict.fromkeys(map(locales.parse, options.to)))
    if not targets:
        raise ConfigError("--to", "no target language", "say which, e.g. --to ru")
    for path in options.glossary:
        if not Path(path).is_file():
            raise ConfigError(path, "no such termbase", "check --glossary, or glossary in the configuration")
    for path in options.tm:
        if not Path(path).is_file():
            raise ConfigError(path, "no such translation memory", "check --tm, or tm in the configuration")
    layout.refuse_among_sources(options.sources, Path(options.out))
    given = discovery.expand(options.sources, exclude=Path(options.out))
    tally = _Tally(names=frozenset(source.name for source in given))
    found = discovery.shard(given, *options.shard)
    read = list(_read(found, options, targets, tally, progress))
    plan = _plan(read, targets, options, progress)
    layout.refuse_overwriting(found, plan, Path(options.out))
    with memory or _memory(options, progress) as memory:
        for (source, target), route in plan.items():
            group = [article for article in read if article.locale == source]
            try:
                _translate_group(group, target, route, memory, options, progress, tally, write)
            except KeyboardInterrupt:
                return _outcome(tally, interrupted=True)
        if memory.trouble:
            progress.note(
                f"the memory has a fault ({memory.trouble}); went on without; delete {options.root}/.translate"
            )
    return _outcome(tally)


def _plan(
    read: Iterable[Article], targets: Sequence[str], options: Options, progress: Progress
) -> dict[tuple[str, str], Route | None]:
    """A route for each pair of locales; None where people translate all its articles."""
    owned = Owned(options.human)
    asks: dict[tuple[str, str], bool] = {}
    for article in read:
        for target in targets:
            pair = (article.locale, target)
            asks[pair] = asks.get(pair, False) or not owned.covers(target, article.name)
    wanted = [pair for pair, asked in asks.items() if asked]
    routes, notes = lock.plan(wanted, options.engine, options.device, Path(options.root), options.locked)
    for note in notes:
        progress.note(note)
    return {pair: routes.get(pair) for pair in asks}


def in_memory(group: Sequence[Article], target: str, options: Options, progress: Progress) -> Iterator[Translation]:
    """Articles of one source locale as `run` translates them, one after another; no catalog read, no file written.

    What translate.lock pins is used where it is here; nothing is refused for it. Raises what `run` raises, and
    EngineError.
    """
    pair = Pair(group[0].locale, target)
    routes, notes = lock.plan([(pair.source, target)], options.engine, options.device, Path(options.root), "")
    for note in notes:
        progress.note(note)
    with _memory(options, progress) as memory:
        job = jobs.prepare(pair, routes[pair.source, target], memory, options, progress, {})
        drafted = [stages.cut(article, {}, Policy(), job) for article in group]
        stages.announce(drafted, job.pair, progress)
        for window in _windows(drafted):
            keyed, settled, enforced = stages.rendered(window, job, progress)
            yield from (stages.translation(one, settled, enforced, job) for one in keyed)


def _outcome(tally: _Tally, interrupted: bool = False) -> Outcome:
    return Outcome(
        tuple(tally.translations),
        tuple(tally.failures),
        tuple(tally.routes),
        tally.asked,
        tally.fresh,
        tally.changed,
        interrupted,
        tuple(tally.models),
    )


def _memory(options: Options, progress: Progress) -> Memory:
    try:
        return Memory(Path(options.root) / MEMORY_FOLDER)
    except TranslateError as error:
        progress.note(f"{error}; going on without")
        return Memory(None)


def _read(
    found: Iterable[discovery.Source], options: Options, targets: Sequence[str], tally: _Tally, progress: Progress
) -> Iterator[Article]:
    """The articles that can be read, in their locale; the others become failures, by name."""
    given = locales.parse(options.from_) if options.from_ else ""
    known = () if given else (*engines.source_locales(options.engine, targets), *targets)
    for source in found:
        try:
            article = articles.parse(discovery.read(source), source.name, given or DEFAULT_SOURCE)
        except TranslateError as error:
            tally.failures.append(Failure(source.name, str(error)))
            continue
        if not given:
            text = "\n".join(paragraph.raw for paragraph in article.paragraphs)
            article = replace(article, locale=langid.detect(text, known) or DEFAULT_SOURCE)
        if not given and article.locale in targets:
            progress.note(
                f"{source.name}: is in {locales.display(article.locale)} already, left out; --from says otherwise"
            )
            continue
        yield article


def _translate_group(
    group: Sequence[Article],
    target: str,
    route: Route | None,
    memory: Memory,
    options: Options,
    progress: Progress,
    tally: _Tally,
    write: Write,
) -> None:
    """Articles of one source locale into one target: catalogs in, one queue through the engine, files out."""
    pair = Pair(group[0].locale, target)
    job = jobs.prepare(pair, route, memory, options, progress, jobs.orphans(group, pair, options, tally.names), write)
    tally.routes += [str(route)] if route else []
    tally.models += engines.used(route, pair.source, pair.target) if route else ()
    drafted = list(_drafts(group, job, tally, progress))
    stages.announce(drafted, pair, progress)
    try:
        for window in _windows(drafted):
            _translate(window, job, progress, tally)
    finally:
        tally.asked += job.engine.asked
        if job.engine.asked and route and route.note:
            progress.note(route.note)


def _drafts(group: Iterable[Article], job: Job, tally: _Tally, progress: Progress) -> Iterator[Drafted]:
    """Each article with its catalog and its paragraphs cut up; a broken catalog makes its article a failure."""
    for article in group:
        texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
        try:
            old, former = job.catalog(article, texts)
        except TranslateError as error:
            tally.failures.append(Failure(article.name, str(error)))
            continue
        if former:
            progress.note(f"{article.name}: takes over the catalog of {former}, most of whose text it has")
        yield stages.cut(article, stages.kept(old, texts, job), job.policy(article), job)


def _windows(drafted: Sequence[Drafted]) -> Iterator[list[Drafted]]:
    """Articles in lots of at least WINDOW queries: large enough for full batches, small enough to be saved often."""
    window, queries = list[Drafted](), 0
    for one in drafted:
        window.append(one)
        queries += sum(len(tuple(draft.queries)) for draft in one.drafts)
        if queries >= WINDOW:
            yield window
            window, queries = [], 0
    yield window


def _translate(window: Sequence[Drafted], job: Job, progress: Progress, tally: _Tally) -> None:
    """A window of articles through engine, guard and glossary, and into its files."""
    window, settled, enforced = stages.rendered(window, job, progress)
    for one in window:
        try:
            _finish(one, settled, enforced, job, tally)
        except TranslateError as error:
            tally.failures.append(Failure(one.article.name, str(error)))


def _finish(
    one: Drafted, settled: Mapping[str, Rendering], enforced: Mapping[Key, Enforced], job: Job, tally: _Tally
) -> None:
    """Write an article's files. Its catalog is read again first: a person may have worked on it in the meantime."""
    path = layout.catalog_path(job.out, one.article.name, job.pair.target)
    texts = [draft.source for draft in one.drafts]
    old, _ = job.catalog(one.article, texts)
    kept = stages.kept(old, texts, job)
    now = tuple(replace(draft, kept=kept.get(draft.source, draft.kept)) for draft in one.drafts)
    translation = stages.translation(replace(one, drafts=now), settled, enforced, job)
    units = translation.units
    said = raw_mt.recall(job.memory, catalog.unsaid(old))
    tally.changed += catalog.save(
        path, old, one.article, units, translation.locale, translation.signature, said, job.write
    )
    raw_mt.keep(job.memory, {u.source: u.target for u in units if u.origin is Origin.MACHINE and u.target})
    tally.changed += layout.write(job.out, translation, job.write)
    tally.fresh += _fresh(units, old)
    tally.translations.append(translation)


def _fresh(units: Iterable[Unit], old: Catalog) -> int:
    """How many machine translations are new, or other ones than the catalog has."""
    before = old.by_source()
    machine = {unit.source: unit.target for unit in units if unit.origin is Origin.MACHINE and unit.target}
    return sum(source not in before or before[source].target != target for source, target in machine.items())


def untranslated(translations: Iterable[Translation]) -> Iterator[Finding]:
    """The findings of the units that were left untranslated: what a person must look at first."""
    for translation in translations:
        for unit in translation.units:
            if unit.state is State.UNTRANSLATED:
                yield from unit.findings
