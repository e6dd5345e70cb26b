"""Clock times that are said in words: half past six, a quarter to nine, в половине седьмого, halb sieben.

The forms are those of everyday language in the languages with number words. The value is minutes since noon or
midnight, as such a time says nothing of the half of the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from glossary.locales import primary
from translate.text.numbers import number_words
from translate.text.quantities.records import Quantity, QuantityKind

HALF_DAY = 12 * 60
_HOUR = r"(?P<hour>\d{1,2}(?!\d)|[^\W\d_]{3,14})"
_WORD = r"(?P<hour>[^\W\d_]{3,14})"
_MINUTE = r"(?P<minute>\d{1,2}|[^\W\d_]{3,14}(?:(?:-| )(?:five|пяти|пять))?)"
# Form, then the minutes that it adds to the full hour; M: the number in its place. The hour is the number or word.
_FORMS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (rf"half(?: past|-past) {_HOUR}", "30"),
        (rf"(?:(?<=at )|(?<=by )|(?<=from )|(?<=until )|(?<=till )|(?<=before )|(?<=after )|(?<=around ))half {_WORD}"
         r"(?=[.,;!?)]|\Z| (?:in|on|at|until|till|to|this|that|and|when|tonight|tomorrow|every)\b)", "30"),
        (rf"(?:a )?quarter (?:past|after) {_HOUR}", "15"),
        (rf"(?:a )?quarter (?:to|before) {_HOUR}", "-15"),
        (rf"{_MINUTE} (?:minutes )?past {_HOUR}", "M"),
        (rf"(?:(?<=at )|(?<=is )|(?<=was )|(?<=’s )|(?<='s )|(?<=by )|(?<=until )|(?<=till )|(?<=before ))"
         rf"{_MINUTE} to {_HOUR}", "-M"),
        (rf"{_MINUTE} minutes (?:to|before) {_HOUR}", "-M"),
    ),
    "ru": (
        (rf"половин[ауеы] {_HOUR}(?<=го)", "-30"), (r"пол(?P<hour>[^\W\d_]{3,12}го)", "-30"),
        (rf"без четверти {_HOUR}", "-15"), (rf"четверть {_HOUR}(?<=го)", "-45"),
        (rf"без {_MINUTE}(?: минут[ыа]?)? {_HOUR}", "-M"), (rf"{_MINUTE} минут[аыу]? {_HOUR}(?<=го)", "M-60"),
    ),
    "uk": (
        (rf"пів на {_HOUR}", "-30"), (rf"за чверть {_HOUR}", "-15"), (rf"чверть (?:на|по) {_HOUR}", "-45"),
    ),
    "de": (
        (rf"halb {_HOUR}", "-30"), (rf"dreiviertel {_HOUR}", "-15"), (rf"viertel nach {_HOUR}", "15"),
        (rf"viertel vor {_HOUR}", "-15"), (rf"{_MINUTE} (?:minuten )?nach {_HOUR}(?: Uhr)?", "M"),
        (rf"{_MINUTE} (?:minuten )?vor {_HOUR}(?: Uhr)?", "-M"),
    ),
    "es": (
        (rf"las? {_HOUR} y media", "30"), (rf"las? {_HOUR} y cuarto", "15"), (rf"las? {_HOUR} menos cuarto", "-15"),
        (rf"las? {_HOUR} menos {_MINUTE}", "-M"), (rf"las? {_HOUR} y {_MINUTE}", "M"),
    ),
    "fr": (
        (rf"{_HOUR}(?: heures?)? et demie?", "30"), (rf"{_HOUR} heures? et quart", "15"),
        (rf"{_HOUR} heures? moins le quart", "-15"), (rf"{_HOUR} heures? moins {_MINUTE}", "-M"),
    ),
    "pt": (
        (rf"[àa]s? {_HOUR} e meia", "30"), (rf"[àa]s? {_HOUR} e (?:um )?quarto", "15"),
        (rf"(?:um )?quarto para (?:as|a) {_HOUR}", "-15"), (rf"{_MINUTE} para (?:as|a) {_HOUR}", "-M"),
        (rf"[àa]s? {_HOUR} menos (?:um )?quarto", "-15"),
    ),
}  # fmt: skip
# A text without one of these words, or these strings, has no such time.
_TELLING: Mapping[str, str] = {
    "en": "past quarter half minutes five ten twenty twenty-five",
    "ru": "половина половину половине половины четверть четверти без минут минуты минуту",
    "uk": "пів чверть", "de": "halb viertel dreiviertel nach vor", "es": "media cuarto menos las la",
    "fr": "demie demi quart moins", "pt": "meia quarto para menos",
}  # fmt: skip
_STRINGS: Mapping[str, str] = {
    "en": " half |alf past|alf-past|uarter past|uarter to|uarter after|uarter before| past |minutes to|minutes before"
    "| ten to | five to | twenty to |twenty-five to",
    "ru": "оловин|етверт|ез |минут|полперв|полвтор|полтрет|полчетв|полпят|полшест|полсед|полвос|полдев|полдес|полод",
}
_NAMED = {"midi": 12, "minuit": 12, "noon": 12, "midnight": 12, "midday": 12, "mediodía": 12, "medianoche": 12}


@lru_cache(maxsize=64)
def spoken_clock(text: str, locale: str) -> tuple[Quantity, ...]:
    """The times of a text that are said in words, in order; the value is minutes since noon or midnight."""
    language = primary(locale)
    if language in _STRINGS and not any(map(text.__contains__, _strings(language))):
        return ()
    found: dict[int, Quantity] = {}
    for pattern, added in _patterns(language):
        for match in pattern.finditer(text):
            if (value := _value(match, added, language)) is not None:
                one = Quantity(QuantityKind.TIME, *match.span(), match[0], match["hour"], value, sign="clock")
                found.setdefault(match.start(), one)
    spans = sorted(found.values(), key=lambda one: (one.start, -one.end))
    return tuple(one for n, one in enumerate(spans) if not n or one.start >= max(o.end for o in spans[:n]))


def has_spoken_clock(words: Iterable[str], locale: str) -> bool:
    """False if a text of these words has no such time; quick."""
    return not _telling(primary(locale)).isdisjoint(words)


@cache
def _strings(language: str) -> tuple[str, ...]:
    return tuple(_STRINGS[language].split("|"))


@cache
def _telling(language: str) -> frozenset[str]:
    words = _TELLING.get(language, "").split()
    return frozenset({*words, *map(str.capitalize, words)})


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-]){form}(?![\w-])".replace(" ", r"[ \u00a0]"), re.IGNORECASE), added)
        for form, added in _FORMS.get(language, ())
    )


def _value(match: re.Match[str], added: str, language: str) -> Decimal | None:
    hour = _number(match["hour"], language)
    minute = _number(match["minute"], language) if "M" in added else Decimal(0)
    if hour is None or minute is None or not (1 <= hour <= 12 and minute < 60):
        return None
    if "M" in added:
        shift = -minute if added[0] == "-" else minute - (60 if added.endswith("60") else 0)
    else:
        shift = Decimal(added)
    return (hour * 60 + shift) % HALF_DAY


def _number(text: str, language: str) -> Decimal | None:
    if text.isdecimal():
        return Decimal(text)
    if text.lower() in _NAMED:
        return Decimal(_NAMED[text.lower()])
    words = [number_words(language).get(part) for part in re.split("[- ]", text.lower())]
    values = [word.value for word in words if word and word.value % 1 == 0]
    return sum(values, Decimal(0)) if len(values) == len(words) else None
