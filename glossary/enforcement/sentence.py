"""A source text with its terms, and a translation of it with the tokens of the terms that are present."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from glossary.languages import (
    Phrase,
    Rewrite,
    SourceLanguage,
    TargetLanguage,
    Token,
    Use,
    source_language,
    target_language,
)
from glossary.model import Match, Occurrence, Status, Term, TermKind
from glossary.termbase import HYPHENS, is_cut_off

if TYPE_CHECKING:
    from glossary.alignment import Linker

MATCHED = "matched"  # `Occurrence.means` of a term that the translation had from the start


@lru_cache(20_000)
def renderings(language: TargetLanguage, term: Term, surface: str) -> tuple[Phrase, ...]:
    """The phrases that satisfy a term: its target, then its accepted renderings; for a term to keep its surface."""
    if term.kind is TermKind.KEEP:
        texts = dict.fromkeys(text for text in (surface, term.target) if text)
        return tuple(replace(language.decompose(term, text), fixed=True) for text in texts)
    return (language.decompose(term), *(language.decompose(term, text) for text in term.accept if text))


@dataclass(frozen=True, eq=False)
class SourceTerms:
    """A source text and its terms: everything that does not depend on the translation.

    `language`: the target language; `speech`: the source language; `lexicon`: word translations, None for none;
    `matches`: of terms that have a target or are kept.
    """

    text: str
    matches: tuple[Match, ...]
    language: TargetLanguage
    speech: SourceLanguage
    lexicon: Linker | None = None

    @classmethod
    def of(
        cls,
        text: str,
        matches: Sequence[Match],
        language: TargetLanguage | str,
        *,
        lexicon: Linker | None = None,
        source_locale: str = "en",
    ) -> SourceTerms:
        """A text with the matches that `Matcher.matches` found in it; terms to translate that have no target are left
        out. `language` is the target language or its locale."""
        known = tuple([match for match in matches if match.term.target or match.term.kind is TermKind.KEEP])
        chosen = target_language(language) if isinstance(language, str) else language
        return cls(text, known, chosen, source_language(source_locale), lexicon)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and punctuation marks of the text."""
        return self.speech.tokenise(self.text)

    @cached_property
    def groups(self) -> Mapping[Term, Sequence[int]]:
        """The indexes of the matches by term."""
        found: dict[Term, list[int]] = {}
        for index, match in enumerate(self.matches):
            found.setdefault(match.term, []).append(index)
        return found

    @cached_property
    def rows(self) -> Sequence[list[int]]:
        """The token indexes of the words of each match."""
        words = [(row, token.start) for row, token in enumerate(self.tokens) if token.is_word]
        return [[row for row, start in words if match.start <= start < match.end] for match in self.matches]

    def surface(self, index: int) -> str:
        """A term as written, without a possessive ending."""
        match = self.matches[index]
        return self.speech.bare(match.surface).rstrip("'’") if match.possessive else match.surface

    def use(self, index: int) -> Use:
        """How the text uses a term."""
        match, speech, tokens, rows = self.matches[index], self.speech, self.tokens, self.rows[index]
        endings = [ending for ending in ("ed", "ing") if match.surface.endswith(ending)]
        bent = any(not match.term.source.endswith(ending) for ending in endings)
        verb = bool(rows) and (speech.is_infinitive(tokens, rows[0]) or bent)
        after = tokens[rows[-1] + 1] if rows and rows[-1] + 1 < len(tokens) else None
        before = tokens[rows[0] - 1] if rows and rows[0] else None
        attribute = after is not None and after.is_word and speech.has_meaning(after.text) and not match.possessive
        apposed = before is not None and before.is_word and speech.has_meaning(before.text) and not match.possessive
        opens = bool(rows) and rows[0] == 0 and attribute  # Monitor messages
        owned = match.possessive or (bool(rows) and speech.is_owner(tokens, rows[0]))
        subject = bool(rows) and not owned and speech.is_subject(tokens, rows[0], rows[-1] + 1)
        given = bool(rows) and not owned and speech.is_recipient(tokens, rows[0])
        acted = bool(rows) and not owned and speech.is_object(tokens, rows[0])
        words = len(match.surface.split())
        return Use(match.plural, words, verb, attribute, apposed, opens, owned, subject, given, acted)

    def phrases(self, index: int) -> tuple[Phrase, ...]:
        """The renderings that satisfy a match; the first is the one to put in."""
        term = self.matches[index].term
        return renderings(self.language, term, self.surface(index) if term.kind is TermKind.KEEP else "")


