"""Case government in Russian and Ukrainian: the case of a noun by the words before it and a predicate beside it.

Reading, checking and repairing forms all use the `Demand` that `demand` returns.
"""

from __future__ import annotations

from dataclasses import replace

from glossary.languages.records import Phrase
from glossary.languages.slavic import common_nouns, subjects, verb_government
from glossary.languages.slavic.clause import QUOTES, VERBAL, Clause, PhraseContext
from glossary.languages.slavic.demand import Demand, Governor, Strictness, hint
from glossary.languages.slavic.morphology import Parse, agrees, reading_of
from glossary.languages.slavic.phrase import is_acronym
from glossary.model import Term, TermType

_DASHES = frozenset("-–—")
NAMES = {TermType.PLACE: frozenset(("Geox",)), TermType.PERSON: frozenset(("Name", "Surn", "Patr"))}
_NEVER_AFTER_NOUN = frozenset(("nomn", "accs", "loct"))
_AFTER_NOUN = frozenset(("gent", "datv", "ablt"))
_GOVERNING = frozenset((Governor.PREPOSITION, Governor.NOUN, Governor.VERB))

_DIRECTED = 5  # words from a word of motion to the preposition of place; chosen by hand on the golden sentences


def demand(place: PhraseContext) -> Demand:
    """The demand on the noun in a place, which is only a hint if nothing is certain."""
    clause, before = place.clause, place.before
    while before > 0 and clause.first(before).pos == "ADVB" and not _counts(clause, before):
        before -= 1  # отобразит соответственно вкладку
    place = replace(place, before=before)
    if clause.text(before) in QUOTES:
        if not (clause.text(before + 1)[:1].islower() and _governs_through(clause, before)):
            return hint(place, Governor.LABEL, ("nomn",))
        place = replace(place, before=before - 1)  # no label: it inflects as it would without the marks
    found = verb_government.after_participle(place)
    if found is None:
        found = _after(place)
        if any(_is_apart(place, index) for index in place.modifiers):
            return verb_government.to_recipient(place, replace(found, strictness=Strictness.HINT))
    return verb_government.to_recipient(place, common_nouns.ruled(place, found))


def _counts(clause: Clause, index: int) -> bool:
    """True for a word of quantity, which governs a genitive itself: на несколько дней."""
    return any(parse.pos == "NUMR" for parse in clause.parses(index))


def _after(place: PhraseContext) -> Demand:
    """The demand of the word before a noun and its modifiers."""
    clause, before = place.clause, place.before
    word, left = clause.low(before), clause.first(before)
    if before < 0 or word in clause.grammar.subordinators:
        found = hint(place, Governor.START, ("nomn",)) if before < 0 else hint(place, Governor.CONJUNCTION)
        return (subjects.ruled(place, found) if place.phrase.is_name else None) or found
    if not clause.is_word(before):
        return _in_row(place)
    if clause.governed(before):
        return _after_preposition(place)
    if word in clause.grammar.conjunctions:
        return _coordinated(place) or hint(place, Governor.CONJUNCTION)
    if left.pos in VERBAL:
        return verb_government.after_verb(place)
    if left.pos == "PRTS":
        return verb_government.after_passive(place)
    if left.pos == "NOUN" or is_acronym(clause.text(before)):
        return _after_title(place) or _after_noun(place)
    others = {"CONJ": Governor.CONJUNCTION, "PRCL": Governor.PARTICLE}
    return hint(place, others.get(left.pos, Governor.OTHER))


def _governs_through(clause: Clause, quote: int) -> bool:
    """True if a verb or preposition is right before an opening quotation mark."""
    return bool(clause.governed(quote - 1)) or clause.first(quote - 1).pos in VERBAL


def _in_row(place: PhraseContext) -> Demand:
    """A place after another and a comma, at the end of a clause: in its case, or nominative (в Остине, Техас)."""
    clause, found = place.clause, hint(place, Governor.MARK, ("nomn",))
    if clause.text(place.before) != "," or "nomn" in place.cases or clause.is_word(place.last):
        return found
    row = _coordinated(place)
    return found if row is None else replace(row, possible=row.possible | {"nomn", "gent"})


