"""Putting a Russian or Ukrainian term that stands in an impossible form into the one form that its place asks for."""

from __future__ import annotations

from glossary.languages.protocol import Phrase, Reading, Rewrite, Slot, TokenEdit, Tokens
from glossary.languages.slavic.agreement import agree
from glossary.languages.slavic.cases import modifiers_before
from glossary.languages.slavic.clause import agrees, other_subject
from glossary.languages.slavic.government import demand
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, adjective_form, parses
from glossary.languages.slavic.phrase import inflect, like
from glossary.languages.slavic.tables import Grammar
from glossary.languages.slavic.validity import (
    adjectives,
    disagreeing,
    goes_with,
    is_label,
    is_no_form,
    nouns_after,
    readings_of,
)

REASON = "form"
_AGREEMENT = "agreement"
_BETWEEN = ("PRCL", "ADVB")
_NEAR = 3


def repair(grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, *, plural: bool) -> Rewrite | None:
    """The rewrite that puts the phrase at [first, last) into the one form that its neighbours allow, or the verb after
    it into agreement with it; None where the form may be right, or several forms may."""
    if phrase.kind == "adj":
        return _adjective(grammar, tokens, first, last)
    if is_label(tokens, first, phrase):
        return None
    readings = readings_of(grammar, tokens, first, last, phrase)
    if not readings:
        return None
    asked = demand(grammar, tokens, first, last, phrase, readings)
    cases = frozenset([reading.case for reading in readings])
    broken = is_no_form(grammar, tokens, first, last, phrase, plural=plural)
    governed = asked is not None and disagreeing(grammar, tokens, first, readings, asked) >= 0
    if not broken and not governed and (asked is None or cases & asked.wide):
        return _subject(grammar, tokens, first, last, phrase, readings)
    if asked is not None and not asked.sure and not broken:
        return None
    wanted = cases if asked is None else (broken and cases & asked.wide) or (asked.wide if governed else asked.strict)
    numbers = {phrase.number or "sing"} if phrase.is_name else {reading.number for reading in readings}
    forms: dict[str, Reading] = {}
    for reading in (
        Reading("noun", case, number, phrase.gender, phrase.animacy) for case in sorted(wanted) for number in numbers
    ):
        if disagreeing(grammar, tokens, first, (reading,), asked) < 0:
            forms.setdefault(inflect(grammar, phrase, reading), reading)
    if len(forms) != 1:
        return None
    text, reading = next(iter(forms.items()))
    if tokens[first].text[:1].isupper():
        text = text[:1].upper() + text[1:]
    around = agree(grammar, tokens, first, last, phrase, Slot(reading, reading), text)
    return Rewrite((TokenEdit(first, last, text, REASON), *around), text, reading.key)


def _subject(
    grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, readings: tuple[Reading, ...]
) -> Rewrite | None:
    """The verb right after a subject in agreement with it: Россия обвинили -> Россия обвинила."""
    nominative = [reading for reading in readings if reading.case == "nomn"]
    _, before = modifiers_before(grammar, tokens, first)
    if nominative and (said := _speaker(grammar, tokens, first, last, before, phrase, nominative[0])) is not None:
        return said
    opens = before < 0 or tokens[before].text.lower() in grammar.subordinators
    if not nominative or not opens or not phrase.gender or disagreeing(grammar, tokens, first, readings, None) >= 0:
        return None
    at = last
    while at < min(last + _NEAR, len(tokens)) and _between(grammar, tokens, at):
        at += 1
    found = parses(grammar.code, tokens[at].text.lower()) if at < len(tokens) and tokens[at].is_word else ()
    verb = found[0] if found else None
    if verb is None or not _is_predicate(verb) or any(agrees(p, nominative[0]) for p in found if _is_predicate(p)):
        return None
    if any(reading.case == "accs" for reading in readings) and other_subject(grammar, tokens, at, verb):
        return None
    wanted = {nominative[0].number}
    if nominative[0].number == "sing" and ("past" in verb.tags or verb.pos != "VERB"):
        wanted.add(phrase.gender)
    new = verb.inflect(wanted)
    if new is None or new == verb.word:
        return None
    old = tokens[at].text
    text = inflect(grammar, phrase, nominative[0])
    kept = TokenEdit(first, last, text, REASON)
    return Rewrite((kept, TokenEdit(at, at + 1, like(old, new), _AGREEMENT)), text, nominative[0].key)


