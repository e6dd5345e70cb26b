"""What the words before a Russian or Ukrainian name or term ask of its case: prepositions, conjunctions, verbs,
participles, titles, nouns."""

from __future__ import annotations

from typing import NamedTuple

from glossary.languages.protocol import Phrase, Reading, Tokens
from glossary.languages.slavic.cases import governs_through, modifiers_before
from glossary.languages.slavic.clause import (
    VERBAL,
    Place,
    agrees,
    chain,
    other_subject,
    predicate,
    standing,
    verb_follows,
)
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, parses
from glossary.languages.slavic.phrase import is_acronym
from glossary.languages.slavic.tables import Grammar
from glossary.model import TermType

_DASHES = frozenset("-–—")
_CLAUSE = 6  # words back to where a relative pronoun may open the clause
_DIRECTED = 5
_NAMES = {TermType.PLACE: frozenset(("Geox",)), TermType.PERSON: frozenset(("Name", "Surn", "Patr"))}
_NEVER_AFTER_NOUN = frozenset(("nomn", "accs", "loct"))


class Demand(NamedTuple):
    """The cases that are possible in a place, those (of them) that are asked for, and by what. A form outside `wide` is
    doubtful; where the demand is `sure`, it can be put right."""

    wide: frozenset[str]
    strict: frozenset[str]
    why: str
    sure: bool = True


def demand(
    grammar: Grammar, tokens: Tokens, first: int, last: int, phrase: Phrase, readings: tuple[Reading, ...]
) -> Demand | None:
    """What is asked of the phrase at [first, last), which can be read as `readings`; None where nothing is known."""
    modifiers, before = modifiers_before(grammar, tokens, first)
    if before >= 0 and tokens[before + 1].text[:1].islower() and governs_through(grammar, tokens, before):
        before -= 1
    place = Place(grammar, tokens, first, last, phrase, readings, before)
    if modifiers and (found := _after_participle(place, modifiers[0])) is not None:
        return found
    if any(_stands_alone(place, index) for index in modifiers):
        return None
    if before < 0 or tokens[before].text.lower() in grammar.subordinators:
        return _subject(place)
    if not tokens[before].is_word:
        return _in_row(place) if tokens[before].text == "," else None
    word = tokens[before].text
    governed = grammar.prepositions.get(word.lower())
    if governed is not None:
        return _after_preposition(place, governed)
    if word.lower() in grammar.conjunctions:
        return _coordinated(place)
    if place.left.pos in VERBAL:
        return _after_verb(place)
    if place.left.pos == "PRTS":
        return _after_passive(place)
    if place.left.pos != "NOUN" and not is_acronym(word):
        return None
    return _after_title(place) or (_after_noun(place) if phrase.is_name else None)


def _after_preposition(place: Place, governed: tuple[str, ...]) -> Demand:
    """The cases that a preposition governs, and the likeliest: of a place the accusative where something leads on."""
    grammar, tokens, before = place.grammar, place.tokens, place.before
    word, strict, wide = tokens[before].text.lower(), frozenset(governed), frozenset(governed)
    if word in grammar.firm:
        strict, wide = frozenset(governed[:1]), wide - {"accs"} if place.phrase.is_name else wide
    elif place.phrase.term.type is TermType.PLACE and wide == {"loct", "accs"}:
        words = [token.text.lower() for token in tokens[max(0, before - _DIRECTED) : before] if token.is_word]
        leads = any(p.lemma in grammar.directed for word in words for p in parses(grammar.code, word))
        if grammar.directed:
            strict = frozenset(("accs" if leads else "loct",))
        if words and any(p.lemma in grammar.entering.get(word, ()) for p in parses(grammar.code, words[-1])[:1]):
            wide = frozenset(("accs",))
        if words and not leads and parses(grammar.code, words[-1])[0].lemma in grammar.static:
            wide = frozenset(("loct",))
    return Demand(wide, strict, f"not in a case of: {tokens[before].text}")


