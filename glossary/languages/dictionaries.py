"""The dictionaries of simplemma: the lemma of a word, and whether a language has it."""

from __future__ import annotations

# Of English, which nearly every run needs and asks a few thousand words of, the dictionary is read where it lies:
# 3 MB instead of 22, and opened in two thirds of the time. A word takes ten times as long, so the others, whose
# compounds are taken apart by many questions, are unpacked.
_READ_IN_PLACE = frozenset(("en",))


def lemmatise(word: str, code: str) -> str:
    """The lemma of a word by the dictionary of a language, else by rules. Raises ValueError for a language without."""
    import simplemma

    found: str = simplemma.lemmatize(word, lang=code, low_memory=code in _READ_IN_PLACE)
    return found


def lists(word: str, code: str) -> bool:
    """True if the dictionary of a language has a word as it is written. Raises ValueError for a language without."""
    import simplemma

    known: bool = simplemma.is_known(word, lang=code, low_memory=code in _READ_IN_PLACE)
    return known
