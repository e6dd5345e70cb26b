"""Quotes and numbers in the target's style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text import Rewritten, typography


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
    assert typography.typeset(source, Rewritten(target), "en", locale).text == expected


@given(
    st.text(st.sampled_from(list('ab "“”«»„1.,')), max_size=30),
    st.text(st.sampled_from(list('ab "“”«»„1.,')), max_size=30),
)
def test_typesetting_twice_is_typesetting_once(source: str, target: str) -> None:
    once = typography.typeset(source, Rewritten(target), "en", "ru").text
    assert typography.typeset(source, Rewritten(once), "en", "ru").text == once


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        *[(locale, "«»„“") for locale in ("ru", "ru-KZ", "uk", "be", "ky", "hy")],
        *[(locale, "„“‚‘") for locale in ("de", "de-AT", "cs", "sk", "sl", "mk", "et", "bg", "lt")],
        *[(locale, "„”«»") for locale in ("pl", "ro")],
        *[(locale, "“”‘’") for locale in ("en", "tr", "zh", "ko", "pt", "pt-BR", "pt-PT", "es", "es-MX", "nl", "xx")],
        *[(locale, "«»“”") for locale in ("el", "it", "ca")],
        *[(locale, "«»‘’") for locale in ("nb", "no", "nn")],
        *[(locale, "「」『』") for locale in ("ja", "zh-Hant", "zh-TW", "zh-HK")],
        *[(locale, "«\u00a0\u00a0»“”") for locale in ("fr", "fr-BE", "fr-CA")],
        *[("fr-CH", "«»‹›"), ("fa", "«»‹›"), ("hu", "„”»«"), ("sv", "””’’"), ("he", "””’’"), ("ar", "”“’‘")],
        *[("sr-Latn", "„”’’"), ("hr", "„”‘’"), ("bs", "„”‘’")],
    ],
)
def test_marks_of_locales(locale: str, expected: str) -> None:
    assert "".join(typography.marks(locale)) == expected


OTHER_STYLES = ("ru", "de", "pl", "hu", "fr", "sv", "he", "ar", "ka", "ug", "fa", "ja", "sr", "bs", "bg", "hy", "tk")


@pytest.mark.parametrize("locale", OTHER_STYLES)
@pytest.mark.parametrize("source", ['"A "b" c," he said. "D."', ""])
def test_marks_that_stand_stay(locale: str, source: str) -> None:
    """Marks in the style of a locale are taken for what they are, with the source's to go by or without."""
    once = typography.quoted(source, '"A "b" c," he said. "D."', locale)
    outer, end, inner, inner_end = typography.marks(locale)
    assert once == f"{outer}A {inner}b{inner_end} c,{end} he said. {outer}D.{end}"
    assert typography.quoted(source, once, locale) == once


def test_straight() -> None:
    assert typography.straight("“A” «b» ’s ‘c’") == '"A" "b" \'s \'c\''
    assert typography.straight("“A” ``b ` c`` [x ids=”1” /]") == '"A" ``b ` c`` [x ids=”1” /]'
