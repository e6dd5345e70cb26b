"""The capitals of a text: which words may be names, and how often English texts write a word in lower case.

A capital is no evidence at the beginning of a sentence, in a title-case heading or in a line of capitals. Whether such
a word is a name follows from the rest of the document (the document-centred approach of Mikheev 2002, "Periods,
Capitalized Words, etc.", Computational Linguistics 28(3)) and, since one document is little evidence, from a table of
how often English texts write the word in lower case; see data/CAPITALS_CARD.md.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from glossary.languages import dictionaries, has_lemmas, lemma
from glossary.names import lists
from glossary.names.lists import CALENDAR, FUNCTION
from glossary.names.transcribe import is_korean_given

_FILE = Path(__file__).parent / "data" / "en.capitals.xz"
_TENTHS = 11  # lines of the table: words with 0 to 10 tenths of their uses in lower case
_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}(?!\w)|\w+(?:['’ʼ]\w+)*(?:[-‐‑]\w+(?:['’ʼ]\w+)*)*|[^\w\s]")
_HYPHEN = re.compile(r"[-‐‑]")
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ][sS]$")
_CONTRACTED = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_OPENS = frozenset("\"“”‘’'«»„([{—–-*•")
_ENDS = frozenset(".!?:…;")
_ALL_CAPS = 0.7  # share of words in capitals above which a line is in capitals; chosen by hand


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or mark of a text: characters [start, end) without the possessive ending. `owns`: true if it has one."""

    text: str
    start: int
    end: int
    owns: bool = False

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """True if its letters allow it to be (part of) a name: Baku, BBC, iPhone, but not baku, 9th."""
        if not self.text[:1].isalpha():
            return False
        return self.text[:1].isupper() or any(letter.isupper() for letter in self.text[1:])


@lru_cache(100_000)
def is_common(low: str, code: str) -> bool:
    """True if the dictionary of a language has the word in lower case."""
    if low in FUNCTION or low in CALENDAR:
        return True
    return has_lemmas(code) and dictionaries.lists(low, code) and dictionaries.lemmatise(low, code)[:1].islower()


def pieces(text: str, code: str = "en") -> tuple[Piece, ...]:
    """The words and marks of a text; a hyphenated word is one piece if it is one name (Thomas-Symonds, Jong-un)."""
    found: list[Piece] = []
    for match in _PIECE.finditer(text):
        spans = _parts(match.group(), code)
        for start, end in spans:
            word = match.group()[start:end]
            bare = _POSSESSIVE.sub("", word)
            at = match.start() + start
            found.append(Piece(bare, at, at + len(bare), owns=bare != word))
    return tuple(found)


def _parts(word: str, code: str) -> tuple[tuple[int, int], ...]:
    """A hyphenated word as one span [start, end), or as the spans of its parts if it is not a name."""
    whole = ((0, len(word)),)
    if not _HYPHEN.search(word):
        return whole
    cuts = [-1, *(found.start() for found in _HYPHEN.finditer(word)), len(word)]
    spans = tuple((left + 1, right) for left, right in pairwise(cuts))
    parts = [_POSSESSIVE.sub("", word[start:end]) for start, end in spans]
    capitals = [part[:1].isupper() for part in parts]
    if not any(capitals):
        return whole
    if all(capitals):
        chain = len(parts) > 2 and not any(is_common(part.lower(), code) for part in parts)
        peoples = sum(part in lists.ADJECTIVES for part in parts) >= 2
        acronym = {part.isupper() for part in parts if len(part) > 1} == {True, False}  # Ex-CIA
        return spans if chain or peoples or acronym else whole
    if not capitals[0]:
        return spans
    if capitals == [True, False] and is_korean_given(word):
        return whole
    rest = [part for part, capital in zip(parts, capitals, strict=True) if not capital]
    if capitals[-1] and all(part in lists.JOINTS for part in rest):
        return whole
    return spans if any(is_common(part.lower(), code) or part.endswith(("ed", "ing")) for part in rest) else whole


def is_heading(found: Sequence[Piece]) -> bool:
    """True if a text is a title-case heading or a line in capitals."""
    words = [piece for piece in found if piece.text[:1].isalpha()]
    content = [piece for piece in words if piece.low not in lists.SMALL_IN_HEADINGS]
    if len(content) < 2 or len(words) < 3:
        return False
    if sum(piece.text.isupper() for piece in content) > _ALL_CAPS * len(content):
        return True
    ended = found[-1].text in (".", ";", ",", ":")
    return not ended and len(content) >= 3 and all(piece.is_capital for piece in content)


def opens(found: Sequence[Piece], index: int) -> bool:
    """True if a word begins a sentence or a quotation, where every word has a capital."""
    at = index - 1
    while at >= 0 and found[at].text in _OPENS:
        at -= 1
    if at < 0:
        return True
    if at < index - 1:
        return found[at].low not in lists.BEFORE_QUOTED_TITLES
    if found[at].text not in _ENDS:
        return False
    before = found[at - 1] if at else None
    short = before is not None and (before.low in lists.ABBREVIATIONS or len(before.text) == 1)
    return not (found[at].text == "." and short)


def follows(text: str, found: Sequence[Piece], index: int) -> bool:
    """True if a piece continues a name, one space after the piece before."""
    if index >= len(found) or text[found[index - 1].end : found[index].start] != " ":
        return False
    return belongs(found, index)


def belongs(found: Sequence[Piece], index: int) -> bool:
    """True if a piece may continue a name."""
    piece = found[index]
    if not piece.is_capital or is_contracted(piece.text):
        return False
    if is_initial(found, index):
        return True
    if piece.low in CALENDAR:
        number = found[index + 1 : index + 2]
        return piece.low in lists.CALENDAR_OR_PERSON and not (number and number[0].text.isdigit())
    return piece.low not in FUNCTION or (piece.text.isupper() and piece.text not in ("I", "A"))


def is_initial(found: Sequence[Piece], index: int) -> bool:
    """True if a piece is one letter with a dot before a capitalised word: the J of J. Smith."""
    if len(found[index].text) != 1 or not found[index].text.isupper():
        return False
    after = found[index + 1 : index + 3]
    if len(after) < 2 or after[0].text != ".":
        return False
    return after[1].text in lists.PARTICLES - FUNCTION or (after[1].is_capital and after[1].low not in FUNCTION)


def is_contracted(word: str) -> bool:
    """True if a word is a contraction: They've, Isn't."""
    return _CONTRACTED.search(word) is not None


def lemma_of(word: str, code: str) -> str:
    """The lemma of a word in lower case."""
    return lemma(code, word.lower())


class _Table(NamedTuple):
    """For each word in lower case the tenths of its uses in lower case; and the words that Russian keeps in Latin
    letters."""

    tenths: Mapping[str, int]
    latin: frozenset[str]


def small_tenths(low: str, code: str) -> int | None:
    """Of the uses of a word where no rule requires a capital, the tenths (0 to 10) that are in lower case.

    None for a word that is not in the table, and for any language (`code`) other than English.
    """
    return _table().tenths.get(low) if code == "en" else None


def stays_latin(word: str) -> bool:
    """True if Russian texts keep a word, spelt so, in Latin letters (BBC, eBay, Twitter)."""
    return word in lists.BRANDS or word in _table().latin


@lru_cache(1)
def _table() -> _Table:
    lines = lzma.decompress(_FILE.read_bytes()).decode().split("\n")
    tenths = {word: tenth for tenth, line in enumerate(lines[:_TENTHS]) for word in line.split()}
    return _Table(tenths, frozenset(lines[_TENTHS].split()))
