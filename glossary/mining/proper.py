"""Proper nouns in texts of a language that writes them with a capital: where they stand, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.names import proper_words as lists
from glossary.names.capitals import (
    Evidence,
    Piece,
    belongs,
    follows,
    is_common,
    is_contracted,
    is_heading,
    opens,
    pieces,
)
from glossary.names.proper_words import CALENDAR, FUNCTION

_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_][\w.'’-]*+(?:[ -][^\W\d_][\w.'’-]*+){0,3})(?:,\s*(?P<state>[^\W\d_][\w. ]{1,20}?))?\s*"
    r"(?:\(\w+\)\s*)?(?:—|–|--|\s-)\s"
)
_QUOTED = re.compile(r"[“\"«](?P<title>[^\W\d_][^“”\"«».!?,;:\n]{2,60}[^\W_]),?[”\"»]")
_TITLE_WORDS = 6
_QUOTE = "“"  # what stands before the title of a work
_LONG = 4
_HYPHENS = ("-", "‐", "‑")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found: characters [start, end) of text number `at`, and the words around it that tell its type."""

    name: str
    at: int
    start: int
    end: int
    before: str = ""
    after: str = ""
    dateline: bool = False


def mentions(texts: Sequence[str], known: Evidence, code: str = "en") -> Iterator[Mention]:
    """Every name in the texts by its capitals; headings and lines in capitals are passed over, datelines are not."""
    for at, text in enumerate(texts):
        found = pieces(text, code)
        yield from dateline_names(text, at)
        if is_heading(found):
            continue
        quoted = tuple(works_in_quotes(text, at))
        yield from quoted
        index = 0
        while index < len(found):
            if any(mention.start <= found[index].start < mention.end for mention in quoted):
                index += 1
                continue
            last = _run(text, found, index, known, code)
            if last > index:
                yield from _split(text, found, index, last, at, code)
            index = max(last, index + 1)


def dateline_names(text: str, at: int) -> Iterator[Mention]:
    """The places of a dateline at the head of a text: STEPANAKERT, LONDON (Reuters)."""
    match = _DATELINE.match(text)
    if match is None or (match["state"] is None and "(" not in match.group() and not match["place"].isupper()):
        return
    for part in ("place", "state"):
        name = match[part]
        if not name or not name[:1].isupper() or name.endswith("."):
            continue
        if part == "place" and not name.isupper() and not all(word[:1].isupper() for word in name.split()):
            return
        shown = name.title().replace("’S", "’s").replace("'S", "'s") if name.isupper() and len(name) > _LONG else name
        if shown.lower() not in FUNCTION and len(name) > 2:
            yield Mention(shown, at, match.start(part), match.end(part), dateline=True)


def works_in_quotes(text: str, at: int) -> Iterator[Mention]:
    """Titles of works: a few words in quotation marks, all but function words with a capital ("Game of Thrones")."""
    for match in _QUOTED.finditer(text):
        words = match["title"].split()
        content = [word for word in words if word.lower() not in FUNCTION]
        capitals = words[0][:1].isupper() and words[-1][:1].isupper() and all(word[:1].isupper() for word in content)
        if capitals and 2 <= len(words) <= _TITLE_WORDS and content:
            yield Mention(" ".join(words), at, match.start("title"), match.end("title"), _QUOTE)


def _run(text: str, found: Sequence[Piece], first: int, known: Evidence, code: str) -> int:
    """The end of the name that begins at a piece, or `first` where none does."""
    if not _starts(text, found, first, known, code):
        return first
    last = first + 1
    if len(found[first].text) == 1 and found[last : last + 1] and found[last].text == ".":
        last += 1
    while last < len(found) and not found[last - 1].owns:
        reach = grown(text, found, first, last, code)
        if reach == last:
            break
        last = reach
    while last > first and (found[last - 1].text == "." and len(found[last - 2].text) > 1):
        last -= 1
    return last


def _starts(text: str, found: Sequence[Piece], index: int, known: Evidence, code: str) -> bool:
    piece = found[index]
    if not piece.is_capital or piece.low in lists.NO_ACRONYMS or is_contracted(piece.text):
        return False
    if piece.low in FUNCTION and not (piece.text.isupper() and len(piece.text) > 1):
        return False
    if piece.low in CALENDAR:
        return not opens(found, index) and _begins_title(text, found, index, code)
    if index > 1 and found[index - 1].text == "of" and found[index - 2].low in lists.TITLES:
        return not is_common(piece.low, code)  # Secretary of State
    if len(piece.text) == 1:
        dot, after = found[index + 1 : index + 2], found[index + 2 : index + 3]
        return bool(dot and dot[0].text == "." and after and after[0].is_capital and piece.text not in ("I", "A"))
    if not opens(found, index) or known.is_name(piece.low, code) or _acronym(piece.text):
        return True
    return follows(text, found, index + 1) and _opens_name(piece, found[index + 1], known, code)


