"""Clock times: 10:00, 5 p.m., "5 to 7 p.m.", noon, "17 часов", "7 вечера", with their time zones.

The value of a time is minutes since midnight. Words for parts of the day come from CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from glossary.locales import day_periods, primary
from translate.text.numbers import TIME_ZONES, numbers
from translate.text.quantities.records import Quantity, QuantityKind

HOUR, DAY = 60, 24 * 60
NEITHER = -1  # the value of a time that cannot be
ZONES = f"{TIME_ZONES}|ET|CT|MT|PT|Z"
_ZONE = re.compile(rf"[ \u00a0]?\(?(?P<zone>(?:{ZONES})(?:[ ]?[+−-]\d{{1,2}}(?::?\d\d)?)?)\b(?!-)")
_TIME = re.compile(
    r"(?<![\w.,:/$€£+])(?<![^mM.\d][-−])(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?P<mark>[:.h]|[ \u00a0]h[ \u00a0])(?P<minute>[0-5]\d))?(?![\d%°]|[:.,]\d)"
    r"(?<![hч][ \u00a0]\d\d(?=[ \u00a0]?(?:min|мин|хв|m\b|м\b)))"
)
# Four digits without a mark: 1430 hours, 1430 CET, at 0430.
_BEFORE = "at by from until till since to before after around about between and"
_AFTER_WORD = "|".join(f"(?<=[{word[0].upper()}{word[0]}]{word[1:]}[ ])" for word in _BEFORE.split())
_MILITARY = re.compile(
    rf"""
    (?<![\w.,:/$€£+-]) (?P<word>{_AFTER_WORD})?
    (?<![Ii]n[ ]) (?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)
    (?:(?=[ ]?\(?(?:{TIME_ZONES})\b) | (?<=0\d{{3}})(?=[ ]?(?:hours|hrs|h)\b)
    | (?(word)(?:(?=[ ]?(?:hours|hrs)\b) | (?<=0\d{{3}})(?![\w%:/°-]|[.,]\d|[ ]\d))|(?!)))
    """,
    re.VERBOSE,
)
# A full stop between hour and minutes, where another word or figure of the text says that it is a clock: at 21.50.
_DOTTED = re.compile(r"\b(?:at|by|from|until|till|since|to|between|and|before|after) \Z", re.IGNORECASE)
_DOTTED_AFTER = re.compile(
    r"[.,;)!?]?(?:\Z|\s)(?!(?:per|percent|million|billion|points?|seconds?|times|euros?|dollars?|pounds?|an?|each)\b)"
)
_EVIDENCE = re.compile(
    r"(?<![\d.,])0\d\.[0-5]\d(?!\d|\.\d)|\d ?[ap]\.?m\b|o['’]clock"
    r"|\b(?:noon|midnight|midday|morning|evening|night|dawn)\b"
)
_AMPM = re.compile(r"[ \u00a0\u202f]?(?P<half>[aApP])(?:\.[ \u00a0\u202f]?[mM]\.?|[mM]\b)")
_BETWEEN = re.compile(
    r"[ \u00a0]?(?:[-‐‑–—]|to|and|or|till|until|до|и|или|по|та|й|bis|und|oder|a(?:[ ]las)?|y|à|et|e|às|até)[ \u00a0]"
    r"(?:at |the )?|[-‐‑–—]"
)
# "часов", "Uhr", "heures", "horas", "o'clock" after the hour.
_O_CLOCK = re.compile(
    r"[ \u00a0-]?(?:час(?:а|ов|у|ам|ами|ах)?\b|ч\b\.?|годин[аиіу]?\b|год\b\.?|Uhr\b|h(?:rs)?\b|heures?\b|horas?\b"
    r"|hours?\b|o['’]clock\b|ore\b|godzin\w{0,9})"
)
_MINUTES = re.compile(r"[ \u00a0](?P<minute>[0-5]?\d)[ \u00a0]?(?:минут\w{0,9}|мин\b|хвилин\w{0,9}|minut\w{0,9})")
# A text without a match of this, and without a word for a part of the day, has no time; fast to search for.
_QUICK = re.compile(
    r"\d(?::\d\d|[ \u00a0]?[aApP]\.?[ \u00a0]?[mM]\b|[ \u00a0]?h\b|h\d\d|[ \u00a0](?:Uhr|час|ч\b|годин)"
    r"|\d[0-5]\d (?:hours|hrs|\(?[A-Z]{3})|(?<=\b0)\d[0-5]\d\b|\d?\.[0-5]\d\b)"
)
# Words that CLDR lacks.
_ALSO: Mapping[str, str] = {
    "en": "noon: midday",
    "ru": "pm: пополудни | noon: полудня полудню полуднем полудне | midnight: полуночи полночью",
    "uk": "noon: опівдні полудня | midnight: опівночі півночі",
    "de": "morning: früh | noon: mittag | midnight: mitternacht",
    "es": "am: madrugada | pm: tarde | midnight: medianoche",
    "pt": "am: madrugada | night: noite",
    "fr": "morning: matin | night: nuit",
}
_PART = re.compile(
    r"[ \u00a0\u202f]?(?:(?:de la|de|da|du|in the|at|in der|am|des|del|della|di)[ \u00a0]|de l['’])?"
    r"(?P<word>[^\W\d_]{1,30}(?:-[^\W\d_]{1,30})?)"
)
_HALVES = {"morning": "morning", "afternoon": "pm", "evening": "evening", "night": "night", "am": "am", "pm": "pm"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A number that may be a time: hour and minutes as read, the part of the day said ("am", "pm", "morning",
    "evening", "night", "")."""

    start: int
    end: int
    hour: int
    minute: int
    half: str
    sure: bool
    zone: str = ""


@lru_cache(maxsize=64)
def times(text: str, locale: str) -> tuple[Quantity, ...]:
    """The clock times of a text, in order. A number alone ("at 5") is none."""
    language = primary(locale)
    if not _QUICK.search(text) and not _mentioned(text, language):
        return ()
    found = [one for match in _TIME.finditer(text) if (one := _read(text, match, language))]
    if language == "en":
        military = [_military(text, match) for match in _MILITARY.finditer(text)]
        found = sorted((*found, *military), key=lambda one: one.start)
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index : index + 2]
        if (second.sure or second.half) and not first.half and _BETWEEN.fullmatch(text, first.end, second.start):
            half = second.half if first.hour <= 12 else ""
            if half in ("pm", "evening") and first.hour % 12 > second.hour % 12 and first.hour != 12:
                half = "am"  # from 9 to 5 p.m.
            found[index] = _Found(first.start, first.end, first.hour, first.minute, half, True)
    quantities = [_quantity(text, one) for one in found if one.sure or one.half]
    return tuple(sorted((*quantities, *_named(text, language)), key=lambda one: one.start))


