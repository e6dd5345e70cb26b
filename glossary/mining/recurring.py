"""Finds recurring terms: phrases of two to four words that a corpus repeats, ranked by C-value.

C-value (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms: the C-value/NC-value method"):
log2 of the length in words, times the frequency minus the mean frequency of the longer candidates that contain the
phrase. There is no part-of-speech tagger: lists and endings decide which words may begin and end a noun phrase.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary.languages import source_language
from glossary.names import Piece, lemma_of, lists, pieces

LONGEST = 4
_GAP = re.compile(r"[ \u00a0]|[-‐‑]")
_NO_HEAD = re.compile(r"(?:ly|ed|ous|ive|able|ible|ful|less|[^aeiou]ing)$")
_NO_START = re.compile(r"(?:ly|[^aeiou]ing)$")

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecurringPhrase:
    """A recurring phrase as most often written, its lemmas, how often it was seen, and its C-value."""

    text: str
    key: _Key
    count: int
    value: float


def recurring(texts: Sequence[str], least: int, source_locale: str = "en") -> tuple[RecurringPhrase, ...]:
    """The phrases with at least `least` occurrences and a C-value above 1, best first; phrases of names only are left
    out."""
    code = source_locale.partition("-")[0].lower()
    counts: Counter[_Key] = Counter()
    surfaces: dict[_Key, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for key, surface in _phrases(text, code):
            counts[key] += 1
            surfaces[key][surface] += 1
    often = {key: count for key, count in counts.items() if count >= least}
    values = c_values(often)
    found = [RecurringPhrase(_shown(surfaces[key], source_locale), key, often[key], values[key]) for key in often]
    kept = [phrase for phrase in found if phrase.value > 1]
    return tuple(sorted(kept, key=lambda phrase: (-phrase.value, phrase.text)))


def c_values(counts: Mapping[_Key, int]) -> dict[_Key, float]:
    """The C-value of every phrase, given how often each was seen, nested or not."""
    longer: dict[_Key, list[_Key]] = defaultdict(list)
    for key in counts:
        inner = {key[start:end] for start in range(len(key)) for end in range(start + 2, len(key) + 1)} - {key}
        for part in inner & counts.keys():
            longer[part].append(key)
    values = {}
    for key, count in counts.items():
        around = longer.get(key, [])
        nested = sum(counts[other] for other in around) / len(around) if around else 0.0
        values[key] = math.log2(len(key)) * (count - nested)
    return values


def _phrases(text: str, code: str) -> Iterator[tuple[_Key, str]]:
    found = [part for piece in pieces(text, code) for part in _words(piece)]
    opening = next((piece.start for piece in found if piece.text[:1].isalpha()), -1)
    for first in range(len(found)):
        if first and _goes_on(text, found[first - 1], found[first]):
            continue
        for last in range(first + 2, min(first + LONGEST, len(found)) + 1):
            between = text[found[last - 2].end : found[last - 1].start]
            if not _GAP.fullmatch(between) or (last > first + 2 and found[last - 2].owns):
                break
            words = found[first:last]
            if found[last - 2].owns or not _is_term(words, opening):
                continue
            key = tuple(lemma_of(piece.text, code) for piece in words)
            start = words[0].start
            surface = text[start : words[-1].end]
            if start == opening and surface[1:2].islower():
                surface = surface[0].lower() + surface[1:] if words[0].text not in lists.ADJECTIVES else surface
            yield key, surface


def _goes_on(text: str, before: Piece, piece: Piece) -> bool:
    """True if a word continues a compound (less-lethal) or a name (White House)."""
    gap = text[before.end : piece.start]
    return bool(gap and gap in "-‐‑") or (gap == " " and before.is_capital and piece.is_capital and not before.owns)


def _words(piece: Piece) -> Iterator[Piece]:
    """A hyphenated word as its words."""
    at = piece.start
    for part in re.split(r"([-‐‑])", piece.text) if piece.text[:1].isalnum() else [piece.text]:
        if part and part not in "-‐‑":
            yield Piece(part, at, at + len(part), piece.owns and at + len(part) == piece.end)
        at += len(part)


def _is_term(words: Sequence[Piece], opening: int) -> bool:
    """True if words may be a noun phrase: the last may be a noun, and "of" is the only function word."""
    first, last = words[0], words[-1]
    if not all(word.text.isalpha() for word in words) or not last.text.islower() or len(last.text) < 3:
        return False
    if any(word.low in lists.NO_TERM_EDGES or word.low in lists.SPEECH_VERBS for word in (first, last)):
        return False
    if _NO_START.search(first.low) or _NO_HEAD.search(last.low) or len(first.text) < 2:
        return False
    inner = words[1:-1]
    if any((word.low in lists.FUNCTION and word.text != "of") or word.low in lists.CALENDAR for word in inner):
        return False
    capitals = [word for word in words[1:] if word.is_capital]
    return not any(not words[words.index(word) - 1].is_capital for word in capitals)


def _shown(surfaces: Counter[str], source_locale: str) -> str:
    """The most frequent spelling of a phrase, in the singular if that occurs."""
    language = source_language(source_locale)
    singular = {text: count for text, count in surfaces.items() if not language.is_plural(text.split()[-1])}
    chosen = singular or surfaces
    return " ".join(max(sorted(chosen), key=lambda text: chosen[text]).split())
