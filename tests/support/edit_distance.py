"""The edit distance as its definition computes it, to compare a library with."""

from __future__ import annotations

from collections.abc import Sequence


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """1 less the least number of items put in, left out or exchanged (Levenshtein 1966), as a share of the longer."""
    row = list(range(len(other) + 1))
    for n, item in enumerate(one, 1):
        diagonal, row[0] = row[0], n
        for m, theirs in enumerate(other, 1):
            diagonal, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, diagonal + (item != theirs))
    return 1 - row[-1] / max(len(one), len(other), 1)
