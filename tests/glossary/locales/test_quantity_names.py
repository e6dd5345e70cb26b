"""What CLDR knows of quantities: plural categories, names of currencies and units."""

from __future__ import annotations

import pytest

from glossary.locales import currencies, day_periods, number_pattern, plural_category, scale_words, unit_names, units


@pytest.mark.parametrize(
    ("locale", "categories"),
    [
        ("en", "other one other other other other"),
        ("ru", "many one few many one other"),
        ("fr", "one one other other other one"),
        ("pl", "many one few many many other"),
        ("ar", "zero one two many many other"),
        ("ja", "other other other other other other"),
        ("tlh", "other other other other other other"),
    ],
)
def test_plural_categories_of_0_1_2_11_21_and_one_and_a_half(locale: str, categories: str) -> None:
    numbers = ("0", "1", "2", "11", "21", "1.5")
    assert " ".join(plural_category(locale, number) for number in numbers) == categories


def test_a_million_has_a_category_of_its_own_in_french() -> None:
    assert [plural_category("fr", number) for number in ("1000000", "1000001")] == ["many", "other"]


def test_names() -> None:
    assert currencies("ru")["CAD"].forms["many"] == "канадских долларов"
    assert currencies("pt-PT")["EUR"].sign == "€"
    assert units("ru")["length-mile"]["long"]["few"] == "{0} мили"
    assert {"kilometre", "kilometers", "km"} <= unit_names("en")["length-kilometer"]
    assert number_pattern("ru", "percent") == "#,##0\u00a0%"
    assert scale_words("es")["1000000000"]["other"] == "mil millones"
    assert day_periods("de")["midnight"] == ("Mitternacht",)


def test_an_unknown_language_gets_the_signs_of_the_root() -> None:
    assert currencies("tlh")["EUR"].sign == "€"
    assert currencies("tlh")["CAD"].name == "CAD"
    assert day_periods("tlh").keys() <= {"am", "pm"}
