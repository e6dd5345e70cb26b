"""Garbled foreign words and lost Roman numerals are found, and what was in the source is not."""

from __future__ import annotations

import pytest

from translate.text import garbled_words, lost_numerals, respelt_words

GARBLED = [
    ("Toyota and Nokia grow.", "Teary и Nokia растут.", ("Teary",)),
    ("Toyota grows.", "Toyota растёт.", ()),
    ("TOYOTA grows.", "Toyota растёт.", ()),
    ("Acme Ltd", "Acame Ltd", ("Acame",)),
    ("The 737 MAX flew.", "737 MX взлетел.", ("MX",)),
    ("See the IT team.", "См. отдел ИТ.", ()),
    ("Write to me@example.org.", "Пишите на me@example.org.", ()),
]
LOST = [
    ("See Chapter IV, page 2.", "См. страницу 2.", ("IV",)),
    ("See Chapter IV.", "См. главу 4.", ()),
    ("See Chapter IV.", "См. четвёртую главу.", ()),
    ("World War II ended.", "Вторая мировая война окончилась.", ()),
    ("King Charles III spoke.", "Выступил король Карл ІІІ.", ()),
    ("King Charles III spoke.", "Выступил король Карл III.", ()),
    ("To Kim I want to say no.", "Ким я хочу сказать нет.", ()),
    ("World War I began.", "Война началась.", ("I",)),
    ("Take a CD or a DVD.", "Возьмите диск.", ()),
]


@pytest.mark.parametrize(("source", "target", "expected"), GARBLED)
def test_a_word_in_foreign_letters_that_the_source_lacks_is_garbled(
    source: str, target: str, expected: tuple[str, ...]
) -> None:
    assert garbled_words(source, target, "ru") == expected
    assert garbled_words(source, target, "de") == ()


@pytest.mark.parametrize(("source", "target", "expected"), LOST)
def test_a_numeral_may_be_said_as_a_number(source: str, target: str, expected: tuple[str, ...]) -> None:
    assert lost_numerals(source, target, "ru") == expected


def test_a_garbled_word_becomes_the_one_that_it_is_like_only_if_that_is_missing() -> None:
    assert list(respelt_words("Procter & Gamble sells.", "Procter & Gamle продает.", "ru")) == [(10, 15, "Gamble")]
    assert list(respelt_words("Gamble sells.", "Gamble и Gamle продают.", "ru")) == []
