"""What is rendered together: the spans of a name's mentions, and the keys under which their units are chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from glossary.model import Match
from glossary.names.lists import FUNCTION
from glossary.names.records import Mention, Name, NameKind, NameWord, WordRole

_HYPHENS = "-‐‑–"
_JOINED_BEFORE = re.compile(rf"[^\W\d_]+[{_HYPHENS}]$")
_JOINED_AFTER = re.compile(rf"[{_HYPHENS}][^\W\d_]+")
_NEXT = re.compile(r"[\s-]+([^\W\d_]+)")
_SPOKEN = (WordRole.INITIAL, WordRole.PARTICLE)


class UnitKey(NamedTuple):
    """What is chosen once per document: a unit in lower case, what it is a name of, whether it means several."""

    text: str
    sort: str
    plural: bool


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words of a mention that are rendered together. `whole`: a person's name that is no sum of its words."""

    name: Name
    mention: Mention
    words: tuple[NameWord, ...]
    whole: bool = False

    @property
    def sort(self) -> str:
        """What its candidates are asked for: a person, a place, a demonym, or "" for any name."""
        roles = {word.role for word in self.words}
        if self.name.kind in (NameKind.PERSON, NameKind.DEMONYM):
            return str(self.name.kind)
        if WordRole.DEMONYM in roles:
            return str(NameKind.DEMONYM)
        return str(NameKind.PLACE) if self.name.kind is NameKind.PLACE or WordRole.PLACE in roles else ""

    @property
    def units(self) -> tuple[str, ...]:
        """The texts that are chosen one by one: a person's words, unless the whole is no sum of them, any other name as
        a whole."""
        if self.sort == NameKind.PERSON and not self.whole:
            return tuple(word.text for word in self.words)
        first, last = self.words[0], self.words[-1]
        return (self.text[first.start - self.start : last.end - self.start],)

    @property
    def keys(self) -> tuple[UnitKey, ...]:
        """The keys of its units."""
        plural = self.sort == NameKind.DEMONYM and self.mention.plural
        return tuple(UnitKey(unit.lower(), self.sort, plural) for unit in self.units)

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
    """What is to be rendered of each mention, where no termbase has a word in it or joined to it by a hyphen. A people
    by itself is left to the engine: without a noun after it, it may be a language, a person, an adjective."""
    for mention in name.mentions:
        text = texts[mention.text]
        if name.kind is NameKind.DEMONYM and not mention.plural and not _has_noun(text, mention):
            continue
        others = [_with_joined(text, match) for match in (taken[mention.text] if taken else ())]
        words: list[NameWord] = []
        for word in (*mention.words, None):
            free = word is not None and not any(first < word.end and word.start < last for first, last in others)
            if word is not None and free and (word.render or (name.kind is NameKind.PERSON and word.role in _SPOKEN)):
                words.append(word)
                continue
            if any(one.render for one in words):
                yield NameSpan(name, mention, tuple(words))
            words = []


def _with_joined(text: str, match: Match) -> tuple[int, int]:
    """The characters of a match and of the words that hang on it by a hyphen (Armenian-Azerbaijani)."""
    before, after = _JOINED_BEFORE.search(text, 0, match.start), _JOINED_AFTER.match(text, match.end)
    return before.start() if before else match.start, after.end() if after else match.end


def _has_noun(text: str, mention: Mention) -> bool:
    """Whether a word that may be a noun follows a mention."""
    after = _NEXT.match(text, mention.end)
    return after is not None and after[1].lower() not in FUNCTION
