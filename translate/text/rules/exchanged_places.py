"""The rule on places exchanged: two amounts or two organisations of which each stands beside the words of the other.

Kane scored 24 and Salah 22, Кейн забил 22, а Салах 24. Translators change the order of phrases, so the order of the
amounts proves nothing: what tells is whether the words beside an amount are still beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from glossary.locales import primary
from glossary.names import lists
from translate.text.numbers import Number, NumberRole, figures, months, number_words
from translate.text.rules.closed_sets import set_members
from translate.text.rules.messages import quoted
from translate.text.rules.name_renderings import plain
from translate.text.rules.opposites import placed_opposites
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.placed_names import turned_names
from translate.text.rules.word_facts import WordFacts
from translate.text.rules.word_places import PlacedWord, Row, TargetPlaces, WordPlaces, row

# Chosen by hand on the clean paragraphs of tests/benchmarks/checks.py and on those with two numbers exchanged.
_WITHIN = 10  # words beside something among which its own words are
_BESIDE = 80  # characters that hold them
_CLOSE = 50  # characters between two things in the order of the source
_NEAR = 30  # characters beside these
_APART = 220  # characters between two things that may be taken for each other
_EVIDENCE = 0.02  # how much stronger the words are tied to the other place, see `_told`
_EACH = 0.1  # the same for the words of each of the two where their order is that of the source
_OF_NAMES = 0.1  # the same where names changed their order
_BY_ONE = 0.3  # the same where the words of only one of them are known, and both are adjectives
_BY_ITSELF = 2  # words from a name to one that belongs to it: Sofia in Bulgaria
_NAMED = 4.0  # how much more a name tells than another word, which the second of two clauses may leave out
_AGAINST = 1.0  # how much stronger evidence must be than what speaks against it
_SHORTEST = 3  # letters of a word that is looked for
_FEWEST = 2  # things that can be exchanged
_YEARS = range(1000, 2100)
# Words that stand beside numbers of any kind.
_VAGUE_WORDS = (
    "year years age aged old time times day days month months per cent percent number total people person persons"
)
_VAGUE = frozenset(_VAGUE_WORDS.split())
_JOINED = re.compile(
    r"\W{0,3}(?:(?:to|from|and|by|or|of|out of|against|bis|von|zu|und|a|y|e|à|et|desde|da|do|du|до|по|и|на|к|из|с|со)"
    r"\W{1,3}(?:(?:the|an?|der|die|das|den|el|la|los|las|le|les|os?|as?)\W{1,3})?)?|\W*[ap]\.m\W*"
)
_ACRONYM = re.compile(r"(?<![\w&-])[A-Z]{2,6}(?![\w&-])")
_CAPITALS = WordFacts(lambda word: word.isupper() and 1 < len(word) < 7)
_BEFORE = re.compile(r"(?:([^\W\d_]+)\W{1,3})?([^\W\d_]+)\W{1,3}\Z")  # the two words before something
_AFTER = re.compile(r"\W{1,3}([^\W\d_]+)(?:\W{1,3}([^\W\d_]+))?")
_LETTERS = re.compile(r"(?<![\w-])[^\W\d_a-zа-яё]{2,8}(?![\w-])")


class _Thing(NamedTuple):
    """An amount or an acronym, as it is written, with its characters [start, end) in source and target."""

    text: str
    ours: tuple[int, int]
    theirs: tuple[int, int]


def exchanged_places(pair: TextPair) -> str:
    """Two amounts or two acronyms that changed places in the target."""
    things = (
        _amounts(pair),
        _acronyms(pair) if _may_hold_acronyms(pair) else [],
        *map(_members, set_members(pair)),
        *map(_members, placed_opposites(pair)),
    )
    found = (*(two for some in things if some for two in _exchanged(pair, some)), *_names(pair))
    return quoted(f"{one} and {other} changed places" for one, other in dict.fromkeys(found))


def _names(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The names of a sentence that changed places, the surest two."""
    words = pair.source.words
    turned = [
        (one, other)
        for one, other in turned_names(pair)
        if other.ours - one.ours > _BY_ITSELF
        and not lists.FUNCTION.isdisjoint(words[one.ours + 1 : other.ours])  # no compound: OData service provider URL
    ]
    if not turned:
        return
    places = [text.word_spans() for text in pair.sides]
    told = dict[float, tuple[str, str]]()
    for two in turned:
        one, other = (_Thing(name.text, places[0][name.ours], places[1][name.theirs]) for name in two)
        mine, yours, kept = _told(pair, one, other, _BESIDE)
        by_one = min(mine, yours) == kept == 0 and max(mine, yours) > _BY_ONE and _are_attributes(pair, one, other)
        if (min(mine, yours) > 0 or by_one) and mine + yours > max(_OF_NAMES, kept * _AGAINST):
            told[mine + yours] = one.text, other.text
    if told:
        yield told[max(told)]


def _are_attributes(pair: TextPair, one: _Thing, other: _Thing) -> bool:
    """True if both are words in small letters in the target, as the adjectives of countries are in most languages."""
    return all(pair.target.bare[thing.theirs[0]].islower() for thing in (one, other))


def _members(some: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]) -> list[_Thing]:
    return [_Thing(*one) for one in some]


def _may_hold_acronyms(pair: TextPair) -> bool:
    return len(_CAPITALS.telling(pair.source.capitals)) >= _FEWEST


@cache
def _number_words(language: str) -> Mapping[str, Decimal]:
    """The cardinals of a language of one word, as they may be written, with their values."""
    table = {
        word: one.value
        for word, one in number_words(language).items()
        if one.value > 1 and one.value % 1 == 0 and one.role == NumberRole.ADD and not one.ordinal
    }
    return {**table, **{word.capitalize(): value for word, value in table.items()}}


