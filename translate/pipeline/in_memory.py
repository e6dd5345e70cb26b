"""Translation as in a run, of articles that are in memory, without catalogs and files."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from translate.machine import Route
from translate.machine.models import lock
from translate.model import Article, LocalePair, Locked, Translation
from translate.pipeline import stages, survey
from translate.pipeline.other_engines import other_routes
from translate.pipeline.policy import Policy
from translate.pipeline.progress import Progress
from translate.pipeline.project_run import opened_cache
from translate.pipeline.stage_records import Drafted
from translate.pipeline.translator import translator
from translate.project import Options, articles

_log = logging.getLogger(__name__)
_WINDOW = 512  # queries that are translated together; chosen by hand


def in_memory(group: Sequence[Article], target: str, options: Options, progress: Progress) -> Iterator[Translation]:
    """Translate articles of one source locale as `run` does, without reading catalogs or writing files. Yields one
    translation per article, in order.

    Pinned models are used if they are on this machine; others are not refused. Raises what `run` raises.
    """
    pair = LocalePair(group[0].locale, target)
    with opened_cache(options) as cache:
        way = route(pair, options)
        ours = translator(pair, way, cache, options, others=other_routes(pair, way, options))
        group = [articles.into(article, target) for article in group]
        drafted = [stages.cut(article, [None] * len(article.paragraphs), Policy(), ours) for article in group]
        stages.announce(drafted, ours.pair, progress)
        for window in survey.windows(drafted, _queries, _WINDOW):
            keyed, settled, enforced = stages.rendered(window, ours, progress)
            yield from (stages.translation(one, settled, enforced, ours) for one in keyed)


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
