"""A run from files to files, for one target locale after another: read, translate, write, each stage a function."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from glossary import Enforced, Occurrence
from translate import (
    articles,
    catalog,
    decoding,
    detect,
    drafts,
    engines,
    files,
    locales,
    names,
    namesheet,
    output,
    preparing,
    recall,
    renaming,
    sayings,
    segmenter,
    sources,
    terms,
    typography,
)
from translate.catalog import Catalog, Kept
from translate.config import MEMORY_FOLDER, Options
from translate.decoding import Judge, Pair, Rendering, Search
from translate.drafts import Answer, Draft, Policy, Style, as_is
from translate.engines import Engine, Route
from translate.engines.guard import judge
from translate.errors import ConfigError, TranslateError
from translate.exchange import tm
from translate.exchange.tm import TranslationMemory
from translate.files import Write
from translate.memory import Memory, Remembering
from translate.model import Article, Failure, Finding, OnStale, Origin, Outcome, State, Translation, Unit, UsedModel
from translate.models import lock
from translate.names import Corpus
from translate.ownership import Owned
from translate.terms import Key, Terminology

DEFAULT_SOURCE = "en"
WINDOW = 512  # queries that go through the engine together before their articles are written


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
class Drafted:
    """An article on its way: a draft for each paragraph, and who may word it."""

    article: Article
    drafts: tuple[Draft, ...]
    policy: Policy
    keys: Mapping[str, Key] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Job:
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
        path = output.catalog_path(self.out, article.name, self.pair.target)
        return renaming.load(path, article.name, texts, self.orphans)

    def policy(self, article: Article) -> Policy:
        """Who may word an article."""
        return Policy(self.on_stale, self.owned.covers(self.pair.target, article.name))


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
    given = sources.expand(options.sources, exclude=Path(options.out))
    tally = _Tally(names=frozenset(source.name for source in given))
    found = sources.shard(given, *options.shard)
    read = list(_read(found, options, targets, tally, progress))
    plan = _plan(read, targets, options, progress)
    output.refuse_overwriting(found, plan, Path(options.out))
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

    Raises what `run` raises, and EngineError.
    """
    route = engines.choose(options.engine, group[0].locale, target)
    with _memory(options, progress) as memory:
        job = _job(Pair(group[0].locale, target), route, memory, options, progress, {})
        drafted = [_cut(article, {}, Policy(), job) for article in group]
        _announce(drafted, job.pair, progress)
        for window in _windows(drafted):
            keyed, settled, enforced = _rendered(window, job, progress)
            yield from (_translation(one, settled, enforced, job) for one in keyed)


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
    found: Iterable[sources.Source], options: Options, targets: Sequence[str], tally: _Tally, progress: Progress
) -> Iterator[Article]:
    """The articles that can be read, in their locale; the others become failures, by name."""
    given = locales.parse(options.from_) if options.from_ else ""
    known = () if given else (*engines.source_locales(options.engine, targets), *targets)
    for source in found:
        try:
            article = articles.parse(sources.read(source), source.name, given or DEFAULT_SOURCE)
        except TranslateError as error:
            tally.failures.append(Failure(source.name, str(error)))
            continue
        if not given:
            text = "\n".join(paragraph.raw for paragraph in article.paragraphs)
            article = replace(article, locale=detect.detect(text, known) or DEFAULT_SOURCE)
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
    job = _job(pair, route, memory, options, progress, _orphans(group, pair, options, tally), write)
    tally.routes += [str(route)] if route else []
    tally.models += engines.used(route, pair.source, pair.target) if route else ()
    drafted = list(_drafts(group, job, tally, progress))
    _announce(drafted, pair, progress)
    try:
        for window in _windows(drafted):
            _translate(window, job, progress, tally)
    finally:
        tally.asked += job.engine.asked
        if job.engine.asked and route and route.note:
            progress.note(route.note)


