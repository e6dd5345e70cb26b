"""Russian and Ukrainian as targets: one class over the tables of each language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec

from glossary.languages.records import ONCE, Phrase, Reading, Rewrite, Slot, Token, TokenEdit, Tokens, Use
from glossary.languages.slavic import (
    agreement,
    morphology,
    obstacles,
    repair,
    required_form,
    russian,
    transposition,
    ukrainian,
    validity,
)
from glossary.languages.slavic.clause import Clause, PhraseContext
from glossary.languages.slavic.counting import counted, counted_in_words, given
from glossary.languages.slavic.forms import combining, pattern_of, plain, relational
from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.morphology import ADJECTIVES, CASES
from glossary.languages.slavic.phrase import WORD, decompose, inflect, is_acronym, is_latin, like, recased
from glossary.languages.slavic.verbs import verb_form
from glossary.model import PartOfSpeech, Term, TermType

_GENDERS = ("masc", "femn", "neut")
_PAIR = 2  # parts of a hyphenated name that may be one name
_SHORT_PART = 2  # letters of a part that is no name of its own
_CYRILLIC = re.compile(r"[а-яёіїєґ]+(?:[-‐‑'’ʼ][а-яёіїєґ]+)*")
_CHAIN = re.compile(r"[^-]+|-")


@lru_cache(1024)  # the texts of a few windows; a hypothesis is mended, judged and compared, each time by its words
def _tokens(code: str, text: str) -> tuple[Token, ...]:
    """The tokens of a text of a language by its code."""
    tokens: list[Token] = []
    for found in WORD.finditer(text):
        word, start = found.group(), found.start()
        if "-" in word and _is_chain(code, word):
            tokens += [Token(p.group(), start + p.start(), start + p.end()) for p in _CHAIN.finditer(word)]
        else:
            tokens.append(Token(word, start, found.end()))
    return tuple(tokens)


def _is_chain(code: str, word: str) -> bool:
    """True if a hyphenated word is several names in a row (Париж-Лондон) and not one (Санкт-Петербург)."""
    parts = word.split("-")
    if not all(part[:1].isupper() and len(part) > _SHORT_PART for part in parts):
        return False
    if any(parse.known for parse in morphology.parses(code, word.lower())):
        return False
    return len(parts) > _PAIR or all(
        any("Geox" in parse.tags for parse in morphology.parses(code, part.lower())) for part in parts
    )


class Slavic:
    """The target side of a Slavic language that pymorphy3 can analyse."""

    dash = " — "

    def __init__(self, locale: str, grammar: Grammar) -> None:
        self.locale = locale
        self.grammar = grammar

    def _clause(self, tokens: Tokens) -> Clause:
        return Clause(self.grammar, tokens)

    def _place(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use = ONCE) -> PhraseContext:
        return PhraseContext.of(self._clause(tokens), first, last, phrase, use)

    def tokenise(self, text: str) -> tuple[Token, ...]:
        """See TargetLanguage; hyphens hold a word together (армяно-азербайджанский, из-за)."""
        return _tokens(self.grammar.code, text)

    def lemma(self, word: str) -> str:
        """See TargetLanguage."""
        return morphology.lemma(self.grammar.code, word.lower())

    def lemmas(self, word: str) -> frozenset[str]:
        """See TargetLanguage."""
        return morphology.lemmas(self.grammar.code, word.lower())

    def is_word(self, word: str) -> bool:
        """See TargetLanguage: by the dictionary; words in other letters or with figures are let be."""
        return not _CYRILLIC.fullmatch(word) or morphology.is_known(self.grammar.code, word)

    def decompose(self, term: Term, rendering: str = "") -> Phrase:
        """See TargetLanguage."""
        return decompose(self.grammar, term, rendering)

    def find(self, phrase: Phrase, tokens: Tokens) -> tuple[tuple[int, int], ...]:
        """See TargetLanguage. A one-word term is also found as a part of a hyphenated compound."""
        pattern = pattern_of(self.grammar, phrase)
        size, spans, free, named = len(pattern), [], 0, phrase.is_name
        for at in range(len(tokens) - size + 1):
            if at < free or (named and not tokens[at].text[:1].isupper()):
                continue
            words = tokens[at : at + size]
            if all(p.matches(self.grammar, t.text) for p, t in zip(pattern, words, strict=True)):
                free = at + size
                spans.append((at, free))
        return tuple(spans)

    def fits(self, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
        """See TargetLanguage."""
        fit = required_form.fits(self._clause(tokens), phrase, across=across)
        if phrase.term.type is not TermType.PLACE:
            return fit
        return tuple(
            [
                good or (token.is_word and relational(self.grammar, phrase, token.text))
                for good, token in zip(fit, tokens, strict=True)
            ]
        )

    def modified(self, tokens: Tokens, index: int) -> int:
        """See TargetLanguage."""
        return self._clause(tokens).modified(index)

    def complement(self, tokens: Tokens, first: int, last: int) -> int:
        """See TargetLanguage: a genitive, or the noun of an adjective that was cut off."""
        return self._clause(tokens).complement(last)

    def obstacle(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
        """See TargetLanguage."""
        place = self._place(tokens, first, last, phrase, use)
        if self._is_prepositional(phrase):
            return obstacles.of_prepositional(place) or self._other_preposition(place)
        return obstacles.obstacle(place)

    def _other_preposition(self, place: PhraseContext) -> str:
        """The reason why the preposition of a phrase cannot replace the one that is there, or ""."""
        there = place.clause.governed(place.first - 1)
        own = self.grammar.prepositions[place.phrase.words[0].lower()]
        if not there or not set(there).isdisjoint(own):
            return ""
        return f"another preposition: {place.clause.text(place.first - 1)}"

    def head(self, tokens: Tokens, first: int, last: int, anchor: int) -> int:
        """See TargetLanguage."""
        return self._clause(tokens).head(first, last, anchor)

    def read(self, tokens: Tokens, first: int, last: int, head: int, phrase: Phrase, use: Use) -> Slot | None:
        """See TargetLanguage. A phrase with a preposition of its own cannot replace an adjective before a noun."""
        place = self._place(tokens, first, last, phrase, use)
        before_noun = place.clause.first(last - 1).pos in ADJECTIVES and place.clause.first(last).pos == "NOUN"
        if self._is_prepositional(phrase) and before_noun:
            return None
        slot = required_form.read(place, head)
        if slot is None or phrase.kind != "verb":
            return slot
        return slot if self._has_form(tokens[head].text, phrase, slot) else None

    def _has_form(self, old: str, phrase: Phrase, slot: Slot) -> bool:
        """True if the verb has the form asked for, reflexive where the old one was."""
        form = verb_form(self.grammar, phrase.words[0], slot.new)
        if form is None:
            return False
        bare = "VERB" in slot.new.verb or "INFN" in slot.new.verb
        return not bare or not old.lower().endswith(self.grammar.reflexive) or form.endswith(self.grammar.reflexive)

    def inflect(self, phrase: Phrase, reading: Reading) -> str:
        """See TargetLanguage."""
        return inflect(self.grammar, phrase, reading)

    def agree(self, tokens: Tokens, first: int, last: int, phrase: Phrase, slot: Slot) -> tuple[TokenEdit, ...]:
        """See TargetLanguage: modifiers, participle, relative pronoun, predicate, о and об."""
        carrier = self.inflect(phrase, slot.new)
        if phrase.kind == "verb" and self._ends_in_noun(phrase):
            return transposition.shifted(self._clause(tokens), last, "accs", "gent")
        return agreement.agree(self._place(tokens, first, last, phrase), slot, carrier)

    def _ends_in_noun(self, phrase: Phrase) -> bool:
        """True for a verb with a noun that now governs the old object (выполнять ведение деталей)."""
        return len(phrase.words) > 1 and any(
            parse.pos == "NOUN" for parse in morphology.parses(self.grammar.code, phrase.words[-1].lower())[:1]
        )

    def across(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """See TargetLanguage. The adjective of a place gives way to its name, and an adjective before a noun to a
        phrase with a preposition after it, even where `pos` is not any."""
        place = self._place(tokens, first, last, phrase, use)
        if last - first == 1 and relational(self.grammar, phrase, tokens[first].text):
            return transposition.noun_for_adjective(place.clause, first, phrase)
        there = place.clause.governed(first - 1)
        if self._is_prepositional(phrase) and there and not self._other_preposition(place):
            text = self.recase(phrase.text, tokens[first - 1].text, phrase)  # its preposition is already there
            return Rewrite((TokenEdit(first - 1, last, text, "term"),), text, "uninflected")
        if self._is_prepositional(phrase) and last - first == 1:
            return transposition.phrase_for_adjective(place.clause, first, phrase)
        if phrase.term.pos is not PartOfSpeech.ANY:
            return None
        return transposition.across(place)

    def _is_prepositional(self, phrase: Phrase) -> bool:
        """True for a phrase with a preposition of its own ("на стадии подготовки")."""
        return (
            phrase.kind == "frozen" and len(phrase.words) > 1 and phrase.words[0].lower() in self.grammar.prepositions
        )

    def instead_of_adjective(self, tokens: Tokens, adjective: str, phrase: Phrase) -> Rewrite | None:
        """See TargetLanguage: the noun keeps its place, the phrase follows it in the genitive."""
        if phrase.kind != "noun":
            return None
        for index, token in enumerate(tokens):
            if token.is_word and adjective in self.lemmas(token.text):
                return transposition.noun_for_adjective(self._clause(tokens), index, phrase)
        return None

    def part(self, word: str, old: Phrase, text: str, phrase: Phrase) -> str:
        """See TargetLanguage: армяно-турецкого -> армяно-азербайджанского."""
        parts = word.split("-")
        if len(parts) == 1 or len(old.words) > 1:
            return text
        pattern = pattern_of(self.grammar, old)[0]
        for index, piece in enumerate(parts):
            if pattern.matches(self.grammar, piece):
                new = text if index == len(parts) - 1 else next(iter(combining(plain(phrase.text))), text)
                capital = phrase.is_name if index else piece[:1].isupper()
                parts[index] = new[:1].upper() + new[1:] if capital else new[:1].lower() + new[1:]
                return "-".join(parts)
        return text

    def hidden(self, tokens: Tokens, phrase: Phrase, known: Sequence[str]) -> Rewrite | None:
        """See TargetLanguage: none is looked for."""
        return None

    def doubt(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
        """See TargetLanguage."""
        return validity.doubt(self._place(tokens, first, last, phrase, use))

    def counted(self, tokens: Tokens, before: int, first: int, last: int, category: str) -> tuple[TokenEdit, ...]:
        """See TargetLanguage."""
        return tuple(counted(self._clause(tokens), before, first, last, category))

    def counted_in_words(self, tokens: Tokens) -> tuple[TokenEdit, ...]:
        """See TargetLanguage."""
        return tuple(counted_in_words(self._clause(tokens)))

    def given(self, tokens: Tokens, first: int, last: int, category: str) -> tuple[TokenEdit, ...]:
        """See TargetLanguage."""
        return tuple(given(self._clause(tokens), first, last, category))

    def repair(self, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> Rewrite | None:
        """See TargetLanguage."""
        return repair.repair(self._place(tokens, first, last, phrase, use))

    def fronted(self, tokens: Tokens, noun: Phrase, adjective: Phrase, span: tuple[int, int, int]) -> Rewrite | None:
        """See TargetLanguage."""
        first, middle, last = span
        return repair.fronted(
            self._place(tokens, first, middle, noun, ONCE), self._place(tokens, middle, last, adjective, ONCE)
        )

    def joined(self, tokens: Tokens, index: int, phrase: Phrase, *, before: bool) -> Rewrite | None:
        """See TargetLanguage."""
        word = tokens[index].text
        found = morphology.parses(self.grammar.code, word.lower())
        parse = next((p for p in found if p.pos == "ADJF"), None)
        if parse is None or "-" in word or phrase.kind != "adj" or len(phrase.words) > 1:
            return None
        slot = required_form.read(self._place(tokens, index, index + 1, phrase), index)
        heads = combining(plain(phrase.text if before else parse.lemma))
        if slot is None or not heads:
            return None
        tail = word.lower() if before else self.inflect(phrase, slot.new)
        text = like(word, f"{heads[0]}-{tail}".lower()) if not is_acronym(word) else f"{heads[0]}-{tail}".upper()
        text = text[:1] + text[1:].lower() if not is_acronym(word) else text
        return Rewrite((TokenEdit(index, index + 1, text, "term"),), text, slot.new.key)

    def knows(self, word: str) -> bool:
        """See TargetLanguage: a word of the dictionary, or none in Cyrillic."""
        return is_latin(word) or any(p.known for p in morphology.parses(self.grammar.code, word.lower()))

    def piece(self, word: str, phrase: Phrase) -> tuple[int, int]:
        """See TargetLanguage: the half of a hyphenated compound that is the term."""
        if "-" not in word or len(phrase.words) > 1 or "-" in phrase.text:
            return 0, len(word)
        pattern, at = pattern_of(self.grammar, phrase)[0], 0
        for part in word.split("-"):
            if part and pattern.matches(self.grammar, part):
                return at, at + len(part)
            at += len(part) + 1
        return 0, len(word)

    def recase(self, text: str, old: str, phrase: Phrase) -> str:
        """See TargetLanguage: names keep their capitals, other terms take those of the word they replace."""
        return recased(phrase, text, old)

    def paradigm(self, term: Term) -> Mapping[str, str]:
        """See TargetLanguage."""
        phrase = self.decompose(term)
        if phrase.kind == "noun":
            numbers = (phrase.number,) if phrase.is_name or phrase.number == "plur" else ("sing", "plur")
            readings = [Reading("noun", case, number or "sing") for number in numbers for case in CASES]
        elif phrase.kind == "adj":
            readings = [Reading("adj", case, "sing", gender, "inan") for gender in _GENDERS for case in CASES]
            readings += [Reading("adj", case, "plur", "", "inan") for case in CASES]
        else:
            return {"uninflected": phrase.text}
        return {reading.key: self.inflect(phrase, reading) for reading in readings}


def russian_target() -> Slavic:
    """The target side of Russian."""
    return Slavic("ru", russian.GRAMMAR)


def ukrainian_target() -> Slavic | None:
    """The target side of Ukrainian; None where its dictionary, pymorphy3-dicts-uk (the extra `uk`), is not installed:
    its data is GPL."""
    return Slavic("uk", ukrainian.GRAMMAR) if find_spec("pymorphy3_dicts_uk") is not None else None
