"""Before and after: two weeks ago that became in two weeks, since 1990 that became until 1990.

A span of time (a number and its unit) and a day, month or year are compared where both texts name them, and say of each
one thing only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from glossary.locales import primary
from translate.text.numbers import Number, months, numbers, weekdays
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.word_facts import WordFacts

_UNITS: Mapping[str, str] = {
    "en": "second seconds? | minute minutes? | hour hours? | day days? | week weeks? | month months? | year years?"
    " | decade decades? | century century|centuries",
    "ru": r"second секунд\w* | minute минут\w* | hour час|час[аоу]\w* | day день|дня|дней|дням\w?|дн[её]м|сут\w+"
    r" | week недел\w+ | month месяц\w* | year год|год[аоу]\w*|лет | decade десятилети\w+"
    r" | century век|век[аоу]\w*|столети\w+",
    "uk": r"second секунд\w* | minute хвилин\w* | hour годин\w* | day день|дні|дня|днів|днями?|доб\w+ | week тиж\w+"
    r" | month місяц\w+ | year рік|рок\w+ | decade десятиліт\w+ | century століт\w+",
    "de": "second Sekunden? | minute Minuten? | hour Stunden? | day Tage?n? | week Wochen? | month Monate?n?"
    " | year Jahre?n? | decade Jahrzehnte?n? | century Jahrhunderte?n?",
    "es": "second segundos? | minute minutos? | hour horas? | day días? | week semanas? | month mes|meses | year años?"
    " | decade décadas? | century siglos?",
    "pt": "second segundos? | minute minutos? | hour horas? | day dias? | week semanas? | month mês|meses | year anos?"
    " | decade décadas? | century séculos?",
    "fr": "second secondes? | minute minutes? | hour heures? | day jours? | week semaines? | month mois"
    " | year ans?|années? | decade décennies? | century siècles?",
}  # fmt: skip
# What stands before a span and after it that tells it to be before (-) or after (+) something.
_TOLD: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "en": (("-", "", "ago|earlier|prior|previously|before(?! long)"), ("+", "", "later|after|afterwards?|from now"),
           ("+", "in|after", "")),
    "ru": (("-", "", "назад|тому|ранее|раньше|до"), ("+", "через|спустя", ""), ("+", "", "спустя|позже|позднее|после")),
    "uk": (("-", "", "тому|раніше|до"), ("+", "через", ""), ("+", "", "потому|пізніше|після|згодом")),
    "de": (("-", "vor", ""), ("-", "", "zuvor|früher|vorher|vor|bevor"), ("+", "in", ""),
           ("+", "", "später|danach|nach|nachdem")),
    "es": (("-", "hace|hacía", ""), ("-", "", "antes|atrás"), ("+", "dentro de", ""),
           ("+", "", "después|más tarde|tras")),
    "pt": (("-", "há|fa[zs]", ""), ("-", "", "antes|atrás"), ("+", "daqui a|dentro de", ""),
           ("+", "", "depois|mais tarde|após")),
    "fr": (("-", "il y a|voilà", ""), ("-", "", "plus tôt|avant|auparavant"), ("+", "dans", ""),
           ("+", "", "plus tard|après")),
}  # fmt: skip
# What stands before a day, a month or a year that tells when something began, and when it ended.
_BOUNDS: Mapping[str, tuple[str, str]] = {
    "en": ("since|from|after|starting|beginning|as of", "until|till|before|through|up to|ending"),
    "ru": ("с|со|от|после|начиная с", "до|по|перед|вплоть до"),
    "uk": ("з|із|від|після|починаючи з", "до|по|перед"),
    "de": ("seit|seit dem|ab|ab dem|von|vom|nach|nach dem", "bis|bis zum|vor|vor dem"),
    "es": ("desde|desde el|a partir del?|del?|después del?|tras", "hasta|hasta el|antes del?"),
    "pt": ("desde|a partir de|de|depois de|após", "até|até a|antes de"),
    "fr": ("depuis|depuis le|à partir de|à partir du|du|de|dès|après", "jusqu['’](?:en|au|à)|avant|avant le"),
}  # fmt: skip
_ONE = {
    "en": r"(?:an?|one|the)", "de": r"eine[mnr]?", "es": "una?", "pt": "uma?", "fr": "une?",
    "ru": r"(?=неделю|неделей|день|дн[её]м|месяц(?!а|ев)|год(?!а|ов)|час(?!а|ов)|век(?!а|ов)|сутки|минуту|\w+летие\b)",
    "uk": r"(?=тиждень|тижнем|день|днем|місяць|рік|годину|хвилину|добу)",
}  # fmt: skip
_EARLY = {
    "en": r"(?:the |early |late |mid-? ?)*", "ru": r"(?:начала |конца |середины )?", "uk": r"(?:початку |кінця )?",
    "de": r"(?:Anfang |Ende |Mitte |dem |Jahr )*", "es": r"(?:el |principios de |finales de )*",
    "pt": r"(?:o |início de |final de )*", "fr": r"(?:le |début |fin )*",
}  # fmt: skip
# What stands before a span that only lasts until something: it took two years before he came.
_LASTING = re.compile(
    r"\b(?:it (?:was|is|will|would|may|might|could|had|has|took|takes)|t[ao]kes?|took|for|another|wait\w*|with\w*"
    r"|spen[dt]|live[ds]?|last\w*|every|first|than|least|about to)\b[^.!?]{0,20}\Z", re.IGNORECASE
)  # fmt: skip
_NOT = re.compile(
    r"(?:\b(?:not|never|no|nobody|none|nothing|only|hardly|cannot)\b|n['’]t\b)[^.!?;]{0,80}\Z", re.IGNORECASE
)
_NEAR = 30  # characters beside a span, or before a day
_CLAUSE = 90  # most characters of what `_NOT` finds


class _Said(NamedTuple):
    """What is said of a span or a day: before or after, in the words of a text."""

    relation: str
    text: str


def time_turned(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The spans and days of the source of which the target says the opposite, each with what stands there."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    ours, theirs = _language(here), _language(there)
    if ours is None or theirs is None or here == there:
        return
    kinds = {ours.kinds[word] for word in ours.kinds.telling(pair.source.vocabulary)}
    kinds &= {theirs.kinds[word] for word in theirs.kinds.telling(pair.target.vocabulary)} if kinds else set()
    if "unit" in kinds and not ours.markers.isdisjoint(pair.source.vocabulary):
        before = _spans(pair.source, pair.source_locale, ours)
        yield from _contradicted(before, _spans(pair.target, pair.target_locale, theirs) if before else {})
    if "day" in kinds and not ours.bounds.isdisjoint(pair.source.vocabulary):
        since = _bounded(pair.source, ours)
        yield from _contradicted(since, _bounded(pair.target, theirs) if since else {})


_Told = Mapping[object, list[_Said]]


def _contradicted(ours: _Told, theirs: _Told) -> Iterator[tuple[str, str]]:
    for key, said in ours.items():
        heard = theirs.get(key, [])
        mine, yours = ({one.relation for one in some} for some in (said, heard))
        if len(mine) == len(yours) == 1 and mine != yours and len(said) == len(heard):
            yield said[0].text, heard[0].text


class _Teller(NamedTuple):
    """What tells that a span is before or after something: words right before it, the same anywhere before it, and
    words right after it; None for nothing there."""

    relation: str
    first: re.Pattern[str] | None
    near: re.Pattern[str] | None
    last: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Language:
    """The patterns of a language. `markers`, `bounds`: words of which a text that tells before and after has one;
    `kinds`: whether a word is a unit of time, or a day, month or year ("unit", "day", "")."""

    code: str
    unit: re.Pattern[str]
    told: tuple[_Teller, ...]
    one: re.Pattern[str]
    bound: re.Pattern[str]
    markers: frozenset[str]
    bounds: frozenset[str]
    kinds: WordFacts[str]


@cache
def _language(code: str) -> _Language | None:
    if code not in _TOLD:
        return None
    units = "|".join(f"(?P<{name}>{forms})" for name, forms in (row.split(maxsplit=1) for row in _rows(_UNITS[code])))
    told = tuple(
        _Teller(relation, *(re.compile(text, re.IGNORECASE) if part else None for part, text in (
            (before, rf"\b(?:{before}) \Z"), (before, rf"\b(?:{before}) "), (after, rf" (?:{after})\b"))))
        for relation, before, after in _TOLD[code]
    )  # fmt: skip
    start, end = _BOUNDS[code]
    names = "|".join(sorted({*months(code), *weekdays(code)}, key=len, reverse=True))
    day = r"(?P<day>\d{1,2})? ?(?:-?го |st |nd |rd |th |\. |er |º )?(?:of |de )?"
    when = rf"(?:{day}(?P<name>{names})|(?P<year>[12]\d{{3}}))(?![\w–-])"
    bound = rf"(?<!\w)(?:(?P<start>{start})|(?P<end>{end})) {_EARLY[code]}{when}"
    unit, days = re.compile(rf"(?<![\w-])(?:{units})(?![\w-])", re.IGNORECASE), {*months(code), *weekdays(code)}

    def kind(word: str) -> str:
        if len(word) == 4 and word.isdecimal() and word[0] in "12":
            return "day"
        return "day" if word.lower() in days else "unit" if unit.fullmatch(word) else ""

    return _Language(
        code,
        unit,
        told,
        re.compile(rf"\b{_ONE[code]} \Z" if "(?=" not in _ONE[code] else _ONE[code], re.IGNORECASE),
        re.compile(bound, re.IGNORECASE),
        _spelt(part for row in _TOLD[code] for part in row[1:]),
        _spelt(_BOUNDS[code]),
        WordFacts(kind),
    )


def _rows(table: str) -> Iterator[str]:
    yield from map(str.strip, table.split(" | "))


def _spelt(patterns: Iterator[str] | tuple[str, ...]) -> frozenset[str]:
    words = {word for one in patterns for word in re.findall(r"[^\W\d_]+", re.sub(r"\(\?.*?\)|\[|\]", " ", one))}
    return frozenset({*words, *map(str.capitalize, words)})


def _spans(text: Text, locale: str, known: _Language) -> _Told:
    """What is said of each span of time: by its unit and number."""
    found = defaultdict[object, list[_Said]](list)
    counted: Mapping[int, Number] | None = None
    for unit in known.unit.finditer(text.bare):
        before = text.bare[max(0, unit.start() - _NEAR) : unit.start()]
        after = text.bare[unit.end() : unit.end() + _NEAR]
        if not _may_tell(known, before, after):
            continue
        counted = {one.end: one for one in numbers(text.bare, locale)} if counted is None else counted
        number = counted.get(unit.start() - 1)
        if number is not None:
            value, start = number.value, number.start
        elif one := known.one.search(before):
            value, start = Decimal(1), unit.start() - len(one[0])
        elif known.one.match(unit[0]) and "(?=" in known.one.pattern:
            value, start = Decimal(1), unit.start()
        else:
            continue
        ahead = text.bare[max(0, start - _NEAR) : start]
        if (said := _said(known, ahead, text.bare[start : unit.end()], after)) is not None:
            found[unit.lastgroup, value].append(said)
    return found


def _may_tell(known: _Language, before: str, after: str) -> bool:
    """False if nothing beside a span can tell whether it is before or after something; quick."""
    return any(
        (one.last is None or one.last.match(after)) and (one.near is None or one.near.search(before))
        for one in known.told
    )


def _said(known: _Language, ahead: str, span: str, after: str) -> _Said | None:
    """What is said of a span between two texts, None for nothing certain."""
    for relation, first, _, last in known.told:
        before, behind = first and first.search(ahead), last and last.match(after)
        if (first is None or before) and (last is None or behind):
            lasting = last is not None and _LASTING.search(ahead)
            text = f"{before[0] if before else ''}{span}{behind[0] if behind else ''}"
            return None if lasting else _Said(relation, text)
    return None


def _bounded(text: Text, known: _Language) -> _Told:
    """What is said of each day, month and year: that something began then, or ended."""
    found = defaultdict[object, list[_Said]](list)
    for one in known.bound.finditer(text.bare):
        if one["name"] and not (one["name"][0].isupper() or known.code in ("ru", "uk", "es", "pt", "fr")):
            continue
        if known.code == "en" and _NOT.search(text.bare, max(0, one.start() - _CLAUSE), one.start()):
            continue
        low = (one["name"] or "").lower()
        key = one["year"] or (months(known.code).get(low), weekdays(known.code).get(low), one["day"])
        found[key].append(_Said("+" if one["start"] else "-", one[0]))
    return found
