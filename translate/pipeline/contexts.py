"""The contexts of queries: where each stands in its article, and the terms of the glossary in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from glossary import TermKind
from translate.machine import NOWHERE, Context
from translate.pipeline.draft import Cut, Draft
from translate.terms import Terminology
from translate.text.markup import CodedText


def contexts(
    articles: Iterable[tuple[str, Sequence[Draft]]], terminology: Terminology | None
) -> Mapping[CodedText, Context]:
    """The context of every query of articles, each given by its name and its drafts.

    A query that stands several times in an article has the context of the first. One that stands in several articles
    has none, so that no article changes the translation of another.
    """
    found: dict[CodedText, Context] = {}
    for name, drafts in articles:
        own = dict[CodedText, Context]()
        for query, context in _of_article(name, drafts, terminology):
            own.setdefault(query, context)
        for query, context in own.items():
            found[query] = NOWHERE if query in found else context
    return found


def _of_article(
    name: str, drafts: Sequence[Draft], terminology: Terminology | None
) -> Iterator[tuple[CodedText, Context]]:
    texts = ["", *map(_text, drafts), ""]
    for number, draft in enumerate(drafts, 1):
        for cuts in (draft.segments, *draft.subtexts):
            paragraph = _joined(cuts) if cuts is not draft.segments else texts[number]
            for place, query in enumerate(_queries(cuts)):
                terms = _terms(query, name, terminology) if terminology else ()
                yield query, Context(paragraph, place, texts[number - 1], texts[number + 1], terms)


def _text(draft: Draft) -> str:
    """The plain text of a paragraph, or its text with markup where it is not asked for."""
    return _joined(draft.segments) or draft.source


def _joined(cuts: Sequence[Cut]) -> str:
    return "".join(cut.segment.text + cut.segment.tail for cut in cuts)


def _queries(cuts: Sequence[Cut]) -> Iterator[CodedText]:
    parts = chain.from_iterable(cut.parts for cut in cuts)
    return (asked.query for asked in parts if asked.query.plain)


def _terms(query: CodedText, article: str, terminology: Terminology) -> tuple[tuple[str, str], ...]:
    """The terms of the glossary in a query, with their renderings."""
    matches = terminology.key(query, article).matches
    return tuple(
        dict.fromkeys(
            (one.term.source, one.term.source if one.term.kind is TermKind.KEEP else one.term.target) for one in matches
        )
    )
