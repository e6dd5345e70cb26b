"""Time zones of a text by their codes and their names: GMT, Moscow time, по восточному времени."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

# Each zone by its codes, with and without summer time, and its names in the languages that have number words.
_ZONES: Mapping[str, str] = {
    "GMT": r"GMT|UTC|WET|(?:по )?[Гг]ринв\w+|[Гг]рінв\w+|Greenwich|всемирн\w+ врем\w*",
    "MSK": r"MSK|МСК|мск\b|Moscow time|московск\w+ врем\w*|по (?:Москве|московск\w+)|за московськ\w+|Moskauer Zeit"
    r"|hora de Mosc\w+|heure de Moscou",
    "BST": r"BST|British (?:Summer )?[Tt]ime|британск\w+ (?:летн\w+ )?врем\w*|британськ\w+ (?:літн\w+ )?час\w*",
    "CET": r"CES?T|MES?Z|ЦЕВ|Central European (?:Summer |Standard )?[Tt]ime|центрально-?европейск\w+|центральноєвроп\w+"
    r"|[Mm]itteleuropäisch\w+|hora central europea|heure d[’']Europe centrale|hora da Europa Central",
    "EET": r"EES?T|OES?Z|Eastern European (?:Summer )?[Tt]ime|восточно-?европейск\w+|східноєвроп\w+|[Oo]steuropäisch\w+"
    r"|Kyiv time|киевск\w+ врем\w*|по (?:Киеву|киевск\w+)|за київськ\w+",
    "ET": r"E[SD]?T|Eastern (?:Standard |Daylight )?[Tt]ime"
    r"|восточн\w+ (?:поясн\w+ |стандартн\w+ |летн\w+ |амер\w+ )*врем\w*"
    r"|(?:по )?врем\w+ восточного побережья|Ostküsten\w+|hora del Este|heure de l[’']Est|hora do [Ll]este",
    "CT": r"C[SD]T|Central (?:Standard |Daylight )?[Tt]ime"
    r"|центральн\w+ (?:поясн\w+ |стандартн\w+ |летн\w+ |амер\w+ )*врем\w*",
    "MT": r"M[SD]T|Mountain (?:Standard |Daylight )?[Tt]ime|горн\w+ (?:поясн\w+ |стандартн\w+ |летн\w+ )*врем\w*",
    "PT": r"P[SD]T|Pacific (?:Standard |Daylight )?[Tt]ime|тихоокеанск\w+ (?:поясн\w+ |стандартн\w+ |летн\w+ )*врем\w*"
    r"|Pazifik\w*[Zz]eit|hora del Pacífico|heure du Pacifique|hora do Pacífico",
    "JST": r"JST|Japan(?:ese)? (?:Standard )?[Tt]ime|Tokyo time|японск\w+ врем\w*|по (?:Токио|токийск\w+)",
    "LOCAL": r"local time|местн\w+ врем\w*|по местному|місцев\w+ час\w*|Ortszeit|hora local|heure locale",
}  # fmt: skip
_BARE = {"ET": "Eastern", "CT": "Central", "MT": "Mountain", "PT": "Pacific"}  # right after a.m. or p.m.
_WORDS = """
    GMT UTC WET MSK МСК мск BST CET CEST MEZ MESZ ЦЕВ EET EEST OEZ OESZ EST EDT ET CST CDT MST MDT PST PDT JST Moscow
    Greenwich British Central Eastern Mountain Pacific Japan Tokyo Kyiv local московского московскому Москве Гринвичу
    восточному центральноевропейскому местному тихоокеанскому киевскому Moskauer Ostküstenzeit Ortszeit
"""
_CODES = frozenset(word for word in _WORDS.split() if word.isupper() or not word.isascii() or word.endswith("zeit"))
_PLACES = frozenset(_WORDS.split()) - _CODES
_TIMES = frozenset({"time", "Time", "Zeit", "m", "am", "pm"})  # "m" of p.m.
_BESIDE_TIME = 30  # characters before a zone in which a time of the day stands; chosen by hand
_TIME = re.compile(r"\d[:.h]\d\d|\b\d{4}\b|\d\s?[ap]\.?\s?m\b|\d (?:час|ч\b|Uhr|h\b|heures|horas|утра|вечера|дня|ночи)|noon|midnight|полд|полноч|o['’]clock")  # fmt: skip # noqa: E501


def names_zone(words: Iterable[str]) -> bool:
    """False if a text of these words names no time zone; quick."""
    return not _CODES.isdisjoint(words) or not (_PLACES.isdisjoint(words) or _TIMES.isdisjoint(words))


def other_zones(source: str, target: str) -> list[tuple[str, str]]:
    """The time zone of the source, and that of the target, where the two texts share none."""
    ours = _zones(source) if _TIME.search(source) else {}
    theirs = _zones(target) if ours else {}
    if not theirs or not ours.keys().isdisjoint(theirs):
        return []
    return [(next(iter(ours.values())), next(iter(theirs.values())))]


def _zones(text: str) -> Mapping[str, str]:
    """The zones that stand beside a clock time, each as it is written."""
    found: dict[str, str] = {}
    for match in _pattern().finditer(text):
        around = text[max(0, match.start() - _BESIDE_TIME) : match.end() + 8]
        if _TIME.search(around):
            found.setdefault(match.lastgroup or "", match[0])
    return found


def zone_beside(text: str, start: int, end: int) -> str:
    """The zone that stands first between two places of a text, "" for none."""
    found = _pattern().search(text, start, min(end, len(text)))
    return (found.lastgroup or "") if found else ""


@cache
def _pattern() -> re.Pattern[str]:
    bare = {code: rf"|(?:(?<=[ap]\.m\. )|(?<=\d [ap]m )){word}(?! [A-Z])" for code, word in _BARE.items()}
    rows = {code: names + bare.get(code, "") for code, names in _ZONES.items()}
    return re.compile("|".join(rf"(?P<{code}>\b(?:{names})(?!\w))" for code, names in rows.items()))