def _mentioned(text: str, language: str) -> bool:
    """True if a text has a word for a part of the day; a text without one and without a match of _QUICK has no time."""
    lowered = text.lower()
    return any(map(lowered.__contains__, _words(language)))


@cache
def _words(language: str) -> tuple[str, ...]:
    also = (word for words in _also(language).values() for word in words)
    named = (word.lower() for name in ("noon", "midnight") for word in day_periods(language).get(name, ()))
    return tuple({*halves(language), *also, *named})


def _read(text: str, match: re.Match[str], language: str) -> _Found | None:
    hour, minute, end = int(match["hour"]), int(match["minute"] or 0), match.end()
    if hour == 24 and minute:
        return None
    sure = bool(match["minute"]) and (match["mark"].strip() in (":", "h") or _is_dotted(text, match, language))
    half, zone = "", ""
    if ampm := _AMPM.match(text, end):
        half, end = ("pm" if ampm["half"] in "pP" else "am"), ampm.end()
        if match["minute"] is None and hour > 12:
            return None
    else:
        if clock := _O_CLOCK.match(text, end):
            end = clock.end()
            sure = sure or bool(match["minute"])
            if minutes := _MINUTES.match(text, end):
                minute, end, sure = int(minutes["minute"]), minutes.end(), True
        if part := _PART.match(text, end):
            half = halves(language).get(part["word"].lower(), "")
            end = part.end() if half else end
    if found := _ZONE.match(text, end):
        zone, end, sure = found["zone"], found.end(), sure or bool(match["minute"])
    return _Found(match.start(), end, hour, minute, half if hour <= 12 else "", sure, zone)


def _military(text: str, match: re.Match[str]) -> _Found:
    hour, end = int(match["hour"]), match.end()
    end = clock.end() if (clock := _O_CLOCK.match(text, end)) else end
    zone = _ZONE.match(text, end)
    half = "am" if hour < 12 else "pm" if hour == 12 else ""
    return _Found(
        match.start(), zone.end() if zone else end, hour, int(match["minute"]), half, True, zone["zone"] if zone else ""
    )


def _is_dotted(text: str, match: re.Match[str], language: str) -> bool:
    """True for an hour and minutes with a full stop between that are no decimal."""
    return bool(
        language == "en"
        and _DOTTED.search(text, max(0, match.start() - 9), match.start())
        and _DOTTED_AFTER.match(text, match.end())
        and _EVIDENCE.search(text)
    )


