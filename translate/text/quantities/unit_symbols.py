"""Symbols of SI units with their prefixes, and quotients and products of these: µF, mg/dL, мл/кг/ч.

A unit is named as CLDR would name it ("electric-microfarad"), a quotient or product by its symbols in Latin letters
("compound-mg/dL"). Source of symbols: the SI Brochure (9th edition) and, for Russian ones, ГОСТ 8.417-2002.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

_PREFIXES: Mapping[str, tuple[str, str, str]] = {  # name, Russian symbol, Russian name
    "": ("", "", ""), "p": ("pico", "п", "пико"), "n": ("nano", "н", "нано"), "µ": ("micro", "мк", "микро"),
    "m": ("milli", "м", "милли"), "c": ("centi", "с", "санти"), "d": ("deci", "д", "деци"),
    "h": ("hecto", "г", "гекто"), "k": ("kilo", "к", "кило"), "M": ("mega", "М", "мега"), "G": ("giga", "Г", "гига"),
    "T": ("tera", "Т", "тера"), "P": ("peta", "П", "пета"),
}  # fmt: skip
# CLDR's name, symbols, Russian symbols, the beginning of the Russian word, and the prefixes in use; the first symbol is
# the one that is written. "-": only with a prefix or beside another unit, as the symbol alone is a word or a letter.
_UNITS = """
    length-meter m м метр nµmcdk- | mass-gram g г грамм pnµmk- | volume-liter L,l л литр nµmcdh- |
    duration-second s,sec с,сек секунд nµm- | power-watt W Вт ватт pnµmkMGT- | energy-joule J Дж джоул mkMGT- |
    energy-watt-hour Wh Вт·ч,Втч,Вт-ч ватт mkMGT | electric-volt V В вольт nµmkM- | electric-ampere A А ампер pnµmk- |
    electric-ampere-hour Ah А·ч,Ач,А-ч ампер mk | frequency-hertz Hz Гц герц mkMGT | force-newton N Н ньютон µmkM- |
    pressure-pascal Pa Па паскал µmhkMG | pressure-bar bar бар бар m- | electric-ohm Ω,Ω,ohm Ом ом µmkMG |
    electric-farad F Ф фарад pnµm- | magnetic-tesla T Тл тесл nµm- | radiation-becquerel Bq Бк беккерел mkMGTP |
    radiation-sievert Sv Зв зиверт nµm | radiation-gray Gy Гр грэ µmc | concentr-mole mol моль моль pnµmk |
    energy-electronvolt eV эВ электронвольт mkMGT | digital-bit bit,b бит бит kMGT- | digital-byte B Б,байт байт kMGTP-
    | light-lumen lm лм люмен k | light-lux lx лк люкс k | energy-calorie cal кал калор k- |
    activity-unit IU,U МЕ единиц mkµ- | electric-volt-ampere VA В·А,ВА вольт kM |
    duration-minute min мин минут - | duration-hour h,hr ч,час час - |
    duration-day d,day сут,день дн - | duration-year yr,year год год - | area-hectare ha га гектар - |
    mass-tonne t т тонн kM- | temperature-kelvin K К кельвин mµn- | length-foot ft фут фут - | mass-pound lb фунт фунт -
    | length-parsec pc пк парсек kMG-
