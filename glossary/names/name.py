"""The records of a name in a document: its words, its mentions, and candidates for its rendering."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a name refers to."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    WORK = "work"
    DEMONYM = "demonym"
    OTHER = "other"


class WordRole(StrEnum):
    """The role of a word in a name."""

    GIVEN = "given"
    FAMILY = "family"
    PARTICLE = "particle"
    INITIAL = "initial"
    PLACE = "place"
    DEMONYM = "demonym"
    NAME = "name"  # a name of unknown role
    ACRONYM = "acronym"
    COMMON = "common"  # an ordinary word: Bank, Union, Northern


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name: characters [start, end) of its text, without the possessive ending."""

    text: str
    start: int
    end: int
    role: WordRole

    @property
    def render(self) -> bool:
        """True if the word is transliterated or in a gazetteer (Michigan in University of Michigan), False if the
        engine translates it."""
        return self.role not in (WordRole.COMMON, WordRole.ACRONYM, WordRole.PARTICLE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a name: characters [start, end) of text number `text`, without title and possessive ending."""

    text: int
    start: int
    end: int
    surface: str
    words: tuple[NameWord, ...]
    possessive: bool = False
    plural: bool = False
    capitals: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a document in its fullest form, and every mention of it, short forms included.

    `words`: those of the fullest mention. `gender`: "masc", "femn" or "", with the evidence for it as `reason`. `keep`:
    true if it is kept in Latin letters in a Cyrillic text.
    """

    source: str
    kind: NameKind
    words: tuple[NameWord, ...]
    mentions: tuple[Mention, ...]
    gender: str = ""
    reason: str = ""
    plural: bool = False
    keep: bool = False

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other forms of the name in the document, in order of mention."""
        return tuple(dict.fromkeys(mention.surface for mention in self.mentions if mention.surface != self.source))

    @property
    def enforced(self) -> bool:
        """True if any word of it is transliterated or in a gazetteer; other names (House of Commons) are left to the
        engine."""
        return not self.keep and any(word.render for word in self.words)


GAZETTEER = "gazetteer"  # the source of a rendering that is listed


@dataclass(frozen=True, slots=True)
class RenderingCandidate:
    """A rendering of a name, in dictionary form.

    `source`: "gazetteer", "transcription" (a table of syllables: pinyin, Korean), "transliteration" (the models), or
    "kept" (unchanged, for targets in Latin script). `score`: share 0..1; those of all candidates of a name add up to at
    most 1. `kind`: "person", "place", "demonym" or ""; `gender`: "masc", "femn" or "".
    """

    text: str
    source: str
    score: float
    kind: str = ""
    gender: str = ""
