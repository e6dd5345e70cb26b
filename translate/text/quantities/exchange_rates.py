"""Rates of exchange: numbers that say what a unit of another currency costs (32.15 per dollar), which are no prices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.locales import primary
from translate.text.numbers import figures
from translate.text.quantities.currency_names import SIGNS, told
from translate.text.quantities.records import Quantity, QuantityKind

# What stands between the number and the currency, by language.
_PER: Mapping[str, str] = {
    "en": r" (?:per|(?:to|against) (?:the|an?|one)|for (?:an?|one|every|each)) (?:one )?|/",
    "de": r" (?:pro|je|(?:für|zu) (?:den|die|einen|eine|einem|einer)) |/", "es": r" (?:por|al|frente al) (?:un )?|/",
    "pt": r" (?:por|frente ao) (?:um )?|/", "fr": r" (?:pour|par|contre) (?:une? |le |la |l['’])?|/",
}  # fmt: skip
_WORD = re.compile(r"([^\W\d_]+)(?:\.[A-Z]\.)?")
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)) + r"|[A-Z]{3}\b")
_WORDS = 3  # words among which the noun of the currency stands: the US dollar


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """A rate at characters [start, end) of a text. `number`: its figures; `codes`: the currencies of which one unit may
    be meant."""

    start: int
    end: int
    text: str
    number: str
    codes: frozenset[str]


@lru_cache(maxsize=64)
def exchange_rates(text: str, locale: str) -> tuple[ExchangeRate, ...]:
    """The rates of a text whose number has no currency of its own, in order."""
    pattern = _PER.get(primary(locale))
    return tuple(_found(text, re.compile(pattern.replace(" ", r"[ \u00a0]")), locale)) if pattern else ()


def _found(text: str, between: re.Pattern[str], locale: str) -> Iterator[ExchangeRate]:
    for number in figures(text, locale):
        per = between.match(text, number.end)
        if per is None or number.text[-1:].isalpha() or _SIGN.search(text, max(0, number.start - 2), number.start):
            continue
        codes, end = _currency(text, per.end(), locale)
        if codes:
            yield ExchangeRate(number.start, end, text[number.start : end], number.text, codes)


def _currency(text: str, start: int, locale: str) -> tuple[frozenset[str], int]:
    if sign := _SIGN.match(text, start):
        return frozenset(SIGNS.get(sign[0], ())), sign.end()
    at = start
    for _ in range(_WORDS):
        word = _WORD.match(text, at)
        if word is None:
            break
        codes, pointed = told(word[1].lower(), locale)
        if codes:
            return codes, word.end()
        if not pointed:
            break
        at = word.end() + 1
    return frozenset(), start


def rates_as_prices(source: str, locale: str, theirs: Sequence[Quantity]) -> Iterator[tuple[str, str]]:
    """The rates of a source text that became amounts of that currency in its translation, whose amounts are `theirs`:
    32.15 per dollar, 32,15 доллара. Each as it is written on both sides."""
    paid = [one for one in theirs if one.kind is QuantityKind.MONEY]
    if not paid:
        return
    values = {number.start: number.value for number in figures(source, locale)}
    for rate in exchange_rates(source, locale):
        for one in paid:
            if one.value == values[rate.start] and one.units & rate.codes:
                yield rate.text, one.text
                break
