"""A run: reads the articles, translates them into one target locale after another, and writes all files."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from translate import catalog
from translate import machine as engines
from translate.catalog import Catalog
from translate.errors import ConfigError, Error, LocaleError
from translate.machine import Cache, Route
from translate.machine.models import lock
from translate.model import (
    DEFAULT_SOURCE,
    Article,
    Failure,
    LocalePair,
    Locked,
    Origin,
    Outcome,
    Translation,
    UsedModel,
)
from translate.pipeline import article_files, stages
from translate.pipeline.approved import approved
from translate.pipeline.article_files import ArticleFiles
from translate.pipeline.human_only import Owned
from translate.pipeline.policy import Policy
from translate.pipeline.stages import Drafted
from translate.pipeline.translator import Progress, Silent, Translator, translator
from translate.project import Options, Write, articles, discovery, files, layout, run_sources
from translate.report import Attestation, json_report
from translate.terms import termbases
from translate.text import langid, locales

_log = logging.getLogger(__name__)
SILENT = Silent()
WINDOW = 512  # queries that are translated together before their articles are written; chosen by hand


@dataclass(slots=True)
class _Tally:
    """The results of a run so far."""

    translations: list[Translation] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    models: list[UsedModel] = field(default_factory=list)
    unread_rows: list[str] = field(default_factory=list)
    asked: int = 0
    fresh: int = 0
    changed: int = 0
    unused_keys: list[str] = field(default_factory=list)

    def outcome(self, interrupted: bool) -> Outcome:
        """The results as a record."""
        return Outcome(
            tuple(self.translations),
            tuple(self.failures),
            tuple(self.routes),
            self.asked,
            self.fresh,
            self.changed,
            interrupted,
            tuple(self.models),
            tuple(dict.fromkeys(self.unread_rows)),
            tuple(self.unused_keys),
        )


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all pairs of locales of a run share: options, progress, cache, the function that writes files, the names of
    all articles given, in this shard or not, and the results."""

    options: Options
    progress: Progress
    cache: Cache
    write: Write
    names: frozenset[str]
    tally: _Tally


def run(options: Options, progress: Progress = SILENT) -> Outcome:
    """Translate the sources of `options` into all its target locales and write every file of the run: articles,
    parallel texts, catalogs, report.json, report.html and names.csv, and the attestation if it is asked for.

    Returns the results. An article that cannot be read or written is a failure in them; the others are translated.
    After an interruption (KeyboardInterrupt) what is done is kept and the outcome says so. Notes are logged under the
    name "translate". Raises ConfigError or LocaleError before any work for invalid options, unsupported languages or
    missing models, TermbaseError for a termbase that cannot be read or has no row that can be, EngineError for
    an engine that fails.
    """
    attestation = Attestation(options) if options.attest is not None else None
    options = discovery.with_sources(options)
    layout.refuse_unwritable(Path(options.out))
    outcome = _perform(options, progress, _cache(options), files.write)
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


def _perform(
    options: Options, progress: Progress, cache: Cache, write: Write, given: Sequence[discovery.Source] = ()
) -> Outcome:
    """A run whose files, reports among them, are written by `write`. `given`: its articles, () for those that the
    options name."""
    targets = tuple(dict.fromkeys(map(locales.named, options.to)))
    if not targets:
        raise ConfigError("--to", "no target language", "say which, e.g. --to ru")
    options.refuse_missing("glossary", "tm")
    layout.refuse_among_sources(options.sources, Path(options.out))
    given = given or discovery.expand(options.sources, exclude=Path(options.out), without=options.others)
    with cache:
        shared = _Shared(options, progress, cache, write, frozenset(source.name for source in given), _Tally())
        outcome = _translated(shared, discovery.shard(given, *options.shard), targets)
        if cache.trouble:
            told = f"the cache has a fault ({cache.trouble}); went on without; delete {layout.cache(options.root)}"
            _log.warning("%s", told)
    return _reported(outcome, options, given, write)


def _translated(shared: _Shared, found: Sequence[discovery.Source], targets: Sequence[str]) -> Outcome:
    """Translate the articles of a shard into every target locale and write their files."""
    read = list(_read(found, shared, targets))
    langid.forget()
    shared.tally.unused_keys += _unused(read, shared.options.formats.keys)
    layout.refuse_unpaired(read, shared.options.bilingual)
    plan = _plan(read, targets, shared.options)
    layout.refuse_overwriting(found, plan, Path(shared.options.out))
    for source, target in plan:  # before anything is written
        termbases.read(shared.options.glossary, source, target, lambda _: None)
    for (source, target), route in plan.items():
        try:
            _translate_group([article for article in read if article.locale == source], target, route, shared)
        except KeyboardInterrupt:
            return shared.tally.outcome(interrupted=True)
    return shared.tally.outcome(interrupted=False)


