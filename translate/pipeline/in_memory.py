"""Translation as in a run, of articles that are in memory, without catalogs and files."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from translate.exchange import Known
from translate.machine import Cache, CachedEngine, Decoding, Engine, Hypothesis, Request, Route
from translate.machine.models import lock
from translate.model import Article, LocalePair, Locked, Translation
from translate.pipeline import stages, survey
from translate.pipeline.other_engines import other_routes
from translate.pipeline.policy import Policy
from translate.pipeline.progress import Progress
from translate.pipeline.project_run import opened_cache
from translate.pipeline.stage_records import Drafted
from translate.pipeline.translator import Load, Note, Translator, loaded, translator
from translate.project import Options, articles

_log = logging.getLogger(__name__)
_WINDOW = 512  # queries that are translated together; chosen by hand
_NOTHING: Mapping[str, Known] = MappingProxyType({})


def in_memory(group: Sequence[Article], target: str, options: Options, progress: Progress) -> Iterator[Translation]:
    """Translate articles of one source locale as `run` does, without reading catalogs or writing files. Yields one
    translation per article, in order.

    Pinned models are used if they are on this machine; others are not refused. Raises what `run` raises.
    """
    with opened_cache(options) as cache:
        yield from translations(group, prepared(LocalePair(group[0].locale, target), options, cache), progress)


def prepared(
    pair: LocalePair,
    options: Options,
    cache: Cache,
    load: Load = loaded,
    approved: Mapping[str, Known] = _NOTHING,
    note: Note = _log.log,
) -> Translator:
    """The translator of a pair of locales by pins, for as many articles as one likes. `load`, `approved`, `note`: see
    `translator`. Raises what `run` raises."""
    way = route(pair, options)
    return translator(pair, way, cache, options, approved, note, other_routes(pair, way, options), load)


def translations(group: Sequence[Article], ours: Translator, progress: Progress) -> Iterator[Translation]:
    """The translations of articles in the source locale of a translator, in order. Raises EngineError, and ArticleError
    for a file that is for another locale."""
    group = [articles.into(article, ours.pair.target) for article in group]
    drafted = [stages.cut(article, [None] * len(article.paragraphs), Policy(), ours) for article in group]
    stages.announce(drafted, ours.pair, progress)
    for window in survey.windows(drafted, _queries, _WINDOW):
        keyed, settled, enforced = stages.rendered(window, ours, progress)
        yield from (stages.translation(one, settled, enforced, ours) for one in keyed)


def other_choice(ours: Translator, number: int, cache: Cache) -> Translator:
    """The translator that takes for every text the hypothesis of its engine with this number, 1 for the second best;
    guard, names and terms are the same."""
    signature = f"{ours.signature}; hypothesis {number}"
    engine = CachedEngine(cache, signature, lambda: _NthHypothesis(ours.engine, number))
    return replace(
        ours,
        engine=engine,
        signature=signature,
        chosen=replace(ours.chosen, signature=signature),
        second=None,
        fallbacks=(),
    )


class _NthHypothesis:
    """An engine that says only the hypothesis with a number of another one, or its last."""

    def __init__(self, engine: Engine, number: int) -> None:
        self._engine, self._number = engine, number

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypothesis of each request. Raises EngineError."""
        count = max(decoding.hypotheses, self._number + 1)
        wide = replace(decoding, beam=max(decoding.beam, count), hypotheses=count)
        distinct = [list({one.text: one for one in found}.values()) for found in self._engine.translate(requests, wide)]
        return [tuple(found[self._number : self._number + 1] or found[-1:]) for found in distinct]


def route(pair: LocalePair, options: Options) -> Route:
    """The route of a pair of locales by pins, where their models are on this machine."""
    routes, notes = lock.plan(
        [(pair.source, pair.target)], options.engine, options.device, Path(options.root), Locked.NO, options.engines
    )
    for note in notes:
        _log.warning("%s", note)
    return routes[pair.source, pair.target]


def _queries(drafted: Drafted) -> int:
    """The number of queries of an article."""
    return sum(len(tuple(draft.queries)) for draft in drafted.drafts)