def _subject(place: Place) -> Demand | None:
    """A name that opens a clause right before a verb that agrees with it, where nothing else can be the subject."""
    grammar, tokens, phrase = place.grammar, place.tokens, place.phrase
    if place.cases & {"nomn"} or not phrase.is_name or not phrase.gender:
        return None
    nominative = Reading("noun", "nomn", phrase.number or "sing", phrase.gender)
    at = place.last
    while at < len(tokens) and tokens[at].is_word and parses(grammar.code, tokens[at].text.lower())[0].pos == "PRCL":
        at += 1
    verb = parses(grammar.code, tokens[at].text.lower())[0] if at < len(tokens) and tokens[at].is_word else None
    if verb is None or verb.pos != "VERB" or not agrees(verb, nominative) or verb.tags & {"impr", "1per", "2per"}:
        return None
    if verb.gender == "neut" or "Impe" in verb.tags or other_subject(grammar, tokens, at, verb):
        return None
    return Demand(frozenset(("nomn",)), frozenset(("nomn",)), f"no subject of: {tokens[at].text}")


def _stands_alone(place: Place, index: int) -> bool:
    """Whether a pronoun or participle before a name is no modifier of it: в связи с этим Армения ..., к которой ..."""
    found = parses(place.grammar.code, place.tokens[index].text.lower())
    if found[0].lemma == place.grammar.relative:
        return True
    loose = found[0].pos in ("PRTF", "NPRO") or "Apro" in found[0].tags
    words = [p for p in found if p.pos in ADJECTIVES or "Apro" in p.tags]
    return loose and not any(w.case == r.case and agrees(w, r) for w in words for r in place.readings)


def _after_participle(place: Place, index: int) -> Demand | None:
    """соединяющий Карабах, признанного Карабахом: where the participle belongs to a noun before it."""
    grammar, tokens = place.grammar, place.tokens
    found = [p for p in parses(grammar.code, tokens[index].text.lower()) if p.pos == "PRTF"]
    if not found or parses(grammar.code, tokens[index].text.lower())[0].pos != "PRTF":
        return None
    opens = index > 1 and tokens[index - 1].text == "," and _agreeing_noun(place, found, index - 2)
    joined = any(word.case == reading.case and agrees(word, reading) for word in found for reading in place.readings)
    word = tokens[index].text
    if "pssv" in found[0].tags:
        wide = frozenset(("ablt", "datv", "loct"))
        return Demand(wide, frozenset(("ablt",)), f"not in a case of: {word}") if opens else None
    governed = frozenset(grammar.verbs.get(found[0].lemma, ()))
    if not governed or (joined and not opens):
        return None
    return Demand(governed, governed, f"not in a case of: {word}")


def _agreeing_noun(place: Place, words: list[Parse], index: int) -> bool:
    token = place.tokens[index]
    nouns = [p for p in parses(place.grammar.code, token.text.lower()) if p.pos == "NOUN"] if token.is_word else []
    readings = [Reading("noun", p.case, p.number, p.gender) for p in nouns]
    return any(word.case == noun.case and agrees(word, noun) for word in words for noun in readings)


def _coordinated(place: Place) -> Demand | None:
    """Names joined by a conjunction share their case: на Армению и Карабах."""
    grammar, tokens, at = place.grammar, place.tokens, place.before - 1
    kinds = _NAMES.get(place.phrase.term.type)
    if at < 0 or not tokens[at].text[:1].isupper() or kinds is None or not place.phrase.is_name:
        return None
    names = [p for p in parses(grammar.code, tokens[at].text.lower()) if p.pos == "NOUN" and p.known and p.tags & kinds]
    if not names or any("Fixd" in parse.tags for parse in names) or is_acronym(tokens[at].text):
        return None
    if "nomn" in place.cases and predicate(grammar, tokens, place.last, place.readings):
        return None
    _, start = modifiers_before(grammar, tokens, at)
    strict = standing(grammar, tokens, at, names)
    if not strict or ((start < 0 or not tokens[start].is_word) and "nomn" not in strict):
        return None
    return Demand(strict, strict, f"not in the case of: {tokens[at].text}")


