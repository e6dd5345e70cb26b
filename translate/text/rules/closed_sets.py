"""The members of closed sets, such as bodies, offices or seas, that a text names: words and phrases from tables.

The tables are the files of `sets`: bodies.txt (which says how a line is read), countries.txt, kinds.txt, swaps.txt.
Facts are those of common knowledge; names of countries by themselves are in `nations`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from glossary.locales import primary
from translate.text.rules.pair import Text, TextPair
from translate.text.rules.word_facts import WordFacts

_LANGUAGES = ("en", "ru", "uk", "de", "es", "fr", "pt")
_SHORTEST = 2  # least letters of the beginning of a word
_ADJECTIVE_ENDINGS = """
    ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ой ей ые ие ых их ыми ими ю я є і у
"""
_ADJECTIVES = frozenset(_ADJECTIVE_ENDINGS.split())
_WORD = re.compile(r"[^\W_]+")  # the words of a Text
_FEWEST = 2  # members that can change places
_LETTERS = 4  # letters from which an acronym of English is that of the other languages with Latin letters


class SetMember(NamedTuple):
    """A member: the number of its set in its topic, its own number; its family, and whether it heads it."""

    set: int
    number: int
    family: str
    heads: bool

    def is_kin(self, other: SetMember) -> bool:
        """True if one of two members may be called by the name of the other: UNICEF and the UN."""
        return bool(self.family) and self.family == other.family and (self.heads or other.heads)


class Named(NamedTuple):
    """A member that a text names: its words, those [start, end) of the text."""

    member: SetMember
    text: str
    start: int
    end: int


class _Part(NamedTuple):
    """A word of a phrase. `ending`: what may follow, "-" for anything, "~" for the endings of an adjective, "" for
    nothing; `cased`: if capitals must be capitals."""

    text: str
    ending: str
    cased: bool

    def fits(self, word: str) -> bool:
        spelt = word.replace("ё", "е").replace("Ё", "Е")
        if self.cased:
            if spelt == self.text.upper():
                return True
        else:
            spelt = spelt.casefold()
        rest = spelt[len(self.text) :] if spelt.startswith(self.text) else None
        return rest is not None and (not rest or self.ending == "-" or (self.ending == "~" and rest in _ADJECTIVES))


class _Phrase(NamedTuple):
    member: SetMember
    parts: tuple[_Part, ...]


@lru_cache(maxsize=16)
def named(text: Text, topic: str, language: str) -> Sequence[Named]:
    """The members of the sets of a topic that a text names, in its order; of overlapping phrases the longest one. The
    head of a family beside another one of it is left out: UN in UN refugee agency."""
    facts = _openings(topic, language)
    opening = facts.telling(text.vocabulary)
    found = list(_named(text.words, opening, facts)) if opening else []
    if not any(one.member.heads for one in found):
        return found
    return [
        one
        for at, one in enumerate(found)
        if not (one.member.heads and any(_is_beside(one, other) for other in found[max(0, at - 1) : at + 2]))
    ]


def _is_beside(one: Named, other: Named) -> bool:
    return (
        one.member.is_kin(other.member)
        and one.member != other.member
        and (one.end == other.start or other.end == one.start)
    )


def families(text: Text, topic: str, language: str) -> AbstractSet[str]:
    """The families of the members that a text may name, judged by the first words of phrases; quick."""
    facts = _openings(topic, language)
    return {phrase.member.family for word in facts.telling(text.vocabulary) for phrase in facts[word]}


def names_any(text: Text, topic: str, language: str) -> bool:
    """True if a text may name one; quick."""
    return bool(_openings(topic, language).telling(text.vocabulary))


def _named(words: Sequence[str], openings: frozenset[str], facts: WordFacts[tuple[_Phrase, ...]]) -> Iterator[Named]:
    end = 0
    for at, word in enumerate(words):
        if at < end or word not in openings:
            continue
        best = None
        for phrase in facts[word]:
            size = len(phrase.parts)
            if best is not None and (size, len(phrase.parts[0].text)) <= (len(best.parts), len(best.parts[0].text)):
                continue
            if size == 1 or (at + size <= len(words) and _goes_on(phrase.parts, words, at)):
                best = phrase
        if best is not None:
            end = at + len(best.parts)
            yield Named(best.member, " ".join(words[at:end]), at, end)


def _goes_on(parts: Sequence[_Part], words: Sequence[str], at: int) -> bool:
    return all(part.fits(words[at + more]) for more, part in enumerate(parts) if more)


@cache
def _openings(topic: str, language: str) -> WordFacts[tuple[_Phrase, ...]]:
    """For each word the phrases that it opens."""
    whole, starts = defaultdict[str, list[_Phrase]](list), defaultdict[str, list[_Phrase]](list)
    for phrase in _phrases(topic, language):
        first = phrase.parts[0]
        (starts if first.ending else whole)[first.text.casefold()].append(phrase)

    def opened(word: str) -> tuple[_Phrase, ...]:
        low = word.casefold().replace("ё", "е")
        some = [*whole.get(low, ())]
        for size in range(_SHORTEST, len(low) + 1):
            some += starts.get(low[:size], ())
        return tuple(phrase for phrase in some if phrase.parts[0].fits(word))

    return WordFacts(opened)


def _phrases(topic: str, language: str) -> Iterator[_Phrase]:
    column = _LANGUAGES.index(language) if language in _LANGUAGES else None
    for member, columns in _members(topic):
        own = columns[column].split() if column is not None and column < len(columns) else []
        if column and own:
            own += [one for one in columns[0].split() if _is_common(one, language)]
        for text in dict.fromkeys(own):
            yield _Phrase(member, tuple(map(_part, text.split("_"))))


def _is_common(text: str, language: str) -> bool:
    """True for an acronym of English that another language may keep."""
    return text.isalpha() and text.isupper() and (len(text) >= _LETTERS or language in ("ru", "uk"))


def _part(text: str) -> _Part:
    start = text.rstrip("-~")
    return _Part(start.replace("ё", "е"), text[len(start) :], start != start.lower())


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


Placed = tuple[str, tuple[int, int], tuple[int, int]]
"""A member as the source names it, and its characters [start, end) in source and target."""


def set_members(pair: TextPair) -> Iterator[list[Placed]]:
    """The members of a set of which both texts name at least two, the same, each once."""
    here, there = primary(pair.source_locale), primary(pair.target_locale)
    for topic in ("bodies", "kinds", "swaps"):
        openings = (
            (text, _openings(topic, language)) for text, language in zip(pair.sides, (here, there), strict=True)
        )
        if any(len(facts.telling(text.vocabulary)) < _FEWEST for text, facts in openings):
            continue
        found = named(pair.source, topic, here)
        heard = by_set(named(pair.target, topic, there)) if len(found) > 1 else {}
        for group, some in by_set(found).items() if heard else ():
            theirs = heard.get(group, ())
            if len(some) != len(theirs) or len(some) < _FEWEST:
                continue
            ours, others = ({one.member: one for one in row} for row in (some, theirs))
            if len(ours) == len(some) and ours.keys() == others.keys():
                places = [[one.span() for one in _WORD.finditer(text.bare)] for text in pair.sides]
                yield [
                    (one.text, _characters(one, places[0]), _characters(others[member], places[1]))
                    for member, one in ours.items()
                ]


def _characters(one: Named, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return places[one.start][0], places[one.end - 1][1]


def by_set(found: Sequence[Named]) -> Mapping[int, Sequence[Named]]:
    """What is named, by the number of the set."""
    groups = defaultdict[int, list[Named]](list)
    for one in found:
        groups[one.member.set].append(one)
    return groups
