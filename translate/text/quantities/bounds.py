"""Bounds of numbers: more than 100, at most 5, ≥ 3, 18 or older; and those that a translation turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from glossary.locales import primary
from translate.text.numbers import Number, figures, number_words, numbers

# What bounds a number from below, and from above, before it; then the same after it. A negation is part of the form.
_BEFORE: Mapping[str, tuple[str, str]] = {
    "en": (
        r"(?:more|greater|higher|older|longer|larger|bigger|better) than|(?:no|not) (?:smaller|lower|younger|shorter)"
        r" than|over|above|at least|(?:no|not) (?:less|fewer)"
        r" than|exceed(?:s|ed|ing)?|upwards? of|in excess of|(?:a )?minimum(?: of)?",
        r"(?:less|fewer|lower|younger|shorter|smaller|cheaper) than|under|below|up to|at (?:the )?most|(?:no|not)"
        r" (?:more|greater|higher|older|longer|larger|bigger) than|(?:a )?maximum(?: of)?",
    ),
    "ru": (
        r"более|больше|свыше|выше|старше|дольше|превы[а-я]+|не (?:менее|меньше|ниже|младше|короче)|минимум|мере",
        r"менее|меньше|ниже|младше|короче|не (?:более|больше|выше|старше|свыше|дольше|превы[а-я]+)|до|максимум",
    ),
    "uk": (
        r"більше|понад|вище|старше|перевищ[а-яії]+|не (?:менше|нижче|молодше)|щонайменше|принаймні|мінімум",
        r"менше|менш|нижче|молодше|не (?:більше|вище|старше|перевищ[а-яії]+)|до|щонайбільше|максимум",
    ),
    "de": (
        r"mehr als|über|mindestens|wenigstens|nicht (?:weniger|unter)(?: als)?|(?:größer|älter|höher|länger) als",
        r"weniger als|unter|höchstens|maximal|bis zu|nicht mehr als|(?:kleiner|jünger|niedriger|kürzer) als",
    ),
    "es": (
        r"más (?:de|que)|mayor(?:es)? (?:de|que|a)|por encima de|al menos|por lo menos|como mínimo|no menos de|superan?"
        r"|superior(?:es)? a",
        r"menos (?:de|que)|menor(?:es)? (?:de|que|a)|por debajo de|como (?:máximo|mucho)|no más de|hasta"
        r"|inferior(?:es)? a",
    ),
    "pt": (
        r"mais (?:de|do|que)|maior(?:es)? (?:de|que)|acima de|pelo menos|no mínimo|não menos (?:de|que)"
        r"|superior(?:es)? a",
        r"menos (?:de|do|que)|menor(?:es)? (?:de|que)|abaixo de|no máximo|não mais (?:de|que)|até|inferior(?:es)? a",
    ),
    "fr": (
        r"plus (?:de|que)|supérieure?s? à|au-dessus de|au moins|au minimum|pas moins de|dépass\w+",
        r"moins (?:de|que)|inférieure?s? à|(?:au-|en )dessous de|au plus|au maximum|pas plus de|jusqu['’]à",
    ),
}  # fmt: skip
_AFTER: Mapping[str, tuple[str, str]] = {
    "en": (r"(?:or|and) (?:more|over|older|higher|above|longer|greater|up)",
           r"(?:or|and) (?:less|fewer|under|younger|lower|below)"),
    "ru": (r"(?:и|или) (?:более|больше|старше|выше|дольше|свыше)", r"(?:и|или) (?:менее|меньше|младше|ниже|моложе)"),
    "de": (r"(?:oder|und) (?:mehr|älter|höher|länger|darüber)", r"(?:oder|und) (?:weniger|jünger|niedriger|darunter)"),
    "es": (r"[oy] más", r"[oy] menos"), "pt": (r"ou mais", r"ou menos"), "fr": (r"(?:ou|et) plus", r"(?:ou|et) moins"),
}  # fmt: skip
_SIGNS = "<>≤≥⩽⩾＜＞"
_ABOVE_SIGN, _BELOW_SIGN = r"[>≥⩾＞]=?", r"[<≤⩽＜]=?"
_FILLER = re.compile(
    r"\W{0,4}(?:(?:a|an|the|about|some|roughly|один|чем|на|до|в|als|um)\W{1,2})?(?:[A-Z]{0,3}[$€£¥₽]\s?)?"
)
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset({"not", "the", "and", "más", "que", "plus"})  # words of bounds that are in most texts
_WIDE = 34  # characters before a number of the target among which its bound stands; chosen by hand
_STOP = re.compile(r".*(?:[.!?;:]\s|\d\s)", re.DOTALL)


def wrong_bounds(source: str, target: str, source_locale: str, target_locale: str) -> list[tuple[str, str]]:
    """The numbers of the source with a bound that is turned round in the target, each as it is written on both sides:
    more than 100, менее 100."""
    found = [*_bounded(source, source_locale)] if primary(target_locale) in _BEFORE else []
    if not found:
        return []
    only_figures = all(one.text[0].isdecimal() for one, _, _ in found)
    theirs = figures(target, target_locale) if only_figures else numbers(target, target_locale)
    wrong = []
    for number, above, text in found:
        if any(one.value == number.value and up is not above for one, up, _ in found):
            continue
        there = [(one, _directions(target, one, target_locale)) for one in theirs if _is_worth(one, number.value)]
        if there and all(said == {not above} for _, said in there):
            one = there[0][0]
            start = target.rfind(" ", 0, max(0, one.start - 3)) + 1
            wrong.append((text, target[start : one.end]))
    return wrong


def may_be_bounded(text: str, words: Sequence[str], locale: str) -> bool:
    """False if a text of these words has no number beside a bound; quick."""
    return any(map(text.__contains__, _SIGNS)) or any(
        one[0].isdecimal() or _is_number(one, primary(locale)) for one in _beside(words, primary(locale))
    )


def _beside(words: Sequence[str], language: str) -> Iterator[str]:
    """The words beside those of a bound."""
    for word in _telling(language).intersection(words):
        at = -1
        for _ in range(words.count(word)):
            at = words.index(word, at + 1)
            yield from words[max(0, at - 3) : at]
            yield from words[at + 1 : at + 3]


def _is_number(word: str, language: str) -> bool:
    known = number_words(language).get(word.lower())
    return known is not None and known.value != 1 and known.role != "alone"


@cache
def _telling(language: str) -> frozenset[str]:
    """The words of the bounds of a language that are in no other phrase: all but the shortest."""
    words = re.findall(r"[^\W\d_]{3,}|\bup\b", " ".join((*_BEFORE.get(language, ()), *_AFTER.get(language, ()))))
    small = {word for word in words if word not in _COMMON}
    return frozenset({*small, *map(str.capitalize, small)})


def _is_worth(number: Number, value: Decimal) -> bool:
    return value == number.value or value in number.readings


def _bounded(text: str, locale: str) -> Iterator[tuple[Number, bool, str]]:
    """The numbers of a text with a bound right beside them, True where it is one from below, and what is written."""
    before, after = _patterns(primary(locale))
    small = _small(text)
    for number in _beside_bounds(text, locale):
        start = max(0, number.start - _WIDE)
        *_, last = None, *before.finditer(small, start, number.start)
        if last and _FILLER.fullmatch(text, last.end(), number.start):
            yield number, last["above"] is not None, text[last.start() : number.end]
        elif after and (match := after.match(small, number.end)):
            yield number, match["above"] is not None, text[number.start : match.end()]


def _small(text: str) -> str:
    """A text in small letters, each at its place."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _beside_bounds(text: str, locale: str) -> Sequence[Number]:
    """The numbers of a text near a word or sign of a bound. Words are read only where one of them is near."""
    language = primary(locale)
    in_words = any(_is_number(word, language) for word in _beside(_WORD.findall(text), language))
    found = numbers(text, locale) if in_words else figures(text, locale)
    return [one for one in found if _is_near(text, one.start, one.end, language)]


