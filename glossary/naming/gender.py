"""The gender of a person by title, given name, pronoun, or the ending of a Slavic surname."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from glossary.naming import name_words
from glossary.naming.mentions import Kind, Mention, NameWord, Role
from glossary.naming.word_sorts import Line

_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_FEMININE_ENDINGS = ("ova", "eva", "ina", "aya", "skaia", "yeva")
_MASCULINE_ENDINGS = ("ov", "ev", "sky", "skiy", "skii", "yev")
_NEAR = 12  # words after a mention in which a pronoun is taken to be of it


class _Seen(Protocol):
    """A mention of somebody."""

    @property
    def mention(self) -> Mention:
        """Where."""

    @property
    def kind(self) -> Kind:
        """What of."""


def gender_of(
    kind: Kind, words: Sequence[NameWord], own: Sequence[_Seen], lines: Sequence[Line], everybody: Sequence[_Seen]
) -> tuple[str, str]:
    """The gender of a person ("masc", "femn", "") and what told it."""
    if kind is not Kind.PERSON:
        return "", ""
    for seen in own:
        if titled := gender_of_title(seen.mention.title):
            return titled, f"title {seen.mention.title}"
    given = next((word.text.lower() for word in words if word.role is Role.GIVEN), "")
    if named := gender_of_given(given):
        return named, "given name"
    spoken = _by_pronouns(own, lines, everybody)
    if spoken:
        return spoken, "pronoun"
    return _by_ending(words)


def gender_of_title(title: str) -> str:
    """The gender of whom a title (lower case) is of, "" where it does not say."""
    if title in name_words.FEMININE_TITLES:
        return "femn"
    return "masc" if title in name_words.MASCULINE_TITLES else ""


def gender_of_given(given: str) -> str:
    """The gender of a given name in lower case, "" for one of both or of none that is known."""
    if given in name_words.AMBIGUOUS_GENDER:
        return ""
    if given in name_words.FEMININE:
        return "femn"
    return "masc" if given in name_words.MASCULINE else ""


def _by_ending(words: Sequence[NameWord]) -> tuple[str, str]:
    family = next((word.text.lower() for word in words if word.role is Role.FAMILY), "")
    for gender, endings in (("femn", _FEMININE_ENDINGS), ("masc", _MASCULINE_ENDINGS)):
        ending = next((ending for ending in endings if family.endswith(ending) and len(family) > len(ending) + 2), "")
        if ending and len(words) > 1:
            return gender, f"-{ending}"
    return "", ""


def _by_pronouns(own: Sequence[_Seen], lines: Sequence[Line], everybody: Sequence[_Seen]) -> str:
    """By the first pronoun after the first person mentioned in a text, before anybody else is."""
    votes: Counter[str] = Counter()
    for seen in own:
        mention = seen.mention
        line = lines[mention.text]
        people = [
            other.mention.start
            for other in everybody
            if other.mention.text == mention.text and other.kind is Kind.PERSON
        ]
        if min(people, default=mention.start) < mention.start:
            continue
        limit = min((start for start in people if start > mention.start), default=len(line.text))
        after = [piece.low for piece in line.found if mention.end <= piece.start < limit][:_NEAR]
        said = next((word for word in after if word in _HE or word in _SHE), "")
        if said:
            votes["masc" if said in _HE else "femn"] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]