"""
# Quotients that CLDR has, and abbreviations of bits a second.
_KNOWN = {"km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second", "m²": "area-square-meter",
          "m³": "volume-cubic-meter", "km²": "area-square-kilometer", "cm³": "volume-cubic-centimeter"}  # fmt: skip
_POWERS = {"2": "²", "3": "³", "²": "²", "³": "³", "": ""}
_DAILY = frozenset({"d", "yr"})  # what a text also says apart: 5 мг ежедневно
_SYMBOL = re.compile(r"([^\W\d_²³]+(?:-ч)?)([²³23]?)")
_SHAPE = re.compile(r"[^\W\d_²³]{1,6}[²³23]?(?:[/·-][^\W\d_²³]{1,6}[²³23]?){0,3}")
_TURNS = ("U/min", "U/s")  # German revolutions
_BITS = re.compile(r"([kMGT])(b|B)ps")


@cache
def _symbols() -> tuple[Mapping[str, str], Mapping[str, tuple[str, str]], Mapping[str, str], frozenset[str]]:
    """The canonical symbol of each symbol; the Russian symbol and word of each canonical one; their names in CLDR's
    manner; and those that are not read alone."""
    canonical: dict[str, str] = {}
    russian: dict[str, tuple[str, str]] = {}
    names: dict[str, str] = {}
    bound: set[str] = set()
    for row in _UNITS.split("|"):
        name, latin, cyrillic, word, prefixes = row.split()
        kind, unit = name.split("-", 1)
        for prefix in ("", *prefixes.strip("-")):
            said, sign, spelled = _PREFIXES[prefix]
            whole = prefix + latin.split(",")[0]
            own = [prefix + one for one in latin.split(",")] + [sign + one for one in cyrillic.split(",")]
            canonical |= dict.fromkeys(own, whole)
            russian[whole] = (sign + cyrillic.split(",")[0], spelled + word)
            names[whole] = f"{kind}-{said}{unit}"
            if not prefix and prefixes.endswith("-"):
                bound.update(own)
    return canonical, russian, names, frozenset(bound)


@cache
def symbols_of_units() -> Mapping[str, frozenset[str]]:
    """The symbols of each unit of the table in both alphabets, without those that are also words or letters."""
    canonical, _, names, bound = _symbols()
    found: dict[str, set[str]] = defaultdict(set)
    for symbol, whole in canonical.items():
        if symbol not in bound:
            found[names[whole]].add(symbol)
    return {unit: frozenset(symbols) for unit, symbols in found.items()}


@lru_cache(maxsize=1 << 12)
def symbol_units(token: str) -> frozenset[str]:
    """The unit of a symbol that CLDR lacks, or of a quotient or product of symbols; none for any other word."""
    plain = _BITS.sub(r"\1\2/s", token.translate({0x3BC: "µ", 0x22C5: "·", 0x2219: "·"}))
    if not _SHAPE.fullmatch(plain) or plain in _TURNS:
        return frozenset()
    canonical, _, names, bound = _symbols()
    if plain in canonical:
        return frozenset() if plain in bound else frozenset({names[canonical[plain]]})
    parts, at = [], 0
    head = plain.partition("/")[0]
    if "·" in head and head != plain and head in canonical:  # кВт·ч/м²: a symbol of its own
        parts, at = [canonical[head], "/"], len(head) + 1
    while match := _SYMBOL.match(plain, at):
        if match[1] not in canonical:
            return frozenset()
        parts.append(canonical[match[1]] + _POWERS[match[2]])
        at = match.end() + 1
        parts.append(plain[match.end() : at])
    whole = "".join(parts)
    if "/" not in whole and "·" not in whole:
        return frozenset({_KNOWN.get(whole, f"compound-{whole}")}) if whole[-1:] in "²³" else frozenset()
    return quotient(whole)


def quotient(whole: str) -> frozenset[str]:
    """The units of a quotient of canonical symbols: of an amount a day, the amount as well."""
    body, slash, last = whole.rpartition("/")
    own = frozenset({_KNOWN.get(whole, f"compound-{whole}")})
    return own | {_name(body)} if slash and last in _DAILY else own


def _name(symbol: str) -> str:
    return _KNOWN.get(symbol) or _symbols()[2].get(symbol, f"compound-{symbol}")


def joined(units: frozenset[str], per: frozenset[str]) -> frozenset[str]:
    """The units of so much of one unit for each of another (milligrams per deciliter); none if either has no symbol
    here. A rate of time keeps the unit itself: 5 мл в час may be said apart."""
    ours, theirs = sorted(filter(None, map(_symbol, units))), sorted(filter(None, map(_symbol, per)))
    if not ours or not theirs:
        return frozenset()
    found = frozenset().union(*(quotient(f"{one}/{other}") for one in ours for other in theirs))
    return found | units if any(unit.startswith("duration-") for unit in per) else found


@lru_cache(maxsize=1 << 10)
def _symbol(unit: str) -> str:
    """The canonical symbol of a unit, "" if it has none here."""
    if unit.startswith("compound-"):
        return unit.removeprefix("compound-")
    for table in (_KNOWN.items(), ((symbol, name) for symbol, name in _symbols()[2].items())):
        for symbol, name in table:
            if name == unit:
                return symbol
    return ""


def written(unit: str, language: str) -> str:
    """The symbol of a unit as a language writes it: мг/дл in Russian; "" where it keeps that of the source."""
    symbol = _symbol(unit)
    if language != "ru" or not symbol:
        return ""
    return re.sub(r"[^/·²³]+", lambda one: _symbols()[1][one[0]][0], symbol)


def symbol_named(unit: str, text: str, language: str) -> bool:
    """True if a text may have a unit of this module anywhere, by symbol or by word; in a language whose words are not
    known, always."""
    symbols = re.findall(r"[^/·²³]+", _symbol(unit))
    return language != "ru" or all(_is_said(one, text) for one in symbols)


def _is_said(symbol: str, text: str) -> bool:
    sign, word = _symbols()[1][symbol]
    letters = rf"(?<![^\W\d_])(?:{re.escape(sign)}|{re.escape(symbol)})(?![^\W\d_])"
    return bool(re.search(letters, text)) or word in text.lower()
