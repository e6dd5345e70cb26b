"""Matches the words of a Russian or Ukrainian term in any form, or as a part of a compound."""

from __future__ import annotations

from functools import lru_cache

from glossary.languages.records import Phrase, Reading
from glossary.languages.slavic import morphology
from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.morphology import CASES
from glossary.languages.slavic.phrase import WORD, inflect
from glossary.model import TermType

_PREFIX = 3  # letters that a perfective may have before its imperfective: отредактировать


class _Part:
    """One word of a term as a text may have it."""

    __slots__ = ("adjective", "alone", "exact", "forms", "known", "lemmas", "stems", "verb")

    def __init__(self, grammar: Grammar, phrase: Phrase, index: int) -> None:
        low = plain(phrase.words[index])
        moving = index == phrase.head or index in phrase.agreeing or index in phrase.apposed
        self.exact = phrase.fixed or phrase.words[index][0].isalnum() is False
        self.forms = frozenset((low,)) if self.exact or not moving else _forms(grammar, phrase, index)
        self.lemmas = frozenset() if self.exact else _lemmas_of(grammar, phrase, index, low)
        self.known = morphology.is_known(grammar.code, low)
        self.alone = len(phrase.words) == 1
        self.verb = low if phrase.kind == "verb" and index == phrase.head and low.endswith("ировать") else ""
        self.adjective = phrase.kind == "adj"
        self.stems = combining(low) if self.alone and self.adjective else ()

    def matches(self, grammar: Grammar, word: str) -> bool:
        """True if a word of the text is a form of this one."""
        low = plain(word)
        if low in self.forms or low in self.stems:
            return True
        if self.exact or not word[0].isalnum():
            return False
        seen = self._lemmas(grammar, low)
        if not self.lemmas.isdisjoint(seen):
            return True
        if self.verb and any(lemma.endswith(self.verb) and len(lemma) - len(self.verb) <= _PREFIX for lemma in seen):
            return True  # отредактировать is редактировать, done
        if not self.alone or "-" not in low:
            return False
        *heads, tail = low.split("-")
        if not self.lemmas.isdisjoint(self._lemmas(grammar, tail)):
            return True
        return any(part in self.forms or part in self.stems for part in heads)

    def _lemmas(self, grammar: Grammar, low: str) -> frozenset[str]:
        """The lemmas that a word may be a form of; of a word that the dictionary knows, other forms than its own do not
        exist (банкы)."""
        if self.known and not morphology.is_known(grammar.code, low):
            return frozenset()
        return morphology.lemmas(grammar.code, low)


def _lemmas_of(grammar: Grammar, phrase: Phrase, index: int, low: str) -> frozenset[str]:
    """The lemmas of a word of a term; those of nouns for the head of a noun phrase (залив, not залить)."""
    if phrase.kind == "noun" and index == phrase.head:
        nouns = [parse for parse in morphology.parses(grammar.code, low) if parse.pos == "NOUN"]
        found = frozenset(plain(parse.lemma) for parse in nouns)
        if phrase.is_name and low in found:
            return frozenset((low,))  # Львов is no form of лев
        return found or morphology.lemmas(grammar.code, low)
    return morphology.lemmas(grammar.code, low)


def plain(word: str) -> str:
    return word.lower().replace("ё", "е").replace("‐", "-").replace("‑", "-")


def combining(low: str) -> tuple[str, ...]:
    """азербайджанский -> азербайджано, немецкий -> немецко: the first part of a compound adjective, likeliest first."""
    if not low.endswith(("ий", "ый", "ой")):
        return ()
    plain = low[:-2] + "о"
    return (low[: -len("ский")] + "о", plain) if low.endswith("нский") else (plain,)


def _forms(grammar: Grammar, phrase: Phrase, index: int) -> frozenset[str]:
    """The forms of one word of a term, by our own inflection (explicit forms of one-word terms included)."""
    if phrase.kind not in ("noun", "adj"):
        return frozenset((plain(phrase.words[index]),))
    numbers = ("sing", "plur") if phrase.kind == "noun" and not phrase.is_name else ("sing",)
    readings = [Reading(phrase.kind, case, number, phrase.gender) for number in numbers for case in CASES]
    found = {plain(phrase.words[index])}
    for reading in readings if phrase.kind == "noun" else ():
        words = WORD.findall(inflect(grammar, phrase, reading))
        if len(words) == len(phrase.words):
            found.add(plain(words[index]))
    if phrase.own and len(phrase.words) == 1:
        found |= {plain(form) for form in phrase.term.forms.values()}
    return frozenset(found)


@lru_cache(20_000)
def pattern_of(grammar: Grammar, phrase: Phrase) -> tuple[_Part, ...]:
    return tuple([_Part(grammar, phrase, index) for index in range(len(phrase.words))])


def relational(grammar: Grammar, phrase: Phrase, word: str) -> bool:
    """True if a word is the relational adjective of a one-word place name: Карабах, карабахского."""
    if phrase.term.type is not TermType.PLACE or len(phrase.words) != 1 or len(phrase.text) < 4:
        return False
    low = phrase.text.lower()
    if not word.lower().startswith(low[:3]):
        return False
    derived = {low.rstrip("аяоеиьй") + ending for ending in grammar.relational}
    return any(
        parse.pos == "ADJF" and parse.lemma in derived for parse in morphology.parses(grammar.code, word.lower())
    )
