"""The rule on from and to: a way, a change or a span that is told backwards, from Paris to Rome, из Рима в Париж."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from glossary.locales import primary
from glossary.names import lists
from translate.text.numbers import figure_at, figures
from translate.text.rules.messages import quoted
from translate.text.rules.pair import TextPair
from translate.text.rules.word_places import TargetPlaces, WordPlaces, words_of

# By language: what says from, what says to, the words that may stand between it and what it speaks of.
_WORDS: Mapping[str, tuple[str, str, str]] = {
    "en": (
        r"from",
        r"(?:up |down )?to|into|until|till|through",
        r"the|an?|about|around|some|nearly|over|just|under|only|more|than|less|its|his|her",
    ),
    "ru": (r"из|изо|с|со|от", r"до|в|во|на|к|ко|по", r"почти|около|примерно|более|менее|чем|всего|города?|ю|е|й|го"),
    "uk": (r"із|зі|з|від", r"до|в|у|на|к|по", r"майже|близько|приблизно|понад|міста?"),
    "de": (r"von|vom|aus", r"bis|auf|nach|zu|zum|zur|in|ins",
           r"zu|auf|der|die|das|dem|den|etwa|rund|fast|über|knapp|nur|nach"),
    "es": (r"de|del|desde", r"a|al|hasta", r"el|la|los|las|unos|unas|casi|más|menos|de|solo|sólo"),
    "pt": (r"de|do|da|dos|das|desde", r"a|ao|à|para|até", r"o|a|os|as|cerca|quase|mais|menos|de|apenas"),
    "fr": (r"de|du|des|depuis|d['’]", r"à|au|aux|en|vers|jusqu['’]à",
           r"le|la|les|près|presque|plus|moins|de|environ|seulement|l['’]"),
}  # fmt: skip
_APART = 100  # characters between what a way begins with and what it ends with in the target
_BEFORE, _NEAREST = 30, 2  # characters, and words, before a place among which such a word stands
_WORD = re.compile(r"\w+")


# What a way begins or ends with: an amount with its sign of money, or a word, which a name may go on.
_AMOUNT = r"(?:[A-Z]{0,3}[$€£¥₽₹]\s?)?\d(?:[\d.,\u00a0]*\d)?"
_NAME = r"[^\W\d_]{2,}"
_GOES_ON = r"(?:[ -][A-Z][\w-]*){0,3}"
_LEAP = r"(?:(?![.!?;:\n]\s|\n).){0,60}?"  # what may stand between amounts, in one sentence
_FIGURE = re.compile(r"\d")
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?=\s?[^\W\d])")
_BESIDE = 20  # characters by which to may stand before from, where they belong together: to 7.1 % from 6.4 %
_REACH = 90  # characters before from among which to may stand


class _Marked(NamedTuple):
    """What stands after a word that says from or to, and where."""

    text: str
    start: int


def from_to(pair: TextPair) -> str:
    """A way of the source, a change or a span, that the target tells backwards."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here not in _WORDS or there not in _WORDS or _openers(here).isdisjoint(pair.source.vocabulary):
        return ""
    ways = list(_ways(pair.source.bare, here))
    if not ways:
        return ""
    words = TargetPlaces(words_of(pair.target.bare))
    places = cache(lambda thing: _places(pair, thing, words))
    is_turned = cache(lambda one, other: _is_turned(pair.target.bare, places(one), places(other), there))
    turned = [way for way in ways if is_turned(*(_thing(pair, one) for one in way))]
    return quoted(f"from {one.text} to {other.text} is told backwards" for one, other in turned)


@cache
def _openers(language: str) -> frozenset[str]:
    """The words that say from, as they are written."""
    words = re.findall(r"\w{2,}", _WORDS[language][0])
    return frozenset({*words, *map(str.capitalize, words)})


