"""Measures in several units: which quantities are one measure, and which only stand side by side."""

from __future__ import annotations

import pytest

from translate.text.quantities import compound_measures


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He is 5 ft 11 in tall.", ["5 ft", "11 in"]),
        ("She is 6'2\" and runs.", ["6'", '2"']),
        ("It is 5′10″.", ["5′", "10″"]),
        ("a 6ft 4in defender", ["6ft", "4in"]),
        ("a 6-foot-4 forward", ["6-foot", "4"]),
        ("the 6-foot-4-inch forward", ["6-foot", "4-inch"]),
        ("5 ft, 6 in", ["5 ft", "6 in"]),
        ("11 st 4 lb", ["11 st", "4 lb"]),
        ("7lb 6oz", ["7lb", "6oz"]),
        ("2 h 15 min", ["2 h", "15 min"]),
        ("1h 45m", ["1h", "45m"]),
        ("2 hr 3 min 23 sec", ["2 hr", "3 min", "23 sec"]),
        ("3 m 20 cm", ["3 m", "20 cm"]),
        ("1 mi 300 yd", ["1 mi", "300 yd"]),
        ("5 ft 13 in", []),
        ("5.5 ft 6 in", []),
        ("5 km 3 miles", []),
        ("6-foot-40", []),
        ("5 ft and 6 in", []),
        ("2 h 15", []),
        ("40° 26′ 46″ N", []),
    ],
)
def test_what_is_one_measure(text: str, parts: list[str]) -> None:
    found = [[one.text for one in some] for some in compound_measures(text, "en")]
    assert found == ([parts] if parts else [])