def _job(
    pair: Pair,
    route: Route | None,
    memory: Memory,
    options: Options,
    progress: Progress,
    orphans: Mapping[str, Catalog],
    write: Write = files.write,
) -> _Job:
    progress.note(f"{route}" if route else f"people: {pair.source} -> {pair.target}")
    engine, signature = _engine(route, memory, options)
    translates = route is None or route.guarded
    wanted = translates and (options.glossary or options.names != names.OFF)
    terminology = _terminology(options, pair, route, progress) if wanted else None
    return _Job(
        pair,
        engine,
        judge if translates else decoding.unjudged,
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


def _orphans(group: Sequence[Article], pair: Pair, options: Options, tally: _Tally) -> dict[str, Catalog]:
    """The catalogs that an article without one may have had under another name."""
    out = Path(options.out)
    if all(output.catalog_path(out, article.name, pair.target).exists() for article in group):
        return {}
    return renaming.orphans(out, pair.target, tally.names)


def _engine(route: Route | None, memory: Memory, options: Options) -> tuple[Remembering, str]:
    """The engine of a route and what stands for it; without a route one that nobody may ask."""
    if route is None:

        def nobody() -> Engine:
            raise AssertionError("a machine was asked for what people own")

        return Remembering(memory, "people", nobody), "people"
    signature = f"{engines.signature(route)}; segmentation {segmenter.VERSION}"
    threads = options.threads or len(os.sched_getaffinity(0))
    return Remembering(memory, signature, lambda: engines.load(route, threads)), signature


def _terminology(options: Options, pair: Pair, route: Route | None, progress: Progress) -> Terminology:
    """The glossary of a pair of locales: the files given, and what a person has corrected among inferred names."""
    corrections = namesheet.corrected(Path(options.out) / pair.target, pair) if options.names != names.OFF else ()
    return terms.load(options.glossary, pair, route, progress.note, corrections)


def _recall(options: Options, pair: Pair, progress: Progress) -> TranslationMemory | None:
    """The translation memories of a run for a pair of locales. Raises TranslateError."""
    memory = tm.load(options.tm, pair.source, pair.target)
    if memory is not None:
        progress.note(f"translation memory: {len(memory)} texts, {pair.source} -> {pair.target}")
    return memory


def _search(options: Options, attention: bool) -> Search:
    search = decoding.QUALITIES[options.quality]
    beam = options.beam or search.beam
    return replace(search, beam=beam, attention=attention, alone=options.reproducible)


def _drafts(group: Iterable[Article], job: _Job, tally: _Tally, progress: Progress) -> Iterator[Drafted]:
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
        yield _cut(article, _kept(old, texts, job), job.policy(article), job)


def _cut(article: Article, kept: Mapping[str, Kept], policy: Policy, job: _Job) -> Drafted:
    """The drafts of an article's paragraphs, with what translation memories hold of them."""
    spelling = preparing.casing(paragraph.raw for paragraph in article.paragraphs)
    texts = (articles.source_text(article, paragraph.id) for paragraph in article.paragraphs)
    cut = (drafts.begin(text, kept.get(text), policy, spelling, job.pair.source) for text in texts)
    return Drafted(article, tuple(recall.recalled(draft, job.recall) for draft in cut), policy)


def _kept(old: Catalog, texts: Sequence[str], job: _Job) -> dict[str, Kept]:
    """What people have worded of the paragraphs of an article, as they are or as they were."""
    return catalog.kept(catalog.carry(old, texts, job.pair.source, job.pair.target).values(), job.pair.source)


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


def _translate(window: Sequence[Drafted], job: _Job, progress: Progress, tally: _Tally) -> None:
    """A window of articles through engine, guard and glossary, and into its files."""
    window, settled, enforced = _rendered(window, job, progress)
    for one in window:
        try:
            _finish(one, settled, enforced, job, tally)
        except TranslateError as error:
            tally.failures.append(Failure(one.article.name, str(error)))


def _rendered(
    window: Sequence[Drafted], job: _Job, progress: Progress
) -> tuple[list[Drafted], dict[str, Rendering], dict[Key, Enforced]]:
    """A window with its keys, what engine and guard made of its queries, and what the glossary made of that."""
    settled = _decode(window, job, progress)
    if not job.terminology:
        return list(window), settled, {}
    keyed = [replace(one, keys=_keys(one, settled, job, job.terminology)) for one in window]
    keys = {key for one in keyed for query, key in one.keys.items() if settled[query].text}
    return keyed, settled, terms.enforce(keys, settled, job.engine, job.terminology, job.judge, job.search)


def _keys(one: Drafted, settled: Mapping[str, Rendering], job: _Job, terminology: Terminology) -> Mapping[str, Key]:
    return names.keys(one.article.name, one.drafts, settled, terminology, job.names, job.corpus)


def _finish(
    one: Drafted, settled: Mapping[str, Rendering], enforced: Mapping[Key, Enforced], job: _Job, tally: _Tally
) -> None:
    """Write an article's files. Its catalog is read again first: a person may have worked on it in the meantime."""
    path = output.catalog_path(job.out, one.article.name, job.pair.target)
    texts = [draft.source for draft in one.drafts]
    old, _ = job.catalog(one.article, texts)
    kept = _kept(old, texts, job)
    now = tuple(replace(draft, kept=kept.get(draft.source, draft.kept)) for draft in one.drafts)
    translation = _translation(replace(one, drafts=now), settled, enforced, job)
    units = translation.units
    said = sayings.recall(job.memory, catalog.unsaid(old))
    tally.changed += catalog.save(
        path, old, one.article, units, translation.locale, translation.signature, said, job.write
    )
    sayings.keep(job.memory, {u.source: u.target for u in units if u.origin is Origin.MACHINE and u.target})
    tally.changed += output.write(job.out, translation, job.write)
    tally.fresh += _fresh(units, old)
    tally.translations.append(translation)


def _translation(
    one: Drafted, settled: Mapping[str, Rendering], enforced: Mapping[Key, Enforced], job: _Job
) -> Translation:
    answers = {q: _answer(settled[q], _found(enforced, one, q)) for d in one.drafts for q in d.queries}
    units = tuple(_unit(draft, one, n, answers, job) for n, draft in enumerate(one.drafts, 1))
    return Translation(one.article, job.pair.target, units, job.signature)


def _fresh(units: Iterable[Unit], old: Catalog) -> int:
    """How many machine translations are new, or other ones than the catalog has."""
    before = old.by_source()
    machine = {unit.source: unit.target for unit in units if unit.origin is Origin.MACHINE and unit.target}
    return sum(source not in before or before[source].target != target for source, target in machine.items())


def _found(enforced: Mapping[Key, Enforced], one: Drafted, query: str) -> Enforced | None:
    key = one.keys.get(query)
    return enforced.get(key) if key else None


def _answer(rendering: Rendering, enforced: Enforced | None) -> Answer:
    if enforced is None:
        return Answer(rendering.text, (), rendering.caught)
    return Answer(enforced.text, enforced.occurrences, rendering.caught)


def _unit(draft: Draft, one: Drafted, paragraph: int, answers: Mapping[str, Answer], job: _Job) -> Unit:
    """The unit of a paragraph, its findings told where they belong."""
    name, kept, terminology = one.article.name, draft.kept, job.terminology
    standing = terms.standing(draft.source, kept.target, name, terminology) if kept and terminology else ()
    unit = drafts.finish(draft, one.policy, answers, job.style, standing)
    if job.recall:
        unit = recall.marked(unit, draft, job.signature, partial(_standing, article=name, terminology=terminology))
    return replace(unit, findings=tuple(replace(f, article=name, paragraph=paragraph) for f in unit.findings))


def _standing(source: str, target: str, article: str, terminology: Terminology | None) -> tuple[Occurrence, ...]:
    return terms.standing(source, target, article, terminology) if terminology else ()


def _announce(drafted: Sequence[Drafted], pair: Pair, progress: Progress) -> None:
    queries = [query for one in drafted for draft in one.drafts for query in draft.queries]
    paragraphs = sum(len(one.drafts) for one in drafted)
    progress.start(f"{pair.source} -> {pair.target}", paragraphs, sum(len(query.split()) for query in queries))


def _decode(window: Sequence[Drafted], job: _Job, progress: Progress) -> dict[str, Rendering]:
    """A rendering for every query of the window, telling how it goes."""
    waiting = {n: set(draft.queries) for n, draft in enumerate(draft for one in window for draft in one.drafts)}
    users: dict[str, list[int]] = {}
    for n, queries in waiting.items():
        for query in queries:
            users.setdefault(query, []).append(n)
    progress.advance(sum(not queries for queries in waiting.values()), 0)
    settled: dict[str, Rendering] = {}
    for query, rendering in decoding.render(users, job.engine, job.pair, job.search, job.judge):
        settled[query] = rendering
        for n in users[query]:
            waiting[n].remove(query)
        progress.advance(sum(not waiting[n] for n in users[query]), len(query.split()) * len(users[query]))
    return settled


def untranslated(translations: Iterable[Translation]) -> Iterator[Finding]:
    """The findings of the units that were left untranslated: what a person must look at first."""
    for translation in translations:
        for unit in translation.units:
            if unit.state is State.UNTRANSLATED:
                yield from unit.findings