def _speaker(
    grammar: Grammar, tokens: Tokens, first: int, last: int, before: int, phrase: Phrase, nominative: Reading
) -> Rewrite | None:
    """The verb of saying before its subject in agreement with it: сообщило центр -> сообщил центр."""
    verb = parses(grammar.code, tokens[before].low)[0] if before >= 0 and tokens[before].is_word else None
    if verb is None or not phrase.is_name or verb.pos != "VERB" or "past" not in verb.tags:
        return None
    if agrees(verb, nominative) or grammar.verbs.get(verb.lemma, ("",))[0] != "nomn":
        return None
    if any(
        parse.case == "nomn" and agrees(verb, Reading("noun", parse.case, parse.number, parse.gender))
        for parse in _nouns_before(grammar, tokens, before)
    ):
        return None
    gender = {phrase.gender} if nominative.number == "sing" else set()
    new = verb.inflect({nominative.number, *gender})
    if new is None or not phrase.gender:
        return None
    text = inflect(grammar, phrase, nominative)
    change = TokenEdit(before, before + 1, like(tokens[before].text, new), _AGREEMENT)
    return Rewrite((TokenEdit(first, last, text, REASON), change), text, nominative.key)


def _nouns_before(grammar: Grammar, tokens: Tokens, end: int) -> list[Parse]:
    """The readings as nouns of the words of the clause before a token."""
    start = next((index + 1 for index in range(end - 1, -1, -1) if not tokens[index].is_word), 0)
    return [parse for token in tokens[start:end] for parse in parses(grammar.code, token.low) if parse.pos == "NOUN"]


def _between(grammar: Grammar, tokens: Tokens, at: int) -> bool:
    return tokens[at].is_word and parses(grammar.code, tokens[at].text.lower())[0].pos in _BETWEEN


def _is_predicate(parse: Parse) -> bool:
    if parse.pos == "VERB":
        return "impr" not in parse.tags and not parse.tags & {"1per", "2per"}
    return parse.pos == "PRTS"


def _adjective(grammar: Grammar, tokens: Tokens, first: int, last: int) -> Rewrite | None:
    """An adjective in agreement with the noun right after it: азербайджанского стороны -> азербайджанской стороны."""
    _, nouns = nouns_after(grammar, tokens, last)
    found = parses(grammar.code, tokens[first].text.lower())
    own = [parse for parse in found if parse.pos in ADJECTIVES]
    if not nouns or not own or any(goes_with(word, noun) for word in own for noun in nouns):
        return None
    modifiers, before = modifiers_before(grammar, tokens, first)
    word = tokens[before].text.lower() if before >= 0 else ""
    governed = grammar.prepositions.get(word)
    if before >= 0 and (word[:1].isdigit() or parses(grammar.code, word)[0].pos == "NUMR"):
        return None
    fit = [noun for noun in nouns if governed is None or noun.case in governed]
    for index in modifiers:
        words = adjectives(grammar, tokens, index)
        fit = [noun for noun in fit if any(goes_with(word, noun) for word in words)]
    if before >= 0 and governed is None and tokens[before].is_word and parses(grammar.code, word)[0].pos == "NOUN":
        fit = [noun for noun in fit if noun.case not in ("nomn", "accs")] or fit
    kept = [noun for noun in fit if any(word.case == noun.case for word in own)]
    forms = {_form(own[0], noun): noun for noun in kept or fit}
    if len(forms) != 1:
        return None
    new, noun = next(iter(forms.items()))
    if new is None:
        return None
    text = like(tokens[first].text, new)
    reading = Reading("adj", noun.case, noun.number, noun.gender, noun.animacy)
    return Rewrite((TokenEdit(first, last, text, REASON),), text, reading.key)


def _form(word: Parse, noun: Parse) -> str | None:
    return adjective_form(word, noun.case, noun.number, noun.gender, noun.animacy)
