"""Compares the numbers in words of a text and its translation: twice that became трижды, a half that became a quarter.

A number in words can be said in many ways, so it counts as there wherever the other text has its value, in figures or
in words of whatever kind (third: третий, треть, 1/3). It is reported where another number in words stands in its place,
or where it is a plain cardinal that is never left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from glossary.locales import primary
from translate.text.numbers import (
    LANGUAGES,
    Number,
    NumberWord,
    folds,
    months,
    multiplying_verbs,
    number_words,
    numbers,
)
from translate.text.quantities.everyday_amounts import same_amounts
from translate.text.quantities.measure_names import measured
from translate.text.quantities.spoken_clock import spoken_clock

# Words that have other meanings, or other names: may change or be missing without a number being lost.
_OTHERWISE: Mapping[str, str] = {
    "en": "one once single zero nil both second secondly pair pairs couple double triple trio decade decades noon"
    " midday midnight fortnight u-turn u-turns about-turn about-face first quarter quarters half m b k mn mio mil bn tn"
    " lac lacs fourths tens doubled doubling doubles triple tripled tripling triples quadruple quadrupled",
    "ru": "один одна одно одного одной одному одним одном одну одни одних одними однажды единственный впервые оба обе"
    " обоих обеих обоим обеим обоими обеими пара пары пару пол семью семей полдень полудня полночь полуночи к трети"
    " вдвое вдвоём вдвоем двойка двойки двойку двойной двойного двойную двойне тройка тройки тройку четвёрка"
    " четвёрки первый три сот"
    " круглосуточно",
    "uk": "один одна одне одного однієї одному одній одним однією одну одні одних обидва обидві обох обом обома пара"
    " пари пару сім'я семи три пів опівдні опівночі к",
    "de": "ein eine einen einem einer eines eins einmal beide beiden beider paar doppelt acht sieben elf null mittag"
    " mitternacht jahrzehnt halb halbe halbes viertel k",
    "es": "un uno una ambos ambas par doble trío once década mediodía medianoche medio media primer segundo segunda"
    " cuarto k m mm miles",
    "pt": "um uma ambos ambas par dupla dobro trio década meio meia segundo segunda terça quarta quinta sexta k m",
    "fr": "un une paire double trio décennie midi minuit demi demie quart second seconde neuf cents mille premier"
    " première k m",
}
_HOMONYMS: Mapping[str, str] = {"ru": "семью пол пара пары пару", "uk": "семи пара пари пару", "de": "acht paar"}
_UNTOLD = "both noon midday midnight zero nil decade decades"  # alone they prove nothing
_DOZENS = {"dozens", "десятки", "десятков", "десяткам", "десятками", "десятках", "десятків", "dutzende"}
# Words beside numbers that may be rendered as first.
_FIRST_OTHERWISE = """
    initial initially opening debut inaugural original originally maiden former begin began begins beginning started
    once ever lead leading earlier early until primary top начале сначала дебютный
