"""Quantities found in texts of several languages: `text | kind value unit; ...`."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.quantities import Quantity, QuantityKind, quantities

ROWS = [
    ("en", "It cost €1.20 and 40 U.S. dollars.", "EUR 1.2; USD 40"),
    ("en", "He paid 30 Canadian dollars or C$30.", "CAD 30; CAD 30"),
    ("en", "Go to Terminal 5A, seat 14K, junctions 3 and 3A; a 16A fuse.", "electric-ampere 16"),
    ("en", "It hit 5m in Kenya; a 5m wall; he won the 100m; 20m from the shore.",
     "length-meter 5; length-meter 100; length-meter 20"),
    ("en", "At 12° 30′ 15″ it fell 3 mm/h.",
     "temperature-celsius 12; angle-arc-minute 30; angle-arc-second 15; compound-mm/h 3"),
    ("en", "It has 12 sq miles, 3 acre-feet.", "area-square-mile 12; volume-acre-foot 3"),
    ("en", "It cost KSh 12m, DKr 4.2m or Fr. 180.", "KES 12000000; DKK 4200000; CHF 180"),
    ("en", "At 0640; 0700 hours; at 1430 CET; it is 0640; in 1430; 1430 hours.",
     "time 400; time 420; time 870; duration-hour 1430"),
    ("en", "From 21.50 to 00.30; it is 1.50.", "time 1310; time 30"),
    ("de", "Gleis 3A und 12 A.", "electric-ampere 12"),
    ("ru", "Платформа 3А, ток 5 А.", "electric-ampere 5"),
    ("en", "It sold for £100m; he ran 100m.", "GBP 100000000; length-meter 100"),
    ("en", "Some 100m people saw it.", ""),
    ("en", "In 2016 they won 5 prizes.", ""),
    ("en", "The car does 35 mpg at 80 mph.", "consumption-mile-per-gallon 35; speed-mile-per-hour 80"),
    ("en", "From 5 to 7 p.m.; at 12 a.m.; at noon.", "time 1020; time 1140; time 0; time 720"),
    ("en", "It is open 9am-5pm.", "time 540; time 1020"),
    ("en", "They won 3:1 in 5 hours.", "duration-hour 5"),
    ("en", "Call +371 6700 0000 about BA007.", "phone +371 6700 0000; code BA007"),
    ("en", "He writes C++ and C# on .NET.", "name C++; name C#; name .NET"),
    ("en", "See § 12(3) and 2(b)(iii) [4].", "reference § 12(3); reference 2(b)(iii); reference [4]"),
    ("ru", "Это 5 млн долларов США и 20 шведских крон.", "USD 5000000; SEK 20"),
    ("ru", "Расход 35 миль на галлон, мощность 150 л. с.", "consumption-mile-per-gallon 35; power-horsepower 150"),
    ("ru", "Бак на 150 л бензина.", "volume-liter 150"),
    ("ru", "С 5 до 7 часов вечера, в 2 часа ночи, в полдень.", "time 1020; time 1140; time 120; time 720"),
    ("ru", "Прошло 5 часов.", "duration-hour 5"),
    ("be", "У 5 міліграмах і 7 мілілітрах.", "mass-milligram 5; volume-milliliter 7"),  # no miles
    ("de", "Um 5 Uhr nachmittags kostet es 300 Kanadische Dollar.", "time 1020; CAD 300"),
    ("es", "A las 5 de la tarde, 80 millas por hora.", "time 1020; speed-mile-per-hour 80"),
    ("fr", "À 17 h 30, 20 livres sterling.", "time 1050; GBP 20"),
]  # fmt: skip


def said(one: Quantity) -> str:
    first = "GBP" if "GBP" in one.units else next(iter(sorted(one.units)), "")
    if one.kind is QuantityKind.DESIGNATION:
        return f"{first} {one.text}"
    return f"{'time' if one.kind is QuantityKind.TIME else first} {float(Fraction(one.value)):.10g}"


@pytest.mark.parametrize(("locale", "text", "expected"), ROWS)
def test_quantities(locale: str, text: str, expected: str) -> None:
    assert "; ".join(map(said, quantities(text, locale))) == expected


@given(st.text(alphabet="0123456789.,:$€£ abmpк°-+()[]%CX/", max_size=40), st.sampled_from(["en", "ru", "fr", "tlh"]))
def test_they_are_in_order_without_overlaps_and_their_texts_stand_there(text: str, locale: str) -> None:
    found = quantities(text, locale)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
