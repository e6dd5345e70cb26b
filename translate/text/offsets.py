"""Rewritten texts with a map of their character offsets, by which spans are converted instead of searched again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Span = tuple[int, int]
"""Characters [start, end) of a text."""


def trimmed(text: str, start: int, end: int) -> Span:
    """Characters [start, end) of a text without the white space at their edges; none at `start` if that is all."""
    inner = text[start:end]
    left, right = len(inner) - len(inner.lstrip()), len(inner.rstrip())
    return (start + left, start + right) if right else (start, start)


@dataclass(frozen=True, slots=True)
class LengthChange:
    """Characters [start, end) of a text that were replaced by `length` others."""

    start: int
    end: int
    length: int

    @property
    def growth(self) -> int:
        """How many characters were added; negative where some were removed."""
        return self.length - (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Offsets:
    """The map from the characters of a text to those of its rewritten form: rounds of changes, each applied to the
    result of the round before.

    Only changes of length are recorded; all other characters correspond one to one.
    """

    rounds: tuple[tuple[LengthChange, ...], ...] = ()

    def forward(self, span: Span) -> Span:
        """The span in the new text; it takes in the whole of a change where it begins or ends inside one."""
        for changes in self.rounds:
            span = _moved(span, changes)
        return span

    def inverse(self) -> Offsets:
        """The map from the new text to the old one."""
        return Offsets(tuple(_inverse(changes) for changes in reversed(self.rounds)))


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A rewritten text, and the map to it from the original text."""

    text: str
    offsets: Offsets = field(default=Offsets())

    def changed(self, edits: Iterable[tuple[int, int, str]]) -> Rewritten:
        """The text with characters [start, end) replaced, for each edit (start, end, new text). Edits are in order and
        do not overlap."""
        pieces, at, changes = list[str](), 0, list[LengthChange]()
        for start, end, new in edits:
            pieces += [self.text[at:start], new]
            at = end
            if len(new) != end - start:
                changes.append(LengthChange(start, end, len(new)))
        rounds = (*self.offsets.rounds, tuple(changes)) if changes else self.offsets.rounds
        return Rewritten("".join([*pieces, self.text[at:]]), Offsets(rounds))

    def substituted(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Rewritten:
        """The text with each match of a pattern replaced."""
        return self.changed((match.start(), match.end(), new(match)) for match in pattern.finditer(self.text))


def _moved(span: Span, changes: Iterable[LengthChange]) -> Span:
    start, end = span
    left, right = start, end
    for change in changes:
        if change.end <= start:
            left += change.growth
        elif change.start < start:  # begins inside
            left += change.start - start
        if change.start < end:
            right += change.growth + max(change.end - end, 0)
    return left, right


def _inverse(changes: Iterable[LengthChange]) -> tuple[LengthChange, ...]:
    found, shift = list[LengthChange](), 0
    for change in changes:
        start = change.start + shift
        found.append(LengthChange(start, start + change.length, change.end - change.start))
        shift += change.growth
    return tuple(found)
