"""The rule on the calendar: a day of the week or a month that became another one.

Days and months are tables for the languages that have one; a day or month of another language is not compared. Those
of a date with figures are the matter of the rule `date`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from glossary.locales import primary
from translate.text.numbers import months, weekdays
from translate.text.quantities import dates as dated
from translate.text.rules import dates
from translate.text.rules.exchange import exchanged
from translate.text.rules.pair import TextPair

_CAPITALISED = ("en", "de")  # languages that write days and months with a capital


def calendar(pair: TextPair) -> str:
    """A day of the week, or a month, that became another one."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    for table in (weekdays, months):
        if pair.source.vocabulary.isdisjoint(_spellings(table, here)):
            continue
        ours, theirs = _named(pair.source.words, table(here), here), _named(pair.target.words, table(there), there)
        found = exchanged(ours, theirs) if table(there) else ""
        if found and not (table is months and (dates.date(pair) or _is_other_night(pair))):
            return found
    return ""


def _is_other_night(pair: TextPair) -> bool:
    """True if the target has the night of a day by the name of the next: 31 March, в ночь на 1 апреля."""
    found = dated(pair.target.bare, pair.target_locale)
    return any(len({month for month, _ in one.days}) > 1 and not one.in_figures for one in found)


@cache
def _spellings(table: Callable[[str], Mapping[str, int]], language: str) -> frozenset[str]:
    """The names of a table as they are written in a text."""
    small = frozenset() if language in _CAPITALISED else frozenset(table(language))
    return small.union(map(str.capitalize, table(language)), map(str.upper, table(language)))


def _named(words: Iterable[str], table: Mapping[str, int], language: str) -> Iterator[tuple[str, int]]:
    """The days or months among words, each with its number; "may" is none in a language that writes May."""
    for word in words:
        if (low := word.lower()) in table and (word[0].isupper() or language not in _CAPITALISED):
            yield word, table[low]
