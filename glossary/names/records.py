"""The records of names: a name of a document, its words and its mentions, and candidates for its rendering."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a name is of."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    WORK = "work"
    DEMONYM = "demonym"
    OTHER = "other"


class WordRole(StrEnum):
    """What a word does in a name."""

    GIVEN = "given"
    FAMILY = "family"
    PARTICLE = "particle"
    INITIAL = "initial"
    PLACE = "place"
    DEMONYM = "demonym"
    NAME = "name"  # a name of which no more is known
    ACRONYM = "acronym"
    COMMON = "common"  # an ordinary word: Bank, Union, Northern


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name, characters [start, end) of its text, without the possessive ending.

    `render`: it is rendered by its sound or by a gazetteer (Michigan in University of Michigan); the other words are
    the engine's to translate.
    """

    text: str
    start: int
    end: int
    role: WordRole

    @property
    def render(self) -> bool:
        """Whether a gazetteer or a transliterator has something to say of the word."""
        return self.role not in (WordRole.COMMON, WordRole.ACRONYM, WordRole.PARTICLE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: characters [start, end) of text number `text`, without title and possessive ending."""

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

    `words` are those of the fullest mention. `gender` is "masc", "femn" or "" with the `reason` it was guessed by.
    `keep`: it stays in Latin letters in a Cyrillic text. `enforced`: it has words to be rendered; a name without any
    (House of Commons) is left to the engine.
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
        """The other forms in which the document mentions it, in order."""
        return tuple(dict.fromkeys(mention.surface for mention in self.mentions if mention.surface != self.source))

    @property
    def enforced(self) -> bool:
        """Whether any word of it is to be rendered by a gazetteer or a transliterator."""
        return not self.keep and any(word.render for word in self.words)


@dataclass(frozen=True, slots=True)
class RenderingCandidate:
    """A rendering of a name, in the dictionary form.

    `source` is where it is from: "gazetteer", "transcription" (a table of syllables: pinyin, Korean), "transliteration"
    (the models), "kept" (the name as written, for targets in Latin script). `score` adds up to 1 at most over the
    candidates of a name. `kind` is "person", "place", "demonym" or ""; `gender` is "masc", "femn" or "".
    """

    text: str
    source: str
    score: float
    kind: str = ""
    gender: str = ""