def _begins_title(text: str, found: Sequence[Piece], index: int, code: str) -> bool:
    """Whether the name of a day or month begins a name of ordinary words: Saturday Night Live."""
    if not follows(text, found, index + 1):
        return False
    after = found[index + 1].low
    return after not in lists.TITLES and after not in lists.TITLE_MODIFIERS and is_common(after, code)


def _opens_name(piece: Piece, after: Piece, known: Evidence, code: str) -> bool:
    """Whether a word that may owe its capital to its place begins a name with the capitalised word after it."""
    if (piece.low, after.low) in known.pairs:
        return True
    if piece.low in lists.TITLES or after.low in lists.TITLES or piece.low in lists.ROLES:
        return False
    return piece.low in lists.GEO_STARTS or (is_common(after.low, code) and after.text not in lists.DEMONYMS)


def _acronym(text: str) -> bool:
    return text.isupper() and 2 <= len(text.replace(".", "")) <= 6 and text.replace(".", "").isalpha()


def grown(text: str, found: Sequence[Piece], first: int, last: int, code: str) -> int:
    """How far the run [first, last) reaches over the next pieces: `last` when it ends here."""
    piece, before = found[last], found[last - 1]
    gap = text[before.end : piece.start]
    if piece.text == "." and not gap and (len(before.text) == 1 or before.low in lists.ABBREVIATIONS):
        particle = last + 1 < len(found) and found[last + 1].text in lists.PARTICLES - FUNCTION
        return last + 1 if follows(text, found, last + 1 + particle) else last
    if gap != " ":
        return last
    after = found[last + 1 : last + 2]
    if piece.low in lists.PARTICLES and after and after[0].is_capital and text[piece.end : after[0].start] in _HYPHENS:
        return last + 2  # Bashar al-Assad
    if belongs(found, last):
        return last + 1
    if piece.low in lists.PARTICLES:
        more = last + 1 < len(found) and found[last + 1].low in lists.PARTICLES and found[last + 1].text.islower()
        return last + 2 + more if follows(text, found, last + 1 + more) else last
    if piece.text == "&":
        return last + 2 if follows(text, found, last + 1) else last
    if before.low in lists.TITLES or not all(_ordinary(part, code) for part in found[first:last]):
        return last
    if piece.text == "of":
        the = last + 1 < len(found) and found[last + 1].text == "the"
        return last + 2 + the if follows(text, found, last + 1 + the) else last
    if piece.text == "and" and follows(text, found, last + 1) and _ordinary(found[last + 1], code):
        return _to_head(text, found, first, last + 1)
    return last


def _ordinary(piece: Piece, code: str) -> bool:
    """Whether a word of a name is an ordinary word, or says of which people: Chinese Ministry of Foreign ..."""
    return is_common(piece.low, code) or piece.text in lists.DEMONYMS or piece.text == "of"


def _to_head(text: str, found: Sequence[Piece], first: int, after: int) -> int:
    """Past "and" to the end of the run if the whole is one office (Securities and Investment Commission), else none."""
    end = after + 1
    while follows(text, found, end) and not found[end - 1].owns:
        end += 1
    office = found[end - 1].low in lists.ORGANISATIONS or any(part.text == "of" for part in found[first : after - 1])
    return end if office else after - 1


def _split(text: str, found: Sequence[Piece], first: int, last: int, at: int, code: str) -> Iterator[Mention]:
    """The names in a run of capitalised words: a title ends what is before it and is no part of what follows."""
    if last - first > 1 and all(piece.text in lists.DEMONYMS for piece in found[first:last]):
        yield from (_mention(text, found, index, index + 1, at) for index in range(first, last))
        return
    titles = [index for index in range(first, last) if found[index].low in lists.TITLES]
    cut = titles[-1] + 1 if titles else first
    soft = bool(titles) and found[titles[-1]].low in lists.SOFT_TITLES
    if soft and cut < last and all(is_common(piece.low, code) for piece in found[cut:last]):
        cut = first
    while cut < last and found[cut].text == ".":
        cut += 1
    if cut > first and (office := _office(found, first, cut)) is not None:
        yield _mention(text, found, *office, at)
    if cut < last:
        yield _mention(text, found, cut, last, at)


def _office(found: Sequence[Piece], first: int, last: int) -> tuple[int, int] | None:
    """The name before a title: an office (Treasury Secretary), or, where that is long enough to be one by itself, what
    the office is of (New York Police Department); None for a mere title (Indian Prime Minister)."""
    while first < last and found[first].text in lists.DEMONYMS:
        first += 1
    end = last
    while end > first and (found[end - 1].low in lists.TITLES | lists.TITLE_MODIFIERS or found[end - 1].text == "."):
        end -= 1
    if end == first:
        return None
    return (first, end) if end - first > 1 else (first, last)


def _mention(text: str, found: Sequence[Piece], first: int, last: int, at: int) -> Mention:
    start, end = found[first].start, found[last - 1].end
    before = next((p.low for p in reversed(found[:first]) if p.text not in ("“", '"', "the", ".")), "")
    after = found[last].low if last < len(found) else ""
    name = " ".join(text[start:end].split())
    return Mention(name, at, start, end, before, after)
