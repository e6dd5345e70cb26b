"""Compares the clock times of a text and its translation: another half of the day, a time gone, a time zone gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from glossary.locales import primary
from translate.text.numbers import LANGUAGES, months, numbers
from translate.text.quantities.clock import HOUR, NEITHER, ZONES, halves, spelled_times, times
from translate.text.quantities.converted_times import converted_times
from translate.text.quantities.records import Quantity, QuantityKind
from translate.text.quantities.spoken_clock import HALF_DAY, spoken_clock

_PLACE = re.compile(
    r"\bврем|\bчасом\b|\bhora|\bheure|zeit\b|\bora\b|\btempo\b|\btid\b|\btime\b|\bпо [А-ЯЁ]\w"
)  # "time" of a place
# Zones that have one time, by all their codes and by the beginnings of their names.
_SAME = (
    ("GMT", "UTC", "Z", "WET", "Гринв", "гринв", "Грінв", "грінв", "Greenwich"), ("MSK", "МСК", "мск", "моск", "Моск"),
    ("CET", "MEZ", "ЦЕВ", "СЕВ", "HNEC", "HEC"), ("CEST", "MESZ", "ЦЕЛВ", "HAEC"), ("EET", "OEZ", "ВЕВ"),
    ("EEST", "OESZ", "ВЕЛВ"), ("ET", "EST", "EDT"), ("CT", "CST", "CDT"), ("MT", "MST", "MDT"), ("PT", "PST", "PDT"),
)  # fmt: skip
_WITHOUT_SEASON = ("ET", "CT", "MT", "PT")  # may be summer or standard time; those of one season are no other zone
_OTHER_ZONE = re.compile(rf"\b(?:{ZONES})\b|[ГгGg](?:рин|рін|reen)в?[а-яіїєa-z]{{2,}}|\bмоск\w+ врем|\bпо Москве\b")
_NEAR = 45  # characters before and after a time in which its zone is looked for; chosen by hand
# Halves and quarters of an hour in words.
_FRACTION = re.compile(
    r"полов|четверт|чверт|півн|\bбез \w+|\bпол\w{2,}ого|halb|viertel|media|cuarto|quart|demi|meia|meno", re.IGNORECASE
)
_TO = re.compile(r"[ \u00a0]?(?:[-‐‑–—]|to|until|till|through|до|по|bis|às|a las|a|à)[ \u00a0]?")
_ELSE = re.compile(r":\d(?!\d)|[ \u00a0](?:год|г\.|року|Jahr|año|ano\b|an\b)")  # after a number that is no clock time
_WORD = re.compile(r"[^\W\d_]+")
_HALF_A_DAY = 12  # hours
_ALL_FORMS = ("ru", "de")
_BESIDE = 12  # characters between an hour and its minutes
_TWELVE = re.compile(r"(?<![\d.,:])(24|12|0?0)(?:[:.]00)?(?![\d:%]|[.,]\d)")
_TWELVES = {"24": 0, "0": 0, "00": 0, "12": 12 * HOUR}
_FIGURES = re.compile(r"(?<![\w.,:])([01]?\d|2[0-3])[.:h]([0-5]\d)(?![\w:]|[.,]\d)")


def wrong_times(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, str]]:
    """The clock times of the source that the target does not have, each with the time that stands there in its place,
    "" if there is none. 5 p.m. and 17:00 are the same."""
    ours = times(source, source_locale)
    if not ours:
        return []
    theirs = [*times(target, target_locale), *spelled_times(target, target_locale)]
    converted = [one for one, _ in converted_times(source, target, source_locale, target_locale)]
    wrong = []
    for one in ours:
        if one in converted or any(_same(one, other, target, target_locale) for other in theirs):
            continue
        other = next((other for other in theirs if _opposite(one, other)), None)
        if other is not None:
            wrong.append((one.text, other.text))
        elif (one.sign != "name" or _is_end(one, ours, source)) and not (
            _spoken(one, target, target_locale) or _stands(one, target, target_locale)
        ):
            wrong.append((one.text, ""))
    return wrong


def _is_end(one: Quantity, found: Sequence[Quantity], text: str) -> bool:
    """True for the first or last hour of a range: 10 a.m.-noon."""
    at = found.index(one)
    pairs = [(other, one) for other in found[max(0, at - 1) : at]] + [(one, other) for other in found[at + 1 : at + 2]]
    return any(_TO.fullmatch(text, first.end, second.start) for first, second in pairs)


def wrong_clock(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, str]]:
    """The clock times in words of the source (half past six) that the target does not have, in words or figures, each
    with the time that stands there in its place, "" if there is none and its hour is not named either."""
    ours = spoken_clock(source, source_locale)
    if not ours or primary(target_locale) not in LANGUAGES:
        return []
    theirs = (
        *spoken_clock(target, target_locale),
        *times(target, target_locale),
        *spelled_times(target, target_locale),
    )
    there = {one.value % HALF_DAY: one.text for one in theirs}
    there |= {Decimal(int(m[1]) % 12 * HOUR + int(m[2])): m[0] for m in _FIGURES.finditer(target)}
    said = {one.value % HALF_DAY for one in (*ours, *times(source, source_locale))}
    new = [text for value, text in there.items() if value not in said]
    wrong = []
    for one in ours:
        if one.value not in there and (new or not _is_told(one.value, target, target_locale)):
            wrong.append((one.text, new.pop(0) if new else ""))
    return wrong


def _is_told(value: Decimal, target: str, locale: str) -> bool:
    """True if the target may name an hour and its minutes in another form than those known: четыре двадцать; in
    languages of which few forms are known, if it names the hour."""
    hour, minute = divmod(value, HOUR)
    found = numbers(target, locale)
    if primary(locale) not in _ALL_FORMS:
        return any(one.value in (hour or Decimal(12), hour + 1) for one in found)
    return any(
        one.value in (hour or Decimal(12), hour + HALF_DAY // HOUR) and other.value == minute
        for one, other in pairwise(found)
        if other.start - one.end < _BESIDE
    )


def clock_in_figures(source: str, target: str, source_locale: str, target_locale: str) -> list[range]:
    """The places in the target of clock times in figures that the source has in words: a quarter to nine, 8:45;
    midnight, 24:00."""
    said = {one.value for one in spoken_clock(source, source_locale)}
    figures = _FIGURES.finditer(target) if said else ()
    found = [range(*m.span()) for m in figures if int(m[1]) % 12 * HOUR + int(m[2]) in said]
    named = {one.value for one in times(source, source_locale) if one.sign == "name"}
    return found + [range(*m.span()) for m in _TWELVE.finditer(target) if named and _TWELVES[m[1]] in named]


def swapped_ranges(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, str]]:
    """The ranges of clock times (from 9:00 to 17:00) whose ends changed places in the target, each with what stands
    there."""
    ours = list(_ranges(source, source_locale))
    theirs = list(_ranges(target, target_locale)) if ours else []
    wrong = []
    for one in ours:
        if not any(_meet(one.ends, other.ends) for other in theirs):
            wrong += [(one.text, other.text) for other in theirs if _meet(one.ends, other.ends[::-1])][:1]
    return wrong


_HOURS = re.compile(rf"(?<![\w.,:/-])(1?\d)(?::00)?{_TO.pattern}(1?\d)(?::00)?(?![\w%:/-]|[.,]\d)")
_LATER = re.compile(
    r"(?<![\w.,:/-])(?:(?P<begin>[12]?\d)(?::00)? (?:to|до|по|bis|às|a las|a|à) |(?P<sharp>[12]?\d):00 ?[-–—] ?)"
    r"(?P<end>[12]\d)(?::00)?(?![\w%:/-]|[.,]\d)"
)


def past_noon(source: str, target: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The places of hours from one half of the day to the other without a word for either, where the target counts to
    24: open 9-5, с 9 до 17."""
    later = [(int(m["begin"] or m["sharp"]), int(m["end"]), m.span()) for m in _LATER.finditer(target)]
    found = []
    for match in _HOURS.finditer(source) if later else ():
        begin, end = int(match[1]), int(match[2])
        found += [
            (match.span(), span)
            for first, last, span in later
            if first in (begin, begin + _HALF_A_DAY) and last == end + _HALF_A_DAY and 0 < end <= _HALF_A_DAY >= begin
            and (first > begin or end < begin)
        ]  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class _Range:
    """A range of times as it is written, with the values that its beginning and its end may have."""

    text: str
    ends: tuple[frozenset[Decimal], frozenset[Decimal]]


