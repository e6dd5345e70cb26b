"""Chunking: finds the sequences of capitalised words in one text, and the names in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from glossary.names import lists
from glossary.names.capitals import opens
from glossary.names.classify import Chunk, may_head, names_in_sequence, person_words, placed_words, whole
from glossary.names.datelines import datelines, quoted_titles
from glossary.names.extent import grown
from glossary.names.name import NameKind, NameWord, WordRole
from glossary.names.tagging import Line, Tag

_HYPHENS = ("-", "‐", "‑")
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "bin", "ibn", "di", "da", "du", "del", "della", "dos"})


def names_in(line: Line, tags: Sequence[Tag]) -> Iterator[Chunk]:
    """The names of a text, in order."""
    works = list(quoted_titles(line.text)) if not line.heading else []
    places = list(datelines(line.text))
    tags = tuple(
        Tag.NAME if kind is Tag.ACRONYM and "." not in piece.text and _inside(piece.start, places) else kind
        for piece, kind in zip(line.found, tags, strict=True)
    )
    index = 0
    while index < len(line.found):
        start = line.found[index].start
        work = next((span for span in works if span[0] <= start < span[1]), None)
        if work is not None and (title := _title_of_work(line, tags, index, work[1])) is not None:
            yield title
            index = title.last
            continue
        end = index if _ends_title(line, tags, index) else _end(line, tags, index)
        if end == index:
            index += 1
            continue
        for found in _carve(line, tags, index, end):
            if work is not None and found.kind is NameKind.PERSON and not found.title:
                found = replace(found, kind=NameKind.OTHER)
            if _inside(line.found[found.first].start, places):
                found = replace(found, kind=NameKind.PLACE, sure=True, words=placed_words(found.words))
            yield _with_particle(line, found)
        index = end


def _title_of_work(line: Line, tags: Sequence[Tag], first: int, end: int) -> Chunk | None:
    """The title of a work that begins at a piece; None if it has no ordinary word and so is like any name."""
    last = first
    while last < len(line.found) and line.found[last].end <= end:
        last += 1
    ordinary = any(tags[i] is Tag.COMMON for i in range(first, last)) or line.found[first].low == "the"
    return whole(line, tags, first, last, NameKind.WORK) if ordinary and last - first > 1 else None


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _ends_title(line: Line, tags: Sequence[Tag], index: int) -> bool:
    """True if an ordinary word belongs to the title before it: the State of Secretary of State Mike Pompeo."""
    after_title = index > 1 and line.found[index - 1].text == "of" and tags[index - 2] is Tag.TITLE
    return after_title and tuple(tags[index : index + 2]) == (Tag.COMMON, Tag.NAME)


def _end(line: Line, tags: Sequence[Tag], first: int) -> int:
    """The end of the sequence that begins at a piece, `first` if none does."""
    if tags[first] is Tag.NONE:
        return first
    last = first + 1
    if len(line.found[first].text) == 1 and line.found[last : last + 1] and line.found[last].text == ".":
        last += 1
    while last < len(line.found) and not line.found[last - 1].owns:
        if line.heading and (tags[last] is Tag.COMMON or tags[last - 1] is Tag.COMMON):
            break
        more = grown(line.text, line.found, first, last, line.code)
        if more == last or (more == last + 1 and tags[last] is Tag.NONE and line.found[last].text.isalpha()):
            break
        last = more
    while last > first and (line.found[last - 1].text == "." and len(line.found[last - 2].text) > 1):
        last -= 1
    return last


def _carve(line: Line, tags: Sequence[Tag], first: int, last: int) -> Iterator[Chunk]:
    """The names in a sequence: a title ends the name before it; acronyms and peoples are names of their own."""
    first = _after_opener(line, tags, first, last)
    if first >= last:
        return
    title = _title_end(line, tags, first, last)
    if title is not None:
        cut, end = title, last
        yield from _carve(line, tags, first, _before_title(line, tags, first, cut))
        for found in names_in_sequence(line, tags, cut, end):
            given = found.first == cut and found.kind in (NameKind.PERSON, NameKind.OTHER, NameKind.PLACE)
            if given and not any(word.role is WordRole.COMMON for word in found.words):
                low = _title_word(line, cut)
                yield replace(
                    found, kind=NameKind.PERSON, title=low, sure=True, words=person_words(line, found.first, found.last)
                )
            else:
                yield found
        return
    yield from names_in_sequence(line, tags, first, last)


def _with_particle(line: Line, found: Chunk) -> Chunk:
    """A name with the lower-case particles before it: al-Assad, bin Laden, van Gogh.

    In languages other than English they may be prepositions and are left out.
    """
    first, words = found.first, found.words
    if found.kind not in (NameKind.PERSON, NameKind.OTHER) or line.code != "en":
        return found
    while first:
        piece = line.found[first - 1]
        gap = line.text[piece.end : line.found[first].start]
        hyphened = gap in _HYPHENS and piece.low in lists.PARTICLES
        if piece.text.islower() and (hyphened or (gap == " " and piece.low in _PARTICLES)):
            words = (NameWord(piece.text, piece.start, piece.end, WordRole.PARTICLE), *words)
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


def _after_opener(line: Line, tags: Sequence[Tag], first: int, last: int) -> int:
    """The start of the name after an ordinary word that has a capital only because of its position: Experts, Since."""
    if line.heading:
        while first < last and tags[first] is Tag.COMMON:
            first += 1
        return first
    if tags[first] is not Tag.COMMON or not opens(line.found, first) or last - first < 2:
        return first
    low = line.found[first].low
    after = tags[first + 1]
    if line.found[first + 1].text == "of" and not may_head(low):
        return first + 2 + (line.found[first + 2].text == "the")
    if low in lists.PLACE_STARTS or after in (Tag.COMMON, Tag.NONE):
        return first
    return first if low in lists.ORDINARY or may_head(line.found[last - 1].low) else first + 1


def _title_end(line: Line, tags: Sequence[Tag], first: int, last: int) -> int | None:
    """The start of the person's name after the last title; None if there is no title, or it is part of a name."""
    for at in range(last - 1, first - 1, -1):
        if tags[at] is not Tag.TITLE:
            continue
        after = at + 1
        while after < last and line.found[after].text == ".":
            after += 1
        ordinary = after < last and all(tags[i] in (Tag.COMMON, Tag.TITLE, Tag.NONE) for i in range(after, last))
        tail = line.found[last - 1].low
        addressed = line.found[at].low in lists.FORMS_OF_ADDRESS  # Mr. Park
        headed = last > after and not addressed and tail in lists.PLACE_HEADS | lists.ORGANISATION_HEADS
        if after < last and (ordinary or headed):
            if line.found[at].low in lists.SOFT_TITLES or line.found[at].low not in lists.TITLES or headed:
                continue
            return after if not ordinary else None
        return after
    return None


def _before_title(line: Line, tags: Sequence[Tag], first: int, cut: int) -> int:
    """The end of the name before a title and the words that belong to the title."""
    while cut > first and (
        tags[cut - 1] in (Tag.TITLE, Tag.NONE)
        or line.found[cut - 1].low in lists.TITLE_MODIFIERS
        or line.found[cut - 1].text == "."
    ):
        cut -= 1
    return cut
