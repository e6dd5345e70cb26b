"""The units of measure of a language: which CLDR units the words after a number may name.

Names come from CLDR, in all its forms and regions, symbols from unit_symbols.py; unit_spellings.py lists others. A word
of an inflected language may have other endings than CLDR's forms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from glossary.locales import unit_names
from translate.text.quantities.currency_names import INFLECTED, beginning
from translate.text.quantities.unit_spellings import SPELLINGS
from translate.text.quantities.unit_symbols import joined, symbol_named, symbol_units, symbols_of_units

# Symbols that are also words, or too short to be read as a unit.
_WORDS = " in s с d d. в c a st p w k v m. sh at as on г. w. j ac дн r au fur pc n "
# What one name may mean in everyday language.
_ALIKE = (
    frozenset({"mass-ton", "mass-tonne"}), frozenset({"volume-fluid-ounce", "mass-ounce"}),
    frozenset({"energy-calorie", "energy-kilocalorie"}),
)  # fmt: skip
_MILES = frozenset({"length-mile", "length-nautical-mile"})  # alike in an adjective only: a 12-мильная zone
# Beginnings of the written-out names, in many languages, of units that CLDR's names here lack.
_ROOTS: Mapping[str, str] = {
    "frequency-beat-per-minute": "bpm удар schläg latid lat/ batim battem puls ppm lpm",
    "concentr-basis-point": "basis básic base bps базис базов б.п punkt point punto ponto punt пункт",
    "energy-gigawatt-hour": "gigawat gigavat гигаватт гігават",
    "energy-megawatt-hour": "megawat megavat мегаватт мегават",
    "energy-terawatt-hour": "terawat teravat тераватт терават", "energy-watt-hour": "watt ватт ват vatio",
    "power-terawatt": "terawat teravat тераватт терават", "energy-joule": "joul julio джоул dżul",
    "energy-kilojoule": "kilojoul kilojulio килоджоул кілоджоул kilodżul", "force-newton": "newton ньютон",
    "energy-megajoule": "megajoul megajulio мегаджоул megadżul", "force-meganewton": "meganewton меганьютон",
    "electric-milliampere-hour": "milliamp miliamp миллиамп міліамп", "electric-ampere-hour": "amp ампер",
    "electric-milliampere": "milliamp miliamp миллиамп міліамп", "electric-kilovolt": "kilovol киловольт кіловольт",
    "frequency-revolution-per-minute": "u/min tr/min umdreh tours revol rota obr giri оборот оберт obr/",
    "sound-decibel": "decib décib dezib dB децибел", "force-kilonewton": "kilonewton килоньютон кілоньютон",
    "pressure-bar": "атм",
    "pressure-kilopascal": "kilopas килопаск кілопаск", "pressure-megapascal": "megapas мегапаск",
    "frequency-kilohertz": "kiloher килогерц кілогерц", "volume-cubic-centimeter": "cm cub cúb kubik кубич кубіч см",
}  # fmt: skip
# For conversion: what is measured, how many base units it has, and what is added before (°F).
_FACTORS: Mapping[str, str] = {
    "length": "kilometer 1000 meter 1 centimeter 0.01 millimeter 0.001 mile 1609.344 yard 0.9144 foot 0.3048"
    " inch 0.0254 nautical-mile 1852",
    "area": "are 100 square-kilometer 1000000 square-meter 1 square-mile 2589988 square-foot 0.092903 hectare 10000"
    " acre 4046.86",
    "mass": "milligram 0.000001 microgram 0.000000001"
    " kilogram 1 gram 0.001 tonne 1000 ton 907.185 pound 0.453592 ounce 0.0283495 stone 6.35029",
    "volume": "liter 1 milliliter 0.001 gallon 3.78541 pint 0.473176 barrel 158.987 fluid-ounce 0.0295735"
    " centiliter 0.01 cubic-meter 1000 cubic-foot 28.3168 acre-foot 1233482 quart 0.946353",
    "speed": "kilometer-per-hour 1 meter-per-second 3.6 mile-per-hour 1.609344 knot 1.852",
    "power": "watt 1 kilowatt 1000 megawatt 1000000 gigawatt 1000000000 horsepower 745.7",
    "pressure": "bar 100000 pascal 1 hectopascal 100 kilopascal 1000 megapascal 1000000 atmosphere 101325"
    " pound-force-per-square-inch 6894.76 millimeter-ofhg 133.322 inch-ofhg 3386.39",
    "electric": "volt 1 kilovolt 1000 millivolt 0.001 megavolt 1000000",
}
CONVERSIONS: Mapping[str, tuple[str, Decimal, Decimal]] = {
    f"{base}-{unit}": (base, Decimal(factor), Decimal(0))
    for base, row in _FACTORS.items()
    for unit, factor in zip(row.split()[::2], row.split()[1::2], strict=True)
} | {
    "temperature-celsius": ("temperature", Decimal("1.8"), Decimal(0)),
    "temperature-fahrenheit": ("temperature", Decimal(1), Decimal(-32)),
}
_NONE: frozenset[str] = frozenset()
_PER = re.compile(r" ?/ ?| (?:per|на|в|pro|je|por|par) (?:1 )?")
_SHORT = 6  # letters of a symbol
_LONGEST = 5  # words of a name: "фунт-сила на квадратный дюйм"
_TOKEN = re.compile(
    r"[^\W\d_]{1,30}(?:[²³]|[23](?![\w.,]*\w))?(?:/[^\W\d_]{1,30}[²³]?|[’'·⋅∙.-][^\W\d_]{1,30})*\.?|[%‰٪℃℉¢]|[°º](?:\s?[CFСF]\b)?"
)
_START = 3
_GAP = " \u00a0\u202f\u2009-‐‑"
_BLANKS = frozenset(_GAP)


@cache
def _phrases(language: str) -> tuple[Mapping[tuple[str, ...], frozenset[str]], Mapping[str, list[tuple[str, ...]]]]:
    """Names as tuples of words, case-folded unless they are short symbols, with their units; and, for an inflected
    language, the names as stems, by the first three letters."""
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    stems: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for unit, spellings in _spellings(language):
        rows = [_words(text) for text in spellings]
        for row in rows:
            short = len(row) == 1 and len(row[0].strip(".")) < 2
            timed = short and unit.startswith("duration-") and row[0] not in ("h", "ч")
            if not timed and (len(row) > 1 or f" {row[0]} " not in _WORDS):
                names[row].add(unit)
        if language in INFLECTED:
            for stem in _stems([row for row in rows if len(row[0]) > 3 and row[0][-1] != "."]):
                stems[stem].add(unit)
    for table in (names, stems):
        for units in table.values():
            for alike in (*_ALIKE, _MILES) if table is stems else _ALIKE:
                if units & alike:
                    units |= alike
    by_start: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for stem, units in sorted(stems.items(), key=lambda one: (-sum(map(len, one[0])), one[0])):  # longest first
        names[("~", *stem)] |= units
        by_start[stem[0][:3]].append(stem)
    return {name: frozenset(units) for name, units in names.items()}, by_start


def _spellings(language: str) -> Iterable[tuple[str, frozenset[str]]]:
    for unit, names in unit_names(language).items():
        said = {name.replace(" per ", word) for name in names if language == "en" for word in (" a ", " an ")}
        yield unit, names | said | {name.replace("²", "2").replace("³", "3") for name in names}
    for unit in unit_names(language).keys() | _ROOTS.keys():
        yield unit, symbols_of_units().get(unit, _NONE)
    for rows in (SPELLINGS["*"], SPELLINGS.get(language, "")):
        for row in filter(None, rows.split("|")):
            units, *texts = row.split()
            yield from ((unit, frozenset(text.replace("_", " ") for text in texts)) for unit in units.split(","))


def _words(text: str) -> tuple[str, ...]:
    words = [word for word in re.split(rf"[{_GAP}]+", text) if word]
    words = [word for word in words if not (len(words) > 1 and re.fullmatch(r"(?:амер?|англ|US|am)\.?", word))]
    return tuple(_fold(word) for word in words) or ("",)


def _fold(word: str) -> str:
    word = word.replace("∙", "·").replace("⋅", "·")
    return word if len(word) < 4 and not word.isascii() else word.lower() if len(word) > 3 else word


def _stems(rows: list[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The beginnings that the forms of a name share, word by word; forms of another stem apart."""
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for row in rows:
        groups[tuple(word[:4] for word in row)].append(row)
    stems = {tuple(beginning(words) for words in zip(*group, strict=True)) for group in groups.values()}
    return {stem for stem in stems if len(stem[0]) >= 4 and not (len(stem[0]) == 4 and stem[0][-1] == "о")}  # кило


