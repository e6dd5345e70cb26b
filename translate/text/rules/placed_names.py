"""Where the names of a source stand in its translation, those that stand once in both, and which of them changed order.

A name is found as the gazetteer renders it, by its country, or by the same letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.name_renderings import NameRenderings, plain, target_row
from translate.text.rules.nations import countries_named, country_of
from translate.text.rules.pair import TextPair
from translate.text.rules.parallel_parts import word_sentences
from translate.text.rules.word_facts import WordFacts

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
    words, here, there = pair.source.words, primary(pair.source_locale), primary(pair.target_locale)
    names = _NAMES.telling(pair.source.capitals)
    if len(names) < _FEWEST:
        return ()
    places, again = dict[str, int](), set[str]()
    for at, word in enumerate(words):
        if word in names and places.setdefault(word, at) != at:
            again.add(word)
    known, row = NameRenderings.of(here, there), target_row(pair)
    theirs = countries_named(pair.target, there)
    found = list[PlacedName]()
    for word, at in places.items():
        if word in again:
            continue
        starts = [*((known.listed[word] or ()) if known else ()), f" {plain(word)}"]
        if theirs and (code := country_of(word, here)):
            starts += [f" {plain(other)}" for other, another in theirs.items() if another == code]
        if (place := _only(starts, row)) >= 0:
            found.append(PlacedName(word, at, row.count(" ", 0, place)))
    taken = Counter(one.theirs for one in found)
    return tuple(one for one in found if taken[one.theirs] == 1)


_NAMES = WordFacts(lambda word: word[0].isupper() and len(word) >= _SHORTEST and word.lower() not in lists.FUNCTION)


def _only(starts: Iterable[str], row: str) -> int:
    """Where the only word of the target begins that begins so; -1 for none or several. `row`: its words in lower case,
    each after a space."""
    place = -1
    for start in starts:
        at = row.find(start)
        while at >= 0:
            if place not in (-1, at):
                return -1
            place = at
            at = row.find(start, at + 1)
    return place


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
