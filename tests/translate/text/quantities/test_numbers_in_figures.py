"""Figures for spelled-out numbers, and none for words that only have the value of one beside another meaning."""

from __future__ import annotations

import pytest

from translate.text import Rewritten
from translate.text.numbers import differing
from translate.text.quantities import in_figures

_CASES = [
    ("en", "Eighteen states, ninety-nine percent, two hundred and five", "18 states, 99 percent, 205"),
    ("en", "a five-year plan, top-ten, hour six, World War Two", "a 5-year plan, top-10, hour 6, World War 2"),
    ("en", "the twenty-first century, the eleventh, in their twenties", "the 21st century, the 11th, in their 20s"),
    ("en", "the 12th; twelfth, thirteenth, third, first, second", "the 12th; 12th, 13th, 3rd, first, second"),
    ("en", "two million dollars, two and a half million, half a dozen", "2 million dollars, 2.5 million, 6"),
    ("en", "one hundred thousand, five thousand two hundred", "100,000, 5,200"),
    (
        "en",
        "half an hour, half a year, half a century, two and a half hours",
        "30 minutes, 6 months, 50 years, 2.5 hours",
    ),
    ("en", "half a mile, three quarters of it, two-thirds", "half a mile, three quarters of it, two-thirds"),
    ("en", "twice, a couple, both, a dozen, dozens of, hundreds, a million", ""),
    ("en", "twofold, a hundredfold increase, grew thousandfold", ""),
    ("en", "once, one of them, the first, May and March, midnight, doubles, trio", ""),
    ("en", "nineteen eighty-four, fifteen hundred, Henry IV, 15 men", ""),
    ("de", "Fünf Wochen, zwölf Stunden und die zweite", "5 Wochen, 12 Stunden und die zweite"),
    ("es", "cinco semanas, veinte mil personas, media hora", "5 semanas, 20.000 personas, 30 minutos"),
    ("fr", "quatre-vingt-douze pages et la première", "92 pages et la première"),
    ("ru", "двадцать пять человек, две недели", "25 человек, две недели"),
    ("hy", "eighteen", ""),
]


@pytest.mark.parametrize(("locale", "text", "wanted"), _CASES)
def test_spelled_out_numbers_have_figures(locale: str, text: str, wanted: str) -> None:
    shown = Rewritten(text).changed(in_figures(text, locale)).text
    assert shown == (wanted or text)
    assert "half" in text or "media" in text or differing(text, shown, locale, locale) == ((), ())
