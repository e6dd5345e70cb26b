"""Finds terms in a source text, longest first, without overlaps; used by enforcement, checks and reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from glossary.files import patterns
from glossary.languages import SourceLanguage, Token, source_language
from glossary.model import CaseRule, Match, Term, TermType
from glossary.termbase.signs import is_cut_off

HYPHENS = "-‐‑‒–−\u00ad"
_APOSTROPHES = "'’ʼ"
_OPENING = re.compile(r"(?:^|[\s(\[])['‘‚]")
_BEFORE_FAMILIES = frozenset(
    ["the", "both", "all", "these", "those", "two", "three", "four", "five", "six", "seven", "many", "several", "other"]
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]|^[#>*\-\d.\s]+)[\s\"'“”«»‘’(\[*_]*$")


@dataclass(frozen=True, slots=True)
class TermWord:
    """One word of a term: as written, in lower case, and its lemma if that may be compared."""

    text: str
    low: str
    lemma: str
    joined: bool  # nothing is between it and the word before
    possessive: bool


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One way to write a term in the source."""

    words: tuple[TermWord, ...]
    term: Term
    order: int

    def rank(self, tokens: Sequence[Token], first: int) -> tuple[int, int, int, bool, int, int]:
        """The sort key of matches at the token `first`: more words, more letters, priority, narrower scope, the same
        capitals (Turkey, turkey), earlier row."""
        letters = sum(len(word.text) for word in self.words)
        seen = (tokens[first + index].text for index in range(len(self.words)))
        other = sum(word.text[:1].isupper() != text[:1].isupper() for word, text in zip(self.words, seen, strict=True))
        return -len(self.words), -letters, -self.term.priority, not self.term.scope, other, self.order


class TermIndex(Protocol):
    """The entries of terms by each word that one begins with."""

    def get(self, word: str, /) -> Sequence[TermEntry] | None:
        """The entries that begin with a word, in lower case, or with a word of which this is the lemma."""
        ...