def _ranges(text: str, locale: str) -> Iterator[_Range]:
    for one, other in pairwise(times(text, locale)):
        ends = _values(one), _values(other)
        if _TO.fullmatch(text, one.end, other.start) and not ends[0] & ends[1]:
            yield _Range(text[one.start : other.end], ends)


def _values(one: Quantity) -> frozenset[Decimal]:
    return frozenset({one.value} if one.other is None else {one.value, one.other})


def _meet(ends: Sequence[frozenset[Decimal]], others: Sequence[frozenset[Decimal]]) -> bool:
    return all(one & other for one, other in zip(ends, others, strict=True))


def _same(one: Quantity, other: Quantity, target: str, locale: str) -> bool:
    if other.value == one.value:
        return True
    if one.other is not None:
        return one.other == other.value or one.value == other.other or one.other == other.other
    return other.other == one.value and _half_said(_without_other_half(one, target, locale), locale)


def _without_other_half(one: Quantity, target: str, locale: str) -> str:
    """A target without its times that are said to be in the other half of the day: 8 утра, for 7 p.m."""
    for other in times(target, locale):
        if other.sign and other.value // HALF_DAY != one.value // HALF_DAY:
            target = target[: other.start] + " " * (other.end - other.start) + target[other.end :]
    return target


def _half_said(target: str, locale: str) -> bool:
    """True if a word of the target says which half of the day it is, wherever it stands ("вечером в 5:30")."""
    stems = {word[:4].lower() for word in halves(primary(locale)) if len(word) > 3}
    known = halves(primary(locale))
    return any(word[:4].lower() in stems or word.lower() in known for word in _WORD.findall(target))


