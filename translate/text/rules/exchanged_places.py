"""The rule on places exchanged: two amounts or two organisations of which each stands beside the words of the other.

Kane scored 24 and Salah 22, Кейн забил 22, а Салах 24. Translators change the order of phrases, so the order of the
amounts proves nothing: what tells is whether the words beside an amount are still beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from glossary.locales import primary
from glossary.names import lists
from translate.text.numbers import Number, figures, months, number_words, numbers
from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair
from translate.text.rules.word_places import PlacedWord, Row, TargetPlaces, WordPlaces, row

# Chosen by hand on the clean paragraphs of tests/benchmarks/checks.py and on those with two numbers exchanged.
_WITHIN = 10  # words beside something among which its own words are
_BESIDE = 80  # characters that hold them
_CLOSE = 50  # characters between two things in the order of the source
_NEAR = 30  # characters beside these
_APART = 220  # characters between two things that may be taken for each other
_EVIDENCE = 0.02  # how much stronger the words are tied to the other place, see `_told`
_EACH = 0.1  # the same for the words of each of the two where their order is that of the source
_SHORTEST = 3  # letters of a word that is looked for
_FEWEST = 2  # things that can be exchanged
_YEARS = range(1000, 2100)
# Words that stand beside numbers of any kind.
_VAGUE_WORDS = "year years age aged old time times day days month months per cent percent number total"
_VAGUE = frozenset(_VAGUE_WORDS.split())
_JOINED = re.compile(
    r"\W{0,3}(?:(?:to|and|by|or|of|out of|against|bis|zu|und|a|y|e|à|et|до|по|и|на|к|из)\W{1,3})?|\W*[ap]\.m\W*"
)
_ACRONYM = re.compile(r"(?<![\w&-])[A-Z]{2,6}(?![\w&-])")
_LETTERS = re.compile(r"(?<![\w-])[^\W\d_a-zа-яё]{2,8}(?![\w-])")


class _Thing(NamedTuple):
    """An amount or an acronym, as it is written, with its characters [start, end) in source and target."""

    text: str
    ours: tuple[int, int]
    theirs: tuple[int, int]


def exchanged_places(pair: TextPair) -> str:
    """Two amounts or two acronyms that changed places in the target."""
    amounts = _amounts(pair) if _may_hold_numbers(pair) else []
    acronyms = _acronyms(pair) if _may_hold_acronyms(pair) else []
    found = (one for things in (amounts, acronyms) for one in _exchanged(pair, things))
    return quoted(f"{one} and {other} changed places" for one, other in dict.fromkeys(found))


def _may_hold_numbers(pair: TextPair) -> bool:
    """False if a source has no two numbers that may be taken for each other; quick."""
    ours = pair.source
    return (ours.figures and len(figures(ours.bare, pair.source_locale)) >= _FEWEST) or _counts_in_words(pair)


def _counts_in_words(pair: TextPair) -> bool:
    """True if a source has a number in words near another number."""
    known, words = _number_words(primary(pair.source_locale)), pair.source.words
    if known.isdisjoint(pair.source.vocabulary):
        return False
    places = [at for at, word in enumerate(words) if word in known or word[0].isdecimal()]
    return any(
        other - one <= _WITHIN
        and words[one] != words[other]
        and not (words[one][0].isdecimal() and words[other][0].isdecimal())
        for one, other in pairwise(places)
    )


def _may_hold_acronyms(pair: TextPair) -> bool:
    return len([word for word in pair.source.vocabulary if word.isupper() and 1 < len(word) < 7]) >= _FEWEST


@cache
def _number_words(language: str) -> frozenset[str]:
    words = {
        word
        for word, one in number_words(language).items()
        if one.value > 1 and one.role != "alone" and not one.ordinal
    }
    return frozenset({*words, *map(str.capitalize, words)})


def _amounts(pair: TextPair) -> list[_Thing]:
    """The numbers that stand in both texts once."""
    ours, theirs, here, there = pair.bare_texts
    in_words = _counts_in_words(pair)
    mine = _single((numbers if in_words else figures)(ours, here), primary(here))
    if len(mine) < _FEWEST:
        return []
    yours = _single(figures(theirs, there), primary(there))
    if not mine.keys() <= yours.keys():
        yours = _single(numbers(theirs, there), primary(there))
    return [
        _Thing(one.text, (one.start, one.end), (other.start, other.end))
        for value, one in mine.items()
        if (other := yours.get(value))
    ]


def _single(found: Sequence[Number], language: str) -> dict[Decimal, Number]:
    """The numbers by value, those that stand there once; without months."""
    count = Counter(one.value for one in found)
    named = months(language)
    return {one.value: one for one in found if count[one.value] == 1 != one.value and one.text.lower() not in named}


def _acronyms(pair: TextPair) -> list[_Thing]:
    """The words in capitals that stand in both texts once."""
    known, texts = WordPlaces.of(pair.source_locale, pair.target_locale), (pair.source.bare, pair.target.bare)
    capitals = [PlacedWord(one[0], one.start(), one.start()) for one in _LETTERS.finditer(texts[1])]
    there, found = TargetPlaces(capitals), list(_ACRONYM.finditer(texts[0]))
    count = Counter(one[0] for one in found)
    things = []
    for one in found:
        if count[one[0]] == 1 and len(places := known.places(one[0], there)) == 1:
            at = next(word for word in capitals if word.start in places)
            things.append(_Thing(one[0], one.span(), (at.start, at.start + len(at.text))))
    return things


def _exchanged(pair: TextPair, things: Sequence[_Thing]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(things):
        for other in things[at + 1 :]:
            if other.ours[0] - one.ours[1] > _APART:
                break
            if one.theirs[0] == other.theirs[0] or not _are_alike(pair.source.bare, one, other):
                continue
            turned = other.theirs < one.theirs
            if not turned and _gap(one, other) > _CLOSE:
                continue
            mine, yours = _told(pair, one, other, _BESIDE if turned else _NEAR)
            if mine + yours > _EVIDENCE if turned else min(mine, yours) > _EACH:
                yield one.text, other.text


def _gap(one: _Thing, other: _Thing) -> int:
    """Characters between two things, in the source or in the target, where they are more."""
    return max(other.ours[0] - one.ours[1], other.theirs[0] - one.theirs[1])


def _are_alike(text: str, one: _Thing, other: _Thing) -> bool:
    """False for a year and an amount, and for the parts of a score, a range or a clock time, which other rules
    compare."""
    if _is_year(one.text) is not _is_year(other.text):
        return False
    return _JOINED.fullmatch(text, one.ours[1], other.ours[0]) is None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and int(text) in _YEARS


def _told(pair: TextPair, one: _Thing, other: _Thing, beside: int) -> tuple[float, float]:
    """How much the words beside each of two things are tied to the place of the other: below zero where they are tied
    to their own.

    `beside`: characters that are looked at on both sides. The strength of a tie falls with the distance in words; a
    word that is equally near to both tells nothing.
    """
    known, ours = (
        WordPlaces.of(pair.source_locale, pair.target_locale),
        _around(pair.source.bare, one.ours, other.ours, beside),
    )
    words = _around(pair.target.bare, one.theirs, other.theirs, beside)
    there = TargetPlaces(words)
    here = _span(ours, one.ours), _span(ours, other.ours)
    others = _span(words, one.theirs), _span(words, other.theirs)
    told = [0.0, 0.0]
    for word in ours:
        near, far = (_distance(word.place, span) for span in here)
        if near == far or min(near, far) > _WITHIN or not near or not far or not _tells(word.text):
            continue
        if places := known.places(word.text, there):
            at_it, away = (min(max(_distance(at, span), 1) for at in places) for span in others)
            if min(at_it, away) <= _WITHIN:
                told[near > far] += (1 / near - 1 / far) * (1 / away - 1 / at_it)
    return told[0], told[1]


def _around(text: str, one: tuple[int, int], other: tuple[int, int], beside: int) -> Row:
    return row(text, max(0, min(one[0], other[0]) - beside), min(len(text), max(one[1], other[1]) + beside))


def _tells(word: str) -> bool:
    low = word.lower()
    return len(word) >= _SHORTEST and word.isalpha() and low not in lists.FUNCTION and low not in _VAGUE


def _span(words: Row, characters: tuple[int, int]) -> tuple[int, int]:
    """The places of the first and the last word that begin within some characters, or of the one that holds them."""
    inside = [one.place for one in words if characters[0] <= one.start < characters[1]]
    before = [one.place for one in words if one.start < characters[1]]
    return (inside[0], inside[-1]) if inside else (before[-1], before[-1]) if before else (0, 0)


def _distance(place: int, span: tuple[int, int]) -> int:
    """Words from a place to a span, 0 inside."""
    return max(span[0] - place, place - span[1], 0)
