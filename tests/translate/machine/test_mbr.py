"""Minimum Bayes risk: the translation most like the others goes first."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from translate.machine import mbr


def test_the_odd_one_goes_last_and_the_one_in_the_middle_first() -> None:
    candidates = ["Кот спит дома.", "Собака лает на луну!", "Кот спит дома, да.", "Кот спит."]
    found = mbr.order(candidates)
    assert found[-1] == 1
    assert found[0] != 3


def test_two_different_ones_are_left_as_they_are() -> None:
    assert mbr.order(["a", "b", "b"]) == [0, 1, 2]
    assert mbr.order(["a", "b"]) == [0, 1]
    assert mbr.order([]) == []


def test_a_word_that_is_none_costs_a_candidate_its_place_among_near_equals() -> None:
    candidates = ["Кот спит дома.", "Кот спит доме.", "Кот спит домна."]
    first = mbr.order(candidates)[0]
    faults = [int(n == first) for n in range(3)]
    assert mbr.order(candidates, faults)[0] != first
    assert mbr.order(["a", "b"], [1, 0]) == [1, 0]


def test_many_that_agree_outweigh_one_such_word() -> None:
    assert mbr.order(["Кот спит дома.", "Кот спит дома.", "Собака лает!"], [1, 1, 0])[-1] == 2


def test_among_near_equals_the_one_that_the_model_likes_goes_first_and_likeness_outweighs_a_little_liking() -> None:
    near = ["Кот спит дома.", "Кот спит доме.", "Кот спит домах."]
    for liked in range(3):
        assert mbr.order(near, scores=[-1.0 if n == liked else -4.0 for n in range(3)])[0] == liked
    odd = ["Собака лает!", "Кот спит дома.", "Кот спит доме."]
    assert mbr.order(odd, scores=[-2.0, -2.1, -2.1])[-1] == 0
    assert mbr.order(near, scores=[0.0] * 3) == mbr.order(near)


@given(st.lists(st.text(max_size=20), max_size=6))
def test_it_is_an_order_of_all_and_equals_keep_theirs(candidates: list[str]) -> None:
    assert sorted(mbr.order(candidates)) == list(range(len(candidates)))
    assert mbr.order(["same"] * len(candidates)) == list(range(len(candidates)))


@given(st.lists(st.text("abcд😀 ", max_size=12), min_size=1, max_size=5))
def test_shared_ngrams_are_those_of_the_multisets(texts: list[str]) -> None:
    for size, table in enumerate(mbr._shared(texts), 1):
        grams = [Counter(text[n : n + size] for n in range(len(text) - size + 1)) for text in texts]
        assert table == [[(one & other).total() for other in grams] for one in grams]