def _coordinated(place: PhraseContext) -> Demand | None:
    """Names joined by a conjunction share their case: на Армению и Карабах."""
    clause, phrase, at = place.clause, place.phrase, place.before - 1
    kinds = NAMES.get(phrase.term.type)
    if kinds is None or not phrase.is_name or not clause.text(at)[:1].isupper() or is_acronym(clause.text(at)):
        return None
    names = [noun for noun in clause.nouns(at) if noun.known and noun.tags & kinds]
    if not names or any("Fixd" in noun.tags for noun in names) or clause.has_predicate(place.last, place.readings):
        return None
    shared = _cases_of(clause, at, names)
    _, start = clause.modifiers(at)
    if not shared or (not clause.is_word(start) and "nomn" not in shared):
        return None
    return hint(place, Governor.CONJUNCTION).ruled(shared, shared, f"not in the case of: {clause.text(at)}")


def _after_preposition(place: PhraseContext) -> Demand:
    """The cases that a preposition governs, and the likeliest: of a place the accusative where something leads on."""
    clause, grammar, before = place.clause, place.clause.grammar, place.before
    governed, word = clause.governed(before), clause.low(before)
    asked, possible = governed, frozenset(governed)
    if word in grammar.firm:
        asked, possible = governed[:1], possible - {"accs"} if place.phrase.is_name else possible
    elif place.phrase.term.type is TermType.PLACE and possible == {"loct", "accs"}:
        near = [index for index in range(max(0, before - _DIRECTED), before) if clause.is_word(index)]
        leads = any(parse.lemma in grammar.directed for index in near for parse in clause.parses(index))
        last = clause.first(near[-1]).lemma if near else ""
        if grammar.directed:
            asked = ("accs",) if leads else ("loct",)
        if last in grammar.entering.get(word, ()):
            possible = frozenset(("accs",))
        if not leads and last in grammar.static:
            possible = frozenset(("loct",))
    return hint(place, Governor.PREPOSITION).ruled(asked, possible, f"not in a case of: {clause.text(before)}")


def _is_apart(place: PhraseContext, index: int) -> bool:
    """True if a pronoun or participle before a name does not modify it: в связи с этим Армения ..., к которой ..."""
    clause, first = place.clause, place.clause.first(index)
    if first.lemma == clause.grammar.relative:
        return True
    loose = first.pos in ("PRTF", "NPRO") or "Apro" in first.tags
    return loose and not any(agrees(word, noun) for word in clause.modifying(index) for noun in place.readings)


def _after_title(place: PhraseContext) -> Demand | None:
    """A person shares the case of the title: президенту Трампу, президенту США Трампу."""
    clause, phrase, before = place.clause, place.phrase, place.before
    if phrase.term.type is not TermType.PERSON or place.first - before > 1:
        return None
    found = hint(place, Governor.APPOSITION)
    given = [parse for parse in clause.parses(before) if "Name" in parse.tags and parse.known]
    if given and clause.text(before)[:1].isupper() and len(phrase.words) == 1:
        shared = _cases_of(clause, before, given)
        return found.ruled(shared, shared, f"not in the case of: {clause.text(before)}") if shared else None
    for at in clause.chain(before):
        titles = clause.titles(at)
        if titles:
            shared = _cases_of(clause, at, titles)
            if odd := odd_title(place):
                return found.ruled(odd.asked, odd.possible, odd.why)
            if not shared or not any(parse.number != "plur" for parse in titles):
                return None
            owned = at != before and not clause.text(before)[:1].isupper()
            possible = {*shared, "gent"} if owned else {*shared}
            return found.ruled(shared, possible, f"not in the case of: {clause.text(at)}")
    return None