def spelled(text: str, target: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """The token spans where a text with signs or digits is spelled out, whatever the language takes for words: every
    hyphen is the same, and every apostrophe. A span may begin and end within a word with a hyphen (3D-печать)."""
    wanted, there = _folded(text), _folded(target)
    if all(char.isalpha() or char.isspace() for char in wanted):
        return ()  # plain words are found by their forms
    spans, at = [], there.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        whole = not (there[at - 1 : at].isalnum() or there[end : end + 1].isalnum()) and not is_cut_off(there, at, end)
        inside = [number for number, token in enumerate(tokens) if token.start < end and at < token.end]
        if whole and inside:
            spans.append((inside[0], inside[-1] + 1))
        at = there.find(wanted, end)
    return tuple(spans)


def _folded(text: str) -> str:
    """A text, of the same length, with one hyphen and one apostrophe."""
    return text.translate(_SAME)


_SAME = {ord(char): "-" for char in HYPHENS} | {ord(char): "'" for char in "’ʼ‘`"}


class Sentence:
    """A translation of a source with terms: its tokens, and the terms that are present in it. Immutable.

    `places`: token spans by index of the match; `rendered_by`: the rendering there; `taken`: all tokens of terms.
    """

    def __init__(self, source: SourceTerms, target: str) -> None:
        self.source, self.target = source, target
        self.matches, self.language = source.matches, source.language
        self.tokens = self.language.tokenise(target)
        self.places: dict[int, tuple[int, int]] = {}
        self.rendered_by: dict[int, Phrase] = {}
        self.taken = self._settle()

    def _settle(self) -> frozenset[int]:
        """Finds the terms that are present, longest rendering first; returns the tokens that they take."""
        groups = self.source.groups.values()
        wanted = [(phrase, group) for group in groups for phrase in self.source.phrases(group[0])]
        wanted.sort(key=lambda item: (-len(item[0].words), not item[0].own))
        taken: set[int] = set()
        spare: set[tuple[int, int]] = set()  # renderings that are said more often than their term stands in the source
        compounds: set[int] = set()  # one compound may carry several terms
        for phrase, group in wanted:
            missing = [index for index in group if index not in self.places]
            if not missing:
                continue
            spans = [span for span in self.find(phrase) if span in spare or taken.isdisjoint(range(*span))]
            spans = self._without_parts(missing, spans)
            compounds |= {first for first, last in spans if last - first == 1 and "-" in self.tokens[first].text}
            for index, span in zip(self._nearest(missing, spans), spans, strict=False):
                self.places[index] = span
                self.rendered_by[index] = phrase
            spare = (spare | set(spans)) - set(self.places.values())
            for span in spans:
                taken.update(set(range(*span)) - compounds)
        return frozenset(taken | compounds)

    def _without_parts(self, indexes: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The spans of matches without those that are likely parts of longer terms, which are missing: the first
        Вирджиния in a translation of "Virginia Woolf never saw Virginia"."""
        if len(spans) <= len(indexes):
            return list(spans)
        words = {self.matches[index].surface.lower() for index in indexes}
        longer = [
            index
            for index, match in enumerate(self.matches)
            if index not in self.places and " " in match.surface and not words.isdisjoint(match.surface.lower().split())
        ]
        order = sorted([*indexes, *longer], key=lambda index: self.matches[index].start)
        parts = {span for index, span in zip(order, spans, strict=False) if index in longer and index not in indexes}
        kept = [span for span in spans if span not in parts]
        return kept if len(kept) >= len(indexes) else list(spans)

    def find(self, phrase: Phrase) -> tuple[tuple[int, int], ...]:
        """The token spans of a phrase; a term to keep must be there letter for letter."""
        spans = self.language.find(phrase, self.tokens)
        found = tuple(span for span in spans if not is_cut_off(self.target, *self.characters(*span)))
        if phrase.term.kind is not TermKind.KEEP:
            return found or spelled(phrase.text, self.target, self.tokens)
        return tuple(span for span in found if phrase.text in self.text(*span))

    def _nearest(self, indexes: Sequence[int], spans: Sequence[tuple[int, int]]) -> Sequence[int]:
        """The match of each span, in the order of the spans, by nearness of their relative positions."""
        if len(indexes) <= len(spans):
            return indexes
        free, order = list(indexes), []
        for first, _ in spans:
            place = first / max(1, len(self.tokens))
            best = min(free, key=lambda i: abs(self.matches[i].start / max(1, len(self.source.text)) - place))
            free.remove(best)
            order.append(best)
        return order

    def forbidden(self, term: Term, taken: Set[int]) -> tuple[int, int] | None:
        """The first place of a forbidden rendering of a term, in any form, that is not taken."""
        own = {phrase.text.lower() for phrase in renderings(self.language, term, "")} if term.forbidden else set()
        for text in term.forbidden:
            for span in self.find(self.language.decompose(term, text)):
                if taken.isdisjoint(range(*span)) and self.text(*span).lower() not in own:
                    return span
        return None

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters of a token span."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def text(self, first: int, last: int) -> str:
        """The text of a token span."""
        start, end = self.characters(first, last)
        return self.target[start:end]

    def doubt(self, index: int, found: Occurrence) -> str:
        """Why the form of a term that is present cannot be right, or ""."""
        if found.status is Status.UNRESOLVED:
            return ""
        inside = [i for i, token in enumerate(self.tokens) if token.start < found.end and found.start < token.end]
        if found.match.term.kind is TermKind.KEEP or not inside:
            return ""
        phrase = self.rendered_by.get(index) or renderings(self.language, found.match.term, "")[0]
        return self.language.doubt(self.tokens, inside[0], inside[-1] + 1, phrase, self.source.use(index))

    def repair(self, index: int) -> Rewrite | None:
        """The rewrite that puts a term that is present into the only right form, or None."""
        match, phrase = self.matches[index], self.rendered_by[index]
        if match.term.kind is TermKind.KEEP:
            return None
        return self.language.repair(self.tokens, *self.places[index], phrase, self.source.use(index))

    def fronted(self, index: int) -> Rewrite | None:
        """The rewrite that puts an adjective that is present right after the noun that it stands before in the source
        before that noun, or None."""
        rows, (first, last) = self.source.rows, self.places[index]
        for other, (start, end) in self.places.items():
            if end == first and rows[index] and rows[other] and rows[index][-1] + 1 == rows[other][0]:
                kinds = {self.matches[one].term.kind for one in (index, other)}
                phrases = self.rendered_by[other], self.rendered_by[index]
                return (
                    None
                    if TermKind.KEEP in kinds
                    else self.language.fronted(self.tokens, *phrases, (start, first, last))
                )
        return None

    def occurrence(self, index: int, span: tuple[int, int]) -> Occurrence:
        """The occurrence of a term that is present; of a compound only the half that is the term."""
        start, end = self.characters(*span)
        if span[1] - span[0] == 1 and self.matches[index].term.kind is not TermKind.KEEP:
            first, last = self.language.piece(self.tokens[span[0]].text, self.rendered_by[index])
            start, end = start + first, start + last
        old = self.target[start:end]
        return Occurrence(self.matches[index], Status.SATISFIED, start, end, old, old, means=MATCHED, score=1.0)
