"""Compares the amounts of a text and its translation as pairs of number and unit: another currency, another unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import product

from glossary.locales import primary
from translate.text.numbers import Number, numbers
from translate.text.quantities.amounts import amounts
from translate.text.quantities.currency_names import SIGNS, names
from translate.text.quantities.invented_units import invented_units
from translate.text.quantities.measure_names import measured, named
from translate.text.quantities.records import Quantity, QuantityKind

_DOLLARS = frozenset(SIGNS["$"])
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
    yield from _lost_money(ours, theirs, target, target_locale)
    yield from _other_rates(source, target, ours, theirs, source_locale, target_locale)
    yield from _millions(ours, after, target, target_locale)
    made = invented_units(source, target, (ours, theirs), (source_locale, target_locale))
    yield from (WrongPair(*both, False) for both in made)
    yield from _made_money(source, ours, theirs, source_locale)
    yield from _other_country(source, target, before, after, source_locale, target_locale)


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
        said = _units(rows)
        new = [one for one in new if not one.units & said]
    return lost, new


def _certain(one: Quantity) -> int:
    return len(one.units)


def _units(found: Iterable[Quantity]) -> frozenset[str]:
    return frozenset().union(*{one.units for one in found})


def _by_value(found: Sequence[Quantity]) -> Mapping[Decimal, list[Quantity]]:
    table: dict[Decimal, list[Quantity]] = defaultdict(list)
    for one in found:
        table[one.value].append(one)
    return table


def _lost_units(ours: Sequence[Quantity], theirs: Sequence[Quantity], target: str, locale: str) -> Iterator[WrongPair]:
    """Measures whose number stands in the target without any unit, though the target names that unit nowhere."""
    heard = _units(theirs)
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
        if one.value in bare and not (one.units & _PRIMED and target[bare[one.value].end :][:1] in _PRIMES):
            yield WrongPair(one.text, _with_next(target, bare[one.value]), False)


def _lost_money(ours: Sequence[Quantity], theirs: Sequence[Quantity], target: str, locale: str) -> Iterator[WrongPair]:
    """Amounts of money whose number stands in the target as a bare number, though the target names no such currency."""
    heard = _units(theirs)
    money = [one for one in ours if not one.shared and not _may_be_else(one) and not one.units & heard]
    if not (money := [one for one in money if one.kind is QuantityKind.MONEY]):
        return
    heard |= _mentioned(target.replace("-", " "), locale)
    counted = {one.value for one in theirs}
    free = [number for number in numbers(target, locale) if number.value not in counted]
    bare, left = {number.value: number for number in free}, {number.text: number for number in free}
    for one in money:
        there = bare.get(one.value) or left.get(one.number)  # an engine may leave a number as it was: 1,200
        if there and not one.units & heard and not _is_adjective(target, there, one.units, locale):
            yield WrongPair(one.text, _with_next(target, there), True)


def _is_adjective(text: str, number: Number, codes: frozenset[str], locale: str) -> bool:
    """True if a number is the first part of an adjective of a currency (стодолларовая, 20-долларовая)."""
    after = re.match(r"[-‐‑]([^\W\d_]+)", text[number.end :])
    return any(_is_inside(word, codes, locale) for word in (number.text, after[1] if after else ""))


def _is_inside(word: str, codes: frozenset[str], locale: str) -> bool:
    """True if a number in words has the noun of one of the currencies inside (стодолларовая)."""
    return word.isalpha() and any(stem in word.lower() for stem, those in names(locale).stems.items() if those & codes)


def _with_next(text: str, number: Number) -> str:
    after = re.match(r"[ \u00a0-]?\w+", text[number.end :])
    return number.text + (after[0] if after else "")


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


def _made_money(
    source: str, ours: Sequence[Quantity], theirs: Sequence[Quantity], locale: str
) -> Iterator[WrongPair]:  # fmt: skip
    """Numbers without a unit in the source that are money in the target, of a currency that the source lacks."""
    counted = {one.value for one in ours}
    money = [one for one in theirs if one.kind is QuantityKind.MONEY and not one.shared and one.value not in counted]
    money = [one for one in money if one.scale >= _MILLION or not _may_be_else(one)]  # pounds in billions are no weight
    if not money:
        return
    spent = _units(ours)
    money = [one for one in money if not one.units & (spent | _mentioned(source, locale))]
    if not money:
        return
    plain: Mapping[Decimal, Number] = {one.value: one for one in numbers(source, locale)}
    for one in money:
        if one.value in plain:
            yield WrongPair(plain[one.value].text, one.text, True)


def _may_be_else(one: Quantity) -> bool:
    return any("-" in unit for unit in one.units) or (len(one.text) - len(one.number) < 3 and one.text[-1:].isalpha())


def _mentioned(text: str, locale: str) -> frozenset[str]:
    """The currencies that a text mentions by a word or a sign, beside a number or not."""
    known = names(locale)
    told: frozenset[str] = frozenset().union(*map(known.codes, _words(text)))
    return told.union(*(codes for sign, codes in SIGNS.items() if _has_sign(text, sign)))


def _has_sign(text: str, sign: str) -> bool:
    """True if a sign of a currency stands in a text, one of letters as a word."""
    return sign in text and (not sign[0].isalpha() or bool(re.search(rf"(?<!\w){re.escape(sign)}(?![^\W\d_])", text)))


def _words(text: str) -> Collection[str]:
    return {word.strip(".,;:!?()\"'«»“”—–").lower() for word in text.split()}


def _other_country(
    source: str, target: str, before: Mapping[Decimal, Sequence[Quantity]], after: Mapping[Decimal, Sequence[Quantity]],
    source_locale: str, target_locale: str,
) -> Iterator[WrongPair]:  # fmt: skip
    """Dollars of one country that became those of no country, which are read as American, or of a country that the
    source does not name."""
    for value, rows in before.items():
        for one, other in product(_dollars(rows), _dollars(after.get(value, ()))):
            if not one.units & other.units:
                continue
            told, heard = one.units - {"USD"}, other.units - {"USD"}
            if len(one.units) == 1 and told and len(other.units) > 1 and not _named(target, told, target_locale):
                yield WrongPair(one.text, other.text, True)
            if len(other.units) == 1 and heard and len(one.units) > 1 and not _named(source, heard, source_locale):
                yield WrongPair(one.text, other.text, True)


def _dollars(found: Sequence[Quantity]) -> Collection[Quantity]:
    """The amounts in dollars, one of each reading."""
    return {one.units: one for one in found if one.units <= _DOLLARS}.values()


def _named(text: str, codes: frozenset[str], locale: str) -> bool:
    known = names(locale)
    return any(known.meant(word) & codes for word in _words(text.replace("-", " "))) or any(
        _has_sign(text, sign) for sign, those in SIGNS.items() if len(those) == 1 and set(those) <= codes
    )
