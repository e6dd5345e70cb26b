"""Currencies that only one of two texts mentions."""

from __future__ import annotations

import pytest

from translate.text.quantities import other_currencies


@pytest.mark.parametrize(
    ("source", "target", "other"),
    [
        ("It cost $5.", "Стоило 5 долларов.", []),
        ("It cost $5.", "Стоило $5.", []),
        ("It cost $5 and £6.", "Стоило от 5 до 6 фунтов.", ["dollar"]),
        ("It cost £6.", "Custou 6 dólares.", ["dollar", "pound"]),
        ("It cost 6 pounds.", "Стоило 6 килограммов.", []),  # no sign of a currency: pounds may be weight
        ("€1,000", "1 000 евро", []),
        ("The library received $5 million.", "Библиотека получила 5 миллионов долларов.", []),
        ("The EU pledged $5 million.", "Евросоюз выделил 5 миллионов долларов.", []),
        ("The EU pledged $5 million.", "L'Union européenne a promis 5 millions de dollars.", []),
        ("A Rubens painting sold for $10.", "Картину Рубенса продали за 10 долларов.", []),
        ("Police pounded the door of the $5m house.", "Полиция стучала в дверь дома за 5 млн долларов.", []),
        ("The $20 book", "Le livre à 20 dollars", []),
        ("It cost £5.", "Cela a coûté 5 livres.", []),
        ("It cost £5.", "Cela a coûté 5 euros.", ["euro", "pound"]),
        ("The £5 book", "Le livre", []),  # what also means a book is never missed, nor made up
        ("It cost ¥5.", "Стоило 5 иен.", []),
        ("It cost ₽5 and $6.", "Стоило пять рублей и шесть евро.", ["dollar", "euro"]),
    ],
)
def test_other_currencies(source: str, target: str, other: list[str]) -> None:
    assert list(other_currencies(source, target)) == other
