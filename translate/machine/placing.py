"""Placing: spans that were cut out of a text, put into its translation beside what they stood beside.

Not the placing of codes (`translate.text.markup`): those take no room in a text and go by the links of a lexicon, which
no engine has; these are words that need spaces, and stay within the quotation marks and the stop of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.alignment import piece_spans
from translate.machine.engine import Attention, Hypothesis
from translate.machine.masking import Mask
from translate.text import Rewritten, Span

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_LINKED = 0.2  # least attention of a target word to the word that it is taken to render; chosen by hand
_OPENING, _CLOSING = "([{«„“", ")]}»”.,;:!?…"
_BLANKS = " \u00a0"


def cut(text: str, masks: Sequence[Mask]) -> Rewritten:
    """A text without its masks, and without the space that each would leave behind."""
    edits = []
    for mask in masks:
        after = text[mask.end : mask.end + 1]
        spare = after in tuple(_BLANKS) and (mask.start == 0 or text[mask.start - 1] in _BLANKS)
        edits.append((mask.start, mask.end + spare, ""))
    return Rewritten(text).changed(edits)


def placed(text: str, masks: Sequence[Mask], query: Rewritten, answer: Hypothesis) -> Rewritten:
    """The translation of a text that was cut, with its masks: each beside a neighbour that stands in the translation
    unchanged, else beside the word that attends to a neighbour, else in proportion."""
    edits, last = list[tuple[int, int, str]](), 0
    for mask in masks:
        at = query.offsets.forward((mask.start, mask.start))[0]
        last = max(last, _place(query.text, at, answer, is_glued=text[mask.start - 1 : mask.start].isalnum()))
        edits.append((last, last, _spaced(text, mask, answer.text, last)))
    return Rewritten(answer.text).changed(_joined(edits))


def _joined(edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The edits with those at one place as one."""
    found: list[tuple[int, int, str]] = []
    for start, end, new in edits:
        if found and found[-1][0] == start:
            found[-1] = start, end, f"{found[-1][2].rstrip()} {new.lstrip()}"
        else:
            found.append((start, end, new))
    return found


def _spaced(text: str, mask: Mask, answer: str, at: int) -> str:
    """A mask with spaces where its neighbours in the answer need some."""
    left, right = answer[at - 1 : at], answer[at : at + 1]
    glued = text[mask.start - 1 : mask.start].isalnum(), text[mask.end : mask.end + 1].isalnum()
    before = " " if left and not left.isspace() and left not in _OPENING and not glued[0] else ""
    after = " " if right and not right.isspace() and right not in _CLOSING and not glued[1] else ""
    return f"{before}{mask.target}{after}"


def _place(query: str, at: int, answer: Hypothesis, is_glued: bool) -> int:
    """The place in an answer for what stood at a place of the query, at the end of a word where `is_glued`."""
    ours, theirs = ([match.span() for match in _WORD.finditer(text)] for text in (query, answer.text))
    left = next((span for span in reversed(ours) if span[1] <= at), None)
    right = next((span for span in ours if span[0] >= at), None)
    if not theirs or left is None:
        return len(answer.text) - len(answer.text.lstrip("«„“\"'([ "))
    if right is None:
        return theirs[-1][1]
    beside = [(1, left)] if is_glued else [(1, left), (0, right)]
    for side, own in beside:
        same = [span for span in theirs if answer.text[slice(*span)].casefold() == query[slice(*own)].casefold()]
        if len(same) == 1:
            return same[0][side]
    for side, own in reversed(beside):
        if answer.attention and (linked := _linked(query, own, answer.text, theirs, answer.attention)):
            return linked[side]
    share = at / max(len(query), 1) * len(answer.text)
    return min((span[is_glued] for span in theirs), key=lambda place: abs(place - share))


def _linked(query: str, own: Span, answer: str, theirs: Sequence[Span], attention: Attention) -> Span | None:
    """The word of an answer that attends most to a word of the query, None if none does much."""
    sources, targets = piece_spans(attention.source, query), piece_spans(attention.target, answer)
    columns = [n for n, span in enumerate(sources) if own[0] < span[1] and span[0] < own[1]]
    weight = dict.fromkeys(theirs, 0.0)
    for span, row in zip(targets, attention.weights, strict=True):
        word = next((one for one in theirs if one[0] < span[1] and span[0] < one[1]), None)
        if word:
            weight[word] = max(weight[word], sum(row[n] for n in columns))
    best = max(theirs, key=lambda span: weight[span])
    return best if weight[best] >= _LINKED else None