@cache
def _starts(language: str) -> frozenset[str]:
    """The beginnings of the first words of all names of a language."""
    names, stems = _phrases(language)
    firsts = (name[0].rstrip(".")[:_START] for name in names if name[0] != "~")
    return frozenset({*firsts, *(stem[0][:_START] for rows in stems.values() for stem in rows)})


@lru_cache(maxsize=1 << 14)
def _may_begin(token: str, language: str) -> bool:
    """True if a name of a unit may begin with a word."""
    whole, bare = _fold(token), _fold(token.rstrip("."))
    if bare[:_START] not in _starts(language):
        return False
    if not _firsts(language).isdisjoint((whole, bare)):
        return True
    stems = _phrases(language)[1]
    return any(_ends(word, stem[0]) for word in (whole, bare) for stem in stems.get(word[:3], ()))


@cache
def _firsts(language: str) -> frozenset[str]:
    """The first words of all names of a language."""
    return frozenset(name[0] for name in _phrases(language)[0])


def measured(text: str, position: int, language: str) -> tuple[frozenset[str], int]:
    """The units that the words at a position of a text (after a number) may name, and where the name ends; the longest
    name counts. () and the position if there is none."""
    first = _TOKEN.match(text, position + (text[position : position + 1] in _BLANKS))
    if not first:
        return frozenset(), position
    units, end = _of_words(text, position, language) if _may_begin(first[0], language) else (_NONE, position)
    if not units:
        token = first[0].rstrip(".")
        if len(token) > _SHORT and "/" not in token and "-" not in token:
            return _NONE, position
        units = _hyphenated(token, language) if "-" in token else symbol_units(token)
        end = first.start() + len(token)
    return _for_each(text, units, end, language) if units else (units, position)


