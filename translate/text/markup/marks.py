"""Marks, the places of inline markup in a written text, and the coded text that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from translate.text import Rewritten, Span
from translate.text.markup.coded_text import Code, CodedText, CodeKind, free_stand_ins


class MarkForm(StrEnum):
    """What a mark is. CHARACTER: a way to write other characters; OPENING, CLOSING: the two of a pair, which the syntax
    itself keeps nested; TAG_OPENING, TAG_CLOSING: of a pair if they meet; WORD, EMPTY: see `CodeKind`; LINK: a WORD in
    brackets that a reference goes before; ATTRIBUTES: of the mark right before it, an EMPTY one elsewhere."""

    CHARACTER = "character"
    OPENING = "opening"
    CLOSING = "closing"
    TAG_OPENING = "tag opening"
    TAG_CLOSING = "tag closing"
    WORD = "word"
    EMPTY = "empty"
    LINK = "link"
    ATTRIBUTES = "attributes"


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup at characters [start, end) of a text. `plain`: what is read there, for a CHARACTER or a line break;
    `code`: how it is written where that is not as it stands; `name`: that by which tags meet; `alone`: what a tag is
    that meets none; `is_whole`: True if all that is between such a tag and its closing one is code, `is_shown` if a
    reader sees that as a word; for the rest see `Code`."""

    start: int
    end: int
    form: MarkForm
    plain: str = ""
    code: str = ""
    subtexts: tuple[Span, ...] = ()
    name: str = ""
    alone: CodeKind = CodeKind.EMPTY
    is_whole: bool = False
    is_shown: bool = False
    is_optional: bool = False


_DEEPEST = 32  # open tags among which that of a closing one is searched for


def coded(text: str, marks: Iterable[Mark]) -> CodedText:
    """A text with its marks lifted out as codes: pairs closed and nested, those around nothing one empty code."""
    names = free_stand_ins(text)
    edits, codes, shift, open_pairs = list[tuple[int, int, str]](), list[Code](), 0, dict[int, int]()
    numbers = iter(range(1, len(text) + 2))
    for mark, partner in _joined(text, _paired(_with_attributes(text, marks))):
        new = mark.plain
        if mark.form is not MarkForm.CHARACTER:
            kind = _KINDS[mark.form]
            pair = 0
            if partner:
                pair = open_pairs[partner] = open_pairs.pop(partner, 0) or next(numbers)
            if kind is CodeKind.WORD:
                new = new or next(names)
            written = mark.code or text[mark.start : mark.end]
            codes.append(Code(mark.start + shift, written, kind, pair, new, mark.subtexts, mark.is_optional))
        edits.append((mark.start, mark.end, new))
        shift += len(new) - (mark.end - mark.start)
    rewritten = Rewritten(text).changed(edits)
    return CodedText(rewritten.text, tuple(codes), rewritten.offsets)


_KINDS = {
    MarkForm.OPENING: CodeKind.OPENING,
    MarkForm.CLOSING: CodeKind.CLOSING,
    MarkForm.WORD: CodeKind.WORD,
    MarkForm.LINK: CodeKind.WORD,
    MarkForm.EMPTY: CodeKind.EMPTY,
    MarkForm.ATTRIBUTES: CodeKind.EMPTY,
}


def _with_attributes(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    last: Mark | None = None
    for mark in marks:
        if mark.form is MarkForm.ATTRIBUTES and last and _carries(last, mark.start):
            last = replace(last, end=mark.end, code=_written(text, last) + text[mark.start : mark.end])
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last


_CARRIERS = (MarkForm.CLOSING, MarkForm.TAG_CLOSING, MarkForm.WORD, MarkForm.EMPTY)


def _carries(mark: Mark, at: int) -> bool:
    return mark.end == at and mark.form in _CARRIERS and mark.plain != "\n"


def _paired(marks: Iterable[Mark]) -> list[tuple[Mark, int]]:
    """The marks, those of a pair with a number that they share, the others with 0. Tags that do not meet within the
    pairs of the syntax are codes for themselves."""
    found: list[tuple[Mark, int]] = []
    path: list[int] = []  # the places in `found` of what is open
    for mark in marks:
        at = len(found)
        found.append((mark, 0))
        if mark.form in (MarkForm.OPENING, MarkForm.TAG_OPENING):
            path.append(at)
        elif mark.form is MarkForm.CLOSING:
            while path and found[path[-1]][0].form is not MarkForm.OPENING:
                path.pop()
            if path:
                _meet(found, path.pop(), at)
        elif mark.form is MarkForm.TAG_CLOSING:
            depth = _depth(found, path, mark.name)
            if depth:
                start = path[-depth]
                del path[-depth:]
                if found[start][0].is_whole:
                    opening = found[start][0]
                    form = MarkForm.WORD if opening.is_shown else MarkForm.EMPTY
                    found[start:] = [(Mark(opening.start, mark.end, form), 0)]
                else:
                    _meet(found, start, at)
    return [(_alone(mark) if not partner else mark, partner) for mark, partner in found]


def _depth(found: Sequence[tuple[Mark, int]], path: Sequence[int], name: str) -> int:
    """How deep in the path the opening tag of a name is, 0 if it is not there inside the pair of the syntax."""
    for depth, at in enumerate(path[: -_DEEPEST - 1 : -1], 1):
        mark = found[at][0]
        if mark.form is MarkForm.OPENING:
            return 0
        if mark.name == name:
            return depth
    return 0


def _meet(found: list[tuple[Mark, int]], start: int, end: int) -> None:
    for at, form in ((start, MarkForm.OPENING), (end, MarkForm.CLOSING)):
        found[at] = replace(found[at][0], form=form), start + 1


def _alone(mark: Mark) -> Mark:
    if mark.form not in (MarkForm.OPENING, MarkForm.CLOSING, MarkForm.TAG_OPENING, MarkForm.TAG_CLOSING):
        return mark
    return replace(mark, form=MarkForm.WORD if mark.alone is CodeKind.WORD else MarkForm.EMPTY)


def _joined(text: str, marks: Iterable[tuple[Mark, int]]) -> Iterator[tuple[Mark, int]]:
    """The marks with pairs around nothing made one empty mark."""
    found: list[tuple[Mark, int]] = []
    for mark, partner in marks:
        if found and partner and mark.form is MarkForm.CLOSING:
            last, other = found[-1]
            if other == partner and last.end == mark.start:
                both = _written(text, last) + _written(text, mark)
                shift = len(_written(text, last))
                subtexts = (*last.subtexts, *((a + shift, b + shift) for a, b in mark.subtexts))
                found[-1] = Mark(last.start, mark.end, MarkForm.EMPTY, code=both, subtexts=subtexts), 0
                continue
        found.append((mark, partner))
    return iter(found)


def _written(text: str, mark: Mark) -> str:
    return mark.code or text[mark.start : mark.end]
