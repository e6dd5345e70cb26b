"""Drift: what counts as two renderings of a name, and what is one rendering in two forms. Invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.languages import target_language
from glossary.mining.drift import Drift, drift, with_renderings
from glossary.mining.extract import CandidateKind, extract
from glossary.mining.renderings import group
from glossary.model import PartOfSpeech, Term, TermType

PAIRS = (
    ("a.txt:1", "Prime Minister Nikol Pashinyan left on Monday.", "Премьер-министр Никол Пашинян уехал в понедельник."),
    ("a.txt:2", "The opposition criticised Pashinyan.", "Оппозиция раскритиковала Пашиняна."),
    ("a.txt:3", "They waited for Pashinyan.", "Они ждали Пашиньяна."),
    ("b.txt:1", "They came to Stepanakert.", "Они приехали в Степанакерт."),
    ("b.txt:2", "It rained in Stepanakert.", "В Степанакерте шёл дождь."),
    ("b.txt:3", "The Armenian song was long.", "Армянская песня была длинной."),
    ("b.txt:4", "They love Armenia.", "Они любят Армению."),
    ("b.txt:5", "Armenia won.", "Армянская сборная победила."),
)  # fmt: skip


def drifting(*pairs: tuple[str, str, str], terms: bool = False) -> dict[str, list[tuple[str, int]]]:
    found = drift(pairs, to="ru", terms=terms)
    return {one.source: [(way.text, way.count) for way in one.renderings] for one in found}


def test_a_name_in_two_transliterations_is_found_and_cases_are_not() -> None:
    assert drifting(*PAIRS) == {"Pashinyan": [("Пашинян", 2), ("Пашиньян", 1)]}


def test_places_are_told_and_a_surname_counts_inside_its_full_name() -> None:
    found = drift(PAIRS, to="ru")
    assert [sorted(way.places) for way in found[0].renderings] == [["a.txt:1", "a.txt:2"], ["a.txt:3"]]
    assert found[0].kind is CandidateKind.NAME


def test_with_one_spelling_there_is_no_drift() -> None:
    same = [(place, source, target.replace("иньян", "инян")) for place, source, target in PAIRS]
    assert drifting(*same) == {}
    assert drifting() == {}


def test_a_name_left_in_latin_script_drifts_from_its_transliteration() -> None:
    found = drifting(
        ("a:1", "They like Zorblat.", "Им нравится Зорблат."), ("a:2", "They saw Zorblat.", "Они видели Zorblat.")
    )
    assert found == {"Zorblat": [("Зорблат", 1), ("Zorblat", 1)]}


def test_what_was_not_translated_is_no_rendering() -> None:
    kept = "They saw Zorblat."
    assert drifting(("a:1", "They like Zorblat.", "Им нравится Зорблат."), ("a:2", kept, kept)) == {}


def test_terms_only_when_asked_for_and_flagged() -> None:
    pairs = (
        ("a:1", "The police station was old.", "Полицейский участок был старым."),
        ("a:2", "They saw the police station.", "Они увидели отделение милиции."),
        ("a:3", "There is a police station.", "Здесь есть полицейский участок."),
    )
    assert drifting(*pairs) == {}
    found = drift(pairs, to="ru", terms=True)
    assert [(one.source, one.kind, len(one.renderings)) for one in found] == [("police station", CandidateKind.TERM, 2)]


@pytest.mark.parametrize(
    ("term", "surfaces", "expected"),
    [
        (Term("Corbyn", ""), ["Корбин", "Корбина", "Корбином"], [("Корбин", 3)]),
        (Term("Corbyn", ""), ["Корбина", "Корбином"], [("Корбин", 2)]),
        (Term("Corbyn", ""), ["Корбин", "Корбайн"], [("Корбайн", 1), ("Корбин", 1)]),
        (Term("Karabakh", ""), ["Карабахом", "Карабахе"], [("Карабах", 2)]),
        (Term("Armenia", ""), ["Армении", "армянский", "Армянского"], [("Армения", 3)]),
        (Term("Armenian", "", pos=PartOfSpeech.ADJ), ["Армении", "армянский", "армянам"], [("армянский", 3)]),
        (Term("Mexico", "", type=TermType.PLACE), ["Мехико", "столичный"], [("Мехико", 1)]),
        (Term("Zembia", ""), ["Зембезия", "Зембэзии", "зембезийский"], [("Зембезия", 2), ("Зембэзия", 1)]),
        (Term("Ulm County", ""), ["округа Ульм", "округом Ольм"], [("округа Ульм", 1), ("округом Ольм", 1)]),
        (Term("West", ""), ["Уэст", "запад"], [("Уэст", 1), ("запад", 1)]),
        (Term("South Korea", ""), ["Южной Корее", "Южная Корея", "Кореи"], [("Южная Корея", 3)]),
        (Term("Ulm Cup", ""), ["Кубок Ульма", "Кубка Ульма", "Ульм Кап"], [("Кубок Ульма", 2), ("Ульм Кап", 1)]),
    ],
)  # fmt: skip
def test_what_is_one_rendering(term: Term, surfaces: list[str], expected: list[tuple[str, int]]) -> None:
    found = group(term, [(surface, f"a:{number}") for number, surface in enumerate(surfaces)], target_language("ru"))
    assert sorted((way.text, way.count) for way in found) == sorted(expected)


def test_candidates_get_their_renderings() -> None:
    candidates = extract([(place, source) for place, source, _ in PAIRS])
    told = {one.source: one.renderings for one in with_renderings(candidates, PAIRS, to="ru")}
    assert [(way.text, way.count) for way in told["Stepanakert"]] == [("Степанакерт", 2)]
    assert [way.text for way in told["Nikol Pashinyan"]] == ["Никол Пашинян"]


WORDS = st.sampled_from(
    [
        "Ulm",
        "Saren",
        "Nikol",
        "Pashinyan",
        "the",
        "said",
        ".",
        ",",
        "Ульм",
        "Сарен",
        "Пашинян",
        "Пашиняна",
        "и",
        "сказал",
        "-",
        "—",
        "5",
        "В",
    ]
)
LINE = st.one_of(st.text(max_size=20), st.lists(WORDS, max_size=10).map(" ".join))


@settings(max_examples=60)
@given(st.lists(st.tuples(LINE, LINE), max_size=5))
def test_any_pairs_are_taken_and_counts_add_up(lines: list[tuple[str, str]]) -> None:
    pairs = [(f"a.txt:{number}", left, right) for number, (left, right) in enumerate(lines)]
    found: tuple[Drift, ...] = drift(pairs, to="ru", terms=True)
    for one in found:
        assert len(one.renderings) > 1
        assert sum(way.count for way in one.renderings) <= one.count
        counts = [way.count for way in one.renderings]
        assert counts == sorted(counts, reverse=True)
        assert all(way.count == len(way.places) for way in one.renderings)
        assert {place for way in one.renderings for place in way.places} <= {place for place, _, _ in pairs}
