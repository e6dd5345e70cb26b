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

from glossary.locales import script_of
from glossary.model import Inference, Match, PartOfSpeech, Term, TermKind, TermType
from glossary.names.candidates import candidates, is_listed
from glossary.names.choose import TERMBASE, Choice, RenderingEvidence, choose
from glossary.names.name import NameKind, RenderingCandidate, WordRole
from glossary.names.recognise import find_names
from glossary.names.spans import NameSpan, UnitKey, spans

_SHOWN = 4  # most candidates recorded per unit
_UNLIKELY = 0.1  # factor on the score of a candidate of the wrong number; chosen by hand
GAZETTEER = "gazetteer"
SOURCE = "en"  # the only source language of the gazetteer and the transliterator
_TYPES = {NameKind.PERSON: TermType.PERSON, NameKind.PLACE: TermType.PLACE}
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
    chosen: Mapping[str, str]

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
    elsewhere: Mapping[str, Mapping[str, int]]


def infer_names(
    document: NameTexts,
    locale: str,
    *,
    source_locale: str = "en",
    taken: Sequence[Sequence[Match]] = (),
    terms: Iterable[Term] = (),
    elsewhere: Mapping[str, Mapping[str, int]] | None = None,
) -> Inferred:
    """The names of a document that are in no termbase, as matches with inferred terms.

    `taken`: the matches of a termbase in each text, which win. `terms`: its rows, whose renderings of persons apply to
    their short forms too. `elsewhere`: for each word the number of other documents with each rendering. Each term has
    the evidence and the other candidates as its `inference`.
    """
    if source_locale.replace("_", "-").partition("-")[0].lower() != SOURCE:
        return Inferred((), {})
    names = [name for name in find_names(document.texts, source_locale) if name.enforced]
    found = [span for name in names for span in spans(name, document.texts, taken)]
    latin = script_of(locale) == "Latn"
    if latin:  # names are kept there, but names of places and of historical persons are often translated
        found = [span for span in found if span.words[-1].role is WordRole.FAMILY]
    found = [replace(s, whole=s.sort == NameKind.PERSON and is_listed(s.text, locale)) for s in found]
    known = {word: RenderingCandidate(text, TERMBASE, 1.0) for word, text in _of_termbase(terms).items()}
    sources = _Sources(locale, known, elsewhere or {})
    wholes = _choices([span for span in found if span.whole], document, sources)
    sources = replace(sources, known=_parts(wholes) | known)
    choices = wholes | _choices([span for span in found if not span.whole], document, sources)
    mentions = [m for s in found if (m := _mentioned(s, choices, document.texts[s.mention.text], keep=latin))]
    mentions.sort(key=lambda mention: (mention.text, mention.match.start))
    return Inferred(tuple(mentions), {key.text: choice.text for key, choice in choices.items()})


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
    for key, at in mentioned.items():
        texts = list(dict.fromkeys(at))
        evidence = RenderingEvidence(
            [document.drafts[n] for n in texts if document.drafts[n]],
            [document.reviewed[n] for n in texts if document.reviewed[n]],
            sources.elsewhere.get(key.text, {}),
        )
        if choice := choose(list(_candidates(key, spelt[key], sources)), evidence, sources.locale):
            choices[key] = choice
    return choices


def _candidates(key: UnitKey, spelt: str, sources: _Sources) -> Iterator[RenderingCandidate]:
    """The candidates for a unit; for a people the nouns first if the unit is a plural, else the adjective."""
    if key.text in sources.known:
        yield sources.known[key.text]
    found = candidates(spelt, sources.locale, kind=key.sort)
    for one in found:
        unlikely = key.sort == NameKind.DEMONYM and key.plural == _is_adjective(one.text)
        yield replace(one, score=one.score * _UNLIKELY) if unlikely else one


def _is_adjective(text: str) -> bool:
    return text[:1].islower() and text.endswith("й")


def _parts(wholes: Mapping[UnitKey, Choice]) -> dict[str, RenderingCandidate]:
    """The words of names that were chosen as wholes, if rendering and name have the same number of words."""
    found: dict[str, RenderingCandidate] = {}
    for key, choice in wholes.items():
        left, right = key.text.split(), choice.text.split()
        if len(left) == len(right):
            best = choice.candidates[0]
            found |= {one: replace(best, text=other, score=1.0) for one, other in zip(left, right, strict=True)}
    return found


def _of_termbase(terms: Iterable[Term]) -> dict[str, str]:
    """The renderings of the words of persons' names in a termbase, if rendering and name have as many words."""
    found: dict[str, str] = {}
    for term in terms:
        left, right = term.source.split(), term.target.split()
        if term.type is TermType.PERSON and len(left) == len(right):
            found |= {one.lower(): other for one, other in zip(left, right, strict=True)}
    return found


def _mentioned(span: NameSpan, choices: Mapping[UnitKey, Choice], text: str, *, keep: bool) -> Mentioned | None:
    """A mention as a match; None if a word of it has no rendering."""
    chosen = [choices[key] for key in span.keys if key in choices]
    if len(chosen) < len(span.units):
        return None
    start, end = span.words[0].start, span.words[-1].end
    last = span.words[-1] is span.mention.words[-1]
    possessive = last and span.mention.possessive
    if possessive and (ending := _POSSESSIVE.match(text, end)):
        end = ending.end()
    plural = last and span.mention.plural
    term = _term(span, chosen)
    if keep:
        term = replace(term, kind=TermKind.KEEP, inflect=False)
    match = Match(term, start, end, text[start:end], plural, possessive)
    return Mentioned(span.mention.text, match, tuple(chosen))


def _term(span: NameSpan, chosen: Sequence[Choice]) -> Term:
    """The term for a mention."""
    target, at = "", 0
    for unit, choice in zip(span.units, chosen, strict=True):
        place = span.text.index(unit, at)
        target += span.text[at:place] + choice.text
        at = place + len(unit)
    best = chosen[-1].candidates[0]
    demonym = span.sort == NameKind.DEMONYM
    gender, ground = _gender(span, chosen)
    reasons = dict.fromkeys(choice.reason for choice in chosen)
    basis = "; ".join([*reasons, *([f"{gender} by {ground}"] if ground else [])])
    return Term(
        span.text,
        target + span.text[at:],
        accept=_kin(chosen[0]) if demonym else (),
        type=_TYPES.get(span.name.kind, _TYPES.get(_kind(best), TermType.OTHER)),
        pos=PartOfSpeech.ADJ if demonym and _is_adjective(target) else PartOfSpeech.NOUN,
        gender=gender,
        inference=Inference(basis, tuple(map(_shown, chosen))),
    )


def _kin(choice: Choice) -> tuple[str, ...]:
    """The other words for the same people (adjective, man, woman), all of which are accepted."""
    return tuple(one.text for one in choice.candidates[1:] if one.source == GAZETTEER)


def _kind(candidate: RenderingCandidate) -> NameKind:
    return NameKind(candidate.kind) if candidate.kind in set(NameKind) else NameKind.OTHER


def _gender(span: NameSpan, chosen: Sequence[Choice]) -> tuple[str, str]:
    """The gender of a person and the evidence for it."""
    if span.name.kind is not NameKind.PERSON:
        return "", ""
    if span.name.gender:
        return span.name.gender, span.name.reason
    listed = next((choice.candidates[0].gender for choice in chosen if choice.candidates[0].gender), "")
    return listed, "gazetteer" if listed else ""


def _shown(choice: Choice) -> tuple[str, ...]:
    return tuple(dict.fromkeys(candidate.text for candidate in choice.candidates[:_SHOWN]))
