"""Infers terms for the names of a document: each mention is a match, with one rendering for the whole document.

A person is one term from given name to surname; its words are chosen one by one, so that the surname alone is rendered
in the same way. In any other name each sequence of words that are transliterated or in the gazetteer is one term.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType

from glossary.locales import primary, script_of
from glossary.model import Inference, Match, PartOfSpeech, Term, TermKind, TermType
from glossary.names.acronyms import acronym, is_lost, is_there
from glossary.names.candidates import candidates, is_listed, is_of_kind
from glossary.names.choose import TERMBASE, Choice, RenderingEvidence, choose
from glossary.names.given_places import given_place, is_given_place
from glossary.names.inferred_terms import SHOWN, is_adjective, term_of
from glossary.names.left_alone import is_no_name, is_rendered_otherwise, is_said, stays
from glossary.names.name import GAZETTEER, Mention, Name, NameKind, RenderingCandidate, WordRole
from glossary.names.namesakes import namesake
from glossary.names.particles import PARTICLES, initial
from glossary.names.recognise import find_names
from glossary.names.regnal import regnal_name, reigns
from glossary.names.spans import ACRONYM, NameSpan, UnitKey, spans

_NOTHING: Mapping[str, str] = MappingProxyType({})
_UNLIKELY = 0.1  # factor on the score of a candidate of the wrong number; chosen by hand
SOURCE = "en"  # the only source language of the gazetteer and the transliterator
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?!\w)")


@dataclass(frozen=True, slots=True)
class NameTexts:
    """The texts of one document in order, with their machine and human translations, "" for none."""

    texts: Sequence[str]
    drafts: Sequence[str]
    reviewed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of a name in text number `text`, as a match with an inferred term. `choices`: one per unit, which is a
    word of a person's name or the whole of any other."""

    text: int
    match: Match
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """The mentions of names in a document, in the order of its texts."""

    mentions: tuple[Mentioned, ...]

    def matches(self, text: int) -> tuple[Match, ...]:
        """The names in one of the texts, in order, not overlapping."""
        first = bisect_left(self.mentions, text, key=attrgetter("text"))
        last = bisect_left(self.mentions, text + 1, first, key=attrgetter("text"))
        return tuple(mention.match for mention in self.mentions[first:last])


@dataclass(frozen=True, slots=True)
class _Sources:
    """The data from which candidates are made, and the evidence for them besides the document."""

    locale: str
    known: Mapping[str, RenderingCandidate]


def infer_names(
    document: NameTexts,
    locale: str,
    *,
    source_locale: str = "en",
    taken: Sequence[Sequence[Match]] = (),
    listed: Mapping[str, str] = _NOTHING,
) -> Inferred:
    """The names of a document that are in no termbase, as matches with inferred terms.

    `taken`: the matches of a termbase in each text, which win. `listed`: the words of the persons in it, see
    `words_of_persons`, whose renderings apply to short forms too. Each term has the evidence and the other candidates
    as its `inference`.
    """
    if primary(source_locale) != SOURCE:
        return Inferred(())
    names = [_with_listed_whole(name, locale) for name in find_names(document.texts, source_locale)]
    found = [s for name in names for s in spans(name, document.texts, taken) if not is_no_name(s)]
    short = [m for s in found if s.sort == ACRONYM and (m := _acronym(s, document, locale))]
    found = [s for s in found if s.sort != ACRONYM and not s.name.keep]
    latin = script_of(locale) == "Latn"
    if latin:  # names are kept there, but names of places and of historical persons are often translated
        found = [span for span in found if span.words[-1].role is WordRole.FAMILY]
    found = [replace(s, whole=s.sort == NameKind.PERSON and is_listed(s.text, locale)) for s in found]
    known = {word: RenderingCandidate(text, TERMBASE, 1.0) for word, text in listed.items()}
    sources = _Sources(locale, known)
    wholes = _choices([span for span in found if span.whole], document, sources)
    sources = replace(sources, known=_parts(wholes) | known)
    choices = wholes | _choices([span for span in found if not span.whole], document, sources)
    mentions = [*short, *(m for s in found if (m := _mentioned(s, choices, document, locale)))]
    mentions.sort(key=lambda mention: (mention.text, mention.match.start))
    return Inferred(tuple(mentions))


def _with_listed_whole(name: Name, locale: str) -> Name:
    """A place or a club of which the gazetteer has the whole name, ordinary words included (Gulf of Mexico, Real
    Madrid), as one to render."""
    sorts = {NameKind.PLACE: ("place",), NameKind.OTHER: ("place", "")}.get(name.kind, ())
    if (
        not locale.lower().startswith("ru")
        or all(word.render for word in name.words)
        or not is_of_kind(name.source, sorts)
    ):
        return name

    def rendered(mention: Mention) -> Mention:
        words = tuple(replace(word, role=WordRole.PLACE) for word in mention.words)
        return replace(mention, words=words) if is_of_kind(mention.surface, sorts) else mention

    mentions = tuple(map(rendered, name.mentions))
    return replace(name, words=mentions[0].words, mentions=mentions)