class Matcher:
    """Finds the terms of a termbase in texts of one source locale.

    A word of a term matches itself, its possessive and its plural; a lower-case word also matches every form with the
    same lemma. All hyphens are equal, all apostrophes are equal, and a hyphen between words equals a space. A
    lower-case term does not match inside a hyphenated compound, and no term inside a name with signs (C in C++). See
    CaseRule for capitals.
    """

    def __init__(self, terms: Iterable[Term], source_locale: str = "en") -> None:
        self._language: SourceLanguage = source_language(source_locale)
        self.index: dict[str, list[TermEntry]] = {}
        self._entries_of: TermIndex = self.index
        alike: dict[tuple[str, ...], list[TermEntry]] = {}  # but for capitals
        for order, term in enumerate(terms):
            for text in term.sources:
                if words := self._words(text):
                    same = alike.setdefault(tuple(word.low for word in words), [])
                    self._add(TermEntry(words, term, order), same)

    @classmethod
    def of(cls, index: TermIndex, source_locale: str = "en") -> Matcher:
        """A matcher with the index of another of the same locale, kept elsewhere."""
        matcher = cls((), source_locale)
        matcher._entries_of = index
        return matcher

    def _add(self, entry: TermEntry, alike: list[TermEntry]) -> None:
        """Add an entry that says something new. `alike`: those before it that differ in no more than capitals."""
        if any(_says_the_same(other, entry) for other in alike):
            return
        alike.append(entry)
        for key in {entry.words[0].low, entry.words[0].lemma} - {""}:
            self.index.setdefault(key, []).append(entry)

    def _words(self, text: str) -> tuple[TermWord, ...]:
        words, end = [], -1
        for token in self._language.tokenise(text):
            if token.text in HYPHENS:
                continue
            bare = self._language.bare(token.text)
            lemma = self._language.lemma(token.text) if token.is_word else ""
            comparable = bare[:1].islower() and lemma == bare.lower()
            owns = len(bare) != len(token.text)
            words.append(TermWord(bare, _fold(bare), lemma if comparable else "", token.start == end, owns))
            end = token.end
        return tuple(words)

    def matches(self, text: str, *, scope_path: str = "", domains: Collection[str] = ()) -> tuple[Match, ...]:
        """Every term in `text`, in order, not overlapping; positions count characters.

        `scope_path` and `domains` say where the text is from: a term whose scope matches neither is left out. Without
        `domains`, the domains in a scope are ignored.
        """
        tokens = [token for token in self._language.tokenise(text) if token.text not in HYPHENS]
        found = [
            (entry, first)
            for first, token in enumerate(tokens)
            for entry in self._entries(token)
            if self._stands(entry, text, tokens, first) and _in_scope(entry.term, scope_path, domains)
        ]
        taken: set[int] = set()
        matches = []
        for entry, first in sorted(found, key=lambda item: (item[0].rank(tokens, item[1]), item[1])):
            span = range(first, first + len(entry.words))
            if taken.isdisjoint(span):
                taken.update(span)
                matches.append(self._match(entry.term, text, [tokens[index] for index in span], entry.words))
        return tuple(sorted(matches, key=lambda match: match.start))

    def _entries(self, token: Token) -> Iterable[TermEntry]:
        if self._entries_of is self.index and not self.index:
            return ()
        if not token.is_word:
            return self._entries_of.get(token.text) or ()
        bare = self._language.bare(token.text)
        keys = {_fold(bare), self._language.lemma(token.text), *map(_fold, self._language.singulars(bare))}
        entries: dict[tuple[int, tuple[TermWord, ...]], TermEntry] = {}
        for key in keys:
            for entry in self._entries_of.get(key) or ():
                entries[entry.order, entry.words] = entry
        return entries.values()

    def _stands(self, entry: TermEntry, text: str, tokens: Sequence[Token], first: int) -> bool:
        last = first + len(entry.words) - 1
        if last >= len(tokens):
            return False
        for index, word in enumerate(entry.words):
            token = tokens[first + index]
            if not self._same(word, token.text, final=first + index == last, case=entry.term.case):
                return False
            if index and not _joined(text[tokens[first + index - 1].end : token.start], word.joined):
                return False
        start, end = tokens[first].start, tokens[last].end
        if entry.term.type is TermType.PERSON and not self._is_one(entry, tokens, first, last):
            return False
        if entry.term.case is CaseRule.EXACT and not self._exact(entry, text, start, tokens[first : last + 1]):
            return False
        if is_cut_off(text, start, end):
            return False
        lower = all(word.text[:1].islower() or not word.text[:1].isalpha() for word in entry.words)
        return not (lower and len(entry.words) == 1 and _in_compound(text, start, end))

    def _is_one(self, entry: TermEntry, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True if a name is in the singular, or is the plural of a family ("the Kennedys"): Roberts is not Robert."""
        bare, word = self._language.bare(tokens[last].text), entry.words[-1]
        if _fold(bare) == word.low or word.low not in map(_fold, self._language.singulars(bare)):
            return True
        before = tokens[first - 1].low if first else ""
        return before in _BEFORE_FAMILIES or before.isdigit()

    def _same(self, word: TermWord, token: str, *, final: bool, case: CaseRule) -> bool:
        bare = self._language.bare(token)
        possessive = len(bare) != len(token)
        if (word.possessive and not possessive) or (not final and word.possessive != possessive):
            return False
        low = _fold(bare)
        if low != word.low:
            plural = final and word.low in map(_fold, self._language.singulars(bare))
            if not plural and not (word.lemma and self._language.lemma(token) == word.lemma):
                return False
        if case is not CaseRule.AUTO or not word.text[:1].isupper() or token.isupper():
            return True
        if word.text.isupper() and len(word.text) > 1:
            return bare[: len(word.text)] == word.text
        return token[:1].isupper()

    def _exact(self, entry: TermEntry, text: str, start: int, tokens: Sequence[Token]) -> bool:
        for index, (word, token) in enumerate(zip(entry.words, tokens, strict=True)):
            seen = token.text
            same = _fold(self._language.bare(seen)) == word.low
            stem = word.text if same else word.text[: max(1, len(word.text) - 1)]
            if index == 0 and stem[:1].islower() and _SENTENCE_START.search(text[:start]):
                seen = seen[:1].lower() + seen[1:]
            if not seen.startswith(stem):
                return False
        return True

    def _match(self, term: Term, text: str, tokens: Sequence[Token], words: Sequence[TermWord]) -> Match:
        language, last = self._language, tokens[-1]
        start, end = tokens[0].start, last.end
        possessive = language.is_possessive(last.text) and not words[-1].possessive
        plural = any(
            language.is_plural(token.text) and (token is last or _fold(language.bare(token.text)) != word.low)
            for token, word in zip(tokens, words, strict=True)
        )
        if not possessive and _plural_possessive(text, last):
            possessive, end = True, end + 1
        bare = language.bare(last.text)
        if not plural and _fold(bare) != words[-1].low and words[-1].low in map(_fold, language.singulars(bare)):
            plural = True
        return Match(term, start, end, text[start:end], plural, possessive)


def _says_the_same(earlier: TermEntry, later: TermEntry) -> bool:
    """True if a row has a lower-case source, which matches with capitals too, and a later one that differs from it in
    no more than capitals (approval, Approval) says the same of it."""
    first, second = earlier.term, later.term
    lower = not any(word.text[:1].isupper() for word in earlier.words) and first.case is second.case is CaseRule.AUTO
    said = (first.kind, first.target.casefold(), first.scope) == (second.kind, second.target.casefold(), second.scope)
    return lower and said and first is not second and first.priority == second.priority


def _fold(word: str) -> str:
    low = word.lower() if word.isascii() else unicodedata.normalize("NFC", word.lower())
    for mark in _APOSTROPHES[1:]:
        low = low.replace(mark, "'")
    return low


def _joined(gap: str, tight: bool) -> bool:
    """True if two words of a text belong to one term: a space or a single hyphen between them."""
    if not gap:
        return tight
    return gap.isspace() or (len(gap) == 1 and gap in HYPHENS)


def _in_compound(text: str, start: int, end: int) -> bool:
    before = start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalnum()
    after = end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].isalnum()
    return before or after


def _plural_possessive(text: str, last: Token) -> bool:
    """the peacekeepers' post: an apostrophe that is not a closing quotation mark."""
    end = last.end
    if not last.text.lower().endswith("s") or end >= len(text) or text[end] not in _APOSTROPHES:
        return False
    return re.match(r"\s+\w", text[end + 1 :]) is not None and _OPENING.search(text[: last.start]) is None


def _in_scope(term: Term, path: str, domains: Collection[str]) -> bool:
    if not term.scope or (not domains and all(scope.startswith("domain:") for scope in term.scope)):
        return True
    for scope in term.scope:
        kind, colon, name = scope.partition(":")
        if colon and kind == "domain":
            if name in domains:
                return True
        elif path:
            patterns.report_change(f"{term.place or term.source}: scope", path, scope, patterns.Earlier.SCOPE)
            if patterns.matches(path, scope):
                return True
    return False
