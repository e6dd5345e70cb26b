"""Masking: spans of a text are replaced by stand-ins before the engine and put back into its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translate.machine import stand_ins
from translate.text import Rewritten

_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")


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


def masked(plain: Rewritten, masks: Sequence[Mask], form: str = "X{}", eloquent: bool = False) -> Masked:
    """A text with a stand-in for each mask: a label of a form or, where `eloquent`, its words or a number for one."""
    text = plain.text
    labels, taken = stand_ins.labels(text, form), {match[0] for match in _NUMBER.finditer(text)}
    edits, slots = list[tuple[int, int, str]](), list[_Slot]()
    for mask in masks:
        number = _NUMBER.search(mask.source) if eloquent else None
        if eloquent and mask.spoken:
            edits.append((mask.start, mask.end, mask.spoken))
            continue
        like = next((one for one in stand_ins.numbers_like(number[0]) if one not in taken), "") if number else ""
        stand_in = like or next(labels)
        taken.add(stand_in)
        tight = text[mask.start - 1 : mask.start].isalnum(), text[mask.end : mask.end + 1].isalnum()
        slots.append(_Slot(stand_in, mask.target, tight))
        edits.append((mask.start, mask.end, " " * tight[0] + stand_in + " " * tight[1]))
    words = tuple(mask for mask in masks if mask.spoken) if eloquent else ()
    return Masked(plain.changed(edits), tuple(slots), words)
