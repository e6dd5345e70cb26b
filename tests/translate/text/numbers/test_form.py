"""Numbers in the target locale's signs, every digit kept."""

from __future__ import annotations

import pytest

from translate.text.numbers.form import localized, localized_alone


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


@pytest.mark.parametrize(
    ("text", "source", "target", "written"),
    [
        ("1,234.5", "en", "ru", "1\u00a0234,5"),
        ("$1,234.50", "en", "de", "$1.234,50"),
        ("10,000", "en", "es", "10.000"),
        ("(12,000)", "en", "ru", "(12\u00a0000)"),
        ("12.5%", "en", "fr", "12,5%"),
        ("-0.4", "en", "ru", "-0,4"),
        ("0.05", "en", "pt-BR", "0,05"),
        ("1.234,5", "de", "en", "1,234.5"),
        ("1,5", "de", "en", "1.5"),
        ("1 234,5", "fr", "en", "1,234.5"),
        ("1\u202f234", "ru", "en", "1,234"),
        ("1,234,567", "en", "de-CH", "1\u2019234\u2019567"),
    ],
)
def test_a_number_that_stands_alone(text: str, source: str, target: str, written: str) -> None:
    assert localized_alone(text, source, target) == written


@pytest.mark.parametrize(
    "text",
    [
        "1.5",
        "1.10",
        "1.2.3",
        "2024",
        "12.05.2024",
        "$5",
        "1,23",
        "192.168.1.1",
        "10:30",
        "1.2–2.5",
        "007",
        "3.5/5",
        "+1 (234) 567.89",
        "1, 2, 3",
        "12,345 (6.7)",
        "1.234",
        "> 2.0",
        "~1.5",
        "v1,234",
        "1,234 km",
        "",
        "* * *",
    ],
)
def test_what_may_be_something_else_stays(text: str) -> None:
    assert localized_alone(text, "en", "ru") == text


@pytest.mark.parametrize("text", ["1.234", "12.345", "1,234"])
def test_what_is_read_otherwise_elsewhere_stays(text: str) -> None:
    assert localized_alone(text, "de", "en") == text
