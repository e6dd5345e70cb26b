"""Translates the articles of one pair of locales that must be done, window by window."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from translate.fingerprints import ARTICLE, record
from translate.model import Failure
from translate.pipeline import article_files, overlap, survey, unchanged, window
from translate.pipeline.approved import approved_texts
from translate.pipeline.article_files import ArticleFiles
from translate.pipeline.evidence import persons
from translate.pipeline.human_only import Owned
from translate.pipeline.shared_run import Run
from translate.pipeline.translator import translator
from translate.pipeline.unchanged import PairPlan
from translate.pipeline.window import Shared

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Notes:
    """Messages about a pair of locales, logged and kept for runs that have nothing to do for it."""

    said: list[tuple[int, str]] = field(default_factory=list)

    def __call__(self, level: int, message: str) -> None:
        _log.log(level, "%s", message)
        self.said.append((level, message))


def translate(plan: PairPlan, numbers: Mapping[str, int], run: Run) -> None:
    """Do the articles of a plan that are waiting. `numbers`: those of their results, by name. Raises Error,
    KeyboardInterrupt."""
    options, tally, route, pair, out = run.options, run.tally, plan.route, plan.pair, plan.before.out
    names = [task.surveyed.name for task in plan.tasks]
    renamed = article_files.renamed(names, pair.target, out, run.names)
    output = ArticleFiles(out, pair.target, run.write, run.cache, renamed, Owned(options.human), options.bilingual)
    notes = _Notes()
    ours = translator(pair, route, run.cache, options, approved_texts(out, pair, plan.offers), notes, plan.others)
    unread = run.unread[pair]
    tally.unread_rows += unread
    shared = Shared(options, ours, persons(ours.terminology), output, run.reports, run.progress)
    unchanged.keep_notes(plan, (notes.said, [*unread]), run.facts)
    spread = run.spread or overlap.each
    try:
        for found in spread(survey.windows(plan.waiting, lambda task: task.surveyed.size, survey.WINDOW), shared):
            if isinstance(found, Failure):
                tally.failures.append(found)
                continue
            _count(found, numbers[found.result.article], plan, run)
            if found.fingerprint:
                run.facts.put(ARTICLE, plan.before.place, {found.result.article: record.serialize(found.fingerprint)})
    finally:
        tally.asked += sum(one.engine.asked for one in (ours, *ours.others))
        if ours.engine.asked and route and route.note:
            _log.info("%s", route.note)


def _count(found: window.Done, number: int, plan: PairPlan, run: Run) -> None:
    """Count an article, and report one that is skipped."""
    run.tally.add(number, found.result, found.why, is_skipped=found.is_skipped, printed=found.printed)
    run.tally.changed += found.changed
    run.tally.fresh += found.fresh
    if found.is_skipped:
        run.reports.keep(found.result.article, plan.pair.source, plan.pair.target)
