"""Rules on the language a target is written in: text left in the source language, text in a third one."""

from __future__ import annotations

import re

from translate import detect, locales
from translate.engines.guard_rules import Pair, copied, short

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s\"”»]+(?=\S)")
_WORDS = 5  # words of running text that a sentence must have before its standing there untranslated says something


def untranslated(pair: Pair) -> str:
    """The source, or one of its sentences, stands there untranslated."""
    if pair.source_locale.split("-")[0] == pair.target_locale.split("-")[0]:
        return ""
    return copied(pair) or _left_over(pair)


def _left_over(pair: Pair) -> str:
    """A sentence of the source that stands in the target to the letter, if it is more than a title or a name."""
    if len(pair.source.words) < _WORDS:
        return ""
    target = pair.target.raw
    for sentence in _SENTENCE_END.split(pair.source.raw):
        plain = sum(word.islower() and word.isalpha() for word in sentence.split())
        if plain >= _WORDS and sentence.rstrip(".!?… ") in target:
            return f"left untranslated: {short(sentence)}"
    return ""


# Languages that are mistaken for one another when a model or a person picks the wrong one, by what is written.
_NEIGHBOURS = ("en", "ru", "uk", "be", "bg", "de", "nl", "fr", "es", "pt", "it", "pl", "cs", "sk", "sr", "tr", "az")


def language(pair: Pair) -> str:
    """The target is in another language than it should be, where it is long enough to tell."""
    wanted = pair.target_locale
    if len(pair.target.raw) < detect.LETTERS:
        return ""
    here = locales.primary(wanted)
    candidates = (wanted, *(tag for tag in _NEIGHBOURS if tag != here))
    found = detect.detect(pair.target.raw, candidates)
    if found is None or found == wanted:
        return ""
    return f"looks like {locales.display(found)}, not {locales.display(wanted)}"
