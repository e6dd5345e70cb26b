"""A noun phrase in its place in a Russian or Ukrainian sentence, and what can be told of the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glossary.languages.protocol import Phrase, Reading, Tokens
from glossary.languages.slavic.cases import modifiers_before
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, parses
from glossary.languages.slavic.phrase import is_acronym, is_latin
from glossary.languages.slavic.tables import Grammar

_FINITE = ("VERB", "PRTS")
VERBAL = ("VERB", "INFN", "GRND")
_PREDICATE = 8
_CHAIN = 5


class Place(NamedTuple):
    """A phrase as it stands: its tokens, the readings of its form, and the token before it and its modifiers."""

    grammar: Grammar
    tokens: Tokens
    first: int
    last: int
    phrase: Phrase
    readings: tuple[Reading, ...]
    before: int

    @property
    def cases(self) -> frozenset[str]:
        return frozenset([reading.case for reading in self.readings])

    @property
    def left(self) -> Parse:
        return parses(self.grammar.code, self.tokens[self.before].text.lower())[0]


def agrees(word: Parse, reading: Reading) -> bool:
    """Whether an adjective, participle or verb goes with a noun in number and gender."""
    if word.number and reading.number and word.number != reading.number:
        return False
    return word.number == "plur" or not word.gender or not reading.gender or word.gender == reading.gender


def predicate(grammar: Grammar, tokens: Tokens, last: int, readings: tuple[Reading, ...]) -> bool:
    """Whether a finite verb follows in the clause of which the nominative among the readings could be the subject."""
    subjects = [reading for reading in readings if reading.case == "nomn"]
    return any(
        any(agrees(parse, reading) for reading in subjects)
        for index in range(last, min(last + _PREDICATE, clause_end(tokens, last)))
        for parse in parses(grammar.code, tokens[index].text.lower())[:1]
        if parse.pos in _FINITE and "impr" not in parse.tags
    )


def other_subject(grammar: Grammar, tokens: Tokens, at: int, verb: Parse) -> bool:
    """Whether a noun after the verb may be its subject: Карабах посетила делегация."""
    for index in range(at + 1, clause_end(tokens, at + 1)):
        for parse in parses(grammar.code, tokens[index].text.lower()):
            reading = Reading("noun", "nomn", parse.number, parse.gender)
            if parse.pos in ("NOUN", "NPRO", "INFN") and parse.case in ("nomn", "") and agrees(verb, reading):
                return True
    return False


def clause_end(tokens: Tokens, start: int) -> int:
    return next((index for index in range(start, len(tokens)) if not tokens[index].is_word), len(tokens))


def verb_follows(place: Place) -> bool:
    end = clause_end(place.tokens, place.last)
    words = [parses(place.grammar.code, place.tokens[i].text.lower())[0] for i in range(place.last, end)]
    return any(parse.pos in _FINITE for parse in words)


def standing(grammar: Grammar, tokens: Tokens, at: int, nouns: list[Parse]) -> frozenset[str]:
    """The cases in which a noun can stand where it stands; none where what is before it contradicts its form."""
    modifiers, before = modifiers_before(grammar, tokens, at)
    left = [[p for p in parses(grammar.code, tokens[index].text.lower()) if p.pos in ADJECTIVES] for index in modifiers]
    fitting = [noun for noun in nouns if all(any(_same(word, noun) for word in words) for words in left)]
    cases = frozenset([noun.case for noun in fitting or nouns])
    if before < 0 or not tokens[before].is_word:
        return cases - {"loct"} if cases != {"loct"} else cases
    word = tokens[before].text.lower()
    parse = parses(grammar.code, word)[0]
    asked: tuple[str, ...] = ()
    if word in grammar.prepositions:
        asked = grammar.prepositions[word][: 1 if word in grammar.firm else None]
    elif parse.pos == "NOUN":
        asked = ("gent",) if "gent" in cases else ("datv", "ablt")
    elif parse.pos in VERBAL and parse.lemma in grammar.verbs:
        asked = (*grammar.verbs[parse.lemma], "nomn") if parse.pos == "VERB" else grammar.verbs[parse.lemma]
    return cases & frozenset(asked) if asked else cases


def _same(word: Parse, noun: Parse) -> bool:
    return word.case == noun.case and agrees(word, Reading("noun", noun.case, noun.number, noun.gender))


def chain(place: Place) -> Iterator[int]:
    """The nouns to the left that may be the head of the genitives right before the place."""
    for at in range(place.before, max(-1, place.before - _CHAIN), -1):
        token = place.tokens[at]
        if not token.is_word:
            return
        yield at
        found = parses(place.grammar.code, token.text.lower())
        if not is_acronym(token.text) and not any(p.case == "gent" and p.pos in ("NOUN", *ADJECTIVES) for p in found):
            return


def is_readable(word: str) -> bool:
    """Whether the ending of a word can tell its case."""
    return not is_latin(word) and not is_acronym(word) and "-" not in word
