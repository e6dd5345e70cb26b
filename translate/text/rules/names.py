"""The rule on lost names: a person, place or organisation of the source of which no word is in the target.

Only names of the gazetteer are looked for, of which it is known how they are rendered, and so only for pairs of
languages that have one. A name is there if the target has a word of it as the gazetteer or the lexicon renders it, to
the letter, or alike in sound. Many names that were lost are not found, as something else sounds alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from glossary.alignment import likeness
from glossary.locales import primary
from glossary.names import Name, NameKind, find_names, gazetteer, lists
from translate.text.rules.messages import quoted
from translate.text.rules.nations import names_a_country
from translate.text.rules.pair import TextPair
from translate.text.rules.renderings import Renderings, beginning, sound

_KINDS = (NameKind.PERSON, NameKind.PLACE, NameKind.ORGANISATION)
_NOUNS_IN_CAPITALS = ("de", "lb")  # languages in which a capital does not show a name
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![^\W\d_].)[^\W\d_]{2,}")  # it begins with a set, so the search is fast
_NO_NAMES = lists.ORDINARY | lists.FUNCTION | lists.CALENDAR  # in lower case
_WORD = re.compile(r"[^\W\d_]{2,}")
# Chosen by hand on the clean paragraphs of tests/benchmarks/checks.py and on those with a name taken out.
_SOUNDS = 3  # consonants by which a word of the target is taken for a name of the source
_FEWEST = 2  # least consonants for that
_LIKE = 0.1  # similarity (0..1) from which it is, too
_ENTRIES = 4  # entries of the gazetteer that are tried
# Letters that have another sound in some languages.
_VARIANTS = (("w", "v"), ("ge", "zhe"), ("gi", "zhi"), ("ch", "k"), ("j", "k"), ("th", "s"), ("h", ""), ("x", "s"))


def name(pair: TextPair) -> str:
    """A name of the source that the target does not have."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    if here in _NOUNS_IN_CAPITALS:
        return ""
    suspects = [
        word
        for word in set(_CAPITALISED.findall(pair.source.bare))
        if word not in pair.target.raw and word.lower() not in _NO_NAMES
    ]
    if not suspects:
        return ""
    known, target = _known_names(here, there), pair.target.raw.casefold()
    suspects = [word for word in suspects if (one := known[word]) and not any(map(target.__contains__, one))]
    suspects = [
        word for word in suspects if _is_name(word, pair.source_locale, pair.target_locale) and _is_gone(word, pair)
    ]
    if not suspects:
        return ""
    lost = [
        found.source for found in find_names([pair.source.raw], pair.source_locale) if _is_lost(found, suspects, pair)
    ]
    return f"missing: {quoted(lost)}" if lost else ""


def _is_lost(found: Name, suspects: Collection[str], pair: TextPair) -> bool:
    """True if no word of a name is in the target, in none of its mentions."""
    words = [part for m in found.mentions for one in m.words if one.render for part in _WORD.findall(one.text)]
    if found.kind not in _KINDS or not set(words).intersection(suspects):
        return False
    return all(_is_gone(word, pair) for word in dict.fromkeys(words) if len(word) > _FEWEST)


@lru_cache(20_000)
def _is_name(word: str, source_locale: str, target_locale: str) -> bool:
    """True if a word is no ordinary one by its usual translation, which sounds otherwise."""
    if word.isupper():
        return False
    texts = Renderings.of(source_locale, target_locale).translations(word)
    return not texts or likeness(texts[0], word) > 0 or sound(texts[0])[:_SOUNDS] == sound(word)[:_SOUNDS]


def _is_gone(word: str, pair: TextPair) -> bool:
    """True if nothing in the target can be a word of a name."""
    if word in pair.target.raw or word.lower() in lists.FUNCTION or names_a_country(word, primary(pair.source_locale)):
        return False
    if word.lower() in lists.CALENDAR:
        return False
    starts = _starts(word, pair.source_locale, pair.target_locale)
    if any(one.startswith(starts) for one in pair.folded):
        return False
    heard = [sound(one) for one in pair.target.words]
    for variant in _sounds(word):
        if any(one[:_SOUNDS] == variant[:_SOUNDS] if len(variant) >= _FEWEST else one == variant for one in heard):
            return False
    return not any(likeness(word, one) > _LIKE for one in pair.target.words if one[0].isupper())


class _Known(dict[str, tuple[str, ...]]):
    """How the known renderings of a word as a name begin, () if there is none; looked up once."""

    def __init__(self, source: str, target: str) -> None:
        super().__init__()
        self._listed = gazetteer.gazetteer(f"{source}-{target}") if gazetteer.is_there(f"{source}-{target}") else None

    def __missing__(self, word: str) -> tuple[str, ...]:
        entries = self._listed.entries(word)[:_ENTRIES] if self._listed else ()
        texts = [entry.text.partition("-")[0] for entry in entries]
        self[word] = found = tuple(dict.fromkeys(beginning(text.casefold()) for text in texts))
        return found


@cache
def _known_names(source: str, target: str) -> _Known:
    return _Known(source, target)


@lru_cache(20_000)
def _starts(word: str, source_locale: str, target_locale: str) -> tuple[str, ...]:
    """How words begin that may render a word, as a name or otherwise."""
    renderings = Renderings.of(source_locale, target_locale)
    known = _known_names(primary(source_locale), primary(target_locale))
    return (*known[word], *renderings.beginnings(word))


@lru_cache(20_000)
def _sounds(word: str) -> frozenset[str]:
    low = word.lower()
    spelt = {low, *(low.replace(letters, other) for letters, other in _VARIANTS if letters in low)}
    return frozenset(map(sound, spelt)) - {""}
