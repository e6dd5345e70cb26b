"""Signs are found with what they belong to, and nothing of the prose around them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text import sign_spans

# What a vocabulary of Latin letters and the usual marks of the sentence lacks; it has the letters é and á.
LACKED = set("#<@\\^`{}~€£¥₽©®™±≤≥≈×π²½°§№‰µΩ→•₂ïóŁź") | set("“”‘’–—…\u00ad\u200b‑")


def needs(char: str) -> bool:
    return char in LACKED or (not char.isascii() and char.isalpha() and char not in "éá")


FOUND = [
    ("It was 20 °C in Riga.", ["20 °C"], "a unit with its number"),
    ("Under § 5 of the law", ["§ 5"], "a sign of the number after it"),
    ("the fee is 3 × 40 euros", ["3 × 40"], "a sign between two numbers"),
    ("About 10–15% of people, ±3 points", ["±3"], "dashes are prose"),
    ("(≈ 6%) and (≈6%)", ["≈ 6%", "≈6%"], "brackets stay out"),
    ("apt. #12, on 42nd St.", ["#12"], "punctuation stays out"),
    ("The “Новая газета” closed", ["Новая газета"], "words of another script as one"),
    ("Анна Берг: I was born", ["Анна Берг"], "a colon stays out"),
    ("the Company™ said", ["™"], "a sign glued to a word, without the word"),
    ("300 km² of CO₂, claims.²", ["300 km²", "CO₂", "²"], "an index of a symbol, and that of a footnote"),
    ("x ≤ 5 and A≠B", ["≤ 5"], "signs that the vocabulary has are left alone"),
    ("use {name}, {foo bar}", ["{name}", "{", "}"], "braces; a placeholder whole"),
    ("5 µm, 7 Ω, 20‰", ["5 µm", "7 Ω", "20‰"], "units"),
    ("Ελληνική Δημοκρατία, 中国 (中文)", ["Ελληνική Δημοκρατία", "中国", "中文"], "third scripts"),
    ("the letter ï, “≤”.", ["ï", "≤"], "alone, a letter is a sign"),
    ("run `git commit` now", ["`git commit`"], "code whole"),
    ("the naïve visitors of Łódź – “yes”…", [], "letters in words and marks of prose"),
    ("See §§ 12–14 of it", ["§§ 12–14"], "a range"),
    ("The €uro sign", ["€uro"], "a word that begins with the sign of a currency"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "spans", "reason"), FOUND)
def test_found(text: str, spans: list[str], reason: str) -> None:
    assert [text[span.start : span.end] for span in sign_spans.sign_spans(text, needs)] == spans, reason


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the naïve visitors of Łódź", "the naive visitors of Lodz"),
        ("inter\u00adnational zero\u200bwidth non‑breaking", "international zerowidth non-breaking"),
        ("the letter ï, ½ of it", "the letter ï, ½ of it"),
        ("café in Paris", "café in Paris"),
    ],
)
def test_letters_in_words_are_written_plainly(text: str, plain: str) -> None:
    pieces = list(text)
    for start, end, new in sign_spans.plainer(text, needs):
        pieces[start:end] = [new]
    assert "".join(pieces) == plain


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("the letter á, a café", "en", ["á"]),
        ("c'est à lui", "fr", []),
        ("the mark ‘ is old", "en", ["‘"]),
        ("she said ‘ yes ’ twice", "en", []),
        ('the senator, " is "focused on it."', "en", []),
        ('he wrote "–" – and left (*)', "en", ["–", "*"]),
        ("from 2007– to now, —5, 1990–95", "en", ["2007–", "—5"]),
    ],
)
def test_strays(text: str, locale: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in sign_spans.strays(text, locale)] == found


def test_only_the_character_itself_where_words_are_not_parted_by_spaces() -> None:
    text = "\u6211\u4eec\u8bf4\u9f98\u5b57\u3002"
    assert [span.start for span in sign_spans.sign_spans(text, "\u9f98".__eq__)] == [3]


def test_signs_of_everyday_text_are_those_of_the_language() -> None:
    assert ["".join(sorted(sign_spans.native(locale))) for locale in ("pt-BR", "ru", "en")] == ["ªº", "№", ""]


def test_what_is_unusual_depends_on_the_locale() -> None:
    english, russian = sign_spans.unusual("en"), sign_spans.unusual("ru")
    assert [char for char in "aяα©≤#5 ,“—" if english(char)] == ["я", "α", "©", "≤", "#"]
    assert [char for char in "aяα©≤#5 ,“—" if russian(char)] == ["α", "©", "≤", "#"]


@given(st.text(st.sampled_from("ab 5.€±≤яг²(“™"), max_size=30))
def test_all_signs_are_covered_and_spans_are_in_order(text: str) -> None:
    spans = sign_spans.sign_spans(text, needs)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {n for span in spans for n in range(span.start, span.end)}
    assert all(n in covered for n, char in enumerate(text) if char in "€±≤яг²™")