def _reported(outcome: Outcome, options: Options, given: Sequence[discovery.Source], write: Write) -> Outcome:
    """Write the reports, and which articles were `given`. Returns the outcome, with a failure if that went wrong."""
    try:
        out, changed = Path(options.out), outcome.changed
        run_sources.record(out, given, options.formats, write)
        changed += json_report.write(outcome, out, write)
        if options.shard[1] > 1:
            changed += json_report.write_shard(outcome, out, options.shard, write)
        return replace(outcome, changed=changed)
    except Error as error:
        return replace(outcome, failures=(*outcome.failures, Failure(json_report.NAME, str(error))))


def _plan(read: Iterable[Article], targets: Sequence[str], options: Options) -> dict[tuple[str, str], Route | None]:
    """The route for each pair of locales, None if all its articles are reserved for people."""
    owned = Owned(options.human)
    asks: dict[tuple[str, str], bool] = {}
    for article in read:
        for target in targets:
            pair = (article.locale, target)
            asks[pair] = asks.get(pair, False) or not owned.covers(target, article.name)
    wanted = [pair for pair, asked in asks.items() if asked]
    routes, notes = lock.plan(wanted, options.engine, options.device, Path(options.root), options.locked)
    for note in notes:
        _log.warning("%s", note)
    return {pair: routes.get(pair) for pair in asks}


def in_memory(group: Sequence[Article], target: str, options: Options, progress: Progress) -> Iterator[Translation]:
    """Translate articles of one source locale as `run` does, without reading catalogs or writing files. Yields one
    translation per article, in order.

    Pinned models are used if they are on this machine; others are not refused. Raises what `run` raises.
    """
    pair = LocalePair(group[0].locale, target)
    routes, notes = lock.plan([(pair.source, target)], options.engine, options.device, Path(options.root), Locked.NO)
    for note in notes:
        _log.warning("%s", note)
    with _cache(options) as cache:
        ours = translator(pair, routes[pair.source, target], cache, options)
        group = [articles.into(article, target) for article in group]
        drafted = [stages.cut(article, [None] * len(article.paragraphs), Policy(), ours) for article in group]
        stages.announce(drafted, ours.pair, progress)
        for window in _windows(drafted):
            keyed, settled, enforced = stages.rendered(window, ours, progress)
            yield from (stages.translation(one, settled, enforced, ours) for one in keyed)


def _cache(options: Options) -> Cache:
    try:
        return Cache(layout.cache(options.root))
    except Error as error:
        _log.warning("%s; going on without", error)
        return Cache(None)


def _read(found: Iterable[discovery.Source], shared: _Shared, targets: Sequence[str]) -> Iterator[Article]:
    """The articles that can be read, each with its locale; the others become failures."""
    given = locales.named(shared.options.from_) if shared.options.from_ else ""
    known = () if given else (*engines.source_locales(shared.options.engine, targets), *targets)
    for source in found:
        try:
            article = articles.parse(
                discovery.read(source), source.name, given or DEFAULT_SOURCE, shared.options.formats
            )
        except Error as error:
            shared.tally.failures.append(Failure(source.name, str(error)))
            continue
        if not given:
            article = replace(article, locale=_said(article) or _detected(article, known) or DEFAULT_SOURCE)
        if not given and article.locale in targets:
            shown = locales.display(article.locale)
            _log.warning("%s: is in %s already, left out; --from says otherwise", source.name, shown)
            continue
        yield article


def _unused(read: Sequence[Article], keys: Sequence[str]) -> list[str]:
    """The patterns of keys that match none of the articles."""
    keyed = [one.unused_keys for one in read if one.unused_keys is not None]
    return [key for key in keys if all(key in unused for unused in keyed)]


def _said(article: Article) -> str:
    """The locale that a file says it is in, "" if it says none that there is."""
    try:
        return locales.parse(article.said) if article.said else ""
    except LocaleError:
        return ""


def _detected(article: Article, known: Sequence[str]) -> str | None:
    return langid.detect("\n".join(text for text, _ in articles.texts(article)), known)


