"""Determines the gender of a person by title, given name, pronoun, or the ending of a Slavic surname."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from glossary.names import lists
from glossary.names.name import Mention, NameWord, WordRole
from glossary.names.tagging import Line

_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_FEMININE_ENDINGS = ("ova", "eva", "ina", "aya", "skaia", "yeva")
_MASCULINE_ENDINGS = ("ov", "ev", "sky", "skiy", "skii", "yev")
_NEAR = 12  # most words between a mention and a pronoun that refers to it; chosen by hand


def gender_of(
    words: Sequence[NameWord], own: Sequence[Mention], lines: Sequence[Line], people: Mapping[int, Sequence[int]]
) -> tuple[str, str]:
    """The gender of a person ("masc", "femn", "" for unknown) and the evidence for it.

    `own`: the mentions of the person. `people`: the sorted starts of all mentions of persons, by text.
    """
    for mention in own:
        if titled := gender_of_title(mention.title):
            return titled, f"title {mention.title}"
    given = next((word.text.lower() for word in words if word.role is WordRole.GIVEN), "")
    if named := gender_of_given(given):
        return named, "given name"
    spoken = _by_pronouns(own, lines, people)
    if spoken:
        return spoken, "pronoun"
    return _by_ending(words)


def gender_of_title(title: str) -> str:
    """The gender of a person with a title (lower case), "" if it does not show it."""
    if title in lists.FEMININE_TITLES:
        return "femn"
    return "masc" if title in lists.MASCULINE_TITLES else ""


def gender_of_given(given: str) -> str:
    """The gender of a given name in lower case, "" for an unknown name and for one of both genders."""
    if given in lists.MASCULINE & lists.FEMININE:
        return ""
    if given in lists.FEMININE:
        return "femn"
    return "masc" if given in lists.MASCULINE else ""


def _by_ending(words: Sequence[NameWord]) -> tuple[str, str]:
    family = next((word.text.lower() for word in words if word.role is WordRole.FAMILY), "")
    for gender, endings in (("femn", _FEMININE_ENDINGS), ("masc", _MASCULINE_ENDINGS)):
        ending = next((ending for ending in endings if family.endswith(ending) and len(family) > len(ending) + 2), "")
        if ending and len(words) > 1:
            return gender, f"-{ending}"
    return "", ""


def _by_pronouns(own: Sequence[Mention], lines: Sequence[Line], people: Mapping[int, Sequence[int]]) -> str:
    """The gender by the first pronoun after a mention, in a text where the person is the first one mentioned, before
    the next person."""
    votes: Counter[str] = Counter()
    for mention in own:
        line, starts = lines[mention.text], people.get(mention.text, ())
        if starts and starts[0] < mention.start:
            continue
        limit = next((start for start in starts if start > mention.start), len(line.text))
        first = bisect_left(line.found, mention.end, key=lambda piece: piece.start)
        after = [piece.low for piece in line.found[first : first + _NEAR] if piece.start < limit]
        said = next((word for word in after if word in _HE or word in _SHE), "")
        if said:
            votes["masc" if said in _HE else "femn"] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]
