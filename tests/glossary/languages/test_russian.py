"""Paradigms of Russian names and terms; source of the rules: see the table of names in russian.py."""

from __future__ import annotations

import pytest

from glossary.languages import target_language
from glossary.languages.slavic import lemmas, parses
from glossary.model import PartOfSpeech, Term, TermType

PERSON, PLACE = TermType.PERSON, TermType.PLACE
FORMS = "nomn gent datv accs ablt loct".split()  # noqa: SIM905


@pytest.mark.parametrize(
    ("target", "kind", "gender", "forms"),
    [
        ("Анна Берсенева", PERSON, "femn", "Анны Берсеневой, Анне Берсеневой, Анну Берсеневу, Анной Берсеневой"),
        ("Анна Зандер", PERSON, "femn", "Анны Зандер, Анне Зандер, Анну Зандер, Анной Зандер"),
        ("Пётр Зандер", PERSON, "masc", "Петра Зандера, Петру Зандеру, Петра Зандера, Петром Зандером"),
        ("Пётр Ронтов", PERSON, "masc", "Петра Ронтова, Петру Ронтову, Петра Ронтова, Петром Ронтовым"),
        ("Пётр Зарбский", PERSON, "masc", "Петра Зарбского, Петру Зарбскому, Петра Зарбского, Петром Зарбским"),
        ("Пётр Зарбо", PERSON, "masc", "Петра Зарбо, Петру Зарбо, Петра Зарбо, Петром Зарбо"),
        ("Ли Сан Мин", PERSON, "masc", "Ли Сан Мина, Ли Сан Мину, Ли Сан Мина, Ли Сан Мином"),
        ("Хорхе Гарсия", PERSON, "masc", "Хорхе Гарсии, Хорхе Гарсии, Хорхе Гарсию, Хорхе Гарсией"),
        ("Гарсия", PERSON, "masc", "Гарсии, Гарсии, Гарсию, Гарсией"),
        (
            "Анна ван дер Зандер",
            PERSON,
            "femn",
            "Анны ван дер Зандер, Анне ван дер Зандер, Анну ван дер Зандер, Анной ван дер Зандер",
        ),
        ("Пётр де Зарб", PERSON, "masc", "Петра де Зарба, Петру де Зарбу, Петра де Зарба, Петром де Зарбом"),
        ("Берсен", PLACE, "masc", "Берсена, Берсену, Берсен, Берсеном"),
        ("Корла", PLACE, "femn", "Корлы, Корле, Корлу, Корлой"),
        ("Зарбия", PLACE, "femn", "Зарбии, Зарбии, Зарбию, Зарбией"),
        ("Ландуш", PLACE, "masc", "Ландуша, Ландушу, Ландуш, Ландушем"),
        ("Сотори", PLACE, "", "Сотори, Сотори, Сотори, Сотори"),
        ("ЗРБК", TermType.ORGANISATION, "", "ЗРБК, ЗРБК, ЗРБК, ЗРБК"),
        ("Нижний Берсен", PLACE, "masc", "Нижнего Берсена, Нижнему Берсену, Нижний Берсен, Нижним Берсеном"),
        ("город Берсен", PLACE, "", "города Берсена, городу Берсену, город Берсен, городом Берсеном"),
        ("Республика Берсен", PLACE, "", "Республики Берсен, Республике Берсен, Республику Берсен, Республикой Берсен"),
        ("озеро Берсен", PLACE, "", "озера Берсен, озеру Берсен, озеро Берсен, озером Берсен"),
        ("зона тишины", TermType.OTHER, "", "зоны тишины, зоне тишины, зону тишины, зоной тишины"),
    ],
)
def test_paradigms(target: str, kind: TermType, gender: str, forms: str) -> None:
    term = Term("X", target, type=kind, gender=gender)
    paradigm = target_language("ru").paradigm(term)
    expected = [target, *forms.replace("Ё", "Е").split(", ")]
    seen = [paradigm[f"{case}.sing"] for case in FORMS[:5]]
    assert [form.replace("ё", "е") for form in seen] == [form.replace("ё", "е") for form in expected]


def test_number_of_the_row() -> None:
    russian = target_language("ru")
    assert russian.paradigm(Term("X", "ножницы"))["ablt.plur"] == "ножницами"
    assert russian.paradigm(Term("x", "шлюз"))["gent.plur"] == "шлюзов"


def test_explicit_forms_win_and_inflect_no_holds() -> None:
    russian = target_language("ru")
    assert russian.paradigm(Term("x", "шлюз", forms={"gent.plur": "шлюзей"}))["gent.plur"] == "шлюзей"
    assert set(russian.paradigm(Term("X", "Корла", inflect=False)).values()) == {"Корла"}


def test_adjective() -> None:
    paradigm = target_language("ru").paradigm(Term("x", "корланский", pos=PartOfSpeech.ADJ))
    assert (paradigm["femn.gent"], paradigm["ablt.plur"]) == ("корланской", "корланскими")


def test_names_in_a_row_are_words_of_their_own() -> None:
    words = [token.text for token in target_language("ru").tokenise("Путь Париж-Лондон, Санкт-Петербург, кто-то")]
    assert words == ["Путь", "Париж", "-", "Лондон", ",", "Санкт-Петербург", ",", "кто-то"]


@pytest.mark.parametrize("word", ["\U00017000", "\ue000", "а\u0378б", "\x01", "\u200b"])
def test_a_character_without_a_name_is_a_word_like_another(word: str) -> None:
    assert parses("ru", word)
    assert lemmas("ru", word).isdisjoint(lemmas("ru", f"{word}{word}"))


@pytest.mark.parametrize(
    ("rendering", "text", "found"),
    [
        ("банк", "БАНКИ ЗАКРЫТЫ", True),
        ("банк", "Банкы закрыты", False),
        ("банк", "банкей нет", False),
        ("банк", "интернет-банкы", False),
        ("банк", "интернет-банки", True),
        ("тепловой насос", "тепловый насос", False),
        ("ребёнок", "детей", True),
        ("ребёнок", "ребёнки", False),
        ("земля", "земль", False),
        ("самолёт", "самолетов", True),
        ("буткемп", "буткемпами", True),  # in no dictionary: by the ending
        ("буткемп", "буткемпей", False),
    ],
)
def test_a_form_that_does_not_exist_is_not_found(rendering: str, text: str, found: bool) -> None:
    language = target_language("ru")
    phrase = language.decompose(Term("x", rendering))
    assert bool(language.find(phrase, language.tokenise(text))) is found
