"""Placing the codes of a text in its translation: around and beside the words that render those they belong to.

Words that an engine was not shown are put back by `translate.machine.placing`, by attention, before there are links.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge

from translate.text import Span
from translate.text.markup.coded_text import Code, CodedText, CodeKind
from translate.text.markup.known_renderings import Stretch
from translate.text.markup.projection import Links, Projection

_DECIMAL = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A translation with the codes of its source. `unsure`: the codes of the source whose place was guessed, because
    nothing tells which words of the translation render theirs."""

    text: CodedText
    unsure: tuple[Code, ...] = ()


@dataclass(slots=True)
class _Node:
    """A pair of codes with what is between them, or (`closing` None) another code; the root has no codes. `target`:
    where it goes."""

    opening: Code
    closing: Code | None = None
    children: list[_Node] = field(default_factory=list)
    target: Span = (0, 0)

    @property
    def source(self) -> Span:
        return self.opening.at, (self.closing or self.opening).at


def placed(
    source: CodedText, target: str, stretches: Sequence[Stretch], links: Links, known: Sequence[Stretch] = ()
) -> Placed:
    """The plain translation `target` of a text with its codes, each of them once, pairs closed and nested.

    A pair goes around the words that render its own, an empty code beside the rendering of the word beside it, a WORD
    in place of its stand-in. `links`: the links between the words of a text and its translation; asked once for each
    stretch that has a code inside. `known`: what is known to render each other inside of stretches, such as terms;
    it comes before the links.
    """
    if not source.codes:
        return Placed(CodedText(target))
    words, others = _words(source.codes, target)
    root = _tree(replace(source, codes=tuple(others)))
    root.target = (0, len(target))
    projection = Projection(source.plain, target, stretches, links, known)
    work = _Placement(projection, source.plain, target)
    groups = [root]
    while groups:
        group = groups.pop()
        work.place(group)
        groups += [node for node in group.children if node.closing]
    return Placed(CodedText(target, _merged(list(_in_order(root)), words)), tuple(work.unsure))


def guesses(source: CodedText, target: str, links: Links, known: Sequence[Stretch] = ()) -> int:
    """How many codes of a text would have their place in a translation guessed. `known`: see `placed`."""
    whole = Stretch((0, len(source.plain)), (0, len(target)))
    return len(placed(source, target, [whole], links, known).unsure)


def _words(codes: Iterable[Code], target: str) -> tuple[list[Code], list[Code]]:
    """The WORD codes at their stand-ins in the translation, equal ones in their order; and all other codes, with those
    WORD codes that have no stand-in there as EMPTY ones."""
    words, others, after = list[Code](), list[Code](), dict[str, int]()
    for code in codes:
        at = target.find(code.stand_in, after.get(code.stand_in, 0)) if code.kind is CodeKind.WORD else -1
        if at < 0 and _DECIMAL.fullmatch(code.stand_in):  # a number that a locale writes with a comma
            at = target.find(code.stand_in.replace(".", ","))
        if at >= 0:
            words.append(replace(code, at=at))
            after[code.stand_in] = at + len(code.stand_in)
        else:
            lost = code.kind is CodeKind.WORD
            others.append(replace(code, kind=CodeKind.EMPTY, stand_in="") if lost else code)
    return sorted(words, key=lambda code: code.at), others


def _merged(codes: Sequence[Code], words: Sequence[Code]) -> tuple[Code, ...]:
    """Both in the order of the translation, none inside a stand-in."""
    starts = [word.at for word in words]
    found = list[Code]()
    for code in codes:
        n = bisect_right(starts, code.at) - 1
        inside = n >= 0 and code.at < starts[n] + len(words[n].stand_in)
        found.append(replace(code, at=starts[n]) if inside else code)
    return tuple(merge(found, words, key=lambda code: code.at))


