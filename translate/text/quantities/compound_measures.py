"""Measures in several units that are one: 5 ft 11 in, 6'2", 11 st 4 lb, 2 h 15 min, 6-foot-4."""

from __future__ import annotations

import re
from functools import lru_cache

from translate.text.quantities.everyday_amounts import worth
from translate.text.quantities.recogniser import quantities
from translate.text.quantities.records import Quantity, QuantityKind

_BETWEEN = re.compile(r"\.?,?[ \u00a0]?|-")


@lru_cache(maxsize=64)
def compound_measures(text: str, locale: str) -> tuple[tuple[Quantity, ...], ...]:
    """The measures of a text that are written in several units, each the quantities that it consists of."""
    found: list[tuple[Quantity, ...]] = []
    run: tuple[Quantity, ...] = ()
    for one in quantities(text, locale):
        is_angle = any(unit.startswith("angle-") for unit in one.units)
        if one.kind is not QuantityKind.MEASURE or one.shared or one.scale != 1 or is_angle:
            continue
        if run and _BETWEEN.fullmatch(text, run[-1].end, one.start) and _goes_on(run[-1], one):
            run = (*run, one)
            continue
        found += [run] if len(run) > 1 else []
        run = (one,)
    return (*found, run) if len(run) > 1 else tuple(found)


def _goes_on(one: Quantity, other: Quantity) -> bool:
    """True if a measure adds smaller units to another, fewer than make one of its units."""
    if one.sign or other.sign or one.value % 1:
        return False
    sizes = [(worth(large), worth(small)) for large in one.units for small in other.units]
    return any(
        base and base == basis and small < large and other.value * small < large
        for (base, large), (basis, small) in sizes
    )
