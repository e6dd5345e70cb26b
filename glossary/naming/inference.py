"""The names of a document as terms: every mention a match, its rendering chosen once for the whole document.

A person is one term from first name to surname, its words chosen one by one, so that the surname alone comes out the
same; of any other name each run of words that are rendered by sound or by a gazetteer is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary.model import CANDIDATES, INFERRED, Match, PartOfSpeech, Term, TermType
from glossary.naming.candidates import candidates
from glossary.naming.choice import TERMBASE, Choice, Evidence, choose
from glossary.naming.finding import find_names
from glossary.naming.mentions import Kind, Mention, Name, NameWord, Role
from glossary.naming.model import Candidate

_SHOWN = 4
_TYPES = {Kind.PERSON: TermType.PERSON, Kind.PLACE: TermType.PLACE}
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?!\w)")
_SPOKEN = (Role.INITIAL, Role.PARTICLE)


@dataclass(frozen=True, slots=True)
class Document:
    """Texts of one document in their order, with their machine translations and people's, "" where there are none."""

    texts: Sequence[str]
    drafts: Sequence[str]
    reviewed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Inferred:
    """The names of a document: the matches in each of its texts, and what was chosen for which word."""

    matches: tuple[tuple[Match, ...], ...]
    chosen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of a mention that are rendered together."""

    name: Name
    mention: Mention
    words: tuple[NameWord, ...]

    @property
    def sort(self) -> str:
        """What its candidates are asked for: a person, a place, a demonym, or "" for any name."""
        roles = {word.role for word in self.words}
        if self.name.kind in (Kind.PERSON, Kind.DEMONYM):
            return str(self.name.kind)
        if Role.DEMONYM in roles:
            return str(Kind.DEMONYM)
        return str(Kind.PLACE) if self.name.kind is Kind.PLACE or Role.PLACE in roles else ""

    @property
    def units(self) -> tuple[str, ...]:
        """The texts that are chosen one by one: a person's words, any other name as a whole."""
        if self.sort == Kind.PERSON:
            return tuple(word.text for word in self.words)
        first, last = self.words[0], self.words[-1]
        return (self.text[first.start - self.start : last.end - self.start],)

    @property
    def start(self) -> int:
        """Its first character in the text that mentions it."""
        return self.words[0].start

    @property
    def text(self) -> str:
        """The words as they stand in the mention."""
        first, last = self.words[0], self.words[-1]
        return self.mention.surface[first.start - self.mention.start : last.end - self.mention.start]


def infer(
    document: Document,
    locale: str,
    *,
    source_locale: str = "en",
    taken: Sequence[Sequence[Match]] = (),
    terms: Iterable[Term] = (),
    elsewhere: Mapping[str, Mapping[str, int]] | None = None,
) -> Inferred:
    """The names of a document that no termbase lists, as matches with terms made up for them.

    `taken`: what a termbase has found in each text, which wins; `terms`: its rows, whose renderings of a person's names
    count for that person's short forms. `elsewhere`: how often other documents chose which rendering, by word. The
    terms carry why they were chosen (`INFERRED`) and what else there was (`CANDIDATES`) in `extra`.
    """
    names = find_names(document.texts, source_locale)
    stretches = [found for name in names if name.enforced for found in _stretches(name, taken)]
    choices = _choices(stretches, document, locale, _of_termbase(terms), elsewhere or {})
    matches: list[list[Match]] = [[] for _ in document.texts]
    for stretch in stretches:
        if match := _match(stretch, choices, document.texts[stretch.mention.text]):
            matches[stretch.mention.text].append(match)
    ordered = (tuple(sorted(found, key=lambda match: match.start)) for found in matches)
    return Inferred(tuple(ordered), {key: choice.text for (key, _), choice in choices.items()})


def _stretches(name: Name, taken: Sequence[Sequence[Match]]) -> Iterator[_Stretch]:
    """What is to be rendered of each mention, where no termbase has a word in it."""
    for mention in name.mentions:
        others = taken[mention.text] if taken else ()
        run: list[NameWord] = []
        for word in (*mention.words, None):
            free = word is not None and not any(m.start < word.end and word.start < m.end for m in others)
            if word is not None and free and (word.render or (name.kind is Kind.PERSON and word.role in _SPOKEN)):
                run.append(word)
                continue
            if any(one.render for one in run):
                yield _Stretch(name, mention, tuple(run))
            run = []


