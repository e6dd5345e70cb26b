"""Sharing a sentence among several subtitles, and a subtitle among its lines: cuts at clauses and words.

Netflix' guides say where: after a punctuation mark, before a conjunction or preposition, never between it and its word.
Words of three letters and less are mostly such in any language that has spaces, so no cut comes after one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import ceil, inf

from translate.text import Span
from translate.text.markup import CodedText, CodeKind
from translate.text.subtitles.cutting import cut
from translate.text.subtitles.reading import width
from translate.text.writing_systems import script_of

_BLANKS = re.compile(r"[ \t\n\u3000]+")
_UNSPACED = frozenset(["CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"])
_WIDE = _UNSPACED | {"HANGUL"}
# No line of Chinese or Japanese begins with these, or ends with those (JIS X 4051).
_NOT_FIRST = frozenset("、。，．・：；？！ゝゞヽヾ々ー～）］｝〉》」』】…‥％%)]}") | frozenset(
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NOT_LAST = frozenset("（［｛〈《「『【([{")
_ASCII = frozenset("%)]}([{…‥")
_SENTENCE = frozenset(".?!…。？！؟।")
_CLAUSE = frozenset(",;:—–，、；：،؛")
_QUOTES = "\"'”’»)]」』）"
_DASHES = ("—", "–", "-")
_SHORT = 3  # letters of a word that a cut should not come after

Cost = Callable[[int, int, int], float]
"""In: the number of a piece, where it begins and ends. Out: how bad that is."""


def shares(text: CodedText, weights: Sequence[float]) -> list[CodedText]:
    """A text cut into as many pieces as there are weights, each about as long as its weight says. A text with fewer
    words than that has the last piece again for what is left, as a subtitle that stays on the screen."""
    whole = width(text.plain)
    total = sum(weights) or 1.0
    ideal = [whole * weight / total for weight in weights]
    unit = max(whole / len(weights), 1.0)
    measure = _measure(text.plain)

    def cost(n: int, start: int, end: int) -> float:
        return 2.5 * ((measure(start, end) - ideal[n]) / unit) ** 2

    places = _places(text)
    found = cut(text, _best(text, places, min(len(weights), len(places) + 1), cost))
    return found + found[-1:] * (len(weights) - len(found))


def lines(text: CodedText, most: int) -> list[CodedText]:
    """A text cut into lines of at most `most` characters where its words allow it: as few as can be, and about as long
    as each other."""
    is_wide = any(script_of(char) in _WIDE for char in text.plain)
    whole = width(text.plain, is_wide)
    if whole <= most:
        return [text]
    measure = _measure(text.plain, is_wide)
    places = _places(text)
    fewest = ceil(whole / most)
    found = [text]
    for count in (fewest, fewest + 1):
        ideal = whole / count

        def cost(_n: int, start: int, end: int, ideal: float = ideal) -> float:
            long = measure(start, end)
            return 1.5 * ((long - ideal) / ideal) ** 2 + (1000 * (long - most) if long > most else 0)

        found = cut(text, _best(text, places, min(count, len(places) + 1), cost))
        if all(width(one.plain, is_wide) <= most for one in found):
            break
    return found


def _measure(plain: str, is_wide: bool = False) -> Callable[[int, int], float]:
    sums = [0.0, *accumulate(width(char, is_wide) for char in plain)]
    return lambda start, end: sums[end] - sums[start]


def _places(text: CodedText) -> list[Span]:
    """Where a text may be cut: at white space, and between characters of writing systems without any."""
    plain = text.plain
    inside = {code.at + n for code in text.codes for n in range(1, len(code.stand_in))}
    found = [(match.start(), match.end()) for match in _BLANKS.finditer(plain)]
    found += [(at, at) for at in range(1, len(plain)) if _is_between(plain[at - 1], plain[at])]
    return sorted((start, end) for start, end in found if start > 0 and end < len(plain) and start not in inside)


def _is_between(before: str, after: str) -> bool:
    """True if a line may end between two characters without white space."""
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    is_end = script_of(before) in _UNSPACED or before in _NOT_FIRST - _ASCII
    return is_end and (script_of(after) in _UNSPACED or after in _NOT_LAST - _ASCII)


def _best(text: CodedText, places: Sequence[Span], count: int, cost: Cost) -> list[Span]:
    """The cuts of a text into `count` pieces that cost least."""
    edge = _edge_costs(text, places)
    ends = [(0, 0), *places, (len(text.plain),) * 2]
    best = [0.0] + [inf] * (len(ends) - 1)
    backs = list[list[int]]()
    for n in range(count):
        last = n == count - 1
        new, back = [inf] * len(ends), [0] * len(ends)
        for end in (len(ends) - 1,) if last else range(n + 1, len(ends) - 1):
            for start in range(n, end):
                if best[start] < inf:
                    price = best[start] + cost(n, ends[start][1], ends[end][0]) + (0 if last else edge[end - 1])
                    if price < new[end]:
                        new[end], back[end] = price, start
        best = new
        backs.append(back)
    at, found = len(ends) - 1, list[Span]()
    for back in reversed(backs[1:]):
        at = back[at]
        found.append(ends[at])
    return found[::-1]


def _edge_costs(text: CodedText, places: Sequence[Span]) -> list[float]:
    """How bad a cut at each place is."""
    depth, codes, n = 0, text.codes, 0
    found = list[float]()
    for start, end in places:
        while n < len(codes) and codes[n].at <= start:
            depth += {CodeKind.OPENING: 1, CodeKind.CLOSING: -1}.get(codes[n].kind, 0)
            n += 1
        before = text.plain[max(start - 40, 0) : start]
        mark = before.rstrip(_QUOTES)[-1:]
        word = before.split()[-1] if before.split() else ""
        price = 0.0 if mark in _SENTENCE else 0.15 if mark in _CLAUSE else 0.6
        if price == 0.6 and word.isalpha() and len(word) <= _SHORT and script_of(word[-1]) not in _UNSPACED:
            price += 0.5
        if text.plain.startswith(_DASHES, end):
            price += 0.5
        found.append(price + (0.8 if depth > 0 else 0))
    return found


def joined(texts: Iterable[str]) -> str:
    """The lines of a text as one: with a space between them, but not between characters of writing systems without
    any."""
    found = ""
    for text in texts:
        is_unspaced = found and text and (script_of(found[-1]) in _UNSPACED or found[-1] in _NOT_FIRST - _ASCII)
        found += text if not found or not text or (is_unspaced and not text[0].isascii()) else f" {text}"
    return found
