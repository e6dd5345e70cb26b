"""The rule on opposites: what rose in the source fell in the target, what was won was lost, what was more is less.

A word is turned only if neither its kind nor a usual rendering of it by the lexicon is in the target, and the opposite
there renders nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from glossary.locales import primary
from translate.text.rules.closed_sets import Placed
from translate.text.rules.messages import quoted
from translate.text.rules.negation_words import DENYING
from translate.text.rules.opposite_words import Member, opposites
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.placed_names import turned_names
from translate.text.rules.word_places import WordPlaces

_NEAR = 15  # words by which the place of a word may differ from that of its opposite; chosen by hand
_CONVERSE = "buy win more higher better older rich strong fast larger above before"
_BOTH = 2
_BEFORE = 3  # words before one among which such a word stands


def opposite(pair: TextPair) -> str:
    """A word of the source in whose place its opposite stands in the target."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    ours = opposites(here).telling(pair.source.vocabulary)
    if not ours or here == there:
        return ""
    theirs = opposites(there).telling(pair.target.vocabulary)
    if not theirs:
        return ""
    table, others = opposites(here), opposites(there)
    opposed = {(number, 1 - which) for word in ours for number, which in table[word]}
    if opposed.isdisjoint(member for word in theirs for member in others[word]):
        return ""
    before, after = _members(pair.source, ours, here), _members(pair.target, theirs, there)
    wrong = (
        turned
        for member, places in before.items()
        if len(after.get(member, ())) < len(places)
        and len(after.get((member[0], 1 - member[1]), ())) > len(before.get((member[0], 1 - member[1]), ()))
        for turned in _turned(pair, before, after, member)
    )
    return quoted(dict.fromkeys(f"{one} is {other} here" for one, other in wrong))


def placed_opposites(pair: TextPair) -> Iterator[list[Placed]]:
    """The two opposites of a row that both texts have once each."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    ours = opposites(here).telling(pair.source.vocabulary)
    if len(ours) < _BOTH or here == there:
        return
    both = _rows_of_both(ours, here)
    if not both:
        return
    theirs = opposites(there).telling(pair.target.vocabulary)
    if both.isdisjoint(_rows_of_both(theirs, there)):
        return
    before, after = _members(pair.source, ours, here), _members(pair.target, theirs, there)
    places: list[list[tuple[int, int]]] = []
    for row in sorted(both):
        found = [side.get((row, which), []) for which in (0, 1) for side in (before, after)]
        if all(len(some) == 1 for some in found) and len({some[0] for some in found[::2]}) == _BOTH:
            places = places or [text.word_spans() for text in pair.sides]
            yield [
                (pair.source.words[ours_at], places[0][ours_at], places[1][theirs_at])
                for (ours_at,), (theirs_at,) in sorted(zip(found[::2], found[1::2], strict=True))
            ]


def _rows_of_both(words: frozenset[str], language: str) -> frozenset[int]:
    """The rows of which some words say both opposites."""
    found = {member for word in words for member in opposites(language)[word]}
    return frozenset(row for row, which in found if which and (row, 0) in found)


def _members(text: Text, telling: frozenset[str], language: str) -> dict[Member, list[int]]:
    """The places in a text of the words that belong to a row, by row and side."""
    known, found = opposites(language), dict[Member, list[int]]()
    for at, word in enumerate(text.words):
        if word in telling:
            for member in known[word]:
                found.setdefault(member, []).append(at)
    return found


def _turned(
    pair: TextPair, ours: Mapping[Member, list[int]], theirs: Mapping[Member, list[int]], member: Member
) -> Iterator[tuple[str, str]]:
    """The words of a member in the source that are not rendered, each with its opposite in the target that renders
    nothing else and stands about where the word should."""
    words, others = pair.source.words, pair.target.words
    known, there = WordPlaces.of(pair.source_locale, pair.target_locale), opposites(primary(pair.target_locale))
    opposed = member[0], 1 - member[1]
    kind = {words[at] for at in ours[member]}
    for at in ours[member]:
        if _is_denied(words, at):
            continue
        near = _near(others, at / len(words) * len(others))
        if any(known.renders(words[at], one) and opposed not in there[one] for one in near):
            continue
        about, reach = at / len(words) * len(others), _NEAR * len(others) / max(len(words), len(others)) + 1
        first = bisect_left(theirs[opposed], about - reach)
        for place in theirs[opposed][first : bisect_right(theirs[opposed], about + reach, first)]:
            far = abs(at / len(words) - place / len(others)) * max(len(words), len(others))
            other = others[place]
            if far > _NEAR or _is_denied(others, place) or any(one in ours for one in there[other]):
                continue
            near = _near(words, place / len(others) * len(words))
            if any(known.may_render(one, other) for one in near if one not in kind):
                continue
            if member[0] not in _converse() or not _is_said_by_the_other(pair, at, place):
                yield words[at], other
                break


@cache
def _converse() -> frozenset[int]:
    """The rows by which two things may change places: what sold to me is bought from you."""
    return frozenset(number for word in _CONVERSE.split() for number, _ in opposites("en")[word])


def _is_said_by_the_other(pair: TextPair, at: int, place: int) -> bool:
    """True if the names beside a word changed places: Russia sold gas to Turkey, Турция купила газ у России."""
    return any(
        abs(one.ours - at) + abs(other.ours - at) <= _NEAR
        and abs(one.theirs - place) + abs(other.theirs - place) <= _NEAR
        for one, other in turned_names(pair)
    )


def _is_denied(words: Sequence[str], at: int) -> bool:
    """True if a negation stands before a word."""
    return not DENYING.isdisjoint(map(str.lower, words[max(0, at - _BEFORE) : at]))


def _near(words: Sequence[str], at: float) -> Sequence[str]:
    return words[max(0, int(at) - _NEAR) : int(at) + _NEAR + 1]