def odd_title(place: PhraseContext) -> Demand | None:
    """The demand on the title right before a person if its preposition, or the person it is joined to, excludes its
    case: с г-жа Попова, с Анной и г-жа Попова; else None."""
    clause, at = place.clause, place.first - 1
    titles = [parse for parse in clause.titles(at) if parse.number != "plur"]  # кандидат в президенты
    if place.phrase.term.type is not TermType.PERSON or not titles:
        return None
    title, asked = _alone(clause, at, titles), None
    if clause.governed(at - 1):
        asked = demand(title)
    elif clause.low(at - 1) in clause.grammar.conjunctions:
        asked = _coordinated(replace(title, phrase=place.phrase))
    return asked if asked is not None and asked.excludes(title.readings) else None


def _after_noun(place: PhraseContext) -> Demand:
    """A name after a noun: its genitive, as a rule; a subject after an adverbial: в воскресенье Крус сказал."""
    clause, grammar, before, phrase = place.clause, place.clause.grammar, place.before, place.phrase
    left = clause.first(before)
    if left.pos != "NOUN":
        return hint(place, Governor.OTHER)
    found, named = _name_after(place) or _complement(place), f"{clause.low(before - 1)} {clause.low(before)}"
    is_subject = clause.has_predicate(place.last, place.readings)
    if not phrase.is_name or is_subject or found.strictness is Strictness.RULE:
        return found
    why = f"no genitive after: {clause.text(before)}"
    if named in grammar.datives:
        return found.ruled(("datv",), ("datv", "nomn"), f"no dative after: {clause.text(before)}")
    if named in grammar.genitives:
        return found.ruled(("gent",), ("gent",), why)
    if _is_part_of_name(place):
        return found
    person, adverbial = phrase.term.type is TermType.PERSON, _is_adverbial(place)
    object_first = place.cases == {"accs"} and (adverbial or clause.has_verb(place.last))
    owned = left.lemma in grammar.owned and not person and "gent" not in place.cases
    if owned and (place.cases - {"nomn", "accs"} or not object_first):
        return found.ruled(("gent",), ("gent",), why)
    apposed = person and (adverbial or _may_be_named(place))
    open_case = apposed or object_first or _is_named_so(place) or left.lemma in grammar.fixing_places | grammar.times
    if open_case or not place.cases <= _NEVER_AFTER_NOUN:
        return found
    strictness = Strictness.DOUBT if adverbial else Strictness.RULE
    return found.ruled(grammar.nouns.get(left.lemma, ("gent",)), _AFTER_NOUN, why, strictness)


def _complement(place: PhraseContext) -> Demand:
    """A noun after a noun: its genitive or another case that it governs, the subject after an adverbial, a label."""
    clause, grammar, before = place.clause, place.clause.grammar, place.before
    if clause.text(before + 1)[:1].isupper() and clause.text(before)[:1].islower() and not place.phrase.is_name:
        return hint(place, Governor.CAPTION, ("nomn",), frozenset(("gent",)))
    if _is_adverbial(place):
        found = hint(place, Governor.ADVERBIAL, ("nomn",), frozenset(("gent",)))
        if any(found.is_subject(reading) for reading in place.readings):
            return found
    dative = f"{clause.low(before - 1)} {clause.low(before)}" in grammar.datives
    asked = ("datv",) if dative else grammar.nouns.get(clause.first(before).lemma, ("gent",))
    return hint(place, Governor.NOUN, asked, _AFTER_NOUN)


