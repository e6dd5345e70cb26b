"""Waivers: read alike wherever people write them, and what they cover."""

from __future__ import annotations

import pytest

from glossary.enforcement.findings import FORM, MISSING, judge
from glossary.enforcement.sentence import SourceTerms
from glossary.enforcement.waivers import Waiver, comment_waivers, term_waivers
from glossary.model import Term
from glossary.termbase.matching import Matcher
from translate.checks import waivers as gate


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("waive: term-missing", (Waiver(MISSING),)),
        ("  waive:  term-missing  the Old Bridge ", (Waiver(MISSING, "the Old Bridge"),)),
        ("waive: term-missing|term-form Borsen", (Waiver(MISSING, "Borsen"), Waiver(FORM, "Borsen"))),
        ("waive: *", (Waiver("*"),)),
        ("waive:", ()),
        ("we waive: term-missing", ()),
    ],
)
def test_a_comment_says_the_same_to_both_programs(comment: str, expected: tuple[Waiver, ...]) -> None:
    assert comment_waivers(comment) == expected
    assert gate.said([comment], ()) == expected


@pytest.mark.parametrize("cell", ["term-missing|term-form", "term-missing, term-form", " term-missing;term-form "])
def test_a_row_waives_rules_for_its_term(cell: str) -> None:
    assert term_waivers(Term("bridge", "мост", extra={"Waive": cell})) == (Waiver(MISSING), Waiver(FORM))


def test_a_waiver_without_a_term_covers_a_finding_about_any() -> None:
    bridge = Term("bridge", "мост", aliases=("crossing",))
    assert Waiver(MISSING).covers(MISSING, None)
    assert Waiver("*").covers(MISSING, bridge)
    assert not Waiver(MISSING, "mill").covers(MISSING, None)
    assert not Waiver(MISSING, "mill").covers(MISSING, bridge)
    assert all(Waiver(MISSING, name).covers(MISSING, bridge) for name in ("Bridge", "crossing", "Мост"))
    assert not Waiver(FORM).covers(MISSING, bridge)


def test_what_is_waived_is_counted_and_a_finding_knows_its_term() -> None:
    bridge, mill = Term("bridge", "мост", extra={"waive": MISSING}), Term("mill", "мельница")
    source = "The mill, the bridge"
    terms = SourceTerms.of(source, Matcher((bridge, mill)).matches(source), "ru")
    checked = judge(terms, "Дорога")
    assert [(finding.rule, finding.term) for finding in checked.findings] == [(MISSING, mill)]
    assert (checked.waived, checked.satisfied, len(checked.occurrences)) == (1, 0, 2)
    assert judge(terms, "Дорога", [Waiver("*", "мельница")]).findings == ()
