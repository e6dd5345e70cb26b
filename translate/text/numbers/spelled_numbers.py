"""Numbers written as words or in Roman numerals: reads them, adds them up, and splits compounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from glossary.locales import primary
from translate.text.numbers.figures import SPACES, WIDE, Number
from translate.text.numbers.number_words import NumberRole, NumberWord, number_words, prefixes

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")  # Cyrillic letters used as Roman numerals
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_JOINERS = frozenset({"", "and", "and a", "a", "of a", "e", "y", "et", "und"})
_WITH = frozenset({"с", "з"})  # before a part of one: шесть с половиной
_TEN_THOUSANDTH = Decimal("0.0001")
_MOST = 1 << 16  # words without a number that are kept; then all are forgotten
_LONGEST_OPENING = 16  # letters; no number that opens a compound ("четырнадцати") is longer


@lru_cache(maxsize=64)
def spelled(text: str, locale: str) -> tuple[Number, ...]:
    """Number words, alone and added up ("two hundred and five", "полтора миллиона"), and Roman numerals."""
    language, run = primary(locale), _Run(text)
    words = _saying(frozenset(_WORD.findall(text)), language)
    if not words:
        return ()
    for match in _WORD.finditer(text):
        if match[0] not in words:
            continue
        for surface, offset, (value, readings, role) in _said(match[0], language):
            start = match.start() + offset
            run.add(Number(surface, start, start + len(surface), value, readings, required=False), role)
    return tuple(run.close())


def _saying(words: frozenset[str], language: str) -> frozenset[str]:
    """Those of some words that say a number."""
    mute = _mute(language)
    if len(mute) > _MOST:
        mute.clear()
    found = frozenset(word for word in words - mute if _said(word, language))
    mute.update(words - found)
    return found


@cache
def _mute(language: str) -> set[str]:
    """Words that are known to say no number; more are put in."""
    return set()


class _Meaning(NamedTuple):
    """The number that a word says, other readings of it, and what it does to the words beside it."""

    value: Decimal
    readings: frozenset[Decimal]
    role: NumberRole


@lru_cache(50_000)
def _said(word: str, language: str) -> tuple[tuple[str, int, _Meaning], ...]:
    """The numbers that a word says, each with its text and where it begins in the word; none for most words. A word
    with a hyphen may be several."""
    whole = word.isalpha() or _is_one(word, number_words(language), language)
    parts = [(word, 0)] if whole else [(part[0], part.start()) for part in _PART.finditer(word)]
    known = ((part, start, _meaning(part, language)) for part, start in parts)
    return tuple((part, start, meaning) for part, start, meaning in known if meaning is not None)


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")


def _is_one(surface: str, table: Mapping[str, NumberWord], language: str) -> bool:
    """True if a word with a hyphen is one number, or opens with one, and is not several (четырёх-шести)."""
    folded = _folded(surface)
    if folded in table:
        return True
    return _opening(folded, language) is not None and not all(part in table for part in _PART.findall(folded))


def _meaning(surface: str, language: str) -> _Meaning | None:
    """What a word says as a number, None if it is none."""
    folded = _folded(surface)
    word = number_words(language).get(folded)
    if word:
        readings = {1900 + word.value} if word.decade else set[Decimal]()
        if word.ordinal and 2 < word.value <= 100:
            readings.add((1 / word.value).quantize(_TEN_THOUSANDTH))  # a third: 1/3
        return _Meaning(word.value, frozenset(readings), word.role)
    value = _roman(surface, language) if surface[0].isupper() else None
    value = _opening(folded, language) if value is None else value
    return None if value is None else _Meaning(value, frozenset(), NumberRole.ALONE)


class _Run:
    """Adds up neighbouring number words of one text; `close` returns the numbers found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Number] = []
        self._parts: list[Number] = []
        self._scaled = self._block = Decimal(0)

    def add(self, number: Number, role: NumberRole) -> None:
        if self._parts and not (self._joined(number) and self._fits(number.value, role)):
            self._flush()
        scale = self._parts[-1].value if self._parts and not self._block else Decimal(0)
        shares = 0 < number.value < 1 and self._block >= 1 and bool(self._parts) and not self._gap(number)
        self._parts.append(number)
        if shares:  # two thirds
            self._block = (self._block / (1 / number.value).quantize(Decimal(1))).quantize(_TEN_THOUSANDTH)
        elif number.value < 1 and scale >= 1000:  # a million and a half
            self._scaled += WIDE.multiply(scale, number.value)
        elif role is not NumberRole.TIMES:
            self._block += number.value
        elif number.value < 1000:
            self._block = (self._block or Decimal(1)) * number.value
        elif 0 < self._scaled < number.value:  # "mil milhões", "сто тысяч миллионов"
            self._scaled, self._block = WIDE.multiply(self._scaled + self._block, number.value), Decimal(0)
        else:
            self._scaled += WIDE.multiply(self._block or Decimal(1), number.value)
            self._block = Decimal(0)
        if role is NumberRole.ALONE:
            self._flush()

    def close(self) -> list[Number]:
        self._flush()
        return self._found

    def _joined(self, number: Number) -> bool:
        gap = self._gap(number)
        return gap in _JOINERS or (gap in _WITH and number.value < 1)

    def _gap(self, number: Number) -> str:
        """The words between the last part and a number; a space where it is long."""
        gap = self._text[self._parts[-1].end : number.start]
        return gap.replace("-", " ").strip(SPACES + "‑").casefold() if len(gap) <= 7 else " "

    def _fits(self, value: Decimal, role: NumberRole) -> bool:
        block = self._block
        if role is NumberRole.ALONE:
            return False
        if role is NumberRole.TIMES:
            return value >= 1000 or 0 < block < 10
        if value < 1:
            return block % 1 == 0
        if 10 <= value < 20 and block % 100 in (60, 80):  # soixante et onze
            return True
        free = next((unit for unit in (1000, 100, 10) if block % unit == 0 and value < unit), 1)
        return free > 1 and not (free == 10 and block % 100 == 10)

    def _flush(self) -> None:
        if len(self._parts) == 1:
            self._found.append(self._parts[0])
        elif self._parts:
            start, end = self._parts[0].start, self._parts[-1].end
            value, last = self._scaled + self._block, self._parts[-1]
            is_decade = value < 100 and max(last.readings, default=0) > 1900
            century = frozenset({1900 + value}) if is_decade else frozenset[Decimal]()
            text, parts = self._text[start:end], tuple(self._parts)
            self._found.append(Number(text, start, end, value, century, parts, required=False))
        self._parts, self._scaled, self._block = [], Decimal(0), Decimal(0)


