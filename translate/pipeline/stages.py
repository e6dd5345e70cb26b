"""The stages of a run for a window of articles: cut, translate, find names, enforce terms, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from glossary import Enforced, Occurrence
from translate import catalog, terms
from translate.catalog import Catalog, Kept
from translate.machine import Rendering, preprocessing
from translate.model import Article, LocalePair, Translation, Unit
from translate.pipeline import cascade, names, pretranslation, rendering
from translate.pipeline import draft as drafts
from translate.pipeline.draft import Answer, Draft
from translate.pipeline.policy import Policy
from translate.pipeline.progress import Progress
from translate.pipeline.stage_records import Drafted, Rendered
from translate.pipeline.translator import Translator
from translate.project import articles
from translate.terms import Key, Terminology
from translate.text.markup import CodedText
from translate.text.quantities import listed_kinds


def cut(article: Article, kept: Sequence[Kept | None], policy: Policy, translator: Translator) -> Drafted:
    """The drafts of an article's paragraphs, pre-translated from other articles and translation memories. `kept`: the
    translation by a person of each, if any."""
    spelling = preprocessing.casing(text for text, _ in articles.texts(article))
    raw = (one.raw for one in article.paragraphs if not one.is_target)
    listed = listed_kinds(raw, translator.pair.source)
    numbers = range(1, len(article.paragraphs) + 1)
    cut = (_begun(article, n, kept[n - 1], policy, spelling, listed, translator) for n in numbers)
    drafted = (pretranslation.recalled(draft, translator.approved, translator.recall) for draft in cut)
    return Drafted(article, tuple(drafted), policy)


def _begun(
    article: Article,
    number: int,
    kept: Kept | None,
    policy: Policy,
    spelling: Mapping[str, str],
    listed: frozenset[str],
    translator: Translator,
) -> Draft:
    """The draft of a paragraph."""
    text, markup = articles.source_text(article, number), articles.markup(article, number)
    return drafts.begin(text, kept, policy, spelling, translator.pair.source, markup, listed)


def kept(old: Catalog, article: Article, pair: LocalePair) -> list[Kept | None]:
    """The translation by a person of each paragraph of an article, reused where the paragraphs have changed."""
    keys = catalog.keys(old, articles.texts(article))
    found = catalog.kept(catalog.carry(old, keys, pair.source, pair.target).values(), pair.source)
    return [found.get(key) for key in keys]


def announce(drafted: Sequence[Drafted], pair: LocalePair, progress: Progress) -> None:
    """Report to `progress` how much there is to do."""
    queries = [query for one in drafted for draft in one.drafts for query in draft.queries]
    paragraphs = sum(len(one.drafts) for one in drafted)
    progress.start(f"{pair.source} -> {pair.target}", paragraphs, sum(len(query.plain.split()) for query in queries))


def rendered(
    window: Sequence[Drafted], translator: Translator, progress: Progress
) -> tuple[list[Drafted], Mapping[CodedText, Rendering], Mapping[Key, Enforced]]:
    """A window with the keys of its queries, the renderings by query, and the enforced results by key."""
    drafts = [draft for one in window for draft in one.drafts]
    where = rendering.where(window, translator)
    settled, keyed = rendering.decoded(drafts, translator, progress, where), list(window)
    if translator.terminology:
        keyed = [replace(one, keys=_keys(one, settled, translator, translator.terminology)) for one in window]
    keys = {key for one in keyed for query, key in one.keys.items() if settled[query].text}
    found = Rendered(settled, rendering.enforced(keys, settled, translator, where))
    if translator.others:
        found = cascade.improved(keyed, found, translator)
    return keyed, found.settled, found.enforced


def _keys(
    one: Drafted, settled: Mapping[CodedText, Rendering], translator: Translator, terminology: Terminology
) -> Mapping[CodedText, Key]:
    return names.keys(one.article.name, one.drafts, settled, terminology, translator.names)


def translation(
    one: Drafted, settled: Mapping[CodedText, Rendering], enforced: Mapping[Key, Enforced], translator: Translator
) -> Translation:
    """The translation of an article, put together from the answers to its queries."""
    answers = {q: _answer(settled[q], _found(enforced, one, q)) for d in one.drafts for q in d.queries}
    units = tuple(_unit(draft, one, answers, translator) for draft in one.drafts)
    target = translator.pair.target
    return Translation(one.article, target, units, translator.signature, articles.remarks(one.article, target))


def _found(enforced: Mapping[Key, Enforced], one: Drafted, query: CodedText) -> Enforced | None:
    key = one.keys.get(query)
    return enforced.get(key) if key else None


def _answer(one: Rendering, enforced: Enforced | None) -> Answer:
    text, occurrences = (enforced.text, enforced.occurrences) if enforced else (one.text, ())
    return Answer(text, occurrences, one.caught, one.made_by, one.told)


def _unit(draft: Draft, one: Drafted, answers: Mapping[CodedText, Answer], translator: Translator) -> Unit:
    """The unit of a paragraph."""
    find_terms = partial(_standing, article=one.article.name, terminology=translator.terminology)
    unit = drafts.finish(draft, one.policy, answers, translator.style, find_terms, translator.links, translator.agree)
    return pretranslation.marked(unit, draft, translator.signature, drafts.other_makers(draft, answers))


def _standing(source: str, target: str, article: str, terminology: Terminology | None) -> tuple[Occurrence, ...]:
    return terms.standing(source, target, article, terminology) if terminology else ()
