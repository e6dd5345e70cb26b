"""The rule on negations: what the source denies is said in the target, or the other way.

Sentences are compared whose texts have as many. A translation may deny by many words (refused, without, impossible), so
a negation is lost only where the sentence has fewer words that may deny than the source has negations; one is made up
only where no word of the source may deny and the word that it stands before is one of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.languages import parses
from glossary.locales import primary
from glossary.names import lists
from translate.text.rules.messages import quoted, short
from translate.text.rules.negation_words import DENYING, Denials, denials
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.word_places import WordPlaces
from translate.text.sentence_alignment import aligned

_UNLIKE = 1.6  # how much longer than usual, or shorter, a sentence may be beside the one that it renders
_ENDS = re.compile(r"(?<=[.!?])[\"'»”)]*\s+(?=[^a-zа-я])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NEXT = re.compile(r"\s([^\W\d_]+)(?:\s([^\W\d_]{4,}))?")
_NEAR = 4  # words by which a negation may stand elsewhere than its place tells
_WITHOUT = re.compile("бе[зс]", re.IGNORECASE)  # opens words that say something good: безопасный
_WITH_VERBS = ("ru", "uk")  # languages whose dictionaries tell verbs


def negation(pair: TextPair) -> str:
    """A sentence of the source that is denied on one side only."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    ours, theirs = denials(here), denials(there)
    if ours is None or theirs is None or here == there:
        return ""
    denied = not ours.words.isdisjoint(pair.source.vocabulary)
    if not denied and theirs.words.isdisjoint(pair.target.vocabulary):
        return ""
    if _are_beside(*pair.sides, ours, theirs) and _are_beside(*pair.sides[::-1], theirs, ours):
        return ""
    compared = _Compared(ours, theirs, WordPlaces.of(pair.source_locale, pair.target_locale), there)
    if not any(compared.told(_quickly(pair))):
        return ""
    return quoted(compared.told(_aligned(pair)))


def _are_beside(one: Text, other: Text, ours: Denials, theirs: Denials) -> bool:
    """True if each negation of one text has a word that may deny about where it should stand in the other; quick."""
    found = ours.words.intersection(one.vocabulary)
    if not found:
        return True
    may = [word for word in theirs.any.telling(other.vocabulary) if not _WITHOUT.match(word)]
    may += theirs.words.intersection(other.vocabulary).difference(may)
    if not may:
        return False
    scale, left = len(other.words) / len(one.words), _places(other.words, may)
    for at in _places(one.words, found):
        nearest = min(left, key=lambda place: abs(place - at * scale), default=None)
        if nearest is None or abs(nearest - at * scale) > _NEAR:
            return False
        left.remove(nearest)
    return True


def _places(words: Sequence[str], some: Iterable[str]) -> list[int]:
    """Where some of the words of a text stand in it."""
    found = []
    for word in some:
        at = -1
        for _ in range(words.count(word)):
            at = words.index(word, at + 1)
            found.append(at)
    return sorted(found)


def _quickly(pair: TextPair) -> Sequence[tuple[str, ...]]:
    """The sentences of both texts, parted by their marks alone where both have as many, else in full."""
    sides = [_ENDS.split(text) for text in (pair.source.bare, pair.target.bare)]
    return tuple(zip(*sides, strict=True)) if len(sides[0]) == len(sides[1]) else _aligned(pair)


def _aligned(pair: TextPair) -> Sequence[tuple[str, ...]]:
    return aligned((pair.source.bare, pair.source_locale), (pair.target.bare, pair.target_locale))


@dataclass(frozen=True, slots=True)
class _Compared:
    """What denies in two languages, what is known of their words, and the code of the second."""

    ours: Denials
    theirs: Denials
    known: WordPlaces
    language: str

    def told(self, sentences: Sequence[tuple[str, ...]]) -> Iterator[str]:
        """What is denied in one of two sentences only, in words."""
        sizes = [sum(len(one[side]) for one in sentences) for side in (0, 1)]
        usual = sizes[1] / max(1, sizes[0])
        for source, target in sentences:
            if not 1 / _UNLIKE < len(target) / max(1, len(source)) / usual < _UNLIKE:
                continue
            ours, theirs = _WORD.findall(source), _WORD.findall(target)
            if self.ours.plainly.telling(frozenset(ours)):
                if self._is_lost(source, ours, theirs):
                    yield f"not denied here: {short(source)}"
            elif self.theirs.plainly.telling(frozenset(theirs)) and (word := next(self._added(target, ours), "")):
                yield f"not in the source: {word}"

    def _is_lost(self, source: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """True if a sentence of the target has fewer words that may deny than that of the source has negations; one
        that renders another word of the source (недавно: recently) does not count."""
        count = sum(self.ours.plainly[word] for word in ours)
        found = [word for word in theirs if self.theirs.any[word]]
        if sum(self.theirs.plainly[word] for word in found) >= count:
            return False
        plain = len(self.ours.plain.findall(self.ours.idioms.sub(" ", source)))
        if not plain:
            return False
        rest = _WORD.findall(self.ours.denied.sub(" ", source))
        denying = [word for word in found if not self._is_rendering(word, ours if _WITHOUT.match(word) else rest)]
        return len(denying) < (plain if plain == count else 1)

    def _is_rendering(self, word: str, words: Sequence[str]) -> bool:
        """True if a word that may deny renders another word of the source."""
        return word.lower() not in DENYING and any(self.known.renders(one, word) for one in words)

    def _added(self, target: str, ours: Sequence[str]) -> Iterator[str]:
        """The negations of a sentence of the target before a word of the source, where no word of it may deny."""
        if self.ours.any.telling(frozenset(ours)):
            return
        idioms = [range(*one.span()) for one in self.theirs.idioms.finditer(target)]
        words = [word for word in ours if word.lower() not in lists.FUNCTION]
        for one in self.theirs.plain.finditer(target):
            after = _NEXT.match(target, one.end())
            if after is None or any(one.start() in idiom for idiom in idioms):
                continue
            if not any(self.known.may_render(word, text) for word in words for text in after.groups() if text):
                continue
            if self.language not in _WITH_VERBS or parses(self.language, after[1].lower())[0].pos == "VERB":
                yield f"{one[0]} {after[1]}"