def _roman(surface: str, language: str) -> Decimal | None:
    letters = surface.translate(_ROMAN_LOOKALIKES)
    if len(letters) > 12 or letters in ("L", "C", "D", "M") or (letters == "I" and language == "en"):
        return None
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return Decimal(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


_NUMERAL = re.compile(r"[IVXMІХ][IVXLCDMІХ]{0,11}(?![\w’'])")
_GLUED = re.compile(r"[\w.’'-]\Z")
_NAMED = re.compile(r"[^\W\d_a-zа-яё][\w-]+ \Z")
_GOES_ON = re.compile(r" (?!of\b|and\b)[a-z]")
_NUMBERED = re.compile(
    r"\b(?:War|Part|Chapter|Act|Book|Volume|Vol|Phase|Type|Class|Division|Section|Article|Title|Stage|Level|Grade|Appendix"
    r"|Schedule|Category|Group|Table|Figure|Scene) \Z"
)
_LARGEST, _YEAR = 39, 1000  # numerals of other values are taken for abbreviations: DC, MD, CD


def roman_numerals(text: str) -> list[tuple[str, Decimal]]:
    """The Roman numerals of a text with their values; of one letter only after a capitalised word (Henry V)."""
    found = []
    for match in _NUMERAL.finditer(text):
        value = _roman(match[0], "") if not _GLUED.search(text, max(0, match.start() - 1), match.start()) else None
        if value is None or (_LARGEST < value < _YEAR):
            continue
        named = _NAMED.search(text, max(0, match.start() - 20), match.start())
        if match[0] == "I" and named and _GOES_ON.match(text, match.end()) and not _NUMBERED.search(named[0]):
            continue  # To Kim I want to say
        if len(match[0]) > 1 or named:
            found.append((match[0], value))
    return found


_SURE = re.compile(r"(?<![\w.’'-])(?:(?P<kind>[^\W\d_a-zа-яё][\w-]+) )(?P<numeral>[IVX]+)(?![\w’'&/-])(?P<on> [A-Z])?")


def required_numerals(text: str) -> frozenset[str]:
    """The Roman numerals of a text that can hardly be anything else: after a capitalised word, of several letters of
    one number (Louis XIV, Chapter IV), and of one letter after the name of a part or a war (Part V, World War I), or
    V after a name (Henry V, but not Roe V Wade)."""
    return frozenset(
        found["numeral"]
        for found in _SURE.finditer(text)
        if len(found["numeral"]) > 1
        or _NUMBERED.search(f"{found['kind']} ")
        or (found["numeral"] == "V" and not found["on"])
    )


def _opening(word: str, language: str) -> Decimal | None:
    """The number that opens a glued compound: "пятилетний" -> 5. At least four letters must follow it."""
    table = prefixes(language)
    size = _opening_size(word, table)
    if not size:
        return Decimal(100) if _HUNDRED.match(word) and language in ("ru", "uk") else None
    value, rest = table[word[:size]], word[size:]
    unit = table[rest[:size]] if (size := _opening_size(rest, table)) else Decimal(0)
    return value + unit if value % 10 == 0 and unit < 10 else value


# "сто" opens many words without meaning 100; before these nouns it means 100.
_HUNDRED = re.compile(
    r"сто(?:метр|килограм|киломе|кіломе|грам|литр|літр|процент|відсот|лет[ние]|річ|градус|рубл|доллар|долар|страни|сторін|літ[тн]"
    r"|местн|місн|дневн|денн|часов|крат|балл|бальн)"
)


def _opening_size(word: str, table: Mapping[str, Decimal]) -> int:
    sizes = range(min(len(word) - 4, _LONGEST_OPENING), 2, -1)
    return next((size for size in sizes if word[:size] in table), 0)
