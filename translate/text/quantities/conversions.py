"""Measures that stand in a translation in another unit with the right value, in place of the source's or beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise, product

from translate.text.numbers import Number
from translate.text.quantities.amounts import amounts
from translate.text.quantities.compound_measures import compound_measures
from translate.text.quantities.everyday_amounts import everyday_amounts
from translate.text.quantities.measure_names import CONVERSIONS
from translate.text.quantities.records import Quantity, QuantityKind

_MOST = 50  # converted measures of one text that are looked for
_EXACT = Decimal("0.05")  # how far a converted value may be from the exact one; chosen by hand: 2 miles, 3.2 km
_DEGREE = Decimal("1.8")  # how far degrees may be, in °F: one °C
# Between a measure and the same one in another unit: 80 миль в час (почти 130 км/ч).
_BESIDE = re.compile(
    r",? ?(?:\(|или |то есть |т\. ?е\. |or |oder |soit |ou |o sea |/ ?)(?:[^\W\d_]{1,12}\.? ){0,2}[~≈]? ?",
    re.IGNORECASE,
)
_MINUS = re.compile(r"\b(?:минус|мінус|minus|menos|moins)\s\Z", re.IGNORECASE)
_FAHRENHEIT = re.compile(r"F(?!\w)")
_PER_100_KM = re.compile(r" ?(?:/ ?|[^\W\d_]{1,5} )100 ?(?:km|км)\b")
_MILES_PER_GALLON = "consumption-mile-per-gallon"
_LITERS = (Decimal("235.215"), Decimal("282.481"))  # for 100 km at a mile per gallon, American and imperial


def conversions(
    source: str, target: str, source_locale: str, target_locale: str, lost: Sequence[Number], extra: Sequence[Number]
) -> list[tuple[Quantity, Quantity]]:  # fmt: skip
    """Pairs of a measure of the source and the same one in another unit in the target, among the numbers `lost` in the
    source and `extra` in the target: 5 miles and 8 км."""
    if not lost or not extra:
        return []
    gone, new = {number.start for number in lost}, {number.start for number in extra}
    ours = [one for one in amounts(source, source_locale) if _starts(one, gone)][:_MOST]
    ours = [*_wholes(source, source_locale, gone), *ours]
    ours += [_degrees(one) for one in lost if _FAHRENHEIT.match(source, one.end)]
    theirs = [one for one in amounts(target, target_locale) if _starts(one, new)][:_MOST]
    theirs = [*_wholes(target, target_locale, new), *map(partial(_below_zero, target), theirs)]
    pairs = list[tuple[Quantity, Quantity]]()
    for one in ours:
        other = next((other for other in theirs if _same_measure(one, other)), None)
        if other is not None and not any(one.start in range(done.start, done.end) for done, _ in pairs):
            theirs.remove(other)
            pairs.append((one, other))
    return [*pairs, *_consumption(ours, theirs, target)]


def _wholes(text: str, locale: str, starts: Collection[int]) -> Iterator[Quantity]:
    """The measures of several units, each as one in the largest of them: 6 ft 2 in as 6.17 ft."""
    for parts in compound_measures(text, locale):
        first, last = parts[0], parts[-1]
        unit = next(iter(sorted(first.units & CONVERSIONS.keys())), "")
        sizes = [_size(one, CONVERSIONS[unit][0]) for one in parts] if unit and _starts(first, starts) else [None]
        worth = [size for size in sizes if size is not None]
        if len(worth) == len(parts):
            value = sum(worth) / CONVERSIONS[unit][1]
            both, span = frozenset({unit}), text[first.start : last.end]
            yield replace(first, end=last.end, text=span, value=value, units=both)


def _size(one: Quantity, base: str) -> Decimal | None:
    """The worth of a measure in a base unit, None if it is not one of that."""
    known = sorted(one.units & CONVERSIONS.keys())
    return next((one.value * CONVERSIONS[unit][1] for unit in known if CONVERSIONS[unit][0] == base), None)


def _below_zero(text: str, one: Quantity) -> Quantity:
    """A temperature with its sign, where that is a word: минус 10 градусов."""
    is_warmth = any(unit.startswith("temperature-") for unit in one.units)
    return replace(one, sign="-") if is_warmth and _MINUS.search(text, max(0, one.start - 8), one.start) else one


def _degrees(number: Number) -> Quantity:
    """14F as a temperature."""
    unit = frozenset({"temperature-fahrenheit"})
    return Quantity(QuantityKind.MEASURE, number.start, number.end + 1, f"{number.text}F", "", number.value, unit)


def _consumption(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], target: str
) -> Iterator[tuple[Quantity, Quantity]]:  # fmt: skip
    """Miles per gallon as litres for 100 km."""
    rates = [(one, match.end()) for one in theirs if (match := _PER_100_KM.match(target, one.end))]
    for one, (other, end) in product([one for one in ours if _MILES_PER_GALLON in one.units and one.value], rates):
        if any(abs(liters / one.value - other.value) <= other.value * _EXACT for liters in _LITERS):
            yield one, replace(other, end=end, text=target[other.start : end])


def added_conversions(
    source: str, target: str, source_locale: str, target_locale: str, extra: Sequence[Number]
) -> list[range]:  # fmt: skip
    """The places of measures of the target, among its `extra` numbers, that say once more in another unit what stands
    before them (80 миль в час (129 км/ч)), or say in figures what the source has in words: a mile and a half."""
    new = {number.start for number in extra}
    theirs = amounts(target, target_locale) if new else ()
    places = [
        range(other.start, other.end)
        for one, other in pairwise(theirs)
        if _starts(other, new) and not _starts(one, new)
        and _BESIDE.fullmatch(target, one.end, other.start) and _same_measure(one, other)
    ]  # fmt: skip
    left = [one for one in theirs if _starts(one, new) and one.units & CONVERSIONS.keys()][:_MOST]
    said = [one for one in everyday_amounts(source, source_locale) if one.value] if left else []
    for one in left:
        bases = [(CONVERSIONS[unit][0], one.value * CONVERSIONS[unit][1]) for unit in one.units & CONVERSIONS.keys()]
        if any(a.base == base and abs(a.value - worth) <= a.value * _EXACT for a in said for base, worth in bases):
            places.append(range(one.start, one.end))
    return places


def _starts(one: Quantity, starts: Collection[int]) -> bool:
    return any(place in starts for place in range(one.start, one.end))


def _same_measure(one: Quantity, other: Quantity) -> bool:
    pairs = product(one.units & CONVERSIONS.keys(), other.units & CONVERSIONS.keys())
    return any(unit != another and _is_worth(_signed(one), unit, _signed(other), another) for unit, another in pairs)


def _is_worth(value: Decimal, unit: str, converted: Decimal, another: str) -> bool:
    (base, factor, zero), (other_base, other_factor, other_zero) = CONVERSIONS[unit], CONVERSIONS[another]
    if base != other_base:
        return False
    ours, theirs = (value + zero) * factor, (converted + other_zero) * other_factor
    return abs(ours - theirs) <= (_DEGREE if base == "temperature" else abs(ours) * _EXACT)


def _signed(one: Quantity) -> Decimal:
    return -one.value if one.sign in ("-", "−", "–") else one.value
