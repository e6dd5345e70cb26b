"""Classifies a sequence of capitalised words as a person, a place, an organisation or a people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.names import lists
from glossary.names.capitals import is_common, small_tenths, stays_latin
from glossary.names.demonyms import is_people
from glossary.names.given_places import is_given_place
from glossary.names.name import NameKind, NameWord, WordRole
from glossary.names.tagging import Line, Tag

_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"])
_LINKS = frozenset({"of", "the", "and", "&", "for", "."})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A name in a text: its pieces [first, last), its likely kind, and the title before it."""

    first: int
    last: int
    kind: NameKind
    words: tuple[NameWord, ...]
    title: str = ""
    sure: bool = False  # true if its kind is certain


def may_head(low: str) -> bool:
    """True if a word may be the head of a name: Bank, Bridge, Act, United."""
    heads = (lists.PLACE_HEADS, lists.ORGANISATION_HEADS, lists.WORK_HEADS, lists.ORDINARY)
    return any(low in head for head in heads)


def names_in_sequence(line: Line, tags: Sequence[Tag], first: int, last: int) -> Iterator[Chunk]:
    """The names in a sequence without titles."""
    while first < last and line.found[last - 1].low in _LINKS and line.found[last - 1].text.islower():
        last -= 1
    if first >= last:
        return
    for at in range(first + 1, last):
        if line.found[at].text == "and" and _head(line, first, at) in lists.PLACE_HEADS:
            yield from names_in_sequence(line, tags, first, at)
            yield from names_in_sequence(line, tags, at + 1, last)
            return
    inside = [tags[i] for i in range(first, last) if tags[i] is not Tag.NONE]
    if all(kind is Tag.DEMONYM for kind in inside):
        for at in range(first, last):
            if tags[at] is Tag.DEMONYM:
                yield whole(line, tags, at, at + 1, NameKind.DEMONYM)
        return
    if Tag.COMMON not in inside and Tag.TITLE not in inside:
        yield from _by_tag(line, tags, first, last)
        return
    if tags[first] is Tag.DEMONYM and tags[first + 1] is not Tag.COMMON:
        yield whole(line, tags, first, first + 1, NameKind.DEMONYM)
        yield from names_in_sequence(line, tags, first + 1, last)
        return
    yield from _described(line, tags, first, last)


def _by_tag(line: Line, tags: Sequence[Tag], first: int, last: int) -> Iterator[Chunk]:
    """The names in a sequence without ordinary words: adjacent words of one tag together."""
    if last - first == 2 and line.found[first].low in lists.GIVEN and tags[first + 1] is Tag.DEMONYM:
        yield whole(line, tags, first, last, NameKind.PERSON)  # Johnny English
        return
    at = first
    while at < last:
        end = at + 1
        while end < last and (tags[end] is tags[at] or tags[end] is Tag.NONE) and tags[at] is Tag.NAME:
            end += 1
        if tags[at] is Tag.NAME and not (end - at == 1 and line.found[at].low in lists.PLACE_STARTS):
            kind = _kind_of_names(line, at, end)
            yield whole(line, tags, at, end, kind)
        elif tags[at] is Tag.ACRONYM:
            country = line.found[at].low in lists.COUNTRY_ACRONYMS
            yield whole(line, tags, at, end, NameKind.PLACE if country else NameKind.ORGANISATION)
        elif tags[at] is Tag.DEMONYM:
            yield whole(line, tags, at, end, NameKind.DEMONYM)
        at = end


def _kind_of_names(line: Line, first: int, last: int) -> NameKind:
    lows = [piece.low for piece in line.found[first:last] if piece.text[:1].isalpha()]
    if " ".join(lows) in lists.countries():
        return NameKind.PLACE
    if len(lows) > 1 and is_people(" ".join(lows)):
        return NameKind.DEMONYM
    if lows[-1] in lists.CLUB_WORDS and len(lows) > 1:
        return NameKind.ORGANISATION
    if is_given_place(tuple(piece.text for piece in line.found[first:last])):
        return NameKind.PERSON
    alone = lows[0] in lists.PLACES and len(lows) == 1
    if lows[0] in lists.PLACE_STARTS or lows[-1] in lists.PLACES or alone:
        return NameKind.PERSON if len(lows) > 1 and lows[0] in lists.GIVEN else NameKind.PLACE
    if lows[0] in lists.GIVEN or any(len(p.text) == 1 and p.text.isupper() for p in line.found[first:last]):
        return NameKind.PERSON
    return NameKind.OTHER


