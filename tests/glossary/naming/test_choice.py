"""One rendering a name, by the evidence: people first, then the engine, other articles, the dictionary."""

from __future__ import annotations

import pytest
from edit_distance import similarity
from hypothesis import given
from hypothesis import strategies as st

from glossary.naming.choice import ENGINE, REVIEWED, TERMBASE, Evidence, alike, choose, stands
from glossary.naming.model import Candidate

FIRST, SECOND = Candidate("Тарвен", "transliteration", 0.4), Candidate("Тервин", "transliteration", 0.3)
BOTH = (FIRST, SECOND)


@pytest.mark.parametrize(
    ("evidence", "text", "reason"),
    [
        (Evidence(), "Тарвен", "transliteration"),
        (Evidence(drafts=["Сказал Тервин."]), "Тервин", f"transliteration, {ENGINE}"),
        (Evidence(drafts=["Об этом сказали Тервину.", "Ничего."]), "Тервин", f"transliteration, {ENGINE}"),
        (Evidence(drafts=["Сказал Тервин."], reviewed=["С Тарвеном говорили."]), "Тарвен", REVIEWED),
        (Evidence(elsewhere={"Тервин": 3}), "Тервин", "transliteration, other articles"),
        (Evidence(drafts=["Тарвен"], elsewhere={"Тервин": 9}), "Тарвен", f"transliteration, {ENGINE}"),
    ],
)
def test_evidence_outweighs_the_order_of_candidates(evidence: Evidence, text: str, reason: str) -> None:
    choice = choose(BOTH, evidence)
    assert choice is not None
    assert (choice.text, choice.reason) == (text, reason)
    assert choice.candidates[0].text == text
    assert {candidate.text for candidate in choice.candidates} == {"Тарвен", "Тервин"}


def test_what_a_termbase_says_of_a_full_name_goes_before_what_the_engine_says() -> None:
    listed = Candidate("Тэрвен", TERMBASE, 1.0)
    choice = choose((listed, *BOTH), Evidence(drafts=["Тарвен", "Тарвена"]))
    assert choice is not None
    assert (choice.text, choice.reason) == ("Тэрвен", TERMBASE)


def test_a_name_that_the_dictionary_knows_wins_among_near_equals() -> None:
    choice = choose(
        (Candidate("Шарлз", "transliteration", 0.4), Candidate("Чарльз", "transliteration", 0.3)), Evidence()
    )
    assert choice is not None
    assert choice.text == "Чарльз"


def test_nothing_to_choose_from() -> None:
    assert choose((), Evidence(drafts=["Тервин"])) is None


@pytest.mark.parametrize(
    ("rendering", "text", "there"),
    [
        ("Ереван", "в Ереване", True),
        ("Ереван", "ереванский", False),
        ("Женева", "из Женевы", True),
        ("Королёв", "Королев и Ко", True),
        ("Йе", "Йе сказал", True),
        ("Йе", "Йемен", False),
        ("Анна Малли", "у Анны Малли", True),
        ("Анна Малли", "у Анны", False),
        ("Сен-Дени", "в Сен-Дени", True),
        ("Дени", "в Сен-Дени", True),
    ],
)
def test_a_rendering_stands_in_any_case(rendering: str, text: str, there: bool) -> None:
    assert stands(rendering, text) is there


NAMES = st.text("абвгеёйи-’", max_size=12)


@given(NAMES, NAMES)
def test_likeness_is_the_edit_distance_over_letters(one: str, other: str) -> None:
    assert alike(one, other) == similarity(one, other)
    assert alike(one.title(), other) == similarity(one, other)