"""
_SAYS_FIRST = frozenset(_FIRST_OTHERWISE.split())
_VULGAR = frozenset("¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_SHARE = Decimal("0.0001")
# Durations that have a name of their own in many languages (полгода, semaine, Jahrhundert): the numbers they may hide.
_SPANS = frozenset(map(Decimal, (3, 6, 7, 10, 12, 14, 15, 18, 24, 30, 36, 45, 48, 60, 90, 100, 120, 1000)))
_LONGEST_NAME = 40  # characters beside a number among which a name stands
_NAMED_BEFORE = re.compile(r"(?<![.!?:\n] )[A-ZА-ЯЁ][\w’'-]*[ -]\Z")
_NAMED_AFTER = re.compile(r"[ -][A-ZА-ЯЁ][\w’'-]*")
_GLUED = ("ru", "uk", "de")  # whose compounds are read as numbers
# Words before a number of what is known already, so that two may be left out.
_GIVEN = re.compile(
    r"\b(?:the|th[eo]se|both|his|her|its|their|our|your|my|die|den|der|diese|ihre|seine|los|las|estos|estas|sus|os|as"
    r"|estes|estas|seus|suas|les|ces|ses|leurs|эти|этих|обе|оба|ці|цих)[ \u00a0]\Z",
    re.IGNORECASE,
)
_FEW = 20  # numbers below are counted: each needs one of its own in the other text
_CLOSE = 16  # characters of each of the numbers that say one together
_LIKE = 5  # letters of a scale word that may stand inside another (многомиллионный)


def changed_words(source: str, target: str, source_locale: str, target_locale: str) -> Iterator[tuple[str, str]]:
    """The numbers in words of the source that the target lacks, each with the number in words that only the target
    has, "" if there is none."""
    if primary(target_locale) not in LANGUAGES:
        return
    ours, theirs = _without_times(source, source_locale), _without_times(target, target_locale)
    here = frozenset().union(*(_values(one, source_locale) for one in ours))
    there = frozenset().union(*(_values(one, target_locale) for one in theirs))
    lost = _lost(ours, theirs, there, source_locale, target_locale)
    lost = [one for one in lost if not _said_otherwise(source, one, target, source_locale, target_locale)]
    if not lost:
        return
    left = _lost(theirs, ours, here, target_locale, source_locale)
    left += [one for one in theirs if _is_numeral(one, here)]
    for mine, yours in same_amounts(source, target, source_locale, target_locale):
        lost = [one for one in lost if one.start not in mine]
        left = [one for one in left if one.start not in yours]
    is_new = 1 not in here and _SAYS_FIRST.isdisjoint(source.lower().split())
    firsts = [one for one in theirs if one.value == 1 and _is_ordinal(one, target_locale)] if is_new else []
    for one in lost:
        if left:
            yield one.text, left.pop(0).text
        elif firsts and _is_ordinal(one, source_locale):
            yield one.text, firsts.pop(0).text
        elif _is_certain(source, one, source_locale):
            yield one.text, ""


def _without_times(text: str, locale: str) -> Sequence[Number]:
    """The numbers of a text that are no months and belong to no clock time in words."""
    clock, named = spoken_clock(text, locale), months(primary(locale))
    found = [one for one in numbers(text, locale) if one.text.lower() not in named]
    return [one for one in found if not any(a.start <= one.start < a.end for a in clock)] if clock else found


def may_change(words: Sequence[str], folded: Sequence[str], source_locale: str, target_locale: str) -> bool:
    """False if no number in words of a text can be lost: each of its words that is a number has a rendering among the
    words of the target. `words`: those of the source; `folded`: those of the target, in lower case. Quick."""
    here, there = primary(source_locale), primary(target_locale)
    found = _spellings(here).intersection(words)
    if not _VULGAR.isdisjoint(words):
        return True
    if not found:
        return False
    known = number_words(here)
    said: Counter[Decimal] = Counter()
    for word in found:
        value = known[word.lower()].value
        forms = _forms_of(word, here, there)
        if forms.isdisjoint(folded) or ((20 <= value < 100 or value < 1) and _goes_on(words, word, known)):
            return True
        said[value] += words.count(word) * (word.lower() not in _weak(here))
    return any(
        said[value] > 1 and said[value] > sum(map(_forms_of(word, here, there).__contains__, folded))
        for word in found
        for value in (known[word.lower()].value,)
    )


def _is_numeral(one: Number, there: Collection[Decimal]) -> bool:
    """True for a Roman numeral that is not among the values of the other text: XIX."""
    return not one.required and len(one.text) > 1 and one.text.isupper() and one.value < 40 and one.value not in there


def _lost(
    own: Sequence[Number], others: Sequence[Number], values: Collection[Decimal], locale: str, other: str
) -> list[Number]:  # fmt: skip
    """The numbers in words of a text that are not among those of the other one, which are worth `values`."""
    words = [one for one in own if _is_word(one, locale) and one.text.lower() not in _homonyms(locale)]
    each = {(one.text, one.value): one for one in words}
    there = {key for key, one in each.items() if _is_there(one, own, others, values, locale, other)}
    return [one for one in words if (one.text, one.value) not in there]


def _is_there(
    one: Number, own: Sequence[Number], others: Sequence[Number], values: Collection[Decimal], locale: str, other: str
) -> bool:  # fmt: skip
    """True if a number stands among the others: a small one as often as in its own text, one of several words as a
    whole or in its parts beside each other (два с половиной)."""
    said = {one.value, *one.readings}
    if not one.parts and one.value % 1 == 0 and one.value < _FEW:
        sought = _values(one, locale) | _share(one)
        weak, verbs = _weak(primary(locale)), multiplying_verbs(primary(other))
        is_weak = one.text.lower() in weak
        if not is_weak and any(number.value == one.value and number.text.lower() in weak for number in own):
            others = [number for number in others if number.text.lower() not in verbs]  # double: удвоить
        there = sum(not _values(number, other).isdisjoint(sought) for number in others)
        counted = [number for number in own if number.value == one.value and number.text.lower() not in weak]
        return there >= max(len(counted), 1)
    if not said.isdisjoint(values):
        return True
    parts = [_values(part, locale) for part in one.parts if part.value != 1]
    if len(one.parts) == 2 and one.parts[0].value >= 20 and one.parts[1].value < 10 and one.value < 100:
        return False  # twenty-one is no twenty
    if not parts:
        return not (_values(one, locale) | _share(one)).isdisjoint(values)
    runs = (others[at : at + len(parts)] for at in range(len(others)))
    close = (run for run in runs if run[-1].end - run[0].start <= _CLOSE * len(parts))
    return any(
        all(any(not part.isdisjoint(_values(number, other)) for number in run) for part in parts) for run in close
    )


@cache
def _spellings(language: str) -> frozenset[str]:
    numbers = {word for word, one in number_words(language).items() if one.value != 1 and not _is_month(one)}
    words = numbers - frozenset(_UNTOLD.split())
    return frozenset({*words, *map(str.capitalize, words)})


def _goes_on(words: Sequence[str], word: str, known: Mapping[str, NumberWord]) -> bool:
    """True if a number in words has more than one: twenty-one, half a million."""
    at = words.index(word)
    return any(one.lower() in known for one in words[at + 1 : at + 3] if one != "a")


@cache
def _forms_of(word: str, here: str, there: str) -> frozenset[str]:
    value = number_words(here)[word.lower()].value
    number = Number(word, 0, len(word), value, required=False)
    values = _values(number, here) | _share(number)
    return frozenset({f"{value}", *(form for one in values for form in _forms(one, there))})


@cache
def _forms(value: Decimal, language: str) -> frozenset[str]:
    return frozenset(word for word, one in number_words(language).items() if one.value == value and not _is_month(one))


def _is_month(word: NumberWord) -> bool:
    return word.role == "alone"


@cache
def _homonyms(locale: str) -> frozenset[str]:
    return frozenset(_HOMONYMS.get(primary(locale), "").split())


@cache
def _weak(language: str) -> frozenset[str]:
    return frozenset(_OTHERWISE.get(language, "").split()) | folds(language) | multiplying_verbs(language).keys()


def _is_word(one: Number, locale: str) -> bool:
    """True for a number in words that is no month, no Roman numeral and not one."""
    if one.required or one.text[0].isdigit() or one.value == 1:
        return False
    if one.text in _VULGAR:
        return True
    if not one.text[0].isalpha() or (one.text.isupper() and not one.parts and len(one.text) < 7):
        return False
    known = number_words(primary(locale)).get(one.text.lower())
    return known is None or not _is_month(known)


def _values(one: Number, locale: str) -> frozenset[Decimal]:
    """What a number may be worth, alone and by its parts."""
    values = {one.value, *one.readings}
    for part in one.parts:
        values |= _values(part, locale)
    text = one.text.lower()
    if text in _DOZENS:
        values |= {Decimal(10), Decimal(12)}
    if text.startswith(("полгод", "полугод")):
        values.add(Decimal(6))
    return frozenset(values)


def _share(one: Number) -> frozenset[Decimal]:
    """The share that a number of one word may be part of: one in five, пятая часть."""
    if one.value == _SHARE * 5000:
        return frozenset({Decimal(2)})  # half as many: в два раза меньше
    is_whole = 2 < one.value <= 100 and one.value % 1 == 0 and not one.required and not one.parts
    return frozenset({(1 / one.value).quantize(_SHARE)}) if is_whole else frozenset()


def _said_otherwise(source: str, one: Number, target: str, source_locale: str, target_locale: str) -> bool:
    """True if a number is part of a name or a clock time, or its word stands in the target inside another."""
    if _is_name(source, one):
        return True
    if one.text in target:
        return True
    lowered, language = target.lower(), primary(target_locale)
    if not one.parts and language not in _GLUED:  # fourballs
        forms = "|".join(form for form in _forms(one.value, language) if len(form) > 3)
        return bool(forms and re.search(rf"(?<!\w)(?:{forms})", lowered))
    scale = max((part.value for part in one.parts or (one,)), default=one.value)
    stems = (form[: max(_LIKE, len(form) - 2)] for form in _forms(scale, language) if len(form) >= _LIKE)
    return scale >= 100 and any(stem in lowered for stem in stems) and not one.parts


def _is_name(text: str, one: Number) -> bool:
    if not one.text[0].isupper():
        return False
    before = text[max(0, one.start - _LONGEST_NAME) : one.start]
    return bool(_NAMED_BEFORE.search(before) or _NAMED_AFTER.match(text, one.end))


def is_given(text: str, one: Number) -> bool:
    """True for a two of what is known already, which may be left out: the two leaders, лидеры."""
    return one.value == 2 and bool(_GIVEN.search(text, max(0, one.start - 10), one.start))


def _is_certain(text: str, one: Number, locale: str) -> bool:
    """True for a number in words that a translation does not leave out: a cardinal, two or more, that is no duration
    with a name of its own."""
    language = primary(locale)
    known = number_words(language)
    parts = [part for part in one.parts or (one,) if part.text.lower() in known]
    if not any(_is_cardinal(part, language) for part in parts):
        return False
    if is_given(text, one):
        return False
    units, _ = measured(text, one.end, language)
    return not (one.value in _SPANS and any(unit.startswith("duration-") for unit in units))


def _is_ordinal(one: Number, locale: str) -> bool:
    known = number_words(primary(locale)).get(one.text.lower())
    return known is not None and known.ordinal


def _is_cardinal(one: Number, language: str) -> bool:
    text = one.text.lower()
    known = number_words(language).get(text)
    return known is not None and not known.ordinal and one.value >= 2 and text not in _weak(language)
