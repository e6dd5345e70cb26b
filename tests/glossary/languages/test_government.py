"""What a place asks of the case of a noun, what agrees with what, and how unknown names decline, in Russian."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossary.languages import Use, target_language
from glossary.languages.records import Reading
from glossary.languages.slavic import parses
from glossary.languages.slavic.clause import Clause, PhraseContext
from glossary.languages.slavic.demand import WEIGHTS, Governor, Strictness
from glossary.languages.slavic.government import demand
from glossary.languages.slavic.morphology import agrees
from glossary.languages.slavic.russian import GRAMMAR
from glossary.languages.slavic.surnames import decline
from glossary.languages.slavic.validity import read
from glossary.model import Term, TermType

HINT, DOUBT, RULE = Strictness


def place(text: str, word: str, target: str, kind: TermType) -> PhraseContext:
    language = target_language("ru")
    tokens = language.tokenise(text)
    words = word.split()
    at = [token.text for token in tokens].index(words[0])
    source = "Term" if target[:1].isupper() else "term"
    return read(
        PhraseContext.of(
            Clause(GRAMMAR, tokens), at, at + len(words), language.decompose(Term(source, target, type=kind))
        )
    )


@pytest.mark.parametrize(
    ("text", "word", "target", "kind", "governor", "asked", "strictness"),
    [
        ("Он живёт в Армении.", "Армении", "Армения", "place", Governor.PREPOSITION, "loct", RULE),
        ("Он приехал в Армению.", "Армению", "Армения", "place", Governor.PREPOSITION, "accs", RULE),
        ("Он обвинил Армению.", "Армению", "Армения", "place", Governor.VERB, "accs", RULE),
        ("Он обвинил вчера Армению.", "Армению", "Армения", "place", Governor.VERB, "accs", RULE),
        ("Он не обвинил Армении.", "Армении", "Армения", "place", Governor.VERB, "accs", DOUBT),
        ("Он построит башню.", "башню", "башня", "other", Governor.TRANSITIVE, "accs", HINT),
        ("Открылась башня.", "башня", "башня", "other", Governor.INTRANSITIVE, "nomn", HINT),
        ("Правительство Армении ушло.", "Армении", "Армения", "place", Governor.NOUN, "gent", HINT),
        ("Столб без тени башни.", "башни", "башня", "other", Governor.NOUN, "gent", HINT),
        ("Флот, пересекший Армению, ждал.", "Армению", "Армения", "place", Governor.PARTICIPLE, "accs", RULE),
        ("В городе Ереване тихо.", "Ереване", "Ереван", "place", Governor.APPOSITION, "loct", RULE),
        ("Письмо президенту Петрову.", "Петрову", "Петров", "person", Governor.APPOSITION, "datv", RULE),
        ("Он остаётся на несколько дней.", "дней", "день", "other", Governor.OTHER, "", HINT),
        ("Нажмите «Башня».", "Башня", "башня", "other", Governor.LABEL, "nomn", HINT),
        ("Башня упала.", "Башня", "башня", "other", Governor.START, "nomn", HINT),
    ],
)
def test_demand(
    text: str, word: str, target: str, kind: str, governor: Governor, asked: str, strictness: Strictness
) -> None:
    found = demand(place(text, word, target, TermType(kind)))
    assert (found.governor, next(iter(found.asked), ""), found.strictness) == (governor, asked, strictness)


def test_what_is_asked_for_weighs_most() -> None:
    for weights in WEIGHTS.values():
        assert weights.asked >= weights.possible >= weights.other > 0


@pytest.mark.parametrize("text", ["Он обвинил Армению.", "Он живёт в Армении.", "Флот, пересекший Армению, ждал."])
def test_reading_and_doubt_are_of_one_mind(text: str) -> None:
    word = "Армению" if "Армению" in text else "Армении"
    at = place(text, word, "Армения", TermType.PLACE)
    asked = demand(at)
    forms = [Reading("noun", case, "sing", "femn", "inan") for case in ("nomn", "gent", "datv", "accs", "ablt", "loct")]
    likeliest = max(forms, key=asked.weight)
    assert not asked.excludes([likeliest])
    excluded = [form for form in forms if asked.excludes([form])]
    assert excluded
    assert all(asked.weight(form) < asked.weight(likeliest) for form in excluded)
    assert not demand(replace(at, readings=(likeliest,))).excludes([likeliest])


@pytest.mark.parametrize(
    ("word", "noun", "whole", "without_case"),
    [
        ("новая", "башня", True, True),
        ("новую", "башня", False, True),
        ("новый", "башня", False, False),
        ("новые", "башня", False, False),
        ("верховный", "судья", True, True),
        ("упала", "башня", True, True),
        ("упал", "башня", False, False),
    ],
)
def test_agreement(word: str, noun: str, whole: bool, without_case: bool) -> None:
    nouns = [p for p in parses("ru", noun) if p.pos == "NOUN" and (p.case, p.number) == ("nomn", "sing")]
    words = [p for p in parses("ru", word) if p.pos in ("ADJF", "VERB")]
    bare = [Reading("noun", "", parse.number, parse.gender) for parse in nouns]
    assert any(agrees(a, b) for a in words for b in nouns) is whole
    assert any(agrees(a, b) for a in words for b in bare) is without_case


@pytest.mark.parametrize(
    ("word", "gender", "surname", "genitive"),
    [
        ("Берсенев", "masc", True, "Берсенева"),
        ("Берсенева", "femn", True, "Берсеневой"),
        ("Берсен", "femn", True, ""),
        ("Берсен", "masc", False, "Берсена"),
        ("Грабица", "femn", False, "Грабицы"),
        ("Бертельских", "masc", True, ""),
    ],
)
def test_names_decline_by_rule(word: str, gender: str, surname: bool, genitive: str) -> None:
    forms = decline(GRAMMAR.names, word, gender, animate=True, surname=surname)
    assert (forms or {}).get("gent", "") == genitive


@pytest.mark.parametrize(
    ("text", "word", "target", "reason"),
    [
        ("Описание отдельного вид", "вид", "вид", "does not agree: отдельного"),
        ("Он добавил три новых трансляции.", "трансляции", "трансляция", ""),
        ("Он видит новых врачей.", "врачей", "врач", ""),
        ("Он видит новых башен.", "башен", "башня", "not in a case of: видит"),
        ("Он живёт в Армению.", "Армению", "Армения", "not in a case of: в"),
        ("Он обвинил вчера Армении.", "Армении", "Армения", "not in a case of: обвинил"),
        ("Команда побежала теста на месте.", "теста", "тест", "not in a case of: побежала"),
        ("Команда не прошла теста.", "теста", "тест", ""),
        ("Насоса работает зимой.", "Насоса", "насос", "no subject of: работает"),
        ("Насоса не хватает.", "Насоса", "насос", ""),
        ("Насосов требуется пять.", "Насосов", "насос", ""),
        ("Продажи насос выросли.", "насос", "насос", "no genitive after: Продажи"),
        ("Компания насос выпустила.", "насос", "насос", ""),
        ("В доме соседа насос работает.", "насос", "насос", ""),
        ("Летом насос работает.", "насос", "насос", ""),
        ("Наблюдение за более чем 270 зданиями.", "зданиями", "здание", ""),
        ("От 2 до 4 дюймов осадков.", "дюймов", "дюйм", ""),
        ("Windows 10 программа открыла.", "программа", "программа", ""),
        ("Пять башни стоят.", "башни", "башня", "not in a case of: Пять"),
        ("Это сумма, машине не нужная.", "машине", "машина", ""),
        ("Он купил башня.", "башня", "башня", "not in a case of: купил"),
        ("Может работать насос.", "насос", "насос", ""),
        ("Слово означает «сумка».", "сумка", "сумка", ""),
        ("Он скажет правду.", "правду", "правда", ""),
        ("Опубликовать все данные Армении", "Армении", "Армения", ""),
        ("Использовать данные Армении", "Армении", "Армения", ""),
        ("Приехали русские Армении.", "Армении", "Армения", ""),
        ("Это больной Армении.", "Армении", "Армения", ""),
        ("Это новая Армении.", "Армении", "Армения", "does not agree: новая"),
        ("Черный море волнуется.", "Черный море", "Чёрное море", "no form of: Чёрное море"),
        ("Более 31 автобусов", "автобусов", "автобус", "no singular after: 31"),
        ("Он видел 21 студентов.", "студентов", "студент", "no singular after: 21"),
        ("Это версия 21 автобусов.", "автобусов", "автобус", ""),
        ("В Черном море шторм.", "Черном море", "Чёрное море", ""),
    ],
)
def test_doubt(text: str, word: str, target: str, reason: str) -> None:
    kind = TermType.PLACE if target[:1].isupper() else TermType.OTHER
    at = place(text, word, target, kind)
    language = target_language("ru")
    assert language.doubt(at.clause.tokens, at.first, at.last, at.phrase, Use()) == reason


@pytest.mark.parametrize(
    ("text", "word", "target", "reason"),
    [
        ("Когда миротворец принимает меры.", "миротворец", "миротворец", "one for several"),
        ("Миротворцы принимают меры.", "Миротворцы", "миротворец", ""),
        ("Каждый миротворец принимает меры.", "миротворец", "миротворец", ""),
        ("Прибыл 21 миротворец.", "миротворец", "миротворец", ""),
        ("Насос работает зимой.", "Насос", "насос", ""),  # of things one may stand for many
    ],
)
def test_one_person_for_several_is_doubted(text: str, word: str, target: str, reason: str) -> None:
    at = place(text, word, target, TermType.OTHER)
    doubt = target_language("ru").doubt(at.clause.tokens, at.first, at.last, at.phrase, Use(plural=True))
    assert doubt == reason
    assert not target_language("ru").doubt(at.clause.tokens, at.first, at.last, at.phrase, Use())


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Он говорил с госпожа Попова.", "Попова", "not in a case of: с"),
        ("Он говорил с госпожой Поповой.", "Поповой", ""),
        ("Он гулял с Анной и г-жа Попова.", "Попова", "not in the case of: Анной"),
        ("Анна и г-жа Попова гуляли.", "Попова", ""),
        ("Он попал в президенты Поповой.", "Поповой", ""),  # a plural is no title of one person
    ],
)
def test_a_title_that_its_preposition_excludes_is_doubted(text: str, word: str, reason: str) -> None:
    at = place(text, word, "Попова", TermType.PERSON)
    assert target_language("ru").doubt(at.clause.tokens, at.first, at.last, at.phrase, Use()) == reason
