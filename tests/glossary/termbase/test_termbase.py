"""Termbases: suffixes, round trips over every format, merge, diff."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from glossary.errors import TermbaseError
from glossary.model import CaseRule, Severity, Term, TermKind, TermType
from glossary.termbase.termbase import Termbase, load, merge, save

SAMPLE = Path(__file__).parents[2] / "data" / "termbase.csv"


def _base(*terms: Term) -> Termbase:
    return Termbase(terms, "en", "ru")


def test_the_sample_loads_without_findings() -> None:
    termbase, findings = load(SAMPLE, to="ru")
    assert findings == ()
    assert {"Lake Sevan", "Levan Beridze", "OpenMap"} <= {term.source for term in termbase.terms}
    assert (termbase.source_locale, termbase.target_locale) == ("en", "ru")


def test_saving_the_sample_changes_no_byte(tmp_path: Path) -> None:
    save(load(SAMPLE, to="ru")[0], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.tbx", "a.xml", "a.po"])
def test_the_sample_goes_through_every_format(tmp_path: Path, name: str) -> None:
    termbase, _ = load(SAMPLE, to="ru")
    save(termbase, tmp_path / name)
    again, findings = load(tmp_path / name, to="ru")
    assert (again, findings) == (termbase, ())
    before = (tmp_path / name).read_bytes()
    save(again, str(tmp_path / name))
    assert (tmp_path / name).read_bytes() == before


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match=r"\.docx is no termbase format; the formats are \.csv, "):
        load(tmp_path / "a.docx", to="ru")
    with pytest.raises(TermbaseError, match=r"no suffix is no termbase format"):
        save(_base(), tmp_path / "a")


def test_saving_into_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match=r"cannot be written \(No such file or directory\); check the folder"):
        save(_base(), tmp_path / "none" / "a.csv")


def test_a_saved_file_keeps_its_mode_and_half_characters_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    save(_base(Term("lake", "озеро")), path)
    path.chmod(0o640)
    save(_base(Term("lake", "пруд")), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    with pytest.raises(TermbaseError, match="lone surrogate"):
        save(_base(Term("lake", "\ud800")), path)
    assert "пруд" in path.read_text(encoding="utf-8")


def test_merging_unites_rows_that_agree() -> None:
    first = Term("lake", "озеро", aliases=("Lake",), forbidden=("пруд",), place="a:2")
    later = Term("lake", "озеро", aliases=("mere",), accept=("озерцо",), gender="neut", note="n", place="b:2")
    merged, findings = merge([_base(first), _base(later, Term("sky", "небо"))])
    assert findings == ()
    united = Term("lake", "озеро", ("Lake", "mere"), ("озерцо",), ("пруд",), gender="neut", note="n")
    assert merged.terms == (united, Term("sky", "небо"))


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (Term("lake", "пруд"), "'озеро' and 'пруд'"),
        (Term("mere", "пруд"), "'озеро' and 'пруд'"),
        (Term("lake", "лужа"), "'лужа' is forbidden by the first"),
        (Term("lake", "озеро", forbidden=("озерцо",)), "the later forbids 'озеро'"),
        (Term("lake", "lake", kind=TermKind.KEEP), "translate and keep"),
        (Term("lake", "озеро", gender="masc"), "gender neut and masc"),
        (Term("lake", "озеро", forms={"gent": "озеру"}), "form gent 'озера' and 'озеру'"),
    ],
)
def test_the_first_file_wins_and_contradictions_are_reported(later: Term, why: str) -> None:
    first = Term("lake", "озеро", aliases=("mere",), accept=("озерцо",), forbidden=("лужа",), gender="neut",
                 forms={"gent": "озера"}, place="a.csv:2")  # fmt: skip
    merged, (finding,) = merge([_base(first), _base(later)])
    assert merged.terms == (first,)
    assert (finding.rule, finding.severity) == ("merge-conflict", Severity.WARNING)
    assert finding.message == f"{later.source!r} contradicts a.csv:2: {why}; the later row was left out"


def test_rows_of_other_scopes_stay_apart() -> None:
    rows = (Term("bow", "нос", scope=("domain:ships",)), Term("bow", "лук"))
    assert merge([_base(rows[0]), _base(rows[1])]) == (_base(*rows), ())


def test_merge_wants_one_locale_pair() -> None:
    with pytest.raises(ValueError, match="one locale pair"):
        merge([_base(), Termbase((), "en", "de")])
    with pytest.raises(ValueError, match="one locale pair"):
        merge([])


def test_of_two_rows_that_contradict_each_other_the_one_of_higher_priority_stands() -> None:
    low, high = Term("Yerevan", "Эривань", place="a.csv:2"), Term("Yerevan", "Ереван", priority=5, place="a.csv:3")
    for rows in ((low, high), (high, low)):
        merged, (finding,) = merge([Termbase(rows, "en", "ru")])
        assert merged.terms == (high,)
        assert finding.where == "a.csv:2"
    assert "the earlier row was left out" in merge([Termbase((low, high), "en", "ru")])[1][0].message


def test_what_the_first_row_does_not_say_is_taken_from_a_later_one() -> None:
    bare = Term("Gyumri", "Гюмри")
    full = Term("Gyumri", "Гюмри", type=TermType.PLACE, inflect=False, case=CaseRule.EXACT)
    for rows in ((bare, full), (full, bare)):
        (term,) = merge([Termbase(rows, "en", "ru")])[0].terms
        assert (term.type, term.inflect, term.case) == (TermType.PLACE, False, CaseRule.EXACT)
