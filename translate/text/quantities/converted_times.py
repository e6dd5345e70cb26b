"""Clock times that a translation gives in another time zone, rightly: 3 p.m. EST, 23:00 мск."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translate.text.quantities.clock import DAY, HOUR, times
from translate.text.quantities.records import Quantity
from translate.text.quantities.time_zones import zone_beside

# Minutes before or after Greenwich of each zone, in winter and in summer where the zone does not say which.
_OFFSETS: Mapping[str, tuple[int, ...]] = {
    name: tuple(int(hours) * HOUR for hours in row.split())
    for name, row in {
        "GMT": "0", "MSK": "3", "BST": "1", "CET": "1 2", "EET": "2 3", "ET": "-5 -4", "CT": "-6 -5", "MT": "-7 -6",
        "PT": "-8 -7", "JST": "9",
    }.items()
}  # fmt: skip
_NEAR = 40  # characters after a time among which its zone stands


def converted_times(
    source: str, target: str, source_locale: str, target_locale: str
) -> list[tuple[Quantity, Quantity]]:  # fmt: skip
    """The clock times of the source with their zones, each with the same moment in another zone in the target."""
    ours = [one for one in times(source, source_locale) if one.units]
    theirs: Sequence[Quantity] = times(target, target_locale) if ours else ()
    said = {(one.value, _zone(one, source)) for one in ours}  # 15:00 GMT (10 a.m. EST)
    theirs = [other for other in theirs if (other.value, _zone(other, target)) not in said]
    pairs = [(one, other) for one in ours for other in theirs if _is_same_moment((one, source), (other, target))]
    return list({one.start: (one, other) for one, other in reversed(pairs)}.values())


def _is_same_moment(ours: tuple[Quantity, str], theirs: tuple[Quantity, str]) -> bool:
    """True for two times in two zones, each with its text, that are the same moment."""
    zones = [_zone(one, text) for one, text in (ours, theirs)]
    if zones[0] == zones[1] or not all(zone in _OFFSETS for zone in zones):
        return False
    mine, yours = (_moments(one, zone) for (one, _), zone in zip((ours, theirs), zones, strict=True))
    return not mine.isdisjoint(yours)


def _zone(time: Quantity, text: str) -> str:
    return zone_beside(text, time.start, time.end + _NEAR)


def _moments(time: Quantity, zone: str) -> set[int]:
    """Minutes after midnight in Greenwich."""
    return {(int(time.value) - offset) % DAY for offset in _OFFSETS[zone]}
