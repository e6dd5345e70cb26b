"""Follows each term through several rounds of edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from glossary.enforcement.edits import forward
from glossary.enforcement.reinflection import REINFLECTED
from glossary.enforcement.sentence import Sentence
from glossary.model import Edit, Occurrence, Status


def gathered(
    replaced: Mapping[int, Occurrence], records: Sequence[Occurrence], edits: Sequence[Edit]
) -> dict[int, Occurrence]:
    """The occurrences replaced so far, with offsets in the text after `edits`. A term that was put in earlier and is
    reinflected now keeps its first `means`."""
    known: dict[int, Occurrence] = {}
    for index, found in replaced.items():
        start = forward(found.start, edits)
        known[index] = replace(found, start=start, end=start + len(found.new))
    for index, found in enumerate(records):
        if found.status is not Status.REPLACED:
            continue
        earlier = next((i for i, one in known.items() if found.means == REINFLECTED and _overlap(one, found)), None)
        if earlier is not None:
            mine = known.pop(earlier)
            found = replace(found, old=mine.old, means=mine.means, score=mine.score)
        known[index] = found
    return known


def final(
    sentence: Sentence, records: Sequence[Occurrence], replaced: Mapping[int, Occurrence]
) -> tuple[Occurrence, ...]:
    """The occurrences after the last round, with terms that an earlier round put in marked as replaced, and with the
    remaining doubts."""
    ours = list(replaced.values())
    there = [found for found in records if found.status is Status.SATISFIED]
    result = []
    for index, found in enumerate(records):
        if found.status is Status.SATISFIED:
            mine = next((one for one in ours if _overlap(one, found)), None)
        else:
            mine = replaced.get(index)
            if mine is not None and any(_overlap(mine, other) for other in there):
                mine = None  # it is the place of another occurrence
        if mine is not None and sentence.target[mine.start : mine.end] == mine.new:
            found = replace(mine, match=found.match)
        doubt = sentence.doubt(index, found)
        result.append(replace(found, doubt=doubt) if doubt else found)
    return tuple(result)


def _overlap(ours: Occurrence, found: Occurrence) -> bool:
    return ours.match.term == found.match.term and ours.start < found.end and found.start < ours.end
