"""What a language must know: the records and protocols behind matching (source side) and enforcing (target side)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from glossary.model import Term


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
        """True if it holds a letter or a digit."""
        return self.text[:1].isalnum() or self.text[:1] == "_"


Tokens = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Reading:
    """A grammatical form. Names are those of OpenCorpora (nomn, gent, sing, plur, masc, anim ...); "" is unknown.

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
    """A target term taken apart: which word is the head, which words agree with it, and the grammar of the head.

    `kind` is noun, adj, verb or frozen (no grammar known). `agreeing` are the indexes of the words that agree with the
    head, `apposed` of those that decline beside it (first name and surname); every other word is a frozen tail.
    `fixed` phrases have a grammar but one form only. `own` marks the term's own target (not an accepted or forbidden
    rendering), to which the row's gender, number, animacy, inflect and forms apply.
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
        """True if it keeps its capitals everywhere: both the row's source and target are written with one."""
        return self.text[:1].isupper() and self.term.source[:1].isupper()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text: the form `old` of what is there, the form `new` that a phrase needs there, and
    the tokens (`modifiers`) that agree with it."""

    old: Reading
    new: Reading
    modifiers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """How the source uses a term: `plural`, `words`, the number of words it has there, `verb`, as an infinitive,
    `attribute`, before another noun, `apposed`, right after one (president Obama), `opens`, as the first word of all,
    before a word with a meaning of its own."""

    plural: bool = False
    words: int = 1
    verb: bool = False
    attribute: bool = False
    apposed: bool = False
    opens: bool = False


class TokenEdit(NamedTuple):
    """Tokens [first, last) become `new`."""

    first: int
    last: int
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A replacement with all that follows from it. The first edit carries the term: `carrier` is the part of its new
    text that is the term itself (the rest belongs to the sentence)."""

    edits: tuple[TokenEdit, ...]
    carrier: str
    form: str


class SourceLanguage(Protocol):
    """What the matcher asks of the language of the source."""

    locale: str

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """The words and marks of a text, by character offset; hyphens part words, apostrophes do not."""
        ...

    def lemma(self, word: str) -> str:
        """The dictionary form of a word, in lower case, possessive ending dropped."""
        ...

    def is_possessive(self, word: str) -> bool:
        """True if the word carries a possessive ending."""
        ...

    def is_plural(self, word: str) -> bool:
        """True if the word is a plural form."""
        ...

    def bare(self, word: str) -> str:
        """The word without its possessive ending."""
        ...

    def singulars(self, word: str) -> tuple[str, ...]:
        """What a plural name may be the plural of, by spelling alone (dictionaries do not know names)."""
        ...

    def has_meaning(self, word: str) -> bool:
        """True if the word has a meaning of its own: no article, preposition, auxiliary or the like."""
        ...

    def is_infinitive(self, tokens: Tokens, index: int) -> bool:
        """True if the word at `index` is surely used as an infinitive."""
        ...


class TargetLanguage(Protocol):
    """What enforcement asks of the language of the target. One instance serves one locale; it holds no state.

    `dash` joins names in a row (Париж — Лондон).
    """

    locale: str
    dash: str

    def __hash__(self) -> int:
        """Languages are told apart by identity."""
        ...

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """The words and marks of a text, by character offset."""
        ...

    def lemma(self, word: str) -> str:
        """The likeliest dictionary form: the key of the lexicon."""
        ...

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of every parse."""
        ...

    def is_word(self, word: str) -> bool:
        """True if a lower-case word can be one of the language; what cannot be told is taken for one."""
        ...

    def decompose(self, term: Term, rendering: str = "") -> Phrase:
        """Take a term's target apart, or another `rendering` of it (accepted or forbidden)."""
        ...

    def find(self, phrase: Phrase, tokens: Tokens) -> tuple[tuple[int, int], ...]:
        """Where the phrase is in any of its forms: token spans [first, last), not overlapping."""
        ...

    def fits(self, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
        """For every token, True if the phrase could take its place; `across` also allows other parts of speech."""
        ...

    def modified(self, tokens: Tokens, index: int) -> int:
        """The noun right after the word at `index`, an adjective, that agrees with it; -1 if there is none."""
        ...

    def complement(self, tokens: Tokens, first: int, last: int) -> int:
        """The end of what hangs on the noun phrase [first, last) right after it; `last` if nothing does."""
        ...

    def obstacle(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
        """Why the phrase would leave a broken sentence in the place of [first, last), in a word or two, or ""."""
        ...

    def head(self, tokens: Tokens, first: int, last: int, anchor: int) -> int:
        """The head of the rendering [first, last) that was found by its word `anchor`."""
        ...

    def read(self, tokens: Tokens, first: int, last: int, head: int, phrase: Phrase, use: Use) -> Slot | None:
        """The place [first, last) as the phrase would fill it; None if it cannot be put there."""
        ...

    def inflect(self, phrase: Phrase, reading: Reading) -> str:
        """The phrase in that form."""
        ...

    def agree(self, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot) -> tuple[TokenEdit, ...]:
        """What else must change around [first, last) once the phrase is there as the slot says."""
        ...

    def across(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """A rewrite that puts the phrase where another part of speech is, if the term allows it, or None."""
        ...

    def instead_of_adjective(self, tokens: Tokens, adjective: str, phrase: Phrase) -> Rewrite | None:
        """A rewrite that puts the phrase where an adjective (a lemma) is before a noun, or None."""
        ...

    def part(self, word: str, old: Phrase, text: str, phrase: Phrase) -> str:
        """`text`, the phrase in a form, in place of `old` in a word; of a compound only the part that is `old`."""
        ...

    def hidden(self, tokens: Tokens, phrase: Phrase, known: Sequence[str]) -> Rewrite | None:
        """A rewrite of a compound word in which a `known` rendering of the term (a lemma) is hidden, or None."""
        ...

    def doubt(self, tokens: Tokens, first: int, last: int, phrase: Phrase, *, plural: bool = False) -> str:
        """Why the phrase at [first, last) cannot be in the right form there, or ""; `plural` if the source
        uses the term in the plural."""
        ...

    def repair(self, tokens: Tokens, first: int, last: int, phrase: Phrase, *, plural: bool = False) -> Rewrite | None:
        """The rewrite that puts the phrase at [first, last) into the only form that can be right there, or
        None: where its form may be right, and where several other forms may. A repaired phrase needs no repair."""
        ...

    def joined(self, tokens: Tokens, index: int, phrase: Phrase, *, before: bool) -> Rewrite | None:
        """A rewrite that makes the adjective at `index` a compound with the phrase, which comes `before` it or after
        it: армянский -> армяно-азербайджанский; or None."""
        ...

    def knows(self, word: str) -> bool:
        """True if the word is one of the language, as far as can be told: no misspelling of another."""
        ...

    def piece(self, word: str, phrase: Phrase) -> tuple[int, int]:
        """The characters of a word in which the phrase was found that are the phrase: all but of a compound."""
        ...

    def recase(self, text: str, old: str, phrase: Phrase) -> str:
        """The capitals that `text` takes in place of `old`."""
        ...

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """The forms of a term by grammatical key ("gent.sing"), for people to look at."""
        ...
