"""Where the words of a source stand in its translation: each word of both sides with its place in the row of words.

A word of the source is looked for as the lexicon and the gazetteer of the pair render it, by the beginning of the word,
and a name by its sound and spelling, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from glossary.languages import parses
from glossary.locales import primary
from translate.text.rules.acronyms import acronyms
from translate.text.rules.irregular_verbs import IRREGULAR
from translate.text.rules.name_renderings import NameRenderings, is_spelt, nearness, plain, starts
from translate.text.rules.nations import country_of
from translate.text.rules.opposite_words import opposites
from translate.text.rules.pair import WORD, TextPair
from translate.text.rules.renderings import Renderings, beginning
from translate.text.rules.word_facts import WordFacts

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")
_INFINITIVE = re.compile(r"(?<=[а-яіїє]{3})(?:ну|[еиыаяоуію])?т[иь](?:ся)?\Z")
_PAUSES = frozenset(',()—–:;«»"“”|/\t')  # marks that part what stands on their two sides, like a word between
_JOINTS = frozenset(["and", "but", "while", "и", "а", "но", "und", "y", "e", "et", "і", "та"])  # the same
_STOPS = re.compile(r"\n|[.!?]+[\"'»”)]*(?:\s|\Z)")
_STOP = 8  # words that the end of a sentence or line is worth
_HEARD = 0.8  # similarity (0..1) of sounds from which two capitalised words are one name
_SHORTEST = 4  # letters of a word in small letters that is looked for to the letter
_LONG = 6  # letters from which the last ones of a usual rendering may differ
_USUAL = 0.1  # probability from which a translation is a usual one
_COMPARED = ("ier", "er", "r")  # endings of English words that compare
_INFLECTED = ("ru", "uk")  # languages with a dictionary of all forms
_OPENING = 2  # letters by which words are sorted


class PlacedWord(NamedTuple):
    """A word that begins at character `start` of a text, and its place in the row: words before it, with what the marks
    between are worth."""

    text: str
    start: int
    place: int


Row = Sequence[PlacedWord]


def row(text: str, start: int, end: int) -> Row:
    """The words of characters [start, end) of a text with their places; a word that is cut at an edge is left out."""
    found, place = [], 0
    for token in _TOKEN.finditer(text, _edge(text, start), end):
        mark = token[0]
        if mark[0].isalnum():
            place += 1 + (mark in _JOINTS)
            found.append(PlacedWord(mark, token.start(), place))
        elif mark in _PAUSES:
            place += 1
        elif _STOPS.match(text, token.start()):
            place += _STOP
    return found[:-1] if found and text[end - 1 : end + 1].isalnum() and end < len(text) else found


def words_of(text: str) -> Row:
    """All words of a text, each with the character that it begins at for its place."""
    return [PlacedWord(one[0], one.start(), one.start()) for one in WORD.finditer(text)]


def _edge(text: str, start: int) -> int:
    """The first character from `start` on that does not go on with a word."""
    while 0 < start < len(text) and text[start - 1].isalnum():
        start += 1
    return start


class TargetPlaces:
    """The words of a row of the target by how they begin."""

    def __init__(self, words: Row) -> None:
        self._names = [one for one in words if one.text[0].isupper()]
        self._shelf: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for one in words:
            low = plain(one.text)
            self._shelf[low[:_OPENING]].append((low, one.place))

    def beginning(self, start: str) -> list[int]:
        """The places of the words that begin so."""
        return [place for low, place in self._shelf.get(start[:_OPENING], ()) if low.startswith(start)]

    def named(self, word: str) -> list[int]:
        """The places of the words that may be the same name."""
        return [one.place for one in self._names if _is_same_name(word, one.text)]

    def of_country(self, code: str, language: str) -> list[int]:
        """The places of the words that name a country; none for ""."""
        return [one.place for one in self._names if country_of(one.text, language) == code] if code else []


@lru_cache(4)
def named_places(pair: TextPair) -> TargetPlaces:
    """The capitalised words of the target by how they begin, each with its place among the words of the target."""
    return TargetPlaces([PlacedWord(word, at, at) for at, word in enumerate(pair.target.words) if word[0].isupper()])


class WordPlaces:
    """Looks for words of the source among those of the target, for a pair of languages (codes)."""

    def __init__(self, source: str, target: str) -> None:
        self._source, self._target, self._lexicon = source, target, Renderings.of(source, target)
        self._names = NameRenderings.of(source, target)
        self._starts, self._usual = WordFacts(self._beginnings), WordFacts(self._usually)

    @classmethod
    def of(cls, source_locale: str, target_locale: str) -> WordPlaces:
        """Those of a pair of locales; loaded once."""
        return _word_places(primary(source_locale), primary(target_locale))

    def places(self, word: str, there: TargetPlaces) -> set[int]:
        """The places of words of the target that may render a word."""
        found = {place for start in self._starts[word] for place in there.beginning(start)}
        if found or not word[0].isupper():
            return found
        return set(there.named(word)) or set(there.of_country(country_of(word, self._source), self._target))

    def may_render(self, word: str, other: str) -> bool:
        """True if a word of the target is a known rendering of a word."""
        starts = self._starts[word]
        return bool(starts) and plain(other).startswith(starts)

    def first(self, word: str, text: str) -> int:
        """The first character of a text, case-folded, from which there is a known rendering of a word, or what begins
        like one; -1 for none. Quick."""
        return min((at for at in map(text.find, self._starts[word]) if at >= 0), default=-1)

    def renders(self, word: str, other: str) -> bool:
        """True if a word of the target is a usual rendering of a word."""
        starts = self._usual[word]
        return bool(starts) and plain(other).startswith(starts)

    def renders_form(self, word: str, other: str) -> bool:
        """True if a word of the target, by its dictionary form where there is a dictionary, is a known rendering of a
        word, or of what it compares: gave, дала; richer, богаче."""
        bases = dict.fromkeys((word, *(word.removesuffix(one) for one in _COMPARED if word.endswith(one))))
        if any(self.may_render(base, other) for base in bases):
            return True
        if self._target not in _INFLECTED:
            return False
        known = {plain(text) for base in bases for text in self._lexicon.translations(self._base(base))}
        return any(plain(one.lemma) in known for one in parses(self._target, other.lower()))

    def says_the_same(self, word: str, other: str) -> bool:
        """True if a word of the target renders a word, see `renders_form`, or belongs to the same of the opposites."""
        if self.renders_form(word, other):
            return True
        return not set(opposites(self._source)[word]).isdisjoint(opposites(self._target)[other])

    def _usually(self, word: str) -> tuple[str, ...]:
        found = self._lexicon.chances(self._base(word))
        usual = (plain(text) for text, chance in found if chance >= _USUAL and len(text) > _OPENING)
        return tuple(start for text in usual for start in _usual_starts(text))

    def _base(self, word: str) -> str:
        return IRREGULAR.get(word.lower(), word) if self._source == "en" else word

    def _beginnings(self, word: str) -> tuple[str, ...]:
        starts = dict.fromkeys(map(_start, map(plain, self._lexicon.translations(self._base(word)))))
        if word[0].isupper():
            starts |= dict.fromkeys(text[1:] for text in (self._names.beginnings(word) if self._names else ()))
        if word.isupper():
            starts |= {text: None for text, chance in self._lexicon.chances(word) if chance >= _USUAL}  # EU, ЕС
        if self._source == "en" and (other := acronyms(self._target).get(word)):
            starts[plain(other)] = None
        if len(word) >= _SHORTEST:
            starts[plain(word)] = None
        return tuple(start for start in starts if len(start) >= _OPENING)


def _start(text: str) -> str:
    """How the inflected forms of a translation begin, a Slavic verb without its endings: вторгнуться, вторглась."""
    verb = _INFINITIVE.sub("", text)
    return verb if verb != text and len(verb) >= _SHORTEST else beginning(text)


def _usual_starts(text: str) -> Sequence[str]:
    """The same by as many letters of a short one as all of its forms share: пост, поста, but not посол."""
    short = [start for start in starts(text) if len(start) > _OPENING] if len(text) < _LONG else []
    return short or [_start(text)]


@lru_cache(100_000)
def _is_same_name(word: str, other: str) -> bool:
    return word == other or is_spelt(word, other) or nearness(word, other) >= _HEARD


@cache
def _word_places(source: str, target: str) -> WordPlaces:
    return WordPlaces(source, target)
