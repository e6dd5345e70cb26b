"""Numbers in the target locale's signs, every digit kept."""

from __future__ import annotations

import pytest

from translate.text.numbers.form import localized


@pytest.mark.parametrize(
    ("number", "target", "expected"),
    [
        ("1,234.5", "ru", "1\xa0234,5"),
        ("1,234.5", "de", "1.234,5"),
        ("1,234.5", "pt-BR", "1.234,5"),
        ("12,345,678", "ru", "12\xa0345\xa0678"),
        ("3.5", "ru", "3,5"),
        ("2020", "ru", "2020"),
        ("10:30", "ru", "10:30"),
        ("1.2.3", "ru", "1.2.3"),
        ("1,23", "ru", "1,23"),  # no grouping of English
        ("3.5", "xx", "3.5"),
    ],
)
def test_localized(number: str, target: str, expected: str) -> None:
    assert localized(number, "en", target) == expected
