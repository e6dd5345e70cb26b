"""Texts that were rewritten, and which of their characters became which: spans are moved along, not searched again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Span = tuple[int, int]
"""Characters [start, end) of a text."""


@dataclass(frozen=True, slots=True)
class Change:
    """Characters [start, end) of a text that became `length` others."""

    start: int
    end: int
    length: int

    @property
    def growth(self) -> int:
        """How many characters more there are now."""
        return self.length - (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Offsets:
    """The way from a text to what it was rewritten to: rounds of changes, each of the text that the round before made.

    Only changes of length count; characters between them, and within a change of no growth, stand for each other.
    """

    rounds: tuple[tuple[Change, ...], ...] = ()

    def forward(self, span: Span) -> Span:
        """Where the characters of a span stand in the new text: in whole changes where the span ends inside one."""
        for changes in self.rounds:
            span = _moved(span, changes)
        return span

    def inverse(self) -> Offsets:
        """The way from the new text to the old one."""
        return Offsets(tuple(_inverse(changes) for changes in reversed(self.rounds)))


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text as it is now, and the way to it from the text that it was made of."""

    text: str
    offsets: Offsets = field(default=Offsets())

    def changed(self, edits: Iterable[tuple[int, int, str]]) -> Rewritten:
        """The text with characters [start, end) become others, edit by edit from left to right; none overlap."""
        pieces, at, changes = list[str](), 0, list[Change]()
        for start, end, new in edits:
            pieces += [self.text[at:start], new]
            at = end
            if len(new) != end - start:
                changes.append(Change(start, end, len(new)))
        rounds = (*self.offsets.rounds, tuple(changes)) if changes else self.offsets.rounds
        return Rewritten("".join([*pieces, self.text[at:]]), Offsets(rounds))

    def substituted(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Rewritten:
        """The text with each match of a pattern replaced."""
        return self.changed((match.start(), match.end(), new(match)) for match in pattern.finditer(self.text))


def _moved(span: Span, changes: Iterable[Change]) -> Span:
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


def _inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    found, shift = list[Change](), 0
    for change in changes:
        start = change.start + shift
        found.append(Change(start, start + change.length, change.end - change.start))
        shift += change.growth
    return tuple(found)
