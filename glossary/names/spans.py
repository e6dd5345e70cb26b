"""Divides the mentions of a name into spans that are rendered together, and these into units that are chosen once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from glossary.model import Match
from glossary.names.demonyms import is_language
from glossary.names.lists import FUNCTION
from glossary.names.name import Mention, Name, NameKind, NameWord, WordRole

_HYPHENS = "-‐‑–"
_JOINED_BEFORE = re.compile(rf"[^\W\d_]+[{_HYPHENS}]$")
_JOINED_AFTER = re.compile(rf"[{_HYPHENS}][^\W\d_]+")
_NEXT = re.compile(r"[\s-]+([^\W\d_]+)")
_ONE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]his|[Tt]hat) \Z")
_HOMONYMS = frozenset({"Pole"})  # alone, with "the": that of the earth
_SEVERAL = re.compile(r"\b(?:[Tt]he|[Mm]any|[Mm]ost|[Ss]ome|[Ff]ew|[Tt]hese|[Tt]hose|[Aa]ll) \Z")
_LISTED = re.compile(r",? (?:and |or )?[A-Z]|, | ones?\b")
_PAST = re.compile(r" [a-z]{2,}ed\b")  # "the Sami lived here"; not Saudi-led
_SPOKEN = (WordRole.INITIAL, WordRole.PARTICLE)
ACRONYM = str(WordRole.ACRONYM)


class UnitKey(NamedTuple):
    """The key under which a rendering is chosen once per document: a unit in lower case, its kind, true if it is a
    plural, and for a given name whose it is: of two Daniels one may be Дэниел and one Даниэль."""

    text: str
    sort: str
    plural: bool
    person: str = ""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words of a mention that are rendered together. `whole`: true for a person's name that is not rendered word by
    word; `is_adjective`: for the name of a language before a noun (the Arabic word);
    `is_alone`: for a demonym without a noun after it, which is left to an engine that knows it."""

    name: Name
    mention: Mention
    words: tuple[NameWord, ...]
    whole: bool = False
    is_adjective: bool = False
    is_alone: bool = False

    @property
    def sort(self) -> str:
        """The kind of candidates it needs: "person", "place", "demonym", "acronym", or "" for any."""
        roles = {word.role for word in self.words}
        if roles == {WordRole.ACRONYM}:
            return ACRONYM
        if self.name.kind in (NameKind.PERSON, NameKind.DEMONYM):
            return str(self.name.kind)
        if WordRole.DEMONYM in roles or self.is_adjective:
            return str(NameKind.DEMONYM)
        return str(NameKind.PLACE) if self.name.kind is NameKind.PLACE or WordRole.PLACE in roles else ""

    @property
    def units(self) -> tuple[str, ...]:
        """The texts that are chosen one by one: the words of a person's name unless it is `whole`; any other name as
        one text."""
        if self.sort == NameKind.PERSON and not self.whole:
            return tuple(word.text for word in self.words)
        first, last = self.words[0], self.words[-1]
        return (self.text[first.start - self.start : last.end - self.start],)

    @property
    def keys(self) -> tuple[UnitKey, ...]:
        """The keys of its units."""
        plural = self.sort == NameKind.DEMONYM and self.mention.plural
        if len(self.units) < len(self.words):
            return tuple(UnitKey(unit.lower(), self.sort, plural) for unit in self.units)
        whose = (self.name.source.lower() if word.role is WordRole.GIVEN else "" for word in self.words)
        return tuple(UnitKey(unit.lower(), self.sort, plural, of) for unit, of in zip(self.units, whose, strict=True))

    @property
    def start(self) -> int:
        """Its first character in the text that mentions it."""
        return self.words[0].start

    @property
    def text(self) -> str:
        """The words as the mention has them."""
        first, last = self.words[0], self.words[-1]
        return self.mention.surface[first.start - self.mention.start : last.end - self.mention.start]


def spans(name: Name, texts: Sequence[str], taken: Sequence[Sequence[Match]]) -> Iterator[NameSpan]:
    """The spans of all mentions that neither overlap a match of a termbase (`taken`, by text) nor are joined to one by
    a hyphen; an acronym is one of its own. A demonym without a noun after it may be a language, a person, several (the
    Welsh) or an adjective; see `is_alone`."""
    for mention in name.mentions:
        text = texts[mention.text]
        if name.kind is NameKind.DEMONYM and not mention.plural and not _has_noun(text, mention):
            if mention.surface not in _HOMONYMS and not _ONE.search(text[: mention.start]):
                several = _SEVERAL.search(text[: mention.start]) is not None and not (
                    _LISTED.match(text, mention.end) or is_language(mention.surface)
                )
                yield NameSpan(name, replace(mention, plural=several), mention.words, is_alone=True)
            continue
        others = [_with_joined(text, match) for match in (taken[mention.text] if taken else ())]
        words: list[NameWord] = []
        for word in (*mention.words, None):
            free = word is not None and not any(first < word.end and word.start < last for first, last in others)
            if word is not None and free and (word.render or (name.kind is NameKind.PERSON and word.role in _SPOKEN)):
                words.append(word)
                continue
            if any(one.render and one.role is not WordRole.INITIAL for one in words):
                yield NameSpan(name, mention, tuple(words), is_adjective=_is_adjective(name, mention, text))
            words = []
            if word is not None and free and word.role is WordRole.ACRONYM and name.kind is not NameKind.PERSON:
                yield NameSpan(name, mention, (word,))


def _with_joined(text: str, match: Match) -> tuple[int, int]:
    """The characters [start, end) of a match and of the words joined to it by hyphens (Armenian-Azerbaijani)."""
    before, after = _JOINED_BEFORE.search(text, 0, match.start), _JOINED_AFTER.match(text, match.end)
    return before.start() if before else match.start, after.end() if after else match.end


def _is_adjective(name: Name, mention: Mention, text: str) -> bool:
    """True for the name of a language, and no more, before a noun."""
    return (
        name.kind is NameKind.OTHER
        and len(mention.words) == 1
        and is_language(mention.surface)
        and _has_noun(text, mention)
    )


def _has_noun(text: str, mention: Mention) -> bool:
    """True if the word after a mention may be a noun."""
    after = _NEXT.match(text, mention.end)
    return after is not None and after[1].lower() not in FUNCTION and not _PAST.match(text, mention.end)