def _choices(found: Sequence[NameSpan], document: NameTexts, sources: _Sources) -> dict[UnitKey, Choice]:
    """The choice for each unit."""
    mentioned: dict[UnitKey, list[int]] = defaultdict(list)
    spelt: dict[UnitKey, str] = {}
    for span in found:
        for key, unit in zip(span.keys, span.units, strict=True):
            mentioned[key].append(span.mention.text)
            if unit.isupper() <= spelt.setdefault(key, unit).isupper():
                spelt[key] = unit
    choices = {}
    crowned = _crowned(found, document.texts) if sources.locale.lower().startswith("ru") else set()
    for key, at in mentioned.items():
        texts = list(dict.fromkeys(at))
        evidence = RenderingEvidence(
            [document.drafts[n] for n in texts if document.drafts[n]],
            [document.reviewed[n] for n in texts if document.reviewed[n]],
        )
        letter = initial(spelt[key], evidence.drafts) if key.sort == NameKind.PERSON else ""
        if letter and script_of(sources.locale) == "Cyrl":
            choices[key] = Choice(letter, GAZETTEER, (RenderingCandidate(letter, GAZETTEER, 1.0),))
            continue
        other = namesake(spelt[key], [document.texts[n] for n in texts]) if key.sort == NameKind.PLACE else ""
        other = other or (regnal_name(spelt[key]) if key in crowned else "")
        if choice := choose(list(_candidates(key, spelt[key], sources, other)), evidence, sources.locale):
            choices[key] = choice
    return choices


def _crowned(found: Sequence[NameSpan], texts: Sequence[str]) -> set[UnitKey]:
    """The units of the names of monarchs and popes, all words of which are known."""
    those = {
        name.source: all(regnal_name(word.text) for word in name.words)
        for name in {span.name.source: span.name for span in found if span.sort == NameKind.PERSON}.values()
        if reigns(name, texts)
    }
    return {key for span in found if those.get(span.name.source) for key in span.keys}


def _candidates(key: UnitKey, spelt: str, sources: _Sources, meant: str) -> Iterator[RenderingCandidate]:
    """The candidates for a unit; for a people the nouns first if the unit is a plural, else the adjective. `meant`: the
    rendering of the less known place or the monarch that the texts mean, "" for none."""
    if key.text in sources.known:
        yield sources.known[key.text]
    given = given_place(spelt) if key.person and sources.locale.lower().startswith("ru") else None
    if given and is_given_place(tuple(key.person.title().split())):
        yield given
        return
    if meant and sources.locale.lower().startswith("ru"):
        yield RenderingCandidate(meant, GAZETTEER, 1.0, key.sort)
        return
    found = candidates(spelt, sources.locale, kind=key.sort)
    if spelt.islower() and spelt in PARTICLES and script_of(sources.locale) == "Cyrl":
        texts = PARTICLES[spelt]
        found = tuple(RenderingCandidate(text, GAZETTEER, 1 / len(texts)) for text in texts)
    for one in found:
        unlikely = key.sort == NameKind.DEMONYM and key.plural == is_adjective(one.text)
        yield replace(one, score=one.score * _UNLIKELY) if unlikely else one


def _parts(wholes: Mapping[UnitKey, Choice]) -> dict[str, RenderingCandidate]:
    """The words of names that were chosen as wholes, if rendering and name have the same number of words."""
    found: dict[str, RenderingCandidate] = {}
    for key, choice in wholes.items():
        left, right = key.text.split(), choice.text.split()
        if len(left) == len(right):
            best = choice.candidates[0]
            found |= {one: replace(best, text=other, score=1.0) for one, other in zip(left, right, strict=True)}
    return found


def words_of_persons(persons: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The renderings of the words of persons' names, which are given as source and target; of names that have as many
    words in both."""
    found: dict[str, str] = {}
    for source, target in persons:
        left, right = source.split(), target.split()
        if len(left) == len(right):
            found |= {one.lower(): other for one, other in zip(left, right, strict=True)}
    return found


def _mentioned(span: NameSpan, choices: Mapping[UnitKey, Choice], document: NameTexts, locale: str) -> Mentioned | None:
    """A mention as a match; None if a word of it has no rendering, or if the engine's is as good."""
    chosen = [choices[key] for key in span.keys if key in choices]
    if len(chosen) < len(span.units):
        return None
    text, draft = document.texts[span.mention.text], document.drafts[span.mention.text]
    latin = script_of(locale) == "Latn"
    if is_said(span, draft, [one.text for one in chosen[0].candidates], primary(locale)) or (
        not latin and is_rendered_otherwise(span, chosen[0].text, draft)
    ):
        return None
    keep = latin or stays(span, [document.drafts[mention.text] for mention in span.name.mentions])
    start, end = span.words[0].start, span.words[-1].end
    last = span.words[-1] is span.mention.words[-1]
    possessive = last and span.mention.possessive
    if possessive and (ending := _POSSESSIVE.match(text, end)):
        end = ending.end()
    plural = last and span.mention.plural
    term = term_of(span, chosen, locale)
    if keep:
        term = replace(term, target=span.text, accept=(), kind=TermKind.KEEP, inflect=False)
    match = Match(term, start, end, text[start:end], plural, possessive)
    return Mentioned(span.mention.text, match, tuple(chosen))


def _acronym(span: NameSpan, document: NameTexts, locale: str) -> Mentioned | None:
    """A mention of an acronym as a match, without a choice; None if it is left to the engine."""
    text, draft = document.texts[span.mention.text], document.drafts[span.mention.text]
    known, there = acronym(span.text, locale), is_there(span.text, draft)
    if known is None or f"{span.text}-" in draft:  # a part of a compound: HTML-страница
        return None
    if not (known.listed or there or is_lost(span.text, text, draft, locale)):
        return None
    best, *others = known.texts
    term = Term(
        span.text,
        best,
        type=TermType.ORGANISATION,
        pos=PartOfSpeech.NOUN,
        gender=known.gender,
        inflect=" " in best,
        accept=(*others, span.text),
        inference=Inference(GAZETTEER if known.listed else "stays", (known.texts[:SHOWN],)),
    )
    start, end = span.words[0].start, span.words[-1].end
    ending = _POSSESSIVE.match(text, end)
    end = ending.end() if ending else end
    return Mentioned(span.mention.text, Match(term, start, end, text[start:end], possessive=ending is not None), ())
