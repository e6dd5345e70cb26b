"""Dates with a day: March 4, 2025, "4th of March", "4.–6. März", 04.03.2025, 2025-03-04, 3/4/2025, with the days that
each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from glossary.locales import primary
from translate.text.numbers import months, months_beside_days, weekdays

Day = tuple[int, int]
"""A month (1 to 12) and the day of it."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date at characters [start, end) of a text.

    `days`: the days that it may mean, more than one where the order of its figures is not known. `year`: 0 if it has
    none. `in_figures`: True if its month is a figure. Each day of "4–6 March" is a date of the same text.
    """

    start: int
    end: int
    text: str
    days: frozenset[Day]
    year: int = 0
    in_figures: bool = False


_SPACE = "[ \u00a0\u202f]"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|-?(?:го|е|ое|й)|[ºª.])?"
_JOINED = rf"(?:{_SPACE}?[-‐‑–—/,]{_SPACE}?|{_SPACE}(?:to|and|or|through|until|до|по|и|или|та|й|або|bis|und|oder|a|al|e|et|y|o|ou|au){_SPACE})"  # fmt: skip # noqa: E501
_DAYS = rf"(?P<days>{_DAY}(?:{_JOINED}(?:the |le |el |o |den )?{_DAY})*)"
_YEAR = rf"(?:,?{_SPACE}(?:de |del |do |of )?(?P<year>[12]\d{{3}})(?!\d))?"
_MONTH_AFTER_WORDS = ("en", "es")  # languages that write "March 4" as well
_ISO = re.compile(r"(?<![\w./:-])(?P<year>[12]\d{3})(?P<mark>[-./‐‑])(?P<a>\d{1,2})(?P=mark)(?P<b>\d{1,2})(?!\d|[./-]\d)")  # fmt: skip # noqa: E501
_FIGURES = re.compile(r"(?<![\w./:-])(?P<a>\d{1,2})(?P<mark>[-/‐‑]|\.[ \u00a0]?)(?P<b>\d{1,2})(?P=mark)(?P<year>[12]\d{3}|\d\d)(?!\w|[./-]\d)")  # fmt: skip # noqa: E501
_DIGIT = re.compile(r"\d")
_QUICK = re.compile(r"\d(?:[-/‐‑]|\.[ \u00a0]?)\d")  # a text without a match of this has no date in figures
_SHORT = re.compile(r"(?<![\w./:,-])(?P<a>\d{1,2})[./](?P<b>\d{1,2})(?!\d|[./,-]\d|\s?%)")
_TWO_DIGITS = re.compile(r"\d{1,2}/\d{1,2}/\d\d|\d\d([.-])\d\d\1\d\d")  # 12.5.10 may be a version
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
# From CLDR (dateFormat short): countries that write the month first, and languages that do.
_MONTH_FIRST = frozenset({"US", "AS", "GU", "MP", "PR", "UM", "VI", "PH", "MH", "PA"})
_EITHER_ORDER = frozenset({"CA"})  # where both are in use
_IN_WORDS = {  # from CLDR (dateFormat long)
    "en": "{day} {month} {year}", "de": "{day}. {month} {year}", "fr": "{day} {month} {year}",
    "es": "{day} de {month} de {year}", "pt": "{day} de {month} de {year}",
    "ru": "{day} {month} {year} года", "uk": "{day} {month} {year} року",
}  # fmt: skip
_GENITIVE = ("ru", "uk")  # languages whose dates have the month in the genitive, the second form of the table
_BESIDE = 16  # characters beside a date in which its day of the week may stand
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 4  # letters of the name of a month that are looked for first
# The night into a day, in languages that name it by the day that it ends in.
_INTO_NIGHT = re.compile(r"\b(?:[Нн]оч[ьи]|[Нн]іч)[ \u00a0](?:[сзіи][а-я]?[ \u00a0]\d{1,2}[ \u00a0](?:[а-яі]+[ \u00a0])?)?на[ \u00a0]\Z|\bNacht[ ](?:zum|auf den)[ ]\Z")  # fmt: skip # noqa: E501


@lru_cache(maxsize=64)
def dates(text: str, locale: str) -> tuple[Date, ...]:
    """The dates of a text in a locale, in order. Those without a day ("March 2025") and without a month are none."""
    if not _DIGIT.search(text):
        return ()
    found = [*_in_figures(text, locale), *_named(text, primary(locale))]
    return tuple(sorted((_by_weekday(one, text, locale) for one in found), key=lambda one: one.start))


def short_dates(text: str, locale: str) -> tuple[Date, ...]:
    """What may be a date without its year ("03.04"), or a decimal or a fraction."""
    return tuple(
        Date(*match.span(), match[0], days, in_figures=True)
        for match in _SHORT.finditer(text)
        if (days := _days(int(match["a"]), int(match["b"]), locale))
    )


def _in_figures(text: str, locale: str) -> Iterator[Date]:
    if not _QUICK.search(text):
        return
    for match in _ISO.finditer(text):
        if days := _possible([(int(match["a"]), int(match["b"]))]):
            yield Date(*match.span(), match[0], days, int(match["year"]), in_figures=True)
    for match in _FIGURES.finditer(text):
        year = int(match["year"])
        if year < 100:
            if not _TWO_DIGITS.fullmatch(match[0]):
                continue
            year += 2000 if year < 50 else 1900
        if days := _days(int(match["a"]), int(match["b"]), locale):
            yield Date(*match.span(), match[0], days, year, in_figures=True)


def _days(first: int, second: int, locale: str) -> frozenset[Day]:
    """The days that two figures may mean by the order of a locale; by the other order where that gives none."""
    month_first, day_first = _possible([(first, second)]), _possible([(second, first)])
    region = next((part for part in locale.split("-")[1:] if len(part) == 2 and part.isupper()), "")
    language = primary(locale)
    if language == "en" and (not region or region in _EITHER_ORDER):
        return month_first | day_first
    is_month_first = region in _MONTH_FIRST and language in ("en", "es", "fil")
    return (month_first or day_first) if is_month_first or language == "fil" else (day_first or month_first)


def _possible(days: Sequence[Day]) -> frozenset[Day]:
    return frozenset((month, day) for month, day in days if 1 <= month <= 12 and 1 <= day <= _LONGEST.get(month, 31))


def _named(text: str, language: str) -> Iterator[Date]:
    lowered = text.lower()
    if not any(map(lowered.__contains__, _beginnings(language))):
        return
    if months_beside_days(language).keys().isdisjoint(_WORD.findall(lowered)):
        return
    taken: set[int] = set()
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            name = match["month"]
            if match.start("month") in taken or (language in ("en", "de") and not name[0].isupper()):
                continue
            taken.add(match.start("month"))
            month, year = months_beside_days(language)[name.lower()], int(match["year"] or 0)
            for day in re.findall(r"\d+", match["days"]):
                if days := _possible([(month, int(day))]):
                    if _INTO_NIGHT.search(text, max(0, match.start() - _BESIDE - 8), match.start()):
                        days |= {_day_before(*min(days))}
                    yield Date(*match.span(), match[0].rstrip("."), days, year)


def _day_before(month: int, day: int) -> Day:
    """The day before another, of which the night may have its name: в ночь на 5 марта is the night of 4 March."""
    if day > 1:
        return month, day - 1
    return (month - 2) % 12 + 1, {1: 31, 2: 31, 3: 28, 5: 30, 7: 30, 8: 31, 10: 30, 12: 30}.get(month, 31)


@cache
def _beginnings(language: str) -> frozenset[str]:
    """How the names of months begin; a text without any of these, in lower case, names none."""
    return frozenset(name[:_OPENING] for name in months_beside_days(language))


@cache
def _patterns(language: str) -> Sequence[re.Pattern[str]]:
    """Day before month, and month before day where a language has that."""
    names = "|".join(sorted(months_beside_days(language), key=len, reverse=True))
    if not names:
        return ()
    month = rf"(?P<month>(?i:{names}))\b\.?"
    first = re.compile(rf"(?<![\w.,:/$€£-]){_DAYS}{_SPACE}(?:of |de |d['’]|du )?{month}{_YEAR}")
    if language not in _MONTH_AFTER_WORDS:
        return (first,)
    return first, re.compile(rf"\b{month}{_SPACE}(?:the )?{_DAYS}(?![\d%]|[:.,]\d){_YEAR}")


def _by_weekday(one: Date, text: str, locale: str) -> Date:
    """The date with only those days that fall on the day of the week beside it, if any does."""
    if len(one.days) < 2 or not one.year:
        return one
    table = weekdays(primary(locale))
    before = _WORD.findall(text[max(0, one.start - _BESIDE) : one.start].rpartition(".")[2])
    after = _WORD.findall(text[one.end : one.end + _BESIDE].partition(".")[0])
    said = {table[word.lower()] for word in (*before, *after) if word.lower() in table}
    fitting = frozenset(day for day in one.days if date(one.year, *day).isoweekday() in said)
    return replace(one, days=fitting) if fitting else one


def date_in_words(one: Date, locale: str) -> str:
    """A date that means one day, with its month by name; "" if it has no year or the language has no form here."""
    language = primary(locale)
    if language not in _IN_WORDS or not one.year or len(one.days) != 1:
        return ""
    month, day = min(one.days)
    names = [name for name, number in months(language).items() if number == month]
    name = names[1] if language in _GENITIVE else names[0]
    name = name.capitalize() if language in ("en", "de") else name
    return _IN_WORDS[language].format(day=day, month=name, year=one.year)
