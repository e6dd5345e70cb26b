"""Terms that stand in a form that cannot be right, put into the one that can; and the records of several rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from glossary.edits import forward
from glossary.model import Edit, Occurrence, Status
from glossary.sentence import Sentence

HOW = "form"
_DOUBTFUL = "in a doubtful form"


def mend(sentence: Sentence, records: Sequence[Occurrence]) -> tuple[list[Edit], list[Occurrence]]:
    """Put the first term (in the order of the text) that stands in an impossible form into the right one: one only,
    since what follows may depend on it. The edits are of the sentence's target, the spans of the new text; nothing
    where nothing is to be done."""
    for index, (first, last) in sorted(sentence.places.items(), key=lambda item: item[1]):
        rewrite = sentence.repair(index)
        if rewrite is None:
            continue
        edits = []
        for change in rewrite.edits:
            start, end = sentence.characters(change.first, change.last)
            old = sentence.target[start:end]
            if old != change.new:
                edits.append(Edit(start, end, old, change.new, change.reason))
        if not edits:
            continue
        edits.sort(key=lambda edit: edit.start)
        moved = [_moved(found, edits) for found in records]
        old = sentence.text(first, last)
        if old != rewrite.edits[0].new:
            start = forward(sentence.characters(first, last)[0], edits)
            end = start + len(rewrite.carrier)
            match = records[index].match
            moved[index] = Occurrence(
                match, Status.REPLACED, start, end, old, rewrite.carrier, rewrite.form, HOW, records[index].score
            )
        return edits, moved
    return [], list(records)


def _moved(found: Occurrence, edits: Sequence[Edit]) -> Occurrence:
    if found.status is Status.UNRESOLVED:
        return found
    return replace(found, start=forward(found.start, edits), end=forward(found.end - 1, edits) + 1)


def gathered(
    replaced: Mapping[int, Occurrence], records: Sequence[Occurrence], edits: Sequence[Edit]
) -> dict[int, Occurrence]:
    """What was replaced so far, in the text that `edits` made. A term put in earlier and put into another form now
    keeps the account of how it got there."""
    known: dict[int, Occurrence] = {}
    for index, found in replaced.items():
        start = forward(found.start, edits)
        known[index] = replace(found, start=start, end=start + len(found.new))
    for index, found in enumerate(records):
        if found.status is not Status.REPLACED:
            continue
        earlier = next((i for i, one in known.items() if found.how == HOW and _overlap(one, found)), None)
        if earlier is not None:
            mine = known.pop(earlier)
            found = replace(found, old=mine.old, how=mine.how, score=mine.score)
        known[index] = found
    return known


def final(
    sentence: Sentence, records: Sequence[Occurrence], replaced: Mapping[int, Occurrence]
) -> tuple[tuple[Occurrence, ...], tuple[str, ...]]:
    """The records of the last round, where what an earlier round put in is called replaced, and the doubts that are
    left; a doubtful form is told in `how`."""
    ours = list(replaced.values())
    said, doubts = [], []
    for index, found in enumerate(records):
        if found.status is Status.SATISFIED:
            mine = next((one for one in ours if _overlap(one, found)), None)
        else:
            mine = replaced.get(index)
        if mine is not None and sentence.target[mine.start : mine.end] == mine.new:
            found = replace(mine, match=found.match)
        doubt = sentence.doubt(index, found)
        doubts.append(doubt)
        said.append(replace(found, how=f"{found.how}, {_DOUBTFUL} ({doubt})") if doubt else found)
    return tuple(said), tuple(doubts)


def _overlap(ours: Occurrence, found: Occurrence) -> bool:
    return ours.match.term == found.match.term and ours.start < found.end and found.start < ours.end
