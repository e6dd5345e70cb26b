"""A run from files to files, for one target locale after another: read, translate, write, each stage a function."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from glossary import Enforced
from translate import (
    articles,
    catalog,
    decoding,
    detect,
    drafts,
    engines,
    files,
    locales,
    output,
    preparing,
    segmenter,
    sources,
    terms,
    typography,
)
from translate.config import MEMORY_FOLDER, Options
from translate.decoding import Judge, Pair, Rendering, Search
from translate.drafts import Answer, Draft, Style, as_is
from translate.engines import Route
from translate.engines.guard import judge
from translate.errors import ArticleError, ConfigError, TranslateError
from translate.memory import Memory, Remembering
from translate.model import Article, Failure, Finding, Outcome, State, Translation, Unit, UsedModel
from translate.models import lock
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
    """An article on its way: a draft for each paragraph."""

    article: Article
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """What the stages of one pair of locales need besides the articles."""

    pair: Pair
    engine: Remembering
    judge: Judge
    style: Style
    search: Search
    terminology: Terminology | None
    signature: str
    out: Path

    def key(self, query: str, one: Drafted) -> Key:
        """The key of a query of an article for the glossary."""
        return self.terminology.key(query, one.article.name) if self.terminology else Key(query, ())


@dataclass(slots=True)
class _Tally:
    """What a run has done so far."""

    translations: list[Translation] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    models: list[UsedModel] = field(default_factory=list)
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
    for path in options.glossary:
        if not Path(path).is_file():
            raise ConfigError(path, "no such termbase", "check --glossary, or glossary in the configuration")
    tally = _Tally()
    found = sources.expand(options.sources, exclude=Path(options.out))
    read = list(_read(found, options, targets, tally, progress))
    pairs = [(article.locale, target) for article in read for target in targets]
    plan, notes = lock.plan(pairs, options.engine, options.device, Path(options.root), options.locked)
    for note in notes:
        progress.note(note)
    _refuse_overwriting(found, plan, Path(options.out))
    with _memory(options, progress) as memory:
        for (source, target), route in plan.items():
            group = [article for article in read if article.locale == source]
            try:
                _translate_group(group, target, route, memory, options, progress, tally)
            except KeyboardInterrupt:
                return _outcome(tally, interrupted=True)
        if memory.trouble:
            progress.note(
                f"the memory has a fault ({memory.trouble}); went on without; delete {options.root}/.translate"
            )
    return _outcome(tally)


def _outcome(tally: _Tally, interrupted: bool = False) -> Outcome:
    return Outcome(
        tuple(tally.translations),
        tuple(tally.failures),
        tuple(tally.routes),
        tally.asked,
        tally.changed,
        interrupted,
        tuple(tally.models),
    )


def _refuse_overwriting(found: Sequence[sources.Source], plan: Iterable[tuple[str, str]], out: Path) -> None:
    """Raise ConfigError when a file to be written is one of the sources."""
    given = {os.path.realpath(source.path): source for source in found if source.path}
    for source, target in plan:
        for one in found:
            for path in output.paths(out, one.name, source, target):
                if (real := os.path.realpath(path)) in given:
                    raise ConfigError(real, "the output would overwrite this article", "give another --out")


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
            article = articles.parse(_bytes(source), source.name, given or DEFAULT_SOURCE)
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


def _bytes(source: sources.Source) -> bytes:
    """The bytes of a source. Raises ArticleError."""
    if not source.name.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in source.name):
        raise ArticleError(ascii(source.name), "the file's name is not UTF-8", "rename it")
    if source.path:
        return files.read(source.path)
    if sys.stdin is None:
        raise ArticleError(source.name, "there is no standard input", "give a file")
    return sys.stdin.buffer.read()


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
    tally.models += engines.used(route, pair.source, pair.target)
    signature = f"{engines.signature(route)}; segmentation {segmenter.VERSION}"
    threads = options.threads or len(os.sched_getaffinity(0))
    engine = Remembering(memory, signature, lambda: engines.load(route, threads))
    job = _Job(
        pair,
        engine,
        judge if route.guarded else decoding.unjudged,
        partial(typography.typeset, source_locale=pair.source, target_locale=pair.target) if route.guarded else as_is,
        _search(options),
        terms.load(options.glossary, pair, route, progress.note) if route.guarded else None,
        signature,
        Path(options.out),
    )
    drafted = list(_drafts(group, job, tally))
    _announce(drafted, pair, progress)
    try:
        for window in _windows(drafted):
            _translate(window, job, progress, tally)
    finally:
        tally.asked += engine.asked
        if engine.asked and route.note:
            progress.note(route.note)


def _search(options: Options) -> Search:
    search = decoding.QUALITIES[options.quality]
    return replace(search, beam=options.beam) if options.beam else search


def _drafts(group: Iterable[Article], job: _Job, tally: _Tally) -> Iterator[Drafted]:
    """Each article with its catalog and its paragraphs cut up; a broken catalog makes its article a failure."""
    loaded = []
    for article in group:
        try:
            loaded.append((article, catalog.load(output.catalog_path(job.out, article.name, job.pair.target))))
        except TranslateError as error:
            tally.failures.append(Failure(article.name, str(error)))
    for article, old in loaded:
        spelling = preparing.casing(paragraph.raw for paragraph in article.paragraphs)
        texts = [articles.source_text(article, paragraph.id) for paragraph in article.paragraphs]
        yield Drafted(article, tuple(drafts.begin(t, old.kept.get(t), spelling, job.pair.source) for t in texts))


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
    settled = _decode(window, job, progress)
    enforced: dict[Key, Enforced] = {}
    if job.terminology:
        keys = {job.key(q, one) for one in window for d in one.drafts for q in d.queries if settled[q].text}
        enforced = terms.enforce(keys, settled, job.engine, job.terminology, job.judge, job.search)
    for one in window:
        try:
            _finish(one, settled, enforced, job, tally)
        except TranslateError as error:
            tally.failures.append(Failure(one.article.name, str(error)))


def _finish(
    one: Drafted, settled: Mapping[str, Rendering], enforced: Mapping[Key, Enforced], job: _Job, tally: _Tally
) -> None:
    """Write an article's files. Its catalog is read again first: a person may have worked on it in the meantime."""
    path = output.catalog_path(job.out, one.article.name, job.pair.target)
    old = catalog.load(path)
    now = tuple(replace(draft, kept=old.kept.get(draft.source, draft.kept)) for draft in one.drafts)
    answers = {q: _answer(settled[q], enforced.get(job.key(q, one))) for d in one.drafts for q in d.queries}
    units = tuple(_unit(draft, one, n, answers, job) for n, draft in enumerate(now, 1))
    translation = Translation(one.article, job.pair.target, units, job.signature)
    tally.changed += catalog.save(path, old, one.article, units, translation.locale, translation.signature)
    tally.changed += output.write(job.out, translation)
    tally.translations.append(translation)


def _answer(rendering: Rendering, enforced: Enforced | None) -> Answer:
    if enforced is None:
        return Answer(rendering.text, (), rendering.caught)
    return Answer(enforced.text, enforced.occurrences, rendering.caught)


def _unit(draft: Draft, one: Drafted, paragraph: int, answers: Mapping[str, Answer], job: _Job) -> Unit:
    """The unit of a paragraph, its findings told where they belong."""
    name = one.article.name
    if draft.kept:
        standing = terms.standing(draft.source, draft.kept.target, name, job.terminology) if job.terminology else ()
        unit = drafts.take_over(draft.source, draft.kept, standing)
    else:
        unit = drafts.finish(draft, answers, job.style)
    return replace(unit, findings=tuple(replace(f, article=name, paragraph=paragraph) for f in unit.findings))


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
