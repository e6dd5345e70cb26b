"""Reading the grammatical form of a word from where it stands, in Russian and Ukrainian.

The best parse is the one with the largest product of factors: agreeing modifiers, government of the preposition,
genitive after a noun, accusative after a transitive verb, quotation marks, the number of the source noun, and the
analyser's own score. Of the replacements read by hand, in the output of several systems for the WMT25
terminology test, 97 % had the right form.
"""

from __future__ import annotations

from glossary.languages.protocol import Phrase, Reading, Slot, Tokens, Use
from glossary.languages.slavic.cases import Context, agrees, case_by_context, modifiers_before, with_person
from glossary.languages.slavic.morphology import ADJECTIVES, VERBS, Parse, parses
from glossary.languages.slavic.phrase import is_latin
from glossary.languages.slavic.reach import modified
from glossary.languages.slavic.tables import Grammar
from glossary.model import TermType

_FUNCTION = frozenset(("PREP", "CONJ", "PRCL", "NPRO", "INTJ"))
_QUOTES = frozenset("«\"“„‹'")
_UNLIKELY = 0.05
_MODIFIERS = 4
_NEAR = 4
_SUBJECT_OR_OBJECT = ("nomn", "accs")
_ONE_NUMBER = frozenset(("Pltm", "Geox", "Name", "Surn", "Patr"))
_WANTED = {"noun": frozenset(("NOUN",)), "verb": frozenset(VERBS), "adj": frozenset(("ADJF", "PRTF", "ADJS"))}


def first_parse(grammar: Grammar, tokens: Tokens, index: int) -> Parse:
    """The likeliest parse of a token."""
    return parses(grammar.code, tokens[index].text.lower())[0]


def fits(grammar: Grammar, tokens: Tokens, phrase: Phrase, *, across: bool) -> tuple[bool, ...]:
    """For every token, whether a phrase of this kind could stand in its place."""
    return tuple([_fits(grammar, tokens, index, phrase, across) for index in range(len(tokens))])


def _fits(grammar: Grammar, tokens: Tokens, index: int, phrase: Phrase, across: bool) -> bool:
    token = tokens[index]
    if not token.is_word or len(token.text) < 2:
        return False
    if is_latin(token.text):
        return True
    found = parses(grammar.code, token.text.lower())
    first = found[0]
    if first.pos in _FUNCTION or "Apro" in first.tags:
        return False
    wanted = _WANTED.get(phrase.kind)
    if wanted is None or any(parse.pos in wanted and parse.score > _UNLIKELY for parse in found):
        return True
    if phrase.is_name and token.text[0].isupper() and not any(parse.known for parse in found):
        return True  # a garbled name may look like anything
    if not across:
        return False
    if phrase.kind == "noun":
        return first.pos in ("VERB", "INFN") or (first.pos == "ADJF" and index + 1 < len(tokens))
    return phrase.kind == "verb" and first.pos == "NOUN"


def head(grammar: Grammar, tokens: Tokens, first: int, last: int, anchor: int) -> int:
    """The first noun of a rendering of several words; the anchor itself when there is none, or one word only."""
    if last - first == 1:
        return anchor
    for index in range(first, last):
        token = tokens[index]
        found = parses(grammar.code, token.text.lower()) if token.is_word else ()
        if index + 1 < last and modified(grammar, tokens, index) >= 0:
            continue  # рабочий процесс
        if found and found[0].pos not in ADJECTIVES and any(p.pos == "NOUN" and p.score > 0.1 for p in found):
            return index
    return anchor


def read(grammar: Grammar, tokens: Tokens, first: int, last: int, anchor: int, phrase: Phrase, use: Use) -> Slot | None:
    """The place [first, last) as the phrase would fill it; None if the parts of speech do not go together."""
    if phrase.kind == "noun":
        return _read_noun(grammar, tokens, first, head(grammar, tokens, first, last, anchor), phrase, use)
    if phrase.kind == "verb":
        return _read_verb(grammar, tokens, anchor)
    if phrase.kind == "adj":
        return _read_adjective(grammar, tokens, anchor, last)
    return Slot(Reading("frozen"), Reading("frozen"))


