"""Masks: what of a text an engine cannot say, or must carry to the letter: signs, amounts, dates, numbers, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from glossary.names import find_names
from translate.text import locales, protected, sign_spans
from translate.text.numbers import localized, numbers, roman_numerals
from translate.text.quantities import (
    Date,
    Quantity,
    QuantityKind,
    compound_measures,
    date_in_words,
    dates,
    exchange_rate,
    exchange_rates,
    measured,
    quantities,
    rate,
    rendered,
    spoken,
    spoken_clock,
)

_ABBREVIATED = re.compile(r"[ \u00a0\d](?:in|ft|yd|mi|oz|lb|lbs|hr|hrs|min|sec|gal|pt|qt)\Z")
_GOES_ON = re.compile(r"\.(?= (?:[a-z]|x? ?\d|[×(]))")


@dataclass(frozen=True, slots=True)
class Mask:
    """Characters [start, end) of a text that an engine cannot say. `source`: their text; `target`: what stands for them
    in the translation; `spoken`: the same in words that the engine may know ("1.20 euros"), "" where there are none;
    `is_said`: True for a translation that has all of it, asked where it was spoken. `rest`: what was left out of these
    words, and follows in the translation after what `ends` finds there."""

    start: int
    end: int
    source: str
    target: str
    spoken: str = ""
    is_said: Callable[[str], bool] = bool
    rest: str = ""
    ends: Callable[[str], int | None] = len


def combined(first: Iterable[Mask], *others: Iterable[Mask]) -> tuple[Mask, ...]:
    """Masks in the order of the text: the first, and of the others those that overlap none before them."""
    found = list(first)
    for some in others:
        found += [one for one in some if not _overlaps(one, found)]
    return tuple(sorted(found, key=lambda mask: mask.start))


def kept_masks(text: str) -> tuple[Mask, ...]:
    """The masks of the protected spans of a text."""
    return tuple(_unchanged(text, span) for span in protected(text))


def name_masks(text: str, source: str, is_rare: Callable[[str], bool]) -> tuple[Mask, ...]:
    """The masks of the names of a text with a rare word, which are left as they are."""
    mentions = (one for name in find_names([text], source) for one in name.mentions)
    spans = sorted({(one.start, one.end) for one in mentions if any(is_rare(word.text) for word in one.words)})
    return tuple(Mask(start, end, text[start:end], text[start:end]) for start, end in spans)


def kept_name_masks(text: str, source: str) -> tuple[Mask, ...]:
    """The masks of the names of a text that stay in their letters (Tesla, Procter & Gamble)."""
    mentions = (one for name in find_names([text], source) if name.keep or "&" in name.source for one in name.mentions)
    return tuple(
        Mask(one.start, one.end, one.surface, one.surface) for one in sorted(mentions, key=lambda one: one.start)
    )


def rate_masks(text: str, source: str, target: str) -> Iterator[Mask]:
    """The masks of prices of a measure ($1.99/lb), which engines take apart at the slash."""
    if "/" not in text:
        return
    for one in quantities(text, source):
        if one.kind is not QuantityKind.MONEY or text[one.end : one.end + 1] != "/":
            continue
        known, end = measured(text, one.end + 1, locales.primary(source))
        if written := rate(rendered(one, source, target), known, target):
            yield Mask(one.start, end, text[one.start : end], written)


def sign_masks(text: str, needs: sign_spans.Needs, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of a text for characters that need care; quantities as the target locale writes them."""
    signs = sign_spans.sign_spans(text, needs)
    signs += tuple(one for one in sign_spans.strays(text, source) if not _overlaps(one, signs))
    if not signs:
        return ()
    careful = [n for n, char in enumerate(text) if needs(char)]
    amounts: list[Mask] = []
    for one in quantities(text, source):
        whole = [span for span in signs if _overlaps(span, [one])]
        inside = [n for span in whole for n in careful if span.start <= n < span.end]
        if inside and all(one.start <= n < one.end for n in inside):
            amounts.append(_of_quantity(one, needs, source, target))
    return combined(amounts, [_unchanged(text, span) for span in signs])


def begun_masks(text: str, source: str, target: str) -> Iterator[Mask]:
    """The masks of measures in several units, of which the first is spoken (5 feet for 5 ft 11 in); of adjectives
    (6-foot-4) nothing is."""
    for mask, parts in _compounds(text, source, target):
        first, begun = rendered(parts[0], source, target), spoken(parts[0], source)
        if begun and "-" not in parts[0].text and mask.target.startswith(first):
            rest, ends = mask.target[len(first) :], partial(_end_of, parts[0], target)
            yield replace(mask, spoken=begun, rest=rest, ends=ends)
        else:
            yield mask


