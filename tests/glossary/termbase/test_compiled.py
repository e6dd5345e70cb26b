"""A compiled termbase says what its files say, and one that is damaged or made by other code is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import CaseRule, Finding, Matcher, PartOfSpeech, Severity, Term, TermKind, TermType
from glossary.model import Inference
from glossary.termbase import compiled

TERMS = (
    Term("Velmora", "Вельмора", type=TermType.PLACE, gender="femn", place="a.csv:2"),
    Term("approval", "утверждение", aliases=("sign-off", "OK"), accept=("согласование",), note="two\nlines"),
    Term("Approval", "утверждение"),
    Term("Ann Tarnok", "Анна Тарнок", type=TermType.PERSON, forms={"gent": "Анны Тарнок"}, inflect=False),
    Term("MapTool", "MapTool", kind=TermKind.KEEP, case=CaseRule.EXACT, scope=("news/*", "domain:it"), priority=3),
    Term("run", "запустить", pos=PartOfSpeech.VERB, forbidden=("бежать",), extra={"Team": "x|y"}),
    Term("Борис", "Boris", inference=Inference("gazetteer", (("Boris", "Borys"),))),
)
FOUND = Finding("bad-row", Severity.ERROR, "a.csv:7", "no source", "correct it", TERMS[1])
TEXTS = (
    "Velmora's approvals were signed off by Ann Tarnok; the Tarnoks ran MapTool.",
    "The approval (OK) of VELMORA, a sign off: Approval.",
    "nothing here",
    "",
    "half \ud800",
)


@pytest.fixture
def made(tmp_path: Path) -> compiled.CompiledTermbase:
    compiled.write(tmp_path, "a", TERMS, "en", [FOUND])
    found = compiled.opened(tmp_path, "a")
    assert found is not None
    return found


def test_it_has_the_same_terms_and_findings(made: compiled.CompiledTermbase) -> None:
    assert tuple(made.terms) == TERMS
    assert [term.place for term in made.terms] == [term.place for term in TERMS]
    assert (made.terms[-2], made.terms[1:3], len(made.terms)) == (TERMS[-2], TERMS[1:3], len(TERMS))
    with pytest.raises(IndexError):
        made.terms[len(TERMS)]
    assert made.findings == (FOUND,)
    assert made.persons == (("Ann Tarnok", "Анна Тарнок"),)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("path", ["", "news/a.txt"])
def test_it_finds_the_same_terms(made: compiled.CompiledTermbase, text: str, path: str) -> None:
    there, here = Matcher.of(made.index, "en"), Matcher(TERMS, "en")
    assert there.matches(text, scope_path=path) == here.matches(text, scope_path=path)


def test_a_damaged_one_is_none(tmp_path: Path) -> None:
    compiled.write(tmp_path, "a", TERMS, "en", [])
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for damaged in (b"", whole[:5000], whole.replace("Вельмора".encode(), "Вельморо".encode()), b"no database"):
        path.write_bytes(damaged)
        assert compiled.opened(tmp_path, "a") is None
    compiled.write(tmp_path, "a", TERMS, "en", [])
    assert compiled.opened(tmp_path, "a") is not None
    assert compiled.opened(tmp_path, "b") is None
    assert compiled.opened(tmp_path / "none", "a") is None


def test_the_digest_is_that_of_bytes_names_words_and_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("source,target\na,b\n")
    other.write_bytes(one.read_bytes())
    first = compiled.digest([one], "en", "ru")
    assert first == compiled.digest([one], "en", "ru")
    others = {compiled.digest([other], "en", "ru"), compiled.digest([one], "en", "de"), compiled.digest([one, other])}
    one.write_text("source,target\na,c\n")
    others.add(compiled.digest([one], "en", "ru"))
    one.write_bytes(other.read_bytes())
    monkeypatch.setattr(compiled, "_code", lambda: "of another version")
    others.add(compiled.digest([one], "en", "ru"))
    assert len(others) == 5
    assert first not in others


def test_only_the_newest_stay(tmp_path: Path) -> None:
    for name in "abcdefg":
        compiled.write(tmp_path, name, TERMS[:1], "en", [])
        assert compiled.opened(tmp_path, name) is not None
    assert len(list(tmp_path.iterdir())) == 4