def _tree(source: CodedText) -> _Node:
    """The codes as a tree. An opening code without its closing one, or the reverse, counts as an empty one."""
    both = {code.pair for code in source.codes if code.kind is CodeKind.CLOSING}
    root = _Node(Code(0, ""), Code(len(source.plain), ""))
    path = [root]
    for code in source.codes:
        node = _Node(code)
        if code.kind is CodeKind.OPENING and code.pair in both:
            path[-1].children.append(node)
            path.append(node)
        elif code.kind is CodeKind.CLOSING and len(path) > 1 and path[-1].opening.pair == code.pair:
            path.pop().closing = code
        else:
            path[-1].children.append(node)
    return root


class _Placement:
    """The work on one text. `unsure`: the codes whose place was guessed so far."""

    def __init__(self, projection: Projection, source: str, target: str) -> None:
        self._projection = projection
        self._texts = source, target
        self.unsure: list[Code] = []

    def place(self, group: _Node) -> None:
        """Give every node of a group its place inside that of the group, no two of them overlapping."""
        taken: list[Span] = []
        for node in (one for one in group.children if one.closing):
            found, is_sure = self._projection.span(node.source, group.target, taken)
            node.target = found = _beside(found, taken)
            if not is_sure:
                self.unsure.append(node.opening)
            if found[0] < found[1]:
                insort(taken, found)
        for node in (one for one in group.children if one.closing and one.target[0] == one.target[1]):
            at = _outside(node.target[0], taken)
            node.target = at, at
        last = group.target[0]
        for node in (one for one in group.children if not one.closing):
            code = node.opening
            at, is_sure = self._projection.place(code.at, group.target)
            if not is_sure:
                self.unsure.append(code)
            at = _outside(at, taken)
            blank = _between_blanks(self._texts, code.at, at)
            low, high = group.target
            at = blank if low <= blank <= high and _outside(blank, taken) == blank else at
            last = max(last, at)  # empty codes stay in the order of the source
            node.target = last, last


def _between_blanks(texts: tuple[str, str], source: int, target: int) -> int:
    """The place of an empty code that has no word on either side in the source: likewise in the translation, if there
    is such a place beside the one it has."""
    ours, theirs = texts
    if not _is_apart(ours, source):
        return target
    near = (at for at in (target, target - 1, target + 1) if 0 <= at <= len(theirs) and _is_apart(theirs, at))
    return next(near, target)


def _is_apart(text: str, at: int) -> bool:
    """True between blanks, or between one and an edge of the text."""
    sides = text[max(0, at - 1) : at + 1]
    return bool(sides) and sides.isspace()


def _beside(span: Span, taken: Sequence[Span]) -> Span:
    """A span without what it shares with some others, which are sorted: the longest stretch that is left of it."""
    first, last = max(0, bisect_right(taken, span) - 1), bisect_left(taken, (span[1], -1))
    for start, end in taken[first:last]:
        if start < span[1] and span[0] < end:
            before, after = (span[0], max(span[0], start)), (min(span[1], end), span[1])
            span = before if before[1] - before[0] >= after[1] - after[0] else after
    return span if span[0] < span[1] else (span[0], span[0])


def _outside(at: int, taken: Sequence[Span]) -> int:
    """The place itself, or the nearest one that is not inside one of some sorted spans."""
    n = bisect_right(taken, (at, at)) - 1
    if n >= 0 and taken[n][0] < at < taken[n][1]:
        start, end = taken[n]
        return start if at - start < end - at else end
    return at


def _in_order(root: _Node) -> Iterator[Code]:
    """The codes of a tree at their places, in the order in which they stand in the translation."""
    path: list[tuple[Iterator[_Node], _Node]] = [(iter(_sorted(root)), root)]
    while path:
        children, parent = path[-1]
        node = next(children, None)
        if node is None:
            path.pop()
            if parent is not root and parent.closing:
                yield replace(parent.closing, at=parent.target[1])
        else:
            yield replace(node.opening, at=node.target[0])
            if node.closing:
                path.append((iter(_sorted(node)), node))


def _sorted(group: _Node) -> list[_Node]:
    return sorted(group.children, key=lambda node: node.target)