def _compounds(text: str, source: str, target: str) -> Iterator[tuple[Mask, tuple[Quantity, ...]]]:
    for parts in compound_measures(text, source):
        start, end = parts[0].start, _before_stop(text, parts[-1].end)
        written = " ".join(rendered(one, source, target) for one in parts)
        yield Mask(start, end, text[start:end], written), parts


def _end_of(quantity: Quantity, target: str, answer: str) -> int | None:
    """Where the only quantity of an answer with a value and a unit ends."""
    there = [_before_stop(answer, one.end) for one in quantities(answer, target) if _is_same(one, quantity)]
    return there[0] if len(there) == 1 else None


def quantity_masks(text: str, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of all quantities of a text, and of its dates in figures: in words as the source says them, and as the
    target locale writes them."""
    amounts = (
        Mask(one.start, _before_stop(text, one.end), one.text, rendered(one, source, target), spoken(one, source))
        for one in quantities(text, source)
        if not (one.shared or one.units == {"concentr-percent"})
    )
    wholes = (mask for mask, _ in _compounds(text, source, target))
    rates = ((one, exchange_rate(one, source, target)) for one in exchange_rates(text, source))
    exchanged = (Mask(one.start, one.end, one.text, written) for one, written in rates if written)
    return combined(combined(wholes, exchanged, amounts), _clock_masks(text, source), _date_masks(text, source, target))


def _clock_masks(text: str, source: str) -> Iterator[Mask]:
    """The masks of clock times in words (half past six), which are said in figures."""
    for one in spoken_clock(text, source):
        hour, minute = divmod(int(one.value), 60)
        figures = f"{hour or 12}:{minute:02}"
        yield Mask(one.start, one.end, one.text, figures, figures)


def fact_masks(text: str, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of all that must come through to the letter or by value: quantities, dates in figures and in words,
    numbers in figures and Roman numerals."""
    in_words = (
        Mask(one.start, one.end, one.text, there)
        for one in dates(text, source)
        if not one.in_figures and (there := date_in_words(one, target))
    )
    found = combined(quantity_masks(text, source, target), in_words, number_masks(text, source, target))
    return combined(found, _roman_masks(text))


def _roman_masks(text: str) -> Iterator[Mask]:
    at = 0
    for numeral, _ in roman_numerals(text):
        match = re.compile(rf"(?<!\w){numeral}(?!\w)").search(text, at)
        if match:
            at = match.end()
            yield Mask(match.start(), match.end(), numeral, numeral)


def number_masks(text: str, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of all numbers of a text that begin and end with a digit, as the target locale writes them."""
    return tuple(
        Mask(one.start, one.end, one.text, localized(one.text, source, target))
        for one in numbers(text, source)
        if one.text.isascii() and one.text[0].isdigit() and one.text[-1].isdigit()
    )


def _before_stop(text: str, end: int) -> int:
    """The end of a quantity, without the stop of an abbreviation that ends the sentence as well (5 p.m.), but with that
    of one after which it goes on (5 in. wide)."""
    if _ABBREVIATED.search(text, max(0, end - 4), end) and _GOES_ON.match(text, end):
        return end + 1
    return end - 1 if text[end - 1] == "." and not text[end:].strip() else end


def _date_masks(text: str, source: str, target: str) -> Iterator[Mask]:
    for one in dates(text, source):
        said, there = date_in_words(one, source), date_in_words(one, target)
        if one.in_figures and there:
            yield Mask(one.start, one.end, one.text, there, said, partial(_has_date, one, target))


def _has_date(one: Date, target: str, answer: str) -> bool:
    return any(one.days == other.days and one.year == other.year for other in dates(answer, target))


class _Spanning(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _overlaps(one: _Spanning, others: Iterable[_Spanning]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _unchanged(text: str, span: _Spanning) -> Mask:
    own = text[span.start : span.end]
    return Mask(span.start, span.end, own, own)


def _of_quantity(one: Quantity, needs: sign_spans.Needs, source: str, target: str) -> Mask:
    spoken = rendered(one, source, source) if one.kind in (QuantityKind.MONEY, QuantityKind.MEASURE) else ""
    if any(map(needs, spoken)):
        spoken = ""
    return Mask(one.start, one.end, one.text, rendered(one, source, target), spoken, partial(_is_said, one, target))


def _is_said(quantity: Quantity, target: str, answer: str) -> bool:
    """True if an answer in the locale `target` has the value of a quantity with its unit."""
    return any(_is_same(one, quantity) for one in quantities(answer, target))


def _is_same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and bool(one.units & other.units)
