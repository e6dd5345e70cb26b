"""What the records of a run say of themselves."""

from __future__ import annotations

import pytest

from glossary import Inference, Match, Occurrence, Severity, Status, Term
from translate.catalog import Entry, checksum
from translate.model import Article, Origin, Paragraph, Standing, State, Translation, Unit, UnitFinding

MARK = f"machine: engine 1; text {checksum('Раз.')}"


@pytest.mark.parametrize(
    ("unit", "entry", "expected"),
    [
        (Unit("One.", "Раз.", State.TRANSLATED, Origin.PERSON), Entry("One.", "Раз."), Standing.APPROVED),
        (Unit("One.", "Р.", State.FUZZY, Origin.PERSON), Entry("One.", "Р.", flags=("fuzzy",)), Standing.EDITED),
        (
            Unit("One.", "Раз.", State.FUZZY, Origin.MACHINE, previous="Won."),
            Entry("One.", "Р.", flags=("fuzzy",), comments=(MARK,), previous="Won."),
            Standing.STALE,
        ),
        (
            Unit("One.", "Раз.", State.FUZZY, Origin.MACHINE),
            Entry("One.", "Раз.", flags=("fuzzy",), comments=(MARK,)),
            Standing.MACHINE,
        ),
        (Unit("One.", origin=Origin.MACHINE), Entry("One.", " ", flags=("fuzzy",)), Standing.UNTRANSLATED),
        (Unit("* * *", "* * *", State.TRANSLATED), None, Standing.NOTHING),
    ],
)
def test_a_paragraph_and_its_entry_stand_alike(unit: Unit, entry: Entry | None, expected: Standing) -> None:
    assert unit.standing is expected
    assert entry is None or entry.standing is expected
    assert expected.is_persons == (expected in ("approved", "edited", "stale"))


def test_an_unresolved_term_is_reported_once_and_in_its_place() -> None:
    lost = Occurrence(Match(Term("Velmora", "Вельмора"), 0, 7, "Velmora"), Status.UNRESOLVED, means="nothing found")
    name = Occurrence(
        Match(Term("Ann", "Энн", inference=Inference("rule")), 9, 12, "Ann"), Status.UNRESOLVED, means="nothing found"
    )
    stale = UnitFinding("stale", Severity.WARNING, "the source has changed")
    units = (Unit("One."), Unit("Velmora, Ann.", "Да.", State.FUZZY, Origin.MACHINE, (lost, name), (stale,)))
    article = Article("a.txt", "en", (Paragraph(1, "One."), Paragraph(2, "Velmora, Ann.")))
    assert list(Translation(article, "ru", units, "engine 1").findings) == [
        UnitFinding("stale", Severity.WARNING, "the source has changed", "a.txt", 2),
        UnitFinding(
            "term-unresolved", Severity.WARNING, "Velmora is not rendered as Вельмора (nothing found)", "a.txt", 2
        ),
        UnitFinding("name-unresolved", Severity.INFO, "Ann is not rendered as Энн (nothing found)", "a.txt", 2),
    ]
