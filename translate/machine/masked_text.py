"""A text with stand-ins in place of its masks, as an engine is asked it, and the way back from its answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from translate.machine import stand_ins
from translate.machine.masking import Mask
from translate.text import Rewritten, sign_spans

_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_COUNTS = re.compile(r"(?<=\w)[ \u00a0-](?=[^\W\d_])")  # after a number: a noun may follow, in the form for it


@dataclass(frozen=True, slots=True)
class _Slot:
    """A stand-in in a query. `target`: see `Mask`; `tight`: True for the sides on which a space was added."""

    stand_in: str
    target: str
    tight: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with stand-ins for its masks. `spoken`: the masks that are said in words instead."""

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
            first, last = _tightened(answer, *found, slot.tight)
            edits.append((first, last, stand_ins.before_stop(slot.target, answer[last:])))
        if not all(mask.is_said(answer) for mask in self.spoken):
            return None
        for mask in self.spoken:
            end = mask.ends(answer)
            if end is None:
                return None
            edits.append((end, end, mask.rest))
        return Rewritten(answer).changed(sorted(edits))

    def alike(self, translation: str) -> str | None:
        """A translation with the same stand-ins, as an engine is to answer; None unless what each of them stands for is
        there once."""
        for slot in reversed(self.slots):
            if translation.count(slot.target) != 1:
                return None
            start = translation.index(slot.target)
            end = start + len(slot.target)
            shown = _spaced(slot.stand_in, _tight(translation, start, end))
            translation = translation[:start] + shown + translation[end:]
        return translation


def _tightened(answer: str, start: int, end: int, tight: tuple[bool, bool]) -> tuple[int, int]:
    while tight[0] and start and answer[start - 1] in " \u00a0":
        start -= 1
    while tight[1] and end < len(answer) and answer[end] in " \u00a0":
        end += 1
    return start, end


def _tight(text: str, start: int, end: int) -> tuple[bool, bool]:
    """True for the sides on which characters [start, end) make one word with their neighbour."""
    left, right = (char.isalnum() and not sign_spans.is_unspaced(char) for char in _beside(text, start, end))
    return left, right


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    return text[start - 1 : start], text[end : end + 1]


def _spaced(stand_in: str, tight: tuple[bool, bool]) -> str:
    return " " * tight[0] + stand_in + " " * tight[1]


def labelled(plain: Rewritten, masks: Iterable[Mask], form: str = "X{}") -> Masked:
    """A text with a label of a form for each mask, but those of which only the beginning is spoken."""
    labels = stand_ins.labels(plain.text, form)
    return _replaced(plain, ((mask, "" if mask.rest else next(labels)) for mask in masks))


def numbered(plain: Rewritten, masks: Collection[Mask]) -> Masked:
    """A text with another number for each mask of a number; one that has no other like it stays."""
    free = _FreeNumbers(plain.text, *(mask.source for mask in masks))
    return _replaced(plain, ((mask, like) for mask in masks if (like := free.like(mask.source))))


def said(plain: Rewritten, masks: Iterable[Mask]) -> Masked:
    """A text with each mask in its words, else with a number where a noun follows its own, else with a label."""
    text = plain.text
    labels, free = stand_ins.labels(text), _FreeNumbers(text)

    def stand_in(mask: Mask) -> str:
        if mask.spoken:
            return ""
        number = _NUMBER.search(mask.source) if _COUNTS.match(text, mask.end) else None
        return (number and free.like(number[0])) or next(labels)

    return _replaced(plain, ((mask, stand_in(mask)) for mask in masks))


class _FreeNumbers:
    """The numbers that some texts do not have."""

    def __init__(self, *texts: str) -> None:
        self._taken = {number for text in texts for number in _NUMBER.findall(text)}

    def like(self, number: str) -> str:
        """One that can stand in for a number, each only once; "" if there is none."""
        found = next((one for one in stand_ins.numbers_like(number) if one not in self._taken), "")
        self._taken.add(found)
        return found


def _replaced(plain: Rewritten, chosen: Iterable[tuple[Mask, str]]) -> Masked:
    """A text with a stand-in for each mask; "" for one that is said in its words."""
    edits, slots, words = list[tuple[int, int, str]](), list[_Slot](), list[Mask]()
    for mask, stand_in in chosen:
        if not stand_in:
            words.append(mask)
            edits.append((mask.start, mask.end, mask.spoken))
            continue
        is_like = stand_in.isdecimal() and mask.source[0].isdigit() and mask.source[-1].isdigit()  # 5km, 15km
        tight = (False, False) if is_like else _tight(plain.text, mask.start, mask.end)
        slots.append(_Slot(stand_in, mask.target, tight))
        edits.append((mask.start, mask.end, _spaced(stand_in, tight)))
    return Masked(plain.changed(edits), tuple(slots), tuple(words))
