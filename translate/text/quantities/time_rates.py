"""What an amount is for: an hour, a day, a month; compared in a text and its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from glossary.locales import primary
from translate.text.numbers import numbers
from translate.text.quantities.currency_names import INFLECTED

# The words for "for each", and the beginnings of the names of each unit of time; "." ends a whole word.
_FOR_EACH: Mapping[str, str] = {
    "en": r"(?:/ ?|(?:per|an?|each|every) )", "ru": r"(?:/ ?|(?:в|за) (?:один |одну |1 )?|(?:каждый|каждую|каждое) )",
    "uk": r"(?:/ ?|(?:на|за|в|щодня|у) (?:один |одну )?)", "de": r"(?:/ ?|(?:pro|je|am|im|in der|die|jede[nrs]?|die) )",
    "es": r"(?:/ ?|(?:por|al?|a la|cada|el|la) )", "fr": r"(?:/ ?|(?:par|chaque|à l[’']|l[’'])\s?)",
    "pt": r"(?:/ ?|(?:por|ao|à|cada) )",
}  # fmt: skip
_UNITS: Mapping[str, str] = {
    "en": "second sec. s. second | minute min. minute | hour h. hr. hour | day d. day | week wk. week | month mo. month"
    " | year yr. annum. year",
    "ru": "second секунд сек. с. | minute минут мин. | hour час. часа. ч. | day день. дня. сутки. сут. | week недел"
    " | month месяц мес. | year год. года. г.",
    "uk": "second секунд | minute хвилин | hour годин | day день. добу. | week тиж | month місяц | year рік.",
    "de": "second Sekunde | minute Minute | hour Stunde Std. h. | day Tag. Tages. | week Woche. | month Monat."
    " | year Jahr.",
    "es": "second segundo | minute minuto | hour hora. h. | day día. | week semana. | month mes. | year año.",
    "fr": "second seconde | minute minute | hour heure. h. | day jour. | week semaine. | month mois. | year an. année.",
    "pt": "second segundo | minute minuto | hour hora. h. | day dia. | week semana. | month mês. | year ano.",
}
# The same in one word.
_ADVERBS: Mapping[str, str] = {
    "en": "hour hourly | day daily everyday. nightly | week weekly | month monthly | year yearly annual",
    "ru": "hour ежечас часов почас | day ежеднев суточн дневн ежесуточн | week еженедельн недельн понедельн"
    " | month ежемесячн месячн помесячн | year ежегодн годов годич",
    "uk": "day щоден щодоб | week щотиж | month щоміс | year щорічн щорок річн | hour щогодин погодин",
    "de": "hour stündlich Stundenlohn | day täglich | week wöchentlich | month monatlich | year jährlich Jahres",
    "es": "day diari | week semanal | month mensual | year anual",
    "fr": "hour horaire | day quotidien journali | week hebdomadaire | month mensuel | year annuel",
    "pt": "hour horári | day diári | week semanal | month mensal mensais | year anual anuais",
}
_GAP = r"(?:[ \u00a0\u202f·⋅-]?[^\W\d_]+[.’']?){0,4}?[ \u00a0]?"  # what is counted, between the number and "a day"


@dataclass(frozen=True, slots=True)
class _Rate:
    """A number and the unit of time that it is for, at characters [start, end) of a text."""

    value: Decimal
    unit: str
    start: int
    end: int


def other_time_rates(
    source: str, target: str, source_locale: str, target_locale: str
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """The amounts for a unit of time in the source that are for another one in the target, of which the source says
    nothing; each with what stands there: 12 pounds an hour, 12 фунтов в день."""
    ours = list(_rates(source, source_locale))
    theirs = list(_rates(target, target_locale)) if ours else []
    if not theirs:
        return
    said, heard = _said(source, primary(source_locale)), _said(target, primary(target_locale))
    for one in ours:
        other = next((other for other in theirs if other.value == one.value), None)
        if other is not None and other.unit != one.unit:
            meant = {rate.unit for rate in theirs if rate.value == one.value}
            if one.unit not in meant and not (other.unit in said and one.unit in heard):
                yield source[one.start : one.end], target[other.start : other.end]


def may_have_rates(words: AbstractSet[str], locale: str) -> bool:
    """False if a text of these words counts nothing for a unit of time; quick."""
    language = primary(locale)
    return language in INFLECTED or not _names(language).isdisjoint(words)


@cache
def _names(language: str) -> frozenset[str]:
    rows = (row.split()[1:] for row in _UNITS.get(language, "").split("|"))
    return frozenset(name.rstrip(".") for row in rows for name in row)


def _rates(text: str, locale: str) -> Iterator[_Rate]:
    language = primary(locale)
    pattern = _pattern(language)
    if pattern is None or not _each(language).search(text):
        return
    for number in numbers(text, locale):
        if match := pattern.match(text, number.end):
            unit = next(name for name, found in match.groupdict().items() if found)
            yield _Rate(number.value, unit, number.start, match.end())


def _said(text: str, language: str) -> frozenset[str]:
    """The units of time for each of which a text counts, anywhere."""
    found = {match.lastgroup or "" for match in _each(language).finditer(text)}
    adverbs = _adverbs(language)
    return frozenset(found | {match.lastgroup or "" for match in (adverbs.finditer(text) if adverbs else ())})


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in _UNITS:
        return None
    return re.compile(rf"{_GAP}{_each(language).pattern}", re.IGNORECASE)


@cache
def _each(language: str) -> re.Pattern[str]:
    if language not in _UNITS:
        return re.compile("(?!)")
    return re.compile(rf"(?<!\w){_FOR_EACH[language]}(?:{_groups(_UNITS[language])})", re.IGNORECASE)


@cache
def _adverbs(language: str) -> re.Pattern[str] | None:
    rows = _ADVERBS.get(language)
    return re.compile(rf"(?<!\w)(?:{_groups(rows)})", re.IGNORECASE) if rows else None


def _groups(rows: str) -> str:
    """An alternative with the name of each unit."""
    groups = []
    for row in rows.split("|"):
        unit, *names = row.split()
        forms = "|".join(
            rf"{re.escape(name[:-1])}(?!\w)" if name[-1] == "." else rf"{re.escape(name)}\w{{0,3}}(?!\w)"
            for name in names
        )
        groups.append(f"(?P<{unit}>{forms})")
    return "|".join(groups)
