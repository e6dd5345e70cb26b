"""The rule on the calendar: a day of the week, a month, a season or another word of time that became another one.

Days and months are tables for the languages that have one; a day or month of another language is not compared. Those
of a date with figures are the matter of the rule `date`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from glossary.locales import primary
from translate.text.numbers import calendar_sets, months, weekdays
from translate.text.quantities import QuantityKind, has_spoken_clock, quantities
from translate.text.quantities import dates as dated
from translate.text.rules import dates
from translate.text.rules.exchange import exchanged
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.turns import other_turn

_CAPITALISED = ("en", "de")  # languages that write days and months with a capital


def calendar(pair: TextPair) -> str:
    """A day of the week, a month or another word of time that became another one."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    for table in (weekdays, months):
        ours = _named(pair.source, table, here)
        found = exchanged(ours, _named(pair.target, table, there)) if ours else ""
        if found and not (table is months and (dates.date(pair) or _is_other_night(pair))):
            return found
    return _exchanged_in_sets(pair, here, there) or other_turn(pair)


def _exchanged_in_sets(pair: TextPair, here: str, there: str) -> str:
    """A season, a part of the day, of the week or a day counted from today that became another one."""
    for ours, theirs, spelt in zip(calendar_sets(here), calendar_sets(there), _spelt(here), strict=True):
        if pair.source.vocabulary.isdisjoint(spelt):
            continue
        before, after = _of_set(pair.source, ours, here), _of_set(pair.target, theirs, there)
        if before and after and (found := exchanged(before, after)) and not _tells_time(pair):
            return found
    return ""


def _of_set(text: Text, members: Mapping[str, int], language: str) -> list[tuple[str, int]]:
    """The words of a text that are in a set, without those of names (Evening News)."""
    opening = text.words[:1]
    words = (word for word in text.words if word.islower() or word in opening or language == "de")
    return [(word, members[low]) for word in words if (low := word.lower()) in members]


def _tells_time(pair: TextPair) -> bool:
    """True if a text has clock times, whose parts of the day differ by language: 3 in the morning, 3 часа ночи."""
    if has_spoken_clock(pair.source.words, pair.source_locale):
        return True
    sides = ((pair.source.bare, pair.source_locale), (pair.target.bare, pair.target_locale))
    return any(one.kind is QuantityKind.TIME for text, locale in sides for one in quantities(text, locale))


@cache
def _spelt(language: str) -> tuple[frozenset[str], ...]:
    """The words of each set as they are written in a text."""
    return tuple(frozenset({*one, *map(str.capitalize, one)}) for one in calendar_sets(language))


def _is_other_night(pair: TextPair) -> bool:
    """True if the target has the night of a day by the name of the next: 31 March, в ночь на 1 апреля."""
    found = dated(pair.target.bare, pair.target_locale)
    return any(len({month for month, _ in one.days}) > 1 and not one.in_figures for one in found)


@cache
def _spellings(table: Callable[[str], Mapping[str, int]], language: str) -> frozenset[str]:
    """The names of a table as they are written in a text."""
    small = frozenset() if language in _CAPITALISED else frozenset(table(language))
    return small.union(map(str.capitalize, table(language)), map(str.upper, table(language)))


def _named(text: Text, table: Callable[[str], Mapping[str, int]], language: str) -> list[tuple[str, int]]:
    """The days or months in a text, each with its number; "may" is none in a language that writes May."""
    spelt = _spellings(table, language)
    if text.vocabulary.isdisjoint(spelt):
        return []
    return [(word, table(language)[word.lower()]) for word in text.words if word in spelt]
