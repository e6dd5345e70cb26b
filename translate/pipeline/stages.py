"""The stages of a run for a window of articles: cut up, through engine, guard, names and glossary, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from glossary import Enforced, Occurrence
from translate import catalog, terms
from translate.catalog import Catalog, Kept
from translate.machine import Pair, Rendering, ladder, preprocessing
from translate.model import Article, Translation, Unit
from translate.pipeline import draft as drafts
from translate.pipeline import names, pretranslation
from translate.pipeline.draft import Answer, Draft, Policy
from translate.pipeline.job import Job, Progress
from translate.project import articles
from translate.terms import Key, Terminology


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article on its way: a draft for each paragraph, and who may word it."""

    article: Article
    drafts: tuple[Draft, ...]
    policy: Policy
    keys: Mapping[str, Key] = field(default_factory=dict)


def cut(article: Article, kept: Mapping[str, Kept], policy: Policy, job: Job) -> Drafted:
    """The drafts of an article's paragraphs, with what translation memories hold of them."""
    spelling = preprocessing.casing(paragraph.raw for paragraph in article.paragraphs)
    texts = (articles.source_text(article, paragraph.id) for paragraph in article.paragraphs)
    cut = (drafts.begin(text, kept.get(text), policy, spelling, job.pair.source) for text in texts)
    return Drafted(article, tuple(pretranslation.recalled(draft, job.recall) for draft in cut), policy)


def kept(old: Catalog, texts: Sequence[str], job: Job) -> dict[str, Kept]:
    """What people have worded of the paragraphs of an article, as they are or as they were."""
    return catalog.kept(catalog.carry(old, texts, job.pair.source, job.pair.target).values(), job.pair.source)


def announce(drafted: Sequence[Drafted], pair: Pair, progress: Progress) -> None:
    """Tell how much there is to do."""
    queries = [query for one in drafted for draft in one.drafts for query in draft.queries]
    paragraphs = sum(len(one.drafts) for one in drafted)
    progress.start(f"{pair.source} -> {pair.target}", paragraphs, sum(len(query.split()) for query in queries))


def _decode(window: Sequence[Drafted], job: Job, progress: Progress) -> dict[str, Rendering]:
    """A rendering for every query of the window, telling how it goes."""
    waiting = {n: set(draft.queries) for n, draft in enumerate(draft for one in window for draft in one.drafts)}
    users: dict[str, list[int]] = {}
    for n, queries in waiting.items():
        for query in queries:
            users.setdefault(query, []).append(n)
    progress.advance(sum(not queries for queries in waiting.values()), 0)
    settled: dict[str, Rendering] = {}
    for query, rendering in ladder.render(users, job.engine, job.pair, job.search, job.judge):
        settled[query] = rendering
        for n in users[query]:
            waiting[n].remove(query)
        progress.advance(sum(not waiting[n] for n in users[query]), len(query.split()) * len(users[query]))
    return settled


def rendered(
    window: Sequence[Drafted], job: Job, progress: Progress
) -> tuple[list[Drafted], dict[str, Rendering], dict[Key, Enforced]]:
    """A window with its keys, what engine and guard made of its queries, and what the glossary made of that."""
    settled = _decode(window, job, progress)
    if not job.terminology:
        return list(window), settled, {}
    keyed = [replace(one, keys=_keys(one, settled, job, job.terminology)) for one in window]
    keys = {key for one in keyed for query, key in one.keys.items() if settled[query].text}
    return keyed, settled, terms.enforce(keys, settled, job.engine, job.terminology, job.judge, job.search)


def _keys(one: Drafted, settled: Mapping[str, Rendering], job: Job, terminology: Terminology) -> Mapping[str, Key]:
    return names.keys(one.article.name, one.drafts, settled, terminology, job.names, job.corpus)


def translation(
    one: Drafted, settled: Mapping[str, Rendering], enforced: Mapping[Key, Enforced], job: Job
) -> Translation:
    """The translation of an article, put together from what became of its queries."""
    answers = {q: _answer(settled[q], _found(enforced, one, q)) for d in one.drafts for q in d.queries}
    units = tuple(_unit(draft, one, n, answers, job) for n, draft in enumerate(one.drafts, 1))
    return Translation(one.article, job.pair.target, units, job.signature)


def _found(enforced: Mapping[Key, Enforced], one: Drafted, query: str) -> Enforced | None:
    key = one.keys.get(query)
    return enforced.get(key) if key else None


def _answer(rendering: Rendering, enforced: Enforced | None) -> Answer:
    if enforced is None:
        return Answer(rendering.text, (), rendering.caught)
    return Answer(enforced.text, enforced.occurrences, rendering.caught)


def _unit(draft: Draft, one: Drafted, paragraph: int, answers: Mapping[str, Answer], job: Job) -> Unit:
    """The unit of a paragraph, its findings told where they belong."""
    name, kept, terminology = one.article.name, draft.kept, job.terminology
    standing = terms.standing(draft.source, kept.target, name, terminology) if kept and terminology else ()
    unit = drafts.finish(draft, one.policy, answers, job.style, standing)
    if job.recall:
        unit = pretranslation.marked(
            unit, draft, job.signature, partial(_standing, article=name, terminology=terminology)
        )
    return replace(unit, findings=tuple(replace(f, article=name, paragraph=paragraph) for f in unit.findings))


def _standing(source: str, target: str, article: str, terminology: Terminology | None) -> tuple[Occurrence, ...]:
    return terms.standing(source, target, article, terminology) if terminology else ()
