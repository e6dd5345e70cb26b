"""Days that have a name and a date: Christmas Day and 25 декабря, Silvester and 31 December, 9/11."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from glossary.locales import primary
from translate.text.quantities.dates import Date, Day, dates

# Month and day, then the names in lower case; "_" is a blank. Those that move are not among them.
_NAMES: Mapping[str, str] = {
    "en": """
        12-25 christmas_day christmas | 12-24 christmas_eve | 12-26 boxing_day st._stephen's_day | 12-31 new_year's_eve
        | 1-1 new_year's_day | 2-14 valentine's_day | 3-8 women's_day | 3-17 st._patrick's_day st_patrick's_day
        | 4-1 april_fools'_day april_fool's_day | 5-1 may_day labour_day | 7-4 fourth_of_july independence_day
        | 7-14 bastille_day | 10-31 halloween | 11-1 all_saints'_day | 11-11 armistice_day veterans_day
        remembrance_day | 1-7 orthodox_christmas | 1-6 epiphany | 9-11 9/11
    """,
    "ru": """
        12-25 рождество рождества рождеству рождеством | 12-24 сочельник | 12-31 канун_нового_года
        | 1-1 новый_год нового_года | 2-14 день_святого_валентина | 3-8 женский_день женского_дня
        | 3-17 день_святого_патрика
        | 4-1 день_смеха день_дурака | 5-1 первомай | 7-4 день_независимости | 7-14 день_взятия_бастилии
        | 10-31 хеллоуин хэллоуин | 1-7 рождество
    """,
    "de": """
        12-25 weihnachtstag erster_weihnachtstag | 12-26 zweiter_weihnachtstag stephanstag | 12-24 heiligabend
        | 12-31 silvester | 1-1 neujahr | 2-14 valentinstag | 5-1 tag_der_arbeit | 10-31 halloween | 11-1 allerheiligen
    """,
    "es": """
        12-25 navidad | 12-24 nochebuena | 12-31 nochevieja | 1-1 año_nuevo | 1-6 reyes | 2-14 san_valentín
        | 10-31 halloween
    """,
    "fr": "12-25 noël | 12-31 saint-sylvestre | 1-1 jour_de_l'an nouvel_an | 2-14 saint-valentin | 11-1 toussaint",
    "pt": "12-25 natal | 12-24 véspera_de_natal | 12-31 véspera_de_ano_novo | 1-1 ano_novo | 2-14 dia_dos_namorados",
}
_WITH_YEAR = "9/11"  # a day of one year
_DAY = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name at characters [start, end), and the day that it means."""

    start: int
    end: int
    day: Day
    name: str


def same_named_days(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[range, range]]:
    """The places of days that are named in one text and have their date in the other, in source and target."""
    pairs = list(_pairs(source, target, source_locale, target_locale))
    return pairs + [(here, one) for one, here in _pairs(target, source, target_locale, source_locale)]


def months_of_named_days(text: str, locale: str) -> frozenset[int]:
    """The months of the days that a text names."""
    return frozenset(one.day[0] for one in _named(text, primary(locale)))


def _pairs(text: str, other: str, locale: str, other_locale: str) -> Iterator[tuple[range, range]]:
    named = list(_named(text, primary(locale)))
    for one in dates(other, other_locale) if named else ():
        for name in named:
            if name.day in one.days:
                yield range(name.start, name.end), _place(one, name.name == _WITH_YEAR)


def _place(date: Date, with_year: bool) -> range:
    """The day of a date, with its year if that belongs to the name."""
    day = _DAY.search(date.text)
    return range(date.start, date.end if with_year or day is None else date.start + day.end())


def _named(text: str, language: str) -> Iterator[_Named]:
    table = _table(language)
    for match in _pattern(language).finditer(text.replace("’", "'")) if table else ():
        for day in table[match[0].lower()]:
            yield _Named(*match.span(), day, match[0].lower())


@cache
def _table(language: str) -> Mapping[str, tuple[Day, ...]]:
    found: dict[str, tuple[Day, ...]] = {}
    for row in filter(None, _NAMES.get(language, "").split("|")):
        date, *names = row.split()
        month, day = map(int, date.split("-"))
        for name in names:
            found[name.replace("_", " ")] = (*found.get(name.replace("_", " "), ()), (month, day))
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = sorted(_table(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
