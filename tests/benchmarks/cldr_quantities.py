"""Build the CLDR facts on quantities that ship: names of currencies and units, plural rules, patterns.

usage: python tests/benchmarks/cldr_quantities.py [glossary/locales/data]

They come from Babel, the extra `build`. The same version gives the same bytes. CLDR_CARD.md, beside the file, says what
is in it.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import localedata
from babel.core import get_global
from babel.localedata import LocaleDataDict, load, locale_identifiers
from cldr import OFFICIAL, parent_of

UNITS = """
    length-kilometer length-meter length-centimeter length-millimeter length-mile length-nautical-mile length-yard
    length-foot length-inch area-square-kilometer area-square-meter area-square-mile area-square-foot area-hectare
    area-acre volume-liter volume-milliliter volume-cubic-meter volume-gallon volume-pint volume-barrel
    volume-fluid-ounce mass-kilogram mass-gram mass-milligram mass-tonne mass-ton mass-pound mass-ounce mass-stone
    speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour speed-knot consumption-mile-per-gallon
    power-horsepower power-watt power-kilowatt power-megawatt power-gigawatt energy-kilowatt-hour energy-kilocalorie
    energy-calorie digital-kilobyte digital-megabyte digital-gigabyte digital-terabyte frequency-hertz
    frequency-kilohertz frequency-megahertz frequency-gigahertz electric-volt electric-ampere
    pressure-pound-force-per-square-inch pressure-bar temperature-celsius temperature-fahrenheit temperature-kelvin
    duration-second duration-minute duration-hour duration-day duration-week duration-month duration-year
    duration-century concentr-percent concentr-permille mass-carat length-fathom length-furlong length-micrometer
    length-nanometer length-light-year length-astronomical-unit length-parsec volume-quart volume-cup
    volume-tablespoon volume-teaspoon volume-centiliter volume-deciliter mass-microgram power-milliwatt
    digital-kilobit digital-megabit digital-gigabit duration-millisecond pressure-millimeter-ofhg
    pressure-hectopascal pressure-millibar electric-ohm energy-electronvolt concentr-permillion
"""
PERIODS = "midnight noon am pm morning1 morning2 afternoon1 afternoon2 evening1 evening2 night1 night2"


def main() -> int:
    """Write the file and say how large it is."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "glossary/locales/data") / "cldr-quantities.zip"
    languages: dict[str, dict[str, Any]] = {}
    for name, row in quantities().items():
        languages.setdefault(name.split("_")[0], {})[name] = row
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2, compresslevel=9) as packed:
        for language, rows in sorted(languages.items()):
            text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            packed.writestr(zipfile.ZipInfo(f"{language}.json"), text, zipfile.ZIP_BZIP2, 9)
    print(f"{path}: {path.stat().st_size:,} bytes, {len(languages)} languages")
    return 0


def quantities() -> dict[str, Any]:
    """What each locale of an official language says, where its parent says otherwise."""
    spoken = get_global("territory_languages").values()
    official = {code for held in spoken for code, said in held.items() if said.get("official_status") in OFFICIAL}
    known = [name for name in sorted(locale_identifiers()) if name.split("_")[0] in official]
    rows = {}
    for name in ("root", *known):
        above = _flat(facts(parent_of(name))) if name != "root" else {}
        own = {key: value for key, value in _flat(facts(name)).items() if above.get(key) != value}
        if own:
            rows[name] = _nested(own)
    return rows


@cache
def facts(name: str) -> dict[str, Any]:
    """The facts of one locale, inherited ones included."""
    loaded: Any = load(name)
    data = LocaleDataDict(loaded)
    return {
        "plural": dict(data["plural_form"].rules) if data.get("plural_form") else {},
        "names": {code: data["currency_names"][code] for code in tender() if code in data["currency_names"]},
        "plurals": {c: dict(data["currency_names_plural"][c]) for c in tender() if c in data["currency_names_plural"]},
        "symbols": {code: data["currency_symbols"][code] for code in tender() if code in data["currency_symbols"]},
        "units": {unit: _unit(data["unit_patterns"][unit]) for unit in UNITS.split() if unit in data["unit_patterns"]},
        "patterns": {
            "percent": data["percent_formats"][None].pattern,
            "currency": data["currency_formats"]["standard"].pattern,
        },
        "periods": _periods(data["day_periods"]),
        "days": _calendar(name, "days"),
        "months": _calendar(name, "months"),
        "joined": {
            word: pattern["end"]
            for word, kind in (("and", "standard"), ("or", "or"))
            if (pattern := data["list_patterns"].get(kind)) and "end" in pattern
        },
        "scales": _scales(data["compact_decimal_formats"].get("long", {})),
    }


@cache
def tender() -> tuple[str, ...]:
    """Codes of the currencies that are legal tender somewhere now."""
    held = get_global("territory_currencies").values()
    return tuple(sorted({code for rows in held for code, _, end, tender in rows if tender and end is None}))


def _unit(rows: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {width: dict(rows[width]) for width in ("long", "short") if width in rows}


def _scales(rows: Any) -> dict[str, dict[str, str]]:
    """The words for a thousand, a million ... after a number, by power of ten, then by plural category."""
    found: dict[str, dict[str, str]] = {}
    for category, patterns in rows.items():
        for power in ("1000", "1000000", "1000000000", "1000000000000"):
            word = patterns[power].pattern.replace("'", "").strip("0 \u00a0") if power in patterns else ""
            if word:
                found.setdefault(power, {})[category] = word
    return found


def _periods(rows: Any) -> dict[str, list[str]]:
    """All the words for a part of the day, e.g. "вечера", "вечер"."""
    found: dict[str, list[str]] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for period, word in rows.get(context, {}).get(width, {}).items():
                if period in PERIODS.split() and word not in found.setdefault(period, []):
                    found[period].append(word)
    return found


def _calendar(name: str, kind: str) -> dict[str, list[str]]:
    """The names of days (Monday first) or months, beside a date ("format") and alone, in full and abbreviated."""
    localedata._cache.clear()  # Babel writes what an alias of the root means in one locale into the root of all
    rows: Any = LocaleDataDict(load(name))[kind]
    found: dict[str, list[str]] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            found[f"{context}-{width}"] = [text for _, text in sorted(rows[context][width].items())]
    return found


def _flat(tree: Mapping[str, Any], above: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    flat: dict[tuple[str, ...], Any] = {}
    for key, value in tree.items():
        flat |= _flat(value, (*above, key)) if isinstance(value, Mapping) else {(*above, key): value}
    return flat


def _nested(flat: Mapping[tuple[str, ...], Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for (*above, last), value in flat.items():
        place = tree
        for key in above:
            place = place.setdefault(key, {})
        place[last] = value
    return tree


if __name__ == "__main__":
    raise SystemExit(main())
