"""Findings on finished translations."""

from __future__ import annotations

import pytest

from glossary.enforcement.findings import FORBIDDEN, FORM, KEPT, MISSING, check
from glossary.model import Severity, Term, TermKind, TermType
from glossary.termbase.matching import Matcher

TERMS = (
    Term("bridge", "переправа", accept=("мостик",), forbidden=("виадук",)),
    Term("Borsen", "Берсен", type=TermType.PLACE, gender="masc"),
    Term("Zephyr", "Zephyr", kind=TermKind.KEEP),
)


@pytest.mark.parametrize(
    ("source", "target", "rules"),
    [
        ("over the bridge", "по переправе", []),
        ("over the bridges", "по мостикам", []),
        ("over the bridge", "по виадуку", [FORBIDDEN]),
        ("over the bridge", "по дороге", [MISSING]),
        ("bridge by bridge", "переправа за виадуком", [FORBIDDEN]),
        ("Zephyr in Borsen", "Зефир в Берсене", [KEPT]),
        ("in Borsen", "в Берсена", [FORM]),
        ("no term", "виадук", []),
    ],
)
def test_rules(source: str, target: str, rules: list[str]) -> None:
    findings = check(source, target, Matcher(TERMS).matches(source), "ru", where="a.po:1")
    assert [finding.rule for finding in findings] == rules
    assert all(finding.where == "a.po:1" and finding.hint for finding in findings)


def test_a_form_that_can_be_put_right_is_a_finding_with_the_right_one() -> None:
    (finding,) = check("from Borsen", "из Берсене", Matcher(TERMS).matches("from Borsen"), "ru")
    assert finding.message == "Borsen => Берсен: Берсене may be in a wrong form (not in a case of: из)"
    assert finding.hint == "Берсене -> Берсена"


def test_the_hint_names_the_form() -> None:
    (finding,) = check("over the bridge", "по виадуку", Matcher(TERMS).matches("over the bridge"), "ru")
    assert finding.severity is Severity.ERROR
    assert finding.hint == "виадуку -> переправе"


@pytest.mark.parametrize(
    ("term", "target", "rules"),
    [
        (Term("bridge", "Rat", gender="masc"), "Der Demokrat tagte.", [MISSING]),
        (Term("bridge", "Ei", gender="neut"), "Die Polizei verließ es.", [MISSING]),
        (Term("bridge", "Bank", gender="femn"), "Das Bankett endete.", [MISSING]),
        (Term("bridge", "Rat", gender="masc"), "Der Verwaltungsrat tagte.", []),
        (Term("bridge", "Gericht", gender="neut"), "Das Landgericht tagte.", []),
    ],
)
def test_a_short_german_noun_inside_another_word_is_not_there(term: Term, target: str, rules: list[str]) -> None:
    found = check("over the bridge", target, Matcher((term,)).matches("over the bridge"), "de")
    assert [finding.rule for finding in found] == rules
