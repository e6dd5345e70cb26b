"""Ranges of a translation whose two numbers the source does not connect: 5 euros to 40 families, от 5 до 40."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from glossary.locales import primary
from translate.text.numbers import Number, months, numbers
from translate.text.quantities.amounts import amounts
from translate.text.quantities.clock import times
from translate.text.quantities.records import Quantity, QuantityKind

# What stands before the first number of a range, and before its last.
_RANGES: Mapping[str, tuple[str, str]] = {
    "ru": (r"\b(?:от|со?)[ \u00a0]\Z", r"[ \u00a0]до[ \u00a0]\Z"),
    "uk": (r"\bвід[ \u00a0]\Z", r"[ \u00a0]до[ \u00a0]\Z"),
    "de": (r"\bvon[ ]\Z", r"[ ]bis(?: zu)?[ ]\Z"), "es": (r"\bdesde[ ]\Z", r"[ ]hasta[ ]\Z"),
}  # fmt: skip
_TO = re.compile(
    r"(?P<counted>[ \u00a0-][^\W\d_][^\d.,;:!?]{0,30}?)?[ \u00a0]to[ \u00a0](?:the |his |her |their |some )?\Z"
)
_FROM = re.compile(r"\b(?:from|between|rang\w+|anywhere|for|are|is|ages?|aged|open)\b[^.;!?]{0,30}\Z", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:votes?|voted|scores?|won|lost|beat|beaten|led|ruled|passed|approved|rejected)\b")
_REACHED = re.compile(
    r"\b(?:and|or|but|up|down|close|next|due|back|according|rose|fell|grew|rises?|falls?|grows?|increased?|reduced?|cut"
    r"|compared|likely|able|years?|months?|weeks?|days?|hours?|minutes?|in|on|at|of the)\b"
)
_NOUN = re.compile(r"[ \u00a0-](?P<noun>[^\W\d_]{3,})")
_NEAR = 40  # characters before a number among which a word stands


def made_ranges(source: str, target: str, source_locale: str, target_locale: str) -> Iterator[tuple[str, str]]:
    """What is given to so many (English: X to N people) that the target has as a range from X to N."""
    marks = _RANGES.get(primary(target_locale))
    if marks is None or primary(source_locale) != "en" or " to " not in source or not re.search(marks[1][:-2], target):
        return
    theirs = numbers(target, target_locale)
    ranges = [(a, b) for a, b in pairwise(theirs) if _is_range(target, a, b, marks[1])]
    ours = numbers(source, source_locale) if ranges else ()
    for first, last in ranges:
        is_whole = re.search(marks[0], target[max(0, first.start - 8) : first.start], re.IGNORECASE) is not None
        for one, other in pairwise(ours):
            same = (one.value, other.value) == (first.value, last.value)
            if same and _is_given(source, one, other, source_locale, is_whole):
                yield source[one.start : other.end], target[first.start : last.end]


def recipients(text: str, locale: str) -> Iterator[tuple[Number, Number]]:
    """The amounts of an English text that are given to so many, each with the number of those: 3 tents to 18
    families."""
    if primary(locale) != "en" or " to " not in text:
        return
    found = numbers(text, locale)
    for one, other in pairwise(found):
        measured = _amount(one, amounts(text, locale))
        if measured is not None and measured.kind is QuantityKind.MEASURE:
            continue
        if _REACHED.search(text, one.end, other.start) or _VOTED.search(text[: one.start]):
            continue
        if _is_given(text, one, other, locale, is_whole=True):
            yield one, other


def _is_range(text: str, first: Number, last: Number, mark: str) -> bool:
    between = text[first.end : last.start]
    return len(between) < _NEAR and "," not in between and re.search(mark, between) is not None


def _is_given(text: str, one: Number, other: Number, locale: str, is_whole: bool) -> bool:
    """True where "to" stands between an amount and those who get it, which are counted in something else. `is_whole`:
    the target says "from", too; else only money is told apart from a way (5 miles to 2 villages)."""
    between = _TO.fullmatch(text, one.end, other.start)
    noun = _NOUN.match(text, other.end)
    before = text[max(0, one.start - _NEAR) : one.start]
    if is_whole and between and not between["counted"] and one.value > other.value and _VOTED.search(before):
        return True
    if not between or not noun or _FROM.search(text, max(0, one.start - _NEAR), one.start):
        return False
    first, last = (_amount(number, amounts(text, locale)) for number in (one, other))
    money = first is not None and first.kind is QuantityKind.MONEY
    if last is not None or not (between["counted"] or money) or not (is_whole or money):
        return False
    if any(time.start <= number.start < time.end for time in times(text, locale) for number in (one, other)):
        return False
    return noun["noun"].lower() not in months(primary(locale)) and not (between["counted"] or "").strip().startswith(
        noun["noun"]
    )


def _amount(number: Number, found: Sequence[Quantity]) -> Quantity | None:
    return next((one for one in found if one.start <= number.start < one.end and not one.shared), None)
