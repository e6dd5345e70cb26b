"""Which elements of a page contain which: where each one ends, by the rules of the HTML Standard for end tags that are
left out, misplaced or missing (https://html.spec.whatwg.org/#parsing-main-inbody)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from translate.text.html.elements import BLOCKS, CELLS, CLOSING_P, HEADINGS, TABLE
from translate.text.html.tokens import HtmlToken, TokenKind


class ElementEnd(NamedTuple):
    """Where an element ends: the index of a token, and True if that is its own end tag; else it ends before it."""

    at: int
    is_own: bool


class _Closed(NamedTuple):
    """What a start tag ends: the nearest open element of `names` that is inside all of `barriers`."""

    names: frozenset[str]
    barriers: frozenset[str]


def _rule(names: str, barriers: str) -> _Closed:
    return _Closed(frozenset(names.split()), frozenset(barriers.split()))


_ROWS = _rule("tr", "table")
_CELLS = _rule("td th", "table tr")
_SECTIONS = _rule("thead tbody tfoot caption colgroup", "table")
_CLOSED: Mapping[str, _Closed] = {
    "li": _rule("li", "ul ol menu dir table td th"),
    "dd": _rule("dd dt", "dl table td th"),
    "dt": _rule("dd dt", "dl table td th"),
    "option": _rule("option", "select datalist optgroup"),
    "optgroup": _rule("option optgroup", "select"),
    "tr": _ROWS,
    "td": _CELLS,
    "th": _CELLS,
    "thead": _SECTIONS,
    "tbody": _SECTIONS,
    "tfoot": _SECTIONS,
    "body": _rule("head", "html"),
    "a": _rule("a", "td th caption object button"),
    "button": _rule("button", "td th form"),
}
_P = _rule("p", "button td th caption object marquee template")
_HEADING = _Closed(frozenset(HEADINGS), frozenset(("td", "th", "caption", "section", "article", "div", "li")))
_FENCES = CELLS | {"object", "marquee", "template", "table"}


def element_ends(tokens: Sequence[HtmlToken]) -> Mapping[int, ElementEnd]:
    """Where the element of each start tag with content ends, by the index of the tag; in linear time."""
    return _Nesting(tokens).ends()


class _Nesting:
    def __init__(self, tokens: Sequence[HtmlToken]) -> None:
        self._tokens = tokens
        self._open: list[int] = []  # indexes of start tags; -1 where an element ended before those inside it
        self._places: dict[str, list[int]] = {}  # where in `_open` the elements of a name are
        self._blocks: list[int] = []  # where in `_open` blocks are
        self._ends: dict[int, ElementEnd] = {}

    def ends(self) -> Mapping[int, ElementEnd]:
        for n, token in enumerate(self._tokens):
            if token.kind is TokenKind.START:
                self._start(n, token)
            elif token.kind is TokenKind.END:
                self._end(n, token.name)
        self._close(0, ElementEnd(len(self._tokens), False))
        return self._ends

    def _start(self, n: int, token: HtmlToken) -> None:
        name = token.name
        if name in CLOSING_P:
            self._imply(_P, n)
        if name in _CLOSED:
            self._imply(_CLOSED[name], n)
        elif name in HEADINGS:
            self._imply(_HEADING, n)
        if token.is_closed:
            return
        place = len(self._open)
        self._open.append(n)
        self._places.setdefault(name, []).append(place)
        if name in BLOCKS:
            self._blocks.append(place)

    def _nearest(self, names: Iterable[str]) -> int:
        return max((places[-1] for name in names if (places := self._places.get(name))), default=-1)

    def _imply(self, rule: _Closed, n: int) -> None:
        place = self._nearest(rule.names)
        if place >= 0 and place > self._nearest(rule.barriers):
            self._close(place, ElementEnd(n, False))

    def _end(self, n: int, name: str) -> None:
        places = self._places.get(name)
        if not places:
            return
        place = places[-1]
        if name not in TABLE and place < self._nearest(_FENCES - {name} if name in _FENCES else _FENCES):
            return
        index = self._open[place]
        if name in BLOCKS or not self._blocks or self._blocks[-1] < place:
            self._close(place, ElementEnd(n, False))
        else:  # inline elements end before the blocks inside them
            self._open[place] = -1
            places.pop()
        self._ends[index] = ElementEnd(n, True)

    def _close(self, place: int, end: ElementEnd) -> None:
        """End the elements from a place on."""
        while len(self._open) > place:
            index = self._open.pop()
            if index >= 0:
                self._ends[index] = end
                self._places[self._tokens[index].name].pop()
        while self._blocks and self._blocks[-1] >= place:
            self._blocks.pop()
