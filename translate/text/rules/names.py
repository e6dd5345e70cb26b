"""The rule on lost names: a person, place or organisation of the source of which no word is in the target.

The names of the source are matched with the words of the target: a word is there if the target has it to the letter, as
the gazetteer or the lexicon renders it, or alike in sound, in a word that renders no other name of the source. What is
left is lost only if no unexplained word of the target may be it. Only pairs of languages that have a gazetteer are
judged, as elsewhere it is not known how names are rendered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from glossary.alignment import likeness
from glossary.locales import primary
from glossary.names import Name, NameKind, lists
from translate.text.rules.compass import another_point
from translate.text.rules.messages import quoted
from translate.text.rules.name_families import lost_places
from translate.text.rules.name_renderings import NameRenderings, is_like, is_spelt, nearness, plain, target_row
from translate.text.rules.nations import names_country_of, names_country_of_capital
from translate.text.rules.pair import TextPair
from translate.text.rules.short_names import is_shortened

_KINDS = (NameKind.PERSON, NameKind.PLACE, NameKind.ORGANISATION, NameKind.OTHER)
_NOUNS_IN_CAPITALS = ("de", "lb")  # languages in which a capital does not show a name
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![^\W\d_].)[^\W\d_]{2,}")  # it begins with a set, so the search is fast
_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4}[.!?])[\"”»]?\s+(?=[\"“«]?[A-ZÀ-ÖØ-Þ])")  # not after Mr. and other short forms
_OPENING = re.compile(r"(?:^|[.!?:…][\"»”)]*\s+)[\"«“(–—\s-]*([^\W\d_]+)")
# Chosen by hand on the clean paragraphs of tests/benchmarks/checks.py and on those with a name taken out.
_MOST = 200  # different capitalised words of the source; in a longer text each name has something like it elsewhere
_LONGEST = 4000  # words of the target; the same
_WITHIN = 4  # letters from which the beginning of a rendering is looked for within words: Всеяпонский
_ALIKE = 0.35  # similarity (0..1) of spelling from which a word that opens a sentence may be a name
_OPENS = 0.85  # the same of sounds
_SAME = 0.95  # similarity of sounds from which even an ordinary word of the source takes a word of the target
_SURE = 0.75  # similarity (0..1) of sounds from which a word of the target is taken to render one
_HEADS = lists.PLACE_HEADS | lists.ORGANISATION_HEADS | lists.CLUB_WORDS


def name(pair: TextPair) -> str:
    """A name of the source that the target does not have."""
    return "; ".join(filter(None, (_missing(pair), another_point(pair))))


def _missing(pair: TextPair) -> str:
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    known = NameRenderings.of(here, there) if here not in _NOUNS_IN_CAPITALS else None
    if known is None:
        return ""
    words = tuple(dict.fromkeys(_CAPITALISED.findall(pair.source.bare)))
    if len(words) > _MOST or len(pair.target.words) > _LONGEST:
        return ""
    row = target_row(pair)
    lost = [*lost_places(pair, words, known), *_lost(_Place(pair, known, words, row))]
    return f"missing: {quoted(dict.fromkeys(lost))}" if lost else ""


def _lost(place: _Place) -> Iterator[str]:
    suspects = [word for word in place.words if place.lacks(word)]
    beside = [word for word in suspects if place.is_beside(word)]
    suspects = [word for word in suspects if word not in beside]
    if suspects or beside:
        searched = place.searched()
        yield from (word for word in beside if searched.is_another(word))
        suspects = [word for word in suspects if not searched.may_have(word)]
    if not suspects:
        return
    from glossary.names import find_names  # loads dictionaries, so only where a name may be lost

    sentences = [one for one in _SENTENCE.split(place.pair.source.raw) if any(word in one for word in suspects)]
    for found in find_names(sentences, place.pair.source_locale):
        if _is_lost(found, suspects, searched):
            yield found.source


def _is_lost(found: Name, suspects: Collection[str], place: _SearchedPlace) -> bool:
    """True if no word of a name is in the target, in none of its mentions."""
    said = [word for mention in found.mentions for word in mention.words]
    words = dict.fromkeys(part for word in said if word.render for part in _WORD.findall(word.text))
    if found.kind not in _KINDS or words.keys().isdisjoint(suspects):
        return False
    if found.kind is NameKind.OTHER and not all(map(place.is_surely_a_name, words)):
        return False
    if len(words) > 1 and not found.source.isascii() and not all(map(place.known.is_listed, words)):
        return False  # Médecins Sans Frontières: translated as a phrase
    if " " in found.source and place.known.has_whole(found.source, place.row):
        return False
    if is_shortened(place.pair, found.source, words):
        return False
    return not any(word not in suspects and (place.has(word) or place.may_have(word)) for word in words)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where names are looked for. `words`: the capitalised words of the source; `row`: the words of the target,
    in lower case, each after a space."""

    pair: TextPair
    known: NameRenderings
    words: Sequence[str]
    row: str

    def lacks(self, word: str) -> bool:
        """True if a word may be a name, and the target has no known rendering of it, nor the word itself."""
        if word in self.pair.target.raw:
            return False
        return self.known.listed[word] is not None and not self.known.has(word, self.row)

    def has(self, word: str) -> bool:
        """True if the target has a known rendering of a name, or the word itself."""
        return word in self.pair.target.raw or self.known.has(word, self.row)

    def is_beside(self, word: str) -> bool:
        """True if a word always stands beside one of the same name that the target has: Donald, of Donald Trump."""
        ours, raw = self.pair.source.words, self.pair.source.raw
        for at, one in enumerate(ours):
            if one == word:
                before = [other for other in ours[max(0, at - 1) : at] if f"{other} {word}" in raw]
                after = [other for other in ours[at + 1 : at + 2] if f"{word} {other}" in raw]
                if not any(map(self._stands, (*before, *after))):
                    return False
        return True

    def _stands(self, word: str) -> bool:
        """True if a word is one of a name, and the target has it."""
        if not word[0].isupper() or self.known.listed[word] is None or word.lower() in _HEADS:
            return False
        return self.has(word)

    def searched(self) -> _SearchedPlace:
        """The same with the capitalised words of the target."""
        capitals = tuple(dict.fromkeys(word for word in self.pair.target.words if word[0].isupper()))
        return _SearchedPlace(self.pair, self.known, self.words, self.row, capitals)


