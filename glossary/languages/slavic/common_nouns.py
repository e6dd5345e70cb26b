"""The cases of a Russian or Ukrainian common noun that nothing in its clause licenses: a genitive before its verb, a
nominative after a number, after the noun that owns it or after a verb that cannot be its own.

Names have stricter rules in government.py. A rule here needs positive evidence: common nouns are subjects, objects and
labels in many places where a name is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from glossary.languages.slavic import subjects
from glossary.languages.slavic.clause import (
    NOT_THIRD_PERSON,
    POSSIBLE,
    PREDICATIVE,
    QUOTES,
    VERBAL,
    Clause,
    PhraseContext,
)
from glossary.languages.slavic.demand import ANY, Demand, Governor, Strictness
from glossary.languages.slavic.morphology import PAUCAL, Parse, agrees
from glossary.locales import plural_category

_BARE = frozenset(("nomn", "accs"))
_ENDS = frozenset(".!?…")
_YEAR = 4  # digits of a number that may be a year


def ruled(place: PhraseContext, found: Demand) -> Demand:
    """The demand `found` of a place, made a rule where the cases of the noun there cannot be right."""
    if found.is_strict or not place.readings or place.phrase.is_name:
        return found
    if place.clause.text(min((place.first, *place.modifiers)) - 1) in QUOTES:
        return found  # a quotation
    for rule in (_counted, _denied, _subject, _owned, _object, _objectless, _locative):
        strict = rule(place, found)
        if strict is not None:
            return strict
    return found


def _counted(place: PhraseContext, found: Demand) -> Demand | None:
    """After a number: три трансляции, пять трансляций; after one in another case that case: с пятью трансляциями."""
    clause, before = place.clause, place.before
    number = clause.text(before)
    if not clause.grammar.few:
        return None
    category = plural_category(clause.grammar.code, number) if number.isdecimal() else ""
    if category == "one":
        return _counted_by_one(place, found)
    if category:
        if _is_label(clause, before) or before == 0:
            return None
        cases: tuple[str, ...] = clause.governed(before - 1) or ("nomn", "datv", "ablt", "loct")
        few = category == "few"
    else:
        parses = [parse for parse in clause.parses(before) if parse.pos == "NUMR" and parse.known]
        if clause.first(before).pos != "NUMR" or not parses:
            return None
        cases = tuple(parse.case for parse in parses)
        few = clause.low(before) in clause.grammar.few
    nouns = clause.nouns(place.last - 1)
    if any(noun.case == "gent" and (noun.number == "plur") is not few for noun in nouns):
        return None  # as it must be, also in a form of its own: пять человек, лет
    if any(noun.lemma in clause.grammar.times for noun in nouns):
        return None  # пять утра
    possible = frozenset("gent" if case in _BARE else case for case in cases)
    wanted = "" if _BARE.isdisjoint(cases) or "gent" in cases else _few(place) if few else "plur"
    asked = tuple(sorted(possible)) if _BARE.isdisjoint(cases) else ("gent",)
    why = f"not in a case of: {number}"
    ruled = replace(found, governor=Governor.NUMBER).ruled(asked, possible, why)
    return replace(ruled, number=wanted)


def _counted_by_one(place: PhraseContext, found: Demand) -> Demand | None:
    """The singular after a number that ends in one, but not in eleven: 31 автобус, из 31 автобуса."""
    clause, before = place.clause, place.before
    number, left = clause.text(before), clause.first(before - 1)
    apart = not clause.is_word(before - 1) and clause.text(before - 1) not in _ENDS
    if _is_label(clause, before) or (before > 0 and apart):
        return None  # 10-31
    governed = clause.governed(before - 1)[: 1 if clause.low(before - 1) in clause.grammar.firm else None]
    if any(reading.number != "plur" for reading in place.readings) or place.phrase.number == "plur":
        return None
    if "gent" not in place.cases and not governed:
        return None
    if before > 0 and clause.low(before - 1) in clause.grammar.none:
        governed = ("gent",)
    asked = governed or clause.grammar.verbs.get(left.lemma, ()) or _of_verb(left)
    ruled = replace(found, governor=Governor.NUMBER).ruled(asked, frozenset(asked), f"no singular after: {number}")
    open_case = not governed and before > 0 and left.pos not in (*VERBAL, "")  # более 31 автобуса
    return replace(ruled, singular=True, strictness=Strictness.DOUBT if open_case else Strictness.RULE)


def _of_verb(left: Parse) -> tuple[str, ...]:
    """The cases that a number may be in after a verb, or another word: имеет 21 автобус, пришёл 21 автобус."""
    if left.pos in VERBAL and "tran" in left.tags and "pssv" not in left.tags:
        return ("accs",)
    return ("nomn",) if left.pos == "VERB" and "intr" in left.tags else ("nomn", "accs")


def _is_label(clause: Clause, at: int) -> bool:
    """True if a number in figures counts nothing: Windows 10, версия 5, 2020."""
    label = clause.first(at - 1).pos == "NOUN" or clause.text(at - 1)[:1].isascii()
    return (at > 0 and label) or len(clause.text(at)) == _YEAR


def _few(place: PhraseContext) -> str:
    """The number after two, three or four: a singular, with adjectives in the plural (два тепловых насоса)."""
    return PAUCAL if place.phrase.agreeing else "sing"


def _denied(place: PhraseContext, found: Demand) -> Demand | None:
    """After the word that says that there is none: нет насоса."""
    if place.clause.low(place.before) not in place.clause.grammar.none or place.before < 0:
        return None
    return found.ruled(("gent",), frozenset(("gent",)), f"no genitive after: {place.clause.text(place.before)}")


def _subject(place: PhraseContext, found: Demand) -> Demand | None:
    """The subject of the verb right after it, where it opens the clause: теплового насоса работает."""
    clause = place.clause
    ends = place.before < 0 or clause.text(place.before) in _ENDS
    return subjects.ruled(place, found) if ends or clause.low(place.before) in clause.grammar.subordinators else None


def _owned(place: PhraseContext, found: Demand) -> Demand | None:
    """The genitive after a noun, where another predicate than its own follows (продажи насос выросли) or the source has
    it as an owner (of the pump, the pump's)."""
    clause, before = place.clause, place.before
    if clause.first(before).pos != "NOUN" or not place.cases <= _BARE or found.governor is not Governor.NOUN:
        return None
    heads = list(_heads(clause, before))
    if any(noun.case == "gent" for noun in clause.nouns(place.last - 1)):
        return None  # тысячи человек
    if not heads or clause.first(before).lemma in clause.grammar.times | clause.grammar.fixing_places:
        return None
    own = [verb for verb in _predicates(clause, place) if _could_have(verb, place)]
    others = [verb for verb in _predicates(clause, place) if any(agrees(verb, head) for head in heads)]
    if own and not (place.use.owned and others):
        return None
    if not place.use.owned:
        takes_object = any(_is_transitive(parse) for parse in _verbs(clause, place)) and "accs" in place.cases
        if not others or takes_object:
            return None
    return found.ruled(("gent",), frozenset(("gent", "datv", "ablt")), f"no genitive after: {clause.text(before)}")


def _object(place: PhraseContext, found: Demand) -> Demand | None:
    """What comes after a verb whose subject it cannot be: купили машина, открыть программа."""
    clause, before = place.clause, place.before
    left = clause.first(before)
    if any(parse.lemma == clause.grammar.be for parse in clause.parses(before)):
        return None
    if left.pos not in VERBAL or place.cases != {"nomn"} or left.lemma in clause.grammar.copulas:
        return None
    reflexive = clause.low(before).endswith(clause.grammar.reflexive)
    if reflexive or any(_could_have(verb, place) for verb in _predicates(clause, place)):
        return None
    why = f"not in a case of: {clause.text(before)}"
    strictness = Strictness.RULE if _is_transitive(left) else Strictness.DOUBT
    return found.ruled(("accs",), ANY - {"nomn"}, why, strictness)


def _objectless(place: PhraseContext, found: Demand) -> Demand | None:
    """A genitive after a verb that governs nothing: побежала теста; which case is right is open."""
    clause, grammar = place.clause, place.clause.grammar
    left = clause.first(place.before)
    if left.pos not in VERBAL or "intr" not in left.tags or place.cases != {"gent"} or left.gender == "neut":
        return None
    if clause.low(place.before).endswith(grammar.reflexive) or left.lemma in grammar.lacking:
        return None
    denied = grammar.negation in {clause.low(index) for index in range(clause.start(place.before), place.before)}
    if denied or "gent" in grammar.verbs.get(left.lemma, ()) or clause.has_quantity(place.before):
        return None
    why = f"not in a case of: {clause.text(place.before)}"
    return found.ruled(found.asked, ANY - {"gent"}, why, Strictness.DOUBT)


def _locative(place: PhraseContext, found: Demand) -> Demand | None:
    """A locative for which there is no preposition before it; which case is right is open."""
    clause = place.clause
    if place.cases != {"loct"}:
        return None
    if any("loct" in clause.governed(index) for index in range(place.first)):
        return None
    why = f"no preposition before: {clause.text(place.first)}"
    return found.ruled(found.asked, ANY - {"loct"}, why, Strictness.DOUBT)


def _heads(clause: Clause, before: int) -> Iterator[Parse]:
    """The nominatives among the nouns that end right before a place; none if they are the noun of a phrase with a
    preposition or of one that says when."""
    for at in clause.chain(before):
        modifiers, start = clause.modifiers(at)
        if clause.governed(start) or clause.governed(at - 1) or clause.first(at).lemma in clause.grammar.times:
            return
        if not modifiers or any(word.case == "nomn" for index in modifiers for word in clause.modifying(index)):
            yield from (noun for noun in clause.nouns(at) if noun.case == "nomn")


def _verbs(clause: Clause, place: PhraseContext) -> Iterator[Parse]:
    """The likeliest parses of all words of the clause around a place, the place itself left out."""
    for index in range(clause.start(place.first), clause.end(place.last)):
        if not place.first <= index < place.last and clause.is_word(index):
            yield clause.first(index)


def _predicates(clause: Clause, place: PhraseContext) -> list[Parse]:
    """The finite verbs, short participles and short adjectives of the clause around a place."""
    found = []
    for index in range(clause.start(place.first), clause.end(place.last)):
        if not place.first <= index < place.last:
            found += [parse for parse in clause.parses(index) if parse.pos in PREDICATIVE and parse.score > POSSIBLE]
    return found


def _could_have(verb: Parse, place: PhraseContext) -> bool:
    """True if the noun in a place, were it in the nominative, could be the subject of a verb."""
    if verb.tags & NOT_THIRD_PERSON:
        return False
    return "Impe" in verb.tags or any(agrees(verb, one.but(case="nomn")) for one in place.readings)


def _is_transitive(parse: Parse) -> bool:
    return (parse.pos in VERBAL and "tran" in parse.tags) or {"actv", "tran"} <= parse.tags
