"""Which words of a source are rendered in a target: unchanged, by the lexicon of the pair, or alike in sound.

Inflected forms are found by the beginning of a word, so no target word needs to be analysed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.names import lists

if TYPE_CHECKING:
    from glossary.alignment import Lexicon

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_FIGURES = re.compile(r"\d+")
# Chosen by hand on the clean paragraphs of tests/benchmarks/checks.py.
_TRANSLATIONS = 12  # translations of a word that are tried
_LEAST = 0.02  # least probability of one
_ENDING = 2  # letters at the end of a translation that may differ in the target
_STEM = 3  # least letters of its beginning

# Letters by their sound, in both alphabets: voiced and voiceless are alike, vowels do not count.
_DIGRAPHS = re.compile(r"дж|тч|тц|tch|sch|sh|ch|ck|ph|th|gh|kn|x|кс|c(?=[eiy])|g(?=[eiy])|j|qu?")
_SOUNDS = {
    "дж": "s", "тч": "s", "тц": "s", "tch": "s", "sch": "s", "sh": "s", "ch": "s", "ck": "g", "ph": "v", "th": "d",
    "gh": "", "kn": "m", "x": "gs", "кс": "gs", "c": "s", "g": "g", "j": "s", "q": "g", "qu": "g",
}  # fmt: skip
_ALIKE = "b=bpбп v=fvвф d=dtдт g=gkhcгкхґ s=zsзсцжшщчćčšžşßç l=lлł m=mnмнñń r=rр"
_CLASSES = str.maketrans({letter: row[0] for row in _ALIKE.split() for letter in row[2:]})
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_AGENTS = ("ers", "rs", "er", "r")  # endings of those who do something
_SOUNDING = re.compile(r"[^bvdgslmr]")
_SAID = re.compile(r"[^bvdgslmr0]")
_VOWELS = str.maketrans(dict.fromkeys("aeiouyàáâãäåèéêëìíîïòóôõöøùúûüýаеёиоуыэюяіїє", "0"))
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(50_000)
def sound(word: str) -> str:
    """The consonants of a word by their sound, alike for a name in Latin and in Cyrillic letters."""
    spelt = _DIGRAPHS.sub(lambda found: _SOUNDS[found[0]], word.lower())
    return _DOUBLED.sub(r"\1", _SOUNDING.sub("", spelt.translate(_CLASSES)))


@lru_cache(50_000)
def sound_with_vowels(word: str) -> str:
    """The same with a 0 in the place of each vowel or row of vowels."""
    spelt = _DIGRAPHS.sub(lambda found: _SOUNDS[found[0]], word.lower())
    return _DOUBLED.sub(r"\1", _SAID.sub("", spelt.translate(_CLASSES).translate(_VOWELS)))


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The words of a target, or of a sentence of it: case-folded, and the sounds of those with a capital."""

    raw: str
    words: tuple[str, ...]
    sounds: frozenset[str]

    @classmethod
    def of(cls, text: str) -> TargetWords:
        """Analyse a text."""
        found = WORD.findall(text)
        capitals = (word for word in found if word[0].isupper())
        return cls(text, tuple(map(str.casefold, found)), frozenset(map(_opening, capitals)) - {""})

    def has(self, beginnings: Iterable[str]) -> bool:
        """True if a word begins with one of these."""
        starts = tuple(beginnings)
        return bool(starts) and any(word.startswith(starts) for word in self.words)


@dataclass(frozen=True)
class Renderings:
    """How the lexicon of a pair of locales renders words. `path`: its file, None if there is none."""

    path: Path | None

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The lexicon, read when it is first asked for."""
        from glossary.alignment import loaded  # loads numpy

        return loaded(self.path) if self.path else None

    @classmethod
    def of(cls, source_locale: str, target_locale: str) -> Renderings:
        """The renderings of a pair; loaded once."""
        return _renderings(source_locale, target_locale)

    def translations(self, word: str) -> tuple[str, ...]:
        """The usual translations of a word, best first, () for one that the lexicon does not have."""
        return tuple(text for text, _ in self.chances(word) if len(text) > _ENDING)

    def chances(self, word: str) -> tuple[tuple[str, float], ...]:
        """The same with their probabilities, and short ones."""
        if self.lexicon is None:
            return ()
        found = next(filter(None, (self.lexicon.translations(one, _TRANSLATIONS) for one in bases(word))), ())
        return tuple(item for item in found if item[1] > _LEAST)

    def is_common(self, word: str) -> bool:
        """True if the lexicon has a word in lower case only."""
        if self.lexicon is None:
            return False
        spellings = (*bases(word), *(word.lower().removesuffix(one) for one in _AGENTS))
        return next((one for one in spellings if self.lexicon.translations(one, 1)), "")[:1].islower()

    def beginnings(self, word: str) -> tuple[str, ...]:
        """How they begin."""
        return tuple(map(beginning, self.translations(word)))

    def coverage(self, sentence: str, target: TargetWords) -> tuple[int, int]:
        """How many words and figures of a sentence the target renders, and of how many that can be told."""
        known = rendered = 0
        for word in dict.fromkeys(WORD.findall(sentence)):
            if word.lower() in lists.FUNCTION:
                continue
            starts, named = self.beginnings(word), word[0].isupper()
            if starts or named:
                known += 1
                rendered += (named and (word in target.raw or _opening(word) in target.sounds)) or target.has(starts)
        for figures in _FIGURES.findall(sentence):
            known += 1
            rendered += figures in target.raw
        return rendered, known


def bases(word: str) -> Iterator[str]:
    """The spellings under which a lexicon may have a word: as it is, and without an English ending. They are tried in
    turn, so a wrong one does little harm, and no dictionary has to be loaded."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    yield from dict.fromkeys((word, low))
    for ending, base in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + _ENDING:
            yield low[: -len(ending)] + base


def _opening(word: str) -> str:
    return sound(word)[:_STEM]


def beginning(text: str) -> str:
    """The beginning of a word that its inflected forms share."""
    return text[: max(_STEM, len(text) - _ENDING)] if len(text) > _STEM + 1 else text[:_STEM]


@cache
def _renderings(source_locale: str, target_locale: str) -> Renderings:
    from glossary.alignment import shipped

    return Renderings(shipped(source_locale, target_locale))
