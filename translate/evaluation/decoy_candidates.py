"""Candidates for decoys: expressions that an engine may render reliably, and the sentences that they are tried in, from
English into each language that has a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from glossary.enforcement.decoys import Decoy
from translate.text import locales

PLACES = {
    "masc": "Paris=Париж London=Лондон Berlin=Берлин Iran=Иран Iraq=Ирак Kazakhstan=Казахстан Madrid=Мадрид"
    " Egypt=Египет China=Китай Pakistan=Пакистан Beijing=Пекин Israel=Израиль Afghanistan=Афганистан Vietnam=Вьетнам",
    "femn": "Russia=Россия France=Франция Germany=Германия Italy=Италия Poland=Польша Turkey=Турция Spain=Испания"
    " Ukraine=Украина Moscow=Москва Syria=Сирия India=Индия Canada=Канада Britain=Британия Prague=Прага",
}
GROUPS = {
    "Czech Republic=Чешская Республика": ("place", "femn"),
    "Soviet Union=Советский Союз": ("place", "masc"),
    "European Union=Европейский Союз": ("place", "masc"),
    "Ministry of Finance=Министерство финансов": ("organisation", "neut"),
    "Ministry of Health=Министерство здравоохранения": ("organisation", "neut"),
    "Ministry of Education=Министерство образования": ("organisation", "neut"),
    "Ministry of Justice=Министерство юстиции": ("organisation", "neut"),
    "Central Bank=Центральный банк": ("organisation", "masc"),
    "World Bank=Всемирный банк": ("organisation", "masc"),
    "Security Council=Совет Безопасности": ("organisation", "masc"),
    "Supreme Court=Верховный суд": ("organisation", "masc"),
    "National Guard=Национальная гвардия": ("organisation", "femn"),
    "Red Army=Красная армия": ("organisation", "femn"),
    "Communist Party=Коммунистическая партия": ("organisation", "femn"),
    "European Commission=Европейская комиссия": ("organisation", "femn"),
    "Academy of Sciences=Академия наук": ("organisation", "femn"),
    "Bolshoi Theatre=Большой театр": ("organisation", "masc"),
}
PEOPLE = {
    "masc": "Putin=Путин Ivanov=Иванов Trump=Трамп Lavrov=Лавров Medvedev=Медведев Stalin=Сталин Lenin=Ленин"
    " Gorbachev=Горбачев Pushkin=Пушкин Yeltsin=Ельцин",
    "femn": "Maria=Мария Anna=Анна Natalia=Наталья Elena=Елена Irina=Ирина",
}
THINGS = {
    ("masc", "inan"): "treaty/treaties=договор house/houses=дом document/documents=документ"
    " law/laws=закон plan/plans=план project/projects=проект city/cities=город report/reports=отчет",
    ("femn", "inan"): "book/books=книга border/borders=граница company/companies=компания war/wars=война"
    " road/roads=дорога programme/programmes=программа school/schools=школа policy/policies=политика team/teams=команда"
    " delegation/delegations=делегация brigade/brigades=бригада commission/commissions=комиссия party/parties=партия",
    ("neut", "inan"): "agreement/agreements=соглашение decision/decisions=решение state/states=государство"
    " government/governments=правительство proposal/proposals=предложение statement/statements=заявление",
    ("masc", "anim"): "soldier/soldiers=солдат doctor/doctors=врач student/students=студент teacher/teachers=учитель"
    " journalist/journalists=журналист officer/officers=офицер worker/workers=рабочий",
    ("femn", "anim"): "woman/women=женщина girl/girls=девушка sister/sisters=сестра actress/actresses=актриса",
}
ADJECTIVES = (
    "German=немецкий French=французский Italian=итальянский Chinese=китайский Polish=польский British=британский"
    " American=американский Turkish=турецкий Japanese=японский Spanish=испанский Ukrainian=украинский"
    " Israeli=израильский European=европейский Soviet=советский"
)
MADE = (
    "Paris=парижский London=лондонский Berlin=берлинский Iran=иранский Iraq=иракский Kazakhstan=казахстанский"
    " Madrid=мадридский Egypt=египетский China=китайский Pakistan=пакистанский Beijing=пекинский Israel=израильский"
    " Afghanistan=афганский Vietnam=вьетнамский Russia=российский France=французский Germany=немецкий"
    " Italy=итальянский Poland=польский Turkey=турецкий Spain=испанский Ukraine=украинский Moscow=московский"
    " Syria=сирийский India=индийский Canada=канадский Britain=британский Prague=пражский"
)
QUALITIES = "new=новый old=старый important=важный national=национальный big=большой"
CARRIERS = {
    "place": (
        "The authorities in {} rejected the demand.",
        "Two people were killed near {} on Monday.",
        "{} has repeatedly denied the allegations.",
        "The road between the village and {} was closed.",
        "He said that the people of {} need help.",
        "They came from {} to the talks, the ministry said.",
        "The soldiers advanced into {} on Saturday.",
        "The government accused {} of violating the agreement.",
        "The leadership of the region and {} did not comment.",
        "Relations with {} have become worse since then.",
    ),
    "organisation": (
        "{} said on Friday that the situation was under control.",
        "A spokesman for {} confirmed the report.",
        "The letter was sent to {} last week.",
        "The activity of {} does not pose any threat.",
        "According to {}, two people were wounded.",
        "He has worked with {} for ten years.",
        "The decision was criticised by {}.",
        "The village was visited by members of {}.",
    ),
    "person": (
        "{} said on Friday that he would not resign.",
        "The president met with {} in the capital.",
        "A letter from {} was published yesterday.",
        "They gave the documents to {}.",
        "The court found {} guilty of fraud.",
        "Nobody knew what {} had said about the talks.",
    ),
    "other": (
        "The {} was mentioned several times in the text.",
        "They spoke about the {} for an hour.",
        "We cannot live without the {}.",
        "He did not see the {} at first.",
        "Nothing will change because of this {}.",
        "She was not satisfied with the {}.",
        "They returned to the {} a year later.",
    ),
    "adj": (
        "The {} troops crossed the river.",
        "He met two {} soldiers on the road.",
        "The {} government denied the report.",
        "She was waiting for the {} delegation.",
        "A group of {} officers arrived in the evening.",
        "They talked about the {} side of the problem.",
        "The statement was handed to the {} ministry.",
    ),
}


def candidates(target: str) -> tuple[Decoy, ...]:
    """The candidates for a target locale, () where there is no list."""
    made = _LISTS.get(locales.primary(target))
    return made() if made else ()


def carriers(decoy: Decoy) -> tuple[str, ...]:
    """The sentences that suit a decoy, with "{}" in its place."""
    return CARRIERS["adj" if decoy.pos == "adj" else decoy.type]


@cache
def _russian() -> tuple[Decoy, ...]:
    found = []
    for gender, words in PLACES.items():
        found += [Decoy(s, t, type="place", gender=gender) for s, t in _pairs(words)]
    for name, (kind, gender) in GROUPS.items():
        source, target = name.split("=")
        found.append(Decoy(source, target, type=kind, gender=gender, article=True))
    for gender, words in PEOPLE.items():
        found += [Decoy(s, t, type="person", gender=gender, animacy="anim") for s, t in _pairs(words)]
    for (gender, animacy), words in THINGS.items():
        for source, target in _pairs(words):
            one, _, many = source.partition("/")
            found.append(Decoy(one, target, gender=gender, animacy=animacy, plural=many))
    made = dict(_pairs(MADE))
    found = [replace(decoy, adjective=made.get(decoy.source, "")) for decoy in found]
    found += [Decoy(s, t, pos="adj", type="place") for s, t in _pairs(ADJECTIVES)]
    found += [Decoy(s, t, pos="adj") for s, t in _pairs(QUALITIES)]
    return tuple(found)


def _pairs(words: str) -> list[tuple[str, str]]:
    return [(source, target) for source, _, target in (word.partition("=") for word in words.split())]


_LISTS: Mapping[str, Callable[[], tuple[Decoy, ...]]] = MappingProxyType({"ru": _russian})
