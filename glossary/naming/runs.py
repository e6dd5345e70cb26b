"""Runs of capitalised words in one text, and the names that each of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.mining import proper_words as lists
from glossary.mining.capitals import follows, opens
from glossary.mining.proper import dateline_names, grown, works_in_quotes
from glossary.naming import name_words
from glossary.naming.mentions import Kind, NameWord, Role
from glossary.naming.word_sorts import Line, Sort

_HYPHENS = ("-", "‐", "‑")
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "bin", "ibn", "di", "da", "du", "del", "della", "dos"})
_COMPASS = frozenset("north south east west northern southern eastern western central".split())
_LINKS = frozenset({"of", "the", "and", "&", "for", "."})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: its pieces [first, last), what it seems to be, and the title before it."""

    first: int
    last: int
    kind: Kind
    words: tuple[NameWord, ...]
    title: str = ""
    sure: bool = False  # of its kind


def names_in(line: Line, kinds: Sequence[Sort], code: str) -> Iterator[Found]:
    """The names of a text, in order."""
    works = [(work.start, work.end) for work in works_in_quotes(line.text, 0)] if not line.heading else []
    datelines = [(place.start, place.end) for place in dateline_names(line.text, 0)]
    index = 0
    while index < len(line.found):
        start = line.found[index].start
        work = next((span for span in works if span[0] <= start < span[1]), None)
        end = _end(line, kinds, index, code)
        if end == index:
            index += 1
            continue
        for found in _carve(line, kinds, index, end):
            if work is not None and found.kind is Kind.PERSON and not found.title:
                found = replace(found, kind=Kind.OTHER)
            if any(a <= line.found[found.first].start < b for a, b in datelines):
                found = replace(found, kind=Kind.PLACE, sure=True, words=_placed(found.words))
            yield _with_particle(line, found)
        index = end


def _end(line: Line, kinds: Sequence[Sort], first: int, code: str) -> int:
    """The end of the run that begins at a piece, `first` where none does."""
    if kinds[first] is Sort.NONE:
        return first
    last = first + 1
    if len(line.found[first].text) == 1 and line.found[last : last + 1] and line.found[last].text == ".":
        last += 1
    while last < len(line.found) and not line.found[last - 1].owns:
        if line.heading and (kinds[last] is Sort.COMMON or kinds[last - 1] is Sort.COMMON):
            break
        more = grown(line.text, line.found, first, last, code)
        if more == last or (more == last + 1 and kinds[last] is Sort.NONE and line.found[last].text.isalpha()):
            break
        last = more
    while last > first and (line.found[last - 1].text == "." and len(line.found[last - 2].text) > 1):
        last -= 1
    return last


def _carve(line: Line, kinds: Sequence[Sort], first: int, last: int) -> Iterator[Found]:
    """The names in a run: titles end what stands before them; acronyms and peoples stand for themselves."""
    first = _after_opener(line, kinds, first, last)
    if first >= last:
        return
    title = _title_end(line, kinds, first, last)
    if title is not None:
        cut, end = title, last
        yield from _carve(line, kinds, first, _before_title(line, kinds, first, cut))
        for found in _carve_plain(line, kinds, cut, end):
            given = found.first == cut and found.kind in (Kind.PERSON, Kind.OTHER, Kind.PLACE)
            if given and not any(word.role is Role.COMMON for word in found.words):
                low = _title_word(line, cut)
                yield replace(found, kind=Kind.PERSON, title=low, sure=True, words=_person(line, found.first, found.last))
            else:
                yield found
        return
    yield from _carve_plain(line, kinds, first, last)


def _with_particle(line: Line, found: Found) -> Found:
    """A name with the particles that stand before it in small letters: al-Assad, bin Laden, van Gogh."""
    first, words = found.first, found.words
    if found.kind not in (Kind.PERSON, Kind.OTHER):
        return found
    while first:
        piece = line.found[first - 1]
        gap = line.text[piece.end : line.found[first].start]
        hyphened = gap in _HYPHENS and piece.low in lists.PARTICLES
        if piece.text.islower() and (hyphened or (gap == " " and piece.low in _PARTICLES)):
            words = (NameWord(piece.text, piece.start, piece.end, Role.PARTICLE), *words)
            first -= 1
        else:
            break
    return found if first == found.first else replace(found, first=first, words=words)


def _title_word(line: Line, cut: int) -> str:
    """The title that ends before a piece."""
    at = cut - 1
    while line.found[at].text == ".":
        at -= 1
    return line.found[at].low