def _for_each(text: str, units: frozenset[str], end: int, language: str) -> tuple[frozenset[str], int]:
    """The units with what each is for: milligrams per deciliter."""
    per = _PER.match(text, end)
    if per is None:
        return units, end
    other, after = measured(text, per.end(), language)
    found = joined(units, other) if other else _NONE
    return (found, after) if found else (units, end)


def _hyphenated(token: str, language: str) -> frozenset[str]:
    """The units that a word with hyphens names: light-years, кВт-ч."""
    row = tuple(_fold(word) for word in token.split("-"))
    return _phrases(language)[0].get(row) or symbol_units(token)


def _of_words(text: str, position: int, language: str) -> tuple[frozenset[str], int]:
    words: list[str] = []
    ends: list[int] = []
    at = position
    while len(words) < _LONGEST:
        while at < len(text) and text[at] in _GAP:
            at += 1
        match = _TOKEN.match(text, at)
        if not match:
            break
        words.append(match[0])
        ends.append(at := match.end())
    return _longest(tuple(words), tuple(ends), position, language)


def named(units: frozenset[str], text: str, language: str) -> bool:
    """True if a text may have a name of one of the units anywhere, alone or inside a word (шестимильный)."""
    lowered = text.lower()
    known = _inside(language)
    return any(
        any(start in lowered for start in known[unit]) if unit in known else symbol_named(unit, text, language)
        for unit in units
    )


@cache
def _inside(language: str) -> Mapping[str, frozenset[str]]:
    """The beginnings of the names of each unit, for a search anywhere in a text."""
    found: dict[str, set[str]] = defaultdict(set, {unit: set(words.lower().split()) for unit, words in _ROOTS.items()})
    ending = 0 if language in INFLECTED else 2  # the stems are among the names of an inflected language
    for name, those in _phrases(language)[0].items():
        word = name[1 if name[0] == "~" else 0].rstrip(".").lower()
        for unit in those:
            if len(word) < 2 and len(name) > 1:
                found[unit].add(" ".join(name).lower())
            else:
                found[unit].add(word[: max(4, len(word) - ending)] if len(word) > 2 else f"{word} ")
    return {unit: frozenset(words) for unit, words in found.items()}


def _longest(words: tuple[str, ...], ends: tuple[int, ...], position: int, language: str) -> tuple[frozenset[str], int]:
    names, stems = _phrases(language)
    folded = tuple(map(_fold, words))
    for size in range(len(words), 0, -1):
        row = bare = folded[:size]
        if row in names:
            return names[row], ends[size - 1]
        last = words[size - 1].rstrip(".")
        if last != words[size - 1]:
            bare = (*row[:-1], _fold(last))
            if bare in names:
                return names[bare], ends[size - 1] - len(words[size - 1]) + len(last)
        for stem in stems.get(bare[0][:3], ()):
            if len(stem) == size and all(_ends(word, part) for word, part in zip(bare, stem, strict=True)):
                return names[("~", *stem)], ends[size - 1]
    return frozenset(), position


def _ends(word: str, stem: str) -> bool:
    """True if a word is a stem with an ending, or an adjective made of it (километровый)."""
    return (
        word.startswith(stem)
        and "/" not in word[len(stem) :]
        and (len(stem) > 3 or word == stem)
        and len(word) - len(stem) < 7
    )
