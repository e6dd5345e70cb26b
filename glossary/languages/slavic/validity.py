"""Checks by its neighbours whether the form of a term in a Russian or Ukrainian text can be right."""

from __future__ import annotations

from dataclasses import replace

from glossary.languages.records import Phrase, Reading
from glossary.languages.slavic.clause import PhraseContext, goes_with
from glossary.languages.slavic.demand import Demand
from glossary.languages.slavic.government import demand, odd_title
from glossary.languages.slavic.morphology import CASES, PAUCAL, Parse, agrees, parses, reading_of
from glossary.languages.slavic.phrase import WORD, inflect, is_acronym, is_latin, lettered
from glossary.model import TermType

_OBLIQUE = frozenset(("gent", "accs"))
_SUBJECT = frozenset(("nomn", "accs"))


def doubt(place: PhraseContext) -> str:
    """The reason why the form of the phrase in a place is wrong, or "". Only certain errors count: a case that the
    words before it exclude, a modifier that agrees in no reading, an object form right after a conjunction, a
    nominative after a participle of another gender, a plural of a name that has none, one person for several."""
    clause = place.clause
    if place.phrase.kind == "adj":
        return _adjective(place)
    if is_label(place):
        return ""
    if title := odd_title(place):
        return title.why
    place = read(place)
    if not place.readings:
        return ""
    if is_no_form(place):
        return f"no form of: {place.phrase.text}"
    asked = demand(place)
    if asked.excludes(place.readings):
        return asked.why
    odd = disagreeing(place, asked)
    if odd >= 0:
        return f"does not agree: {clause.text(odd)}"
    if clause.low(place.before) in clause.grammar.subordinators and place.cases <= _OBLIQUE:
        return f"no subject after: {clause.text(place.before)}"
    left = clause.first(place.before)
    if left.pos == "PRTS" and place.cases <= _SUBJECT and not any(agrees(left, noun) for noun in place.readings):
        return f"does not agree: {clause.text(place.before)}"
    return "one for several" if _is_one_for_several(place) else ""


def _is_one_for_several(place: PhraseContext) -> bool:
    """True for one person where the source has several: российский миротворец for peacekeepers. Of things Russian
    often has one where English has more (weapons, оружие)."""
    if not place.use.plural or place.is_counted or place.phrase.term.number == "sing":
        return False
    is_each = any(
        place.clause.first(index).pos == "NPRO" or "Apro" in place.clause.first(index).tags for index in place.modifiers
    )
    return not is_each and all(one.number == "sing" and one.animacy == "anim" for one in place.readings)


def is_label(place: PhraseContext) -> bool:
    """True if a common noun within a sentence has a capital of its own: a label, which may not inflect (перейдите к
    Область навигации)."""
    phrase, clause = place.phrase, place.clause
    common = phrase.text[:1].islower() and phrase.term.source[:1].islower()
    return common and clause.text(place.first)[:1].isupper() and clause.is_word(place.first - 1)


def disagreeing(place: PhraseContext, asked: Demand | None) -> int:
    """The modifier before a phrase that agrees with it in no reading, -1 if there is none. A participle may govern
    the phrase instead."""
    clause = place.clause
    if place.is_counted and "gent" in place.cases:
        return -1  # три новых трансляции
    for index in place.modifiers:
        words, likeliest = clause.modifying(index), clause.first(index)
        if likeliest.lemma == clause.grammar.relative or likeliest.pos == "NPRO":
            return -1  # the name begins a clause or a phrase of its own
        if any(agrees(word, noun) for word in words for noun in place.readings):
            continue
        if clause.text(index - 1) == "," and any(word.pos == "PRTF" for word in words):
            continue  # it belongs to a noun before it
        if clause.low(index) == clause.grammar.this and "nomn" in place.cases:
            continue  # это отчёт: the subject
        governs = words and {"actv", "tran"} <= words[0].tags and "accs" in place.cases
        passive = words and words[0].pos == "PRTF" and "ablt" in place.cases
        governed = asked is not None and asked.is_strict and asked.by == index
        return -1 if governs or passive or governed else index
    return -1


def read(place: PhraseContext) -> PhraseContext:
    """The place with its readings: all forms of the phrase with the spelling there, and further ones in the dictionary
    (в Крыму); for another rendering those in the dictionary; none for a phrase that does not inflect."""
    clause, phrase = place.clause, place.phrase
    at = clause.head(place.first, place.last, place.first)
    word = clause.text(at)
    word = word if lettered(word)[0] else word.replace("-", "" if "-" in phrase.text else "-")
    if phrase.kind != "noun" or phrase.fixed or not _is_readable(word):
        return place
    own, nouns = _own_forms(place), [reading_of(parse) for parse in clause.nouns(at)]
    if own:
        cases = {reading.case for reading in own}
        second = [parse for parse in clause.nouns(at) if parse.case not in cases and parse.tags & {"loc2", "gen2"}]
        nouns = [*own, *(reading_of(parse) for parse in second)]
    return _after_owned(replace(place, readings=tuple(nouns)))


