"""Amounts in an answer have their nouns in the form that the number demands."""

from __future__ import annotations

import pytest

from glossary.locales import currencies
from translate.machine.counting import localised, mended
from translate.model import LocalePair


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("Шум 60 dB при 3000 rpm.", "Шум 60 дБ при 3000 оборотов в минуту."),
        ("Ветер 30 kn, боксёр весил 13 st.", "Ветер 30 узлов, боксёр весил 13 стоунов."),
        ("Она бежала 3h 5 м 20s.", "Она бежала 3 часа 5 минут 20 секунд."),
        ("Это стоит 5 доллар.", "Это стоит 5 долларов."),
        ("Это стоит 3 рупий.", "Это стоит 3 рупии."),
        ("Это стоит 90 Лира.", "Это стоит 90 лир."),
        ("Это стоит 12 польских злоти.", "Это стоит 12 злотых."),  # no word
        ("Он пробежал 2 миль.", "Он пробежал 2 мили."),
        ("Город в 21 километра.", "Город в 21 километр."),
        ("Вес 1,5 килограммов.", "Вес 1,5 килограмма."),
        ("Они нашли 2 миллионов евро.", "Они нашли 2 миллиона евро."),
        ("До 1,2 млн доллар.", "До 1,2 млн долларов."),
        ("Он отдал 21 канадских долларов.", "Он отдал 21 канадский доллар."),
        ("Он отдал 22 канадский доллар.", "Он отдал 22 канадских доллара."),
        ("Там 21 квадратных километров.", "Там 21 квадратный километр."),
        ("Доза 250 миллиграмма.", "Доза 250 миллиграммов."),
        ("Это длилось 21 минут.", "Это длилось 21 минута."),
        ("Рекорд с 10 541 ярдами.", "Рекорд с 10 541 ярдом."),  # in the case it has
        ("Дом в 21 метрах от моря.", "Дом в 21 метре от моря."),
        ("Они шли по 31 километрам.", "Они шли по 31 километру."),
    ],
)
def test_a_noun_takes_the_form_after_its_number(answer: str, shown: str) -> None:
    assert mended(answer, "ru") == shown


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("Погибли три офицера и два солдат.", "Погибли три офицера и два солдата."),
        ("Четыре новых кораблей ушли.", "Четыре новых корабля ушли."),
        ("Он выиграл две матчи.", "Он выиграл два матча."),
        ("Он ушёл через два минута.", "Он ушёл через две минуты."),
        ("Два края и три американских посланников.", "Два края и три американских посланника."),
        ("Это стоило полтора тысячи.", "Это стоило полторы тысячи."),
    ],
)
def test_a_number_in_words_and_its_noun_stand_together(answer: str, shown: str) -> None:
    assert mended(answer, "ru") == shown


@pytest.mark.parametrize(
    "answer",
    [
        "Четыре из пяти пришли, и три в мире.",
        "Они оба подростки.",
        "У него две мастерские и две новые книги.",
        "Прошли две недели, три года и четыре дня.",
        "Два других ушли; их было две с половиной тысячи.",
        "До двух солдат, о трёх домах, три сына и две тысячи.",
        "Две тысячи солдат и три миллиона долларов.",
    ],
)
def test_numbers_in_words_that_stand_well_stay(answer: str) -> None:
    assert mended(answer, "ru") == answer


@pytest.mark.parametrize(
    "answer",
    [
        "Около 2 миль отсюда, более 3 километров.",
        "От 2 до 3 километров, с 5 долларами, к 3 километрам, в 3 километрах.",
        "Он не прошёл 2 миль и достиг 3 метров.",
        "5 мая 2020 года, в 3 часу, 80 килограмм, 60 ватт.",
        "53 километра в час, 3 человека на квадратный километр.",
        "Долг 3 миллиардов долларов, 11 долларов, 111 евро.",
        "5 лари, 250 вон, 4 тенге, 3 песо.",
    ],
)
def test_right_forms_stay(answer: str) -> None:
    assert mended(answer, "ru") == answer


def test_other_languages_stay() -> None:
    assert mended("Es kostet 5 Dollar.", "de") == "Es kostet 5 Dollar."
    assert mended("Custa 5 dólar.", "pt") == "Custa 5 dólar."


def test_numbers_that_the_engine_left_are_read_as_the_target_writes_them() -> None:
    pair = LocalePair("en", "ru")
    assert localised("It is CHF 1,900 or 1.5.", "Это 1,900 или 1.5.", pair) == "Это 1\u00a0900 или 1,5."
    assert localised("It is 1,900.", "Это 11,900 и 1900.", pair) == "Это 11,900 и 1900."


def test_the_names_of_currencies_stay_as_the_locale_writes_them() -> None:
    for currency in currencies("ru").values():
        for number, category in (("1", "one"), ("21", "one"), ("3", "few"), ("250", "many")):
            if form := currency.forms.get(category):
                text = f"Это стоит {number} {form}."
                assert mended(text, "ru") == text


def test_a_latitude_is_no_force() -> None:
    assert mended("Лагерь: 15.5007 N, 32.5599 E.", "ru") == "Лагерь: 15.5007 N, 32.5599 E."
