"""Windows translated by the workers of a cluster: the drafts of their articles go out, the answers to their queries
come back. All files are read and written here, by one process."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from types import MappingProxyType

from glossary import Enforced, Term
from translate import machine, terms
from translate.cluster import Cluster, Dispatch
from translate.errors import ConfigError, Error
from translate.machine import Cache, CachedEngine, Chosen, Engine, Judge, Rendering, Route, Search
from translate.model import Article, Device, Failure, LocalePair, NamesMode
from translate.pipeline import stages, window
from translate.pipeline.draft import Draft, as_is, no_agreement
from translate.pipeline.policy import Policy
from translate.pipeline.progress import Silent
from translate.pipeline.stage_records import Drafted
from translate.pipeline.translator import Translator
from translate.pipeline.unchanged import Task, lexicon_digest
from translate.pipeline.window import Begun, Done, Shared, Spread
from translate.project import NO_SETTINGS, EngineSettings
from translate.terms import Key
from translate.text.markup import CodedText, no_links

# Characters of a window: seconds of work, so that Dask costs little and the last worker ends soon. On a graphics card
# several times as many, so that its batches, which are that much larger, are full; by arithmetic, not measured.
_SIZE = {Device.CPU: 12_000, Device.CUDA: 48_000}
_KILLER = "two worker processes ended while they translated it"


def _read_only(items: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(items)


# Terms hold such mappings. What pickle does not know Dask gives, whole, to one of its own that takes many times longer.
copyreg.pickle(MappingProxyType, lambda one: (_read_only, (dict(one),)))


@dataclass(frozen=True, slots=True)
class RemoteWindow:
    """Drafts of articles, by their numbers in this run, without what only this process needs. `left_out`: the places of
    drafts of its one article that are not asked for."""

    drafted: Mapping[int, Drafted]
    left_out: frozenset[int] = frozenset()

    def parts(self) -> Sequence[RemoteWindow]:
        """Two windows of half its articles each."""
        rows = list(self.drafted.items())
        half = len(rows) // 2
        return [RemoteWindow(dict(some)) for some in (rows[:half], rows[half:])] if half else []

    def probes(self) -> Sequence[RemoteWindow]:
        """Two windows of half the paragraphs of its one article each."""
        asked = sorted(self._asked())
        half = len(asked) // 2
        halves = (asked[half:], asked[:half]) if half else ()
        return [replace(self, left_out=self.left_out | {*others}) for others in halves]

    def without(self, probes: Sequence[RemoteWindow]) -> RemoteWindow:
        """Its article without the paragraphs of probes."""
        return RemoteWindow(self.drafted, frozenset(place for probe in probes for place in probe._asked()))

    def _asked(self) -> set[int]:
        (one,) = self.drafted.values()
        return {place for place, draft in enumerate(one.drafts) if any(draft.queries)} - self.left_out


@dataclass(frozen=True, slots=True)
class Answers:
    """What a worker answers to a window: the keys of the queries of each article, renderings, enforced results, and
    what its engine said (`fresh`, for the cache) to how many requests."""

    keys: Mapping[int, Mapping[CodedText, Key]]
    settled: Mapping[CodedText, Rendering]
    enforced: Mapping[Key, Enforced]
    fresh: Mapping[bytes, bytes]
    asked: int


@dataclass(frozen=True, slots=True)
class RenderJob:
    """What workers do with windows: `stages.rendered`, with all that it needs but the model and the lexicon, which they
    have, recognised by hashes. `signature`, `judge`, `search`, `names`: see Translator; `lexicon`: of one that is
    installed, those that ship are compared with the program; `has_links`: False for engines that do not translate;
    `terms`: None for a run without glossary and names; `settings`: of engines."""

    pair: LocalePair
    engine: str
    device: Device
    signature: str
    lexicon: str
    judge: Judge
    search: Search
    names: NamesMode
    has_links: bool
    terms: tuple[Term, ...] | None
    settings: EngineSettings = field(default_factory=lambda: NO_SETTINGS)

    def loaded(self, threads: int) -> Callable[[RemoteWindow], Answers] | str:
        """The function, or why this machine cannot do it."""
        try:
            route = self._route()
        except Error as error:
            return f"cannot translate {self.pair.source} to {self.pair.target} ({error.what})"
        if route is None:
            return f"has not the model of this run ({self.signature})"
        if lexicon_digest(self.pair) != self.lexicon:
            return f"has another lexicon for {self.pair.source} to {self.pair.target}"
        ours = self._translator(route)
        engine = cache(lambda: machine.load(route, threads))
        return lambda one: _answered(one, ours, engine)

    def _route(self) -> Route | None:
        """The route with the model of the run."""
        pair = self.pair.source, self.pair.target
        found = [
            *machine.candidates(self.engine, *pair, self.settings),
            *machine.pivots(self.engine, *pair, self.settings),
        ]
        routes = (machine.on_device(route, self.device) for route in found)
        return next((one for one in routes if self.signature.startswith(f"{machine.signature(one)};")), None)

    def _translator(self, route: Route) -> Translator:
        """A translator as far as `stages.rendered` needs one, without an engine."""
        return Translator(
            self.pair,
            CachedEngine(Cache(None), self.signature, _nobody),
            self.judge,
            as_is,
            str,
            self.search,
            None if self.terms is None else terms.terminology(self.terms, self.pair, route),
            self.names,
            self.signature,
            None,
            {},
            terms.word_links(self.pair) if self.has_links else no_links,
            no_agreement,
            Chosen(Cache(None), self.signature, self.lexicon if self.has_links else ""),
            route.contextual,
        )


class _NotCachedError(Exception):
    """An engine would have to be asked."""


class _NewAnswers(Cache):
    """A cache that lives as long as a window and tells what was put into it."""

    def __init__(self) -> None:
        super().__init__(None)
        self.fresh: dict[bytes, bytes] = {}

    def put(self, answers: Mapping[bytes, bytes], model: str = "") -> None:
        """Keep answers."""
        self.fresh |= answers
        super().put(answers, model)


def _nobody() -> Engine:
    raise _NotCachedError


def _answered(one: RemoteWindow, ours: Translator, engine: Callable[[], Engine]) -> Answers:
    """What a worker answers."""
    answers = _NewAnswers()
    with answers:
        chosen = replace(ours.chosen, cache=answers)
        ours = replace(ours, engine=CachedEngine(answers, ours.signature, engine), chosen=chosen)
        drafted = [_without(drafted, one.left_out) for drafted in one.drafted.values()]
        keyed, settled, enforced = stages.rendered(drafted, ours, Silent())
        keys = dict(zip(one.drafted, (each.keys for each in keyed), strict=True))
        return Answers(keys, settled, enforced, answers.fresh, ours.engine.asked)


def _without(one: Drafted, places: frozenset[int]) -> Drafted:
    """An article with nothing to ask for the drafts at these places."""
    asked = (replace(d, segments=(), subtexts=()) if n in places else d for n, d in enumerate(one.drafts))
    return replace(one, drafts=tuple(asked))


def on_workers(cluster: Cluster) -> Spread:
    """Lets the workers of a cluster do windows; what the cache holds whole articles of is not sent to them.

    Raises TranslateError when there are no workers, and what `translated` raises.
    """

    def spread(windows: Iterable[Sequence[Task]], shared: Shared) -> Iterator[Done | Failure]:
        run = _RemoteRun(shared)
        results = Dispatch(cluster.workers(_job(shared)), run.sent(windows)).results()
        try:
            for found in results:
                yield from run.come_back(found.window, found.result)
            yield from run.ready()
        finally:
            results.close()

    return spread


def _job(shared: Shared) -> RenderJob:
    ours, options = shared.translator, shared.options
    if ours.others:
        raise ConfigError("--dask", "works with one engine", "leave out --dask, or second and fallback")
    listed = tuple(ours.terminology.terms) if ours.terminology else None
    has_links = ours.links is not no_links
    return RenderJob(ours.pair, options.engine, _device(ours), ours.signature, lexicon_digest(ours.pair), ours.judge,
                     ours.search, ours.names, has_links, listed, options.engines)  # fmt: skip


def _device(ours: Translator) -> Device:
    """Where the models of a run are."""
    return Device.CUDA if machine.ON_CARD in ours.signature else Device.CPU


@dataclass(slots=True)
class _RemoteRun:
    """The articles of a run that are with workers, by number, and those that are done here meanwhile."""

    shared: Shared
    away: dict[int, Begun] = field(default_factory=dict)
    done: list[Done | Failure] = field(default_factory=list)
    count: int = 0

    def sent(self, windows: Iterable[Sequence[Task]]) -> Iterator[RemoteWindow]:
        """The windows of what has to be sent, one after another as it is asked for."""
        drafted, size, limit = dict[int, Drafted](), 0, _SIZE[_device(self.shared.translator)]
        for task in chain.from_iterable(windows):
            found = window.begun(task, self.shared)
            if not isinstance(found, Begun):
                self.done.append(found)
            elif not self._is_cached(found):
                self.count += 1
                self.away[self.count] = found
                drafted[self.count] = _slim(found.drafted)
                size += task.surveyed.size
            if size >= limit:
                yield RemoteWindow(drafted)
                drafted, size = {}, 0
        if drafted:
            yield RemoteWindow(drafted)

    def _is_cached(self, begun: Begun) -> bool:
        """Do an article here if the cache has all answers."""
        ours = self.shared.translator
        known = replace(ours, engine=CachedEngine(self.shared.files.cache, ours.signature, _nobody))
        try:
            (drafted,), settled, enforced = stages.rendered([begun.drafted], known, Silent())
        except _NotCachedError:
            return False
        self._tell(drafted)
        self.done.append(window.finished(replace(begun, drafted=drafted), settled, enforced, self.shared))
        return True

    def ready(self) -> Iterator[Done | Failure]:
        """What has been done here since the last call."""
        done, self.done = self.done, []
        yield from done

    def come_back(self, sent: RemoteWindow, answers: Answers | None) -> Iterator[Done | Failure]:
        """The articles of a window that is done, written; None: it could not be."""
        yield from self.ready()
        if answers:
            self.shared.files.cache.put(answers.fresh, self.shared.translator.signature)
            self.shared.translator.engine.asked += answers.asked
        for number in sent.drafted:
            begun = self.away.pop(number)
            drafted = _without(begun.drafted, sent.left_out)
            self._tell(drafted)
            if answers is None:
                yield Failure(drafted.article.name, "worker processes end while they translate it")
                continue
            begun = replace(begun, drafted=replace(drafted, keys=answers.keys[number]))
            left_out = {place + 1: _KILLER for place in sent.left_out}
            yield window.finished(begun, answers.settled, answers.enforced, self.shared, left_out)

    def _tell(self, drafted: Drafted) -> None:
        """Tell the progress of an article."""
        words = sum(len(query.plain.split()) for draft in drafted.drafts for query in draft.queries)
        self.shared.progress.advance(len(drafted.drafts), words)


def _slim(one: Drafted) -> Drafted:
    """An article without what `stages.rendered` does not look at."""
    article = Article(one.article.name, one.article.locale, ())
    drafts = tuple(Draft(draft.source, draft.kept, draft.segments, subtexts=draft.subtexts) for draft in one.drafts)
    return Drafted(article, drafts, Policy())
