"""The protocols of languages: source languages for matching, target languages for enforcement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from glossary.languages.records import Phrase, Reading, Rewrite, Slot, Token, TokenEdit, Tokens, Use
from glossary.model import Term


class SourceLanguage(Protocol):
    """The operations that matching needs of a source language."""

    locale: str

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """The words and marks of a text; hyphens separate words, apostrophes do not."""
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
        """The possible singulars of a name in the plural, by spelling alone, since dictionaries lack names."""
        ...

    def has_meaning(self, word: str) -> bool:
        """True for a content word: not an article, preposition, auxiliary or the like."""
        ...

    def is_owner(self, tokens: Tokens, index: int) -> bool:
        """True if the noun phrase whose last words begin at `index` certainly depends on the noun before it."""
        ...

    def is_infinitive(self, tokens: Tokens, index: int) -> bool:
        """True if the word at `index` is certainly used as an infinitive."""
        ...

    def is_subject(self, tokens: Tokens, first: int, last: int) -> bool:
        """True if the name [first, last) opens its clause, alone or in a row of names, and a verb may follow."""
        ...

    def is_object(self, tokens: Tokens, first: int) -> bool:
        """True if the name that begins at a token is right after a verb whose subject is before that."""
        ...

    def is_recipient(self, tokens: Tokens, first: int) -> bool:
        """True if something is told or given to the name that begins at a token."""
        ...


class TargetLanguage(Protocol):
    """The operations that enforcement needs of a target language. An instance serves one locale and has no state.

    `dash` joins names in a row (Париж — Лондон).
    """

    locale: str
    dash: str

    def __hash__(self) -> int:
        """Languages are equal only if identical."""
        ...

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """The words and marks of a text."""
        ...

    def lemma(self, word: str) -> str:
        """The likeliest dictionary form: the key of the lexicon."""
        ...

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of every parse."""
        ...

    def is_word(self, word: str) -> bool:
        """True if a lower-case word is or may be a word of the language."""
        ...

    def decompose(self, term: Term, rendering: str = "") -> Phrase:
        """Analyse the target of a term, or another `rendering` of it (accepted or forbidden)."""
        ...

    def find(self, phrase: Phrase, tokens: Tokens) -> tuple[tuple[int, int], ...]:
        """The token spans [first, last) of the phrase in any of its forms, not overlapping."""
        ...

    def fits(self, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
        """For every token, True if the phrase could take its place; `across` also allows other parts of speech."""
        ...

    def modified(self, tokens: Tokens, index: int) -> int:
        """The noun right after the word at `index`, an adjective, that agrees with it; -1 if there is none."""
        ...

    def complement(self, tokens: Tokens, first: int, last: int) -> int:
        """The end of the complement right after the noun phrase [first, last); `last` if there is none."""
        ...

    def obstacle(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
        """The reason, in a word or two, why the phrase would break the sentence in place of [first, last), or ""."""
        ...

    def head(self, tokens: Tokens, first: int, last: int, anchor: int) -> int:
        """The head of the rendering [first, last) that was found by its word `anchor`."""
        ...

    def read(self, tokens: Tokens, first: int, last: int, head: int, phrase: Phrase, use: Use) -> Slot | None:
        """The slot [first, last) with the form that the phrase needs there; None if it cannot be put there."""
        ...

    def inflect(self, phrase: Phrase, reading: Reading) -> str:
        """The phrase in that form."""
        ...

    def agree(self, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot) -> tuple[TokenEdit, ...]:
        """The other edits that are needed around [first, last) once the phrase is there in the form of the slot."""
        ...

    def across(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """A rewrite that puts the phrase where another part of speech is, if the term allows it, or None."""
        ...

    def instead_of_adjective(self, tokens: Tokens, adjective: str, phrase: Phrase) -> Rewrite | None:
        """A rewrite that puts the phrase where an adjective (a lemma) is before a noun, or None."""
        ...

    def part(self, word: str, old: Phrase, text: str, phrase: Phrase) -> str:
        """The word with `text`, a form of the phrase, in place of `old`; in a compound only the part `old` changes."""
        ...

    def hidden(self, tokens: Tokens, phrase: Phrase, known: Sequence[str]) -> Rewrite | None:
        """A rewrite of a compound word in which a `known` rendering of the term (a lemma) is hidden, or None."""
        ...

    def doubt(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
        """The reason why the form of the phrase at [first, last) cannot be right, or ""."""
        ...

    def counted(self, tokens: Tokens, before: int, first: int, last: int, category: str) -> tuple[TokenEdit, ...]:
        """Edits of the tokens [first, last) after a number, where its noun is in a form that no number of this plural
        category (one, few, many, other) has. `before`: the token before the number, -1 where it begins the text."""
        ...

    def counted_in_words(self, tokens: Tokens) -> tuple[TokenEdit, ...]:
        """Edits of numbers in words and of the nouns that they count, where these cannot stand together: два солдат."""
        ...

    def given(self, tokens: Tokens, first: int, last: int, category: str) -> tuple[TokenEdit, ...]:
        """Edits of the tokens [first, last) after a number of a plural category that name those to whom something is
        given: 18 семей, 18 семьям. Nothing where their noun is none of persons, or the language lacks such a case."""
        ...

    def repair(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """The rewrite that puts the phrase at [first, last) into the only form that can be right there; None if its
        form may be right, or if several others may. A repaired phrase needs no repair."""
        ...

    def fronted(self, tokens: Tokens, noun: Phrase, adjective: Phrase, span: tuple[int, int, int]) -> Rewrite | None:
        """A rewrite that puts an adjective before the noun phrase that it belongs to and that it was left behind, in
        agreement: диверсионная группа азербайджанского -> азербайджанская диверсионная группа. `span`: the tokens at
        which the noun phrase begins, the adjective begins, and the adjective ends. None where the adjective agrees with
        a noun as it is."""
        ...

    def joined(self, tokens: Tokens, index: int, phrase: Phrase, *, before: bool) -> Rewrite | None:
        """A rewrite that makes the adjective at `index` a compound with the phrase, which comes `before` it or after
        it: армянский -> армяно-азербайджанский; or None."""
        ...

    def knows(self, word: str) -> bool:
        """True if the word is a known word of the language, or cannot be checked; False for a likely misspelling."""
        ...

    def piece(self, word: str, phrase: Phrase) -> tuple[int, int]:
        """The characters [start, end) of the phrase in the word where it was found: a part of a compound, else all."""
        ...

    def recase(self, text: str, old: str, phrase: Phrase) -> str:
        """`text` with the capitals that it needs in place of `old`."""
        ...

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """The forms of a term by grammatical key ("gent.sing"), for display."""
        ...
