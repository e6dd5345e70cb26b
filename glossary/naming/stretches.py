"""What is rendered together: the stretches of a name's mentions, and the keys under which their units are chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from glossary.model import Match
from glossary.naming.mentions import Kind, Mention, Name, NameWord, Role

_SPOKEN = (Role.INITIAL, Role.PARTICLE)


class Key(NamedTuple):
    """What is chosen once a document: a unit in lower case, what it is a name of, whether it speaks of several."""

    text: str
    sort: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a mention that are rendered together. `whole`: a person's name that is no sum of its words."""

    name: Name
    mention: Mention
    words: tuple[NameWord, ...]
    whole: bool = False

    @property
    def sort(self) -> str:
        """What its candidates are asked for: a person, a place, a demonym, or "" for any name."""
        roles = {word.role for word in self.words}
        if self.name.kind in (Kind.PERSON, Kind.DEMONYM):
            return str(self.name.kind)
        if Role.DEMONYM in roles:
            return str(Kind.DEMONYM)
        return str(Kind.PLACE) if self.name.kind is Kind.PLACE or Role.PLACE in roles else ""

    @property
    def units(self) -> tuple[str, ...]:
        """The texts that are chosen one by one: a person's words, unless the whole is no sum of them, any other name as
        a whole."""
        if self.sort == Kind.PERSON and not self.whole:
            return tuple(word.text for word in self.words)
        first, last = self.words[0], self.words[-1]
        return (self.text[first.start - self.start : last.end - self.start],)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of its units."""
        plural = self.sort == Kind.DEMONYM and self.mention.plural
        return tuple(Key(unit.lower(), self.sort, plural) for unit in self.units)

    @property
    def start(self) -> int:
        """Its first character in the text that mentions it."""
        return self.words[0].start

    @property
    def text(self) -> str:
        """The words as they stand in the mention."""
        first, last = self.words[0], self.words[-1]
        return self.mention.surface[first.start - self.mention.start : last.end - self.mention.start]


def stretches(name: Name, taken: Sequence[Sequence[Match]]) -> Iterator[Stretch]:
    """What is to be rendered of each mention, where no termbase has a word in it."""
    for mention in name.mentions:
        others = taken[mention.text] if taken else ()
        run: list[NameWord] = []
        for word in (*mention.words, None):
            free = word is not None and not any(m.start < word.end and word.start < m.end for m in others)
            if word is not None and free and (word.render or (name.kind is Kind.PERSON and word.role in _SPOKEN)):
                run.append(word)
                continue
            if any(one.render for one in run):
                yield Stretch(name, mention, tuple(run))
            run = []
