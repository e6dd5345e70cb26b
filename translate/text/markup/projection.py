"""Projection: the characters of a translation that render given characters of its source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from translate.text import Span, protected
from translate.text.markup.known_renderings import Stretch, touched, with_known

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Unit: link strength, 0 to 1.5 (see `glossary.alignment.link_matrix`). Chosen by hand.
_LEAST = 0.08  # least link by which a word is taken to render another
_BRIDGE = 0.03  # what a word without links costs that stands between two words of a span
_APART = 0.05  # what a word that renders others costs, beside its link to them
_OVER = 0.3  # what it costs to go on in another clause
_NEVER = -1e9
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[,;:()—–]")


@dataclass(frozen=True, slots=True)
class WordLinks:
    """The words of a text and of its translation, as spans of characters, and the strength of their links from 0 to
    1.5, one row per word of the text and one column per word of the translation."""

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    weights: NDArray[np.float64]


Links = Callable[[str, str], WordLinks]
"""In: a text, its translation. Out: the links between their words."""


def no_links(source: str, target: str) -> WordLinks:
    """The links where nothing is known: no word renders another."""
    import numpy as np

    words = [tuple(match.span() for match in _WORD.finditer(text)) for text in (source, target)]
    return WordLinks(words[0], words[1], np.zeros((len(words[0]), len(words[1]))))


class _Pair:
    """A stretch of both texts, its words and links. `kept`: the protected spans of each text; `known`: what is known to
    render each other in the stretch."""

    def __init__(
        self,
        texts: tuple[str, str],
        whole: Stretch,
        kept: tuple[list[Span], list[Span]],
        links: Links,
        known: Sequence[Stretch],
    ) -> None:
        self._texts, self._kept, self._links = texts, kept, links
        self.source, self.target = _trimmed(texts[0], whole.source), _trimmed(texts[1], whole.target)
        self.known = [one for one in known if _clip(one.source, self.source) and _clip(one.target, self.target)]

    @cached_property
    def links(self) -> WordLinks:
        """The links, with spans of the whole texts; a protected span (an address, a stand-in) is one word."""
        import numpy as np

        (a, b), (c, d) = self.source, self.target
        found = self._links(self._texts[0][a:b], self._texts[1][c:d])
        ours, rows = _whole(found.source, a, self._kept[0])
        theirs, columns = _whole(found.target, c, self._kept[1])
        weights = found.weights
        if len(ours) < len(found.source):
            weights = np.array([weights[some].max(0) for some in rows])
        if len(theirs) < len(found.target):
            weights = np.array([weights[:, some].max(1) for some in columns]).T
        return WordLinks(ours, theirs, with_known(weights, ours, theirs, self.known))

    def term(self, word: Span) -> Stretch | None:
        """The known rendering that a word of the source is in."""
        return next((one for one in self.known if _clip(word, one.source)), None)


class Projection:
    """The projection of one text into its translation. `stretches`: what was translated at a time, in order; `links`:
    see `Links`; `known`: what is known to render each other inside of stretches, which comes before the links."""

    def __init__(
        self, source: str, target: str, stretches: Sequence[Stretch], links: Links, known: Sequence[Stretch] = ()
    ) -> None:
        self._source, self._target = source, target
        kept = _protected(source), _protected(target)
        self._pairs = [_Pair((source, target), one, kept, links, known) for one in stretches]
        self._ends = [pair.source[1] for pair in self._pairs]

    def span(self, source: Span, inside: Span, taken: Sequence[Span]) -> tuple[Span, bool]:
        """The characters of the translation that render `source`, inside some characters of it and outside of those
        that are taken (in order); and True if links or the layout say so."""
        low = bisect_right(self._ends, source[0])
        high = bisect_left(self._ends, source[1]) + 1
        parts = [(pair, clipped) for pair in self._pairs[low:high] if (clipped := _clip(source, pair.source))]
        if len(parts) > 2:
            parts = [parts[0], parts[-1]]
        found = [(_clip(span, inside), is_sure) for span, is_sure in (self._part(*one, inside, taken) for one in parts)]
        there = [(span, is_sure) for span, is_sure in found if span]
        if not there:
            at, _ = self.place(source[0], inside)
            return (at, at), source[0] == source[1]
        first, last = there[0][0], there[-1][0]
        return (first[0], max(first[1], last[1])), all(is_sure for _, is_sure in (there[0], there[-1]))

    def place(self, at: int, inside: Span) -> tuple[int, bool]:
        """The place in the translation for what stands at a place of the source, and True if that is sure."""
        found, is_sure = self._place(at)
        low, high = inside
        return min(max(found, low), high), is_sure and low <= found <= high

    def _part(self, pair: _Pair, source: Span, inside: Span, taken: Sequence[Span]) -> tuple[Span, bool]:
        """The rendering of some characters of one stretch."""
        if source == pair.source:
            return pair.target, True
        if exact := self._copied(pair, source):
            return exact, True
        links = pair.links
        rows = [n for n, word in enumerate(links.source) if _clip(word, source)]
        free = [bool(_clip(word, inside)) and not _is_taken(word, taken) for word in links.target]
        if not rows and (same := self._same_signs(pair, source)):
            return same, True
        if not rows or not any(free):
            return (pair.target[0], pair.target[0]), False
        if len(rows) == len(links.source):
            first, last, is_sure = free.index(True), len(free) - free[::-1].index(True), True
        else:
            first, last, is_sure = _heaviest(links.weights, rows, free, self._breaks(source, links.target))
        if not is_sure:
            first, last = _in_term(pair, rows, free) or _between(links.weights, rows, free)
        before, after = links.source[rows[0]][0], links.source[rows[-1]][1]
        marks = self._source[source[0] : before], self._source[after : source[1]]
        return self._with_marks(marks, pair, (links.target[first][0], links.target[last - 1][1])), is_sure

    def _same_signs(self, pair: _Pair, source: Span) -> Span | None:
        """Where characters without a word (#, ¶) stand in a stretch of the translation: the likeliest place."""
        signs = self._source[slice(*source)].strip()
        low, high = pair.target
        starts = [n for n in range(low, high) if signs and self._target.startswith(signs, n)]
        if not starts:
            return None
        share = (source[0] - pair.source[0]) / max(1, pair.source[1] - pair.source[0])
        at = min(starts, key=lambda start: abs(start - low - share * (high - low)))
        return at, at + len(signs)

    def _breaks(self, source: Span, words: Sequence[Span]) -> list[bool]:
        """True for each word of a stretch of the translation before which a clause begins, where the source has no
        break of clauses."""
        if _CLAUSE.search(self._source[slice(*source)].rstrip(",;:")):
            return [False] * len(words)
        ends = [words[0][0], *(end for _, end in words)]
        return [bool(_CLAUSE.search(self._target[end:start])) for end, (start, _) in zip(ends, words, strict=False)]

    def _copied(self, pair: _Pair, source: Span) -> Span | None:
        """The same characters in a word that stands in both texts (the 2 of H2O), if they are but part of a word."""
        links = pair.links
        word = next((one for one in links.source if one[0] <= source[0] and source[1] <= one[1]), None)
        if word is None or word == source:
            return None
        text = self._source[slice(*word)]
        same = [one for one in links.target if self._target[slice(*one)] == text]
        shift = same[0][0] - word[0] if len(same) == 1 else 0
        return (source[0] + shift, source[1] + shift) if len(same) == 1 else None

    def _with_marks(self, marks: tuple[str, str], pair: _Pair, target: Span) -> Span:
        """The span of the target with the marks at its edges that stand for those at the edges of the source."""
        start, end = target
        low, high = pair.target
        while start > low and _is_like(self._target[start - 1], marks[0]):
            start -= 1
        while end < high and _is_like(self._target[end], marks[1]):
            end += 1
        return start, end

    def _place(self, at: int) -> tuple[int, bool]:
        n = bisect_left(self._ends, at)
        if n == len(self._pairs):
            return len(self._target), True
        pair = self._pairs[n]
        if at <= pair.source[0]:
            return pair.target[0], True
        if at == pair.source[1]:
            return pair.target[1], True
        links = pair.links
        inside = next((word for word in links.source if word[0] < at < word[1]), None)
        if inside and (same := self._copied(pair, (inside[0], at))):
            return same[1], True
        left = max((n for n, word in enumerate(links.source) if word[1] <= at), default=-1)
        right = min((n for n, word in enumerate(links.source) if word[0] >= at), default=-1)
        glued = self._source[at - 1 : at].strip(), self._source[at : at + 1].strip()
        sides = ((right, 0), (left, 1)) if glued[1] and not glued[0] else ((left, 1), (right, 0))
        for row, side in sides:
            column = int(links.weights[row].argmax()) if row >= 0 and links.target else -1
            if column >= 0 and links.weights[row, column] >= _LEAST:
                found = _edge(pair, row, side) or links.target[column][side]
                return self._past_marks(found, self._source[links.source[row][1] : at]) if side else found, True
        share = (at - pair.source[0]) / max(1, pair.source[1] - pair.source[0])
        wanted = pair.target[0] + share * (pair.target[1] - pair.target[0])
        edges = [word[1] for word in links.target] or [pair.target[1]]
        return min(edges, key=lambda edge: abs(edge - wanted)), False

    def _past_marks(self, at: int, marks: str) -> int:
        """A place after a word moved over as many marks as stand between word and place in the source."""
        while marks.strip() and self._target[at : at + 1].strip() and not self._target[at].isalnum():
            at += 1
            marks = marks.strip()[1:]
        return at


def _protected(text: str) -> list[Span]:
    return [(span.start, span.end) for span in protected(text)]


def _whole(words: Sequence[Span], offset: int, kept: Sequence[Span]) -> tuple[tuple[Span, ...], list[list[int]]]:
    """Words that begin at an offset of a text as spans of the text, those of one protected span as one; and which of
    the words each is."""
    found, members, last = list[Span](), list[list[int]](), -1
    for number, (start, end) in enumerate(words):
        start, end = start + offset, end + offset
        n = bisect_left(kept, (end, -1)) - 1
        if n < 0 or kept[n][1] <= start:
            n = -1
        elif n == last:
            found[-1] = found[-1][0], max(found[-1][1], end)
            members[-1].append(number)
            continue
        else:
            start, end = min(start, kept[n][0]), max(end, kept[n][1])
        last = n
        found.append((start, end))
        members.append([number])
    return tuple(found), members


def _is_like(char: str, marks: str) -> bool:
    """True for a sign that is one of some marks, or of the kind of one of them that another language may write in
    another way: quotation marks and brackets, the other marks of the sentence."""
    if char.isalnum() or char.isspace():
        return False
    kind = _punctuation(char)
    return char in marks or (bool(kind) and any(_punctuation(mark) == kind for mark in marks))


def _punctuation(char: str) -> str:
    """The kind of a mark of the sentence, "" for other characters and signs such as # or %."""
    category = unicodedata.category(char)
    if category in ("Ps", "Pe", "Pi", "Pf") or char in "\"'":
        return "around"
    return "between" if category[0] == "P" and char not in "%‰#&@*/\\" else ""


def _is_taken(word: Span, taken: Sequence[Span]) -> bool:
    """True if a word overlaps one of some sorted spans."""
    n = bisect_left(taken, (word[1], -1))
    return n > 0 and taken[n - 1][1] > word[0]


def _clip(one: Span, other: Span) -> Span | None:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def _trimmed(text: str, span: Span) -> Span:
    """A span without white space at its edges."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _heaviest(
    weights: NDArray[np.float64], rows: Sequence[int], free: Sequence[bool], breaks: Sequence[bool]
) -> tuple[int, int, bool]:
    """The run of free columns that renders some rows best and other rows least, and False if none does: the greatest
    sum over adjacent columns (Bentley 1984, "Programming Pearls: Algorithm Design Techniques"). A run loses where it
    goes over one of `breaks`."""
    import numpy as np

    others = np.delete(weights, list(rows), axis=0)
    own = weights[list(rows)].max(0)
    rest = others.max(0) if len(others) else np.zeros(weights.shape[1])
    scores = np.where(own > rest, own, np.where(rest < _LEAST, -_BRIDGE, own - rest - _APART))
    scores[~np.array(free)] = _NEVER
    best, start, total = (0, 0, 0.0), 0, 0.0
    for n, score in enumerate(scores):
        total += float(score) - (_OVER if breaks[n] and total > 0 else 0.0)
        if total <= 0:
            start, total = n + 1, 0.0
        elif total > best[2]:
            best = start, n + 1, total
    return best[0], best[1], best[2] >= _LEAST


def _edge(pair: _Pair, row: int, side: int) -> int:
    """The end (`side` 1) of the rendering of a term that ends with a word of the source, or the start of one that
    begins with it; 0 where there is none, or it is the start of the text."""
    words = pair.links.source
    term = pair.term(words[row])
    own = touched(words, term.source) if term else []
    return term.target[side] if term and own[-1 if side else 0] == row else 0


def _in_term(pair: _Pair, rows: Sequence[int], free: Sequence[bool]) -> tuple[int, int] | None:
    """The columns where rows that are all of one term would stand in its rendering; None for other rows."""
    term = pair.term(pair.links.source[rows[0]])
    if term is None:
        return None
    own, columns = touched(pair.links.source, term.source), touched(pair.links.target, term.target)
    if not set(rows) <= set(own) or not any(free[n] for n in columns):
        return None
    first, last = _between(
        pair.links.weights[own][:, columns], [own.index(n) for n in rows], [free[n] for n in columns]
    )
    return columns[first], columns[last - 1] + 1


def _between(weights: NDArray[np.float64], rows: Sequence[int], free: Sequence[bool]) -> tuple[int, int]:
    """The free columns where the rows would stand in a translation of the same order, or else the nearest one."""
    share = weights.shape[1] / weights.shape[0]
    first, last = round(rows[0] * share), max(round(rows[0] * share) + 1, round((rows[-1] + 1) * share))
    if last <= len(free) and all(free[first:last]):
        return first, last
    nearest = min((n for n, one in enumerate(free) if one), key=lambda n: abs(n - (first + last - 1) / 2))
    return nearest, nearest + 1
