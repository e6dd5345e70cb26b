"""Dates found in texts of several languages, each with the days (month-day) that it may mean."""

from __future__ import annotations

import pytest

from translate.text.quantities import dates

ROWS = [
    ("en", "3/4/2025", "3-4|4-3 2025"),
    ("en-US", "3/4/2025", "3-4 2025"),
    ("en-GB", "3/4/2025", "4-3 2025"),
    ("en-CA", "3/4/2025", "3-4|4-3 2025"),
    ("en-US", "25/12/2025", "12-25 2025"),
    ("en", "2025-03-04", "3-4 2025"),
    ("en", "Tuesday, 3/4/2025", "3-4 2025"),
    ("en", "3/4/2025 (a Thursday)", "4-3 2025"),
    ("en", "3/4/99", "3-4|4-3 1999"),
    ("en", "March 4, 2025", "3-4 2025"),
    ("en", "the 4th of March", "3-4 0"),
    ("en", "4\u00a0Mar. 2025", "3-4 2025"),
    ("en", "May 4\u20136 and June 7", "5-4 0; 5-6 0; 6-7 0"),
    ("en", "between the 4th and the 6th of May", "5-4 0; 5-6 0"),
    ("en", "They may 5 times; 13/13/2025; 30 February; 3/4 of 12.5.10; 1/2/3/4.", ""),
    ("ru", "с 4 по 6 марта 2025 г., 03.04.2025", "3-4 2025; 3-6 2025; 4-3 2025"),
    ("de", "am 4. März 2025 und am 4. 3. 2025", "3-4 2025; 3-4 2025"),
    ("es", "el 4 de marzo de 2025", "3-4 2025"),
    ("pt-BR", "em 1º de maio de 2025", "5-1 2025"),
    ("fr", "le 1er mai 2025", "5-1 2025"),
    ("it", "04/03/2025", "3-4 2025"),
]


@pytest.mark.parametrize(("locale", "text", "wanted"), ROWS)
def test_dates_are_read(locale: str, text: str, wanted: str) -> None:
    found = dates(text, locale)
    said = ["|".join(f"{month}-{day}" for month, day in sorted(one.days)) + f" {one.year}" for one in found]
    assert "; ".join(said) == wanted
    assert all(text[one.start : one.end].startswith(one.text) for one in found)
