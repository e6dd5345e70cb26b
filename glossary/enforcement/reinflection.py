"""Reinflects a term that is present in a form that cannot be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.enforcement.edits import forward
from glossary.enforcement.sentence import Sentence
from glossary.model import Edit, Occurrence, Status

REINFLECTED = "form"  # `Occurrence.means` of a term that was present in another form


def mend(sentence: Sentence, records: Sequence[Occurrence]) -> tuple[list[Edit], list[Occurrence]]:
    """Put the first term in the text whose form is impossible into the right one; only one, because the form of others
    may depend on it. The edits, if any, refer to the target of the sentence, the occurrences to the new text."""
    for index, (first, last) in sorted(sentence.places.items(), key=lambda item: item[1]):
        rewrite = sentence.repair(index) or sentence.fronted(index)
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
            new, form = rewrite.carrier, rewrite.form
            match, score = records[index].match, records[index].score
            moved[index] = Occurrence(match, Status.REPLACED, start, end, old, new, form, REINFLECTED, score)
        return edits, moved
    return [], list(records)


def _moved(found: Occurrence, edits: Sequence[Edit]) -> Occurrence:
    if found.status is Status.UNRESOLVED:
        return found
    return replace(found, start=forward(found.start, edits), end=forward(found.end - 1, edits) + 1)
