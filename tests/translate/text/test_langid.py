"""Detection speaks up only when it knows."""

from __future__ import annotations

import pytest

from translate.text.langid import detect, likeliest

ENGLISH = (
    "The water of the lake stood higher this autumn than a year ago. It is the third year in a row that the lake has "
    "risen, and the farmers who live on its shore hope that the winter will bring enough snow for the next one. "
    "Nobody can say it yet, of course, and nobody should try to, not even the oldest of them."
)
PORTUGUESE = (
    "A água do lago estava mais alta neste outono do que há um ano. É o terceiro ano seguido em que o lago sobe, e os "
    "agricultores que vivem na sua margem esperam que o inverno traga neve suficiente para o ano que vem também. "
    "Ninguém pode dizer isso ainda, claro."
)
RUSSIAN = (
    "Вода в озере этой осенью стояла выше, чем год назад. Это третий год подряд, когда озеро поднимается, и крестьяне, "
    "которые живут на его берегу, надеются, что зима принесёт достаточно снега и для следующего года, и для полей. "
    "Пока никто не может этого сказать наверняка."
)


@pytest.mark.parametrize(("text", "locale"), [(ENGLISH, "en"), (PORTUGUESE, "pt-BR")])
def test_a_long_text_in_a_candidate_is_recognised(text: str, locale: str) -> None:
    assert detect(text, ["en", "pt-BR"]) == locale


@pytest.mark.parametrize(
    ("text", "candidates", "why"),
    [
        ("Bom dia.", ["en", "pt"], "too short"),
        (PORTUGUESE[:150], ["en", "pt"], "under 200 letters"),
        (RUSSIAN, ["en", "pt"], "no candidate has it"),
        (ENGLISH, [], "no candidate at all"),
        ("12345 " * 100, ["en", "pt"], "no letters"),
    ],
)
def test_unknown_is_said_to_be_unknown(text: str, candidates: list[str], why: str) -> None:
    assert detect(text, candidates) is None, why


@pytest.mark.parametrize("candidates", [("en", "ru"), ("ru", "en")])
@pytest.mark.parametrize(("text", "expected"), [("Hi", "en"), ("OK", "en"), ("a", "en"), ("Привет", "ru"), ("ї", "ru")])
def test_a_short_text_is_in_a_language_of_its_script(text: str, expected: str, candidates: tuple[str, ...]) -> None:
    found = likeliest(text, candidates)
    assert (found[0][0], found[1][1]) == (expected, 0.0)


def test_of_languages_that_are_as_likely_the_first_is_named() -> None:
    assert [locale for locale, _ in likeliest("OK", ("en", "de"))] == ["en", "de"]
    assert [locale for locale, _ in likeliest("OK", ("de", "en"))] == ["de", "en"]