def _amounts(pair: TextPair) -> list[_Thing]:
    """The numbers that stand in both texts once; none where they cannot have changed places."""
    ours, theirs, here, there = pair.bare_texts
    in_words = _in_words(pair.source, primary(here))
    found = [*(figures(ours, here) if pair.source.figures else ()), *in_words]
    if len(found) < _FEWEST:
        return []
    found.sort(key=_start)
    others = [*(figures(theirs, there) if pair.target.figures else ()), *_in_words(pair.target, primary(there))]
    others.sort(key=_start)
    if not _may_have_changed(ours, found, others):
        return []
    mine, yours = _single(found, primary(here)), _single(others, primary(there))
    return [
        _Thing(one.text, (one.start, one.end), (other.start, other.end))
        for value, one in mine.items()
        if (other := yours.get(value))
    ]


def _in_words(text: Text, language: str) -> Iterator[Number]:
    """The numbers of one word that stand in a text once."""
    known = _number_words(language)
    for word in known.keys() & text.vocabulary:
        if text.words.count(word) == 1 and (found := re.search(rf"\b{word}\b", text.bare)):
            yield Number(word, *found.span(), known[word])


def _start(number: Number) -> int:
    return number.start


def _may_have_changed(text: str, found: Sequence[Number], others: Sequence[Number]) -> bool:
    """False if the figures of both texts have one order, and none of them stands near another; quick."""
    if [one.value for one in found] != [one.value for one in others]:
        return True
    return any(
        other.start - one.end <= _CLOSE and not _JOINED.fullmatch(text, one.end, other.start)
        for one, other in pairwise(found)
    )


def _single(found: Sequence[Number], language: str) -> dict[Decimal, Number]:
    """The numbers by value, those that stand there once; without months."""
    count = Counter(one.value for one in found)
    named = months(language)
    return {one.value: one for one in found if count[one.value] == 1 != one.value and one.text.lower() not in named}


def _acronyms(pair: TextPair) -> list[_Thing]:
    """The words in capitals that stand in both texts once."""
    found = {one[0]: one.span() for one in _ACRONYM.finditer(pair.source.bare)}
    if len(found) < _FEWEST:
        return []
    known, count = WordPlaces.of(pair.source_locale, pair.target_locale), Counter(pair.source.words)
    capitals = [PlacedWord(one[0], one.start(), one.start()) for one in _LETTERS.finditer(pair.target.bare)]
    there, ends = TargetPlaces(capitals), {one.start: one.start + len(one.text) for one in capitals}
    things = []
    for text, span in found.items():
        if count[text] == 1 and len(places := known.places(text, there)) == 1:
            start = next(iter(places))
            things.append(_Thing(text, span, (start, ends[start])))
    return things


def _exchanged(pair: TextPair, things: Sequence[_Thing]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(things):
        for other in things[at + 1 :]:
            if other.ours[0] - one.ours[1] > _APART:
                break
            if one.theirs[0] == other.theirs[0] or not _are_alike(pair.source.bare, one, other):
                continue
            turned = other.theirs < one.theirs
            if not turned and (_gap(one, other) > _CLOSE or not _may_be_apart(pair, one, other)):
                continue
            mine, yours, kept = _told(pair, one, other, _BESIDE if turned else _NEAR)
            if mine + yours > max(_EVIDENCE, kept * _AGAINST) if turned else min(mine, yours) > _EACH:
                yield one.text, other.text


def _may_be_apart(pair: TextPair, one: _Thing, other: _Thing) -> bool:
    """False if a word right beside one of two things is not rendered nearer to the other one; quick."""
    known, text = WordPlaces.of(pair.source_locale, pair.target_locale), pair.target.bare
    start = max(0, one.theirs[0] - _NEAR)
    near = plain(text[start : other.theirs[1] + _NEAR])
    for thing, rival in ((one, other), (other, one)):
        beside = [word for word in _neighbours(pair.source.bare, thing.ours) if _tells(word)]
        if not any(_is_nearer(known.first(word, near), rival, thing, start, word) for word in beside):
            return False
    return True


def _is_nearer(at: int, rival: _Thing, thing: _Thing, start: int, word: str) -> bool:
    """True if the rendering of a word, at a character from `start` on, is nearer to a rival; also for a name that is
    not found by its known renderings."""
    if at < 0:
        return word[0].isupper()
    ends = start + at, start + at + len(word)
    return min(_distance(end, rival.theirs) for end in ends) <= min(_distance(end, thing.theirs) for end in ends)


def _neighbours(text: str, characters: tuple[int, int]) -> list[str]:
    before, after = (
        _BEFORE.search(text, max(0, characters[0] - _NEAR), characters[0]),
        _AFTER.match(text, characters[1]),
    )
    return [word for found in (before, after) if found for word in found.groups() if word]


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


def _told(pair: TextPair, one: _Thing, other: _Thing, beside: int) -> tuple[float, float, float]:
    """How much the words beside each of two things are tied to the place of the other: below zero where they are tied
    to their own; and how much they are tied to their own without the others.

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
    told, kept = [0.0, 0.0], 0.0
    for word in ours:
        near, far = (_distance(word.place, span) for span in here)
        if near == far or min(near, far) > _WITHIN or not near or not far or not _tells(word.text):
            continue
        if places := known.places(word.text, there):
            at_it, away = (min(max(_distance(at, span), 1) for at in places) for span in others)
            if min(at_it, away) <= _WITHIN:
                tie = (1 / near - 1 / far) * (1 / away - 1 / at_it) * (_NAMED if word.text[0].isupper() else 1)
                told[near > far] += tie
                kept += max(0.0, -tie)
    return told[0], told[1], kept


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
