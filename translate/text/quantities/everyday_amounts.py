"""Amounts of everyday language with their exact values: two weeks, сутки, полвека, half a kilo, nine out of ten, в
полтора раза.

Beside numbers with a unit these are units alone (a week is one), halves in one word, adjectives (двухнедельный),
several units that are one amount (an hour and twenty minutes) and shares in words or per cent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from operator import itemgetter

from glossary.locales import primary
from translate.text.numbers import Number, folds, numbers
from translate.text.quantities.measure_names import CONVERSIONS, measured

# What the units of time and of shares are worth: seconds, months (of no fixed number of days), points of per cent.
_WORTH: Mapping[str, tuple[str, Decimal]] = {
    name: (base, Decimal(worth))
    for base, names in {
        "seconds": "duration-second 1 duration-minute 60 duration-hour 3600 duration-day 86400 duration-week 604800"
        " fortnight 1209600",
        "months": "duration-month 1 duration-year 12 decade 120 duration-century 1200 millennium 12000",
        "points": "concentr-basis-point 0.01 concentr-percentage-point 1 concentr-percent 1",
        "spoons": "teaspoon 1 tablespoon 3", "cups": "cup 1", "glasses": "glass 1", "pinches": "pinch 1",
    }.items()
    for name, worth in zip(names.split()[::2], names.split()[1::2], strict=True)
}  # fmt: skip
# Units that CLDR's names here lack, by the beginnings of their words; "_" is a blank.
_ALSO: Mapping[str, str] = {
    "en": "concentr-percentage-point point | decade decade | fortnight fortnight"
    " | millennium millenni | teaspoon tsp teaspoon | tablespoon tbsp"
    " tablespoon | cup cup | glass glass | pinch pinch",
    "ru": "concentr-percentage-point пункт | decade десятилет | millennium тысячелет | teaspoon чайн_ложк ч._л"
    " | tablespoon столов_ложк ст._л | cup чашк чашек | glass стакан | pinch щепотк"
    " | duration-century столети вековой вековая вековое вековую вековых вековые вековом вековым"
    " | duration-week недельн | duration-year годовал годичн годов | duration-day суточн дневн"
    " | duration-hour часов | duration-minute минутн"
    " | duration-month месячн",
    "uk": "decade десятиліт | duration-century століт | millennium тисячоліт | teaspoon чайн_ложк"
    " | tablespoon столов_ложк | cup чашк | glass склянк | pinch дрібк",
    "de": "decade Jahrzehnt | millennium Jahrtausend | concentr-basis-point Basispunkt | teaspoon Teelöffel TL"
    " | tablespoon Esslöffel EL | cup Tasse | glass Glas Gläser | pinch Prise",
    "es": "decade década decenio | millennium milenio | concentr-basis-point punto_básico puntos_básicos"
    " | teaspoon cucharadita cdta | tablespoon cucharada | cup taza | glass vaso | pinch pizca",
    "pt": "decade década | millennium milénio milênio | concentr-basis-point pontos_base ponto_base"
    " | teaspoon colher_de_chá colheres_de_chá | tablespoon colher_de_sopa colheres_de_sopa | cup xícara chávena"
    " | glass copo | pinch pitada",
    "fr": "decade décennie | millennium millénaire | concentr-basis-point points_de_base point_de_base"
    " | teaspoon cuillère_à_café cuillères_à_café | tablespoon cuillère_à_soupe cuillères_à_soupe | cup tasse"
    " | glass verre | pinch pincée",
}  # fmt: skip
# Days that mean whole weeks in a language: quinze jours is a fortnight.
_DAYS: Mapping[str, Mapping[int, int]] = {
    "fr": {15: 14, 8: 7}, "es": {15: 14, 8: 7}, "pt": {15: 14}, "de": {8: 7},
}  # fmt: skip
# The unit at the end of a compound of a number, by the beginnings of what follows it (двухнедельный, двадцатилетие).
_INSIDE: Mapping[str, str] = {
    "ru": "duration-minute минут | duration-hour час | duration-day дне сут | duration-week недел"
    " | duration-month месяч | duration-year лет год | duration-century веков столет | millennium тысячелет"
    " | length-kilometer километр | length-meter метр | mass-kilogram кил | mass-tonne тонн",
    "uk": "duration-minute хвил | duration-hour годин | duration-day ден доб | duration-week тиж | duration-month місяч"
    " | duration-year річ літ",
    "de": "duration-minute minüt | duration-hour stünd | duration-day täg | duration-week wöch | duration-month monat"
    " | duration-year jähr",
}  # fmt: skip
_HALF = re.compile(r"(?<!\w)(?:полу|пол-?|пів)(?=[^\W\d_]{3})", re.IGNORECASE)
_HALF_TOLD = {
    "полгод": "duration-year",
    "полувек": "duration-century",
    "полчас": "duration-hour",
    "полтон": "mass-tonne",
}
_ARTICLE = re.compile(r"[ \u00a0-](?:of (?:an?|the) |an? |de |d['’])?")
_AND_HALF = re.compile(
    r" (?:and a half|(?:и|с) половиной|з половиною|und ein(?:e)? halb\w*|y medi[ao]|e mei[ao]|et demie?)\b"
)
_JUBILEE = re.compile(r"(?:st|nd|rd|th) anniversary\b")
_COMPOUND = re.compile(r"-[^\W\d_]+(?=-[^\W\d_])")
_SUM = re.compile(r",? (?:(?:and|и|та|und|y|e|et) )?|")
_OUT_OF = re.compile(r" (?:out of|in|of|из|з|von|de cada|de|em cada|sur|em) ")
_PERCENT = re.compile(
    r"[ \u00a0\u202f-]?(?:%|per ?cent\b|pct\b|процент|відсот|Prozent|por ?cento|por ciento|pour cent)"
)
_TIMES = re.compile(r"[ \u00a0](?:раза?\b|рази?\b|times\b|[Mm]al\b|veces\b|vezes\b|fois\b)|-?(?:fold|fach)\b")
_FOLDS = """
    twice double doubled doubling doubles triple tripled tripling triples quadruple quadrupled
    вдвое втрое вчетверо впятеро удвічі вдвічі втричі doppelt doble dobro
