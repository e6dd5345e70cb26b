"""Analyses Russian and Ukrainian terms (head, agreeing words, unchanging rest) and inflects them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from glossary.languages.records import SHOUTED, Phrase, Reading
from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.morphology import ADJECTIVES, CASES, PAUCAL, Parse, adjective_form, agrees, parses
from glossary.languages.slavic.surnames import decline
from glossary.languages.slavic.verbs import verb_form
from glossary.model import PartOfSpeech, Term, TermType

WORD = re.compile(r"\w+(?:[-‐‑'’ʼ]\w+)*|[^\w\s]")
_LATIN = re.compile(r"[A-Za-zÀ-ž0-9][\w'’-]*")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LETTERED = re.compile(r"((?:(?:[A-Za-z0-9]+|[А-ЯЁІЇЄҐ]{2,})-)+)([а-яёіїєґ’']+)")  # PDF-файл, ДНК-тест, 3D-печать
_CYRILLIC_VOWEL = re.compile(r"[аеёиоуыэюяіїє]", re.I)
_NAMES = frozenset(("Geox", "Name", "Surn", "Patr", "Orgn"))
_PARTICLES = re.compile(r"фон|цу|ван|дер|[дт]ен|тер|д[аеиую]|дель|делла|дос|л[ае]|аф|бин|ибн|[аэ]ль|а[сдр]")  # of names
_INITIAL = 2  # most letters of an initial: Дж.
_LIKELY = 0.2  # the analyser's probability (0..1) of a noun that is not the likeliest; from the golden sentences


def is_latin(word: str) -> bool:
    """True if a word is not in Cyrillic at all: it does not inflect."""
    return _LATIN.fullmatch(word) is not None and not _CYRILLIC.search(word)


def lettered(word: str) -> tuple[str, str]:
    """The letters before the noun of a word (PDF-, ДНК-), "" for none, and the noun."""
    found = _LETTERED.fullmatch(word)
    return (found[1], found[2]) if found else ("", word)


def is_acronym(word: str) -> bool:
    """True if a word is written in capitals throughout."""
    return len(word) > 1 and word.isupper()


@lru_cache(20_000)
def decompose(grammar: Grammar, term: Term, rendering: str) -> Phrase:
    """Take the target of a term apart; a non-empty `rendering` is taken apart in its place."""
    text = rendering or term.target
    own = not rendering or rendering == term.target
    words = tuple(WORD.findall(text))
    phrase = Phrase(term=term, text=text, words=words, kind="frozen", own=own)
    if not words:
        return phrase
    if own and term.type is TermType.OTHER and _has_surname(grammar, words):
        phrase = replace(phrase, term=replace(term, type=TermType.PERSON))
    if phrase.term.type is TermType.PERSON and own:
        return _person(grammar, phrase)
    order = {PartOfSpeech.ADJ: (_adjective, _noun), PartOfSpeech.VERB: (_verb, _noun)}
    for attempt in order.get(term.pos, (_noun, _verb, _adjective)):
        found = attempt(grammar, phrase)
        if found is not None:
            return found
    if term.pos in (PartOfSpeech.NOUN, PartOfSpeech.ANY) and len(words) == 1 and (is_latin(text) or not term.inflect):
        return _with_row(phrase, kind="noun", number="sing", fixed=True)
    return phrase


def _with_row(phrase: Phrase, **found: object) -> Phrase:
    """The phrase with what was found out, the row's own words winning."""
    term = phrase.term
    if phrase.own:
        said = {"gender": term.gender, "number": term.number, "animacy": term.animacy}
        found |= {name: value for name, value in said.items() if value}
        if not term.inflect:
            found["fixed"] = True
    return replace(phrase, **found)  # type: ignore[arg-type]


def _person(grammar: Grammar, phrase: Phrase) -> Phrase:
    """A person: every name but initials declines, in the gender of the row; of an East Asian name only the last."""
    names = [number for number, word in enumerate(phrase.words) if word[0].isalpha()]
    if not names:
        return phrase
    names = [n for n in names[:-1] if not _stays(phrase.words, n)] + names[-1:]
    gender = phrase.term.gender or _guess_gender(grammar, phrase.words[names[0]])
    head = names[0]
    titles = [number for number in names if phrase.words[number].islower()]
    if not titles and _is_east_asian(grammar, [phrase.words[number] for number in names]):
        head, names = names[-1], names[-1:]
    apposed = tuple(number for number in names if number != head)
    plural = "plur" if phrase.term.number == "plur" else "sing"
    return _with_row(phrase, kind="noun", head=head, apposed=apposed, gender=gender, number=plural, animacy="anim")


