"""Puts a Russian or Ukrainian term whose form is impossible into the only form that its place allows."""

from __future__ import annotations

from dataclasses import replace

from glossary.languages.records import Reading, Rewrite, Slot, TokenEdit, capital_of
from glossary.languages.slavic import agreement
from glossary.languages.slavic.clause import Clause, PhraseContext, goes_with, is_predicate
from glossary.languages.slavic.demand import Demand, Governor, Strictness
from glossary.languages.slavic.government import demand, odd_title
from glossary.languages.slavic.morphology import CASES, Parse, adjective_form, agrees
from glossary.languages.slavic.phrase import inflect, like, recased
from glossary.languages.slavic.subjects import verb_after
from glossary.languages.slavic.validity import disagreeing, is_label, is_no_form, noun_to_agree, read

REASON = "form"


def repair(place: PhraseContext) -> Rewrite | None:
    """The rewrite that puts the phrase in a place into the one form that its neighbours allow, or the verb beside it
    into agreement with it; None where the form may be right, or several forms may."""
    if place.phrase.kind == "adj":
        return _adjective(place)
    if is_label(place):
        return None
    if title := odd_title(place):
        return _in_form(place, title, frozenset(title.asked)) if len(title.asked) == 1 else None
    place = read(place)
    if not place.readings:
        return None
    asked, broken = demand(place), is_no_form(place)
    governed = asked.is_strict and disagreeing(place, asked) >= 0
    if not broken and not governed and not asked.excludes(place.readings):
        return _predicate(place)
    if not asked.is_strict:
        says_nothing = broken and len(place.cases) == len(CASES)  # another name, which has one form
        return _in_form(place, asked, frozenset(asked.asked[:1]) if says_nothing else place.cases)
    if asked.strictness is Strictness.DOUBT and not broken:
        return None
    kept = place.cases & asked.possible if broken else frozenset()
    return _in_form(place, asked, kept or (asked.possible if governed else frozenset(asked.asked)))


def _in_form(
    place: PhraseContext, asked: Demand, cases: frozenset[str], numbers: set[str] | None = None
) -> Rewrite | None:
    """The phrase in one of these cases, and one of the `numbers` if they are given, if only one form of it goes with
    its modifiers."""
    phrase, grammar = place.phrase, place.clause.grammar
    forms: dict[str, Reading] = {}
    for case in sorted(cases):
        for number in sorted(numbers or _numbers(place, asked, case), reverse=True):
            reading = Reading("noun", case, number, phrase.gender, phrase.animacy)
            if disagreeing(replace(place, readings=(reading,)), asked) < 0:
                forms.setdefault(inflect(grammar, phrase, reading), reading)
    if len(forms) != 1:
        return None
    text, reading = next(iter(forms.items()))
    text = recased(phrase, text, place.text)
    around = agreement.agree(place, Slot(reading, reading), text)
    return Rewrite((TokenEdit(place.first, place.last, text, REASON), *around), text, reading.key)


def _numbers(place: PhraseContext, asked: Demand, case: str) -> set[str]:
    """The number of a phrase in a case: that of the name, of the number before it, of the source after a noun that it
    belongs to, else as it is there."""
    phrase = place.phrase
    if phrase.is_name:
        return {phrase.number or "sing"}
    if asked.singular:
        return {"sing"}
    if asked.number:
        return {asked.number if case == "gent" else "plur"}
    if place.use.plural and asked.governor is Governor.NOUN:
        return {"plur"}
    return {reading.number for reading in place.readings}


def _predicate(place: PhraseContext) -> Rewrite | None:
    """The verb beside a subject in agreement with it: Россия обвинили -> Россия обвинила."""
    subject = next((reading for reading in place.readings if reading.case == "nomn"), None)
    if subject is None:
        return None
    at = _verb_of_saying(place, subject)
    if at < 0:
        at = _verb_after(place, subject)
    return _in_agreement(place, at, subject) if at >= 0 else None


def _in_agreement(place: PhraseContext, at: int, subject: Reading) -> Rewrite | None:
    """The predicate at a token in agreement with the phrase, its subject."""
    clause, phrase = place.clause, place.phrase
    other = "sing" if subject.number == "plur" else "plur"
    source = "plur" if place.use.plural else "sing"
    if not phrase.is_name and other == source and agrees(clause.first(at), subject.but(number=other)):
        return _in_form(place, Demand(Governor.START, -1), frozenset(("nomn",)), {other})
    verb, wanted = clause.first(at), {subject.number}
    if subject.number == "sing" and ("past" in verb.tags or verb.pos != "VERB"):
        wanted.add(phrase.gender)
    new = verb.inflect(wanted)
    if not phrase.gender or new is None or new == verb.word:
        return None
    text = recased(phrase, inflect(clause.grammar, phrase, subject), place.text)
    change = TokenEdit(at, at + 1, like(clause.text(at), new), agreement.REASON)
    return Rewrite((TokenEdit(place.first, place.last, text, REASON), change), text, subject.key)


