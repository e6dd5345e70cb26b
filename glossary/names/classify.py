"""What a run of capitalised words is by its words: a person, a place, an organisation, a people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.names import lists
from glossary.names.capital_shares import small_tenths, stays_latin
from glossary.names.capitals import is_common
from glossary.names.records import Kind, NameWord, Role
from glossary.names.tagging import Line, Sort

_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"])
_LINKS = frozenset({"of", "the", "and", "&", "for", "."})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: its pieces [first, last), what it seems to be, and the title before it."""

    first: int
    last: int
    kind: Kind
    words: tuple[NameWord, ...]
    title: str = ""
    sure: bool = False  # of its kind


def may_head(low: str) -> bool:
    """Whether a word is the head of names: Bank, Bridge, Act, United."""
    heads = (lists.PLACE_HEADS, lists.ORGANISATION_HEADS, lists.WORK_HEADS, lists.ORDINARY)
    return any(low in head for head in heads)


def names_of_run(line: Line, sorts: Sequence[Sort], first: int, last: int) -> Iterator[Found]:
    """The names in a run without titles."""
    while first < last and line.found[last - 1].low in _LINKS and line.found[last - 1].text.islower():
        last -= 1
    if first >= last:
        return
    for at in range(first + 1, last):
        if line.found[at].text == "and" and _head(line, first, at) in lists.PLACE_HEADS:
            yield from names_of_run(line, sorts, first, at)
            yield from names_of_run(line, sorts, at + 1, last)
            return
    inside = [sorts[i] for i in range(first, last) if sorts[i] is not Sort.NONE]
    if all(kind is Sort.DEMONYM for kind in inside):
        for at in range(first, last):
            if sorts[at] is Sort.DEMONYM:
                yield whole(line, sorts, at, at + 1, Kind.DEMONYM)
        return
    if Sort.COMMON not in inside and Sort.TITLE not in inside:
        yield from _by_sort(line, sorts, first, last)
        return
    if sorts[first] is Sort.DEMONYM and sorts[first + 1] is not Sort.COMMON:
        yield whole(line, sorts, first, first + 1, Kind.DEMONYM)
        yield from names_of_run(line, sorts, first + 1, last)
        return
    yield from _described(line, sorts, first, last)


def _by_sort(line: Line, sorts: Sequence[Sort], first: int, last: int) -> Iterator[Found]:
    """A run of names, acronyms and peoples: each sort by itself."""
    if last - first == 2 and line.found[first].low in lists.GIVEN and sorts[first + 1] is Sort.DEMONYM:
        yield whole(line, sorts, first, last, Kind.PERSON)  # Johnny English
        return
    at = first
    while at < last:
        end = at + 1
        while end < last and (sorts[end] is sorts[at] or sorts[end] is Sort.NONE) and sorts[at] is Sort.NAME:
            end += 1
        if sorts[at] is Sort.NAME and not (end - at == 1 and line.found[at].low in lists.PLACE_STARTS):
            kind = _kind_of_names(line, at, end)
            yield whole(line, sorts, at, end, kind)
        elif sorts[at] is Sort.ACRONYM:
            country = line.found[at].low in lists.COUNTRY_ACRONYMS
            yield whole(line, sorts, at, end, Kind.PLACE if country else Kind.ORGANISATION)
        elif sorts[at] is Sort.DEMONYM:
            yield whole(line, sorts, at, end, Kind.DEMONYM)
        at = end


def _kind_of_names(line: Line, first: int, last: int) -> Kind:
    lows = [piece.low for piece in line.found[first:last] if piece.text[:1].isalpha()]
    if " ".join(lows) in lists.countries():
        return Kind.PLACE
    if lows[-1] in lists.CLUB_WORDS and len(lows) > 1:
        return Kind.ORGANISATION
    alone = lows[0] in lists.PLACES and len(lows) == 1
    if lows[0] in lists.PLACE_STARTS or lows[-1] in lists.PLACES or alone:
        return Kind.PERSON if len(lows) > 1 and lows[0] in lists.GIVEN else Kind.PLACE
    if lows[0] in lists.GIVEN or any(len(low) == 1 for low in lows):
        return Kind.PERSON
    return Kind.OTHER


def _described(line: Line, sorts: Sequence[Sort], first: int, last: int) -> Iterator[Found]:
    """A run with ordinary words: a person with such a surname, a place or an organisation by its head, or a name."""
    found = line.found
    content = [i for i in range(first, last) if sorts[i] is not Sort.NONE]
    head = _head(line, first, last)
    if " ".join(line.found[i].low for i in content) in lists.countries():
        found_whole = whole(line, sorts, first, last, Kind.PLACE)
        capital = tuple(replace(w, role=Role.PLACE) if w.text[:1].isupper() else w for w in found_whole.words)
        yield replace(found_whole, words=capital)
        return
    if sorts[content[-1]] is Sort.DEMONYM and all(found[i].low in _COMPASS for i in content[:-1]):
        yield whole(line, sorts, first, last, Kind.DEMONYM)
        return
    if _is_person(line, sorts, content, head):
        yield Found(first, last, Kind.PERSON, person_words(line, first, last), sure=True)
        return
    if len(content) == 1:
        return
    if head in lists.PLACE_HEADS:
        kind = Kind.PLACE
    elif head in lists.ORGANISATION_HEADS | lists.CLUB_WORDS:
        kind = Kind.ORGANISATION
    elif head in lists.WORK_HEADS:
        kind = Kind.WORK
    elif any(sorts[i] is Sort.ACRONYM for i in content):
        kind = Kind.ORGANISATION
    elif found[first].low in _COMPASS:
        kind = Kind.PLACE
    else:
        kind = Kind.OTHER
    yield whole(line, sorts, first, last, kind)


