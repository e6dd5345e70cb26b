"""A joint n-gram model of transliterated names: the probability of each unit after those before (Kneser-Ney smoothing).

A unit is a letter of the source with its rendering of 0 to 3 letters: "s" -> "ш", "h" -> "". A context is the last
units as one integer of 9 bits per unit; the edge of the word is a unit too.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

BITS = 9
EDGE = 1  # the number of the unit before and after a word; those of letters follow
STEP = 1 / 16  # quantisation of the stored negative logarithms (nats)
_ROOM = 100_000  # contexts kept in the cache
_NEVER = -12.0  # log-probability (nats) of a unit that no order has


class Letter(NamedTuple):
    """The units of a letter: the number of the first, and for each the number and text of its rendering."""

    first: int
    renderings: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Order:
    """The n-grams of one order by key (context, then unit), and the backoff weight of each context."""

    keys: Sequence[int]
    logs: bytes  # negative log-probabilities in units of STEP
    contexts: Sequence[int]
    rests: bytes

    def rest(self, context: int) -> float | None:
        """The logarithm of the backoff weight of a context, None for an unseen context."""
        at = bisect_left(self.contexts, context)
        if at == len(self.contexts) or self.contexts[at] != context:
            return None
        return -STEP * self.rests[at]

    def seen(self, context: int, units: range) -> list[tuple[int, float]]:
        """The units of a range that were seen after a context: index in the range and log-probability."""
        start = (context << BITS) + units.start
        first = bisect_left(self.keys, start)
        last = bisect_left(self.keys, start + len(units), first)
        return [(self.keys[i] - start, -STEP * self.logs[i]) for i in range(first, last)]


@dataclass(frozen=True, slots=True)
class JointNgram:
    """The model: its orders, lowest first, and the units of each letter."""

    orders: tuple[_Order, ...]
    letters: Mapping[str, Letter]
    _logs: dict[tuple[int, str], list[float]] = field(default_factory=dict)  # cache

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], chunks: Sequence[str]) -> JointNgram:
        """The model from the arrays of a file: the orders, and for each unit its `letters` and its `renderings`, which
        are indexes of `chunks`."""
        letters: dict[str, Letter] = {"": Letter(EDGE, ((0, ""),))}
        for unit, (letter, chunk) in enumerate(zip(arrays["letters"], arrays["renderings"], strict=True), EDGE + 1):
            first, known = letters.get(str(letter), (unit, ()))
            letters[str(letter)] = Letter(first, (*known, (int(chunk), chunks[int(chunk)])))
        orders = tuple(
            _Order(
                _integers(arrays[f"keys{n}"]),
                arrays[f"logs{n}"].tobytes(),
                _integers(arrays[f"contexts{n}"]),
                arrays[f"rests{n}"].tobytes(),
            )
            for n in range(1, int(arrays["order"]) + 1)
        )
        return cls(orders, letters)

    def start(self) -> int:
        """The context before the first letter."""
        return EDGE

    def extend(self, context: int, unit: int) -> int:
        """The context after one more unit."""
        return ((context << BITS) | unit) & ((1 << (BITS * (len(self.orders) - 1))) - 1)

    def end(self, context: int) -> float:
        """The log-probability that the word ends after a context."""
        return self.logs(context, "")[0]

    def logs(self, context: int, letter: str) -> list[float]:
        """The log-probabilities (nats) of a letter's units after a context, in the order of its renderings; those of
        unseen units are from shorter contexts."""
        known = self._logs.get((context, letter))
        if known is not None:
            return known
        length = -(-context.bit_length() // BITS)
        order = self.orders[length]
        first, renderings = self.letters[letter]
        units = range(first, first + len(renderings))
        if not context:
            known = [_NEVER] * len(units)
        else:
            known = self.logs(context & ((1 << (BITS * (length - 1))) - 1), letter)
            rest = order.rest(context)
            if rest is not None:
                known = [log + rest for log in known]
        if not context or rest is not None:
            for place, log in order.seen(context, units):
                known[place] = log
        if len(self._logs) > _ROOM:
            self._logs.clear()
        self._logs[context, letter] = known
        return known


def _integers(steps: NDArray[Any]) -> Sequence[int]:
    """Sorted numbers from the differences between them."""
    numbers = array("Q")
    numbers.frombytes(np.cumsum(steps, dtype=np.uint64).tobytes())
    return numbers