def _stays(words: Sequence[str], at: int) -> bool:
    """True for a word before a surname that has one form: a particle (фон), an initial (Дж.)."""
    initial = len(words[at]) <= _INITIAL and words[at][0].isupper() and words[at + 1] == "."
    return initial or _PARTICLES.fullmatch(words[at].lower()) is not None


def _has_surname(grammar: Grammar, words: Sequence[str]) -> bool:
    """True for a given name and a surname that shows its gender: Анна Ковальская, Анна Иванова, Пётр Чайковский."""
    if len(words) != 2 or not all(word.istitle() for word in words):
        return False
    given = [parse for parse in parses(grammar.code, words[0].lower())[:1] if parse.known and "Name" in parse.tags]
    low = words[1].lower()
    return any(rule.surname and rule.takes(low, one.gender, surname=True) for one in given for rule in grammar.names)


def _guess_gender(grammar: Grammar, name: str) -> str:
    for parse in parses(grammar.code, name.lower()):
        if "Name" in parse.tags and parse.case == "nomn" and parse.known and parse.gender in ("masc", "femn"):
            return parse.gender
    return "femn" if name[-1] in "ая" else "masc"


def _is_east_asian(grammar: Grammar, names: Sequence[str]) -> bool:
    """True if the family name comes first and stays: a first part of one syllable that is not a known given name."""
    if len(names) < 2 or len(_CYRILLIC_VOWEL.findall(names[0])) != 1:
        return False
    if len(names) == 3 and all(len(_CYRILLIC_VOWEL.findall(name)) == 1 for name in names):
        return True
    if not _CYRILLIC_VOWEL.search(names[0][-2:]) and not names[0].endswith("нь"):
        return False  # Бретт
    return not any("Name" in parse.tags and parse.known for parse in parses(grammar.code, names[0].lower()))


