"""Extracts candidates for a termbase: the proper nouns and recurring terms of a corpus, with counts and contexts.

Names are found by `glossary.names` in each article and then merged, capitalised ordinary words by `capitalised`, and
recurring terms by `recurring`. Candidates are counted by the matcher that enforcement uses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from glossary.locales import primary
from glossary.mining.capitalised import Recognised, capitalised_terms
from glossary.mining.recurring import recurring
from glossary.mining.renderings import ObservedRendering
from glossary.model import Match, PartOfSpeech, Term, TermType
from glossary.names import CorpusName, NameKind, corpus_names, find_names, lists
from glossary.termbase import Matcher, Termbase

# Chosen by hand.
CONTEXTS = 3  # most contexts of a candidate
_AROUND = 40  # characters of context on either side
_LEAST_TERM = 2  # least occurrences of a recurring term
_TYPES = {
    NameKind.PERSON: TermType.PERSON,
    NameKind.PLACE: TermType.PLACE,
    NameKind.ORGANISATION: TermType.ORGANISATION,
    NameKind.WORK: TermType.WORK,
}

Text = tuple[str, str]
"""The place of a text ("a.txt:3": article and paragraph) and the text, preferably a sentence."""


class CandidateKind(StrEnum):
    """A proper noun, or a term that recurs."""

    NAME = "name"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or term that may need a row in a termbase.

    `count`: its occurrences in `articles`; `contexts`: the words around some of them. `aliases`: other spellings with
    the same rendering. A short form is a candidate of its own; `short_for` is its full name, "" for others.
    """

    source: str
    kind: CandidateKind
    count: int
    articles: tuple[str, ...]
    contexts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    short_for: str = ""
    type: TermType = TermType.OTHER
    pos: PartOfSpeech = PartOfSpeech.NOUN
    renderings: tuple[ObservedRendering, ...] = ()


def extract(
    texts: Sequence[Text], *, source_locale: str = "en", min_count: int = 1, known: Iterable[Term] = ()
) -> tuple[Candidate, ...]:
    """The names and recurring terms of the texts: names first, most frequent first, short forms after their full names.

    `min_count`: least occurrences. Terms also need three occurrences, or two in different articles. `known` terms are
    left out. No text raises an exception.
    """
    bodies = [text for _, text in texts]
    documents = _documents(texts, source_locale)
    code = primary(source_locale)
    names = corpus_names((found for _, found in documents), source_locale)
    listed = {text.casefold() for name in names for text in (name.source, *name.variants)}
    more = (term for term in capitalised_terms(documents, code) if term.source.casefold() not in listed)
    drafts = [
        Term(name.source, "", name.variants, type=_TYPES.get(name.kind, TermType.OTHER), pos=_part_of_speech(name))
        for name in (*names, *more)
        if name.source.lower() not in lists.CALENDAR  # May: the matcher cannot distinguish the month from the name
    ]
    shorts = {name.source: name.short_for for name in names}
    ours = Matcher(known, source_locale)
    found = _counted(drafts, texts, CandidateKind.NAME, source_locale, min_count)
    phrases = [Term(phrase.text, "") for phrase in recurring(bodies, max(_LEAST_TERM, min_count), source_locale)]
    terms = _counted(phrases, texts, CandidateKind.TERM, source_locale, max(_LEAST_TERM, min_count))
    terms = [term for term in terms if term.count > _LEAST_TERM or len(term.articles) > 1]
    clustered = _clustered([replace(name, short_for=shorts.get(name.source, "")) for name in found])
    return tuple(one for one in (*clustered, *terms) if not _is_known(one, ours))


def candidate_terms(candidates: Iterable[Candidate]) -> tuple[Term, ...]:
    """Candidates as terms without a target, for a Matcher."""
    return tuple(Term(one.source, "", one.aliases, type=one.type, pos=one.pos) for one in candidates)


def draft(candidates: Iterable[Candidate], *, to: str, source: str = "en") -> Termbase:
    """Candidates as a termbase for a person to complete.

    The target is the most frequent rendering, if there is one; the note has the count, the full name of a short form,
    the other renderings and a context.
    """
    terms = [
        Term(
            one.source,
            one.renderings[0].text if one.renderings else "",
            one.aliases,
            type=one.type,
            pos=one.pos,
            note=_note(one),
        )
        for one in candidates
    ]
    return Termbase(tuple(terms), source, to)


