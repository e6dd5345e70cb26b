"""Masking: spans of a text are replaced by stand-ins before the engine and put back into its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from translate.machine import stand_ins
from translate.text import Rewritten, sign_spans
from translate.text.quantities import (
    Date,
    Quantity,
    QuantityKind,
    date_in_words,
    dates,
    quantities,
    rendered,
    spoken,
)

_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_COUNTS = re.compile(r"(?<=\w)[ \u00a0-](?=[^\W\d_])")  # after a number: a noun may follow, in the form for it


@dataclass(frozen=True, slots=True)
class Mask:
    """Characters [start, end) of a text that an engine cannot say. `source`: their text; `target`: what stands for them
    in the translation; `spoken`: the same in words that the engine may know ("1.20 euros"), "" where there are none;
    `is_said`: True for a translation that has all of it, asked where it was spoken."""

    start: int
    end: int
    source: str
    target: str
    spoken: str = ""
    is_said: Callable[[str], bool] = bool


def masks(text: str, needs: sign_spans.Needs, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of a text for characters that need care; quantities as the target locale writes them."""
    signs = sign_spans.sign_spans(text, needs)
    signs += tuple(one for one in sign_spans.strays(text, source) if not _overlaps(one, signs))
    careful = [n for n, char in enumerate(text) if needs(char)]
    found: list[Mask] = []
    for one in quantities(text, source) if signs else ():
        whole = [span for span in signs if _overlaps(span, [one])]
        inside = [n for span in whole for n in careful if span.start <= n < span.end]
        if inside and all(one.start <= n < one.end for n in inside):
            found.append(_of_quantity(one, needs, source, target))
    amounts = tuple(found)
    for span in signs:
        if not _overlaps(span, amounts):
            found.append(Mask(span.start, span.end, text[span.start : span.end], text[span.start : span.end]))
    return tuple(sorted(found, key=lambda mask: mask.start))


def quantity_masks(text: str, source: str, target: str) -> tuple[Mask, ...]:
    """The masks of all quantities of a text, and of its dates in figures: in words as the source says them, and as the
    target locale writes them."""
    found = [
        Mask(one.start, _before_stop(text, one.end), one.text, rendered(one, source, target), spoken(one, source))
        for one in quantities(text, source)
        if not (one.shared or one.units == {"concentr-percent"})
    ]
    found += [one for one in _date_masks(text, source, target) if not _overlaps(one, found)]
    return tuple(sorted(found, key=lambda mask: mask.start))


def _before_stop(text: str, end: int) -> int:
    """The end of a quantity, without the stop of an abbreviation that ends the sentence as well (5 p.m.)."""
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


def _of_quantity(one: Quantity, needs: sign_spans.Needs, source: str, target: str) -> Mask:
    spoken = rendered(one, source, source) if one.kind in (QuantityKind.MONEY, QuantityKind.MEASURE) else ""
    if any(map(needs, spoken)):
        spoken = ""
    return Mask(one.start, one.end, one.text, rendered(one, source, target), spoken, partial(_is_said, one, target))


def _is_said(quantity: Quantity, target: str, answer: str) -> bool:
    """True if an answer in the locale `target` has the value of a quantity with its unit."""
    return any(one.value == quantity.value and one.units & quantity.units for one in quantities(answer, target))


@dataclass(frozen=True, slots=True)
class _Slot:
    """A stand-in in a query. `target`: see `Mask`; `tight`: True for the sides on which a space was added."""

    stand_in: str
    target: str
    tight: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with stand-ins for its masks, and where they are."""

    query: Rewritten
    slots: tuple[_Slot, ...]
    spoken: tuple[Mask, ...] = ()

    def restored(self, answer: str) -> Rewritten | None:
        """The answer with what the stand-ins stand for, None unless each of them is there once and each spoken amount
        has its number and currency."""
        edits = []
        for slot in self.slots:
            found = stand_ins.found(slot.stand_in, answer)
            if found is None:
                return None
            edits.append((*_tightened(answer, *found, slot.tight), slot.target))
        if not all(mask.is_said(answer) for mask in self.spoken):
            return None
        return Rewritten(answer).changed(sorted(edits))


def _tightened(answer: str, start: int, end: int, tight: tuple[bool, bool]) -> tuple[int, int]:
    while tight[0] and start and answer[start - 1] in " \u00a0":
        start -= 1
    while tight[1] and end < len(answer) and answer[end] in " \u00a0":
        end += 1
    return start, end


def _is_part(char: str) -> bool:
    """True for a character beside a mask that makes one word with it."""
    return char.isalnum() and not sign_spans.is_unspaced(char)


def masked(plain: Rewritten, masks: Sequence[Mask], form: str = "X{}", eloquent: bool = False) -> Masked:
    """A text with a stand-in for each mask: a label of a form or, where `eloquent`, its words or a number for one."""
    text = plain.text
    labels, taken = stand_ins.labels(text, form), {match[0] for match in _NUMBER.finditer(text)}
    edits, slots = list[tuple[int, int, str]](), list[_Slot]()
    for mask in masks:
        number = _NUMBER.search(mask.source) if eloquent and _COUNTS.match(text, mask.end) else None
        if eloquent and mask.spoken:
            edits.append((mask.start, mask.end, mask.spoken))
            continue
        like = next((one for one in stand_ins.numbers_like(number[0]) if one not in taken), "") if number else ""
        stand_in = like or next(labels)
        taken.add(stand_in)
        tight = _is_part(text[mask.start - 1 : mask.start]), _is_part(text[mask.end : mask.end + 1])
        slots.append(_Slot(stand_in, mask.target, tight))
        edits.append((mask.start, mask.end, " " * tight[0] + stand_in + " " * tight[1]))
    words = tuple(mask for mask in masks if mask.spoken) if eloquent else ()
    return Masked(plain.changed(edits), tuple(slots), words)
