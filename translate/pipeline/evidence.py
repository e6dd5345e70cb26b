"""What of the glossary, the translation memories and the approved texts of other articles concerns an article, found by
the code that a run uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from glossary import Match, Occurrence, Term
from translate.fingerprints import ArticleEvidence, digest_of
from translate.pipeline import inline_codes
from translate.pipeline.draft import Draft
from translate.pipeline.stage_records import Drafted
from translate.terms import Terminology

_PIECES = re.compile(r"[^\W\d_]+")
_FIELDS = tuple(field.name for field in fields(Term) if field.name != "place")  # where a row stands changes nothing

Persons = Mapping[str, Sequence[str]]
"""The words of persons in a glossary, by the first run of letters in each."""


def persons(terminology: Terminology | None) -> Persons:
    """The words of the persons in a glossary: their renderings are used for parts of names, too."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in terminology.persons if terminology else ():
        for piece in _words(word)[:1]:
            found[piece].append(word)
    return found


def evidence(one: Drafted, terminology: Terminology | None, persons: Persons) -> ArticleEvidence:
    """What concerns an article that is cut and pre-translated."""
    said: list[object] = []
    used: dict[str, None] = {}
    for draft in one.drafts:
        recalled = [[known.source, known.target, known.origin, known.article] for known in draft.recalled]
        said.append([recalled, draft.offers])
        used |= dict.fromkeys(_recalled(draft))
    if terminology:
        matches = list(_matches(one, terminology))
        touched = [[word, terminology.persons[word]] for word in _touched(one, persons)]
        terms = dict.fromkeys(match.term for some in matches for match in some)
        said.append([[[_row(m.term), m.start, m.end, m.plural, m.possessive] for m in some] for some in matches])
        said.append(touched)
        used |= dict.fromkeys(f"glossary: {term.source} -> {term.target}" for term in terms)
        used |= dict.fromkeys(f"glossary, part of a name: {word} -> {text}" for word, text in touched)
    return ArticleEvidence(digest_of(said), tuple(sorted(used)))


def _recalled(draft: Draft) -> Iterator[str]:
    for known in draft.recalled:
        where = f"approved in {known.article}" if known.article else known.origin
        yield f"{where}: {' '.join(known.source.split())}"
    yield from draft.offers


def _matches(one: Drafted, terminology: Terminology) -> Iterator[tuple[Match, ...]]:
    """The terms in each query, and in each text that people have worded."""
    name = one.article.name
    for draft in one.drafts:
        for query in draft.queries:
            yield terminology.key(query, name).matches
        for cut in draft.segments:
            if cut.known:
                yield terminology.matcher.matches(cut.segment.text, scope_path=name)
        if draft.kept:
            yield _of_paragraph(draft, name, terminology)


def _of_paragraph(draft: Draft, name: str, terminology: Terminology) -> tuple[Match, ...]:
    found: list[Match] = []

    def find(source: str, target: str) -> tuple[Occurrence, ...]:
        found.extend(terminology.matcher.matches(source, scope_path=name))
        return ()

    inline_codes.without_markup(draft.markup, find)(draft.source, "")
    return tuple(found)


def _touched(one: Drafted, persons: Persons) -> list[str]:
    """The words of persons that may be in the article."""
    if not persons:
        return []
    words = {word for draft in one.drafts for word in _words(draft.source)}
    return sorted(word for piece in words & persons.keys() for word in persons[piece])


def _row(term: Term) -> list[object]:
    return [getattr(term, name) for name in _FIELDS]


def _words(text: str) -> list[str]:
    return [piece.lower() for piece in _PIECES.findall(text)]