def _in_row(place: Place) -> Demand | None:
    """A place after another and a comma, at the end of a clause: in its case, or nominative (в Остине, Техас)."""
    tokens, last = place.tokens, place.last
    if "nomn" in place.cases or (last < len(tokens) and tokens[last].is_word):
        return None
    found = _coordinated(place)
    return found and found._replace(wide=found.wide | {"nomn", "gent"})


def _after_verb(place: Place) -> Demand | None:
    """The object of a verb that takes one: обвинить Армению, помочь Армении."""
    grammar, tokens, before = place.grammar, place.tokens, place.before
    left = place.left
    cases = frozenset(grammar.verbs.get(left.lemma, ()))
    if not cases:
        return _after_passive(place)
    negated = before > 0 and tokens[before - 1].text.lower() == grammar.negation
    wide = cases | {"gent"} if negated else cases
    subjects = [reading for reading in place.readings if reading.case == "nomn" and agrees(left, reading)]
    listed = place.last < len(tokens) and tokens[place.last].text.lower() in {*grammar.conjunctions, ","}
    if left.pos == "VERB" and (subjects or listed):
        wide |= {"nomn"}
    if "nomn" in cases and (before == 0 or not tokens[before - 1].is_word):
        cases = frozenset(("nomn",))  # ", - сказал Карабах"
    return Demand(wide, cases, f"not in a case of: {tokens[before].text}", sure=not negated)


def _after_passive(place: Place) -> Demand | None:
    """Who does it: блокируется Азербайджаном, признан Азербайджаном."""
    left, word = place.left, place.tokens[place.before].text
    lemma = next(
        (left.lemma.removesuffix(ending) for ending in place.grammar.reflexive if left.lemma.endswith(ending)), ""
    )
    active = left.lemma if left.pos == "PRTS" else lemma
    if left.pos == "PRTS" and place.phrase.is_name and _has_relative_subject(place):
        return Demand(frozenset(("datv", "ablt")), frozenset(("ablt",)), f"not in a case of: {word}")
    if place.grammar.verbs.get(active) != ("accs",) or not place.phrase.is_name:
        return None
    if left.pos != "PRTS" and "perf" in left.tags:
        return None  # остановился, объединилась: not passive
    wide = frozenset(("nomn", "datv", "ablt"))
    return Demand(wide, frozenset(("ablt",)), f"not in a case of: {word}")


def _has_relative_subject(place: Place) -> bool:
    """Is the subject of the clause before the phrase a relative pronoun: ", который был закрыт Анной"?"""
    for index in range(place.before - 1, max(-1, place.before - _CLAUSE), -1):
        if not place.tokens[index].is_word:
            return False
        readings = parses(place.grammar.code, place.tokens[index].text.lower())
        if readings[0].lemma == place.grammar.relative:
            after = parses(place.grammar.code, place.tokens[index + 1].text.lower())[0]  # "который год" is no subject
            return after.pos != "NOUN" and any(reading.case == "nomn" for reading in readings)
    return False


def _after_title(place: Place) -> Demand | None:
    """A person shares the case of the title: президенту Трампу, президенту США Трампу."""
    grammar, tokens, phrase = place.grammar, place.tokens, place.phrase
    if phrase.term.type is not TermType.PERSON or place.first - place.before > 1:
        return None
    given = [p for p in parses(grammar.code, tokens[place.before].text.lower()) if "Name" in p.tags and p.known]
    if given and tokens[place.before].text[:1].isupper() and len(phrase.words) == 1:
        shared = standing(grammar, tokens, place.before, given)
        return Demand(shared, shared, f"not in the case of: {tokens[place.before].text}") if shared else None
    for at in chain(place):
        titles = [p for p in parses(grammar.code, tokens[at].text.lower()) if p.lemma in grammar.titles]
        if not titles:
            continue
        if any(parse.number == "plur" for parse in titles) and not any(parse.number == "sing" for parse in titles):
            return None
        strict = standing(grammar, tokens, at, titles)
        if not strict:
            return None
        owned = at != place.before and not tokens[place.before].text[:1].isupper()
        return Demand(strict | {"gent"} if owned else strict, strict, f"not in the case of: {tokens[at].text}")
    return None


