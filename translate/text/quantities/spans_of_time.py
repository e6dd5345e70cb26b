"""Spans of time with a number in words whose unit became another one: two decades and два века."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from glossary.locales import primary, unit_names
from translate.text.numbers import Number, number_words, numbers
from translate.text.quantities.everyday_amounts import EverydayAmount, everyday_amounts

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
    if not _counted(primary(source_locale)).search(source.lower()):
        return
    ours, theirs = list(_spans(source, source_locale)), list(_spans(target, target_locale))
    there = {(one.base, one.value) for one in everyday_amounts(target, target_locale)}
    here = {(one.base, one.value) for one in everyday_amounts(source, source_locale)}
    for one in ours:
        if one.number.required or any(_worth(other) in there for other in ours if other.number == one.number):
            continue
        for other in theirs:
            if other.number.value == one.number.value and _worth(other) not in here:
                yield source[one.number.start : one.amount.end], target[other.number.start : other.amount.end]
                break


def _worth(one: _Span) -> tuple[str, Decimal]:
    return one.amount.base, one.amount.value


def _spans(text: str, locale: str) -> Iterator[_Span]:
    amounts = [one for one in everyday_amounts(text, locale) if one.base in _BASES]
    for number in numbers(text, locale):
        if number.value > 1:
            yield from (_Span(number, one) for one in amounts if one.start == number.start and one.end > number.end)


@cache
def _counted(language: str) -> re.Pattern[str]:
    """A number in words before a unit of time, in lower case."""
    units = {
        name.lower() for unit, names in unit_names(language).items() if unit.startswith("duration-") for name in names
    }
    units = {name for name in (*units, *_OTHER_WORDS.get(language, "").split()) if len(name) > 2 and name.isalpha()}
    words = [
        word for word, one in number_words(language).items() if one.value > 1 and not one.ordinal and word.isalpha()
    ]
    rows = ("|".join(sorted(some, key=len, reverse=True)) or "(?!)" for some in (words, units))
    return re.compile(r"\b(?:{})[ \u00a0-](?:{})\b".format(*rows))
