"""Faults in numbers, amounts, dates and times to plant, functions as in check_faults.py, which uses them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from translate.text.numbers import localized, months
from translate.text.quantities import amounts

Planted = tuple[str, str] | None
Fault = Callable[[str, str, str, random.Random], Planted]
_NUMBER = re.compile(r"(?<![\w.,-])\d{2,}(?![\w.,-]|\s?%)")


def number_changed(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    places = list(_NUMBER.finditer(target))
    if not places:
        return None
    place = rng.choice(places)
    return source, target[: place.start()] + str(int(place[0]) + rng.choice((1, 7, 10))) + target[place.end() :]


def number_dropped(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    places = list(re.finditer(r"(?<![\w.,-])\d{2,} ", target))
    if not places:
        return None
    place = rng.choice(places)
    return source, target[: place.start()] + target[place.end() :]


def number_format(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    for found in re.finditer(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w.,]*\d)", source):
        local = localized(found[0], "en", locale)
        for written in (local, local.replace("\u00a0", " ")):
            if written != found[0] and written in target:
                return source, target.replace(written, found[0], 1)
    return None


def units_swapped(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A unit of the target becomes the unit of another number, or another currency of the same text."""
    found = [one for one in amounts(target, locale) if not one.shared and len(one.text) > len(one.number)]
    others = {unit for one in found for unit in one.units}
    ours = {one.value for one in amounts(source, "en")}
    known = [one for one in found if one.value in ours and one.scale == 1 and len(one.units) < 3]
    if not known or len(others) < 1:
        return None
    one = rng.choice(known)
    new = rng.choice([f"{one.number} {word}" for word in ("фунтов", "миль в час", "гектаров", "иен", "литров")])
    return source, target[: one.start] + new + target[one.end :]


def half_of_day(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    hour, half = rng.randrange(1, 12), rng.choice(("a", "p"))
    wrong = {"a": "вечера", "p": "утра"}[half] if locale == "ru" else {"a": "p.m.", "p": "a.m."}[half]
    return f"{source} (at {hour} {half}.m.)", f"{target} (в {hour} {wrong})"


def numeral_changed(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    values = ["II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIV", "XVI", "XXIII"]
    one, other = rng.sample(values, 2)
    return (f"{source} (Louis {one})", f"{target} (Людовик {other})") if one not in source + target else None


def zero_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    whole = rng.choice(("BA00{}", "room 0{}0", "+371 6700 00{}", "00{}7", "[00:0{}:15]")).format(rng.randrange(1, 9))
    at = whole.index("0", 1) if whole[0] != "0" else 0
    return f"{source} ({whole})", f"{target} ({whole[:at]}{whole[at + 1 :]})"


def date(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    ours, theirs = months("en"), months(locale)
    dated = re.compile(r"\b(\d{1,2}(?:st|nd|rd|th)? )?([A-Z][a-z]{2,8})\b(?: \d)?")
    named = [m for m in dated.finditer(source) if m[2].lower() in ours and (m[1] or m[0][-1].isdigit())]
    for found in named:
        month = ours[found[2].lower()]
        for place in re.finditer(r"[^\W\d_]+", target):
            if theirs.get(place[0].lower()) == month:
                other = rng.choice([word for word, number in theirs.items() if number not in ours.values() or
                                    number != month])  # fmt: skip
                return source, target[: place.start()] + other + target[place.end() :]
    return None


def percent_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    if "%" not in source or "%" not in target:
        return None
    return source, target.replace(" %", "").replace("\u00a0%", "").replace("%", "")


def weekday(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    days = ("понедельник", "вторник", "четверг", "пятницу", "субботу", "воскресенье", "среду")
    names = ("Monday", "Tuesday", "Thursday", "Friday", "Saturday", "Sunday", "Wednesday")
    there = [m for day, name in zip(days, names, strict=True) if name in source for m in re.finditer(day, target)]
    if not there:
        return None
    found = rng.choice(there)
    other = rng.choice([day for day in days if day not in target])
    return source, target[: found.start()] + other + target[found.end() :]


def day_changed(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A date in both sides has another day in the target, or day and month swapped; the source writes the month by
    name or is in ISO order."""
    month, day, year = rng.randrange(1, 13), rng.randrange(1, 13), rng.randrange(1990, 2030)
    name = next(word for word, number in months("en").items() if number == month).capitalize()
    ours = rng.choice((f"{name} {day}, {year}", f"{day} {name} {year}", f"{year}-{month:02}-{day:02}"))
    wrong = rng.choice(((month, day % 28 + 1), (month % 12 + 1, day), (day, month)))
    if wrong == (month, day):
        return None
    there = [word for word, number in months(locale).items() if number == wrong[0]]
    named = f"{wrong[1]} {there[1 if locale == 'ru' else 0]} {year}"
    return f"{source} ({ours})", f"{target} ({rng.choice((named, f'{wrong[1]:02}.{wrong[0]:02}.{year}'))})"
