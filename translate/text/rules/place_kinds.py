"""Kinds of places beside their names: a lake that became a river, Lake Sevan, река Севан.

Only words that stand right beside the same name are compared, as lake, river and street are ordinary words elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.locales import primary
from translate.text.rules.closed_sets import Named, named, names_any
from translate.text.rules.pair import TextPair
from translate.text.rules.word_places import PlacedWord, TargetPlaces, WordPlaces

_TOPIC = "features"
_AROUND = 3  # words beside a name among which its kind may stand
_OF = frozenset(["of", "the"])
_OFTEN = 1  # times that a name may stand in the source


def other_place(pair: TextPair) -> Iterator[tuple[str, str]]:
    """The kinds of places of the source, each with its name, and what the target calls that place."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here == there or not names_any(pair.source, _TOPIC, here) or not names_any(pair.target, _TOPIC, there):
        return
    ours, theirs = named(pair.source, _TOPIC, here), named(pair.target, _TOPIC, there)
    if not theirs or {one.member for one in ours} <= {one.member for one in theirs}:
        return
    known, words = WordPlaces.of(pair.source_locale, pair.target_locale), pair.target.words
    capitals = TargetPlaces([PlacedWord(word, at, at) for at, word in enumerate(words) if word[0].isupper()])
    for kind in ours:
        for at in _names_beside(pair.source.words, kind, ours):
            places = known.places(pair.source.words[at], capitals)
            if len(places) == 1 and (other := _other(kind, at, places.pop(), (ours, theirs))):
                if not capitals.named(kind.text.split()[-1].capitalize()):
                    yield f"{kind.text} {pair.source.words[at]}", other.text
                break


def _names_beside(words: Sequence[str], kind: Named, kinds: Sequence[Named]) -> Iterator[int]:
    """The places of the names right beside a kind: Lake Sevan, Sevan Lake, the town of Sevan."""
    after = kind.end
    while after < len(words) and words[after] in _OF:
        after += 1
    taken = {at for one in kinds for at in range(one.start, one.end)}
    for at in (after, kind.start - 1):
        if 0 <= at < len(words) and at not in taken and words[at][0].isupper() and words.count(words[at]) <= _OFTEN:
            yield at


def _other(kind: Named, at: int, place: int, both: tuple[Sequence[Named], Sequence[Named]]) -> Named | None:
    """The kind that stands right beside a name of the target, if the source has none of it, nor the target that of the
    source, beside the name."""
    ours, theirs = ([one for one in row if _is_near(one, where)] for row, where in zip(both, (at, place), strict=True))
    if any(_are_alike(one, other) for one in ours for other in theirs):
        return None
    return next((one for one in theirs if one.end == place or one.start == place + 1), None)


def _is_near(one: Named, at: int) -> bool:
    return one.start - _AROUND <= at < one.end + _AROUND


def _are_alike(one: Named, other: Named) -> bool:
    return one.member == other.member or one.member.is_kin(other.member)