def _after_owned(place: PhraseContext) -> PhraseContext:
    """The place without the words before it that are no modifiers but nouns that a genitive belongs to: данные Фонда,
    русские Армении."""
    if "gent" not in place.cases:
        return place
    for number, index in enumerate(place.modifiers):
        words = place.clause.modifying(index)
        if any(agrees(word, noun) for word in words for noun in place.readings):
            continue
        if any(parse.pos == "NOUN" or "Subx" in parse.tags for parse in place.clause.parses(index)):
            return replace(place, modifiers=place.modifiers[:number], before=index)
    return place


def _is_readable(word: str) -> bool:
    """True if the ending of a word can show its case."""
    return not is_latin(word) and not is_acronym(word) and "-" not in lettered(word)[1]


def _spelled(words: list[str]) -> str:
    return " ".join(words).lower().replace("ё", "е")


def _own_forms(place: PhraseContext) -> list[Reading]:
    """The forms of the phrase, by our own inflection, that are spelled like the place."""
    grammar, phrase = place.clause.grammar, place.phrase
    text = _spelled([place.text])
    numbers = ("sing", "plur") if not phrase.is_name and phrase.number != "plur" else (phrase.number or "sing",)
    forms = [Reading("noun", case, number, phrase.gender, phrase.animacy) for number in numbers for case in CASES]
    if place.is_counted and phrase.agreeing and phrase.number != "plur":
        forms.append(Reading("noun", "gent", PAUCAL, phrase.gender, phrase.animacy))
    found = [form for form in forms if _spelled(WORD.findall(inflect(grammar, phrase, form))) == text]
    if phrase.animacy == "anim" and not phrase.is_name and not phrase.term.animacy:  # клиент may be a program
        found += [form.but(case="accs") for form in found if (form.case, form.number) == ("nomn", "sing")]
    return found


def is_no_form(place: PhraseContext) -> bool:
    """True if the words there are not a form of the phrase: a plural of a name that has none, words in different cases,
    a wrong form of a name that is not in the dictionary, another form of a word that never changes (Министерство
    обороны Азербайджане)."""
    clause, phrase = place.clause, place.phrase
    if (
        phrase.kind != "noun"
        or phrase.fixed
        or len(place.words) != len(phrase.words)
        or (place.use.plural and phrase.is_name)
    ):
        return False
    if _tail_differs(place):
        return True
    if not phrase.is_name and not (phrase.own and phrase.agreeing):
        return False
    if _own_forms(place) or {word.low for word in place.words} & {form.lower() for form in phrase.term.forms.values()}:
        return False
    moving = _moving(phrase)
    if not all(_is_readable(place.words[index].text) for index in moving):
        return False
    if not phrase.is_name:
        return True  # every form of it was tried
    if len(moving) > 1:
        return not _share_a_case(place)
    nouns = clause.nouns(place.first + phrase.head)
    if not any(parse.known for parse in nouns):
        return True
    one = phrase.term.number == "sing" or phrase.term.type in (TermType.PLACE, TermType.PERSON)
    return phrase.number == "sing" and one and all(parse.number == "plur" for parse in nouns)


def _moving(phrase: Phrase) -> tuple[int, ...]:
    """The words of a phrase that decline."""
    return (phrase.head, *phrase.agreeing, *phrase.apposed)


def _tail_differs(place: PhraseContext) -> bool:
    """True if a word after the head that never declines is in another form."""
    phrase = place.phrase
    tail = set(range(phrase.head + 1, len(phrase.words))) - set(_moving(phrase))
    return any(_spelled([place.words[index].text]) != _spelled([phrase.words[index]]) for index in tail)


def _share_a_case(place: PhraseContext) -> bool:
    """True if some case is possible for all words of a name that decline."""
    grammar, phrase = place.clause.grammar, place.phrase
    reading = Reading("noun", "", phrase.number or "sing", phrase.gender, phrase.animacy)
    forms = {case: WORD.findall(inflect(grammar, phrase, reading.but(case=case))) for case in CASES}
    shared = set(CASES)
    for index in _moving(phrase):
        low = _spelled([place.words[index].text])
        own = {case for case, words in forms.items() if _spelled([words[index]]) == low}
        possible = [
            parse for parse in parses(grammar.code, low) if index not in phrase.agreeing or agrees(parse, reading)
        ]
        if phrase.term.type is TermType.PERSON:  # Андреи is another name than Андрей
            lemmas = {parse.lemma for parse in parses(grammar.code, phrase.words[index].lower()) if parse.known}
            named = lemmas if phrase.number != "plur" else set[str]()
            possible = [
                parse
                for parse in possible
                if not named or not parse.known or (parse.lemma in named and parse.number != "plur")
            ]
        shared &= own or {parse.case for parse in possible}
    return bool(shared)


def _adjective(place: PhraseContext) -> str:
    """Why an adjective cannot be right: it must agree with the noun after it."""
    at, nouns = noun_to_agree(place)
    return f"does not agree: {place.clause.text(at)}" if nouns else ""


def noun_to_agree(place: PhraseContext) -> tuple[int, list[Parse]]:
    """The noun after an adjective that agrees with it in no form, and its parses; none if the two may agree."""
    at, nouns = place.clause.noun_after(place.last)
    own = place.clause.adjectives(place.first)
    return at, [] if not own or any(goes_with(word, noun) for word in own for noun in nouns) else nouns
