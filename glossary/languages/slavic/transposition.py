"""Rewrites across parts of speech in Russian and Ukrainian, for terms that allow them (`pos = any`).

Imperative or infinitive heading -> noun + genitive; "чтобы" + infinitive <-> "для" + noun; modal + infinitive ->
"выполнить" + noun; adjective + noun -> noun + genitive. Gains .07 to .10 TSR (term success rate) with a
dictionary made for each segment and loses with one global glossary, both on the WMT25 terminology test: hence opt-in.
"""

from __future__ import annotations

from glossary.languages.records import Phrase, Reading, Rewrite, TokenEdit
from glossary.languages.slavic.clause import Clause, PhraseContext
from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, adjective_form, agrees
from glossary.languages.slavic.phrase import inflect, is_latin, like

REASON = "across"
_NO_COMMA = frozenset(',.:;—–-("«“„')  # after these a clause begins without one
_HEADING = frozenset('.:;"«“(•')

# Distances, in words, and the number of coordinated nouns that are followed; chosen by hand on the golden sentences.
_NOUN_PHRASE = 4  # adjectives of an object before its noun
_BEFORE_NOUN = 3  # from an adjective to its noun
_GENITIVES = 2  # genitives after a noun, before the conjunction
_COORDINATIONS = 2

# The analyser's probability of a parse as a noun that counts, from the golden sentences.
_NOMINAL = 0.05  # of a word in whose place a noun can be put
_NOUN = 0.1  # of the noun of an adjective


def across(place: PhraseContext) -> Rewrite | None:
    """A rewrite that makes room for the phrase where a word of another part of speech is, or None."""
    clause, first, phrase = place.clause, place.first, place.phrase
    if place.last - first != 1 or is_latin(clause.text(first)):
        return None
    here = clause.first(first)
    attribute = here.pos == "ADJF" and clause.modified(first) >= 0
    nominal = any(noun.score > _NOMINAL for noun in clause.nouns(first)) and not attribute
    if phrase.kind == "noun" and not nominal:
        if here.pos in ("VERB", "INFN"):
            return _noun_for_verb(clause, first, phrase)
        if here.pos == "ADJF" and place.use.words == 1:
            return noun_for_adjective(clause, first, phrase)
    if phrase.kind == "verb" and here.pos == "NOUN":
        return _verb_for_noun(clause, first, phrase)
    return None


def _noun(grammar: Grammar, phrase: Phrase, case: str) -> tuple[str, str]:
    reading = Reading("noun", case, phrase.number if phrase.number == "plur" else "sing")
    return inflect(grammar, phrase, reading), reading.key


def _capital(text: str, old: str) -> str:
    return text[:1].upper() + text[1:] if old[:1].isupper() else text


def _is_heading(clause: Clause, first: int) -> bool:
    return first == 0 or clause.text(first - 1) in _HEADING


def _noun_for_verb(clause: Clause, first: int, phrase: Phrase) -> Rewrite | None:
    grammar, verb, before = clause.grammar, clause.first(first), clause.low(first - 1)
    if verb.pos == "VERB" and "impr" not in verb.tags:
        return None
    shift = shifted(clause, first + 1, "accs", "gent")
    so_that, purpose = grammar.purpose
    if verb.pos == "INFN" and before == so_that:
        term, key = _noun(grammar, phrase, "gent")
        text = _capital(f"{purpose} {term}", clause.text(first - 1))
        comma = _comma(clause, first) if first == 1 else ()
        return Rewrite((TokenEdit(first - 1, first + 1, text, REASON), *shift, *comma), term, key)
    how = first == 1 and before == grammar.how
    if how or _is_heading(clause, first):
        start = 0 if how else first
        term, key = _noun(grammar, phrase, "nomn")
        term = _capital(term, clause.text(start))
        return Rewrite((TokenEdit(start, first + 1, term, REASON), *shift), term, key)
    if verb.pos == "INFN" and before not in grammar.modals:
        return None
    if verb.pos == "INFN" and not shift and "tran" in verb.tags:
        return _noun_before_object(clause, first, phrase)
    term, key = _noun(grammar, phrase, "accs")
    infinitive, imperative = grammar.perform
    text = _capital(f"{infinitive if verb.pos == 'INFN' else imperative} {term}", clause.text(first))
    return Rewrite((TokenEdit(first, first + 1, text, REASON), *shift), term, key)


def _noun_before_object(clause: Clause, first: int, phrase: Phrase) -> Rewrite | None:
    """The noun before what it is done to, which opens the text and stands before the modal: эти даты нельзя изменить,
    изменение этих дат нельзя выполнить. None for another order of words."""
    words = range(first - 1)
    if not words or any(clause.first(at).pos not in ("NOUN", "NPRO", *ADJECTIVES) for at in words):
        return None
    moved = {edit.first: edit.new for edit in shifted(clause, 0, "accs", "gent")}
    if words[-1] not in moved:
        return None
    term, key = _noun(clause.grammar, phrase, "nomn")
    owned = " ".join(moved.get(at, clause.text(at)) for at in words)
    shown = owned if clause.first(0).pos == "NOUN" and clause.text(0)[1:].isupper() else owned[:1].lower() + owned[1:]
    term = _capital(term, clause.text(0))
    text = f"{term} {shown} {clause.text(first - 1)} {clause.grammar.perform[0]}"
    return Rewrite((TokenEdit(0, first + 1, text, REASON),), term, key)


def _comma(clause: Clause, first: int) -> tuple[TokenEdit, ...]:
    """The edit that removes the comma after the clause, which a noun alone does not need."""
    at = clause.end(first + 1)
    return (TokenEdit(at, at + 1, "", REASON),) if clause.text(at) == "," else ()


