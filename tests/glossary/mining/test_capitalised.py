"""Ordinary words with a capital by choice: which of them may deserve a row."""

from __future__ import annotations

import pytest

from glossary.mining.capitalised import capitalised_terms
from glossary.names.recognise import find_names


def terms(*texts: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(term.source, term.variants) for term in capitalised_terms([(texts, find_names(texts))], "en")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They asked the Senate and the Health Minister.", ["Health Minister", "Senate"]),
        ("She met the Prime Minister and the King.", []),
        ("Experts came. Nobody left on Monday.", []),
        ("They read about the Bank of England.", []),
        ("The Secretary of State left.", []),
        ("The United Nations of Heaven Committee sat.", []),
    ],
)
def test_a_line_and_its_terms(text: str, found: list[str]) -> None:
    assert [source for source, _ in terms(text)] == found


def test_what_is_written_small_as_often_is_no_term() -> None:
    assert terms("They joined the Church.", "It was an old church.") == []


def test_spellings_and_the_plural_are_one_term() -> None:
    assert terms("She is a Democrat now.", "Many Democrats left.") == [("Democrat", ("Democrats",))]
    assert terms("They had Covid-19 there.", "They had COVID-19 again.") == [("Covid-19", ("COVID-19",))]
