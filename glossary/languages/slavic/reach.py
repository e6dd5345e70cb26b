"""How far a Russian or Ukrainian noun phrase reaches: the noun of an adjective, the genitive after a noun, the words
that a conjunction joins to the modifiers of a noun."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.languages.protocol import Tokens
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, parses
from glossary.languages.slavic.tables import Grammar

_SURELY = 0.3
_POSSIBLY = 0.1
_MODIFIERS = 4
_SHORT = 2


def attributes(grammar: Grammar, tokens: Tokens, index: int) -> list[Parse]:
    """The readings of a word as an adjective or participle, pronouns left out."""
    if not tokens[index].is_word:
        return []
    return [p for p in parses(grammar.code, tokens[index].low) if p.pos in ADJECTIVES and "Apro" not in p.tags]


def nouns(grammar: Grammar, tokens: Tokens, index: int) -> list[Parse]:
    """The readings of a word as a noun."""
    return [p for p in parses(grammar.code, tokens[index].low) if p.pos == "NOUN"] if tokens[index].is_word else []


def agree(word: Parse, noun: Parse) -> bool:
    """Whether an adjective and a noun share case, number and gender."""
    if word.case != noun.case or word.number != noun.number:
        return False
    return noun.number == "plur" or word.gender in ("", noun.gender)


def modified(grammar: Grammar, tokens: Tokens, index: int) -> int:
    """The noun right after an adjective that agrees with it, -1 if there is none."""
    at = index + 1
    if at >= len(tokens) or not tokens[at].is_word:
        return -1
    likely = [noun for noun in nouns(grammar, tokens, at) if noun.score > _POSSIBLY]
    own = attributes(grammar, tokens, index)
    return at if any(agree(word, noun) for word in own for noun in likely) else -1


def is_cut(grammar: Grammar, tokens: Tokens, last: int) -> bool:
    """Whether a span that ends before `last` ends in an adjective of the noun that follows."""
    first = parses(grammar.code, tokens[last - 1].low)[0] if tokens[last - 1].is_word else None
    return first is not None and first.pos in ADJECTIVES and modified(grammar, tokens, last - 1) == last


def cuts(grammar: Grammar, tokens: Tokens, last: int) -> bool:
    """Whether ending a span before `last` tears an adjective from its noun for good: not in "номер внутреннего |
    телефона", where the noun goes on to hang on the one before."""
    if not is_cut(grammar, tokens, last):
        return False
    adjectives = [p for p in attributes(grammar, tokens, last - 1) if p.case == "gent"]
    genitive = any(agree(word, noun) for word in adjectives for noun in nouns(grammar, tokens, last))
    return not (genitive and last > 1 and parses(grammar.code, tokens[last - 2].low)[0].pos == "NOUN")


def complement(grammar: Grammar, tokens: Tokens, first: int, last: int) -> int:
    """The end of the noun of a cut-off adjective, or of the genitive after a noun, with the adjectives before it; none
    where a conjunction goes on with another genitive."""
    if is_cut(grammar, tokens, last):
        return last + 1
    if not nouns(grammar, tokens, last - 1):
        return last
    at = last
    while (
        at < len(tokens) and at - last < _MODIFIERS and any(p.case == "gent" for p in attributes(grammar, tokens, at))
    ):
        if parses(grammar.code, tokens[at].low)[0].pos not in ADJECTIVES:
            break
        at += 1
    if at >= len(tokens) or not is_genitive(grammar, tokens, at):
        return last
    if at + 2 < len(tokens) and (tokens[at + 1].low in grammar.conjunctions or tokens[at + 1].text == ","):
        following = attributes(grammar, tokens, at + 2) + nouns(grammar, tokens, at + 2)
        if any(parse.case == "gent" for parse in following):
            return last
    return at + 1


def is_genitive(grammar: Grammar, tokens: Tokens, index: int) -> bool:
    """Whether a word is likely a noun in the genitive."""
    found = (
        parses(grammar.code, tokens[index].low) if len(tokens[index].text) > _SHORT and tokens[index].is_word else ()
    )
    gent = sum(parse.score for parse in found if parse.pos == "NOUN" and parse.case == "gent")
    return bool(found) and found[0].pos == "NOUN" and gent >= _SURELY


def coordinated(grammar: Grammar, tokens: Tokens, before: int, fits: Sequence[Parse]) -> tuple[int, ...]:
    """The adjectives that a conjunction or comma joins to the modifiers of a noun: простой или повторяющийся график.

    `before` is the token before those modifiers, `fits` their readings with the noun.
    """
    found, at = list[int](), before
    while at > 0 and len(found) < _MODIFIERS and (tokens[at].low in grammar.conjunctions or tokens[at].text == ","):
        likeliest = parses(grammar.code, tokens[at - 1].low)[0] if tokens[at - 1].is_word else None
        own = attributes(grammar, tokens, at - 1)
        if likeliest is None or likeliest.pos not in ADJECTIVES or not any(_alike(a, b) for a in own for b in fits):
            break
        found.append(at - 1)
        at -= 2
    return tuple(found)


def _alike(left: Parse, right: Parse) -> bool:
    return (left.case, left.number, left.gender) == (right.case, right.number, right.gender)
