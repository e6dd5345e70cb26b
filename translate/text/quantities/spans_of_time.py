"""Spans of time with a number in words whose unit became another one: two decades and два века."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from glossary.locales import primary, unit_names
from translate.text.numbers import Number, number_words, numbers
from translate.text.quantities.everyday_amounts import EverydayAmount, everyday_amounts
from translate.text.quantities.measure_names import named

_BASES = frozenset({"seconds", "months"})
_OTHER_WORDS = {"en": "decade decades fortnight", "ru": "десятилетие десятилетия десятилетий", "de": "jahrzehnte"}


@dataclass(frozen=True, slots=True)
class _Span:
    """A number and what it is worth with its unit."""

    number: Number
    amount: EverydayAmount


def other_spans(source: str, target: str, source_locale: str, target_locale: str) -> Iterator[tuple[str, str]]:
    """The spans of time in words of the source that stand in the target with the same number and another unit, and
    nowhere with their value; each with what stands there."""
    ours, theirs = list(_spans(source, source_locale)), list(_spans(target, target_locale))
    there = {(one.base, one.value) for one in everyday_amounts(target, target_locale)}
    here = {(one.base, one.value) for one in everyday_amounts(source, source_locale)}
    rendered = {one.number.start for one in ours if _worth(one) in there}
    new = {one.number.value: one for one in reversed(theirs) if _worth(one) not in here}
    for one in ours:
        if one.number.required or one.number.start in rendered:
            continue
        if other := new.get(one.number.value):
            yield source[one.number.start : one.amount.end], target[other.number.start : other.amount.end]


def _worth(one: _Span) -> tuple[str, Decimal]:
    return one.amount.base, one.amount.value


def _spans(text: str, locale: str) -> Iterator[_Span]:
    begun = defaultdict[int, list[EverydayAmount]](list)
    for one in everyday_amounts(text, locale):
        if one.base in _BASES:
            begun[one.start].append(one)
    for number in numbers(text, locale):
        if number.value > 1:
            yield from (_Span(number, one) for one in begun.get(number.start, ()) if one.end > number.end)


def may_count_time(words: Sequence[str], vocabulary: AbstractSet[str], target: str, locale: str, other: str) -> bool:
    """False if a text of these words has no number in words before a unit of time that the target does not name;
    quick. `vocabulary`: the words, each once."""
    language = primary(locale)
    found = _units(language).keys() & vocabulary
    return any(
        words[at - 1].lower() in _counts(language) and not named(_units(language)[unit], target, primary(other))
        for unit in found
        for at in range(1, len(words))
        if words[at] == unit
    )


@cache
def _units(language: str) -> Mapping[str, frozenset[str]]:
    """The names of units of time of a language, with the units."""
    names: dict[str, frozenset[str]] = dict.fromkeys(_OTHER_WORDS.get(language, "").split(), frozenset())
    for unit, forms in unit_names(language).items():
        if unit.startswith("duration-"):
            names |= {name: frozenset({unit}) for name in forms if len(name) > 2 and name.isalpha()}
    return names


@cache
def _counts(language: str) -> frozenset[str]:
    known = number_words(language).items()
    return frozenset(word for word, one in known if one.value > 1 and not one.ordinal and one.role != "alone")
