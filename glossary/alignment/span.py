"""Where in a translation a source term was rendered, when its right rendering is not there: a span of target words.

Every target word scores In - Out: its best link to a word of the term, less its best link to any other source word
(read by hand on the WMT25 terminology test: accepting at .15 makes 93 % of the edits fully right).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from glossary.alignment.extent import Evidence, Floats, Location, evidence
from glossary.languages import Tokens

# Least scores (In - Out) at which a place is accepted, and least links; links reach from 0 to 1.5 (see `links`).
THRESHOLD = 0.15  # where an engine can be asked again
LENIENT = 0.1  # where it cannot: on all seven systems of the terminology sets as good a chrF, and more terms
_ELSEWHERE = 0.3  # a link this strong says that a word of the term is rendered there
_GROW = 0.15  # the least link of a neighbour that belongs to a term of several words
_JUMP = 0.25  # the same, of a word behind a linking word
_FAINT = 0.1  # enough for a word that nothing else claims
_LINKING = 3  # letters of a word that may link two words of a term, at most
_NEVER = -9.0  # the score of a word that must not be taken


def locate(
    matrix: Floats,
    rows: Sequence[int],
    target: Tokens,
    allowed: Sequence[bool],
    taken: Collection[int],
    same: Collection[int] = (),
    found: Evidence | None = None,
) -> Location | None:
    """The best place for the source words `rows` among the `allowed` target words that are not `taken`; for a term
    of several words it grows over its neighbours. Further occurrences of the term, `same`, do not compete with it.
    `found` is what is known of the links, if it was asked before. None when nothing is allowed."""
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
    """The span around the anchor that belongs to a term of several words: its neighbours, and what stands behind a
    link, over as many links as the term has joints."""

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
    """Is a word short enough to link two words of a term (de, do, of, в)?"""
    here = 0 <= index < len(target) and index not in taken
    return here and target[index].is_word and len(target[index].text) <= _LINKING


def _is_partial(
    matrix: Floats, rows: Sequence[int], found: Evidence, first: int, last: int, free: Sequence[int]
) -> bool:
    """Has a word of the term its rendering outside [first, last), clearly and for want of one inside?"""
    if len(rows) < 2 or not free:
        return False
    return any(
        matrix[row, first:last].max() < _GROW
        and any(matrix[row, n] >= _ELSEWHERE and matrix[row, n] > found.outside[n] for n in free)
        for row in rows
    )
