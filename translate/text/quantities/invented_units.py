"""Units that a translation makes up: metres of millions, degrees of a seat, amperes of a platform."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from glossary.locales import primary
from translate.text.numbers import Number, figures, numbers
from translate.text.quantities.letters import is_count, is_designation, is_length
from translate.text.quantities.measure_names import named
from translate.text.quantities.records import Quantity, QuantityKind

_MILLION = Decimal(10**6)
_LATIN = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")  # pad 39A, площадка 39А
_INVENTED = (
    "electric-", "energy-", "force-", "power-", "pressure-", "radiation-", "temperature-", "frequency-", "angle-",
    "length-", "area-", "mass-", "volume-", "speed-",
)  # fmt: skip
_METRES = re.compile(r"[ \u00a0]?[мm](?!\w)")
_QUOTED = re.compile(r"[,.!?…]*[\"'”’»“]")  # the end of what is quoted: “they caught 90,” he said
_AGED = re.compile(r"\b(?:age[ds]?|old(?:er|est)?|young(?:er|est)?|born|turn(?:s|ed|ing)?|birthday)\b|-year")
_TIMED = re.compile(
    r"\b(?:terms?|sentenc\w+"
    r"|expectan\w+|jail\w*|prison|lifespan|born|birthday|turn(?:s|ed|ing)?|retire\w*|under-\w+|over-\w+|a\.m|p\.m)\b"
)
_STRUCK = re.compile(
    r" (?:more |others |people |men |women |children |of (?:them|whom) )?(?:were |was |are |have |had |been |still )*"
    r"(?:died|dead|killed|injured|wounded|missing|arrested|survived|drowned|fled|hurt|ill|infected|escaped|detained"
    r"|displaced|charged|rescued)\b"
)
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises|rising|f[ae]ll|fallen|falls|falling|up|down|grew|grown|increas\w+|decreas\w+|dropp\w+"
    r"|climb\w+|jump\w+|declin\w+)\b[^.;:]{0,40} (?:to|from) \Z"
)
_FAR = 70  # characters before a number among which that verb stands
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # numbers that may be years


def invented_units(
    source: str, target: str, amounts: tuple[Sequence[Quantity], Sequence[Quantity]], locales: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """The numbers of a text that got another unit in its translation than they have, both as they are written.
    `amounts`: those of source and target."""
    yield from _metres(source, target, amounts, locales)
    yield from _made_measures(source, amounts, locales[0])
    if primary(locales[0]) == "en":
        yield from _made_spans(source, amounts)


def _metres(
    source: str, target: str, found: tuple[Sequence[Quantity], Sequence[Quantity]], locales: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Millions that became metres: "2m euros", "6m people", and of several numbers with an "m" one, where others are
    millions in the target."""
    metres = {one.value: one for one in found[1] if "length-meter" in one.units or _is_in_metres(target, one)}
    if not metres:
        return
    doubtful = [one for one in numbers(source, locales[0]) if one.factor == _MILLION and one.text.endswith("m")]
    spent = {one.value for one in found[0] if one.kind is QuantityKind.MONEY}
    language = primary(locales[0])
    doubtful = [one for one in doubtful if one.value in spent or not is_length(source, one.start, one.end, language)]
    there = {number.value for number in numbers(target, locales[1])} if doubtful else set[Decimal]()
    is_millions = any(one.value in there for one in doubtful)
    for one in doubtful:
        base = one.value / _MILLION
        if (
            one.value not in there
            and base in metres
            and (is_millions or one.value in spent or is_count(source, one.start, one.end))
        ):
            yield one.text, metres[base].text


def _is_in_metres(text: str, one: Quantity) -> bool:
    """True for money with metres after it: KSh 12 м."""
    return one.kind is QuantityKind.MONEY and _METRES.match(text, one.end) is not None


def _made_measures(
    source: str, found: tuple[Sequence[Quantity], Sequence[Quantity]], locale: str
) -> Iterator[tuple[str, str]]:
    """Numbers without a unit in the source that have one in the target of which the source has no name: Seat 12C as
    12 °C, platform 3A as 3 amperes."""
    ours, theirs = found
    counted = {one.value for one in ours}
    spent = frozenset[str]().union(*(one.units for one in ours))
    made = [one for one in theirs if _is_physical(one) and not one.shared and one.value not in counted]
    made = [one for one in made if not one.units & spent and one.text.translate(_LATIN) not in source]
    if not made:
        return
    figures: Mapping[Decimal, Number] = {
        value: one
        for one in numbers(source, locale)
        for value in (one.value, *one.readings)
        if one.text[0].isdecimal() and source[one.end : one.end + 1] != "s"  # in the 90s: degrees, years
    }
    for one in made:
        there = figures.get(one.value)
        if there is None or (one.text[-1] in "\"'" and _QUOTED.match(source, there.end)):
            continue
        is_name = is_designation(source, there.start, there.end, there.end + 1, primary(locale))
        if is_name or not named(one.units, source, primary(locale)):
            yield there.text, one.text


def _made_spans(source: str, found: tuple[Sequence[Quantity], Sequence[Quantity]]) -> Iterator[tuple[str, str]]:
    """Numbers of people or things that became spans of time: 19 died, 19 лет; to 23 from 19, с 19 лет."""
    counted = {one.value for one in found[0]}
    made = [one for one in found[1] if one.value not in counted and all(map(_is_of_time, one.units))]
    if not made or _AGED.search(source):
        return
    made = [one for one in made if not named(one.units, source, "en")]
    is_timed = _TIMED.search(source) is not None
    plain: Mapping[Decimal, Number] = {
        one.value: one for one in figures(source, "en") if not _FIRST_YEAR <= one.value <= _LAST_YEAR
    }
    for one in made:
        there = plain.get(one.value)
        if there and (_STRUCK.match(source, there.end) or (not is_timed and _is_change(source, there))):
            yield there.text, one.text


def _is_change(text: str, number: Number) -> bool:
    """True if something rose or fell to or from a number."""
    before = text[max(0, number.start - _FAR) : number.start]
    return _CHANGED.search(before) is not None


def _is_of_time(unit: str) -> bool:
    return unit.startswith("duration-")


def _is_physical(one: Quantity) -> bool:
    is_ordinal = one.text[-2:-1] == "-"  # на 3-м месте
    return one.kind is QuantityKind.MEASURE and not is_ordinal and all(map(_is_of_physics, one.units))


def _is_of_physics(unit: str) -> bool:
    return unit.startswith(_INVENTED)