def _quantity(text: str, one: _Found) -> Quantity:
    minutes, other = _minutes(one)
    zone = frozenset({one.zone}) if one.zone else frozenset[str]()
    text = text[one.start : one.end]
    number = re.match(r"\d+(?:[:.h]\d\d)?", text)
    shared = not one.half and not one.zone and len(text) <= 2
    return Quantity(
        QuantityKind.TIME, one.start, one.end, text, number[0] if number else "", Decimal(minutes), zone, one.half,
        shared=shared, other=None if other is None else Decimal(other),
    )  # fmt: skip


def _minutes(one: _Found) -> tuple[int, int | None]:
    hour = one.hour
    if one.half == "night":  # 2 ночи, 11 ночи, 12 ночи
        hour = 0 if hour == 12 else hour if hour < 6 else hour + 12
    elif one.half == "morning":
        if hour == 12:
            return NEITHER, None  # "12 утра" is neither noon nor midnight
    elif one.half == "evening":
        hour = 0 if hour == 12 else hour + 12  # "12 вечера" is midnight
    elif one.half == "am":
        hour %= 12
    elif one.half == "pm":
        hour = hour % 12 + 12
    minutes = (hour * HOUR + one.minute) % DAY
    other = (minutes + DAY // 2) % DAY if not one.half and 1 <= one.hour <= 12 else None
    return minutes, other


@lru_cache(maxsize=64)
def spelled_times(text: str, locale: str) -> tuple[Quantity, ...]:
    """The times of a text whose hour is a word, with a part of the day: "пять часов вечера"."""
    language = primary(locale)
    found = []
    for number in numbers(text, locale):
        if number.text.isalpha() and 1 <= number.value <= 12 and number.value % 1 == 0:
            clock = _O_CLOCK.match(text, number.end)
            part = _PART.match(text, clock.end() if clock else number.end)
            half = halves(language).get(part["word"].lower(), "") if part else ""
            if part and half:
                found.append(_quantity(text, _Found(number.start, part.end(), int(number.value), 0, half, True)))
    if first := _FIRST_HOUR.get(language):
        for match in first.finditer(text):
            half = halves(language).get((match["part"] or "").lower(), "")
            minute = next((int(one.value) for one in numbers(text, locale) if one.start == match.start("part")), 0)
            if half or match["to"] or 0 < minute < HOUR:
                found.append(_quantity(text, _Found(match.start(), match.end(), 1, minute % HOUR, half, True)))
    return tuple(found)


# One o'clock without a number.
_FIRST_HOUR = {
    "ru": re.compile(
        r"(?<!\w)(?:(?:в )?час|(?P<to>[сдк]о? )?час[уа])(?: (?P<part>[^\W\d_]+)|$|(?=[.,;!?]))", re.IGNORECASE
    ),
}


def _named(text: str, language: str) -> Iterator[Quantity]:
    """Noon and midnight by name; with a number ("12 noon") the number belongs to it."""
    for match in _names(language).finditer(text):
        value = 12 * HOUR if match.lastgroup == "noon" else 0
        before = re.search(r"\b12(?:[:.]00)?[ \u00a0-]\Z", text[max(0, match.start() - 7) : match.start()])
        start = match.start() - len(before[0]) if before else match.start()
        yield Quantity(
            QuantityKind.TIME, start, match.end(), text[start : match.end()], "12", Decimal(value), sign="name"
        )


def _also(language: str) -> Mapping[str, list[str]]:
    rows = (row.split(":") for row in _ALSO.get(language, "").split("|") if row)
    return {half.strip(): words.split() for half, words in rows}


@cache
def halves(language: str) -> Mapping[str, str]:
    """Words for parts of the day, in lower case, each with its part: am, pm, morning, evening, night."""
    table = {
        word.lower().split()[-1]: _HALVES[period.rstrip("12")]
        for period, words in day_periods(language).items()
        for word in words
        if period.rstrip("12") in _HALVES and not word.endswith(".")
    }
    for half, words in _also(language).items():
        table |= {word: half for word in words if half not in ("noon", "midnight")}
    return {word: half for word, half in table.items() if len(word) > 2}


@cache
def _names(language: str) -> re.Pattern[str]:
    own = day_periods(language)
    rows = []
    for period in ("noon", "midnight"):
        words = {word for word in own.get(period, ()) if not word.endswith(".")}
        words |= set(_also(language).get(period, ()))
        words = {re.sub(r"^(?:del|de la|de|da|do) ", "", word) for word in words} or {"(?!)"}
        rows.append(f"(?P<{period}>{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})")
    free = r"(?<![^\W\d_])(?:(?<!-)|(?<=\d-)|(?<=m-)|(?<=m\.-))"  # 10 a.m.-noon, no after-noon
    return re.compile(rf"{free}(?:{'|'.join(rows)})(?![^\W\d_])", re.IGNORECASE)
