"""Amounts of everyday language: what each is worth, whatever else its unit may mean."""

from __future__ import annotations

from decimal import Decimal

import pytest

from translate.text.quantities.everyday_amounts import everyday_amounts


def worths(text: str, locale: str) -> set[tuple[str, Decimal]]:
    return {(one.base, one.value) for one in everyday_amounts(text, locale)}


@pytest.mark.parametrize(
    ("text", "locale", "base", "value"),
    [
        ("two years and six months", "en", "months", "30"),
        ("17 pounds 2 ounces", "en", "mass", "7.7677630"),  # an ounce is a volume, too
        ("полкило", "ru", "mass", "0.5"),
        ("25 базисных пунктов", "ru", "points", "0.25"),
        ("half a kilo", "en", "mass", "0.5"),
    ],
)
def test_worth(text: str, locale: str, base: str, value: str) -> None:
    assert (base, Decimal(value)) in worths(text, locale)


@pytest.mark.parametrize("text", ["километр", "240 километров в час"])
def test_no_other_worth(text: str) -> None:
    assert not {base for base, _ in worths(text, "ru")} & {"mass"}
    assert ("length", Decimal(240000)) not in worths(text, "ru")
