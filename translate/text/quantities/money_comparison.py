"""Compares the money of a text and its translation: lost, made up, of another country."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import product

from translate.text.numbers import Number, numbers
from translate.text.quantities.currency_homes import currencies_of_places
from translate.text.quantities.currency_names import SIGNS, names
from translate.text.quantities.records import Quantity, QuantityKind

_DOLLARS = frozenset(SIGNS["$"])
_NAMED_ONLY = frozenset({"XPF", "FKP", "GIP", "SHP"})  # money of small places
_MILLION = Decimal(10**6)


def units_of(found: Sequence[Quantity]) -> frozenset[str]:
    """The units of all of some amounts."""
    return frozenset().union(*{one.units for one in found})


def lost_money(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], target: str, locale: str
) -> Iterator[tuple[str, str]]:
    """Amounts of money whose number stands in the target as a bare number, though the target names no such currency."""
    heard = units_of(theirs)
    money = [one for one in ours if not one.shared and not _may_be_else(one) and not one.units & heard]
    if not (money := [one for one in money if one.kind is QuantityKind.MONEY]):
        return
    target_rest = target  # without the amounts, whose currencies are heard already
    for one in reversed(theirs):
        target_rest = (
            target_rest[: one.start] + target_rest[one.end :] if one.kind is QuantityKind.MONEY else target_rest
        )
    heard |= _mentioned(target_rest.replace("-", " "), locale)
    counted = {one.value for one in theirs}
    free = [number for number in numbers(target, locale) if number.value not in counted]
    bare, left = {number.value: number for number in free}, {number.text: number for number in free}
    for one in money:
        there = bare.get(one.value) or left.get(one.number)  # an engine may leave a number as it was: 1,200
        if there and not one.units & heard and not _is_adjective(target, there, one.units, locale):
            yield one.text, with_next(target, there)


def _is_adjective(text: str, number: Number, codes: frozenset[str], locale: str) -> bool:
    """True if a number is the first part of an adjective of a currency (стодолларовая, 20-долларовая), or has one of
    its country after it (5 канадских и 7 новозеландских долларов)."""
    after = re.match(r"[-‐‑]([^\W\d_]+)", text[number.end :])
    country = re.match(r"[ \u00a0]([^\W\d_]+)", text[number.end :])
    if country and names(locale).meant(country[1].lower()) & codes and _mentioned(text, locale) & codes:
        return True
    return any(_is_inside(word, codes, locale) for word in (number.text, after[1] if after else ""))


def _is_inside(word: str, codes: frozenset[str], locale: str) -> bool:
    """True if a number in words has the noun of one of the currencies inside (стодолларовая)."""
    return word.isalpha() and any(stem in word.lower() for stem, those in names(locale).stems.items() if those & codes)


def with_next(text: str, number: Number) -> str:
    after = re.match(r"[ \u00a0-]?\w+", text[number.end :])
    return number.text + (after[0] if after else "")


def made_money(
    source: str, ours: Sequence[Quantity], theirs: Sequence[Quantity], locale: str
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Numbers without a unit in the source that are money in the target, of a currency that the source lacks."""
    counted = {one.value for one in ours}
    money = [one for one in theirs if one.kind is QuantityKind.MONEY and not one.shared and one.value not in counted]
    money = [one for one in money if one.scale >= _MILLION or not _may_be_else(one)]  # pounds in billions are no weight
    if not money:
        return
    spent = units_of(ours)
    money = [one for one in money if not one.units & (spent | _mentioned(source, locale))]
    if not money:
        return
    plain: Mapping[Decimal, Number] = {one.value: one for one in numbers(source, locale)}
    for one in money:
        if one.value in plain:
            yield plain[one.value].text, one.text


def _may_be_else(one: Quantity) -> bool:
    return any("-" in unit for unit in one.units) or (len(one.text) - len(one.number) < 3 and one.text[-1:].isalpha())


@lru_cache(maxsize=16)
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


def other_country(
    source: str, target: str, before: Mapping[Decimal, Sequence[Quantity]], after: Mapping[Decimal, Sequence[Quantity]],
    source_locale: str, target_locale: str,
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Dollars of one country that became those of no country, which are read as American, or of a country that the
    source does not name."""
    for value, rows in before.items():
        for one, other in product(_dollars(rows), _dollars(after.get(value, ()))):
            if not one.units & other.units:
                continue
            told, heard = one.units - {"USD"}, other.units - {"USD"}
            if len(one.units) == 1 and told and len(other.units) > 1 and not _named(target, told, target_locale):
                yield one.text, other.text
            if len(other.units) == 1 and heard and len(one.units) > 1 and not _named(source, heard, source_locale):
                yield one.text, other.text


def other_home(
    source: str, before: Mapping[Decimal, Sequence[Quantity]], after: Mapping[Decimal, Sequence[Quantity]], locale: str
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Money of a noun that several countries have, which became that of a country that the source does not name, though
    it names another of them (pesos in Chile), or that of one that nobody means without its name."""
    pairs = (
        (one, other)
        for value in before.keys() & after.keys()
        for one, other in product(_of_several(before[value]), after[value])
        if other.units < one.units and "USD" not in other.units and not other.shared
    )
    for one, other in pairs:
        meant = currencies_of_places(source, locale)
        if not other.units & meant and (one.units & meant or other.units <= _NAMED_ONLY):
            yield one.text, other.text


def _of_several(found: Sequence[Quantity]) -> Collection[Quantity]:
    """The amounts in a currency whose noun several countries have, one of each reading."""
    money = {one.units: one for one in found if one.kind is QuantityKind.MONEY and not one.shared}
    return [one for units, one in money.items() if sum("-" not in unit for unit in units) > 1]


def _dollars(found: Sequence[Quantity]) -> Collection[Quantity]:
    """The amounts in dollars, one of each reading."""
    return {one.units: one for one in found if one.units <= _DOLLARS}.values()


@lru_cache(maxsize=64)
def _named(text: str, codes: frozenset[str], locale: str) -> bool:
    known = names(locale)
    return any(known.meant(word) & codes for word in _words(text.replace("-", " "))) or any(
        _has_sign(text, sign) for sign, those in SIGNS.items() if len(those) == 1 and set(those) <= codes
    )
