"""Kinds of places beside their names: a lake that became a river, Lake Sevan, река Севан.

Only words that stand right beside the same name are compared, as lake, river and street are ordinary words elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.closed_sets import Named, named, names_any
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.word_places import TargetPlaces, WordPlaces, named_places

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
    if not theirs:
        return
    known, capitals = WordPlaces.of(pair.source_locale, pair.target_locale), named_places(pair)
    for kind in ours:
        for at in _names_beside(pair.source, kind, ours):
            name = pair.source.words[at]
            places = known.places(name, capitals)
            other = _other(at, places, (ours, theirs))
            if other and not _is_spelt_out(kind, places, capitals):
                yield f"{kind.text} {name}", other.text
                break


def _names_beside(text: Text, kind: Named, kinds: Sequence[Named]) -> Iterator[int]:
    """The places of the names right beside a kind: Lake Sevan, Sevan Lake, the town of Sevan."""
    words, after = text.words, kind.end
    while after < len(words) and words[after] in _OF:
        after += 1
    taken = {at for one in kinds for at in range(one.start, one.end)}
    for at in (after, kind.start - 1):
        if 0 <= at < len(words) and at not in taken and words[at][0].isupper() and words.count(words[at]) <= _OFTEN:
            both = " ".join(words[min(at, kind.start) : max(at + 1, kind.end)])
            if both in text.bare and words[at].lower() not in lists.FUNCTION:
                yield at


def _other(at: int, places: Iterable[int], both: tuple[Sequence[Named], Sequence[Named]]) -> Named | None:
    """The kind that stands right beside a name of the target, if no kind that stands beside the name in the source does
    so. `at`, `places`: where the name stands in source and target."""
    mine = [one for one in both[0] if _is_near(one, at)]
    beside = [(place, one) for place in sorted(places) for one in both[1] if _is_near(one, place)]
    if any(_are_alike(one, other) for one in mine for _, other in beside):
        return None
    return next((one for place, one in beside if one.end == place or one.start == place + 1), None)


def _is_spelt_out(kind: Named, places: Iterable[int], capitals: TargetPlaces) -> bool:
    """True if a kind is part of the name in the target, too: Green River, город Грин-Ривер."""
    spelt = capitals.named(kind.text.split()[-1].capitalize())
    return any(abs(one - place) == 1 for one in spelt for place in places)


def _is_near(one: Named, at: int) -> bool:
    return one.start - _AROUND <= at < one.end + _AROUND


def _are_alike(one: Named, other: Named) -> bool:
    return one.member == other.member or one.member.is_kin(other.member)
