"""Figures for the numbers that a text spells out: 18 percent for Eighteen percent, 30 minutes for half an hour.

Engines take words for numbers for each other (eighteen, eighty) more often than figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from glossary.locales import plural_category, primary, units
from translate.text.numbers import Number, NumberRole, NumberWord, cardinal_names, localized, number_words
from translate.text.numbers import numbers as numbers_of
from translate.text.quantities.everyday_amounts import everyday_amounts

_LEAST, _MOST = Decimal(2), Decimal(1_000_000)  # "one" and "once" are other words too; above, a scale word stays
# The units in which half of a longer one is said, each with its worth in the base unit.
_PARTS = {
    "seconds": (("duration-day", 86400), ("duration-hour", 3600), ("duration-minute", 60)),
    "months": (("duration-year", 12), ("duration-month", 1)),
}
_ENGLISH_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def in_figures(text: str, locale: str) -> list[tuple[int, int, str]]:
    """The spans of a text that spell out numbers from two on (ordinals and decades in English only), each with its
    figures; halves of a unit of time in the next smaller unit."""
    halves = list(_halves(text, locale))
    found = [one for one in numbers_of(text, locale) if one.text[0].isalpha()]
    beside = {
        one for pair in pairwise(found) if pair[1].start - pair[0].end < 2 for one in pair
    }  # nineteen eighty-four
    edits = halves + [
        (one.start, one.end, figure)
        for one in found
        if one not in beside and not any(one.start < end and start < one.end for start, end, _ in halves)
        if (figure := _figure(one, primary(locale)))
    ]
    return sorted(edits)


def _figure(number: Number, language: str) -> str:
    """A number word or several as a figure, "" for what is left as it is."""
    words = [part.text.casefold() for part in number.parts or (number,)]
    table = number_words(language)
    if number.value < _LEAST or not all(_is_plain(word, table.get(word), language) for word in words):
        return ""
    last = table[words[-1]]
    scale, shown = (last.value, number.parts[-1].text) if last.value >= _MOST and number.parts else (Decimal(1), "")
    value = number.value / scale
    if value >= _MOST or value != round(value, 2) or (len(words) == 1 and last.role is NumberRole.TIMES):
        return ""
    if last.ordinal:
        return f"{value}{_suffix(int(value))}" if language == "en" and value > 2 else ""
    figure = localized(f"{value.normalize():,f}", "en", language)
    return figure + (f" {shown}" if shown else "s" if last.decade and language == "en" else "")


def _is_plain(text: str, word: NumberWord | None, language: str) -> bool:
    """True for the name of a number, which is no noun, verb or adverb beside that (twice, couple, dozens)."""
    if word is None:
        return False
    return text in cardinal_names(language) or word.ordinal or (word.decade and language == "en")


def _suffix(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else _ENGLISH_ORDINALS.get(value % 10, "th")


def _halves(text: str, locale: str) -> Iterator[tuple[int, int, str]]:
    """Half an hour, half a year: the span and the same in a smaller unit."""
    halves = {one.start for one in numbers_of(text, locale) if one.value == Decimal("0.5") and one.text[0].isalpha()}
    end = 0
    for amount in everyday_amounts(text, locale) if halves else ():
        if amount.start not in halves or amount.start < end:
            continue
        for unit, worth in _PARTS.get(amount.base, ()):
            count = amount.value / worth
            if count > 1 and count == int(count):
                forms = units(locale)[unit]["long"]
                pattern = forms.get(plural_category(locale, str(int(count))), forms["other"])
                yield amount.start, (end := amount.end), pattern.replace("{0}", str(int(count)))
                break
