"""Repairing agreement around a replaced noun or verb in Russian and Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary.languages.records import Reading, Slot, TokenEdit
from glossary.languages.slavic.clause import FINITE, NOT_THIRD_PERSON, POSSIBLE, PREDICATIVE, Clause, PhraseContext
from glossary.languages.slavic.morphology import ADJECTIVES, Parse, adjective_form, agrees, reading_of
from glossary.languages.slavic.phrase import is_acronym, like
from glossary.languages.slavic.transposition import shifted
from glossary.model import TermType

REASON = "agreement"

# Distances, in words, chosen by hand on the golden sentences.
_AFTER = 4  # from a noun to its participle or relative pronoun, from a participle back to its auxiliaries
_PREDICATE = 7  # between a noun and its predicate

_REFLEXIVE = ("ся", "сь")  # verbs without an object, which may have their subject after them


def agree(place: PhraseContext, slot: Slot, carrier: str) -> tuple[TokenEdit, ...]:
    """The edits around a place after `carrier`, the phrase in the form of the slot, has been put there."""
    clause, first, last = place.clause, place.first, place.last
    edits = [*_prepositions(clause, first, carrier), *_numeral(place, slot)]
    noun = place.phrase.kind == "noun"
    if noun and not slot.old.gender and slot.old.number != "plur":
        edits += _stray_modifiers(clause, slot)
        if slot.new.case == "nomn" and not slot.modifiers:
            edits += _stray_predicate(clause, first, last, slot)
    if noun:
        edits += [*_governed(place), *_demonstrative(place, slot), *_title(place, slot)]
    if noun and _is_changed(slot):
        edits += _modifiers(clause, slot)
        edits += _relative(clause, last, slot)
        if slot.old.case == "nomn":
            after = list(_predicate(clause, last, slot))
            edits += after or _predicate_before(clause, first, slot)
    return tuple(edits)


def _governed(place: PhraseContext) -> Iterator[TokenEdit]:
    """The preposition that the old noun governs, as the new one has it: соединение с сетью -> подключение к сети."""
    clause, last, table = place.clause, place.last, place.clause.grammar.complements
    old, new = table.get(clause.first(last - 1).lemma), table.get(place.phrase.words[-1].lower())
    if old is None or new is None or old == new or clause.low(last) != old[0]:
        return
    yield TokenEdit(last, last + 1, new[0], REASON)
    yield from shifted(clause, last + 1, old[1], new[1])


def _demonstrative(place: PhraseContext, slot: Slot) -> Iterator[TokenEdit]:
    """The pronoun before a subject that has a verb: это вид позволяет -> этот вид позволяет."""
    clause = place.clause
    for index in slot.modifiers:
        if slot.new.case == "nomn" and clause.low(index) == clause.grammar.this:
            words = clause.adjectives(index)
            if words and clause.has_predicate(place.last, [slot.new]):
                yield from _in_case(clause, index, words[0], "nomn", slot.new)


def _title(place: PhraseContext, slot: Slot) -> Iterator[TokenEdit]:
    """The title before a person, in the case of the person: с г-жа Попова -> с г-жой Поповой."""
    clause, at = place.clause, place.first - 1
    titles = clause.titles(at)
    tied = slot.new.case in clause.governed(at - 1) or clause.low(at - 1) in clause.grammar.conjunctions
    person = place.phrase.term.type is TermType.PERSON and tied
    if person and titles and all(noun.case != slot.new.case for noun in titles):
        yield from _edit(clause, at, titles[0].inflect({slot.new.case, titles[0].number}))


def _numeral(place: PhraseContext, slot: Slot) -> Iterator[TokenEdit]:
    """The gender of two, both, one and a half: две помпы -> два насоса."""
    clause, gender = place.clause, place.phrase.gender
    if slot.new.case == "gent" and slot.new.number != "plur" and gender:
        for other, feminine in clause.grammar.gendered:
            if clause.low(place.before) in (other, feminine):
                yield from _edit(clause, place.before, feminine if gender == "femn" else other)


def _is_changed(slot: Slot) -> bool:
    """True if the new noun requires other agreement than the old one; also if the old one is unknown."""
    old, new = slot.old, slot.new
    if not old.gender and old.number != "plur":
        return False
    gender = new.number == "sing" and bool(new.gender) and old.gender != new.gender
    return gender or old.number != new.number or (bool(new.animacy) and old.animacy != new.animacy)


def _edit(clause: Clause, index: int, word: str | None) -> Iterator[TokenEdit]:
    old = clause.text(index)
    if word and "ё" in word and not any("ё" in token.text for token in clause.tokens):
        word = word.replace("ё", "е")  # a text without the letter gets none
    if word and word != old.lower():
        yield TokenEdit(index, index + 1, word.upper() if is_acronym(old) else like(old, word), REASON)


def _in_case(clause: Clause, index: int, parse: Parse, case: str, new: Reading) -> Iterator[TokenEdit]:
    """An adjective in a case, and for the rest in agreement with the new noun."""
    return _edit(clause, index, adjective_form(parse, case, new.number, new.gender, new.animacy))


def _as_predicate(clause: Clause, index: int, parse: Parse, new: Reading) -> Iterator[TokenEdit]:
    """A verb, short participle or short adjective in agreement with its new subject."""
    gender = new.number == "sing" and ("past" in parse.tags or parse.pos != "VERB")
    return _edit(clause, index, parse.inflect({new.number, new.gender} if gender else {new.number}))


def _modifiers(clause: Clause, slot: Slot) -> Iterator[TokenEdit]:
    """Adjectives before the noun, and those joined to them: Эта тема -> Этот раздел."""
    agreeing = []
    for index in slot.modifiers:
        parse = next((word for word in clause.adjectives(index) if agrees(word, slot.old)), None)
        if parse is not None:
            agreeing.append(parse)
            yield from _in_case(clause, index, parse, slot.new.case, slot.new)
    if len(agreeing) < len(slot.modifiers) or not agreeing:
        return
    for index in clause.coordinated(min(slot.modifiers) - 1, agreeing):
        parse = next(word for word in clause.attributes(index) if agrees(word, slot.old))
        yield from _in_case(clause, index, parse, slot.new.case, slot.new)


def _stray_modifiers(clause: Clause, slot: Slot) -> Iterator[TokenEdit]:
    """Adjectives before a word of which nothing is known, in agreement with what takes its place."""
    for index in slot.modifiers:
        words = clause.adjectives(index)
        parse = next((word for word in words if word.case == slot.new.case), None)
        if parse is not None and not any(agrees(word, slot.new) for word in words):
            yield from _in_case(clause, index, parse, slot.new.case, slot.new)


def _stray_predicate(clause: Clause, first: int, last: int, slot: Slot) -> Iterator[TokenEdit]:
    """The verb right beside such a word, which can be nothing but its predicate: сообщило ... -> сообщил ..."""
    for index in (first - 1, last):
        parse = clause.first(index)
        if parse.pos not in FINITE:
            continue
        if parse.number == "plur" and index == last and _is_joined(clause, first):
            return  # Гавел и Земан были
        if not parse.tags & NOT_THIRD_PERSON and "past" in parse.tags and not agrees(parse, slot.new):
            yield from _as_predicate(clause, index, parse, slot.new)
        return


def _is_joined(clause: Clause, first: int) -> bool:
    """True if a name that begins at a token is the last of a row."""
    return clause.low(first - 1) in clause.grammar.conjunctions or clause.text(first - 1) == ","


def _relative(clause: Clause, last: int, slot: Slot) -> Iterator[TokenEdit]:
    """The participle or relative pronoun after the noun; the case of a pronoun is that of its own clause."""
    for index in range(last, last + _AFTER):
        relative = clause.first(index).lemma == clause.grammar.relative
        opens = index == last or clause.text(index - 1) == ","
        if not relative and not (opens and any(parse.pos == "PRTF" for parse in clause.parses(index))):
            continue
        if not relative and clause.modified(index) >= 0:
            return  # следующей команды: of the noun after it
        words, noun = clause.adjectives(index), slot.old.but(case="") if relative else slot.old
        if index > last + 1 and _belongs_nearer(clause, range(last, index), words, in_case=bool(noun.case)):
            return
        if relative and not _is_subject(clause, index, slot.old):
            words.sort(key=lambda parse: parse.case == "nomn")
        parse = next((word for word in words if agrees(word, noun)), None)
        if parse is not None:
            yield from _in_case(clause, index, parse, parse.case, slot.new)
            return


def _belongs_nearer(clause: Clause, between: Iterable[int], words: Iterable[Parse], *, in_case: bool) -> bool:
    """True if a relative pronoun, or a participle (which agrees `in_case` too), may belong to a noun nearer to it."""
    nouns = [noun for at in between for noun in clause.nouns(at) if noun.score > POSSIBLE]
    readings = [noun if in_case else reading_of(noun).but(case="") for noun in nouns]
    return any(agrees(word, noun) for word in words for noun in readings)


def _is_subject(clause: Clause, relative: int, old: Reading) -> bool:
    """True if the verb of a relative clause could have the pronoun as its subject; not in которую построили монахи."""
    for index in range(relative + 1, relative + 1 + _AFTER):
        if clause.first(index).pos in FINITE:
            return agrees(clause.first(index), old)
    return True


def _past_relative(clause: Clause, last: int) -> int:
    """The token after a relative clause that follows the noun; `last` if none does."""
    opening = [clause.first(index).lemma for index in (last + 1, last + 2)]
    if clause.text(last) != "," or clause.grammar.relative not in opening:
        return last
    end = clause.end(last + 2)
    return end + 1 if clause.text(end) == "," else last


def _predicate(clause: Clause, last: int, slot: Slot) -> Iterator[TokenEdit]:
    """The verb, short participle or short adjective whose subject the noun is, and its predicative adjective."""
    grammar, start = clause.grammar, _past_relative(clause, last)
    for index in range(start, min(start + _PREDICATE, clause.end(start))):
        parse = _predicative(clause, index)
        if parse.pos in ADJECTIVES and index > start and clause.first(index - 1).lemma in grammar.copulas:
            yield from _complement(clause, index, slot)
            return
        if parse.pos not in PREDICATIVE:
            continue
        if not _is_unchanged(parse, slot) and agrees(parse, slot.old):
            yield from _as_predicate(clause, index, parse, slot.new)
        goes_on = grammar.copulas | grammar.modal_verbs if parse.pos == "VERB" else grammar.duties
        if parse.lemma not in goes_on:
            return


def _predicative(clause: Clause, index: int) -> Parse:
    """The parse of a word, rather a short adjective than an adverb (доступно)."""
    short = (parse for parse in clause.parses(index) if parse.pos in ("PRTS", "ADJS") and parse.score > POSSIBLE)
    return next(short, clause.first(index))


def _is_unchanged(parse: Parse, slot: Slot) -> bool:
    """True for a verb of the present or future, which shows no gender, where the number stays."""
    return parse.pos == "VERB" and "past" not in parse.tags and slot.old.number == slot.new.number


def _complement(clause: Clause, index: int, slot: Slot) -> Iterator[TokenEdit]:
    """The adjective after a copula: быть нулевым, была новая; not that of a noun which follows it."""
    if clause.modified(index) >= 0:
        return
    old = slot.old.but(case="")
    for parse in clause.adjectives(index):
        if parse.case in ("nomn", "ablt") and agrees(parse, old):
            yield from _in_case(clause, index, parse, parse.case, slot.new)
            return


def _predicate_before(clause: Clause, first: int, slot: Slot) -> Iterator[TokenEdit]:
    """The predicate that opens the clause of its subject: определён ли график, включено по умолчанию расписание, должна
    обрабатываться заявка."""
    start = min((first, *slot.modifiers))
    for index in range(start - 1, max(clause.start(start) - 1, start - _PREDICATE), -1):
        parse = _predicative(clause, index)
        if parse.pos == "NOUN" and _is_subject_too(clause, index, slot.old):
            return
        if parse.pos in PREDICATIVE:
            if not _is_unchanged(parse, slot) and agrees(parse, slot.old):
                yield from _as_predicate(clause, index, parse, slot.new)
                yield from _auxiliaries(clause, index, slot)
            return
        if parse.pos == "INFN" and parse.lemma.endswith(_REFLEXIVE):
            yield from _auxiliaries(clause, index, slot)
        if parse.pos in ("CONJ", "INFN", "GRND") and clause.low(index) != clause.grammar.whether:
            return


def _is_subject_too(clause: Clause, index: int, old: Reading) -> bool:
    """True if another noun before the place may be the subject instead."""
    nominative = any(noun.case == "nomn" and agrees(noun, old) for noun in clause.parses(index))
    return nominative and not clause.governed(index - 1)


def _auxiliaries(clause: Clause, index: int, slot: Slot) -> Iterator[TokenEdit]:
    """What is before a participle and agrees with it: была обработана, должна быть обработана."""
    for at in range(index - 1, max(-1, index - _AFTER), -1):
        parse = _predicative(clause, at)
        if parse.lemma not in {clause.grammar.be, *clause.grammar.duties}:
            return
        if parse.pos != "INFN" and agrees(parse, slot.old):
            yield from _as_predicate(clause, at, parse, slot.new)


# Prepositions that take a vowel before two consonants like their own (во Франции, со Швецией); во Львове, in Russian.
_LENGTHENED = (
    ("в", "во", re.compile(r"[вф][^аеёиоуыэюя\W]|льв", re.IGNORECASE)),
    ("с", "со", re.compile(r"[сзшж][^аеёиоуыэюя\W]|щ|вс", re.IGNORECASE)),
)


def _prepositions(clause: Clause, first: int, carrier: str) -> Iterator[TokenEdit]:
    """Russian о, об: by the first sound of what follows; в, во and с, со by the first two."""
    plain, before_vowel = clause.grammar.about
    before = clause.low(first - 1)
    if not before or not plain:
        return
    for short, long, heavy in _LENGTHENED:
        if before in (short, long):
            word = next(iter(carrier.split()), "")
            is_heavy = heavy.match(word) and not is_acronym(word)  # США is read letter by letter
            yield from _edit(clause, first - 1, long if is_heavy else short)
    if before in clause.grammar.about:
        yield from _edit(clause, first - 1, before_vowel if carrier[:1].lower() in clause.grammar.vowels else plain)