def _opposite(one: Quantity, other: Quantity) -> bool:
    """True for the same figures at the other half of the day."""
    if other.value == NEITHER:
        return one.value // HOUR in (0, 12)
    said = bool(one.sign) and (bool(other.sign) or other.other is not None)
    return said and abs(one.value - other.value) == 12 * HOUR


def _spoken(one: Quantity, target: str, locale: str) -> bool:
    """True if a time of a full, half or quarter hour may stand in the target in words: "половина первого"."""
    hour, minute = divmod(int(one.value), HOUR)
    if any(one.value in (said.value, said.other) for said in spelled_times(target, locale)):
        return True
    if not minute:
        return False
    if said := spoken_clock(target, locale):
        return any(one.value % HALF_DAY == other.value for other in said)
    if minute not in (15, 30, 45) or not _FRACTION.search(target):
        return False
    values = {number.value for number in numbers(target, locale)}
    return bool({Decimal((hour + 11) % 12 + 1), Decimal(hour % 12 + 1)} & values)


def same_times(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[range, range]]:
    """The places of the clock times of the source and of the same ones in the target: 2:30-4:30 p.m., 14:30–16:30."""
    theirs = times(target, target_locale)
    ours = times(source, source_locale) if theirs else ()
    pairs = [(one, next((other for other in theirs if _meets(one, other)), None)) for one in ours]
    pairs += converted_times(source, target, source_locale, target_locale) if ours else ()
    return [(range(one.start, one.end), range(other.start, other.end)) for one, other in pairs if other is not None]


def _meets(one: Quantity, other: Quantity) -> bool:
    return other.value == one.value or (one.other is not None and not one.sign and other.value == one.other)


def spoken_times(source: str, target: str, source_locale: str, target_locale: str) -> list[Quantity]:
    """The clock times of the source, in figures or words, that may stand in the target in words."""
    found = [one for one in times(source, source_locale) if _spoken(one, target, target_locale)]
    there = {other.value for other in spoken_clock(target, target_locale)}
    for match in _FIGURES.finditer(source) if there else ():  # at 22.15
        minutes = int(match[1]) * HOUR + int(match[2])
        if minutes % HALF_DAY in there:
            found.append(Quantity(QuantityKind.TIME, *match.span(), match[0], value=Decimal(minutes)))
    return [*found, *(one for one in spoken_clock(source, source_locale) if one.value in there)]


def _stands(one: Quantity, target: str, locale: str) -> bool:
    """True if the hour, of twelve or of twenty-four, stands in the target as a number or a word, and so do the
    minutes."""
    hour, minute = divmod(int(one.value), HOUR)
    names = months(primary(locale))
    values: set[Decimal] = set()
    for number in numbers(target, locale):
        if number.text.lower() not in names and not _ELSE.match(target, number.end):
            values |= {number.value, *(part.value for part in number.parts if "," not in number.text)}
    hours = {hour, 24 if hour == 0 else hour}
    if hour in range(1, 13) or not one.sign or _half_said(target, locale):
        hours |= {hour % 12 or 12, hour % 12 + 12}
    return not values.isdisjoint(map(Decimal, hours)) and (not minute or Decimal(minute) in values)


def lost_zones(source: str, target: str, source_locale: str) -> Sequence[str]:
    """The time zones of the source of which the target says nothing beside the time."""
    return sorted(
        zone
        for one in times(source, source_locale)
        for zone in one.units
        if not re.search(rf"(?<!\w){re.escape(zone)}(?!\w)", target)
        and not any(_tells(near, zone) for near in _around(one, target))
    )


def _tells(text: str, zone: str) -> bool:
    """True if the text around a time names its zone: by a code or a name of that zone, or as the time of a place that
    is no other zone known here."""
    code, offset = re.split(r"[ \d+−-]", zone, maxsplit=1)[0], re.sub(r"\D", "", zone)
    if offset and offset not in text:
        return False
    same = next((row for row in _SAME if code in row and (code == row[0] or row[0] not in _WITHOUT_SEASON)), (code,))
    if any(re.search(rf"\b{one}" if one[1:].islower() else rf"\b{one}(?![^\W\d_])", text) for one in same):
        return True
    return bool(_PLACE.search(text)) and not _OTHER_ZONE.search(text)


def _around(one: Quantity, target: str) -> Iterator[str]:
    """The text around each figure that may be the hour of a time."""
    hour = int(one.value) // HOUR
    for match in re.finditer(rf"(?<!\d)0?(?:{hour}|{hour % 12 or 12}|{hour % 12 + 12})(?!\d)", target):
        yield target[max(0, match.start() - _NEAR) : match.end() + _NEAR]
