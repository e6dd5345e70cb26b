"""Compares the numbers of a text and its translation by value: which were lost, which were made up.

A number is compared by its value, not by how it is written: "1,234.5" in English is "1 234,5" in Russian, "7 p.m." may
be "19:00", "20th century" may be "XX век", "5 million" may be "пять миллионов". Percent signs, currencies, units and
the sign are not compared. A number word accounts for a figure on the other side but is never reported as lost, because
it can be translated in too many ways.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from glossary.locales import primary
from translate.text.numbers.figures import SPACES, WIDE, Number, figures
from translate.text.numbers.number_words import LANGUAGES
from translate.text.numbers.spelled_numbers import spelled

_SUBSCRIPT = re.compile("[₀-₉]")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_POWER = re.compile(r"(?<=\^)\d+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{2,5}[-‐‑]\Z")  # HJR-3
_FORMULA_BEFORE = re.compile(r"(?<![^\W_])(?:[CHNOS]|Fe|Al|Si)\d?(?:[CHNOS])?\Z")  # CO2, of which a name may be written
_BY = re.compile(r"(?P<number>\d)[x×х](?P=number)")  # 4x4
_BLANKS = re.compile(rf"[{SPACES}]")


@lru_cache(maxsize=64)
def numbers(text: str, locale: str) -> tuple[Number, ...]:
    """The numbers of a text in a locale, in order and without overlaps: figures, number words, Roman numerals."""
    written = figures(text, locale)
    taken = bytearray(len(text))
    for figure in written:
        taken[figure.start : figure.end] = b"\x01" * (figure.end - figure.start)
    words = [word for word in spelled(text, locale) if not any(taken[word.start : word.end])]
    return tuple(sorted((*written, *words), key=lambda number: number.start))


@lru_cache(maxsize=16)
def differing(
    source: str, target: str, source_locale: str, target_locale: str
) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """The figures of the source that are missing in the target, and those of the target that the source does not
    account for.

    Each number accounts for one on the other side. In a language without a table of number words, figures up to twelve
    are not reported, because they may be written as words. Figures in a code (HJR-3, 4x4, 007) may be written as words,
    so only another number in their place is reported.
    """
    source, target = _on_the_line(source), _on_the_line(target)
    written = _bare(figures(source, source_locale), target_locale), _bare(figures(target, target_locale), source_locale)
    lost, extra = _unpaired(*written)
    if not lost and not extra:
        return (), ()
    lost, target_words = _unpaired(lost, spelled(target, target_locale) if lost else ())
    source_words, extra = _unpaired(spelled(source, source_locale) if extra else (), extra)
    lost, extra = _unpaired_parts(lost, extra, source_words, target_words)
    if not extra:
        lost = [number for number in lost if not _is_code(source, number)]
    return (
        tuple(n for n in lost if n.required and not _may_be_a_word(n, target_locale)),
        tuple(n for n in extra if n.required and not _may_be_a_word(n, source_locale)),
    )


def _on_the_line(text: str) -> str:
    """A text without subscripts, of which the powers are raised: CO₂ is CO2, 10^6 is 10⁶."""
    text = text.translate(_SUBSCRIPTS) if not text.isascii() and _SUBSCRIPT.search(text) else text
    return _POWER.sub(lambda power: power[0].translate(_RAISED), text) if "^" in text else text


def _bare(found: Sequence[Number], other: str) -> Sequence[Number]:
    """The numbers, also readable without their scale words if the `other` locale has no table of these: "5 million" is
    then 5 and a word."""
    if primary(other) in LANGUAGES:
        return found
    return [
        replace(one, readings=one.readings | {WIDE.divide(one.value, one.factor)}) if one.factor > 1 else one
        for one in found
    ]


def _may_be_a_word(number: Number, locale: str) -> bool:
    return number.value <= 12 and primary(locale) not in LANGUAGES


def _is_code(text: str, number: Number) -> bool:
    """True if a number of a text is part of a code or designation and not a quantity: HJR-3, 4x4, 007, CO2."""
    if number.text.startswith("00") and number.text.isdecimal():
        return len(number.text) == 3
    if len(number.text) > 2 or not number.text.isdecimal():
        return False
    around = _BY.search(text, max(0, number.start - 2), number.end + 2)
    if number.text in ("2", "3", "4") and _FORMULA_BEFORE.search(text, max(0, number.start - 9), number.start):
        return True
    return bool(around) or bool(_CODE_BEFORE.search(text, max(0, number.start - 8), number.start))


def _unpaired(left: Sequence[Number], right: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers of both sides left after pairing equal ones: first by value, then by any reading or by their text."""
    if [number.value for number in left] == [number.value for number in right]:
        return [], []
    rest, others = list(left), list(right)
    for keys in (_value, _keys):
        if not rest or not others:
            break
        rest, others = _pair_off(rest, others, keys)
    return rest, others


def _value(number: Number) -> tuple[Decimal]:
    return (number.value,)


def _keys(number: Number) -> tuple[Decimal | str, ...]:
    return (number.value, _BLANKS.sub(" ", number.text), *number.readings)


def _pair_off(
    left: list[Number], right: list[Number], keys: Callable[[Number], Iterable[Decimal | str]]
) -> tuple[list[Number], list[Number]]:
    shelf: dict[Decimal | str, list[int]] = defaultdict(list)
    last_first = range(len(right) - 1, -1, -1)
    for index in sorted(last_first, key=lambda index: right[index].required):  # what must be accounted for is on top
        for key in keys(right[index]):
            shelf[key].append(index)
    used: set[int] = set()
    rest = []
    for number in left:
        index = next((i for key in keys(number) for i in _unused(shelf.get(key), used)), -1)
        if index < 0:
            rest.append(number)
        else:
            used.add(index)
    return rest, [number for index, number in enumerate(right) if index not in used]


def _unused(shelf: list[int] | None, used: set[int]) -> Iterator[int]:
    while shelf:
        index = shelf.pop()
        if index not in used:
            yield index
            return


def _unpaired_parts(
    lost: list[Number], extra: list[Number], source_words: list[Number], target_words: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Pair once more with every number split into its parts; a number is missing if one of its parts is."""
    pieces_lost, pieces_extra = _unpaired(_pieces(lost), _pieces(extra))
    pieces_lost, _ = _unpaired(pieces_lost, _pieces(target_words))
    _, pieces_extra = _unpaired(_pieces(source_words), pieces_extra)
    return _with_pieces(lost, pieces_lost), _with_pieces(extra, pieces_extra)


def _pieces(whole: Iterable[Number]) -> list[Number]:
    return [piece for number in whole for piece in (number.parts or (number,))]


def _with_pieces(whole: Iterable[Number], pieces: Iterable[Number]) -> list[Number]:
    missed = {piece.start for piece in pieces if piece.required}
    return [number for number in whole if any(piece.start in missed for piece in number.parts or (number,))]
