"""Applies edits to a text, and combines successive rounds of edits into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.model import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits, which must not overlap and may be in any order."""
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def forward(offset: int, edits: Sequence[Edit]) -> int:
    """The offset in the edited text of a character of the old text; inside an edit, the start of its new text."""
    shift = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.end > offset:
            return min(offset, edit.start) + shift if edit.start <= offset else offset + shift
        shift += len(edit.new) - (edit.end - edit.start)
    return offset + shift


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits of `text` with the effect of `first` and then `second`, whose offsets are in the text after `first`."""
    if not first or not second:
        return tuple(sorted((*first, *second), key=lambda edit: edit.start))
    middle = apply(text, first)
    written = [(forward(edit.start, first), edit) for edit in sorted(first, key=lambda edit: edit.start)]
    spans = [(start, start + len(edit.new), edit, True) for start, edit in written]
    spans += [(edit.start, edit.end, edit, False) for edit in second]
    composed, cluster = [], list(spans[:0])
    for span in sorted(spans, key=lambda span: (span[0], span[1])):
        if cluster and span[0] > max(end for _, end, _, _ in cluster):
            composed.append(_merged(text, middle, first, cluster))
            cluster = []
        cluster.append(span)
    composed.append(_merged(text, middle, first, cluster))
    return tuple(composed)


def _merged(text: str, middle: str, first: Sequence[Edit], cluster: list[tuple[int, int, Edit, bool]]) -> Edit:
    """The edits of one cluster, whose spans are in the intermediate text, as one edit of the old text."""
    low, high = min(span[0] for span in cluster), max(span[1] for span in cluster)
    ours = [edit for _, _, edit, is_first in cluster if is_first]
    later = [edit for _, _, edit, is_first in cluster if not is_first]
    if not later:
        return ours[0]
    inner = [Edit(edit.start - low, edit.end - low, edit.old, edit.new) for edit in later]
    new = apply(middle[low:high], inner)
    outside = [edit for edit in first if edit not in ours]
    before = [edit for edit in outside if forward(edit.start, first) < low]
    shift = sum(len(edit.new) - (edit.end - edit.start) for edit in before)
    grown = sum(len(edit.new) - (edit.end - edit.start) for edit in ours)
    start, end = low - shift, high - shift - grown
    return Edit(start, end, text[start:end], new, (ours or later)[0].reason)
