"""Amounts beside words for up and down: rose by 4 % that became сократился на 4 %, also where two changed places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from operator import itemgetter

from glossary.locales import primary
from translate.text.numbers import Number, numbers
from translate.text.rules.negation_words import DENYING
from translate.text.rules.opposite_words import opposites
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.word_facts import WordFacts

_ROW = 0  # of the opposites: rise and fall
# Words that say it beside an amount only.
_BESIDE: Mapping[str, str] = {
    "en": "up jump jumps jumped gain gains gained add adds added raise raises raised hike hiked advance advanced"
    " rally rallied | down slide slides slid tumble tumbled dip dips dipped sink sinks sank sunk cut cuts lose loses"
    " lost shed sheds lower lowered slash slashed halved ease eased",
    "ru": "взлетел взлетела прибавил прибавила прибавили подскочил подскочила подскочили укрепился укрепился рекордно"
    " | потерял потеряла потеряли потеряло просел просела просели минус подешевел подешевела рухнул рухнула",
    "uk": "додав додала підскочив | втратив втратила просів",
    "de": "plus zulegen zugelegt legte höher | minus verlor gefallen nachgab nachgegeben tiefer",
    "es": "ganó ganaron sumó | perdió perdieron recortó retrocedió",
    "pt": "ganhou somou | perdeu cortou recuou",
    "fr": "gagné gagne bondi | perdu perd recule reculé",
}
_STEPS: Mapping[str, tuple[str, str]] = {
    "en": ("to", "by"), "ru": ("до", "на"), "uk": ("до", "на"), "de": ("auf", "um"),
}  # fmt: skip
_PLACE = re.compile(r"-|\.? (?:мест|позици|строч|этаж|ступен|стро)")  # rose to third place: на 3-е место
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.!?;:\n](?!\d)")
_FAR, _BEHIND = 45, 25  # characters before and after an amount among which such a word stands; chosen by hand
_NEARER = 4  # characters by which one such word must be nearer than another that says the opposite
_DENIED = 3  # words before one among which a negation stands


def directions_turned(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The amounts of the source that rise and of the target that fall, or the other way, as each text says it."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here == there or not pair.source.figures or not pair.target.figures:
        return
    if not _words(here).telling(pair.source.vocabulary) or not _words(there).telling(pair.target.vocabulary):
        return
    ours = _single(numbers(pair.source.bare, pair.source_locale))
    theirs = _single(numbers(pair.target.bare, pair.target_locale))
    before = _Marks.of(pair.source, here)
    after = _Marks.of(pair.target, there)
    for value, one in ours.items():
        other = theirs.get(value)
        if other is None or not (one.text[-1].isdigit() or one.text[0].isdigit()):
            continue
        mine, yours = before.beside(one), after.beside(other)
        if mine is None or yours is None:
            continue
        if mine[0] != yours[0]:
            yield f"{mine[1]} {one.text}", f"{yours[1]} {other.text}"
        elif found := _other_step(pair, one, other, here, there):
            yield found


def _other_step(pair: TextPair, one: Number, other: Number, here: str, there: str) -> tuple[str, str] | None:
    """What says how far something rose or fell (to) that says by how much in the target, or the other way."""
    if here not in _STEPS or there not in _STEPS or _PLACE.match(pair.target.bare, other.end):
        return None
    said = [_step(pair.source.bare, one, here), _step(pair.target.bare, other, there)]
    if None in said or said[0] is None or said[1] is None or said[0][0] == said[1][0]:
        return None
    return f"{said[0][1]} {one.text}", f"{said[1][1]} {other.text}"


def _step(text: str, number: Number, language: str) -> tuple[int, str] | None:
    """0 for to, 1 for by, with the word that stands before a number; None for neither."""
    found = re.search(rf"(?<!\w)(?:({_STEPS[language][0]})|({_STEPS[language][1]})) (?:[$€£¥₽]|[A-Z]{{2,3}} ?)?\Z",
                      text[max(0, number.start - 12) : number.start])  # fmt: skip
    return None if found is None else (0, found[1]) if found[1] else (1, found[2])


def _single(found: Sequence[Number]) -> dict[Decimal, Number]:
    count = Counter(one.value for one in found)
    return {one.value: one for one in found if count[one.value] == 1 and one.value > 0}


class _Marks:
    """The words for up and down of a text: their characters [start, end), and which they say."""

    def __init__(self, text: str, found: Sequence[tuple[int, int, str, str]]) -> None:
        self._text, self._found = text, found

    @classmethod
    def of(cls, text: Text, language: str) -> _Marks:
        """Those of a text that are not denied."""
        known, words = _words(language), list(_WORD.finditer(text.bare))
        found = [
            (one.start(), one.end(), which, one[0])
            for at, one in enumerate(words)
            if (which := known[one[0]])
            and DENYING.isdisjoint(other[0].lower() for other in words[max(0, at - _DENIED) : at])
        ]
        return cls(text.bare, found)

    def beside(self, number: Number) -> tuple[str, str] | None:
        """What the nearest of them says of a number, and the word; None if there is none, or two are as near."""
        near = []
        first = bisect_left(self._found, number.start - _FAR, key=itemgetter(1))
        for start, end, which, word in islice(self._found, first, None):
            gap = number.start - end if end <= number.start else start - number.end
            if gap > _BEHIND and start > number.end:
                break
            between = self._text[min(end, number.end) : max(start, number.start)]
            if gap >= 0 and not _BREAK.search(between):
                near.append((gap, which, word))
        near.sort()
        if not near or any(which != near[0][1] and gap < near[0][0] + _NEARER for gap, which, _ in near):
            return None
        return near[0][1:]


@cache
def _words(language: str) -> WordFacts[str]:
    """For each word which direction it says, "up" or "down", "" for neither."""
    rows = zip(("up", "down"), _BESIDE.get(language, "|").split("|"), strict=True)
    beside = {word: which for which, row in rows for word in row.split()}
    table = opposites(language)

    def said(word: str) -> str:
        found = {("up", "down")[which] for number, which in table[word] if number == _ROW}
        found |= {which for which in (beside.get(word.lower(), ""),) if which}
        return found.pop() if len(found) == 1 else ""

    return WordFacts(said)
