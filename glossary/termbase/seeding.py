"""Makes a first termbase from the names of countries and languages in CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glossary.errors import TermbaseError
from glossary.locales import cldr
from glossary.model import PartOfSpeech, Term, TermType
from glossary.termbase.indeclinable import Inflector, inflector_of, is_indeclinable
from glossary.termbase.termbase import Termbase

_NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
_ABBREVIATED = {"ru": (("о-ва", "острова"), ("о-в", "остров")), "uk": (("о-ви", "острови"), ("о-в", "острів"))}
_ENGLISH_ALIASES = {
    "AE": ("UAE",),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain"),
    "MO": ("Macau",),
    "SZ": ("Swaziland",),
    "TR": ("Turkey",),
    "US": ("USA", "United States of America"),
}


def seed(*, to: str, source: str = "en", countries: bool = True, languages: bool = True) -> Termbase:
    """A termbase of CLDR names for the locale pair, sorted by source. What CLDR does not have (gender ...) is empty.

    `languages` are those that are official in some territory; the names of many others are also ordinary words. Names
    that do not decline get `inflect` no if there is an inflector for the locale. Raises TermbaseError for a locale
    that CLDR does not have.
    """
    ours, theirs = _known(source), _known(to)
    inflector = inflector_of(to)
    terms = [*(_countries(ours, theirs) if countries else ()), *(_languages(ours, theirs) if languages else ())]
    unique = {term.source: term for term in reversed(terms)}
    ordered = sorted(unique.values(), key=lambda term: term.source)
    return Termbase(tuple(_settled(term, inflector) for term in ordered), source, to)


def _known(locale: str) -> str:
    """The locale as CLDR spells it. Raises TermbaseError if CLDR does not have it."""
    found = cldr.locale_of(locale)
    if found is None:
        remedy = "name a locale such as ru or pt-BR"
        raise TermbaseError(f"seed {locale}", "CLDR has no such locale", remedy)
    return found


def _countries(ours: str, theirs: str) -> Iterator[Term]:
    english, short_forms = ours.split("_")[0] == "en", _ABBREVIATED.get(theirs.split("_")[0], ())
    targets = cldr.territories(theirs)
    for code, name in cldr.territories(ours).items():
        target = targets.get(code)
        wanted = len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
        if wanted and target and " - " not in name:  # Congo - Kinshasa is not used in sentences
            source, *aliases = _spellings(name)
            if english:
                aliases.extend(_ENGLISH_ALIASES.get(code, ()))
            target, *accept = _without_brackets(target)
            accept = accept if "(" in name else []
            for short, full in short_forms:
                target = re.sub(rf"\b{short}(?=\s|$)", full, target)
            yield _term(source, aliases, target, accept, TermType.PLACE)


def _languages(ours: str, theirs: str) -> Iterator[Term]:
    names, targets = cldr.languages(ours), cldr.languages(theirs)
    for code in cldr.official_languages():
        name, target = names.get(code), targets.get(code)
        if name and target and "," not in target:
            yield _term(name, [], target, [], TermType.OTHER, note="language")


def _term(source: str, aliases: list[str], target: str, accept: list[str], kind: TermType, note: str = "") -> Term:
    others = tuple(alias for alias in dict.fromkeys(aliases) if alias != source)
    return Term(source, target, aliases=others, accept=tuple(accept), type=kind, note=note)


def _spellings(name: str) -> list[str]:
    """The usual spelling of a CLDR name, then the others: without brackets, with "and", with a plain apostrophe."""
    spellings = _without_brackets(name.removesuffix(" SAR China"))
    for text in tuple(spellings):
        for mark, plain in ((" & ", " and "), ("’", "'"), ("St. ", "Saint ")):
            if mark in text:
                spellings.append(text.replace(mark, plain))
    return spellings


def _without_brackets(name: str) -> list[str]:
    """Myanmar (Burma) as Myanmar and Burma; brackets in capitals or in the middle are dropped."""
    head, bracket, rest = name.partition(" (")
    inner, _, tail = rest.partition(")")
    if not bracket:
        return [name]
    return [head + tail] if tail or inner.isupper() else [head, inner]


def _settled(term: Term, inflector: Inflector | None) -> Term:
    """The term with its part of speech and `inflect` as far as the inflector knows them."""
    if inflector is None:
        return term
    if term.note == "language" and term.target.endswith(("ий", "ый", "ой")):
        return replace(term, pos=PartOfSpeech.ADJ)
    return replace(term, inflect=False) if is_indeclinable(term, inflector) else term
