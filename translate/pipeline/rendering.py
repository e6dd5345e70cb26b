"""What one engine makes of the queries of a window of articles, and the terms of the glossary in its answers."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from glossary import Enforced
from translate import terms
from translate.errors import EngineError
from translate.machine import NO_CONTEXTS, Context, Decoding, Hypothesis, Rendering, Request, ladder
from translate.pipeline.contexts import contexts
from translate.pipeline.draft import Draft
from translate.pipeline.progress import Progress
from translate.pipeline.stage_records import Drafted
from translate.pipeline.translator import Translator
from translate.terms import Key
from translate.text.markup import CodedText

_log = logging.getLogger(__name__)


Contexts = Mapping[CodedText, Context]
"""Where each query stands, for engines that look at it; nothing for others."""


def where(window: Sequence[Drafted], translator: Translator) -> Contexts:
    """The contexts of the queries of a window for an engine."""
    if not translator.contextual:
        return NO_CONTEXTS
    return contexts(((one.article.name, one.drafts) for one in window), translator.terminology)


def decoded(
    drafts: Sequence[Draft], translator: Translator, progress: Progress, where: Contexts
) -> dict[CodedText, Rendering]:
    """The rendering of every query of the drafts; reports to `progress`. Where the engine may fail, it is asked no more
    once it has failed as a whole, and what it did not render is empty. Raises EngineError for another."""
    waiting = {n: dict.fromkeys(draft.queries) for n, draft in enumerate(drafts)}
    users: dict[CodedText, list[int]] = {}
    for n, queries in waiting.items():
        for query in queries:
            users.setdefault(query, []).append(n)
    progress.advance(sum(not queries for queries in waiting.values()), 0)
    settled: dict[CodedText, Rendering] = {}

    def settle(query: CodedText, rendering: Rendering) -> None:
        settled[query] = rendering
        for n in users[query]:
            del waiting[n][query]
        progress.advance(sum(not waiting[n] for n in users[query]), len(query.plain.split()) * len(users[query]))

    try:
        for query, rendering in translator.chosen.render(
            users, translator.engine, translator.pair, translator.search, translator.judge, translator.links, where
        ):
            settle(query, rendering)
    except EngineError as error:
        _given_up(translator, error)
        for query in [query for query in users if query not in settled]:
            settle(query, Rendering("", (ladder.failed(error),)))
    return settled


def enforced(
    keys: Collection[Key], settled: Mapping[CodedText, Rendering], translator: Translator, where: Contexts
) -> dict[Key, Enforced]:
    """The renderings with the terms of the glossary, by key. Where the engine may fail and does, nothing is asked of it
    for a term. Raises EngineError for another."""
    ours = translator
    if ours.terminology is None:
        return {}
    try:
        return terms.enforce(keys, settled, ours.engine, ours.terminology, ours.judge, ours.search, ours.links, where)
    except EngineError as error:
        _given_up(translator, error)
    without = replace(ours.terminology, decoys=None)
    return terms.enforce(keys, settled, _Speechless(), without, ours.judge, ours.search, ours.links)


def _given_up(translator: Translator, error: EngineError) -> None:
    """Ask an engine that may fail no more. Raises the error for another."""
    if not translator.may_fail:
        raise error
    if not translator.engine.trouble:
        _log.warning("%s; going on without it", error)
    translator.engine.trouble = error


class _Speechless:
    """An engine without an answer."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [()] * len(requests)
