"""What the machine said of the parts of a text: its hypotheses, and the drafts that the guard refused, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from translate.machine import Cache, Chosen, Decoding, Judge, Request, ladder, tidy
from translate.model import Article, LocalePair, UnitFinding
from translate.pipeline import stages
from translate.pipeline.in_memory import route
from translate.pipeline.policy import Policy
from translate.pipeline.progress import Silent
from translate.pipeline.project_run import opened_cache
from translate.pipeline.stage_records import Drafted
from translate.pipeline.translator import Translator, translator
from translate.project import Options, articles

_REFUSED = 8  # refused drafts of a part that are told, the first ones; chosen by hand


@dataclass(frozen=True, slots=True)
class Said:
    """A translation of a part by the machine, and what the guard has against it; () where it may be shown."""

    text: str
    faults: tuple[UnitFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class PartHypotheses:
    """What the machine said of a part. `offered`: its hypotheses, best first; `refused`: the other drafts that a run
    makes of it and the guard refuses, in their order, those with enforced terms among them."""

    source: str
    offered: tuple[Said, ...]
    refused: tuple[Said, ...]


def hypotheses(article: Article, target: str, options: Options, count: int) -> list[PartHypotheses]:
    """What the engine says of each part of an article that it is asked, with as many different hypotheses, as the
    engine has given them. Raises what `in_memory` raises."""
    pair = LocalePair(article.locale, target)
    with opened_cache(options) as cache:
        ours = translator(pair, route(pair, options), cache, options)
        own = articles.into(article, target)
        drafted = stages.cut(own, [None] * len(own.paragraphs), Policy(), ours)
        parts = list(dict.fromkeys(query.plain for draft in drafted.drafts for query in draft.queries))
        decoding = Decoding(max(ours.search.beam, count), count, attention=ours.search.attention)
        answers = ours.engine.translate([Request(part) for part in parts], decoding)
        refused = _refused(drafted, ours)
        found = list[PartHypotheses]()
        for part, answer in zip(parts, answers, strict=True):
            texts = dict.fromkeys(tidy(part, one.text, target) for one in answer)
            offered = tuple(Said(text, ours.judge(part, text, pair.source, pair.target)) for text in texts)
            others = [one for one in refused.get(part, ()) if one.text not in texts]
            found.append(PartHypotheses(part, offered, tuple(others[:_REFUSED])))
        return found


def _refused(drafted: Drafted, ours: Translator) -> Mapping[str, Iterable[Said]]:
    """The drafts that the guard refuses when a run translates an article, by part: the run is done once more, nothing
    of what it chose before is used, and its judge writes down what it is shown."""
    if ours.judge is ladder.unjudged:
        return {}
    told: dict[str, dict[str, Said]] = {}

    def judge(source: str, target: str, source_locale: str, target_locale: str) -> tuple[UnitFinding, ...]:
        faults = ours.judge(source, target, source_locale, target_locale)
        if faults:
            told.setdefault(source, {}).setdefault(target, Said(target, faults))
        return faults

    listening: Judge = judge
    with Cache(None) as nothing:
        stages.rendered([drafted], replace(ours, judge=listening, chosen=Chosen(nothing, "", "")), Silent())
    return {source: some.values() for source, some in told.items()}
