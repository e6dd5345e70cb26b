"""Amounts in set phrases that are read as other words: a fortnight, a score of villages, half a point, avg."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from glossary.locales import primary
from translate.text.numbers import numbers
from translate.text.quantities.everyday_amounts import everyday_amounts
from translate.text.quantities.measure_names import named

_FORTNIGHT = Decimal(14 * 24 * 3600)  # seconds
# Each phrase of English: how it begins, and the same in words that all read alike.
_PHRASES: Mapping[str, tuple[str, str]] = {
    "fortnight": (r"(?:\b[Aa]|(?<=\bthe last)|(?<=\bthe past)|(?<=\bthe next)) fortnight\b", "two weeks"),
    "score": (r"\b[Aa] score (?:or (?:so|more) )?of(?= (?:[a-z]+ )?[a-z]+s\b)", "20"),
    "point": (r"\b[Hh]alf a (?:percentage )?point\b", "0.5 percentage points"),
    "avg": (r"\b[Aa]vg\.?(?!\w)", "average"),
}
_COMPILED = {name: (re.compile(pattern), plain) for name, (pattern, plain) in _PHRASES.items()}
# How Russian and Ukrainian say a score, points of per cent, and what they are mistaken for.
_SCORE = re.compile(
    r"двадцат|двадцят|десят(?:к|ок)|множеств|безліч|нескольк|кільк|сотн|масс|\bряд|куч|много|багато|дюжин"
)
_NO_SCORE = re.compile(r"\b(?:сч[её]т|балл|очк|результат|рахун)", re.IGNORECASE)
_POINTS = re.compile(
    r"пункт|п\.\s?п|очк|балл|бал(?!к)|пол-?процент|половин\w* (?:процент|відсот)|\b0[,.]5", re.IGNORECASE
)
_HALVED = re.compile(r"наполовину|вдвое|вдвічі|в два раза|половин", re.IGNORECASE)
_AUGUST = re.compile(r"\bавг(?:уст\w*\b|\.)", re.IGNORECASE)
_AVERAGE = re.compile(r"сред|ср\.|серед", re.IGNORECASE)
_MISSING = "\0"  # nothing that could stand for a phrase
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """A phrase at characters [start, end) of a text, and the same in plain words."""

    start: int
    end: int
    name: str
    plain: str


def has_set_phrase(vocabulary: Collection[str]) -> bool:
    """False if a text with these words has none of the phrases; quick."""
    return any(name in vocabulary for name in _PHRASES) or "Avg" in vocabulary


def set_phrases(text: str, locale: str) -> Iterator[SetPhrase]:
    """The phrases of an English text."""
    if primary(locale) != "en":
        return
    for name, (pattern, plain) in _COMPILED.items():
        for match in pattern.finditer(text):
            start = match.start() + (len(match[0]) - len(match[0].lstrip()))
            yield SetPhrase(start, match.end(), name, plain)


def misread_phrases(source: str, target: str, source_locale: str, target_locale: str) -> Iterator[tuple[str, str]]:
    """The phrases of an English text that are something else in the translation, each as it is written on both sides,
    "" for one that is missing."""
    for one in set_phrases(source, source_locale):
        if wrong := _READERS[one.name](source, target, source_locale, target_locale):
            yield source[one.start : one.end], "" if wrong == _MISSING else wrong


def _as_span(source: str, target: str, locale: str, other: str) -> str:
    """The span of time that stands for a fortnight, "" where it is one, or where there is none."""
    here = {one.value for one in everyday_amounts(source, locale) if one.base == "seconds"}
    there = [one for one in everyday_amounts(target, other) if one.base in ("seconds", "months")]
    if any(one.value == _FORTNIGHT or (one.base, one.value) == ("months", Decimal("0.5")) for one in there):
        return ""
    other_span = next((one for one in there if one.base == "seconds" and one.value not in here), None)
    if other_span is not None:
        return target[other_span.start : other_span.end].rstrip(".")
    return "" if named(frozenset({"duration-week"}), target, primary(other)) else _MISSING


def _as_score(source: str, target: str, locale: str, other: str) -> str:
    found = numbers(target, other)
    if primary(other) not in ("ru", "uk") or _SCORE.search(target) or any(one.value == 20 for one in found):
        return ""
    here = {one.value for one in numbers(source, locale)}
    made = [one.text for one in found if one.value > 2 and one.value not in here]
    wrong = _NO_SCORE.search(target)
    return made[0] if made else _word_at(target, wrong.start()) if wrong else _MISSING


def _as_half(source: str, target: str, locale: str, other: str) -> str:
    wrong = _HALVED.search(target) if primary(other) in ("ru", "uk") and not _POINTS.search(target) else None
    return _word_at(target, wrong.start()) if wrong else ""


def _as_month(source: str, target: str, locale: str, other: str) -> str:
    wrong = None if "Aug" in source else _AUGUST.search(target)
    if primary(other) not in ("ru", "uk") or (_AVERAGE.search(target) and not wrong):
        return ""
    return wrong[0] if wrong else _MISSING


_READERS = {"fortnight": _as_span, "score": _as_score, "point": _as_half, "avg": _as_month}


def _word_at(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0].rstrip(".,;:!?") if match else ""
