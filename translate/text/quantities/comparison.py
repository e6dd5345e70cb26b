"""Compares the amounts of a text and its translation as pairs of number and unit: another currency, another unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from glossary.locales import primary
from translate.text.numbers import Number, numbers
from translate.text.quantities.amounts import amounts
from translate.text.quantities.exchange_rates import rates_as_prices
from translate.text.quantities.invented_units import invented_units
from translate.text.quantities.measure_names import measured, named
from translate.text.quantities.measured_things import lost_things
from translate.text.quantities.money_comparison import (
    lost_money,
    made_money,
    other_country,
    other_home,
    units_of,
    with_next,
)
from translate.text.quantities.records import Quantity, QuantityKind

_MILLION = Decimal(10**6)
_PHYSICAL = (
    "length-", "area-", "mass-", "volume-", "speed-", "power-", "consumption-", "digital-", "energy-", "electric-",
    "frequency-", "pressure-", "force-", "sound-", "duration-second", "compound-", "radiation-", "concentr-mole",
    "money-penny", "money-guinea", "concentr-permillion", "concentr-basis-point",
)  # fmt: skip
_M = frozenset({"length-meter", "duration-minute"})
_THINGS = frozenset({"volume-cup"})  # what is won as well as measured
_PER = re.compile(r"[ \u00a0]?/[ \u00a0]?|[ \u00a0](?:per|an?|за|pro|je|por|o|el|la|le|par|na)[ \u00a0]")
_PRIMED, _PRIMES = frozenset({"length-inch", "length-foot"}), tuple("\"'″′”“»’")  # 55", which may be read as a quote
_SECONDS = {letter: re.compile(rf"[ \u00a0\u202f]?{letter}(?!\w)") for letter in "сs"}


@dataclass(frozen=True, slots=True)
class WrongPair:
    """An amount of the source whose number has another unit in the target, both as they are written."""

    source: str
    target: str
    money: bool


@lru_cache(maxsize=64)
def wrong_pairs(source: str, target: str, source_locale: str, target_locale: str) -> tuple[WrongPair, ...]:
    """The amounts that have another unit in the target: another currency, another unit, money that is none."""
    return tuple(_wrong_pairs(source, target, source_locale, target_locale))


def _wrong_pairs(source: str, target: str, source_locale: str, target_locale: str) -> Iterator[WrongPair]:
    ours, theirs = amounts(source, source_locale), amounts(target, target_locale)
    if not ours and not theirs:
        return
    before, after = _by_value(ours), _by_value(theirs)
    for value, rows in before.items():
        others = after.get(value, ())
        lost, new = _unpaired(rows, others)
        if lost and new:
            money = QuantityKind.MONEY in (lost[0].kind, new[0].kind)
            yield WrongPair(lost[0].text, new[0].text, money)
    yield from _lost_units(ours, theirs, target, target_locale)
    yield from _other_rates(source, target, ours, theirs, source_locale, target_locale)
    yield from (WrongPair(*both, True) for both in rates_as_prices(source, source_locale, theirs))
    yield from _millions(ours, after, target, target_locale)
    made = invented_units(source, target, (ours, theirs), (source_locale, target_locale))
    without = lost_things(source, target, (ours, theirs), (source_locale, target_locale))
    yield from (WrongPair(*both, False) for both in chain(made, without))
    paid = chain(
        lost_money(ours, theirs, target, target_locale),
        made_money(source, ours, theirs, source_locale),
        other_country(source, target, before, after, source_locale, target_locale),
        other_home(source, before, after, source_locale),
    )
    yield from (WrongPair(*both, True) for both in paid)


def _unpaired(rows: Sequence[Quantity], others: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The amounts of one value left in the source and the target once each has one partner of the same unit at most.
    Where the target has more or fewer of them, one whose unit the source has beside that value is not left."""
    lost, new = [], sorted(others, key=_certain)
    for one in sorted(rows, key=_certain):
        partner = next((other for other in new if one.units & other.units), None)
        if partner is None:
            lost.append(one)
        else:
            new.remove(partner)
    if len(rows) != len(others):
        said = units_of(rows)
        new = [one for one in new if not one.units & said]
    return lost, new


def _certain(one: Quantity) -> int:
    return len(one.units)


def _by_value(found: Sequence[Quantity]) -> Mapping[Decimal, list[Quantity]]:
    table: dict[Decimal, list[Quantity]] = defaultdict(list)
    for one in found:
        table[one.value].append(one)
    return table


def _lost_units(ours: Sequence[Quantity], theirs: Sequence[Quantity], target: str, locale: str) -> Iterator[WrongPair]:
    """Measures whose number stands in the target without any unit, though the target names that unit nowhere."""
    heard = units_of(theirs)
    counted = {one.value for one in theirs}
    lost = [
        one
        for one in ours
        if not one.shared
        and one.value not in counted
        and not one.units & heard
        and all(unit.startswith(_PHYSICAL) and unit not in _THINGS for unit in one.units)
    ]
    said = {units: named(units, target, primary(locale)) for units in {one.units for one in lost}}
    lost = [one for one in lost if not said[one.units]]
    if not lost:
        return
    bare: dict[Decimal, Number] = {}
    for number in numbers(target, locale):
        bare.setdefault(number.value, number)
    for one in lost:
        if one.value in bare and not _is_marked(target, bare[one.value].end, one, locale):
            yield WrongPair(one.text, with_next(target, bare[one.value]), False)


def _is_marked(text: str, end: int, one: Quantity, locale: str) -> bool:
    """True if a number that ends there has a mark that may be the unit of an amount: 55", 2 с."""
    seconds = one.units == {"duration-second"} and _SECONDS["с" if primary(locale) in ("ru", "uk") else "s"].match(
        text, end
    )
    return bool(seconds) or bool(one.units & _PRIMED and text[end : end + 1] in _PRIMES)


def _other_rates(
    source: str, target: str, ours: Sequence[Quantity], theirs: Sequence[Quantity],
    source_locale: str, target_locale: str,
) -> Iterator[WrongPair]:  # fmt: skip
    """Prices of one measure that became those of another: a pound and за килограмм."""
    before = [(one, *_rate(source, one, source_locale)) for one in ours if one.kind is QuantityKind.MONEY]
    if not any(units for _, units, _ in before):
        return
    after = [(one, *_rate(target, one, target_locale)) for one in theirs if one.kind is QuantityKind.MONEY]
    for one, units, text in before:
        there = [(other, other_text) for price, other, other_text in after if price.value == one.value and other]
        if units and there and not any(units & other for other, _ in there):
            yield WrongPair(one.text + text, there[0][1].strip(), False)


def _rate(text: str, price: Quantity, locale: str) -> tuple[frozenset[str], str]:
    """The measure that a price is for ($1.99/lb), and its text."""
    match = _PER.match(text, price.end)
    units, end = measured(text, match.end(), primary(locale)) if match else (frozenset[str](), price.end)
    return frozenset(unit for unit in units if unit.startswith(_PHYSICAL)), text[price.end : end]


def _millions(
    ours: Sequence[Quantity], after: Collection[Decimal], target: str, locale: str
) -> Iterator[WrongPair]:  # fmt: skip
    """Metres and minutes that became millions."""
    metres = [
        one
        for one in ours
        if one.units <= _M and len(one.units) == 1 and one.text.endswith("m") and one.value not in after
    ]
    if metres:
        there = {number.value: number.text for number in numbers(target, locale) if number.factor == _MILLION}
        yield from (
            WrongPair(one.text, there[one.value * _MILLION], False) for one in metres if one.value * _MILLION in there
        )