def _name_after(place: PhraseContext) -> Demand | None:
    """A place after the generic noun that names its kind, in its case (город) or the nominative (республика); a person
    after the noun that says who it is, where the source has them so: турецкий дипломат Бозкыр."""
    clause, grammar, before, phrase = place.clause, place.clause.grammar, place.before, place.phrase
    lemma, nouns = clause.first(before).lemma, clause.nouns(before)
    found = hint(place, Governor.APPOSITION)
    if phrase.term.type is TermType.PLACE and lemma in grammar.fixing_places:
        return replace(found, asked=("nomn",), possible=frozenset[str]())
    if phrase.term.type is TermType.PLACE and lemma in grammar.agreeing_places:
        shared = _cases_of(clause, before, nouns) or ("gent",)
        asked = ("gent", *shared) if lemma in grammar.owned else shared  # столица Армении, столица Ереван
        return found.ruled(asked, {*shared, "nomn", "gent"}, f"not in the case of: {clause.text(before)}")
    if _is_named_so(place):
        return replace(found, asked=("nomn",), possible=frozenset[str]())
    if place.use.apposed and phrase.term.type is TermType.PERSON and clause.first(before).animacy == "anim":
        shared = _cases_of(clause, before, nouns) or tuple(noun.case for noun in nouns)
        return replace(found, asked=shared, possible=frozenset[str]()) if shared else None
    return None


def _is_named_so(place: PhraseContext) -> bool:
    """True for the name of a thing after the noun that says what it is, in the source, too: планета Марс."""
    phrase, clause = place.phrase, place.clause
    named = place.use.apposed and phrase.is_name and phrase.term.type is not TermType.PERSON
    return named and clause.first(place.before).lemma in clause.grammar.naming


def _alone(clause: Clause, at: int, nouns: list[Parse]) -> PhraseContext:
    """The place of a noun of which nothing is known but its parses."""
    word = clause.text(at)
    place = PhraseContext.of(clause, at, at + 1, Phrase(Term(word, word), word, (word,), "noun"))
    left = [clause.adjectives(index) for index in place.modifiers]
    fitting = [noun for noun in nouns if all(any(agrees(word, noun) for word in words) for words in left)] or nouns
    return replace(place, readings=tuple(reading_of(noun) for noun in fitting))


def _cases_of(clause: Clause, at: int, nouns: list[Parse]) -> tuple[str, ...]:
    """The possible cases of a noun in its place, likeliest first; none if the words before it contradict its form."""
    place = _alone(clause, at, nouns)
    found, before, readings = demand(place), place.before, place.readings
    if found.governor is Governor.NOUN and clause.first(before).animacy == "anim" and _is_person(nouns):
        appositions = _cases_of(clause, before, clause.nouns(before))  # астроном Галилео, дочь Галилео
        return tuple(case for case in dict.fromkeys((*appositions, "gent")) if case in place.cases)
    if found.governor in (Governor.START, Governor.MARK):
        kept = place.cases - {"loct"} or place.cases
    elif found.governor in _GOVERNING:
        kept = place.cases.intersection(found.asked) or place.cases & found.possible
    else:
        kept = place.cases
    likeliest = sorted((reading for reading in readings if reading.case in kept), key=found.weight, reverse=True)
    return tuple(dict.fromkeys(reading.case for reading in likeliest))


def _is_person(nouns: list[Parse]) -> bool:
    """True if a word names a person."""
    return any(noun.tags & NAMES[TermType.PERSON] for noun in nouns)


def _is_adverbial(place: PhraseContext) -> bool:
    """True if the noun before a place is that of a phrase with a preposition: в ответ Армения ..."""
    _, start = place.clause.modifiers(place.before)
    return bool(place.clause.governed(start))


def _is_part_of_name(place: PhraseContext) -> bool:
    """True if a name is in a row (дорога Париж — Лондон) or part of a longer one (Рапид Вена, Техас Трибюн)."""
    clause, before, after = place.clause, place.before, place.clause.text(place.last)
    if after in _DASHES or after[:1].isupper():
        return True
    inside = before > 0 and clause.text(before)[:1].isupper()
    return inside or "Geox" in clause.first(before).tags or not any(parse.known for parse in clause.parses(before))


def _may_be_named(place: PhraseContext) -> bool:
    """True if a person may be named after the genitives: бывший министр иностранных дел Джонсон."""
    clause = place.clause
    heads = (clause.first(at) for at in (place.before, *clause.chain(place.before)))
    return any(head.pos == "NOUN" and head.animacy == "anim" for head in heads)
