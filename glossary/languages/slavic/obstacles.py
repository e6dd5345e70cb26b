"""Reasons why a Russian or Ukrainian term cannot replace its rendering even if the parts of speech match: the sentence
would be broken."""

from __future__ import annotations

from glossary.languages.slavic.clause import Clause, PhraseContext
from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.morphology import VERBS, Parse, parses
from glossary.languages.slavic.phrase import is_latin

# Least probabilities (pymorphy3, 0..1) of a word being an adjective, chosen by hand on the golden sentences.
_ADJECTIVE = 0.5  # enough where the source uses the term before a noun
_ADJECTIVE_OF_NOUN = 0.2  # enough if it agrees with the noun after it
_LABEL = frozenset("«\"“„‹'|:;.()[]/•–—-»”›")


def obstacle(place: PhraseContext) -> str:
    """The reason why the phrase would break the sentence in its place, or ""."""
    if place.phrase.kind == "noun":
        return _of_noun(place)
    if place.phrase.kind == "verb":
        return _of_verb(place)
    if place.phrase.kind == "frozen" and not _is_label(place):
        return _of_frozen(place)
    return ""


def _of_noun(place: PhraseContext) -> str:
    clause, first, last, phrase, use = place.clause, place.first, place.last, place.phrase, place.use
    ends_in_head = phrase.head == len(phrase.words) - 1  # else a noun left over would be governed by its last word
    if last < len(clause) and (clause.is_torn(last) if ends_in_head else clause.is_cut(last)):
        return f"would be cut off: {clause.text(last)}"
    word = clause.text(first)
    if last - first == 1 and not is_latin(word):
        adjective = sum(parse.score for parse in clause.attributes(first))
        likely = use.attribute and adjective >= _ADJECTIVE
        if likely or (clause.modified(first) >= 0 and adjective >= _ADJECTIVE_OF_NOUN):
            return f"part of speech: {word}"
    acts = use.verb or (use.opens and clause.complement(last) > last)
    if acts and is_action(clause.grammar, word) and not is_action(clause.grammar, phrase.words[phrase.head]):
        return f"used as a verb: {word}"
    return ""


def is_action(grammar: Grammar, word: str) -> bool:
    """True if a noun names an action, by its ending."""
    return any(
        parse.pos == "NOUN" and parse.lemma.endswith(grammar.actions) for parse in parses(grammar.code, word.lower())
    )


def _of_aspect(clause: Clause, first: int, old: Parse, new: Parse) -> str:
    """A perfective verb where only an imperfective can be: in the present, after "не", "будет", "продолжать"; an
    imperfective where something happened once."""
    grammar, reason = clause.grammar, f"another aspect: {clause.text(first)}"
    if "perf" in old.tags and "impf" in new.tags and old.pos in ("VERB", "PRTS") and "impr" not in old.tags:
        return reason
    if "impf" not in old.tags or "perf" not in new.tags:
        return ""
    negated = clause.low(first - 1) == grammar.negation
    phase = clause.first(first - 1).lemma in {grammar.be, *grammar.phases}
    needless = clause.low(first - 2) == grammar.negation and clause.low(first - 1) in grammar.needs
    lasting = old.pos == "INFN" and (negated or phase or needless)
    return reason if "pres" in old.tags or lasting or ("impr" in old.tags and negated) else ""


def _of_verb(place: PhraseContext) -> str:
    """A verb with another government than the one it replaces: следить за сообщениями, отслеживать сообщения."""
    clause, phrase = place.clause, place.phrase
    old = next((parse for parse in clause.parses(place.first) if parse.pos in VERBS), None)
    own = parses(clause.grammar.code, phrase.words[0].lower())
    new = next((parse for parse in own if parse.pos == "INFN"), None)
    if old is None or new is None:
        return ""
    aspect = _of_aspect(clause, place.first, old, new)
    if aspect:
        return aspect
    after = clause.first(place.last)
    if "tran" in old.tags and "intr" in new.tags and len(phrase.words) == 1:
        return f"takes no object: {phrase.text}" if after.pos in ("NOUN", "NPRO", "ADJF", "PRTF") else ""
    if "intr" in old.tags and "tran" in new.tags:
        oblique = after.pos == "PREP" or after.case in ("datv", "ablt")
        return f"takes another object: {phrase.text}" if oblique else ""
    return ""


def _of_frozen(place: PhraseContext) -> str:
    """The reason why a word that does not inflect (открыто) cannot be there: something before it governs it; or ""."""
    clause, phrase = place.clause, place.phrase
    likeliest = parses(clause.grammar.code, phrase.words[0].lower())[0]
    if len(phrase.words) > 1 or is_latin(phrase.text) or likeliest.pos not in ("ADVB", "ADJS", "PRTS", "PRED"):
        return ""
    here = clause.first(place.first)
    if here.pos == likeliest.pos:
        return ""
    joined = clause.is_word(place.first - 1) or clause.is_word(place.last)
    return f"part of speech: {clause.text(place.first)}" if joined or here.pos in ("INFN", "VERB") else ""


def of_prepositional(place: PhraseContext) -> str:
    """A phrase with a preposition where a verb or participle has something after it: ограничены значениями."""
    clause, here = place.clause, place.clause.first(place.first)
    if clause.governed(place.first - 1):
        return ""  # takes the place of that phrase
    governs = here.pos in ("VERB", "PRTS", "ADJS", "INFN", "NOUN")
    return f"part of speech: {clause.text(place.first)}" if governs and clause.is_word(place.last) else ""


def _is_label(place: PhraseContext) -> bool:
    """True if nothing but marks is beside the words: a label, an entry of a list."""
    clause = place.clause
    before = place.first == 0 or clause.text(place.first - 1) in _LABEL
    return before and (place.last >= len(clause) or clause.text(place.last) in _LABEL)
