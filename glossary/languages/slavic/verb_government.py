"""The cases of a Russian or Ukrainian noun after a verb or a participle: its object, its subject, or who does it."""

from __future__ import annotations

from dataclasses import replace

from glossary.languages.slavic.clause import Clause, PhraseContext
from glossary.languages.slavic.demand import ANY, Demand, Governor, Strictness, hint
from glossary.languages.slavic.morphology import Parse, agrees

# Distances, in words, chosen by hand on the golden sentences.
_NEAR_VERB = 4  # back to the verb of a recipient
_CLAUSE = 6  # back to where a relative pronoun may open the clause
_HEAD = 5  # back from a comma to the noun of the participle after it


def after_verb(place: PhraseContext) -> Demand:
    """The object of a verb that takes one: обвинить Армению, помочь Армении."""
    clause, grammar, before = place.clause, place.clause.grammar, place.before
    left = clause.first(before)
    governed = grammar.verbs.get(left.lemma, ())
    if not governed:
        return after_passive(place)
    negated = clause.low(before - 1) == grammar.negation
    possible = {*governed, "gent"} if negated else {*governed}
    subject = any(reading.case == "nomn" and agrees(left, reading) for reading in place.readings)
    listed = clause.text(place.last) == "," or clause.low(place.last) in grammar.conjunctions
    acted = place.use.object and place.phrase.is_name and governed == ("accs",)  # in the source: thanked Anna
    if left.pos == "VERB" and (subject or listed) and not acted:
        possible.add("nomn")
    if "nomn" in governed and not place.phrase.is_name:
        possible.add("accs")  # сказать правду
    if "nomn" in governed and not clause.is_word(before - 1):
        governed = ("nomn",)  # ", - сказал Карабах"
    strictness = Strictness.DOUBT if negated else Strictness.RULE
    why = f"not in a case of: {clause.text(before)}"
    return hint(place, Governor.VERB).ruled(governed, possible, why, strictness)


def to_recipient(place: PhraseContext, found: Demand) -> Demand:
    """The dative of a name to whom something is told or given in the source, near after a verb that says so: сказал об
    этом Анне, отдал книгу Анне."""
    clause, before = place.clause, place.before
    if clause.low(before) in clause.grammar.about or clause.grammar.this in (
        parse.lemma for parse in clause.parses(place.first - 1)
    ):
        before = place.first - 1  # сказал об этом Анне
    if not (place.use.recipient and place.phrase.is_name) or clause.governed(before) or not clause.is_word(before):
        return found
    near = range(before, max(clause.start(before) - 1, before - _NEAR_VERB), -1)
    by = next((at for at in near if clause.first(at).lemma in clause.grammar.addressing), -1)
    return found if by < 0 else found.ruled(("datv",), ("datv",), f"not in a case of: {clause.text(by)}")


def after_passive(place: PhraseContext) -> Demand:
    """Who does it: блокируется Азербайджаном, признан Азербайджаном; or what any other verb has after it."""
    clause, grammar, left = place.clause, place.clause.grammar, place.clause.first(place.before)
    found = _after_other_verb(place)
    if not place.phrase.is_name:
        return found
    why = f"not in a case of: {clause.text(place.before)}"
    if left.pos == "PRTS" and _has_relative_subject(place):
        return found.ruled(("ablt",), ("datv", "ablt"), why)
    active = next((left.lemma.removesuffix(end) for end in grammar.reflexive if left.lemma.endswith(end)), "")
    if grammar.verbs.get(left.lemma if left.pos == "PRTS" else active) != ("accs",):
        return found
    if left.pos != "PRTS" and "perf" in left.tags:
        return found  # остановился, объединилась: not passive
    return found.ruled(("ablt",), ("nomn", "datv", "ablt"), why)


def _after_other_verb(place: PhraseContext) -> Demand:
    """A verb whose object the tables do not know: the subject or agent of an intransitive one, else an accusative."""
    clause, before = place.clause, place.before
    left = clause.first(before)
    being = any(parse.pos == "VERB" and parse.lemma == clause.grammar.be for parse in clause.parses(before))
    reflexive = left.pos in ("VERB", "INFN") and clause.low(before).endswith(clause.grammar.reflexive)
    if being or reflexive or left.pos == "PRTS" or (left.pos == "VERB" and "intr" in left.tags):
        verbs = tuple(parse for parse in clause.parses(before) if parse.pos in ("PRTS", "VERB"))[:1]
        found = hint(place, Governor.INTRANSITIVE, ("nomn", "ablt"), frozenset())
        return replace(found, predicates=verbs)
    found = hint(place, Governor.TRANSITIVE, ("accs",), ANY - {"nomn"})
    if place.use.object and place.phrase.is_name and left.pos == "VERB" and "tran" in left.tags:
        return found.ruled(("accs",), ANY - {"nomn"}, f"no object of: {clause.text(before)}")
    return found


def _has_relative_subject(place: PhraseContext) -> bool:
    """True if the subject of the clause before the phrase is a relative pronoun: ", который был закрыт Анной"."""
    clause = place.clause
    for index in range(place.before - 1, max(-1, place.before - _CLAUSE), -1):
        if not clause.is_word(index):
            return False
        if clause.first(index).lemma == clause.grammar.relative:
            named = clause.first(index + 1).pos == "NOUN"  # "который год" is no subject
            return not named and any(parse.case == "nomn" for parse in clause.parses(index))
    return False


def after_participle(place: PhraseContext) -> Demand | None:
    """соединяющий Карабах, признанного Карабахом: where the participle belongs to a noun before it."""
    clause, index = place.clause, next(iter(place.modifiers), -1)
    if clause.first(index).pos != "PRTF":
        return None
    words = [parse for parse in clause.parses(index) if parse.pos == "PRTF"]
    opens = clause.text(index - 1) == "," and _has_head(clause, index - 1, words)
    joined = any(agrees(word, noun) for word in words for noun in place.readings)
    found = Demand(Governor.PARTICIPLE, index, ("accs",), frozenset())
    why = f"not in a case of: {clause.text(index)}"
    if "pssv" in words[0].tags:
        return found.ruled(("ablt",), ("ablt", "datv", "loct"), why) if opens else None
    if joined and not opens:
        return None
    governed = clause.grammar.verbs.get(words[0].lemma, ())
    if governed:
        return found.ruled(governed, governed, why)
    return found if "tran" in words[0].tags else None


def _has_head(clause: Clause, comma: int, words: list[Parse]) -> bool:
    """True if a noun near before a comma can be what a participle after it belongs to."""
    near = range(max(clause.start(comma), comma - _HEAD), comma)
    return any(agrees(word, noun) for index in near for noun in clause.nouns(index) for word in words)
