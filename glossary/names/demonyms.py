"""Demonyms: adjectives and inhabitants of places (Armenian: армянский, армянин, армянка), from a table made by hand,
and the names of languages, from CLDR (Arabic: арабский, Urdu: урду)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from glossary.locales import languages
from glossary.names import lists, tables
from glossary.names.capitals import small_tenths
from glossary.names.gazetteer import gazetteer

_PLURALS = (("smen", "sman"), ("hmen", "hman"), ("swomen", "swoman"), ("hwomen", "hwoman"), ("ies", "y"), ("s", ""))
_LANGUAGE = re.compile(r"[A-Z][a-zç]{3,}")  # shorter names of languages are other words as well
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5  # letters of an adjective of a people
_SMALL = 5  # tenths of its uses in small letters from which a word is no name of a language (Slave); chosen by hand


@dataclass(frozen=True, slots=True)
class Demonym:
    """The words for what belongs to a place and for its inhabitants, in dictionary form.

    `place`: the English name of the place. `plural`: true if the English word is a plural.
    """

    place: str
    adjectives: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    plural: bool = False


def demonym(word: str, pair: str = "en-ru") -> Demonym | None:
    """The demonym for an English adjective or noun, singular or plural, or the name of a language; None for any other
    word."""
    known = everyone(pair)
    small = word.lower()
    if small in known:
        return known[small]
    if spoken := tongues(pair).get(word):
        return Demonym("", (spoken,), (), ())
    for ending, singular in _PLURALS:
        found = known.get(small.removesuffix(ending) + singular) if small.endswith(ending) else None
        if found:
            return replace(found, plural=True)
    return None


@lru_cache(maxsize=4)
def everyone(pair: str) -> Mapping[str, Demonym]:
    """All demonyms of a pair by their English word, in lower case; the lines of the file are `English words, place,
    adjectives, men, women`."""
    table: dict[str, Demonym] = {}
    for names, place, *texts in tables.rows(pair, "demonyms"):
        adjectives, men, women = (tuple(filter(None, text.split("|"))) for text in texts)
        for name in names.split("|"):
            table[name.lower()] = Demonym(place, adjectives, men, women)
    return table


def is_people(words: str, pair: str = "en-ru") -> bool:
    """True for a demonym of the table, in any number: Sri Lankan, sri lankans."""
    return bool(words) and (words.lower() in everyone(pair) or words.lower().removesuffix("s") in everyone(pair))


def is_language(word: str, pair: str = "en-ru") -> bool:
    """True for the English name of a language that is also its adjective: Arabic, Swahili."""
    return word in tongues(pair) or (word.lower() in (known := everyone(pair)) and not known[word.lower()].men)


def others_named(text: str, pair: str) -> bool:
    """True if a text in the target language has an adjective of a people."""
    return pair == "en-ru" and any(
        word[:-2] in _stems(pair) for word in _WORD.findall(text.lower()) if len(word) > _LEAST
    )


@lru_cache(maxsize=4)
def _stems(pair: str) -> frozenset[str]:
    """The adjectives of the peoples of a pair, without their endings: английск, русск."""
    adjectives = (one for known in everyone(pair).values() for one in known.adjectives)
    return frozenset(one[:-2] for one in adjectives if one.endswith("ий"))


@lru_cache(maxsize=4)
def tongues(pair: str) -> Mapping[str, str]:
    """The names of languages of a pair by their English name, by CLDR: those of one word that is no other name."""
    source, target = pair.split("-")
    there = languages(target)
    taken = everyone(pair).keys() | lists.GIVEN | lists.PLACES

    def is_free(name: str) -> bool:
        if (
            not _LANGUAGE.fullmatch(name)
            or name.lower() in taken
            or (small_tenths(name.lower(), source) or 0) >= _SMALL
        ):
            return False
        return all(entry.kind == "demonym" for entry in gazetteer(pair).entries(name))

    return {name: there[code] for code, name in languages(source).items() if code in there and is_free(name)}
