"""Whether a term ever changes its form in its language: the question of lint and of seeding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from glossary.model import PartOfSpeech, Term, TermKind

INFLECTING = frozenset({"ru", "uk"})


class Inflector(Protocol):
    """What is needed of a language module (glossary.languages has them)."""

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """The forms of a term by grammatical key such as "gent.sing"; {"uninflected": ...} when there are none."""
        ...


def inflector_of(locale: str) -> Inflector | None:
    """The morphology of a locale that inflects nouns by case, None for others or where its dictionary is missing."""
    if locale.replace("_", "-").partition("-")[0].lower() not in INFLECTING:
        return None
    from glossary.languages import target_language

    return target_language(locale)


def plain_paradigm(term: Term, inflector: Inflector) -> Mapping[str, str]:
    """The forms that the morphology gives a term when its row says nothing but what it is."""
    return inflector.paradigm(replace(term, forms={}, inflect=True))


def is_indeclinable(term: Term, inflector: Inflector) -> bool:
    """Whether a noun to translate has the same form in every case, explicit forms left out of account."""
    if term.kind is TermKind.KEEP or term.pos is not PartOfSpeech.NOUN or not term.target:
        return False
    return set(plain_paradigm(term, inflector).values()) <= {term.target}