def _described(line: Line, tags: Sequence[Tag], first: int, last: int) -> Iterator[Chunk]:
    """The names in a sequence with ordinary words: a person with such a surname, a place or an organisation by its
    head word, or others."""
    found = line.found
    content = [i for i in range(first, last) if tags[i] is not Tag.NONE]
    head = _head(line, first, last)
    if " ".join(line.found[i].low for i in content) in lists.countries():
        found_whole = whole(line, tags, first, last, NameKind.PLACE)
        capital = tuple(replace(w, role=WordRole.PLACE) if w.text[:1].isupper() else w for w in found_whole.words)
        yield replace(found_whole, words=capital)
        return
    if tags[content[-1]] is Tag.DEMONYM and all(found[i].low in _COMPASS for i in content[:-1]):
        yield whole(line, tags, first, last, NameKind.DEMONYM)
        return
    if _is_person(line, tags, content, head):
        yield Chunk(first, last, NameKind.PERSON, person_words(line, first, last), sure=True)
        return
    if len(content) == 1:
        return
    if head in lists.PLACE_HEADS:
        kind = NameKind.PLACE
    elif head in lists.ORGANISATION_HEADS | lists.CLUB_WORDS:
        kind = NameKind.ORGANISATION
    elif head in lists.WORK_HEADS:
        kind = NameKind.WORK
    elif any(tags[i] is Tag.ACRONYM for i in content):
        kind = NameKind.ORGANISATION
    elif found[first].low in _COMPASS:
        kind = NameKind.PLACE
    else:
        kind = NameKind.OTHER
    yield whole(line, tags, first, last, kind)


def _head(line: Line, first: int, last: int) -> str:
    for at in range(first + 1, last):
        if line.found[at].text == "of":
            return line.found[at - 1].low
    return line.found[last - 1].low


def _is_person(line: Line, tags: Sequence[Tag], content: Sequence[int], head: str) -> bool:
    """True for a given name and one ordinary word that is not a head word: Gordon Brown."""
    suffix = line.found[content[-1]].low in _SUFFIXES
    given = line.found[content[0]].low in lists.GIVEN
    if len(content) not in (2, 3) or not (given or suffix or head in _COMPASS):
        return False
    if any(tags[i] not in (Tag.NAME, Tag.COMMON) for i in content) or tags[content[0]] is not Tag.NAME:
        return False
    if suffix or (head in _COMPASS and all(tags[i] is Tag.NAME for i in content[:-1])):
        return True
    heads = lists.PLACE_HEADS | lists.ORGANISATION_HEADS | lists.WORK_HEADS
    soft = heads - {"brown", "hill", "wood", "woods", "park", "lake", "field", "ford", "west", "north", "banks", "rock"}
    if head in soft or head in lists.ORDINARY - _COMPASS:
        return False
    return tags[content[-1]] is Tag.COMMON and content[-1] - content[0] < 4


def whole(line: Line, tags: Sequence[Tag], first: int, last: int, kind: NameKind) -> Chunk:
    if kind is NameKind.PERSON:
        return Chunk(first, last, kind, person_words(line, first, last))
    words = []
    for at in range(first, last):
        piece = line.found[at]
        if not piece.text[:1].isalnum():
            continue
        words.append(NameWord(piece.text, piece.start, piece.end, _role(line, tags, at, first, kind)))
    described = any(word.role is WordRole.COMMON and word.text[:1].isupper() for word in words)
    if described:
        words = [replace(word, role=WordRole.COMMON) if _is_plain(word, line.code) else word for word in words]
    return Chunk(first, last, kind, tuple(words))


def _is_plain(word: NameWord, code: str) -> bool:
    """True if a word among ordinary ones is ordinary too: Thrones in Game of Thrones."""
    low = word.text.lower()
    if word.role is not WordRole.NAME or low in lists.PLACES or low in lists.GIVEN or stays_latin(word.text):
        return False
    if low in lists.CLUB_WORDS or low in lists.PLACE_STARTS:
        return False
    return is_common(low, code) and small_tenths(low, code) != 0


def _role(line: Line, tags: Sequence[Tag], at: int, first: int, kind: NameKind) -> WordRole:
    text, tag = line.found[at].text, tags[at]
    if text.lower() in lists.CLUB_WORDS and at > first and tags[at - 1] is Tag.NAME:
        return WordRole.NAME
    if tag is Tag.DEMONYM:
        return WordRole.DEMONYM
    if tag is Tag.ACRONYM:
        return WordRole.ACRONYM
    if tag is Tag.NAME:
        return WordRole.PLACE if kind is NameKind.PLACE else WordRole.NAME
    if tag is Tag.NONE and text.lower() in lists.PARTICLES:
        return WordRole.PARTICLE
    return WordRole.COMMON


def placed_words(words: Sequence[NameWord]) -> tuple[NameWord, ...]:
    """The words of the place of a dateline, in which words in capitals are not acronyms (BAKU), except U.S. and others
    with dots."""
    return tuple(
        replace(word, role=WordRole.PLACE)
        if word.render or (word.role is WordRole.ACRONYM and "." not in word.text)
        else word
        for word in words
    )


def person_words(line: Line, first: int, last: int) -> tuple[NameWord, ...]:
    """The words of a person's name with their roles: given names, particles, and the family name last."""
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
            role = WordRole.COMMON
        elif len(piece.text) == 1 or (len(piece.text.replace(".", "")) == 2 and "." in piece.text):
            role = WordRole.INITIAL
        elif piece.low in lists.PARTICLES and 0 < at < end - 1:
            role = WordRole.PARTICLE
        elif at >= family and not (end == 1 and piece.low in lists.GIVEN):
            role = WordRole.FAMILY
        else:
            role = WordRole.GIVEN
        words.append(NameWord(piece.text, piece.start, piece.end, role))
    return tuple(words)