def format_draft(base: Termbase) -> str:
    """A termbase as CSV, for standard output."""
    from glossary.termbase import format_delimited

    return format_delimited(base.terms, source=base.source_locale, to=base.target_locale)


def article_of(place: str) -> str:
    """The article of a place: "a.txt" of "a.txt:3"."""
    return place.rpartition(":")[0] or place


def _documents(texts: Sequence[Text], locale: str) -> list[Recognised]:
    """The texts article by article, with the names of each article."""
    articles: dict[str, list[str]] = {}
    for place, text in texts:
        articles.setdefault(article_of(place), []).append(text)
    return [(bodies, find_names(bodies, locale)) for bodies in articles.values()]


def _part_of_speech(name: CorpusName) -> PartOfSpeech:
    """ADJ for the adjective of a nation, a place or a creed; NOUN for everything else."""
    *before, last = re.split(r"[\s-]+", name.source)
    if last in lists.ADJECTIVES and all(
        word in lists.ADJECTIVES or word.lower() in lists.PLACE_STARTS for word in before
    ):
        return PartOfSpeech.ADJ
    return PartOfSpeech.NOUN


def _counted(
    terms: Sequence[Term], texts: Sequence[Text], kind: CandidateKind, source_locale: str, least: int
) -> list[Candidate]:
    """Terms as candidates, with what the matcher finds of them; those found too rarely are left out."""
    matcher = Matcher(terms, source_locale)
    counts: Counter[str] = Counter()
    articles: dict[str, dict[str, None]] = {}
    contexts: dict[str, list[str]] = {}
    for place, text in texts:
        for match in matcher.matches(text):
            source = match.term.source
            counts[source] += 1
            articles.setdefault(source, {})[article_of(place)] = None
            shown = contexts.setdefault(source, [])
            context = _context(text, match)
            if len(shown) < CONTEXTS and context not in shown:
                shown.append(context)
    return [
        Candidate(
            term.source,
            kind,
            counts[term.source],
            tuple(articles[term.source]),
            tuple(contexts[term.source]),
            term.aliases,
            type=term.type,
            pos=term.pos,
        )
        for term in terms
        if counts[term.source] >= max(1, least)
    ]


def _context(text: str, match: Match) -> str:
    """The words around a match, cut at spaces."""
    start, end = max(0, match.start - _AROUND), min(len(text), match.end + _AROUND)
    left, right = text[start : match.start], text[match.end : end]
    if start:
        left = "…" + left.partition(" ")[2]
    if end < len(text):
        right = right.rpartition(" ")[0] + "…"
    return " ".join(f"{left}{match.surface}{right}".split())


def _clustered(names: Sequence[Candidate]) -> list[Candidate]:
    """Names sorted by their occurrences including short forms, each followed by its short forms."""
    present = {name.source for name in names}
    names = [name if name.short_for in present else replace(name, short_for="") for name in names]
    members: dict[str, list[Candidate]] = {}
    for name in names:
        members.setdefault(name.short_for or name.source, []).append(name)
    clusters = sorted(members.items(), key=lambda item: (-sum(name.count for name in item[1]), item[0]))
    return [
        name
        for _, cluster in clusters
        for name in sorted(cluster, key=lambda name: (bool(name.short_for), -name.count, name.source))
    ]


def _is_known(one: Candidate, known: Matcher) -> bool:
    """True if a termbase already has the candidate, in any form."""
    return any(match.start == 0 and match.end == len(one.source) for match in known.matches(one.source))


def _note(one: Candidate) -> str:
    times = f"{one.count} time{'' if one.count == 1 else 's'}"
    parts = [f"{times} in {len(one.articles)} article{'' if len(one.articles) == 1 else 's'}"]
    if one.kind is CandidateKind.TERM:
        parts[0] = f"term, {parts[0]}"
    if one.short_for:
        parts.append(f"short for {one.short_for}")
    if one.renderings:
        parts.append("rendered " + ", ".join(f"{found.text} {found.count}" for found in one.renderings))
    if one.contexts:
        parts.append(f"e.g. {one.contexts[0]}")
    return "; ".join(parts)
