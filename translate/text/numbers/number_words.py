"""The number words of a language with their values, built from the tables.

A month counts as its number, because 5/11/2020 may become "11 May 2020".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from translate.text.numbers import number_tables as tables
from translate.text.numbers.calendar_names import months


class NumberRole(StrEnum):
    """How a number word combines with its neighbours: it is added, it multiplies, or it stays alone."""

    ADD = "add"
    TIMES = "times"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """The value of a number word and its role; `decade` for words that also name a decade (eighties: 80, 1980),
    `ordinal` for ordinals (third)."""

    value: Decimal
    role: NumberRole
    decade: bool = False
    ordinal: bool = False


LANGUAGES = frozenset(tables.CARDINALS)
"""The languages whose words for numbers, minus, per cent and the usual currencies are known."""


def _rows(table: str) -> Iterator[tuple[Decimal, list[str]]]:
    for line in table.split("|") if table.strip() else ():
        value, *forms = line.split()
        yield Decimal(value), forms


def _cardinals(language: str) -> Iterator[tuple[Decimal, str]]:
    for table in (tables.CARDINALS[language], tables.FOLDS.get(language, "")):
        yield from ((value, form) for value, forms in _rows(table) for form in forms)
    yield from _BUILT.get(language, tuple)()
    yield from _declined(tables.GROUPS.get(language, ""), tables.GROUP_ENDINGS.get(language, "").split())


def _russian() -> Iterator[tuple[Decimal, str]]:
    yield from _declined(tables.RUSSIAN_STEMS, ("ь", "и", "ью"))
    for value, (name, oblique, instrumental) in _rows(tables.RUSSIAN_UNITS):
        yield from ((value * 10, f) for f in (f"{name}десят", f"{oblique}десяти", f"{instrumental}десятью"))
    for value, (name, oblique, instrumental) in _rows(tables.RUSSIAN_HUNDREDS):
        forms = (f"{name}сот", f"{oblique}сот", f"{oblique}стам", f"{instrumental}стами", f"{oblique}стах")
        yield from ((value * 100, form) for form in forms)


def _ukrainian() -> Iterator[tuple[Decimal, str]]:
    stems = [(value, f"{unit}надцят") for value, unit in enumerate(tables.UNITS["uk"].split(), 11)]
    for value, stem in (*stems, (20, "двадцят"), (30, "тридцят")):
        yield from ((Decimal(value), stem + ending) for ending in ("ь", "и", "ьох", "ьом", "ьма"))


def _german() -> Iterator[tuple[Decimal, str]]:
    for one, unit in enumerate(tables.UNITS["de"].split(), 1):
        yield Decimal(100 * one), f"{unit}hundert"
        yield from (
            (Decimal(10 * ten + one), f"{unit}und{name}") for ten, name in enumerate(tables.GERMAN_TENS.split(), 2)
        )


def _french() -> Iterator[tuple[Decimal, str]]:
    for one, unit in enumerate(tables.UNITS["fr"].split(), 1):
        yield Decimal(80 + one), f"quatre-vingt-{unit}"
        if one > 9:
            yield Decimal(60 + one), f"soixante-{'et-' if one == 11 else ''}{unit}"


_BUILT: Mapping[str, Callable[[], Iterable[tuple[Decimal, str]]]] = {
    "ru": _russian,
    "uk": _ukrainian,
    "de": _german,
    "fr": _french,
}


def _declined(stems: str, endings: Iterable[str]) -> Iterator[tuple[Decimal, str]]:
    for value, forms in _rows(stems):
        yield from ((value, stem + ending) for stem in forms for ending in endings)


@cache
def number_words(language: str) -> Mapping[str, NumberWord]:
    """The lower-case number words of a language (primary subtag) with value and role; empty for a language without a
    table."""
    if language not in LANGUAGES:
        return {}
    table: dict[str, NumberWord] = {}
    for value, form in _cardinals(language):
        table.setdefault(form, NumberWord(value, NumberRole.ADD))
    for form, value in multiplying_verbs(language).items():
        table.setdefault(form, NumberWord(value, NumberRole.ADD))
    ordinals = [(value, form) for value, forms in _rows(tables.ORDINALS[language]) for form in forms]
    if language in tables.ORDINAL_STEMS:
        ordinals += _declined(tables.ORDINAL_STEMS[language], tables.ORDINAL_ENDINGS[language].split())
    for value, form in ordinals:
        table.setdefault(form, NumberWord(value, NumberRole.ADD, decade=20 <= value <= 90, ordinal=True))
    for form, value in scales(language).items():
        if form not in tables.AMBIGUOUS_SCALES:
            table.setdefault(form, NumberWord(value, NumberRole.TIMES))
    for name, month in months(language).items():
        table.setdefault(name, NumberWord(Decimal(month), NumberRole.ALONE))
    if language == "en":
        for value, form in ((v, f) for v, forms in _rows(tables.CARDINALS["en"]) for f in forms if f.endswith("ty")):
            table[form[:-1] + "ies"] = NumberWord(value, NumberRole.ADD, decade=True)
    if language == "de":
        for ten, form in enumerate(tables.GERMAN_TENS.split(), 2):
            table |= {
                f"{form}{ending}": NumberWord(Decimal(10 * ten), NumberRole.ADD, decade=True)
                for ending in ("er", "ern")
            }
    return table


@cache
def cardinal_names(language: str) -> frozenset[str]:
    """The lower-case names of cardinal numbers in a language, and the words that multiply them in the singular: without
    the nouns and adverbs that have the value of a number beside another meaning (couple, twice, midnight)."""
    tables_of = (tables.CARDINALS.get(language, ""), tables.SCALES.get(language, ""))
    first = {forms[0] for table in tables_of for _, forms in _rows(table)}
    return frozenset(first | {form for _, form in _BUILT.get(language, tuple)()})


@cache
def folds(language: str) -> frozenset[str]:
    """The lower-case words of a language for so many times that are made of a number (twofold)."""
    return frozenset(form for _, forms in _rows(tables.FOLDS.get(language, "")) for form in forms)


@cache
def multiplying_verbs(language: str) -> Mapping[str, Decimal]:
    """The lower-case forms of the verbs of a language that multiply (удвоиться), with by how much."""
    endings = tables.VERB_ENDINGS.get(language, "").split()
    return {form: value for value, form in _declined(tables.VERBS.get(language, ""), endings)}


@cache
def scales(language: str) -> Mapping[str, Decimal]:
    """The lower-case words of a language that multiply the figures before them ("million", "млн"), with their
    values."""
    table = {form: value for value, forms in _rows(tables.SCALES.get(language, "")) for form in forms}
    if language in tables.SCALE_STEMS:
        adjective = [f"н{ending}" for ending in tables.ORDINAL_ENDINGS[language].split()]
        endings = [ending.strip() for ending in tables.NOUN_ENDINGS[language].split(" ")] + adjective
        table |= {form: value for value, form in _declined(tables.SCALE_STEMS[language], endings)}
        thousand = "тысячн" if language == "ru" else "тисячн"
        table |= {thousand + ending: Decimal(1000) for ending in tables.ORDINAL_ENDINGS[language].split()}
    return table


@cache
def prefixes(language: str) -> Mapping[str, Decimal]:
    """The number forms that open compounds of a language ("пятилетний", "zweitägig"), with their values; empty for a
    language that does not write compounds in one word."""
    if language not in tables.PREFIXES:
        return {}
    endings = ("",) if language == "de" else ("и", "а")
    forms = ((value, form) for value, form in _cardinals(language) if value >= 1 and len(form) > 3)
    table = {form: value for value, form in forms if form.endswith(endings) and form != "пара"}
    return table | {form: value for value, forms in _rows(tables.PREFIXES[language]) for form in forms}
