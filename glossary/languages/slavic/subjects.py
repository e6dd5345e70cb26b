"""The Russian or Ukrainian noun that must be the subject of the verb after it, whatever its form: теплового насоса
работает, Карабаха отверг."""

from __future__ import annotations

from glossary.languages.records import Reading
from glossary.languages.slavic.clause import Clause, PhraseContext, is_predicate
from glossary.languages.slavic.demand import Demand
from glossary.languages.slavic.morphology import Parse, agrees

_BETWEEN = ("PRCL", "ADVB")
_NEAR = 4  # most words from a noun that opens its clause to its verb; chosen by hand on the golden sentences


def verb_after(place: PhraseContext) -> int:
    """The token after a place, past particles and adverbs, where the verb of its subject is."""
    at = place.last
    while at < place.last + _NEAR and place.clause.first(at).pos in _BETWEEN:
        at += 1
    return at


def ruled(place: PhraseContext, found: Demand) -> Demand | None:
    """The demand `found` of a place that opens its clause, made a rule for the nominative, if the verb after it has no
    other subject; None where other cases may be right."""
    clause, at = place.clause, verb_after(place)
    verb = clause.first(at)
    if not place.readings or "nomn" in place.cases or not is_predicate(verb):
        return None
    if verb.gender == "neut" or "Impe" in verb.tags or not any(agrees(verb, one) for one in _nominatives(place)):
        return None
    if place.phrase.is_name:
        other = verb.pos != "VERB" or clause.has_other_subject(at, verb)
    else:
        other = not place.cases <= {"gent", "loct"} or _may_have_genitive(clause, place, verb, at)
    return None if other else found.ruled(("nomn",), ("nomn",), f"no subject of: {clause.text(at)}")


def _nominatives(place: PhraseContext) -> list[Reading]:
    """The nominatives of a name of known gender; of another noun, those that its forms there correspond to."""
    phrase = place.phrase
    if phrase.is_name:
        return [Reading("noun", "nomn", phrase.number or "sing", phrase.gender)] if phrase.gender else []
    return [reading.but(case="nomn") for reading in place.readings]


def _may_have_genitive(clause: Clause, place: PhraseContext, verb: Parse, at: int) -> bool:
    """True if a verb may have a genitive with it: one that is denied, that lacks something, that governs one, or that
    has a word of quantity with it."""
    denied = clause.grammar.negation in {clause.low(index) for index in range(place.last, at)}
    governs = "gent" in clause.grammar.verbs.get(verb.lemma, ())
    return denied or governs or verb.lemma in clause.grammar.lacking or clause.has_quantity(at)