def _is_near(text: str, start: int, end: int, language: str) -> bool:
    around = f"{text[max(0, start - 24) : start]} {text[end : end + 24]}"
    return not _telling(language).isdisjoint(_WORD.findall(around)) or any(map(around.__contains__, _SIGNS))


def _directions(text: str, number: Number, locale: str) -> set[bool]:
    """What the words and signs around a number say: True for a bound from below, False for one from above."""
    before, after = _patterns(primary(locale))
    near = _small(text[max(0, number.start - _WIDE) : number.start])
    stop = _STOP.match(near)
    near = near[stop.end() :] if stop else near
    said = {match["above"] is not None for match in before.finditer(near)}
    behind = _small(text[number.end : number.end + _WIDE])
    if after and (match := after.match(behind)):
        said.add(match["above"] is not None)
    if behind[:1] == "+" or behind[:12].lstrip().startswith("с лишним"):
        said.add(True)
    return said


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    above, below = _BEFORE.get(language, ("(?!)", "(?!)"))
    # the negations, which hold the words of the other bound, are tried first
    words = rf"(?P<below>\b(?:{below})(?!\w)|{_BELOW_SIGN})|(?P<above>\b(?:{above})(?!\w)|{_ABOVE_SIGN})"
    before = re.compile(words.replace(" ", r"[ \u00a0]"))
    if language not in _AFTER:
        return before, None
    above, below = _AFTER[language]
    after = rf"(?:\W{{0,2}}[^\W\d_]{{1,12}})?\W{{1,2}}(?:(?P<above>(?:{above})\b)|(?P<below>(?:{below})\b))"
    return before, re.compile(after.replace(" ", r"[ \u00a0]"))
