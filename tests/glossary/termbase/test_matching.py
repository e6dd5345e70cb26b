"""The source side: longest first, no overlap, plurals and possessives, capitals, hyphens, scope."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import CaseRule, Term, TermKind, TermType
from glossary.termbase import matching
from glossary.termbase.matching import Matcher


def found(text: str, *terms: Term, path: str = "", domains: tuple[str, ...] = ()) -> list[str]:
    return [match.surface for match in Matcher(terms).matches(text, scope_path=path, domains=domains)]


PLACE, LONGER = Term("Borsen", "Берсен"), Term("Upper Borsen", "Верхний Берсен")


def test_the_longest_wins_and_nothing_overlaps() -> None:
    assert found("From Upper Borsen to Borsen.", PLACE, LONGER) == ["Upper Borsen", "Borsen"]


def test_priority_decides_among_equals() -> None:
    first, second = Term("gate", "ворота"), Term("gate", "затвор", priority=1)
    assert Matcher((first, second)).matches("the gate")[0].term is second


@pytest.mark.parametrize(
    ("text", "surface", "plural", "possessive"),
    [
        ("Borsen's mayor", "Borsen's", False, True),
        ("Borsen’s mayor", "Borsen’s", False, True),
        ("the Borsens left", "Borsens", True, False),
        ("BORSEN burns", "BORSEN", False, False),
        ("the Borsens' house", "Borsens'", True, True),
        ("the Borsens’ house", "Borsens’", True, True),
    ],
)
def test_possessive_and_plural_of_names(text: str, surface: str, plural: bool, possessive: bool) -> None:
    (match,) = Matcher((PLACE,)).matches(text)
    assert (match.surface, match.plural, match.possessive) == (surface, plural, possessive)
    assert text[match.start : match.end] == surface


def test_a_quotation_mark_is_no_possessive() -> None:
    (match,) = Matcher((PLACE,)).matches("They call them 'the Borsens' here")
    assert (match.surface, match.possessive) == ("Borsens", False)


@pytest.mark.parametrize("text", ["two ferries", "the ferry", "Ferries run daily", "the ferry's horn"])
def test_forms_of_common_words(text: str) -> None:
    assert len(found(text, Term("ferry", "паром"))) == 1


def test_inflected_terms_do_not_match_their_stem() -> None:
    assert found("they report daily", Term("reporting", "отчётность")) == []
    assert found("the reporting unit", Term("reporting", "отчётность")) == ["reporting"]


def test_plural_of_the_head_of_a_longer_term() -> None:
    (match,) = Matcher((Term("line of fire", "линия огня"),)).matches("two lines of fire")
    assert (match.surface, match.plural) == ("lines of fire", True)


@pytest.mark.parametrize(
    ("term", "text", "matches"),
    [
        (Term("Borsen", "x"), "the borsen effect", False),
        (Term("ferry", "x"), "Ferry services", True),
        (Term("Ferry Street", "x"), "ferry street", False),
        (Term("US", "x"), "they told us so", False),
        (Term("NGO", "x"), "several NGOs left", True),
        (Term("iPod", "x", case=CaseRule.EXACT), "an ipod", False),
        (Term("iPod", "x", case=CaseRule.EXACT), "IPod sales fell", True),
        (Term("ferry", "x", case=CaseRule.EXACT), "Stop. Ferry ahead", True),
        (Term("ferry", "x", case=CaseRule.EXACT), "the Ferry", False),
        (Term("Borsen", "x", case=CaseRule.IGNORE), "in borsen", True),
    ],
)
def test_capitals(term: Term, text: str, matches: bool) -> None:
    assert bool(found(text, term)) is matches


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑", "–", "−", " ", "\n"])
def test_hyphens_of_every_kind(hyphen: str) -> None:
    assert len(found(f"in Korla{hyphen}Borsen today", Term("Korla-Borsen", "x"))) == 1


def test_a_dash_between_spaces_parts_terms() -> None:
    assert found("Korla — Borsen", Term("Korla Borsen", "x")) == []


def test_names_inside_compounds_match_and_common_words_do_not() -> None:
    assert found("a Borsen-led, ferry-like craft", PLACE, Term("ferry", "паром")) == ["Borsen"]


def test_aliases_and_inner_possessives() -> None:
    term = Term("Borsen Post", "x", aliases=("Borsen’s Post",))
    assert found("Borsen's Post wrote", term) == ["Borsen's Post"]
    assert found("Borsen's Post wrote", Term("Borsen Post", "x")) == []


def test_scope() -> None:
    term = Term("gate", "ворота", scope=("news/*.txt", "domain:sport"))
    assert found("the gate", term) == []
    assert found("the gate", term, path="news/a.txt") == ["gate"]
    assert found("the gate", term, path="docs/a.txt") == []
    assert found("the gate", term, domains=("sport",)) == ["gate"]
    assert found("the gate", replace(term, scope=("a.txt",)), path="news/a.txt") == ["gate"]


def test_a_scope_with_another_meaning_than_before_is_reported_with_its_row(caplog: pytest.LogCaptureFixture) -> None:
    term = Term("gate", "ворота", scope=("culture/*",), place="terms.csv:7")
    assert found("the gate", term, path="old/culture/a.txt") == []
    (record,) = caplog.records
    assert record.getMessage().startswith("terms.csv:7: scope: culture/* no longer matches old/culture/a.txt; ")


@given(st.text(alphabet="Borsen Uper'’s-–.\n", max_size=60))
def test_matches_are_sorted_and_never_overlap(text: str) -> None:
    matches = Matcher((PLACE, LONGER, Term("person", "x"))).matches(text)
    assert all(text[match.start : match.end] == match.surface for match in matches)
    assert all(left.end <= right.start for left, right in pairwise(matches))


def test_a_name_that_ends_like_a_possessive_is_no_bare_name() -> None:
    diner = Term("McDonald's", "Макдоналдс", kind=TermKind.KEEP)
    assert found("Ronald McDonald ate at McDonald's.", diner) == ["McDonald's"]
    (match,) = Matcher((diner,)).matches("He ate at McDonald's.")
    assert not match.possessive


def test_exact_is_exact_also_for_names_of_two_letters() -> None:
    term = Term("IT", "ИТ", case=CaseRule.EXACT)
    assert found("It is raining on IT and its IT's.", term) == ["IT", "IT's"]
    assert found("All gates here; the Gate, a gate.", Term("gate", "ворота", case=CaseRule.EXACT)) == ["gates", "gate"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Julia Roberts met Robert.", ["Robert"]),
        ("The Roberts left.", ["Roberts"]),
        ("Both Roberts left, said 2 Roberts.", ["Roberts", "Roberts"]),
        ("Robert's house", ["Robert's"]),
    ],
)
def test_the_name_of_a_person_is_no_plural_but_of_a_family(text: str, surfaces: list[str]) -> None:
    assert found(text, Term("Robert", "Роберт", type=TermType.PERSON)) == surfaces


def test_emphasis_and_accents_of_their_own_hide_no_name() -> None:
    assert found("The _Borsen_ sank, __Upper Borsen__ too.", PLACE, LONGER) == ["Borsen", "Upper Borsen"]
    assert found("At the Cafe\u0301 Bo.", Term("Caf\u00e9", "Кафе")) == ["Cafe\u0301"]
    assert found("in upper_borsen and Borsen_2", PLACE) == []


def test_a_domain_says_nothing_where_none_is_asked_for() -> None:
    term = Term("Borsen", "Берсен", scope=("domain:geography",))
    assert found("Borsen", term) == ["Borsen"]
    assert found("Borsen", term, domains=("finance",)) == []


def test_rows_that_only_begin_alike_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(matching, "_says_the_same")
    terms = [Term(f"Upper {name}", name) for name in ("Borsen", "Velmora", "Tarnok")]
    assert found("Upper Tarnok and Upper Borsen", *terms) == ["Upper Tarnok", "Upper Borsen"]
