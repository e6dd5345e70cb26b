"""Finds nouns that do not decline, for lint and for seeding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from glossary.locales import primary
from glossary.model import PartOfSpeech, Term, TermKind, TermType

INFLECTING = frozenset({"ru", "uk"})
_VOWELS = "аеиоуыэюяіїє"
_FIXED_ENDINGS = "оеиуюыэ"


class Inflector(Protocol):
    """Inflects terms, as the target languages of glossary.languages do."""

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """The forms of a term by grammatical key such as "gent.sing"; {"uninflected": ...} if there are none."""
        ...


def inflector_of(locale: str) -> Inflector | None:
    """The inflector of a locale whose nouns have cases; None for other locales, or if its dictionary is not
    installed."""
    if primary(locale) not in INFLECTING:
        return None
    from glossary.languages import target_language

    return target_language(locale)


def plain_paradigm(term: Term, inflector: Inflector) -> Mapping[str, str]:
    """The paradigm of a term without the grammar columns and explicit forms of its row."""
    return inflector.paradigm(replace(term, forms={}, inflect=True))


def is_indeclinable(term: Term, inflector: Inflector) -> bool:
    """True if a noun to translate has the same form in every case; explicit forms of the row are ignored.

    That requires that neither the whole nor any of its words changes. A word that the inflector does not know is
    judged by its ending: foreign names in -о, -е, -и, -у, -ю, -ы, -э do not decline.
    """
    if term.kind is TermKind.KEEP or term.pos is not PartOfSpeech.NOUN or term.number == "plur":
        return False
    words = [word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", term.target) if len(word) > 1]
    whole = set(plain_paradigm(term, inflector).values())
    return bool(words) and whole <= {term.target} and all(_fixed(term, word, inflector) for word in words)


def never_declines(term: Term, locale: str) -> bool:
    """True if a noun has the same form in every case in that locale; False for locales without cases."""
    inflector = inflector_of(locale)
    return inflector is not None and is_indeclinable(term, inflector)


def _fixed(term: Term, word: str, inflector: Inflector) -> bool:
    """True if one word of a term, inflected as a name of the same type, has only one form."""
    if word[-1].lower() not in _VOWELS and not word.isupper() and term.type is not TermType.PERSON:
        return False  # ends in a consonant: the inflector does not know the word
    forms = plain_paradigm(replace(term, target=word), inflector)
    if "uninflected" in forms:
        return word.isupper() or (word[0].isupper() and word[-1] in _FIXED_ENDINGS)
    return set(forms.values()) <= {word}
