"""Where the names of a source stand in its translation, those that stand once in both, and which of them changed order.

A name is found as the gazetteer renders it, by its country, or by the same letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.name_renderings import NameRenderings, plain
from translate.text.rules.nations import countries_named
from translate.text.rules.pair import TextPair
from translate.text.rules.parallel_parts import word_sentences

_APART = 25  # words between two names that may be taken for each other; chosen by hand
_APART_UNSURE = 12  # the same where it is not known which sentences belong together
_SHORTEST = 3  # letters of a name
_FEWEST = 2  # names that can change places


class PlacedName(NamedTuple):
    """A word of a name, and its place among the words of source and target."""

    text: str
    ours: int
    theirs: int


@lru_cache(4)
def placed_names(pair: TextPair) -> Sequence[PlacedName]:
    """The words of names that stand once in the source and once in the target, in the order of the source."""
    count = Counter(pair.source.words)
    words = [(at, word) for at, word in enumerate(pair.source.words) if _may_be_name(word) and count[word] == 1]
    if len(words) < _FEWEST:
        return ()
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    known = NameRenderings.of(here, there)
    row = plain(f" {' '.join(pair.folded)}")
    ours, theirs = countries_named(pair.source, here), countries_named(pair.target, there)
    found = [PlacedName(word, at, place) for at, word in words for place in _place(word, row, known, ours, theirs)]
    taken = Counter(one.theirs for one in found)
    return tuple(one for one in found if taken[one.theirs] == 1)


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and len(word) >= _SHORTEST and word.lower() not in lists.FUNCTION


def _place(
    word: str, row: str, known: NameRenderings | None, ours: Mapping[str, str], theirs: Mapping[str, str]
) -> Iterator[int]:  # fmt: skip
    """The place of the only word of the target that may render a word; nothing for none or several. `row`: the words of
    the target, in lower case, each after a space."""
    starts = {*((known.listed[word] or ()) if known else ()), f" {plain(word)}"}
    if code := ours.get(word):
        starts |= {f" {plain(other)}" for other, another in theirs.items() if another == code}
    places = {at for start in starts for at in _all(start, row)}
    if len(places) == 1:
        yield row.count(" ", 0, places.pop())


def _all(start: str, row: str) -> Iterator[int]:
    at = row.find(start)
    while at >= 0:
        yield at
        at = row.find(start, at + 1)


@lru_cache(4)
def turned_names(pair: TextPair) -> Sequence[tuple[PlacedName, PlacedName]]:
    """The names of a sentence of which the second stands before the first in the target, two at a time."""
    names = placed_names(pair)
    if all(one.theirs < other.theirs for one, other in pairwise(names)):
        return ()
    turned = [
        (one, other)
        for one, other in combinations(names, 2)
        if one.theirs > other.theirs and max(other.ours - one.ours, one.theirs - other.theirs) <= _APART
    ]
    sentences = word_sentences(pair) if turned else ()
    return [two for two in turned if _are_of_a_sentence(two, sentences)]


def _are_of_a_sentence(two: tuple[PlacedName, PlacedName], sentences: Sequence[tuple[range, range]]) -> bool:
    one, other = two
    if not sentences:
        return max(other.ours - one.ours, one.theirs - other.theirs) <= _APART_UNSURE
    return any(
        one.ours in ours and other.ours in ours and one.theirs in theirs and other.theirs in theirs
        for ours, theirs in sentences
    )
