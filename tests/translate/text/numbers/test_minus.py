"""A minus sign belongs to its number."""

from __future__ import annotations

import pytest

from translate.text.numbers import lost_minus


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("It fell to -5 degrees.", "Опустилось до 5 градусов.", True),
        ("It fell to -5 degrees.", "Опустилось до −5 градусов.", False),
        ("It fell to −5.", "Опустилось до минус 5.", False),
        ("From -5 to -7.", "От -5 до 7.", True),
        ("Pages 5-7 and COVID-19, F-16.", "Страницы 5 и 7, COVID 19, F 16.", False),  # no minus at all
        ("He lost -$5.", "Он потерял -$5.", False),
    ],
)
def test_lost_minus(source: str, target: str, lost: bool) -> None:
    assert lost_minus(source, target) is lost
