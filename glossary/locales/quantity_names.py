"""What CLDR knows of quantities in a locale: names of currencies and units, plural categories, patterns of numbers.

Tags are read as in `cldr`. A language that is nowhere official gets what CLDR's root has: signs and codes only.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from glossary.locales.cldr import inherited, locale_of
from glossary.locales.tags import primary

_DATA = Path(__file__).parent / "data" / "cldr-quantities.zip"
_CATEGORIES = ("zero", "one", "two", "few", "many")
_RELATION = re.compile(r"(?P<operand>[nivwftce])(?: mod (?P<modulus>\d+))? (?P<negated>not )?in (?P<ranges>[\d.,]+)")


class Currency(NamedTuple):
    """A currency as a locale names it. `name`: the standard name; `forms`: the forms after a number, by plural
    category; `sign`: the sign or abbreviation, the code where it has none."""

    code: str
    name: str
    forms: Mapping[str, str]
    sign: str


@cache
def currencies(locale: str) -> Mapping[str, Currency]:
    """The currencies that are legal tender somewhere, by ISO 4217 code, as a locale names them."""
    facts = _facts(locale)
    names, forms, signs = facts.get("names", {}), facts.get("plurals", {}), facts.get("symbols", {})
    return {
        code: Currency(code, names.get(code, code), forms.get(code, {}), signs.get(code, code))
        for code in sorted({*names, *forms, *signs})
    }


@cache
def units(locale: str) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The units of measure of a locale by CLDR identifier ("length-mile"): patterns ("{0} miles") by width, long or
    short, then by plural category."""
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = _facts(locale).get("units", {})
    return found


@cache
def unit_names(language: str) -> Mapping[str, frozenset[str]]:
    """All names and symbols of each unit in a language and its regions, without the number ("miles", "mi")."""
    found: dict[str, set[str]] = {}
    for rows in (_rows("root"), _rows(primary(language))):
        for row in rows.values():
            for unit, widths in row.get("units", {}).items():
                texts = {text for forms in widths.values() for name, text in forms.items() if name != "per"}
                found.setdefault(unit, set()).update(text.replace("{0}", "").strip() for text in texts)
    return {unit: frozenset(names) for unit, names in found.items()}


@cache
def number_pattern(locale: str, kind: str) -> str:
    """The pattern of a kind of number, "percent" or "currency": "#,##0 %" with a no-break space for ru."""
    return str(_facts(locale)["patterns"][kind])


@cache
def scale_words(locale: str) -> Mapping[str, Mapping[str, str]]:
    """The words for a thousand to a trillion after a number, by power of ten ("1000000"), then by plural category."""
    found: Mapping[str, Mapping[str, str]] = _facts(locale).get("scales", {})
    return found


@cache
def day_periods(locale: str) -> Mapping[str, tuple[str, ...]]:
    """The words for parts of the day, by CLDR's names of these (midnight, noon, am, pm, morning1, afternoon1, ...)."""
    return {period: tuple(words) for period, words in _facts(locale).get("periods", {}).items()}


class CalendarNames(NamedTuple):
    """The names of the days of the week (Monday first) or of the months in one width: beside a date, and alone."""

    dated: tuple[str, ...]
    alone: tuple[str, ...]


@cache
def calendar_names(locale: str, kind: str, width: str) -> CalendarNames:
    """The names of "days" or "months" in a locale, "wide" or "abbreviated"."""
    names = _facts(locale)[kind]
    dated, alone = (tuple(names.get(f"{context}-{width}", ())) for context in ("format", "stand-alone"))
    return CalendarNames(dated or alone, alone or dated)


@cache
def joined_with(locale: str, word: str) -> str:
    """The pattern that joins the last two members of a list with "and" or "or": "{0} и {1}"."""
    return str(_facts(locale).get("joined", {}).get(word, "{0}, {1}"))


def plural_category(locale: str, written: str) -> str:
    """The plural category (one, two, few, many, other, zero) of a number of a locale, as it is written: digits, with a
    point before the decimals (UTS 35)."""
    digits, _, decimals = written.partition(".")
    shown = decimals.rstrip("0")
    operands = {
        "n": abs(Decimal(written)), "i": Decimal(digits or 0), "v": Decimal(len(decimals)), "w": Decimal(len(shown)),
        "f": Decimal(decimals or 0), "t": Decimal(shown or 0), "c": Decimal(0), "e": Decimal(0),
    }  # fmt: skip
    return next((name for name, holds in _plural_rules(locale) if holds(operands)), "other")


def plural_categories(locale: str) -> tuple[str, ...]:
    """The plural categories of a locale in the order of CLDR, "other" last; only that for a locale without rules."""
    return (*(name for name in _CATEGORIES if name in _facts(locale).get("plural", {})), "other")


@cache
def _plural_rules(locale: str) -> tuple[tuple[str, Callable[[Mapping[str, Decimal]], bool]], ...]:
    return tuple((name, _rule(text)) for name, text in _facts(locale).get("plural", {}).items())


def _rule(text: str) -> Callable[[Mapping[str, Decimal]], bool]:
    """A rule such as "v in 0 and i mod 10 in 2..4 or n in 1" as a function of the operands."""
    options = [list(_RELATION.finditer(option)) for option in text.split(" or ")]
    return lambda operands: any(all(_holds(one, operands) for one in option) for option in options)


def _holds(relation: re.Match[str], operands: Mapping[str, Decimal]) -> bool:
    value = operands[relation["operand"]]
    if relation["modulus"]:
        value %= int(relation["modulus"])
    among = False
    for span in relation["ranges"].split(","):
        low, _, high = span.partition("..")
        among |= int(low) <= value <= int(high or low) and value % 1 == 0
    return among != bool(relation["negated"])


@lru_cache(maxsize=64)
def _facts(locale: str) -> dict[str, Any]:
    """All facts of a locale: its own before those that it inherits."""
    facts: dict[str, Any] = {}
    for name in reversed(inherited(locale_of(locale) or "root")):
        _update(facts, _rows(name.split("_")[0]).get(name, {}))
    return facts


def _update(facts: dict[str, Any], own: Mapping[str, Any]) -> None:
    for key, value in own.items():
        if isinstance(value, dict):
            _update(facts.setdefault(key, {}), value)
        else:
            facts[key] = value


@cache
def _rows(language: str) -> dict[str, Any]:
    with zipfile.ZipFile(_DATA) as packed:
        if f"{language}.json" not in packed.namelist():
            return {}
        rows: dict[str, Any] = json.loads(packed.read(f"{language}.json"))
        return rows