def _verb_after(place: PhraseContext, subject: Reading) -> int:
    """The verb after a subject that opens its clause, if the two do not agree; else -1."""
    clause, at = place.clause, verb_after(place)
    opens = place.before < 0 or clause.low(place.before) in clause.grammar.subordinators
    if not opens or disagreeing(place, None) >= 0:
        return -1
    verb = clause.first(at)
    denied = clause.low(at - 1) == clause.grammar.negation and "gent" in place.cases
    if denied or verb.lemma in clause.grammar.lacking:
        return -1  # воды не хватает
    fits = any(agrees(parse, subject) for parse in clause.parses(at) if is_predicate(parse))
    if not is_predicate(verb) or fits:
        return -1
    return -1 if "accs" in place.cases and clause.has_other_subject(at, verb) else at


def _verb_of_saying(place: PhraseContext, subject: Reading) -> int:
    """The verb of saying before its subject, if the two do not agree (сообщило центр); else -1."""
    clause, verb = place.clause, place.clause.first(place.before)
    if not place.phrase.is_name or verb.pos != "VERB" or "past" not in verb.tags or agrees(verb, subject):
        return -1
    if clause.grammar.verbs.get(verb.lemma, ("",))[0] != "nomn":
        return -1
    others = (noun for at in range(clause.start(place.before), place.before) for noun in clause.nouns(at))
    return -1 if any(noun.case == "nomn" and agrees(verb, noun) for noun in others) else place.before


def _adjective(place: PhraseContext) -> Rewrite | None:
    """An adjective in agreement with the noun right after it: азербайджанского стороны -> азербайджанской стороны."""
    clause = place.clause
    own, (_, nouns) = clause.adjectives(place.first), noun_to_agree(place)
    if not nouns or place.is_counted:
        return None
    fit = _possible(clause, place, nouns)
    kept = [noun for noun in fit if any(word.case == noun.case for word in own)]
    forms = {_form(own[0], noun): noun for noun in kept or fit}
    if len(forms) != 1:
        return None
    new, noun = next(iter(forms.items()))
    if new is None:
        return None
    text = like(capital_of(clause.tokens, place.first, place.phrase), new)
    reading = Reading("adj", noun.case, noun.number, noun.gender, noun.animacy)
    return Rewrite((TokenEdit(place.first, place.last, text, REASON),), text, reading.key)


def fronted(noun: PhraseContext, adjective: PhraseContext) -> Rewrite | None:
    """The adjective right after a noun phrase put before it in agreement, if it agrees with no noun where it is and the
    case of the noun phrase is certain: диверсионная группа азербайджанского -> азербайджанская диверсионная группа."""
    clause, noun = noun.clause, read(noun)
    words = clause.adjectives(adjective.first)
    if adjective.phrase.kind != "adj" or adjective.last - adjective.first != 1 or not words or noun.phrase.is_name:
        return None
    beside = clause.noun_after(adjective.last)[1] or clause.nouns(adjective.last)  # a garbled noun counts, too
    if beside or not noun.readings or any(agrees(word, reading) for word in words for reading in noun.readings):
        return None
    forms = {adjective_form(words[0], one.case, one.number, one.gender, one.animacy): one for one in noun.readings}
    form, reading = next(iter(forms.items()))
    if len(forms) != 1 or form is None:
        return None
    opens = noun.first == 0
    own = noun.text[:1].lower() + noun.text[1:] if opens else noun.text
    text = form[:1].upper() + form[1:] if opens else form
    key = reading.but(pos="adj").key
    return Rewrite((TokenEdit(noun.first, adjective.last, f"{text} {own}", REASON),), text, key)


def _possible(clause: Clause, place: PhraseContext, nouns: list[Parse]) -> list[Parse]:
    """What the noun of an adjective can be after the words before the adjective."""
    governed = clause.governed(place.before)
    fit = [noun for noun in nouns if not governed or noun.case in governed]
    for index in place.modifiers:
        words = clause.modifying(index)
        fit = [noun for noun in fit if any(goes_with(word, noun) for word in words)]
    if not governed and clause.first(place.before).pos == "NOUN":
        fit = [noun for noun in fit if noun.case not in ("nomn", "accs")] or fit
    return fit


def _form(word: Parse, noun: Parse) -> str | None:
    return adjective_form(word, noun.case, noun.number, noun.gender, noun.animacy)
