"""Rewrites across parts of speech in Russian and Ukrainian, for terms that allow them (`pos = any`).

Imperative or infinitive heading -> noun + genitive; "чтобы" + infinitive <-> "для" + noun; modal + infinitive ->
"выполнить" + noun; adjective + noun -> noun + genitive. Worth +.07 to +.10 TSR with a dictionary made for each
segment, harmful with one global glossary (both measured on the WMT25 terminology test): hence opt-in.
"""

from __future__ import annotations

from glossary.languages.protocol import Phrase, Reading, Rewrite, TokenEdit, Tokens
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, adjective_form, parses
from glossary.languages.slavic.phrase import inflect, is_latin, like
from glossary.languages.slavic.reach import complement, modified
from glossary.languages.slavic.reading import first_parse
from glossary.languages.slavic.tables import Grammar

REASON = "across"
_HEADING = frozenset('.:;"«“(•')
_NOUN_PHRASE = 4
_COORDINATIONS = 2


def across(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, words: int) -> Rewrite | None:
    """A rewrite that makes room for the phrase at [first, last) where another part of speech stands, or None."""
    if last - first != 1 or is_latin(tokens[first].text):
        return None
    found = parses(grammar.code, tokens[first].text.lower())
    attribute = found[0].pos == "ADJF" and modified(grammar, tokens, first) >= 0
    nominal = any(parse.pos == "NOUN" and parse.score > 0.05 for parse in found) and not attribute
    if phrase.kind == "noun" and not nominal:
        if found[0].pos in ("VERB", "INFN"):
            return _noun_for_verb(grammar, tokens, first, phrase)
        if found[0].pos == "ADJF" and words == 1:
            return noun_for_adjective(grammar, tokens, first, phrase)
    if phrase.kind == "verb" and found[0].pos == "NOUN":
        return _verb_for_noun(grammar, tokens, first, phrase)
    return None


def _noun(grammar: Grammar, phrase: Phrase, case: str) -> tuple[str, str]:
    reading = Reading("noun", case, phrase.number if phrase.number == "plur" else "sing")
    return inflect(grammar, phrase, reading), reading.key


def _capital(text: str, old: str) -> str:
    return text[:1].upper() + text[1:] if old[:1].isupper() else text


def _is_heading(tokens: Tokens, first: int) -> bool:
    return first == 0 or tokens[first - 1].text in _HEADING


def _noun_for_verb(grammar: Grammar, tokens: Tokens, first: int, phrase: Phrase) -> Rewrite | None:
    verb = first_parse(grammar, tokens, first)
    if verb.pos == "VERB" and "impr" not in verb.tags:
        return None
    before = tokens[first - 1].text.lower() if first else ""
    shift = shifted(grammar, tokens, first + 1, "accs", "gent")
    so_that, purpose = grammar.purpose
    if verb.pos == "INFN" and before == so_that:
        term, key = _noun(grammar, phrase, "gent")
        text = _capital(f"{purpose} {term}", tokens[first - 1].text)
        comma = _comma(tokens, first) if first == 1 else ()
        return Rewrite((TokenEdit(first - 1, first + 1, text, REASON), *shift, *comma), term, key)
    how = first == 1 and before == grammar.how
    if how or _is_heading(tokens, first):
        start = 0 if how else first
        term, key = _noun(grammar, phrase, "nomn")
        term = _capital(term, tokens[start].text)
        return Rewrite((TokenEdit(start, first + 1, term, REASON), *shift), term, key)
    term, key = _noun(grammar, phrase, "accs")
    infinitive, imperative = grammar.perform
    if verb.pos == "INFN" and before not in grammar.modals:
        return None
    carrier = infinitive if verb.pos == "INFN" else imperative
    text = _capital(f"{carrier} {term}", tokens[first].text)
    return Rewrite((TokenEdit(first, first + 1, text, REASON), *shift), term, key)


def _comma(tokens: Tokens, first: int) -> tuple[TokenEdit, ...]:
    """The comma that closed the clause is not wanted after a mere noun."""
    at = next((index for index in range(first + 1, len(tokens)) if not tokens[index].is_word), len(tokens))
    return (TokenEdit(at, at + 1, "", REASON),) if at < len(tokens) and tokens[at].text == "," else ()


def noun_for_adjective(grammar: Grammar, tokens: Tokens, first: int, phrase: Phrase) -> Rewrite | None:
    """Adjective + noun -> noun + genitive of the phrase: входная запись -> запись ввода."""
    after = first + 1
    while after < len(tokens) and after - first < 3 and first_parse(grammar, tokens, after).pos in ADJECTIVES:
        after += 1
    if after >= len(tokens) or not tokens[after].is_word:
        return None
    if not any(p.pos == "NOUN" and p.score > 0.1 for p in parses(grammar.code, tokens[after].text.lower())):
        return None
    term, key = _noun(grammar, phrase, "gent")
    kept = " ".join(token.text for token in tokens[first + 1 : after + 1])
    return Rewrite((TokenEdit(first, after + 1, f"{_capital(kept, tokens[first].text)} {term}", REASON),), term, key)


