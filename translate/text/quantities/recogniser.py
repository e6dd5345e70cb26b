"""All quantities of a text, in order and without overlaps."""

from __future__ import annotations

from functools import lru_cache

from translate.text.quantities.amounts import amounts
from translate.text.quantities.clock import times
from translate.text.quantities.designations import designations
from translate.text.quantities.records import Quantity


@lru_cache(maxsize=64)
def quantities(text: str, locale: str) -> tuple[Quantity, ...]:
    """The quantities of a text in a locale: designations first, then clock times, then amounts where none of these
    stands."""
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for group in (designations(text), times(text, locale), amounts(text, locale)):
        for one in group:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))