def _after_noun(place: Place) -> Demand | None:
    """A name after a noun: its genitive, as a rule."""
    grammar, tokens, before, phrase = place.grammar, place.tokens, place.before, place.phrase
    left, low = place.left, tokens[before].text.lower()
    if left.pos != "NOUN":
        return None
    why = f"no genitive after: {tokens[before].text}"
    acts = "nomn" in place.cases and predicate(grammar, tokens, place.last, place.readings)
    gent = frozenset(("gent",))
    if before and f"{tokens[before - 1].low} {low}" in grammar.datives and not acts:
        datv = frozenset(("datv",))
        return Demand(datv | {"nomn"}, datv, f"no dative after: {tokens[before].text}")
    if before and f"{tokens[before - 1].text.lower()} {low}" in grammar.genitives and not acts:
        return Demand(gent, gent, why)
    if left.lemma in grammar.agreeing_places and phrase.term.type is TermType.PLACE:
        strict = standing(grammar, tokens, before, [p for p in parses(grammar.code, low) if p.pos == "NOUN"])
        return Demand(strict | {"nomn", "gent"}, strict or gent, f"not in the case of: {tokens[before].text}")
    owned = left.lemma in grammar.owned and phrase.term.type is not TermType.PERSON and not _part_of_name(place)
    if owned and not acts and "gent" not in place.cases and place.cases - {"nomn", "accs"}:
        return Demand(gent, gent, why)
    _, start = modifiers_before(grammar, tokens, before)
    adverbial = start >= 0 and tokens[start].text.lower() in grammar.prepositions  # в ответ Армения ...
    object_first = place.cases == {"accs"} and (adverbial or verb_follows(place))
    if owned and not acts and place.cases <= _NEVER_AFTER_NOUN and not object_first:
        return Demand(gent, gent, why)
    if left.lemma in grammar.fixing_places | grammar.agreeing_places or not place.cases <= _NEVER_AFTER_NOUN:
        return None
    if _part_of_name(place) or left.lemma in grammar.times:
        return None
    person = phrase.term.type is TermType.PERSON
    if (adverbial and (acts or person)) or (person and (left.animacy == "anim" or _animate_chain(place))):
        return None
    if acts or object_first:
        return None
    strict = frozenset(grammar.nouns.get(left.lemma, ("gent",)))
    return Demand(frozenset(("gent", "datv", "ablt")), strict, why, sure=not adverbial)


def _part_of_name(place: Place) -> bool:
    """Whether a name stands in a row (дорога Париж — Лондон) or is part of a longer one (Рапид Вена, Техас Трибюн)."""
    tokens, last = place.tokens, place.last
    if last < len(tokens) and (tokens[last].text in _DASHES or tokens[last].text[:1].isupper()):
        return True
    left = parses(place.grammar.code, place.left.word)
    inside = tokens[place.before].text[:1].isupper() and place.before > 0
    return inside or "Geox" in place.left.tags or not any(parse.known for parse in left)


def _animate_chain(place: Place) -> bool:
    """Whether a person may be named after the genitives: бывший министр иностранных дел Джонсон."""
    words = [place.tokens[at].text.lower() for at in chain(place)]
    return any(p.animacy == "anim" and p.pos == "NOUN" for word in words for p in parses(place.grammar.code, word)[:1])