def _after_opener(line: Line, kinds: Sequence[Sort], first: int, last: int) -> int:
    """Past an ordinary word that owes its capital to its place: Experts, Since, Presenter."""
    if line.heading:
        while first < last and kinds[first] is Sort.COMMON:
            first += 1
        return first
    if kinds[first] is not Sort.COMMON or not opens(line.found, first) or last - first < 2:
        return first
    low = line.found[first].low
    after = kinds[first + 1]
    if low in name_words.GEO_STARTS or after in (Sort.COMMON, Sort.NONE):
        return first
    heads = (name_words.PLACE_HEADS, name_words.ORGANISATION_HEADS)
    if low in name_words.ORDINARY or any(line.found[last - 1].low in head for head in heads):
        return first
    return first + 1


def _title_end(line: Line, kinds: Sequence[Sort], first: int, last: int) -> int | None:
    """Where the person after the last title of a run begins; None where there is no title, or it is part of a name."""
    for at in range(last - 1, first - 1, -1):
        if kinds[at] is not Sort.TITLE:
            continue
        after = at + 1
        while after < last and line.found[after].text == ".":
            after += 1
        ordinary = after < last and all(kinds[i] in (Sort.COMMON, Sort.TITLE, Sort.NONE) for i in range(after, last))
        tail = line.found[last - 1].low
        headed = last - after > 0 and (tail in name_words.PLACE_HEADS or tail in name_words.ORGANISATION_HEADS)
        if after < last and (ordinary or headed):
            if line.found[at].low in lists.SOFT_TITLES or line.found[at].low not in name_words.TITLES or headed:
                continue
            return after if not ordinary else None
        return after
    return None


def _before_title(line: Line, kinds: Sequence[Sort], first: int, cut: int) -> int:
    """The end of what stands before a title and the words that belong to it."""
    while cut > first and (
        kinds[cut - 1] in (Sort.TITLE, Sort.NONE)
        or line.found[cut - 1].low in lists.TITLE_MODIFIERS
        or line.found[cut - 1].text == "."
    ):
        cut -= 1
    return cut


def _carve_plain(line: Line, kinds: Sequence[Sort], first: int, last: int) -> Iterator[Found]:
    """The names in a run without titles."""
    while first < last and line.found[last - 1].low in _LINKS and line.found[last - 1].text.islower():
        last -= 1
    if first >= last:
        return
    inside = [kinds[i] for i in range(first, last) if kinds[i] is not Sort.NONE]
    if all(kind is Sort.DEMONYM for kind in inside):
        for at in range(first, last):
            if kinds[at] is Sort.DEMONYM:
                yield _whole(line, kinds, at, at + 1, Kind.DEMONYM)
        return
    if Sort.COMMON not in inside and Sort.TITLE not in inside:
        yield from _by_sort(line, kinds, first, last)
        return
    if kinds[first] is Sort.DEMONYM and kinds[first + 1] is not Sort.COMMON:
        yield _whole(line, kinds, first, first + 1, Kind.DEMONYM)
        yield from _carve_plain(line, kinds, first + 1, last)
        return
    yield from _described(line, kinds, first, last)


def _by_sort(line: Line, kinds: Sequence[Sort], first: int, last: int) -> Iterator[Found]:
    """A run of names, acronyms and peoples: each sort by itself."""
    at = first
    while at < last:
        end = at + 1
        while end < last and (kinds[end] is kinds[at] or kinds[end] is Sort.NONE) and kinds[at] is Sort.NAME:
            end += 1
        if kinds[at] is Sort.NAME:
            kind = _kind_of_names(line, at, end)
            yield _whole(line, kinds, at, end, kind)
        elif kinds[at] is Sort.ACRONYM:
            country = line.found[at].low in name_words.COUNTRY_ACRONYMS
            yield _whole(line, kinds, at, end, Kind.PLACE if country else Kind.ORGANISATION)
        elif kinds[at] is Sort.DEMONYM:
            yield _whole(line, kinds, at, end, Kind.DEMONYM)
        at = end


def _kind_of_names(line: Line, first: int, last: int) -> Kind:
    lows = [piece.low for piece in line.found[first:last] if piece.text[:1].isalpha()]
    if " ".join(lows) in name_words.countries():
        return Kind.PLACE
    if lows[0] in name_words.GEO_STARTS or lows[-1] in name_words.PLACES or lows[0] in name_words.PLACES and len(lows) == 1:
        return Kind.PLACE if not (len(lows) > 1 and lows[0] in name_words.GIVEN) else Kind.PERSON
    if lows[0] in name_words.GIVEN or any(len(low) == 1 for low in lows):
        return Kind.PERSON
    return Kind.OTHER