def _ways(text: str, language: str) -> Iterator[tuple[_Marked, _Marked]]:
    """What stands after from and after to in a text, one after the other."""
    opener, onward, backward = _patterns(language)
    ends = _says_from_or_to(language)[1]
    for at in opener.finditer(text):
        near = _last(text, at.start(), ends, _BESIDE)
        found = backward[0].match(text, near) if near is not None else None
        if found is None and not ends.isdisjoint(_WORD.findall(text, at.end(), at.end() + _REACH)):
            found = next(filter(None, (pattern.match(text, at.start()) for pattern in onward)), None)
        if found is None and (before := _last(text, at.start(), ends, _REACH)) is not None:
            found = next(filter(None, (pattern.match(text, before) for pattern in backward)), None)
        if found:
            yield _Marked(found["start"], found.start("start")), _Marked(found["end"], found.start("end"))


def _last(text: str, end: int, words: frozenset[str], reach: int) -> int | None:
    """Where the last of some words stands before a place of a text, within so many characters; None for none."""
    found = [one.start() for one in _WORD.finditer(text, max(0, end - reach), end) if one[0] in words]
    return found[-1] if found else None


_Patterns = tuple[re.Pattern[str], ...]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], _Patterns, _Patterns]:
    """What finds from, a way from its beginning to its end, and one to its end from its beginning; of amounts, and of
    names."""
    first, last, filler = _WORDS[language]
    capital = "|".join(word.capitalize() for word in first.split("|"))
    between = rf"\s(?:(?:{filler})\s){{0,2}}"
    onward, backward = [], []
    for place, gap in ((_AMOUNT, _LEAP), (_NAME, _GOES_ON)):
        start, end = rf"(?:{first}|{capital}){between}(?P<start>{place})", rf"(?:{last}){between}(?P<end>{place})"
        onward.append(re.compile(rf"{start}{gap}\s{end}"))
        backward.append(re.compile(rf"{end}{gap},?\s{start}"))
    return re.compile(rf"\b(?:{first}|{capital})\b"), tuple(onward), tuple(backward)


class _Figures(NamedTuple):
    """A number in figures: what it is worth, and how it is written."""

    value: Decimal
    text: str


def _thing(pair: TextPair, marked: _Marked) -> _Figures | str:
    """What a way of the source begins or ends with: a number, or a word; "" for neither."""
    digit = _FIGURE.search(marked.text)
    if digit is None:
        return marked.text
    number = figure_at(pair.source.bare, pair.source_locale, marked.start + digit.start())
    return "" if number is None else _Figures(number.value, number.text)


def _is_turned(target: str, begins: Sequence[int], ends: Sequence[int], language: str) -> bool:
    """True if what a way begins with stands after to in the target, and what it ends with after from. `begins`, `ends`:
    where the two stand there, in order."""
    said = {at: _says(target, at, language) for at in (*begins, *ends)}
    told = {
        (said[first], said[second])
        for first in begins
        for second in ends[bisect_left(ends, first - _APART) : bisect_right(ends, first + _APART)]
        if first != second
    }
    return ("to", "from") in told and ("from", "to") not in told


def _places(pair: TextPair, thing: _Figures | str, words: TargetPlaces) -> Sequence[int]:
    """Where the target, with these words, has a number or renders a word of the source."""
    if isinstance(thing, _Figures):
        theirs = figures(pair.target.bare, pair.target_locale)
        found = [one.start for one in theirs if one.value == thing.value]
        if not found and (scaled := _PLAIN.match(thing.text.lstrip("$€£¥₽₹"))):  # from 2 to 3 million
            found = [one.start for one in theirs if one.value == Decimal(scaled[0])]
        return found
    if not thing or thing.lower() in lists.FUNCTION:
        return []
    return sorted(WordPlaces.of(pair.source_locale, pair.target_locale).places(thing, words))


def _says(text: str, at: int, language: str) -> str:
    """What the last words before a place of a text say of it: from, to, or nothing."""
    start, end = _says_from_or_to(language)
    for word in reversed(_WORD.findall(text[max(0, at - _BEFORE) : at].lower())[-_NEAREST:]):
        if word in start:
            return "from"
        if word in end:
            return "to"
    return ""


@cache
def _says_from_or_to(language: str) -> tuple[frozenset[str], frozenset[str]]:
    start, end, _ = _WORDS[language]
    return frozenset(_WORD.findall(start)), frozenset(_WORD.findall(end.replace("(?:up |down )?", "")))
