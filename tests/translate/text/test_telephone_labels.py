"""Labels of telephone numbers are written, not transliterated."""

from __future__ import annotations

import pytest

from translate.text.offsets import Rewritten
from translate.text.telephone_labels import labelled


@pytest.mark.parametrize(
    ("source", "answer", "shown"),
    [
        ("Tel. +46 8 123 456", "Тель. +46 8 123 456", "Тел. +46 8 123 456"),
        ("Tel.: +44 20 7946 0000, ext. 12", "Тель-Авив.: +44 20 7946 0000, ext. 12", "Тел.: +44 20 7946 0000, доб. 12"),
        ("Fax: 555-7788.", "Период: 555-7788.", "Факс: 555-7788."),
        ("Tel. 555-1234", "Телефон 555-1234", "Телефон 555-1234"),
        ("Tel. 555-1234", "Позвоните.", "Позвоните."),
        ("Phase 12 began.", "Фаза 12 началась.", "Фаза 12 началась."),
        ("fax 12 or 12", "период 12 или 12", "период 12 или 12"),
    ],
)
def test_labels(source: str, answer: str, shown: str) -> None:
    assert labelled(source, Rewritten(answer), "ru").text == shown


def test_other_languages_are_left_to_the_engine() -> None:
    assert labelled("Tel. 5", Rewritten("Tele 5"), "pt").text == "Tele 5"
