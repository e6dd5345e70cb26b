"""One rendering a name, by the evidence: people first, then the engine, the dictionary."""

from __future__ import annotations

import pytest
from edit_distance import similarity
from hypothesis import given
from hypothesis import strategies as st

from glossary.names.choose import ENGINE, REVIEWED, TERMBASE, RenderingEvidence, alike, choose, occurs
from glossary.names.name import NameKind, RenderingCandidate

FIRST, SECOND = (
    RenderingCandidate("Тарвен", "transliteration", 0.4),
    RenderingCandidate("Тервин", "transliteration", 0.3),
)
BOTH = (FIRST, SECOND)


@pytest.mark.parametrize(
    ("evidence", "text", "reason"),
    [
        (RenderingEvidence(), "Тарвен", "transliteration"),
        (RenderingEvidence(drafts=["Сказал Тервин."]), "Тервин", f"transliteration, {ENGINE}"),
        (RenderingEvidence(drafts=["Об этом сказали Тервину.", "Ничего."]), "Тервин", f"transliteration, {ENGINE}"),
        (RenderingEvidence(drafts=["Сказал Тервин."], reviewed=["С Тарвеном говорили."]), "Тарвен", REVIEWED),
    ],
)
def test_evidence_outweighs_the_order_of_candidates(evidence: RenderingEvidence, text: str, reason: str) -> None:
    choice = choose(BOTH, evidence)
    assert choice is not None
    assert (choice.text, choice.reason) == (text, reason)
    assert choice.candidates[0].text == text
    assert {candidate.text for candidate in choice.candidates} == {"Тарвен", "Тервин"}


def test_what_a_termbase_says_of_a_full_name_goes_before_what_the_engine_says() -> None:
    listed = RenderingCandidate("Тэрвен", TERMBASE, 1.0)
    choice = choose((listed, *BOTH), RenderingEvidence(drafts=["Тарвен", "Тарвена"]))
    assert choice is not None
    assert (choice.text, choice.reason) == ("Тэрвен", TERMBASE)


def test_a_name_that_the_dictionary_knows_wins_among_near_equals() -> None:
    choice = choose(
        (RenderingCandidate("Шарлз", "transliteration", 0.4), RenderingCandidate("Чарльз", "transliteration", 0.3)),
        RenderingEvidence(),
    )
    assert choice is not None
    assert choice.text == "Чарльз"


@pytest.mark.parametrize(
    ("kind", "drafts", "text"),
    [
        (NameKind.PERSON, ["Роб Девар надеется."], "Девар"),
        (NameKind.PERSON, ["Роб Девар надеется.", "Сказал Роб."], "Дьюар"),
        (NameKind.PLACE, ["В Деваре ждут."], "Дьюар"),
    ],
)
def test_a_plausible_rendering_stands_in_the_only_text_that_names_a_person(
    kind: NameKind, drafts: list[str], text: str
) -> None:
    known = RenderingCandidate("Дьюар", "gazetteer", 0.96, kind)
    choice = choose((known, RenderingCandidate("Девар", "transliteration", 0.03)), RenderingEvidence(drafts=drafts))
    assert choice is not None
    assert choice.text == text


def test_nothing_to_choose_from() -> None:
    assert choose((), RenderingEvidence(drafts=["Тервин"])) is None


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
    assert occurs(rendering, text) is there


NAMES = st.text("абвгеёйи-’", max_size=12)


@given(NAMES, NAMES)
def test_likeness_is_the_edit_distance_over_letters(one: str, other: str) -> None:
    assert alike(one, other) == similarity(one, other)
    assert alike(one.title(), other) == similarity(one, other)


@pytest.mark.parametrize(
    ("rendering", "text", "there"),
    [
        ("Северная Корея", "из Северной Кореи", True),
        ("Зеленский", "с Зеленским", True),
        ("Уиве", "Уивер", False),
        ("Феррел", "Феррелл", False),
        ("Оксфорд", "оксфордский", False),
    ],
)
def test_a_form_is_the_stem_with_the_ending_of_a_case(rendering: str, text: str, there: bool) -> None:
    assert occurs(rendering, text) is there


@pytest.mark.parametrize(("drafts", "text"), [(["Тервин", "Тервину"], "Тервин"), (["Тервин", "", "x", "y"], "Тарвен")])
def test_a_plausible_rendering_that_the_engine_keeps_to_stands(drafts: list[str], text: str) -> None:
    known = RenderingCandidate("Тарвен", "gazetteer", 0.8), RenderingCandidate("Тервин", "transliteration", 0.15)
    choice = choose(known, RenderingEvidence(drafts=drafts))
    assert choice is not None
    assert choice.text == text


@pytest.mark.parametrize(
    ("kind", "drafts", "text"),
    [
        ("person", ["Нил Баер пришел."], "Баер"),  # a spelling, which is as right
        ("person", ["Нил Баер пришел.", "Он видел Баэра."], "Баэр"),
        ("person", ["Нил Бер пришел."], "Баэр"),  # another name
        ("place", ["Он живет в Баере."], "Баэр"),  # a place has one spelling
    ],
)
def test_the_spelling_of_the_engine_is_as_right(kind: str, drafts: list[str], text: str) -> None:
    scores = (("Баэр", 0.95), ("Баер", 0.01), ("Бер", 0.01))
    found = [RenderingCandidate(one, "gazetteer", score, kind) for one, score in scores]
    choice = choose(found, RenderingEvidence(drafts=drafts))
    assert choice is not None
    assert choice.text == choice.candidates[0].text == text


def test_a_soft_sign_before_a_vowel_is_no_spelling() -> None:
    found = [RenderingCandidate(one, "gazetteer", score, "person") for one, score in (("Элон", 0.95), ("Эльон", 0.01))]
    choice = choose(found, RenderingEvidence(drafts=["Его просил Эльон."]))
    assert choice is not None
    assert choice.text == "Элон"
