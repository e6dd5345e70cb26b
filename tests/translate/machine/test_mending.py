"""Answers are mended where the language cannot say so, and only there."""

from __future__ import annotations

import pytest

from translate.machine.mending import mended
from translate.model import LocalePair

RU = LocalePair("en", "ru")
MENDED = [
    ("The charity gave 3 tents to 18 families.", "Фонд дал 3 палатки до 18 семей.", "Фонд дал 3 палатки 18 семьям."),
    ("They sold 40 goats to 9 traders.", "Они продали 40 коз до 9 торговцев.", "Они продали 40 коз 9 торговцам."),
    ("She left 4 houses to 4 nephews.", "Она оставила 4 дома до 4 племянников.", "Она оставила 4 дома 4 племянникам."),
    ("He paid 5 euros to 40 families.", "Он заплатил от 5 евро до 40 семей.", "Он заплатил 5 евро 40 семьям."),
    ("They gave 2 cows to 21 new farmers.", "Дали 2 коровы до 21 нового фермера.", "Дали 2 коровы 21 новому фермеру."),
    ("Two days before the attack he left.", "Через два дня до атаки он ушёл.", "За два дня до атаки он ушёл."),
    ("He left 3 weeks before it.", "Он ушёл через 3 недели до этого.", "Он ушёл за 3 недели до этого."),
    ("The 1990s war and the 2010s drought.", "Война 1990-х и засуха 2010 года.", "Война 1990-х и засуха 2010-х годов."),
    ("It grew in the 2010s.", "Он вырос в 2010 году.", "Он вырос в 2010-х годах."),
    ("It starts at 7:45 p.m.", "Он начинается в 19:45 вечера.", "Он начинается в 19:45."),
    ("He works for Procter & Gamble.", "Он работает в Procter & Gamle.", "Он работает в Procter & Gamble."),
    ("A March 5 shootout began.", "Стрельба в 5 марта началась.", "Стрельба 5 марта началась."),
    ("On May 12 it rained.", "В 12 мая 2020 года шёл дождь.", "12 мая 2020 года шёл дождь."),
    ("Two weeks later it opened.", "Через две недели позже он открылся.", "Через две недели он открылся."),
    ("He wrote about Olga.", "Он писал о Ольге.", "Он писал об Ольге."),
    ("She lived in France.", "Она жила в Франции.", "Она жила во Франции."),
    ("They flew to Vietnam.", "Они полетели в Вьетнам.", "Они полетели во Вьетнам."),
    ("She came with Stefan.", "Она пришла с Стефаном.", "Она пришла со Стефаном."),
    ("He spoke to all.", "Он обратился к всем.", "Он обратился ко всем."),
    ("He told of another house.", "Он рассказал об другом доме.", "Он рассказал о другом доме."),
    ("Chips – £3", "Чипсы -3 фунта", "Чипсы — 3 фунта"),
]
KEPT = [
    ("They shipped 300 tonnes to 2 ports.", "Они отправили 300 тонн до 2 портов."),  # no persons
    ("He walked 5 miles to 2 villages.", "Он прошёл 5 миль до 2 деревень."),  # a way
    ("At least 70 and up to 95 migrants drowned.", "Утонули не менее 70 и до 95 мигрантов."),
    ("It has from 3 rooms to 18 offices.", "В нём от 3 комнат до 18 семей."),
    ("It starts at 7:45.", "Он начинается в 7:45 вечера."),
    ("He moved to Norway.", "Он переехал в Oslo."),  # no word like it
    ("He left in two days.", "Он уехал через два дня."),
    ("After 3 days they came to us.", "Через 3 дня они дошли до нас."),
    ("It is planned for May 12.", "Это назначено на 12 мая."),
    ("He wrote about Yalta.", "Он писал о Ялте."),
    ("He works in the FSB.", "Он работает в ВВС и с СССР."),
    ("It hit the table.", "Он ударился об стол."),
    ("She was in Vologda with Sam.", "Она была в Вологде с Самом."),
    ("It fell – to −3 degrees.", "Стало холоднее — до -3 градусов."),
    ("It was in May.", "Это было в мае 2012 года."),
    ("It took 2 hours to get home.", "Через 2 часа пути до дома он устал."),
]


@pytest.mark.parametrize(("source", "answer", "expected"), MENDED)
def test_what_cannot_be_said_so_is_mended(source: str, answer: str, expected: str) -> None:
    assert mended(source, answer, RU) == expected


@pytest.mark.parametrize(("source", "answer"), KEPT)
def test_what_may_be_right_stays(source: str, answer: str) -> None:
    assert mended(source, answer, RU) == answer


def test_a_language_whose_cases_are_not_known_stays() -> None:
    answer = "Sie gaben 3 Zelte bis 18 Familien."
    assert mended("They gave 3 tents to 18 families.", answer, LocalePair("en", "de")) == answer