def _noun(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """(adjective)* noun in the nominative, then a frozen tail."""
    words, term = phrase.words, phrase.term
    for head, word in enumerate(words):
        found = parses(grammar.code, word.lower())
        if found[0].pos == "PREP":
            return None
        noun = None if _is_attribute(grammar, words, head) else noun_parse(grammar, phrase, word)
        if noun is not None:
            agreeing = _agreeing(grammar, words[:head], noun)
            if agreeing is None:
                continue
            return _with_row(
                phrase,
                kind="noun",
                head=head,
                agreeing=agreeing,
                apposed=_apposed(grammar, phrase, head),
                gender=noun.gender or term.gender or "masc",
                number=noun.number or "sing",
                animacy=noun.animacy or "inan",
                fixed=is_acronym(word) or "Fixd" in noun.tags,
            )
        if _is_unknown_name(grammar, phrase, head):
            return _unknown_name(grammar, phrase, head)
    return None


def _is_attribute(grammar: Grammar, words: Sequence[str], at: int) -> bool:
    """True if a word that may be a noun is the adjective of the next one: рабочий процесс."""
    if at + 1 >= len(words):
        return False
    own = [p for p in parses(grammar.code, words[at].lower()) if p.pos == "ADJF" and p.case == "nomn"]
    nouns = [p for p in parses(grammar.code, words[at + 1].lower())[:2] if p.pos == "NOUN" and p.case == "nomn"]
    return any(agrees(adjective, noun) for adjective in own for noun in nouns)


def _is_unknown_name(grammar: Grammar, phrase: Phrase, head: int) -> bool:
    word = phrase.words[head]
    if not word[0].isupper() or phrase.term.pos in (PartOfSpeech.ADJ, PartOfSpeech.VERB) or is_latin(word):
        return False
    found = parses(grammar.code, word.lower())
    adjectival = any(parse.pos in ADJECTIVES and parse.case == "nomn" for parse in found)
    return not any(parse.known for parse in found) and not (adjectival and head + 1 < len(phrase.words))


def _unknown_name(grammar: Grammar, phrase: Phrase, head: int) -> Phrase:
    word = phrase.words[head]
    gender = phrase.term.gender or ("femn" if word[-1] in "ая" else "masc")
    fixed = is_acronym(word) or decline(grammar.names, word, gender, animate=False, surname=False) is None
    before = [_nominative(grammar, word, "sing", gender) for word in phrase.words[:head]]
    agreeing = tuple(range(head)) if all(before) else ()
    return _with_row(
        phrase, kind="noun", head=head, agreeing=agreeing, gender=gender, number="sing", animacy="inan", fixed=fixed
    )


def noun_parse(grammar: Grammar, phrase: Phrase, word: str) -> Parse | None:
    """The parse of `word` as a noun in the nominative that suits the row best; None if it is not such a noun."""
    word = lettered(word)[1]
    term, found = phrase.term, parses(grammar.code, word.lower())
    nouns = [parse for parse in found if parse.pos == "NOUN" and parse.case == "nomn"]
    if not nouns:
        return None
    if word[0].isupper() and not any(parse.known for parse in found):
        return None  # a name of which the dictionary knows nothing: declined by rule
    if found[0].pos != "NOUN" and nouns[0].score < _LIKELY and term.pos is not PartOfSpeech.NOUN:
        return None

    def suits(parse: Parse) -> tuple[bool, ...]:
        named = bool(parse.tags & _NAMES) == (word[0].isupper() and term.type in (TermType.PLACE, TermType.PERSON))
        place = ("Geox" in parse.tags) == (term.type is TermType.PLACE)  # Сальвадор is also a man's name
        said = phrase.own
        return (
            not said or term.gender in ("", parse.gender),
            not said or term.number in ("", parse.number),
            not said or term.animacy in ("", parse.animacy),
            named,
            place,
        )

    return max(nouns, key=suits)


def _agreeing(grammar: Grammar, words: Sequence[str], noun: Parse) -> tuple[int, ...] | None:
    """The words before a head if each is punctuation or an adjective agreeing with it; else None."""
    agreeing = []
    for number, word in enumerate(words):
        if not word[0].isalnum() or is_latin(word):
            continue  # A/B-тест, PDF-файл, IP адрес
        if _nominative(grammar, word, noun.number, noun.gender) is None:
            return None
        agreeing.append(number)
    return tuple(agreeing)


def _nominative(grammar: Grammar, word: str, number: str, gender: str) -> Parse | None:
    """The parse of an adjective in the nominative of a number and gender, or None."""
    noun = Reading("noun", "nomn", number, gender)
    own = (parse for parse in parses(grammar.code, word.lower()) if parse.pos in ADJECTIVES)
    return next((parse for parse in own if agrees(parse, noun)), None)


def _apposed(grammar: Grammar, phrase: Phrase, head: int) -> tuple[int, ...]:
    """What declines with the head: a place name after a generic noun that gives it its case (город Степанакерт), a noun
    joined to it (спрос и предложение)."""
    words = phrase.words
    if head + 3 == len(words) and words[head + 1].lower() in grammar.conjunctions:
        first, second = (noun_parse(grammar, phrase, words[at]) for at in (head, head + 2))
        joined = first is not None and second is not None and first.number == second.number
        return (head + 2,) if joined else ()
    if words[head].lower() in grammar.agreeing_places and head + 2 == len(words) and words[head + 1][0].isupper():
        return (head + 1,)
    return ()


def _verb(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    if any(parse.pos == "INFN" for parse in parses(grammar.code, phrase.words[0].lower())):
        return _with_row(phrase, kind="verb", head=0)
    return None


def _adjective(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    if len(phrase.words) > 1:
        return None
    for parse in parses(grammar.code, phrase.text.lower()):
        if parse.pos in ADJECTIVES and parse.case == "nomn":
            return _with_row(phrase, kind="adj", head=0)
    return None


@lru_cache(50_000)
def inflect(grammar: Grammar, phrase: Phrase, reading: Reading) -> str:
    """The phrase in a form. Explicit forms of the row win; ё is written only if the term writes it."""
    term = phrase.term
    if phrase.own and term.forms:
        for key in (reading.key, f"{reading.case}.{reading.number}", reading.case):
            if key in term.forms:
                return term.forms[key]
    if phrase.fixed or phrase.kind == "frozen":
        return phrase.text
    words = list(phrase.words)
    if phrase.kind == "noun":
        number = phrase.number if phrase.number == "plur" else reading.number or "sing"
        reading = reading.but(number=number, gender=phrase.gender, animacy=phrase.animacy)
        noun = reading.but(number="sing") if number == PAUCAL else reading
        reading = reading.but(number="plur") if number == PAUCAL else reading
        for index in (phrase.head, *phrase.apposed):
            words[index] = noun_form(grammar, phrase, words[index], noun, last=index == len(words) - 1)
        for index in phrase.agreeing:
            parse = _nominative(grammar, words[index], phrase.number, phrase.gender)
            form = adjective_form(parse, *_agreement(reading)) if parse is not None else None
            words[index] = like(words[index], form)
    elif phrase.kind == "adj":
        parse = next(p for p in parses(grammar.code, phrase.text.lower()) if p.pos in ADJECTIVES and p.case == "nomn")
        words[0] = like(words[0], adjective_form(parse, *_agreement(reading)))
    else:
        words[0] = like(words[0], verb_form(grammar, words[0], reading))
    text = phrase.rejoined(words)
    return text if "ё" in phrase.text.lower() else text.replace("ё", "е").replace("Ё", "Е")


def _agreement(reading: Reading) -> tuple[str, str, str, str]:
    return reading.case, reading.number, reading.gender, reading.animacy


def like(old: str, new: str | None) -> str:
    """`new` with the capitals of `old`; `old` if `new` is empty or None."""
    if not new:
        return old
    if is_acronym(old):
        return old
    if "-" in old and "-" in new and old.count("-") == new.count("-"):
        return "-".join(like(a, b) for a, b in zip(old.split("-"), new.split("-"), strict=True))
    return new[0].upper() + new[1:] if old[0].isupper() else new


def recased(phrase: Phrase, text: str, old: str) -> str:
    """A form of a phrase with the capitals of the words that it replaces; names and acronyms keep their own."""
    acronym = is_acronym(phrase.words[0])
    if old.isupper() and max(map(len, old.split())) > SHOUTED and not acronym:
        return text.upper()
    if phrase.is_name or acronym or (text[:1].isupper() and not text[1:2].islower()):
        return text  # A/B-тест, ДНК-тест
    return (text[:1].upper() if old[:1].isupper() else text[:1].lower()) + text[1:]


def noun_form(grammar: Grammar, phrase: Phrase, word: str, reading: Reading, *, last: bool) -> str:
    """One noun of a term in a form: by the dictionary if it has the word, names by rule, else by prediction."""
    letters, noun = lettered(word)
    if letters:
        return letters + noun_form(grammar, phrase, noun, reading, last=last)
    if is_latin(word) or is_acronym(word) or reading.case not in CASES:
        return word
    person = phrase.term.type is TermType.PERSON and phrase.own
    if person and word[0].isupper():
        return _name_form(grammar, phrase, word, reading, last=last)
    parse = noun_parse(grammar, phrase, word)
    if parse is not None:
        if "Fixd" in parse.tags:
            return word
        return like(word, parse.inflect({reading.case, reading.number}) or parse.inflect({reading.case}))
    if reading.number == "sing":
        forms = decline(grammar.names, word, phrase.gender, animate=phrase.animacy == "anim", surname=False)
        return word if forms is None else forms[reading.case]
    predicted = next((p for p in parses(grammar.code, word.lower()) if p.pos == "NOUN" and p.case == "nomn"), None)
    return word if predicted is None else like(word, predicted.inflect({reading.case, reading.number}))


def _name_form(grammar: Grammar, phrase: Phrase, word: str, reading: Reading, *, last: bool) -> str:
    tags = ("Surn",) if last and len(phrase.words) > 1 else ("Name", "Surn", "Patr")
    for parse in parses(grammar.code, word.lower()):
        named = parse.known and parse.case == "nomn" and any(tag in parse.tags for tag in tags)
        if "Fixd" in parse.tags and word.endswith("ия"):
            continue  # the dictionary has Гарсия, which declines
        if named and parse.gender in (phrase.gender, "") and parse.number == "sing":
            return word if "Fixd" in parse.tags else like(word, parse.inflect({reading.case, reading.number}))
    forms = decline(grammar.names, word, phrase.gender, animate=True, surname=last)
    return word if forms is None else forms[reading.case]
