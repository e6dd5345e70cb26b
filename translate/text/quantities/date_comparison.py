"""Compares the dates of a text and its translation: another day or month, and figures whose order is not known."""

from __future__ import annotations

from collections.abc import Iterable

from translate.text.numbers import months
from translate.text.quantities.dates import Date, Day, dates, short_dates


def wrong_dates(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, str]]:
    """The dates of the source that the target does not have, each with the date that stands there in its place.

    A date that is only missing is none of them, nor is one in words. Two dates are one that changed if they share the
    month, the day or both figures (3/4 and 4/3).
    """
    ours = dates(source, source_locale)
    if not ours:
        return []
    theirs, short = dates(target, target_locale), short_dates(target, target_locale)
    said, heard = _all_days(ours), _all_days((*theirs, *short))
    new = [one for one in theirs if not one.days & said]
    swapped = [one for one in short if not one.days & said]
    wrong = []
    for one in ours:
        if one.days & heard:
            continue
        other = next((other for other in new if _is_near(one, other)), None)
        other = other or next((other for other in swapped if one.in_figures and _turned(one) & other.days), None)
        new, swapped = [one for one in new if one is not other], [one for one in swapped if one is not other]
        if other is not None:
            wrong.append((_explained(one), _explained(other)))
    return wrong


def ambiguous_dates(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, list[str]]]:
    """The dates of the source that may mean two days, and stand in the target in figures, too: each with these days in
    English."""
    doubtful = [one for one in dates(source, source_locale) if one.in_figures and len(one.days) > 1]
    if not doubtful:
        return []
    theirs = (*dates(target, target_locale), *short_dates(target, target_locale))
    shown = _all_days(one for one in theirs if one.in_figures)
    return [(one.text, [_in_words(day) for day in sorted(one.days)]) for one in doubtful if one.days & shown]


def same_dates(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[Date, Date]]:
    """The dates in figures of the source, each with the date of the target that means the same day and year, however
    they are written: 3/4/25 and "3 апреля 2025"; and nights that are named by their other day."""
    ours = dates(source, source_locale)
    theirs = dates(target, target_locale) if ours else ()
    nights = [one for one in theirs if len(one.days) > 1 and not one.in_figures]
    spans = {one: frozenset().union(*(other.days for other in ours if other.start == one.start)) for one in ours}
    others = [(one, theirs if one.in_figures else [o for o in nights if spans[one] <= o.days]) for one in ours]
    pairs = ((one, next((o for o in some if one.days & o.days and one.year == o.year), None)) for one, some in others)
    return [(one, other) for one, other in pairs if other is not None]


def _all_days(found: Iterable[Date]) -> frozenset[Day]:
    return frozenset().union(*(one.days for one in found))


def _turned(one: Date) -> frozenset[Day]:
    return frozenset((day, month) for month, day in one.days)


def _is_near(one: Date, other: Date) -> bool:
    if one.year and other.year and one.year != other.year:
        return False
    pairs = [(day, another) for day in one.days for another in other.days]
    return bool(_turned(one) & other.days) or any(
        day[0] == another[0] or day[1] == another[1] for day, another in pairs
    )


def _explained(one: Date) -> str:
    """A date as it is written, with its meaning where it is in figures and has only one."""
    return f"{one.text} ({_in_words(min(one.days))})" if one.in_figures and len(one.days) == 1 else one.text


def _in_words(day: Day) -> str:
    name = next(name for name, month in months("en").items() if month == day[0])
    return f"{day[1]} {name.capitalize()}"
