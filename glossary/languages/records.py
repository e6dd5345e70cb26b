"""The records of languages: the words of a text, grammatical forms, phrases with their uses, and edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from glossary.model import PartOfSpeech, Term


class Token(NamedTuple):
    """A word or a punctuation mark: characters [start, end) of a text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """True if it has a letter or a digit."""
        return self.text[:1].isalnum() or self.text[:1] == "_"


Tokens = Sequence[Token]
SHOUTED = 5  # letters of the longest word in capitals that may be an acronym; chosen by hand


@dataclass(frozen=True, slots=True)
class Reading:
    """A grammatical form in the grammemes of OpenCorpora (nomn, gent, sing, plur, masc, anim ...); "" is unknown.

    `verb` holds the further grammemes of a verb form (tense, person, mood, voice, part of speech).
    """

    pos: str = "noun"
    case: str = ""
    number: str = ""
    gender: str = ""
    animacy: str = ""
    verb: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The form as one word: "gent.sing" of a noun, "femn.ablt" of an adjective, "past.femn.sing" of a verb."""
        if self.pos == "verb":
            parts: tuple[str, ...] = (*self.verb, self.gender, self.number)
        elif self.pos == "adj":
            parts = (self.gender if self.number != "plur" else "", self.case, "plur" if self.number == "plur" else "")
        else:
            parts = (self.case, self.number)
        return ".".join(part for part in parts if part) or "uninflected"

    def but(self, **changes: str) -> Reading:
        """The same reading with some grammemes changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An analysed target term: its head, the words that agree with it, and the grammar of the head.

    `kind`: noun, adj, verb or frozen (unknown grammar). `agreeing`: the indexes of the words that agree with the head;
    `apposed`: of those that decline with it (first name and surname); all other words never change. `fixed`: true if
    the phrase has only one form. `own`: true for the target of the term, to which the row's gender, number, animacy,
    inflect and forms apply, False for an accepted or forbidden rendering.
    """

    term: Term
    text: str
    words: tuple[str, ...]
    kind: str
    head: int = 0
    agreeing: tuple[int, ...] = ()
    apposed: tuple[int, ...] = ()
    gender: str = ""
    number: str = ""
    animacy: str = ""
    fixed: bool = False
    own: bool = True

    @property
    def is_name(self) -> bool:
        """True if it keeps its capitals everywhere: both source and target of the row begin with one, and the source is
        no noun after letters (A/B test, X-ray, DNA sample)."""
        if not (self.text[:1].isupper() and self.term.source[:1].isupper()):
            return False
        first, _, last = self.term.source.replace("-", " ").partition(" ")
        return not (first.isupper() and last.islower())

    def rejoined(self, words: Sequence[str]) -> str:
        """The text with other words in the place of its own, in its own spacing."""
        text, at = "", 0
        for old, new in zip(self.words, words, strict=True):
            start = self.text.index(old, at)
            text += self.text[at:start] + new
            at = start + len(old)
        return text + self.text[at:]


_OPENING = frozenset('.!?:…«"“„•')  # after these a capital may be that of the first word


def capital_of(tokens: Tokens, first: int, phrase: Phrase) -> str:
    """The word whose capital a phrase takes over at a token; in lower case within a sentence if the source has the
    capital of a name and the phrase has not ("Russian peacekeeper", "Armenian", "Lake Sevan")."""
    term, old = phrase.term, tokens[first].text
    words = term.source.split()
    named = term.pos is PartOfSpeech.ADJ or term.inference is not None
    proper = words[0][:1].isupper() and (words[-1][:1].islower() or named) if words else False
    opens = not first or tokens[first - 1].text in _OPENING
    return old.lower() if proper and phrase.text[:1].islower() and not opens and not old.isupper() else old


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text: the form `old` of the word there, the form `new` that a phrase needs there, and the tokens
    (`modifiers`) that agree with it."""

    old: Reading
    new: Reading
    modifiers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """How the source uses a term. `plural`: in the plural; `words`: its number of words there; `verb`: as an
    infinitive; `attribute`: before another noun; `apposed`: right after a noun (president Obama); `owned`: as an owner
    (the bank's, of the bank); `opens`: at the beginning of the text before another content word; `subject`: as what may
    be the subject, alone or in a row of names; `recipient`: as who is told or given something; `object`: right after a
    verb."""

    plural: bool = False
    words: int = 1
    verb: bool = False
    attribute: bool = False
    apposed: bool = False
    opens: bool = False
    owned: bool = False
    subject: bool = False
    recipient: bool = False
    object: bool = False


ONCE = Use()  # one word in the singular, of which nothing more is known


class TokenEdit(NamedTuple):
    """Tokens [first, last) become `new`."""

    first: int
    last: int
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A replacement with all edits that it requires. The first edit has the term: `carrier` is the part of its new text
    that is the term itself."""

    edits: tuple[TokenEdit, ...]
    carrier: str
    form: str