@dataclass(frozen=True, slots=True)
class _SearchedPlace(_Place):
    """`capitals`: the capitalised words of the target, each once."""

    capitals: Sequence[str]

    def may_have(self, word: str) -> bool:
        """True if the target has a word that may be a name and that renders nothing else, or names its country."""
        if any(is_spelt(word, other) and not self._is_known(other, word) for other in self.capitals):
            return True
        if names_country_of(self.pair, word) or names_country_of_capital(self.pair, word):
            return True
        may_render = self.known.may_render
        if any(may_render(word, other) and not self._is_explained(other, word) for other in self.capitals):
            return True
        if any(len(other) > _WITHIN and is_spelt(word, other) for other in self.pair.target.words):
            return True
        within = [start[1:] for start in self.known.listed[word] or () if len(start) > _WITHIN]
        return any(map(self.row.__contains__, within))

    def is_another(self, word: str) -> bool:
        """True if a known name beside one that is there became another: Шойгу after Сергей for Lavrov after Sergei."""
        if not self.known.is_listed(word) or self.may_have(word):
            return False
        ours, theirs = self.pair.source, self.pair.target
        given = {first for first, last in pairwise(ours.words) if last == word and f"{first} {last}" in ours.raw}
        after = [
            last
            for first, last in pairwise(theirs.words)
            if last[0].isupper() and f"{first} {last}" in theirs.raw and self._renders(given, first)
        ]
        others = [word for word in self.words if word not in given]
        return bool(after) and not any(self._renders(others, last) for last in after)

    def _renders(self, words: Iterable[str], other: str) -> bool:
        """True if a word of the target may render one of some words of the source."""
        row = f" {plain(other)}"
        return any(self.known.begins(one, row) or nearness(one, other) >= _SURE for one in words)

    def is_surely_a_name(self, word: str) -> bool:
        """True if the gazetteer has a word, and no word of the target is alike, even in lower case."""
        return self.known.is_listed(word) and not any(is_like(word, other) for other in self.pair.folded)

    def _is_explained(self, other: str, word: str) -> bool:
        """True if a word of the target renders another name of the source, or opens a sentence and hence is in
        capitals."""
        if self._is_known(other, word):
            return True
        near = nearness(word, other)
        if any(self._takes(one, other, near) for one in self.words if one != word):
            return True
        if near >= _OPENS or likeness(word, other) >= _ALIKE:
            return False
        return other in _OPENING.findall(self.pair.target.bare)

    def _is_known(self, other: str, word: str) -> bool:
        """True if a word of the target is a known rendering of another name of the source, and sounds more like it."""
        row = f" {plain(other)}"
        rivals = [one for one in self.words if self.known.begins(one, row) and not _are_forms(one, word)]
        return any(nearness(one, other) >= nearness(word, other) for one in rivals)

    def _takes(self, one: str, other: str, least: float) -> bool:
        """True if a name that has no known rendering in the target has only this word there that sounds like it, and
        that at least as much as `least`."""
        if self.known.listed[one] is None:
            return nearness(one, other) >= _SAME
        if not self.lacks(one):
            return False
        near = nearness(one, other)
        if near < max(_SURE, least):
            return False
        return all(nearness(one, third) < near for third in self.capitals if third != other)


def _are_forms(one: str, other: str) -> bool:
    """True if one word may be a form of the other: Clinton, Clintons."""
    return one.startswith(other) or other.startswith(one)
