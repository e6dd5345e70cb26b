"""The cases of names and nouns, by which Russian and Ukrainian tell who did it and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from glossary.languages import Parse, parses

WITH_CASES = ("ru", "uk")
_NAMES = frozenset(["Name", "Surn", "Patr", "Geox", "Fixd"])  # grammemes of pymorphy; the last of what has no cases


@cache
def cases(word: str, language: str) -> Sequence[str]:
    """The cases that a form of a noun may have, in the singular if it has one, the likeliest first."""
    some = [one for one in parses(language, word.lower()) if one.pos in ("NOUN", "ADJF")]
    for wanted in ("Geox", "Name", "Surn"):
        some = [one for one in some if wanted in one.tags] or some
    some = [one for one in some if "Fixd" not in one.tags] or some
    some = [one for one in some if one.number == "sing"] or some
    return tuple(dict.fromkeys(one.case for one in some if one.case))


@cache
def may_have_done(word: str, verb: str, number: str, language: str) -> bool:
    """True if a noun may be the subject of a form of a verb: in the nominative, and of its number and gender; a woman
    may be told of by a masculine noun. `number`: sing or plur, which a form of both is taken for."""
    subjects = [one for one in _nouns(word, number, language) if one.case == "nomn"]
    forms = _verbs(verb, language)
    if not forms:
        return bool(subjects)
    return any(form.number in ("", one.number) and _agree(one, form) for form in forms for one in subjects)


@cache
def is_given(word: str, verb: str, number: str, language: str) -> bool:
    """True if a noun has a form of whom something was done to, or, beside a transitive verb, given to."""
    found = {one.case for one in _nouns(word, number, language)}
    return "accs" in found or ("datv" in found and any("tran" in one.tags for one in _verbs(verb, language)))


def _agree(noun: Parse, verb: Parse) -> bool:
    """True if a verb has the gender of a noun."""
    is_of_both = not noun.gender or (noun.gender == "masc" and noun.animacy == "anim" and verb.gender == "femn")
    return is_of_both or verb.gender in ("", noun.gender)


def _verbs(word: str, language: str) -> Sequence[Parse]:
    return [one for one in parses(language, word.lower()) if one.pos == "VERB"]


def _nouns(word: str, number: str, language: str) -> Sequence[Parse]:
    found = [one for one in parses(language, word.lower()) if one.pos == "NOUN" and _NAMES.isdisjoint(one.tags)]
    return [one for one in found if one.number == number] or found