def _described(line: Line, kinds: Sequence[Sort], first: int, last: int) -> Iterator[Found]:
    """A run with ordinary words: a person with such a surname, a place or an organisation by its head, or a name."""
    found = line.found
    content = [i for i in range(first, last) if kinds[i] is not Sort.NONE]
    head = _head(line, first, last)
    if " ".join(line.found[i].low for i in content) in name_words.countries():
        found_whole = _whole(line, kinds, first, last, Kind.PLACE)
        capital = tuple(replace(w, role=Role.PLACE) if w.text[:1].isupper() else w for w in found_whole.words)
        yield replace(found_whole, words=capital)
        return
    if kinds[content[-1]] is Sort.DEMONYM and all(found[i].low in _COMPASS for i in content[:-1]):
        yield _whole(line, kinds, first, last, Kind.DEMONYM)
        return
    if _is_person(line, kinds, content, head):
        yield Found(first, last, Kind.PERSON, _person(line, first, last), sure=True)
        return
    if len(content) == 1:
        return
    if head in name_words.PLACE_HEADS or head in name_words.GEO_STARTS:
        kind = Kind.PLACE
    elif head in name_words.ORGANISATION_HEADS or any(kinds[i] is Sort.ACRONYM for i in content):
        kind = Kind.ORGANISATION
    elif found[first].low in _COMPASS:
        kind = Kind.PLACE
    else:
        kind = Kind.OTHER
    yield _whole(line, kinds, first, last, kind)


def _head(line: Line, first: int, last: int) -> str:
    for at in range(first + 1, last):
        if line.found[at].text == "of":
            return line.found[at - 1].low
    return line.found[last - 1].low


def _is_person(line: Line, kinds: Sequence[Sort], content: Sequence[int], head: str) -> bool:
    """A given name and one ordinary word that heads nothing: Gordon Brown."""
    suffix = line.found[content[-1]].low in ("jr", "sr")
    if len(content) not in (2, 3) or (line.found[content[0]].low not in name_words.GIVEN and not suffix):
        return False
    if any(kinds[i] not in (Sort.NAME, Sort.COMMON) for i in content) or kinds[content[0]] is not Sort.NAME:
        return False
    if suffix:
        return True
    heads = name_words.PLACE_HEADS | name_words.ORGANISATION_HEADS | name_words.WORK_HEADS
    soft = heads - {"brown", "hill", "wood", "woods", "park", "lake", "field", "ford", "west", "north", "banks"}
    return head not in soft and kinds[content[-1]] is Sort.COMMON and content[-1] - content[0] < 4


def _whole(line: Line, kinds: Sequence[Sort], first: int, last: int, kind: Kind) -> Found:
    if kind is Kind.PERSON:
        return Found(first, last, kind, _person(line, first, last))
    words = []
    for at in range(first, last):
        piece = line.found[at]
        if not piece.text[:1].isalnum():
            continue
        words.append(NameWord(piece.text, piece.start, piece.end, _role(piece.text, kinds[at], kind, first, at)))
    return Found(first, last, kind, tuple(words))


def _role(text: str, sort: Sort, kind: Kind, first: int, at: int) -> Role:
    if sort is Sort.DEMONYM:
        return Role.DEMONYM
    if sort is Sort.ACRONYM:
        return Role.ACRONYM
    if sort is Sort.NAME:
        return Role.PLACE if kind is Kind.PLACE else Role.NAME
    if sort is Sort.NONE and text.lower() in lists.PARTICLES:
        return Role.PARTICLE
    return Role.COMMON


def _placed(words: Sequence[NameWord]) -> tuple[NameWord, ...]:
    """The words of the place of a dateline; what looked like an acronym is none (BAKU), but for U.S. and the like."""
    return tuple(
        replace(word, role=Role.PLACE) if word.render or (word.role is Role.ACRONYM and "." not in word.text) else word
        for word in words
    )


def _person(line: Line, first: int, last: int) -> tuple[NameWord, ...]:
    """The words of a person's name: given ones first, the last the family name, a particle before it."""
    found = [piece for piece in line.found[first:last] if piece.text[:1].isalpha()]
    suffix = {"jr", "sr", "ii", "iii", "iv"}
    end = len(found) - (len(found) > 1 and found[-1].low in suffix)
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
        elif at >= family and not (end == 1 and piece.low in name_words.GIVEN):
            role = Role.FAMILY
        else:
            role = Role.GIVEN
        words.append(NameWord(piece.text, piece.start, piece.end, role))
    return tuple(words)
