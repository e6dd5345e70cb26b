"""How many of some, and whether they must: all that became none, both one, most few, must may, twice as many half."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import NamedTuple

from glossary.locales import primary
from translate.text.rules.closed_sets import Named, families, named
from translate.text.rules.negation_words import DENYING, denials
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.parallel_parts import parallel_parts

_TOPIC = "quantifiers"


class _Contrary(NamedTuple):
    """What contradicts a kind of words, where nothing of `right` or of the kind itself is there. `near`: words beside
    one among which a negation may say the same."""

    kind: str
    contrary: frozenset[str]
    right: frozenset[str]
    near: int


_CONTRARIES = tuple(
    _Contrary(kind, frozenset(contrary.split()), frozenset([kind, *right.split()]), near)
    for kind, contrary, right, near in (
        ("none", "all both", "few lost safe", 8),
        ("all", "few none", "most", 8),
        ("any", "few", "all most", 8),
        ("most", "few none", "all", 8),
        ("few", "most all", "none one", 8),
        ("half", "all none", "most few", 8),
        ("several", "all none", "most few one both three half", 8),
        ("always", "never rarely", "", 8),
        ("never", "always often", "none", 8),
        ("often", "rarely never", "always", 8),
        ("rarely", "often always", "never few", 8),
        ("both", "one none three", "all", 8),
        ("one", "all both three most", "", 0),
        ("must", "may", "forbidden", 3),
        ("may", "must", "", 3),
        ("needless", "forbidden", "may", 0),
        ("more", "fewer", "", 0),
        ("fewer", "more", "", 0),
        ("as many", "many", "", 0),
    )
)
_DUTY = re.compile(r"\b(?:must|should|need\w*|ha(?:s|ve|d) to|required?|ought|shall|supposed|due|to be|duty)\b")
_FAR = 12  # words by which the place of a word may differ from that of its contrary; chosen by hand
_SENTENCE = 30  # the same in texts whose sentences are not yet known
_FATES = frozenset({"lost", "safe"})  # verbs by which all of some say none: none survived, all died
_ALSO = {"single": "one", "any": "all", "might": "may", "should": "must"}
_DOUBLY = frozenset({"none", "never"})  # what languages say with a second negation
_UNDONE = re.compile(
    r"не\w{2,}(?:нн|т|м)(?:ый|ая|ое|ые|ых|ыми|ым|ого|ом|ой|ую)|не\w{3,}(?:ены|ена|ено|ен|ты)"
)  # непроданный
_start = attrgetter("start")
_LIST = 6  # words after both among which there is an "and" where it opens a list of two


def quantities_turned(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The words for how many, and for must and may, of which the target says the contrary, each with what stands
    there."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here != "en" or here == there:
        return
    if not _rows(families(pair.source, _TOPIC, here), families(pair.target, _TOPIC, there)):
        return
    said, heard = _kinds(pair.source, _TOPIC, here), _kinds(pair.target, _TOPIC, there)
    rows = _rows(said.keys(), heard.keys())
    if not _are_near(said, heard, rows, len(pair.target.words) / len(pair.source.words)):
        return
    for source, target in parallel_parts(pair):
        yield from _turned(source, target, rows, (here, there))


def _rows(said: AbstractSet[str], heard: AbstractSet[str]) -> Sequence[_Contrary]:
    """The rows of which one text has the kind, and the other a contrary."""
    return [row for row in _CONTRARIES if row.kind in said and not row.contrary.isdisjoint(heard)]


def _are_near(
    said: Mapping[str, Sequence[Named]], heard: Mapping[str, Sequence[Named]], rows: Sequence[_Contrary], scale: float
) -> bool:  # fmt: skip
    """False if no contrary of a word stands about where the word should; quick."""
    return any(
        abs(one.start * scale - other.start) <= _SENTENCE
        for row in rows
        for one in said.get(row.kind, ())
        for kind in row.contrary
        for other in heard.get(kind, ())
    )


def _turned(
    source: Text, target: Text, rows: Sequence[_Contrary], languages: tuple[str, str]
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """The same in a sentence."""
    ours, theirs = (_kinds(text, _TOPIC, code) for text, code in zip((source, target), languages, strict=True))
    scale = len(target.words) / max(1, len(source.words))
    for row in rows:
        right = row.right - (_FATES & ours.keys())
        contrary = row.contrary if row.kind == "one" else row.contrary - _said(ours)
        for one in ours.get(row.kind, ()):
            near = [two for some in theirs.values() for two in _beside(some, one.start * scale)]
            other = next((two for two in near if two.member.family in contrary), None)
            if other is None or any(two.member.family in right for two in near):
                continue
            if not _may_say_so(row, (one, source), (other, target)):
                yield one.text, other.text


def _beside(some: Sequence[Named], place: float) -> Sequence[Named]:
    """Those of some words, in their order, that stand near a place."""
    first = bisect_left(some, place - _FAR, key=_start)
    return some[first : bisect_right(some, place + _FAR, first, key=_start)]


def _kinds(text: Text, topic: str, language: str) -> dict[str, list[Named]]:
    """The kinds of words of a text, each with its words."""
    found = dict[str, list[Named]]()
    for one in named(text, topic, language):
        if not _is_other(one, text.words):
            found.setdefault(one.member.family, []).append(one)
    return found


def _is_other(one: Named, words: Sequence[str]) -> bool:
    """True for May, the month, and for both before a list of two: both Riga and Oslo."""
    listed = one.text in ("both", "Both") and "and" in words[one.end : one.end + _LIST]
    return listed or one.text == "May" or not one.member.family


def _said(ours: Mapping[str, Sequence[Named]]) -> AbstractSet[str]:
    """The kinds of a sentence; one, another and each may all be rendered as one, could as may, should as must."""
    return {_ALSO.get(kind, kind) for kind in ours}


def _may_say_so(row: _Contrary, said: tuple[Named, Text], heard: tuple[Named, Text]) -> bool:
    """True if a word beside may make a contrary word right: a negation, a duty of another verb."""
    one, source = said
    if row.kind == "may" and _DUTY.search(" ".join(source.words[max(0, one.start - _FAR) : one.end + _FAR])):
        return True
    ours, theirs = (
        {
            word.lower()
            for word in (*text.words[max(0, at.start - row.near) : at.start], *text.words[at.end : at.end + row.near])
        }
        for at, text in (said, heard)
    )
    undone = any(map(_UNDONE.fullmatch, theirs))
    if heard[0].member.family in _DOUBLY:
        denying = denials("en")
        return undone or denying is None or bool(denying.any.telling(frozenset(ours)))
    return row.near > 0 and (undone or not DENYING.isdisjoint(ours | theirs))
