"""Finds the span of target words that renders a source term, where the right rendering of the term is missing.

The score of a target word is its best link to a word of the term minus its best link to any other source word. Of the
edits accepted at a score of .15, 93 % were fully right (WMT25 terminology test, read by hand).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from glossary.alignment.extension import Evidence, Floats, Location, evidence
from glossary.languages import Tokens

# Unit: link strength, 0 to 1.5 (see `links`). Chosen by hand on the WMT25 terminology sets.
THRESHOLD = 0.15  # least score of a span if an engine can translate again
LENIENT = 0.1  # least score if it cannot: with it all seven systems of the sets have the same chrF and more terms
_ELSEWHERE = 0.3  # least link by which a word of the term is rendered elsewhere
_GROW = 0.15  # least link of a neighbour that belongs to a term of several words
_JUMP = 0.25  # the same for a word after a linking word
_FAINT = 0.1  # the same for a word that nothing else claims
_LINKING = 3  # most letters of a linking word (count)
_NEVER = -9.0  # score of a word that must not be taken, below every other


def locate(
    matrix: Floats,
    rows: Sequence[int],
    target: Tokens,
    allowed: Sequence[bool],
    taken: Collection[int],
    same: Collection[int] = (),
    found: Evidence | None = None,
) -> Location | None:
    """The likeliest rendering of the source words `rows`; None if no target word is allowed.

    `matrix`: links, see `link_matrix`. `allowed`: true for each target token that the term can replace. `taken`: the
    tokens of other terms. `same`: words of the term's other occurrences, which do not compete with it. `found`: the
    evidence, if it was computed before. The rendering of a term of several words may include neighbouring words.
    """
    found = found or evidence(matrix, rows, same)
    scores = found.inside - found.outside
    scores[[not fit or index in taken for index, fit in enumerate(allowed)]] = _NEVER
    anchor = int(scores.argmax())
    if scores[anchor] <= _NEVER:
        return None
    first, last = _neighbours(found, anchor, len(rows), target, taken) if len(rows) > 1 else (anchor, anchor + 1)
    free = [n for n, token in enumerate(target) if token.is_word and n not in taken and not first <= n < last]
    return Location(first, last, anchor, float(scores[anchor]), _is_partial(matrix, rows, found, first, last, free))


def _neighbours(found: Evidence, anchor: int, words: int, target: Tokens, taken: Collection[int]) -> tuple[int, int]:
    """The span around the anchor of a term of `words` words: its neighbours, and words after a linking word, over at
    most `words` - 1 linking words."""

    def belongs(index: int, least: float) -> bool:
        if not 0 <= index < len(target) or index in taken or not target[index].is_word:
            return False
        inside, outside = float(found.inside[index]), float(found.outside[index])
        return (inside > outside and inside > least) or (inside > _FAINT and is_loose(index))

    def is_loose(index: int) -> bool:
        inside = 0 <= index < len(target) and index not in taken and target[index].is_word
        return inside and not found.claimed[index] and len(target[index].text) > _LINKING

    first, last, limit = anchor, anchor + 1, words + 1
    for jumps in range(words):
        while last - first < limit + jumps and belongs(last, _GROW):
            last += 1
        while last - first < limit + jumps and belongs(first - 1, _GROW):
            first -= 1
        if jumps == words - 1 or last - first >= limit + jumps:
            break
        if (_is_link(target, last, taken) or is_loose(last)) and belongs(last + 1, _JUMP):
            last += 2
        elif (_is_link(target, first - 1, taken) or is_loose(first - 1)) and belongs(first - 2, _JUMP):
            first -= 2
    return first, last


def _is_link(target: Tokens, index: int, taken: Collection[int]) -> bool:
    """True if a word is short enough to link two words of a term (de, do, of, в)."""
    here = 0 <= index < len(target) and index not in taken
    return here and target[index].is_word and len(target[index].text) <= _LINKING


def _is_partial(
    matrix: Floats, rows: Sequence[int], found: Evidence, first: int, last: int, free: Sequence[int]
) -> bool:
    """True if a word of the term is clearly rendered outside [first, last), and not inside."""
    if len(rows) < 2 or not free:
        return False
    return any(
        matrix[row, first:last].max() < _GROW
        and any(matrix[row, n] >= _ELSEWHERE and matrix[row, n] > found.outside[n] for n in free)
        for row in rows
    )
