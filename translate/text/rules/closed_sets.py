"""The members of closed sets, such as bodies, offices or seas, that a text names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from glossary.locales import primary
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.set_tables import SetMember, openings

_FEWEST = 2  # members that can change places


class Named(NamedTuple):
    """A member that a text names: its words, those [start, end) of the text."""

    member: SetMember
    text: str
    start: int
    end: int


@lru_cache(maxsize=8)
def _opening(text: Text, language: str) -> Mapping[str, AbstractSet[str]]:
    """By topic the words of a text that open a phrase."""
    known, found = openings(language), defaultdict[str, set[str]](set)
    for word in known.telling(text.vocabulary):
        for topic in known[word]:
            found[topic].add(word)
    return dict(found)


@lru_cache(maxsize=32)
def named(text: Text, topic: str, language: str) -> Sequence[Named]:
    """The members of the sets of a topic that a text names, in its order; of overlapping phrases the longest one. The
    head of a family beside another one of it is left out: UN in UN refugee agency."""
    found = list(_named(text.words, _opening(text, language).get(topic, frozenset()), topic, language))
    if not any(one.member.heads for one in found):
        return found
    return [
        one
        for at, one in enumerate(found)
        if not (one.member.heads and any(_is_beside(one, other) for other in found[max(0, at - 1) : at + 2]))
    ]


def _is_beside(one: Named, other: Named) -> bool:
    if one.member == other.member or not one.member.is_kin(other.member):
        return False
    return one.end == other.start or other.end == one.start


def _named(words: Sequence[str], opening: AbstractSet[str], topic: str, language: str) -> Iterator[Named]:
    if not opening:
        return
    known, end = openings(language), 0
    for at in [at for at, word in enumerate(words) if word in opening]:
        if at < end:
            continue
        for one in known[words[at]][topic]:  # the longest first
            size = len(one.parts)
            if size == 1 or one.is_at(words, at):
                end = at + size
                yield Named(one.member, words[at] if size == 1 else " ".join(words[at:end]), at, end)
                break


def _possible(text: Text, topic: str, language: str) -> AbstractSet[SetMember]:
    """The members that a text may name, judged by the first words of phrases; quick."""
    known, words = openings(language), _opening(text, language).get(topic, ())
    return {one.member for word in words for one in known[word][topic]}


def families(text: Text, topic: str, language: str) -> AbstractSet[str]:
    """The families of the members that a text may name; quick."""
    return {member.family for member in _possible(text, topic, language)}


def names_any(text: Text, topic: str, language: str) -> bool:
    """True if a text may name one; quick."""
    return topic in _opening(text, language)


Placed = tuple[str, tuple[int, int], tuple[int, int]]
"""A member as the source names it, and its characters [start, end) in source and target."""


def set_members(pair: TextPair) -> Iterator[list[Placed]]:
    """The members of a set of which both texts name at least two, the same, each once."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    ours, theirs = _opening(pair.source, here), _opening(pair.target, there)
    for topic in ("bodies", "kinds", "swaps", "turns"):
        if min(len(ours.get(topic, ())), len(theirs.get(topic, ()))) < _FEWEST or not _may_hold_two(
            pair.source, topic, here
        ):
            continue
        found = named(pair.source, topic, here)
        heard = by_set(named(pair.target, topic, there)) if len(found) > 1 else {}
        for group, some in by_set(found).items():
            if len(some) >= _FEWEST and (placed := _placed(pair, some, heard.get(group, ()))):
                yield placed


def _may_hold_two(text: Text, topic: str, language: str) -> bool:
    """False if a text names no two members of a set; quick."""
    return max(Counter(one.set for one in _possible(text, topic, language)).values(), default=0) >= _FEWEST


def _placed(pair: TextPair, some: Sequence[Named], others: Sequence[Named]) -> list[Placed]:
    """Where both texts name the members of a set, if they name the same, each once."""
    ours, theirs = ({one.member: one for one in row} for row in (some, others))
    if not len(ours) == len(some) == len(others) or ours.keys() != theirs.keys():
        return []
    places = [text.word_spans() for text in pair.sides]
    return [
        (one.text, _characters(one, places[0]), _characters(theirs[member], places[1])) for member, one in ours.items()
    ]


def _characters(one: Named, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return places[one.start][0], places[one.end - 1][1]


def by_set(found: Sequence[Named]) -> Mapping[int, Sequence[Named]]:
    """What is named, by the number of the set."""
    groups = defaultdict[int, list[Named]](list)
    for one in found:
        groups[one.member.set].append(one)
    return groups
