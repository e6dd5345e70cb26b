"""names.csv: a row a name, people's rows to the letter, no churn."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import Inference, Term, TermbaseError, TermType
from glossary import load as load_termbase
from translate.model import LocalePair
from translate.terms import name_sheet

PAIR = LocalePair("en", "ru")


def name(source: str, target: str, candidates: str = "Тарвен|Тервин") -> Term:
    inference = Inference("gazetteer", (tuple(candidates.split("|")),))
    return Term(source, target, type=TermType.PERSON, gender="masc", inference=inference)


NAMES = [name("Tarven", "Тарвен"), name("Lu", "Лу"), name("Tarven", "Тарвен"), name("Tarven", "Тервин")]


def test_a_row_a_name_with_the_commonest_rendering(tmp_path: Path) -> None:
    assert name_sheet.save(tmp_path, NAMES, PAIR)
    base, findings = load_termbase(tmp_path / name_sheet.NAME, to="ru")
    assert not findings
    assert [(t.source, t.target, t.inflect, t.extra["count"]) for t in base.terms] == [
        ("Lu", "Лу", False, "1"),
        ("Tarven", "Тарвен", True, "3"),
    ]
    assert base.terms[1].extra["candidates"] == "Тарвен|Тервин"
    assert not any(term.inference for term in base.terms)  # fed back as a termbase it is people's
    assert not name_sheet.corrected(tmp_path, PAIR)
    assert not name_sheet.save(tmp_path, NAMES, PAIR)


def test_what_a_person_writes_stays_and_counts(tmp_path: Path) -> None:
    name_sheet.save(tmp_path, NAMES, PAIR)
    sheet = tmp_path / name_sheet.NAME
    text = sheet.read_text("utf-8")
    own = "Zed,Зэд,translate,other,noun,,yes,,,,\n"
    sheet.write_text(text.replace("Tarven,Тарвен", "Tarven,Тэрвен") + own, "utf-8")
    assert [(t.source, t.target) for t in name_sheet.corrected(tmp_path, PAIR)] == [
        ("Tarven", "Тэрвен"),
        ("Zed", "Зэд"),
    ]
    name_sheet.save(tmp_path, NAMES, PAIR)
    after = sheet.read_text("utf-8")
    assert "Tarven,Тэрвен" in after
    assert own in after
    assert "Tarven,Тарвен" not in after
    assert not name_sheet.save(tmp_path, NAMES, PAIR)
    assert len(name_sheet.corrected(tmp_path, PAIR)) == 2


def test_no_names_no_sheet_and_a_broken_one_is_left(tmp_path: Path) -> None:
    assert not name_sheet.save(tmp_path, [], PAIR)
    assert not (tmp_path / name_sheet.NAME).exists()
    (tmp_path / name_sheet.NAME).write_bytes(b"\xff\xfe\x00broken")
    with pytest.raises(TermbaseError):
        name_sheet.save(tmp_path, NAMES, PAIR)
    assert (tmp_path / name_sheet.NAME).read_bytes() == b"\xff\xfe\x00broken"


def test_a_row_of_a_person_that_cannot_be_read_is_named_and_the_sheet_left(tmp_path: Path) -> None:
    path = tmp_path / name_sheet.NAME
    path.write_text("source,target,kind\nLu,Лю, Лу,translate\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(TermbaseError, match=r"names\.csv:2"):
        name_sheet.corrected(tmp_path, LocalePair("en", "ru"))
    with pytest.raises(TermbaseError):
        name_sheet.save(tmp_path, [], LocalePair("en", "ru"))
    assert path.read_bytes() == before
