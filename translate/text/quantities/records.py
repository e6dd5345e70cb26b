"""The record of a quantity: what it is, where it stands, its number and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class QuantityKind(StrEnum):
    """What a quantity is. A designation names something (a telephone number, BA007, C++, 2(b)) and keeps every sign."""

    MONEY = "money"
    MEASURE = "measure"
    TIME = "time"
    DESIGNATION = "designation"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at characters [start, end) of a text.

    `number`: the figure as it is written, without sign, scale word and unit. `value`: what it is worth, its scale word
    included; of a clock time the minutes since midnight. `units`: what the unit may be: codes of currencies
    (ISO 4217), units of CLDR ("length-mile"), the time zone, or the kind of a designation ("phone"); "5 pounds" may be
    money or weight. `sign`: a sign before the number (-, +, ±, ~, ≈); of a clock time the part of the day that is said
    (am, pm, morning, evening, night), "name" for noon and midnight by name. `scale`: what the scale word multiplies by.
    `shared`: True for "5" in "5 to 7 p.m.", where the unit stands after a later number. `other`: a second reading of a
    clock time (5:00 may be 17:00).
    """

    kind: QuantityKind
    start: int
    end: int
    text: str
    number: str = ""
    value: Decimal = Decimal(0)
    units: frozenset[str] = frozenset()
    sign: str = ""
    scale: Decimal = Decimal(1)
    shared: bool = False
    other: Decimal | None = None
