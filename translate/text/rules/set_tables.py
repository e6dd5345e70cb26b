"""The tables of closed sets: members of sets with the words and phrases for them by language, from the files of `sets`.

bodies.txt says how a line is read. Facts are those of common knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from translate.text.rules.word_facts import WordFacts

TOPICS = ("bodies", "countries", "kinds", "swaps", "turns", "quantifiers", "features")
"""The files."""
_LANGUAGES = ("en", "ru", "uk", "de", "es", "fr", "pt")
_SHORTEST = 2  # least letters of the beginning of a word
_HEAD = 3  # first letters by which most words are soon known to open nothing
_LONGEST = 40  # most letters of one; no longer beginning is in the tables
_LETTERS = 4  # letters from which an acronym of English is that of the other languages with Latin letters
_ADJECTIVE_ENDINGS = """
    ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ой ей ые ие ых их ыми ими ю я є і у
"""
_ADJECTIVES = frozenset(_ADJECTIVE_ENDINGS.split())


class SetMember(NamedTuple):
    """A member: the number of its set in its topic, its own number; its family, and whether it heads it."""

    set: int
    number: int
    family: str
    heads: bool

    def is_kin(self, other: SetMember) -> bool:
        """True if one of two members may be called by the name of the other: UNICEF and the UN."""
        return bool(self.family) and self.family == other.family and (self.heads or other.heads)


class PhrasePart(NamedTuple):
    """A word of a phrase. `ending`: what may follow, "-" for anything, "~" for the endings of an adjective, "" for
    nothing; `cased`: if capitals must be capitals."""

    text: str
    ending: str
    cased: bool


class MemberPhrase(NamedTuple):
    """Words for a member."""

    member: SetMember
    parts: tuple[PhrasePart, ...]

    def is_at(self, words: Sequence[str], at: int) -> bool:
        """True if the words from a place on go on with the phrase, whose first word is known to fit."""
        parts = self.parts
        if len(parts) == 1:
            return True
        return at + len(parts) <= len(words) and all(map(fits, parts[1:], words[at + 1 : at + len(parts)]))


Opened = Mapping[str, tuple[MemberPhrase, ...]]
"""By topic the phrases that a word opens, longest first."""


_NOTHING: Opened = {}


@lru_cache(1 << 16)
def fits(part: PhrasePart, word: str) -> bool:
    """True if a word of a text is one of a phrase."""
    spelt = word.replace("ё", "е").replace("Ё", "Е")
    if part.cased:
        if spelt == part.text.upper():
            return True
    else:
        spelt = spelt.casefold()
    if not spelt.startswith(part.text):
        return False
    rest = spelt[len(part.text) :]
    return not rest or part.ending == "-" or (part.ending == "~" and rest in _ADJECTIVES)


@cache
def openings(language: str) -> WordFacts[Opened]:
    """For each word of a language (code) what it opens; nothing in a language without tables."""
    whole, starts = (
        defaultdict[str, list[tuple[str, MemberPhrase]]](list),
        defaultdict[str, list[tuple[str, MemberPhrase]]](list),
    )
    for topic in TOPICS:
        for phrase in phrases(topic, language):
            first = phrase.parts[0]
            (starts if first.ending else whole)[first.text.casefold()].append((topic, phrase))

    heads = frozenset(text[:_HEAD] for text in starts)

    def opened(word: str) -> Opened:
        low = word.casefold().replace("ё", "е")
        some = [*whole.get(low, ())]
        if heads.isdisjoint((low[:_HEAD], low[:_SHORTEST])) and not some:
            return _NOTHING
        for size in range(_SHORTEST, min(len(low), _LONGEST) + 1):
            some += starts.get(low[:size], ())
        found = defaultdict[str, list[MemberPhrase]](list)
        if not some:
            return _NOTHING
        for topic, phrase in some:
            if fits(phrase.parts[0], word):
                found[topic].append(phrase)
        return {topic: tuple(sorted(row, key=_length, reverse=True)) for topic, row in found.items()}

    return WordFacts(opened)


def members_of(word: str, topic: str, language: str) -> list[SetMember]:
    """The members of which a word alone is a name."""
    return [one.member for one in openings(language)[word].get(topic, ()) if len(one.parts) == 1]


def _length(phrase: MemberPhrase) -> tuple[int, int]:
    return len(phrase.parts), len(phrase.parts[0].text)


def phrases(topic: str, language: str) -> Iterator[MemberPhrase]:
    """The phrases of a file in a language."""
    column = _LANGUAGES.index(language) if language in _LANGUAGES else None
    for member, columns in _members(topic):
        own = columns[column].split() if column is not None and column < len(columns) else []
        if column and own:
            own += [one for one in columns[0].split() if _is_common(one, language)]
        for text in dict.fromkeys(own):
            yield MemberPhrase(member, tuple(map(_part, text.split("_"))))


def _is_common(text: str, language: str) -> bool:
    """True for an acronym of English that another language may keep."""
    return text.isalpha() and text.isupper() and (len(text) >= _LETTERS or language in ("ru", "uk"))


def _part(text: str) -> PhrasePart:
    start = text.rstrip("-~")
    return PhrasePart(start.replace("ё", "е"), text[len(start) :], start != start.lower())


@cache
def _members(topic: str) -> Sequence[tuple[SetMember, Sequence[str]]]:
    """The lines of a file: a member, and the words for it in each language."""
    rows, group = list[tuple[SetMember, Sequence[str]]](), -1
    for line in files(__package__).joinpath("sets", f"{topic}.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            group += 1
        elif line and not line.startswith("#"):
            family, *columns = line.split("|")
            tag = family.strip()
            rows.append((SetMember(group, len(rows), tag.lstrip("="), tag.startswith("=")), columns))
    return rows