def _into(group: Iterable[Article], target: str, tally: _Tally) -> Iterator[Article]:
    """The articles as they are translated into a locale; those that are for another one become failures."""
    for article in group:
        try:
            yield articles.into(article, target)
        except Error as error:
            tally.failures.append(Failure(article.name, str(error)))


def _translate_group(group: Sequence[Article], target: str, route: Route | None, shared: _Shared) -> None:
    """Translate articles of one source locale into one target locale: read catalogs, translate, write files."""
    options, tally, out = shared.options, shared.tally, Path(shared.options.out)
    pair = LocalePair(group[0].locale, target)
    group = list(_into(group, target, tally))
    renamed = article_files.renamed(group, target, out, shared.names)
    output = ArticleFiles(out, target, shared.write, shared.cache, renamed, Owned(options.human), options.bilingual)
    ours = translator(pair, route, shared.cache, options, approved(out, pair))
    tally.routes += [str(route)] if route else []
    tally.unread_rows += ours.terminology.unread if ours.terminology else ()
    tally.models += engines.used(route, pair.source, pair.target) if route else ()
    drafted = list(_drafts(group, ours, output, shared))
    stages.announce(drafted, pair, shared.progress)
    try:
        for window in _windows(drafted):
            _translate(window, ours, output, shared)
    finally:
        tally.asked += ours.engine.asked
        if ours.engine.asked and route and route.note:
            _log.info("%s", route.note)


def _drafts(group: Iterable[Article], ours: Translator, output: ArticleFiles, shared: _Shared) -> Iterator[Drafted]:
    """The drafts of each article; an article with a broken catalog becomes a failure."""
    owned = Owned(shared.options.human)
    for article in group:
        texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
        try:
            old, former = output.catalog(article, texts)
        except Error as error:
            shared.tally.failures.append(Failure(article.name, str(error)))
            continue
        if former:
            _log.info("%s: takes over the catalog of %s, most of whose text it has", article.name, former)
        is_reserved = owned.covers(output.target, article.name)
        policy = Policy(shared.options.on_stale, is_reserved, without_words=ours.numbers)
        yield stages.cut(article, stages.kept(old, article, ours.pair), policy, ours)


def _windows(drafted: Sequence[Drafted]) -> Iterator[list[Drafted]]:
    """The articles in groups of at least WINDOW queries: large enough for full batches, small enough to save often."""
    window, queries = list[Drafted](), 0
    for one in drafted:
        window.append(one)
        queries += sum(len(tuple(draft.queries)) for draft in one.drafts)
        if queries >= WINDOW:
            yield window
            window, queries = [], 0
    yield window


def _translate(window: Sequence[Drafted], ours: Translator, output: ArticleFiles, shared: _Shared) -> None:
    """Translate a window of articles with engine, guard and glossary, and write their files."""
    window, settled, enforced = stages.rendered(window, ours, shared.progress)
    for one in window:
        try:
            old, now = _read_again(one, ours, output)
            translation = stages.translation(now, settled, enforced, ours)
            _written(translation, old, output, shared.tally)
        except Error as error:
            shared.tally.failures.append(Failure(one.article.name, str(error)))


def _read_again(one: Drafted, ours: Translator, output: ArticleFiles) -> tuple[Catalog, Drafted]:
    """Read the catalog of an article again, as a person may have edited it meanwhile, and update its drafts."""
    texts = [draft.source for draft in one.drafts]
    old, _ = output.catalog(one.article, texts)
    kept = stages.kept(old, one.article, ours.pair)
    drafts = (replace(draft, kept=now or draft.kept) for draft, now in zip(one.drafts, kept, strict=True))
    return old, replace(one, drafts=tuple(drafts))


def _written(translation: Translation, old: Catalog, output: ArticleFiles, tally: _Tally) -> None:
    """Write the files of an article, and count it."""
    tally.changed += output.save(translation, old)
    tally.changed += output.show(translation)
    tally.fresh += _fresh(translation, old)
    tally.translations.append(translation)


def _fresh(translation: Translation, old: Catalog) -> int:
    """The number of machine translations that are new or differ from the catalog."""
    keys = catalog.keys(old, articles.texts(translation.article))
    before = catalog.by_key(old.entries)
    units = zip(keys, translation.units, strict=True)
    machine = {key: unit.target for key, unit in units if unit.origin is Origin.MACHINE and unit.target}
    return sum(key not in before or before[key].target != target for key, target in machine.items())