def _closed(clause: Clause, start: int, edits: tuple[TokenEdit, ...]) -> tuple[TokenEdit, ...]:
    """The edits with a comma between the clause that begins the text and the verb of the next one, where no other word
    than nouns and adjectives is between: чтобы перевести данные, нажмите."""
    at = start
    while clause.first(at).pos in ("NOUN", *ADJECTIVES):
        at += 1
    if at == start or clause.first(at).pos != "VERB":
        return edits
    last = next((edit for edit in edits if edit.last == at), TokenEdit(at - 1, at, clause.text(at - 1), REASON))
    return (*(edit for edit in edits if edit is not last), last._replace(new=f"{last.new},"))


def noun_for_adjective(clause: Clause, first: int, phrase: Phrase) -> Rewrite | None:
    """Adjective + noun -> noun + genitive of the phrase: входная запись -> запись ввода."""
    after = first + 1
    while after - first < _BEFORE_NOUN and clause.first(after).pos in ADJECTIVES:
        after += 1
    if not any(noun.score > _NOUN for noun in clause.nouns(after)):
        return None
    term, key = _noun(clause.grammar, phrase, "gent")
    kept = " ".join(token.text for token in clause.tokens[first + 1 : after + 1])
    text = f"{_capital(kept, clause.text(first))} {term}"
    return Rewrite((TokenEdit(first, after + 1, text, REASON),), term, key)


def _verb_for_noun(clause: Clause, first: int, phrase: Phrase) -> Rewrite | None:
    shift = shifted(clause, first + 1, "gent", "accs")
    term = inflect(clause.grammar, phrase, Reading("verb", verb=("INFN",)))
    so_that, purpose = clause.grammar.purpose
    if clause.low(first - 1) == purpose:
        text, start = _capital(f"{so_that} {term}", clause.text(first - 1)), first - 1
        if start and clause.text(start - 1) not in _NO_COMMA:
            text, start = f"{clause.text(start - 1)}, {text}", start - 1
        closed = shift if first > 1 else _closed(clause, first + 1, shift)
        return Rewrite((TokenEdit(start, first + 1, text, REASON), *closed), term, "infn")
    if not _is_heading(clause, first) or not any(parse.case == "nomn" for parse in clause.parses(first)):
        return None
    term = _capital(term, clause.text(first))
    return Rewrite((TokenEdit(first, first + 1, term, REASON), *shift), term, "infn")


def phrase_for_adjective(clause: Clause, first: int, phrase: Phrase) -> Rewrite | None:
    """A phrase with a preposition after the noun whose adjective it replaces: ограниченный доступ -> доступ с
    ограничением; None if there is no such adjective."""
    noun = clause.modified(first)
    if noun < 0 or clause.first(first).pos not in ADJECTIVES or clause.first(first - 1).pos in ADJECTIVES:
        return None
    if clause.complement(noun + 1) > noun + 1:
        return None  # would become a complement of the last word of the phrase
    head = _capital(clause.text(noun), clause.text(first))
    edit = TokenEdit(first, noun + 1, f"{head} {phrase.text}", REASON)
    return Rewrite((edit,), phrase.text, "uninflected")


def shifted(clause: Clause, start: int, old: str, new: str, depth: int = 0) -> tuple[TokenEdit, ...]:
    """The noun phrase that starts at a token moved from case `old` to case `new`, with what is coordinated to it."""
    at = start
    while at - start < _NOUN_PHRASE and (clause.first(at).pos in ADJECTIVES or "Apro" in clause.first(at).tags):
        at += 1
    heads = [noun for noun in clause.nouns(at) if noun.case == old]
    if not heads or is_latin(clause.text(at)):
        return ()
    modifiers = [[word for word in clause.adjectives(index) if word.case == old] for index in range(start, at)]
    fitting = (head for head in heads if all(any(a.number == head.number for a in words) for words in modifiers))
    head = next(fitting, heads[0])
    edits = _moved(clause, at, head.inflect({new, head.number}))
    for index, words in zip(range(start, at), modifiers, strict=True):
        word = next((parse for parse in words if parse.number == head.number), None)
        if word is not None:
            edits += _moved(clause, index, adjective_form(word, new, head.number, head.gender, head.animacy))
    edits += _shifted_participle(clause, at, head, new)
    return edits + _coordinated(clause, at, old, new, depth)


def _shifted_participle(clause: Clause, at: int, head: Parse, new: str) -> tuple[TokenEdit, ...]:
    """The participle after the noun at `at` and a comma, moved with it: среду, оптимизированную -> среды, ..."""
    if clause.text(at + 1) != ",":
        return ()
    for parse in clause.parses(at + 2):
        if parse.pos == "PRTF" and agrees(parse, head):
            return _moved(clause, at + 2, adjective_form(parse, new, head.number, head.gender, head.animacy))
    return ()


def _coordinated(clause: Clause, at: int, old: str, new: str, depth: int) -> tuple[TokenEdit, ...]:
    """The edits of what a conjunction joins to the noun at `at`, after the genitives that depend on the noun."""
    after = at + 1
    while after - at <= _GENITIVES and clause.first(after).pos == "NOUN" and clause.first(after).case == "gent":
        after += 1
    if depth < _COORDINATIONS and clause.low(after) in clause.grammar.conjunctions:
        return shifted(clause, after + 1, old, new, depth + 1)
    return ()


def _moved(clause: Clause, index: int, word: str | None) -> tuple[TokenEdit, ...]:
    old = clause.text(index)
    if not word or word == old.lower():
        return ()
    return (TokenEdit(index, index + 1, like(old, word), REASON),)