def _choices(
    stretches: Sequence[_Stretch],
    document: Document,
    locale: str,
    known: Mapping[str, str],
    elsewhere: Mapping[str, Mapping[str, int]],
) -> dict[tuple[str, str], Choice]:
    """A choice for every unit, by its text in lower case and what it is a name of."""
    mentioned: dict[tuple[str, str], list[int]] = defaultdict(list)
    spelt: dict[tuple[str, str], str] = {}
    for stretch in stretches:
        for unit in stretch.units:
            key = unit.lower(), stretch.sort
            mentioned[key].append(stretch.mention.text)
            if unit.isupper() <= spelt.setdefault(key, unit).isupper():
                spelt[key] = unit
    found = {}
    for key, at in mentioned.items():
        texts = list(dict.fromkeys(at))
        evidence = Evidence(
            [document.drafts[n] for n in texts if document.drafts[n]],
            [document.reviewed[n] for n in texts if document.reviewed[n]],
            elsewhere.get(key[0], {}),
        )
        of_termbase = known.get(key[0])
        first = [Candidate(of_termbase, TERMBASE, 1.0)] if of_termbase else []
        choice = choose([*first, *candidates(spelt[key], locale, kind=key[1])], evidence, locale)
        if choice:
            found[key] = choice
    return found


def _of_termbase(terms: Iterable[Term]) -> dict[str, str]:
    """The words of people's names as a termbase renders them, where it renders word by word."""
    found: dict[str, str] = {}
    for term in terms:
        left, right = term.source.split(), term.target.split()
        if term.type is TermType.PERSON and len(left) == len(right):
            found |= {one.lower(): other for one, other in zip(left, right, strict=True)}
    return found


def _match(stretch: _Stretch, choices: Mapping[tuple[str, str], Choice], text: str) -> Match | None:
    """The match of a mention; None where a word of it has no rendering."""
    sort, chosen = stretch.sort, list[Choice]()
    for unit in stretch.units:
        if (choice := choices.get((unit.lower(), sort))) is None:
            return None
        chosen.append(choice)
    start, end = stretch.words[0].start, stretch.words[-1].end
    last = stretch.words[-1] is stretch.mention.words[-1]
    possessive = last and stretch.mention.possessive
    if possessive and (ending := _POSSESSIVE.match(text, end)):
        end = ending.end()
    plural = last and stretch.mention.plural
    return Match(_term(stretch, chosen), start, end, text[start:end], plural, possessive)


def _term(stretch: _Stretch, chosen: Sequence[Choice]) -> Term:
    """The row that a mention asks for."""
    target, at = "", 0
    for unit, choice in zip(stretch.units, chosen, strict=True):
        place = stretch.text.index(unit, at)
        target += stretch.text[at:place] + choice.text
        at = place + len(unit)
    others = [_others(choice) for choice in chosen]
    shown = " ".join(others) if len(chosen) > 1 else others[0]
    best = chosen[-1].candidates[0]
    demonym = stretch.sort == Kind.DEMONYM
    return Term(
        stretch.text,
        target + stretch.text[at:],
        type=_TYPES.get(stretch.name.kind, _TYPES.get(_kind(best), TermType.OTHER)),
        pos=PartOfSpeech.ADJ if demonym and target[:1].islower() and target.endswith("й") else PartOfSpeech.NOUN,
        gender=_gender(stretch, chosen),
        extra={INFERRED: "; ".join(dict.fromkeys(choice.reason for choice in chosen)), CANDIDATES: shown},
    )


def _kind(candidate: Candidate) -> Kind:
    return Kind(candidate.kind) if candidate.kind in set(Kind) else Kind.OTHER


def _gender(stretch: _Stretch, chosen: Sequence[Choice]) -> str:
    if stretch.name.kind is not Kind.PERSON:
        return ""
    return stretch.name.gender or next((c.candidates[0].gender for c in chosen if c.candidates[0].gender), "")


def _others(choice: Choice) -> str:
    return "|".join(dict.fromkeys(candidate.text for candidate in choice.candidates[:_SHOWN]))
