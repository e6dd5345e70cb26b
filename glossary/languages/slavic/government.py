"""Case government in Russian and Ukrainian: the case of a noun by the words before it and a predicate beside it.

Reading, checking and repairing forms all use the `Demand` that `demand` returns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from glossary.languages.protocol import Phrase, Reading
from glossary.languages.slavic import common_nouns
from glossary.languages.slavic.clause import NOT_THIRD_PERSON, QUOTES, VERBAL, Clause, PhraseContext
from glossary.languages.slavic.demand import ANY, Demand, Governor, Strictness
from glossary.languages.slavic.morphology import Parse, agrees, reading_of
from glossary.languages.slavic.phrase import is_acronym
from glossary.model import Term, TermType

_DASHES = frozenset("-–—")
NAMES = {TermType.PLACE: frozenset(("Geox",)), TermType.PERSON: frozenset(("Name", "Surn", "Patr"))}
_NEVER_AFTER_NOUN = frozenset(("nomn", "accs", "loct"))
_AFTER_NOUN = frozenset(("gent", "datv", "ablt"))
_LOOSE = frozenset(
    (Governor.LABEL, Governor.MARK, Governor.CONJUNCTION, Governor.NOUN, Governor.ADVERBIAL, Governor.CAPTION)
)
_GOVERNING = frozenset((Governor.PREPOSITION, Governor.NOUN, Governor.VERB))

# Distances, in words, chosen by hand on the golden sentences.
_CLAUSE = 6  # back to where a relative pronoun may open the clause
_HEAD = 5  # back from a comma to the noun of the participle after it
_DIRECTED = 5  # from a word of motion to the preposition of place


def demand(place: PhraseContext) -> Demand:
    """The demand on the noun in a place, which is only a hint if nothing is certain."""
    clause, before = place.clause, place.before
    while before > 0 and clause.first(before).pos == "ADVB" and not _counts(clause, before):
        before -= 1  # отобразит соответственно вкладку
    place = replace(place, before=before)
    if clause.text(before) in QUOTES:
        if not (clause.text(before + 1)[:1].islower() and _governs_through(clause, before)):
            return _hint(place, Governor.LABEL, ("nomn",))
        place = replace(place, before=before - 1)  # no label: it inflects as it would without the marks
    found = _after_participle(place)
    if found is None:
        found = _after(place)
        if any(_is_apart(place, index) for index in place.modifiers):
            return replace(found, strictness=Strictness.HINT)
    return common_nouns.ruled(place, found)


def _counts(clause: Clause, index: int) -> bool:
    """True for a word of quantity, which governs a genitive itself: на несколько дней."""
    return any(parse.pos == "NUMR" for parse in clause.parses(index))


def _after(place: PhraseContext) -> Demand:
    """The demand of the word before a noun and its modifiers."""
    clause, before = place.clause, place.before
    word, left = clause.low(before), clause.first(before)
    if before < 0 or word in clause.grammar.subordinators:
        return _subject(place)
    if not clause.is_word(before):
        return _in_row(place)
    if clause.governed(before):
        return _after_preposition(place)
    if word in clause.grammar.conjunctions:
        return _coordinated(place) or _hint(place, Governor.CONJUNCTION)
    if left.pos in VERBAL:
        return _after_verb(place)
    if left.pos == "PRTS":
        return _after_passive(place)
    if left.pos == "NOUN" or is_acronym(clause.text(before)):
        return _after_title(place) or _after_noun(place)
    others = {"CONJ": Governor.CONJUNCTION, "PRCL": Governor.PARTICLE}
    return _hint(place, others.get(left.pos, Governor.OTHER))


def _hint(
    place: PhraseContext, governor: Governor, asked: tuple[str, ...] = (), possible: frozenset[str] = ANY
) -> Demand:
    """What is likelier in a place, with nothing ruled out."""
    clause, loose = place.clause, governor in _LOOSE
    predicates: tuple[Parse, ...] = ()
    if loose or governor is Governor.PARTICLE:
        predicates = clause.predicate_after(place.last) or clause.predicate_before(place.before)
    objectless = loose and not any(_takes_object(clause, index) for index in range(place.before + 1))
    return Demand(governor, place.before, asked, possible, predicates=predicates, objectless=objectless)


def _ruled(
    found: Demand, asked: Iterable[str], possible: Iterable[str], why: str, strictness: Strictness = Strictness.RULE
) -> Demand:
    """A hint made a rule."""
    return replace(found, asked=tuple(asked), possible=frozenset(possible), why=why, strictness=strictness)


def _takes_object(clause: Clause, index: int) -> bool:
    """True for a word that may govern an accusative: a verb, gerund or active participle, or a preposition."""
    first = clause.first(index)
    return bool(clause.governed(index)) or first.pos in VERBAL or {"actv", "tran"} <= first.tags


def _governs_through(clause: Clause, quote: int) -> bool:
    """True if a verb or preposition is right before an opening quotation mark."""
    return bool(clause.governed(quote - 1)) or clause.first(quote - 1).pos in VERBAL


def _subject(place: PhraseContext) -> Demand:
    """The demand on a name that opens a clause right before a verb that agrees with it, without another subject."""
    clause, phrase = place.clause, place.phrase
    found = _hint(place, Governor.START, ("nomn",)) if place.before < 0 else _hint(place, Governor.CONJUNCTION)
    if "nomn" in place.cases or not place.readings or not phrase.is_name or not phrase.gender:
        return found
    nominative = Reading("noun", "nomn", phrase.number or "sing", phrase.gender)
    at = place.last
    while clause.first(at).pos == "PRCL":
        at += 1
    verb = clause.first(at)
    if verb.pos != "VERB" or not agrees(verb, nominative) or verb.tags & NOT_THIRD_PERSON:
        return found
    if verb.gender == "neut" or "Impe" in verb.tags or clause.has_other_subject(at, verb):
        return found
    return _ruled(found, ("nomn",), ("nomn",), f"no subject of: {clause.text(at)}")


def _in_row(place: PhraseContext) -> Demand:
    """A place after another and a comma, at the end of a clause: in its case, or nominative (в Остине, Техас)."""
    clause, found = place.clause, _hint(place, Governor.MARK, ("nomn",))
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
    return _ruled(_hint(place, Governor.CONJUNCTION), shared, shared, f"not in the case of: {clause.text(at)}")


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
    return _ruled(_hint(place, Governor.PREPOSITION), asked, possible, f"not in a case of: {clause.text(before)}")


def _after_verb(place: PhraseContext) -> Demand:
    """The object of a verb that takes one: обвинить Армению, помочь Армении."""
    clause, grammar, before = place.clause, place.clause.grammar, place.before
    left = clause.first(before)
    governed = grammar.verbs.get(left.lemma, ())
    if not governed:
        return _after_passive(place)
    negated = clause.low(before - 1) == grammar.negation
    possible = {*governed, "gent"} if negated else {*governed}
    subject = any(reading.case == "nomn" and agrees(left, reading) for reading in place.readings)
    listed = clause.text(place.last) == "," or clause.low(place.last) in grammar.conjunctions
    if left.pos == "VERB" and (subject or listed):
        possible.add("nomn")
    if "nomn" in governed and not place.phrase.is_name:
        possible.add("accs")  # сказать правду
    if "nomn" in governed and not clause.is_word(before - 1):
        governed = ("nomn",)  # ", - сказал Карабах"
    strictness = Strictness.DOUBT if negated else Strictness.RULE
    why = f"not in a case of: {clause.text(before)}"
    return _ruled(_hint(place, Governor.VERB), governed, possible, why, strictness)


def _after_passive(place: PhraseContext) -> Demand:
    """Who does it: блокируется Азербайджаном, признан Азербайджаном; or what any other verb has after it."""
    clause, grammar, left = place.clause, place.clause.grammar, place.clause.first(place.before)
    found = _after_other_verb(place)
    if not place.phrase.is_name:
        return found
    why = f"not in a case of: {clause.text(place.before)}"
    if left.pos == "PRTS" and _has_relative_subject(place):
        return _ruled(found, ("ablt",), ("datv", "ablt"), why)
    active = next((left.lemma.removesuffix(end) for end in grammar.reflexive if left.lemma.endswith(end)), "")
    if grammar.verbs.get(left.lemma if left.pos == "PRTS" else active) != ("accs",):
        return found
    if left.pos != "PRTS" and "perf" in left.tags:
        return found  # остановился, объединилась: not passive
    return _ruled(found, ("ablt",), ("nomn", "datv", "ablt"), why)


def _after_other_verb(place: PhraseContext) -> Demand:
    """A verb whose object the tables do not know: the subject or agent of an intransitive one, else an accusative."""
    clause, before = place.clause, place.before
    left = clause.first(before)
    being = any(parse.pos == "VERB" and parse.lemma == clause.grammar.be for parse in clause.parses(before))
    reflexive = left.pos in ("VERB", "INFN") and clause.low(before).endswith(clause.grammar.reflexive)
    if being or reflexive or left.pos == "PRTS" or (left.pos == "VERB" and "intr" in left.tags):
        verbs = tuple(parse for parse in clause.parses(before) if parse.pos in ("PRTS", "VERB"))[:1]
        found = _hint(place, Governor.INTRANSITIVE, ("nomn", "ablt"), frozenset())
        return replace(found, predicates=verbs)
    return _hint(place, Governor.TRANSITIVE, ("accs",), ANY - {"nomn"})


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


def _is_apart(place: PhraseContext, index: int) -> bool:
    """True if a pronoun or participle before a name does not modify it: в связи с этим Армения ..., к которой ..."""
    clause, first = place.clause, place.clause.first(index)
    if first.lemma == clause.grammar.relative:
        return True
    loose = first.pos in ("PRTF", "NPRO") or "Apro" in first.tags
    return loose and not any(agrees(word, noun) for word in clause.modifying(index) for noun in place.readings)


def _after_participle(place: PhraseContext) -> Demand | None:
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
        return _ruled(found, ("ablt",), ("ablt", "datv", "loct"), why) if opens else None
    if joined and not opens:
        return None
    governed = clause.grammar.verbs.get(words[0].lemma, ())
    if governed:
        return _ruled(found, governed, governed, why)
    return found if "tran" in words[0].tags else None


def _has_head(clause: Clause, comma: int, words: list[Parse]) -> bool:
    """True if a noun near before a comma can be what a participle after it belongs to."""
    near = range(max(clause.start(comma), comma - _HEAD), comma)
    return any(agrees(word, noun) for index in near for noun in clause.nouns(index) for word in words)


def _after_title(place: PhraseContext) -> Demand | None:
    """A person shares the case of the title: президенту Трампу, президенту США Трампу."""
    clause, phrase, before = place.clause, place.phrase, place.before
    if phrase.term.type is not TermType.PERSON or place.first - before > 1:
        return None
    found = _hint(place, Governor.APPOSITION)
    given = [parse for parse in clause.parses(before) if "Name" in parse.tags and parse.known]
    if given and clause.text(before)[:1].isupper() and len(phrase.words) == 1:
        shared = _cases_of(clause, before, given)
        return _ruled(found, shared, shared, f"not in the case of: {clause.text(before)}") if shared else None
    for at in clause.chain(before):
        titles = [parse for parse in clause.parses(at) if parse.lemma in clause.grammar.titles]
        if titles:
            shared = _cases_of(clause, at, titles)
            if not shared or not any(parse.number != "plur" for parse in titles):
                return None
            owned = at != before and not clause.text(before)[:1].isupper()
            possible = {*shared, "gent"} if owned else {*shared}
            return _ruled(found, shared, possible, f"not in the case of: {clause.text(at)}")
    return None


def _after_noun(place: PhraseContext) -> Demand:
    """A name after a noun: its genitive, as a rule; a subject after an adverbial: в воскресенье Крус сказал."""
    clause, grammar, before, phrase = place.clause, place.clause.grammar, place.before, place.phrase
    left = clause.first(before)
    if left.pos != "NOUN":
        return _hint(place, Governor.OTHER)
    found, named = _name_after(place) or _complement(place), f"{clause.low(before - 1)} {clause.low(before)}"
    is_subject = clause.has_predicate(place.last, place.readings)
    if not phrase.is_name or is_subject or found.strictness is Strictness.RULE:
        return found
    why = f"no genitive after: {clause.text(before)}"
    if named in grammar.datives:
        return _ruled(found, ("datv",), ("datv", "nomn"), f"no dative after: {clause.text(before)}")
    if named in grammar.genitives:
        return _ruled(found, ("gent",), ("gent",), why)
    if _is_part_of_name(place):
        return found
    person, adverbial = phrase.term.type is TermType.PERSON, _is_adverbial(place)
    object_first = place.cases == {"accs"} and (adverbial or clause.has_verb(place.last))
    owned = left.lemma in grammar.owned and not person and "gent" not in place.cases
    if owned and (place.cases - {"nomn", "accs"} or not object_first):
        return _ruled(found, ("gent",), ("gent",), why)
    apposed = person and (adverbial or _may_be_named(place))
    open_case = apposed or object_first or left.lemma in grammar.fixing_places | grammar.times
    if open_case or not place.cases <= _NEVER_AFTER_NOUN:
        return found
    strictness = Strictness.DOUBT if adverbial else Strictness.RULE
    return _ruled(found, grammar.nouns.get(left.lemma, ("gent",)), _AFTER_NOUN, why, strictness)


def _complement(place: PhraseContext) -> Demand:
    """A noun after a noun: its genitive or another case that it governs, the subject after an adverbial, a label."""
    clause, grammar, before = place.clause, place.clause.grammar, place.before
    if clause.text(before + 1)[:1].isupper() and clause.text(before)[:1].islower() and not place.phrase.is_name:
        return _hint(place, Governor.CAPTION, ("nomn",), frozenset(("gent",)))
    if _is_adverbial(place):
        found = _hint(place, Governor.ADVERBIAL, ("nomn",), frozenset(("gent",)))
        if any(found.is_subject(reading) for reading in place.readings):
            return found
    dative = f"{clause.low(before - 1)} {clause.low(before)}" in grammar.datives
    asked = ("datv",) if dative else grammar.nouns.get(clause.first(before).lemma, ("gent",))
    return _hint(place, Governor.NOUN, asked, _AFTER_NOUN)


def _name_after(place: PhraseContext) -> Demand | None:
    """A place after the generic noun that names its kind, in its case (город) or the nominative (республика); a person
    after the noun that says who it is, where the source has them so: турецкий дипломат Бозкыр."""
    clause, grammar, before, phrase = place.clause, place.clause.grammar, place.before, place.phrase
    lemma, nouns = clause.first(before).lemma, clause.nouns(before)
    found = _hint(place, Governor.APPOSITION)
    if phrase.term.type is TermType.PLACE and lemma in grammar.fixing_places:
        return replace(found, asked=("nomn",), possible=frozenset[str]())
    if phrase.term.type is TermType.PLACE and lemma in grammar.agreeing_places:
        shared = _cases_of(clause, before, nouns) or ("gent",)
        asked = ("gent", *shared) if lemma in grammar.owned else shared  # столица Армении, столица Ереван
        return _ruled(found, asked, {*shared, "nomn", "gent"}, f"not in the case of: {clause.text(before)}")
    if place.apposed and phrase.term.type is TermType.PERSON and clause.first(before).animacy == "anim":
        shared = _cases_of(clause, before, nouns) or tuple(noun.case for noun in nouns)
        return replace(found, asked=shared, possible=frozenset[str]()) if shared else None
    return None


def _cases_of(clause: Clause, at: int, nouns: list[Parse]) -> tuple[str, ...]:
    """The possible cases of a noun in its place, likeliest first; none if the words before it contradict its form."""
    modifiers, before = clause.modifiers(at)
    left = [clause.adjectives(index) for index in modifiers]
    fitting = [noun for noun in nouns if all(any(agrees(word, noun) for word in words) for words in left)] or nouns
    readings = tuple(reading_of(noun) for noun in fitting)
    word = clause.text(at)
    phrase = Phrase(Term(word, word), word, (word,), "noun")
    place = PhraseContext(clause, at, at + 1, phrase, modifiers, before, readings)
    found = demand(place)
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