"""
_FOLD = frozenset(_FOLDS.split()) | folds("en")
# What is said of something that became less, before the number.
_FALL = re.compile(
    r"\b(?:f[ae]ll|drop|declin|decreas|down|cut|plung|slump|shr[aiu]nk|reduc|lost|упа|пада|сни[зж]|сокра|умень|потер|впа"
    r"|знижен|знизи|скоро|gefallen|sank|sink|fiel|gesunken|cay|baj|redu|ca[ií]|dimin|chut|baiss|recul)"
)
_NEAR = 40  # characters before a number among which that word stands; chosen by hand
_WORD = re.compile(r"[^\W\d_]{2,}\.?")
_TENTHS = frozenset(map(Decimal, ("0.1", "0.01", "0.001")))
_PERCENT_POINT = Decimal("0.01")
_FAR = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class EverydayAmount:
    """An amount at characters [start, end) of a text: its value in the base units of what it measures ("seconds",
    "months", "share", "growth" as the factor, "length" in metres)."""

    start: int
    end: int
    base: str
    value: Decimal


@lru_cache(maxsize=16)
def everyday_amounts(text: str, locale: str) -> tuple[EverydayAmount, ...]:
    """The amounts of a text, in order; one text may be read as several amounts that overlap."""
    language = primary(locale)
    found = numbers(text, locale)
    counted = [*_with_units(text, found, language)]
    taken = {at for one in counted for at in range(one.start, one.end)}
    alone = [*_alone(text, language, taken)]
    single = sorted((*counted, *alone), key=lambda one: one.start)
    return (*single, *_sums(text, single), *_shares(text, found))


def _with_units(text: str, found: Iterable[Number], language: str) -> Iterator[EverydayAmount]:
    before: Number | None = None
    for number in found:
        values = {number.value}
        start = number.start
        values |= {value for value in number.readings if value < 1}  # un cuarto
        parts = [part.value for part in number.parts]
        if parts[:1] == [1] and len(number.text.split()) == len(parts) == 2 and parts[1] < 1:
            values.add(parts[1])  # une demi-heure
        if before is not None and number.start - before.end == 1 and _tenth(number):
            start, values = before.start, {before.value * _tenth(number)}  # четыре сотых
        for units, end in _units(text, number.end, language):
            yield from _amounts(text, start, end, values, units, language)
        if number.text[-1:].isalpha() and not number.parts:
            units = _inside(number.text.lower(), language)
            yield from _amounts(text, start, number.end, values, units, language)
        before = number


def _tenth(number: Number) -> Decimal:
    return next(iter(_TENTHS & number.readings), Decimal(0))


def _units(text: str, end: int, language: str) -> Iterator[tuple[frozenset[str], int]]:
    """The units that follow a number: with or without an article between (half an hour)."""
    if jubilee := _JUBILEE.match(text, end):
        yield frozenset({"duration-year"}), jubilee.end()
    places = {end}
    if match := _ARTICLE.match(text, end):
        places.add(match.end())
    if old := _COMPOUND.match(text, end):  # six-month-old
        yield measured(text[: old.end()], end, language)[0], old.end()
    for place in places:
        units, after = measured(text, place, language)
        if units:
            yield units, after
        yield from _listed(text, place, language)


def _listed(text: str, place: int, language: str) -> Iterator[tuple[frozenset[str], int]]:
    if match := _names(language).match(text, place):
        yield frozenset({_unit_of(match)}), match.end()


def _unit_of(match: re.Match[str]) -> str:
    return next(name for name, one in match.groupdict().items() if one).replace("_", "-")


@cache
def _names(language: str) -> re.Pattern[str]:
    rows = []
    for row in filter(None, _ALSO.get(language, "").split("|")):
        unit, *names = row.split()
        forms = "|".join(r"\w{0,4}[ \u00a0]?".join(map(re.escape, name.split("_"))) for name in names)
        rows.append(f"(?P<{unit.replace('-', '_')}>(?:{forms})\\w{{0,4}})")
    return re.compile(rf"[ \u00a0-]?(?:{'|'.join(rows) or '(?!)'})(?!\w)", re.IGNORECASE)


def _amounts(
    text: str, start: int, end: int, values: Iterable[Decimal], units: Iterable[str], language: str
) -> Iterator[EverydayAmount]:
    half = _AND_HALF.match(text, end)
    for unit in sorted(units):
        base, factor = worth(unit)
        for value in values if base else ():
            more = Decimal("0.5") if half and value >= 1 and value % 1 == 0 else Decimal(0)
            after = half.end() if half and more else end
            yield EverydayAmount(start, after, base, (value + more) * factor)
            days = _DAYS.get(language, {}).get(int(value)) if unit == "duration-day" else None
            if days:
                yield EverydayAmount(start, end, base, days * factor)


def worth(unit: str) -> tuple[str, Decimal]:
    """What a unit of CLDR measures, and how many base units it has; "" for one that has none."""
    if unit in _WORTH:
        return _WORTH[unit]
    base, factor, zero = CONVERSIONS.get(unit, ("", Decimal(0), Decimal(0)))
    return (base, factor) if base and base != "temperature" and not zero else ("", Decimal(0))


def _alone(text: str, language: str, taken: set[int]) -> Iterator[EverydayAmount]:
    """Units without a number, which are one, and halves in one word."""
    for match in _WORD.finditer(text):
        if match.start() in taken:
            continue
        if half := _HALF.match(text, match.start()):
            units, end = measured(text, half.end(), language)
            listed = [*_listed(text, half.end(), language)]
            told = {unit for start, unit in _HALF_TOLD.items() if match[0].lower().startswith(start)}
            if said := (units or frozenset(told)).union(*(one for one, _ in listed)):
                end = max((end, match.end(), *(at for _, at in listed)))
                yield from _amounts(text, match.start(), end, [Decimal("0.5")], said, language)
            continue
        if len(match[0]) > 2:
            for units, end in _units_at(text, match.start(), language):
                yield from _amounts(text, match.start(), end, [Decimal(1)], units, language)


def _units_at(text: str, start: int, language: str) -> Iterator[tuple[frozenset[str], int]]:
    units, end = measured(text, start, language)
    if units:
        yield units, end
    yield from _listed(text, start, language)


def _inside(word: str, language: str) -> frozenset[str]:
    """The units that a compound of a number ends with."""
    return frozenset(unit for unit, ends in _insides(language).items() if ends.search(word))


@cache
def _insides(language: str) -> Mapping[str, re.Pattern[str]]:
    rows = (row.split() for row in _INSIDE.get(language, "").split("|") if row)
    return {unit: re.compile(rf"\w(?:{'|'.join(stems)})\w{{0,8}}\Z") for unit, *stems in rows}


def _sums(text: str, found: Iterable[EverydayAmount]) -> Iterator[EverydayAmount]:
    """Several units that are one amount: 1 hr 20 min, two years and six months."""
    last: dict[str, EverydayAmount] = {}  # by what is measured: an ounce is a mass and a volume
    for one in found:
        before = last.get(one.base)
        if before and one.start >= before.end and _SUM.fullmatch(text, before.end, one.start):
            one = EverydayAmount(before.start, one.end, one.base, before.value + one.value)
            yield one
        last[one.base] = one


def _shares(text: str, found: tuple[Number, ...]) -> Iterator[EverydayAmount]:
    """Shares of a whole in words and per cent, and by what something grew or fell as a factor."""
    for at, number in enumerate(found):
        value, start = number.value, number.start
        if percent := _PERCENT.match(text, number.end):
            yield EverydayAmount(start, percent.end(), "share", value / 100)
            if not _FALL.search(text, max(0, start - _NEAR), start):
                yield EverydayAmount(start, percent.end(), "growth", 1 + value / 100)
            elif value < 100:
                yield EverydayAmount(start, percent.end(), "growth", (1 / (1 - value / 100)).quantize(_FAR))
        elif share := next((one for one in (value, *sorted(number.readings)) if 0 < one < 1), None):
            yield EverydayAmount(start, number.end, "share", share)
        elif times := _TIMES.match(text, number.end):
            yield EverydayAmount(start, times.end(), "growth", value)
        elif number.text.lower() in _FOLD:
            yield EverydayAmount(start, number.end, "growth", value)
        after = found[at + 1] if at + 1 < len(found) else None
        if after and after.value > value > 0 and _OUT_OF.fullmatch(text, number.end, after.start):
            yield EverydayAmount(start, after.end, "share", (value / after.value).quantize(_FAR))


@lru_cache(maxsize=16)
def same_amounts(
    source: str, target: str, source_locale: str, target_locale: str
) -> tuple[tuple[range, range], ...]:  # fmt: skip
    """The places of amounts of the source and of the same amounts in the target, said with another number: 24
    hours, сутки. Each amount has one partner at most; longer ones first."""
    ours = sorted(everyday_amounts(source, source_locale), key=_longest_first)
    left = _Left(sorted(everyday_amounts(target, target_locale), key=_longest_first) if ours else (), len(target))
    pairs: list[tuple[range, range]] = []
    taken = bytearray(len(source))  # 1 for each character of an amount that has a partner
    for one in ours:
        if any(taken[one.start : one.end]) or (other := left.partner(one)) is None:
            continue
        pairs.append((range(one.start, one.end), range(other.start, other.end)))
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    here, there = numbers(source, source_locale), numbers(target, target_locale)
    return tuple((one, other) for one, other in pairs if _values(here, one) != _values(there, other))


class _Left:
    """The amounts of a target that have no partner yet."""

    def __init__(self, found: Sequence[EverydayAmount], length: int) -> None:
        self._taken = bytearray(length)
        self._alike = defaultdict[tuple[str, Decimal], deque[tuple[int, EverydayAmount]]](deque)
        for at, one in enumerate(found):
            self._alike[one.base, one.value].append((at, one))
        self._same = dict[tuple[str, Decimal], Sequence[deque[tuple[int, EverydayAmount]]]]()

    def partner(self, one: EverydayAmount) -> EverydayAmount | None:
        """The first that is the same, which has a partner from now on; None for none."""
        key = one.base, one.value
        if key not in self._same:
            self._same[key] = [
                row for (base, _), row in self._alike.items() if base == one.base and row and _is_same(one, row[0][1])
            ]
        for row in self._same[key]:
            while row and any(self._taken[row[0][1].start : row[0][1].end]):
                row.popleft()
        found = min((row[0] for row in self._same[key] if row), default=None, key=itemgetter(0))
        if found is None:
            return None
        other = found[1]
        self._taken[other.start : other.end] = b"\1" * (other.end - other.start)
        return other


def _is_same(one: EverydayAmount, other: EverydayAmount) -> bool:
    """True for one value, or a share and the nearest whole number per cent: two out of three, 67 %."""
    if abs(one.value - other.value) <= one.value * _FAR:
        return True
    if one.base != "share":
        return False
    rounded = {part.value.quantize(_PERCENT_POINT, ROUND_HALF_UP) for part in (one, other)}
    return len(rounded) == 1 and bool(rounded & {one.value, other.value})


def _values(found: Sequence[Number], place: range) -> set[Decimal]:
    """The values of the numbers, in their order, that begin at a place."""
    first = bisect_left(found, place.start, key=_start)
    return {number.value for number in found[first : bisect_left(found, place.stop, first, key=_start)]}


def _start(number: Number) -> int:
    return number.start


def _longest_first(one: EverydayAmount) -> tuple[int, int]:
    return one.start - one.end, one.start
