"""What speaks against putting a Russian or Ukrainian term where its rendering stands, though parts of speech go
together: what would be left is no sentence."""

from __future__ import annotations

from glossary.languages.protocol import Phrase, Tokens, Use
from glossary.languages.slavic.morphology import VERBS, Parse, parses
from glossary.languages.slavic.phrase import is_latin
from glossary.languages.slavic.reach import attributes, complement, cuts, is_cut, modified
from glossary.languages.slavic.tables import Grammar

_ADJECTIVAL = 0.5
_MAYBE = 0.2
_LABEL = frozenset("«\"“„‹'|:;.()[]/•–—-»”›")


def obstacle(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
    """Why the phrase would leave a broken sentence in the place of [first, last), or ""."""
    if phrase.kind == "noun":
        return _of_noun(grammar, tokens, first, last, phrase, use)
    if phrase.kind == "verb":
        return _of_verb(grammar, tokens, first, last, phrase)
    if phrase.kind == "frozen" and not _stands_alone(tokens, first, last):
        return _of_frozen(grammar, tokens, first, last, phrase)
    return ""


def _of_noun(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, use: Use) -> str:
    ends_in_head = phrase.head == len(phrase.words) - 1  # else a noun left over would hang on the tail of the term
    if last < len(tokens) and (cuts if ends_in_head else is_cut)(grammar, tokens, last):
        return f"would be cut off: {tokens[last].text}"
    word = tokens[first].text
    if last - first == 1 and not is_latin(word):
        adjectival = sum(p.score for p in attributes(grammar, tokens, first))
        likely = use.attribute and adjectival >= _ADJECTIVAL
        if likely or (modified(grammar, tokens, first) >= 0 and adjectival >= _MAYBE):
            return f"part of speech: {word}"
    acts = use.verb or (use.opens and complement(grammar, tokens, first, last) > last)
    if acts and is_action(grammar, word) and not is_action(grammar, phrase.words[phrase.head]):
        return f"used as a verb: {word}"
    return ""


def is_action(grammar: Grammar, word: str) -> bool:
    """Whether a noun names an action, by its ending."""
    return any(
        parse.pos == "NOUN" and parse.lemma.endswith(grammar.actions) for parse in parses(grammar.code, word.lower())
    )


def _of_aspect(grammar: Grammar, tokens: Tokens, first: int, old: Parse, new: Parse) -> str:
    """A perfective verb where only an imperfective stands: in the present, after "не", "будет", "продолжать"; an
    imperfective where something happened once."""
    if "perf" in old.tags and "impf" in new.tags and old.pos in ("VERB", "PRTS") and "impr" not in old.tags:
        return f"another aspect: {tokens[first].text}"
    if "impf" not in old.tags or "perf" not in new.tags:
        return ""
    before = parses(grammar.code, tokens[first - 1].low)[0] if first and tokens[first - 1].is_word else None
    negated = before is not None and tokens[first - 1].low == grammar.negation
    phase = before is not None and before.lemma in {grammar.be, *grammar.phases}
    if first > 1 and tokens[first - 2].low == grammar.negation:
        phase = phase or tokens[first - 1].low in grammar.needs
    if "pres" in old.tags or (old.pos == "INFN" and (negated or phase)) or ("impr" in old.tags and negated):
        return f"another aspect: {tokens[first].text}"
    return ""


def _of_verb(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase) -> str:
    """A verb with another government than the one it replaces: следить за сообщениями, отслеживать сообщения."""
    old = next((p for p in parses(grammar.code, tokens[first].low) if p.pos in VERBS), None)
    new = next((p for p in parses(grammar.code, phrase.words[0].lower()) if p.pos == "INFN"), None)
    if old is None or new is None:
        return ""
    aspect = _of_aspect(grammar, tokens, first, old, new)
    if aspect or last >= len(tokens) or not tokens[last].is_word:
        return aspect
    after = parses(grammar.code, tokens[last].low)[0]
    if old.tags & {"tran"} and new.tags & {"intr"} and len(phrase.words) == 1:
        return f"takes no object: {phrase.text}" if after.pos in ("NOUN", "NPRO", "ADJF", "PRTF") else ""
    if old.tags & {"intr"} and new.tags & {"tran"}:
        oblique = after.pos == "PREP" or after.case in ("datv", "ablt")
        return f"takes another object: {phrase.text}" if oblique else ""
    return ""


def _of_frozen(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase) -> str:
    """A word that does not inflect (открыто) where a preposition or a verb asks for a form."""
    likeliest = parses(grammar.code, phrase.words[0].lower())[0]
    if len(phrase.words) > 1 or is_latin(phrase.text) or likeliest.pos not in ("ADVB", "ADJS", "PRTS", "PRED"):
        return ""
    here = parses(grammar.code, tokens[first].low)[0]
    if here.pos == likeliest.pos:
        return ""
    beside = [tokens[at] for at in (first - 1, last) if 0 <= at < len(tokens)]
    if here.pos in ("INFN", "VERB") or any(token.is_word for token in beside):
        return f"part of speech: {tokens[first].text}"
    return ""


def of_prepositional(grammar: Grammar, tokens: Tokens, first: int, last: int) -> str:
    """A phrase with a preposition where a verb or participle has something after it: ограничены значениями."""
    here = parses(grammar.code, tokens[first].low)[0]
    goes_on = last < len(tokens) and tokens[last].is_word
    if first and tokens[first - 1].low in grammar.prepositions:
        return ""  # takes the place of that phrase
    return (
        f"part of speech: {tokens[first].text}"
        if here.pos in ("VERB", "PRTS", "ADJS", "INFN", "NOUN") and goes_on
        else ""
    )


def _stands_alone(tokens: Tokens, first: int, last: int) -> bool:
    """Whether nothing but marks stands beside the words: a label, an entry of a list."""
    before = not first or tokens[first - 1].text in _LABEL
    return before and (last >= len(tokens) or tokens[last].text in _LABEL)