def _head(line: Line, first: int, last: int) -> str:
    for at in range(first + 1, last):
        if line.found[at].text == "of":
            return line.found[at - 1].low
    return line.found[last - 1].low


def _is_person(line: Line, sorts: Sequence[Sort], content: Sequence[int], head: str) -> bool:
    """A given name and one ordinary word that heads nothing: Gordon Brown."""
    suffix = line.found[content[-1]].low in _SUFFIXES
    given = line.found[content[0]].low in lists.GIVEN
    if len(content) not in (2, 3) or not (given or suffix or head in _COMPASS):
        return False
    if any(sorts[i] not in (Sort.NAME, Sort.COMMON) for i in content) or sorts[content[0]] is not Sort.NAME:
        return False
    if suffix or (head in _COMPASS and all(sorts[i] is Sort.NAME for i in content[:-1])):
        return True
    heads = lists.PLACE_HEADS | lists.ORGANISATION_HEADS | lists.WORK_HEADS
    soft = heads - {"brown", "hill", "wood", "woods", "park", "lake", "field", "ford", "west", "north", "banks", "rock"}
    if head in soft or head in lists.ORDINARY - _COMPASS:
        return False
    return sorts[content[-1]] is Sort.COMMON and content[-1] - content[0] < 4


def whole(line: Line, sorts: Sequence[Sort], first: int, last: int, kind: Kind) -> Found:
    if kind is Kind.PERSON:
        return Found(first, last, kind, person_words(line, first, last))
    words = []
    for at in range(first, last):
        piece = line.found[at]
        if not piece.text[:1].isalnum():
            continue
        words.append(NameWord(piece.text, piece.start, piece.end, _role(line, sorts, at, first, kind)))
    described = any(word.role is Role.COMMON and word.text[:1].isupper() for word in words)
    if described:
        words = [replace(word, role=Role.COMMON) if _is_plain(word, line.code) else word for word in words]
    return Found(first, last, kind, tuple(words))


def _is_plain(word: NameWord, code: str) -> bool:
    """Whether a word among ordinary ones is an ordinary one too: Thrones in Game of Thrones."""
    low = word.text.lower()
    if word.role is not Role.NAME or low in lists.PLACES or low in lists.GIVEN or stays_latin(word.text):
        return False
    if low in lists.CLUB_WORDS or low in lists.PLACE_STARTS:
        return False
    return is_common(low, code) and small_tenths(low, code) != 0


def _role(line: Line, sorts: Sequence[Sort], at: int, first: int, kind: Kind) -> Role:
    text, sort = line.found[at].text, sorts[at]
    if text.lower() in lists.CLUB_WORDS and at > first and sorts[at - 1] is Sort.NAME:
        return Role.NAME
    if sort is Sort.DEMONYM:
        return Role.DEMONYM
    if sort is Sort.ACRONYM:
        return Role.ACRONYM
    if sort is Sort.NAME:
        return Role.PLACE if kind is Kind.PLACE else Role.NAME
    if sort is Sort.NONE and text.lower() in lists.PARTICLES:
        return Role.PARTICLE
    return Role.COMMON


def placed_words(words: Sequence[NameWord]) -> tuple[NameWord, ...]:
    """The words of the place of a dateline; what looked like an acronym is none (BAKU), but for U.S. and the like."""
    return tuple(
        replace(word, role=Role.PLACE) if word.render or (word.role is Role.ACRONYM and "." not in word.text) else word
        for word in words
    )


def person_words(line: Line, first: int, last: int) -> tuple[NameWord, ...]:
    """The words of a person's name: given ones first, the last the family name, a particle before it."""
    found = [piece for piece in line.found[first:last] if piece.text[:1].isalpha()]
    end = len(found) - (len(found) > 1 and found[-1].low in _SUFFIXES)
    family = end - 1
    for at in range(1, end - 1):
        if found[at].low in lists.PARTICLES:
            family = at
            break
    words = []
    for at, piece in enumerate(found):
        if at >= end:
            role = Role.COMMON
        elif len(piece.text) == 1 or (len(piece.text.replace(".", "")) == 2 and "." in piece.text):
            role = Role.INITIAL
        elif piece.low in lists.PARTICLES and 0 < at < end - 1:
            role = Role.PARTICLE
        elif at >= family and not (end == 1 and piece.low in lists.GIVEN):
            role = Role.FAMILY
        else:
            role = Role.GIVEN
        words.append(NameWord(piece.text, piece.start, piece.end, role))
    return tuple(words)
