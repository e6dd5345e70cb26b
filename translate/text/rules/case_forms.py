"""The cases of names and nouns, by which Russian and Ukrainian tell who did it and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from glossary.languages import parses

WITH_CASES = ("ru", "uk")


@cache
def cases(word: str, language: str) -> Sequence[str]:
    """The cases that a form of a noun may have, in the singular if it has one, the likeliest first."""
    some = [one for one in parses(language, word.lower()) if one.pos in ("NOUN", "ADJF")]
    for wanted in ("Geox", "Name", "Surn"):
        some = [one for one in some if wanted in one.tags] or some
    some = [one for one in some if "Fixd" not in one.tags] or some
    some = [one for one in some if one.number == "sing"] or some
    return tuple(dict.fromkeys(one.case for one in some if one.case))
