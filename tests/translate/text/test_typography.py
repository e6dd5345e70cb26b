"""Quotes and numbers in the target's style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text import typography


@pytest.mark.parametrize(
    ("source", "target", "locale", "expected"),
    [
        ("“Go,” he said.", '"Иди", - сказал он.', "ru", "«Иди», — сказал он."),
        ('"Go," he said.', '"Иди», сказал он.', "ru", "«Иди», сказал он."),  # a model's mixed pair
        ("“We saw ‘it’ “there” too.”", '"Мы "там" тоже."', "ru", "«Мы „там“ тоже.»"),
        ("“We lost. ", '"Мы проиграли. ', "ru", "«Мы проиграли. "),  # closed in the next sentence
        ('We will," he said.', 'Будем", сказал он.', "ru", "Будем», сказал он."),
        ("“A” and “B”", '"А" и Б', "ru", "«А» и Б"),  # a lost pair: what stands in pairs is styled
        ("“A” and “B”", '"А и Б', "ru", '"А и Б'),  # nothing is guessed
        ('A 27" screen', '27" экран', "ru", '27" экран'),  # inches
        ('<a href="x">', '<a href="x">', "ru", '<a href="x">'),
        (
            "See https://a.org/3.11/x?y=1,234.",
            "См. https://a.org/3.11/x?y=1,234.",
            "ru",
            "См. https://a.org/3.11/x?y=1,234.",
        ),
        ("me@mail-2.5.org, 2.5 percent", "me@mail-2.5.org, 2.5 процента", "ru", "me@mail-2.5.org, 2,5 процента"),
        ("Python 3.11 at 10.30", "Python 3.11 в 10.30", "ru", "Python 3.11 в 10.30"),
        ("$3.5 now", "$3.5 сейчас", "ru", "$3,5 сейчас"),
        ("It was 3 - 2 there", "Было 3 - 2 там", "ru", "Было 3 - 2 там"),
        ("It was - it is", "Było - jest", "pl", "Było - jest"),
        ("“Go,” he said.", '"Vá", disse ele.', "pt-BR", "“Vá”, disse ele."),
        ("“Go,” he said.", '"Geh", sagte er.', "de", "„Geh“, sagte er."),
        ("Er sagte: „Hallo“.", 'He said: "Hello".', "en", "He said: “Hello”."),  # marks of other languages
        ("Er sagte: »Hallo«.", 'He said: "Hello".', "en", "He said: “Hello”."),
        ("”Hej”, sa han.", '"Hello", he said.', "en", "“Hello”, he said."),
        ("Он сказал: «Это „да“».", 'He said: "It is "yes"".', "en", "He said: “It is ‘yes’”."),
        ("It cost 1,234.5 dollars.", "Стоит 1,234.5 доллара.", "ru", "Стоит 1\xa0234,5 доллара."),
        ("It cost 9,500.", "Стоит 9,500.", "ru", "Стоит 9\xa0500."),
        ("See version 1.2.3.", "См. версию 1.2.3.", "ru", "См. версию 1.2.3."),
        ("On 192.168.1.1 now", "На 192.168.1.1", "ru", "На 192.168.1.1"),
        ("It cost 9,500.", "Стоит 9500.", "ru", "Стоит 9500."),
    ],
)
def test_typeset(source: str, target: str, locale: str, expected: str) -> None:
    assert typography.typeset(source, target, "en", locale) == expected


@given(
    st.text(st.sampled_from(list('ab "“”«»„1.,')), max_size=30),
    st.text(st.sampled_from(list('ab "“”«»„1.,')), max_size=30),
)
def test_typesetting_twice_is_typesetting_once(source: str, target: str) -> None:
    once = typography.typeset(source, target, "en", "ru")
    assert typography.typeset(source, once, "en", "ru") == once


def test_straight() -> None:
    assert typography.straight("“A” «b» ’s ‘c’") == '"A" "b" \'s \'c\''