def _read_verb(grammar: Grammar, tokens: Tokens, index: int) -> Slot | None:
    found = parses(grammar.code, tokens[index].text.lower())
    if not index or tokens[index - 1].text.lower() != grammar.you:
        found = tuple(sorted(found, key=lambda parse: "impr" not in parse.tags))  # удалите: rather an order
    for parse in found:
        if parse.pos in VERBS:
            kinds = ("past", "pres", "futr", "1per", "2per", "3per", "impr", "actv", "pssv")
            tags = (parse.pos, *(tag for tag in kinds if tag in parse.tags))
            reading = Reading("verb", parse.case, parse.number, parse.gender, parse.animacy, tags)
            return Slot(reading, reading)
    return None


def _read_adjective(grammar: Grammar, tokens: Tokens, index: int, last: int) -> Slot | None:
    """An adjective reads like the noun that follows it, past other adjectives."""
    own = [parse for parse in parses(grammar.code, tokens[index].text.lower()) if parse.pos in ADJECTIVES]
    if not own:
        return None
    best, animacy = own[0], own[0].animacy
    after = last
    while after < len(tokens) and tokens[after].is_word and first_parse(grammar, tokens, after).pos in ADJECTIVES:
        after += 1
    nouns = _nouns(grammar, tokens, after) if after < len(tokens) else []
    for parse in own:
        partner = next((noun for noun in nouns if agrees(parse, noun)), None)
        if partner is not None:
            best, animacy = parse, partner.animacy
            break
    reading = Reading("adj", best.case, best.number, best.gender, best.animacy or animacy)
    return Slot(reading, reading)


def _nouns(grammar: Grammar, tokens: Tokens, index: int) -> list[Parse]:
    found = parses(grammar.code, tokens[index].text.lower()) if tokens[index].is_word else ()
    return [parse for parse in found if parse.pos in ("NOUN", "NPRO") and parse.case]


def _read_noun(grammar: Grammar, tokens: Tokens, first: int, head_at: int, phrase: Phrase, use: Use) -> Slot | None:
    modifiers, before = modifiers_before(grammar, tokens, head_at)
    if before >= first:  # words of the old rendering itself
        modifiers, before = modifiers_before(grammar, tokens, first)
    best = _best_noun(grammar, tokens, head_at, modifiers, before, phrase, use)
    number = "plur" if use.plural else "sing"
    if best is None:
        text = tokens[head_at].text
        unknown = is_latin(text) or not any(p.known for p in parses(grammar.code, text.lower()))
        if not unknown or (not is_latin(text) and not phrase.is_name):
            return None
        old = Reading("noun", case_by_context(grammar, tokens, before, head_at + 1, phrase, use), number)
    else:
        old = Reading("noun", best.case, best.number or number, best.gender, best.animacy)
    new = old.but(gender=phrase.gender, animacy=phrase.animacy)
    if phrase.number == "plur" or (phrase.number == "sing" and phrase.is_name):
        new = new.but(number=phrase.number)
    elif phrase.own and phrase.term.number == "sing" and not use.plural:
        new = new.but(number="sing")
    elif best is not None and best.tags & _ONE_NUMBER and not phrase.is_name:
        new = new.but(number=number)  # данные, Россия: only the source knows
    return Slot(old, new, tuple(index for index in modifiers if index < first))


def _best_noun(
    grammar: Grammar, tokens: Tokens, index: int, modifiers: tuple[int, ...], before: int, phrase: Phrase, use: Use
) -> Parse | None:
    nouns = [parse for parse in _nouns(grammar, tokens, index) if parse.known or "Fixd" not in parse.tags]
    if not nouns:
        return None
    number = "plur" if use.plural else "sing"
    context = Context(grammar, tokens, index, modifiers, before, phrase)
    if use.apposed and phrase.term.type is TermType.PERSON:
        context.apposed = with_person(grammar, tokens, before)

    def weight(parse: Parse) -> float:
        score = parse.score
        if parse.case in _SUBJECT_OR_OBJECT:  # which of the two it is depends on the place, not on the word
            twins = [p.score for p in nouns if p.case in _SUBJECT_OR_OBJECT and p.lemma == parse.lemma]
            score = sum(twins) / len(twins)
        same = 2.5 if parse.number == number or context.is_subject(parse) else 0.5
        return score * context.weight(parse) * (same if parse.number else 1.0)

    best = max(nouns, key=weight)
    governed = context.governs
    if governed and not context.modifiers and not context.apposed and best.case not in governed:
        nominative = next((parse for parse in nouns if parse.case == "nomn"), best)
        return nominative if tokens[index].text[:1].isupper() else best  # к Отчётность: a label
    guessed = not best.known and phrase.is_name and best.case == "nomn"  # a garbled name: the context says more
    return None if guessed and context.weight(best) < 1 else best
