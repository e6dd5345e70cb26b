"""Short codes that are kept to the letter: AB-, A+, pH, CO2, N204TS, 9K-AOD, -v, the STOP of "Reply STOP", coordinates.

Engines turn them into other letters or words. Where one of them is not in a translation, that is a doubt, no fault: a
formula may well be written as the name of its substance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from glossary.locales import primary
from glossary.names import is_common
from translate.text.numbers import localized
from translate.text.writing_systems import LATIN_SHAPES

_ELEMENT = "(?:H|Li|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|As|Br|Ag|Cd|I|Ba|Hg|Pb|U)"
_CODES = re.compile(
    rf"""
    (?<![\w+-])(?:[A-Z]{{1,3}}|Rh)[+-](?![\w+-]|[ ](?:and|or|to|und|oder)[ ]\w+-)
    | (?<![\w-])(?:(?=(?:{_ELEMENT}\d?)+\d)(?:{_ELEMENT}\d{{0,2}}){{1,6}}|[NS]Ox|CO2eq?|pH|[a-z]{{1,2}}[RD]NA)(?![\w-])
    | (?<![\w./-])(?![QH][1-4]\b|R\d)(?=[A-Z-]*\d)[A-Z][A-Z\d]*(?:[-/.][A-Z\d]+)*(?![\w/-])
    | (?<![\w./-])[A-Z]{{1,3}}-?\d{{2,4}}(?!s(?![\w-]))[a-z]{{1,4}}(?![\w/-])
    | (?<![\w-])(?:[A-Z\d]{{1,2}}-[A-Z]{{3,4}})(?<=\w[A-Z]{{3}})(?![\w-])
    | (?<![\w’'.-])[b-hj-zB-HJ-Z](?=[ ]?[=≤≥≠≈<>][ ]?[\w−-])
    | (?<![\w.])10\.\d{{4,9}}/[^\s,;]*[^\s,;.]
    | (?<![\w-])(?:ISBN|ISSN|DOI|IBAN|SWIFT|BIC|SKU|VIN|IMEI|UDID|UUID)(?![\w-])
    | (?<![\w/@.-])[A-Za-z\d]+(?:_[A-Za-z\d]+)+(?![\w/@-])
    | (?<!\S)(?:-[A-Za-z]|--[a-z][a-z-]+)(?![\w-])
    """,
    re.VERBOSE,
)
_OXIDE = re.compile(rf"(?<![\w-])(?:{_ELEMENT}\d?)*{_ELEMENT}\d(?![\w-])|\bNOx\b")
_MOLECULE = re.compile(r"(?<![\w-])(?:CO|NO|HF|HCl|KCl|NaCl|NaOH|CaO)(?![\w-])")  # beside others, with figures
_REGISTERED = re.compile(r"[A-Z\d]{1,2}-[A-Z]{3,4}")
_OF_AIRCRAFT = re.compile(
    r"\b(?:air(?:craft|plane|liner)s?|planes?|jets?|helicopters?|flights?|flew|flown|registered)\b"
)
_FLIGHT = re.compile(r"(?<![\w-])(?!AD|BC|CE|AM|PM|NO)(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]) \d{2,4}(?![\w-]|[.,]\d)")
_VERSIONS = re.compile(r"\b(?:[Vv]ersions?|[Rr]eleases?|[Uu]pdates?)\b|(?<![\w.])\d+\.\d+\.\d")
_VERSION = re.compile(
    r"(?<![\w.,$€£])\d{1,2}(?:\.\d{1,3}){1,3}(?![\w%°]|[.,]\d| ?(?:million|billion|per ?cent|m|bn)\b)"
)
# Words to be sent or typed as they are: "Text JOIN to 4004, STOP to 4040".
_TYPED = re.compile(
    r"\b(?:[Tt]ext|[Rr]epl(?:y|ies|ied)|[Tt]yp(?:e|es|ed|ing)|[Ss]en[dt]|[Ee]nter|[Ww]rite|[Kk]eyword|[Cc]ode|[Ww]ord)"
    r"(?: the (?:key)?words?| with)? [\"“'‘]?[A-Z]{2,}\b"
)
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,}(?=[\"”'’]?(?:,| or | and | to |\.|$))")
_ARC = r"\d{1,3}(?:[.,]\d+)?\s?[°º](?:\s?\d{1,2}(?:[.,]\d+)?\s?['′’])?(?:\s?\d{1,2}(?:[.,]\d+)?\s?[\"″”])?"
_DEGREES = re.compile(rf"(?<![\w.])(?P<arc>{_ARC})\s?(?P<point>[NSEW])(?!\w)")
_DECIMAL = re.compile(r"(?<![\w.])\d{1,2}\.\d+\s?[NS],?\s\d{1,3}\.\d+\s?[EW](?!\w)")  # without the sign of degrees
# How places on the globe are written: north, south, east, west, and what else says so.
_POINTS: Mapping[str, dict[str, tuple[str, str]]] = {
    "ru": {"N": ("с. ш.", r"северн"), "S": ("ю. ш.", r"южн"), "E": ("в. д.", r"восточн"), "W": ("з. д.", r"западн")},
    "uk": {
        "N": ("пн. ш.", r"північн"), "S": ("пд. ш.", r"південн"), "E": ("сх. д.", r"східн"), "W": ("зх. д.", r"західн"),
    },
}  # fmt: skip
_GREEK = "alpha beta gamma delta epsilon zeta eta theta kappa lambda sigma omega"
_GREEK_RUSSIAN = "альфа бета гамма дельта эпсилон дзета эта тета каппа лямбда сигма омега"
_IN_RUSSIAN = dict(zip(_GREEK.split(), _GREEK_RUSSIAN.split(), strict=True))
_NUMBERED = re.compile(
    rf"(?<![\w-])(?P<letter>{_GREEK.replace(' ', '|')})-(?P<number>\d{{1,2}})(?![\w-])", re.IGNORECASE
)
_SHAPES = LATIN_SHAPES | str.maketrans("₀₁₂₃₄₅₆₇₈₉−", "0123456789-")


@dataclass(frozen=True, slots=True)
class ShortCode:
    """A code at characters [start, end) of a text, how it stands in the translation, and a pattern of all that may
    stand there instead, "" for nothing else."""

    start: int
    end: int
    target: str
    otherwise: str = ""


@lru_cache(maxsize=64)
def short_codes(text: str, source: str, target: str) -> tuple[ShortCode, ...]:
    """The codes of a text, in order and without overlaps, as a target locale writes them."""
    found = [*_coordinates(text, source, target), *_letters(text), *_typed(text, source), *_versions(text)]
    found += _greek(text, target)
    kept: list[ShortCode] = []
    for one in sorted(found, key=lambda code: (code.start, -code.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def lost_codes(text: str, translation: str, source: str, target: str) -> tuple[str, ...]:
    """The codes of a text that do not stand in its translation, in the same letters or others of the same shape."""
    codes = short_codes(text, source, target)
    folded = translation.translate(_SHAPES) if codes else ""
    stands = {way: _stands(*way, translation, folded) for way in {(one.target, one.otherwise) for one in codes}}
    return tuple(text[one.start : one.end] for one in codes if not stands[one.target, one.otherwise])


def _stands(code: str, otherwise: str, translation: str, folded: str) -> bool:
    if otherwise:
        return re.search(otherwise, translation) is not None
    return re.search(rf"(?<![\w+]){re.escape(code)}(?![\w+])", folded) is not None


def _letters(text: str) -> Iterator[ShortCode]:
    flies = _OF_AIRCRAFT.search(text) is not None
    for match in _MOLECULE.finditer(text) if _OXIDE.search(text) else ():
        yield ShortCode(match.start(), match.end(), match[0])
    for match in _CODES.finditer(text):
        if flies or not _REGISTERED.fullmatch(match[0]):
            yield ShortCode(match.start(), match.end(), match[0])
    for match in _FLIGHT.finditer(text) if flies else ():
        yield ShortCode(match.start(), match.end(), match[0])


def _versions(text: str) -> Iterator[ShortCode]:
    if "." in text and _VERSIONS.search(text):
        yield from (ShortCode(match.start(), match.end(), match[0]) for match in _VERSION.finditer(text))


def _typed(text: str, locale: str) -> Iterator[ShortCode]:
    """The words in capitals that someone is told to send or type."""
    if primary(locale) != "en" or not _TYPED.search(text) or text.isupper():
        return
    for match in _CAPITALS.finditer(text):
        if is_common(match[0].lower(), "en"):
            yield ShortCode(match.start(), match.end(), match[0])


def _greek(text: str, target: str) -> Iterator[ShortCode]:
    """The Greek letters of a text that are named, with a number: omega-3, in Russian омега-3."""
    for match in _NUMBERED.finditer(text) if "-" in text else ():
        named = _IN_RUSSIAN[match["letter"].lower()] if primary(target) == "ru" else match["letter"].lower()
        there = f"{named}-{match['number']}"
        yield ShortCode(match.start(), match.end(), there, rf"(?i:{named}|{match['letter']})[-‐– ]?{match['number']}\b")


def _coordinates(text: str, source: str, target: str) -> Iterator[ShortCode]:
    for match in _DECIMAL.finditer(text):
        yield ShortCode(match.start(), match.end(), match[0])
    points = _POINTS.get(primary(target))
    for match in _DEGREES.finditer(text) if points else ():
        written, words = (points or {})[match["point"]]
        figures = re.sub(r"\d+\.\d+", lambda one: localized(one[0], source, target), match["arc"])
        there = rf"{re.escape(written).replace(chr(92) + ' ', '.?')}|{words}"
        yield ShortCode(match.start(), match.end(), f"{figures} {written}", there)