def _verb_for_noun(grammar: Grammar, tokens: Tokens, first: int, phrase: Phrase) -> Rewrite | None:
    shift = shifted(grammar, tokens, first + 1, "gent", "accs")
    term = inflect(grammar, phrase, Reading("verb", verb=("INFN",)))
    so_that, purpose = grammar.purpose
    if first and tokens[first - 1].text.lower() == purpose:
        text = _capital(f"{so_that} {term}", tokens[first - 1].text)
        return Rewrite((TokenEdit(first - 1, first + 1, text, REASON), *shift), term, "infn")
    nominative = any(parse.case == "nomn" for parse in parses(grammar.code, tokens[first].text.lower()))
    if not _is_heading(tokens, first) or not nominative:
        return None
    term = _capital(term, tokens[first].text)
    return Rewrite((TokenEdit(first, first + 1, term, REASON), *shift), term, "infn")


def phrase_for_adjective(grammar: Grammar, tokens: Tokens, first: int, phrase: Phrase) -> Rewrite | None:
    """A phrase with a preposition after the noun whose adjective it replaces: ограниченный доступ -> доступ с
    ограничением; None where no such adjective stands there."""
    noun = modified(grammar, tokens, first)
    if noun < 0 or first_parse(grammar, tokens, first).pos not in ADJECTIVES:
        return None
    if first and first_parse(grammar, tokens, first - 1).pos in ADJECTIVES:
        return None
    if complement(grammar, tokens, noun, noun + 1) > noun + 1:
        return None  # would hang on the last word of the phrase
    head = _capital(tokens[noun].text, tokens[first].text)
    edit = TokenEdit(first, noun + 1, f"{head} {phrase.text}", REASON)
    return Rewrite((edit,), phrase.text, "uninflected")


def shifted(grammar: Grammar, tokens: Tokens, start: int, old: str, new: str, depth: int = 0) -> tuple[TokenEdit, ...]:
    """The noun phrase that starts at a token moved from case `old` to case `new`, with what is coordinated to it."""
    code, at = grammar.code, start
    while at < len(tokens) and at - start < _NOUN_PHRASE:
        parse = first_parse(grammar, tokens, at)
        if parse.pos not in ADJECTIVES and "Apro" not in parse.tags:
            break
        at += 1
    if at >= len(tokens) or not tokens[at].is_word or is_latin(tokens[at].text):
        return ()
    heads = [p for p in parses(code, tokens[at].text.lower()) if p.pos == "NOUN" and p.case == old]
    modifiers = [
        [p for p in parses(code, tokens[index].text.lower()) if p.pos in ADJECTIVES and p.case == old]
        for index in range(start, at)
    ]
    fitting = [head for head in heads if all(any(a.number == head.number for a in words) for words in modifiers)]
    if not heads:
        return ()
    head = (fitting or heads)[0]
    edits = _moved(tokens, at, head.inflect({new, head.number}))
    for index, words in zip(range(start, at), modifiers, strict=True):
        word = next((a for a in words if a.number == head.number), None)
        if word is not None:
            edits += _moved(tokens, index, adjective_form(word, new, head.number, head.gender, head.animacy))
    edits += _shifted_participle(grammar, tokens, at, head, new)
    return edits + _coordinated(grammar, tokens, at, old, new, depth)


def _shifted_participle(grammar: Grammar, tokens: Tokens, at: int, head: Parse, new: str) -> tuple[TokenEdit, ...]:
    """The participle after the noun at `at` and a comma, moved with it: среду, оптимизированную -> среды, ..."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != ",":
        return ()
    for parse in parses(grammar.code, tokens[at + 2].low):
        same = parse.case == head.case and parse.number == head.number
        if parse.pos == "PRTF" and same and (head.number == "plur" or parse.gender == head.gender):
            return _moved(tokens, at + 2, adjective_form(parse, new, head.number, head.gender, head.animacy))
    return ()


def _coordinated(grammar: Grammar, tokens: Tokens, at: int, old: str, new: str, depth: int) -> tuple[TokenEdit, ...]:
    after = at + 1
    while after < len(tokens) and after - at < 3:
        parse = first_parse(grammar, tokens, after)
        if parse.pos != "NOUN" or parse.case != "gent":
            break
        after += 1
    if depth < _COORDINATIONS and after + 1 < len(tokens) and tokens[after].text.lower() in grammar.conjunctions:
        return shifted(grammar, tokens, after + 1, old, new, depth + 1)
    return ()


def _moved(tokens: Tokens, index: int, word: str | None) -> tuple[TokenEdit, ...]:
    old = tokens[index].text
    if not word or word == old.lower():
        return ()
    return (TokenEdit(index, index + 1, like(old, word), REASON),)
