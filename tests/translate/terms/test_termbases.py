"""Large termbases are compiled once; what is read is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import Term, Termbase, TermbaseError
from translate.terms import termbases

OTHERS = (Termbase((Term("Velmora", "Вельмора"),), "en", "ru"),)


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A termbase that counts as large, with a row that cannot be read and one without a target."""
    monkeypatch.setattr(termbases, "_LARGE", 10)
    path = tmp_path / "large.csv"
    path.write_text("source,target,kind\nTarnok,Тарнок,\nX,Y,nonsense\nempty,,\n", "utf-8")
    return str(path)


def test_a_compiled_termbase_is_read_as_its_files(large: str, tmp_path: Path) -> None:
    notes: list[list[str]] = [[], []]
    folder = tmp_path / "kept" / "termbases"
    plain = termbases.read([large], "en", "ru", notes[0].append, OTHERS)
    termbases.compile_large([large], "en", "ru", folder, OTHERS)
    read = termbases.read([large], "en", "ru", notes[1].append, OTHERS, folder)
    assert read.index is not None
    assert (tuple(read.terms), read.unread, notes[1]) == (plain.terms, plain.unread, notes[0])
    text = "From Tarnok to Velmora."
    assert read.matcher.matches(text) == plain.matcher.matches(text)
    assert len(read.matcher.matches(text)) == 2


def test_a_changed_termbase_is_read_again(large: str, tmp_path: Path) -> None:
    termbases.compile_large([large], "en", "ru", tmp_path / "kept")
    Path(large).write_text("source,target\nTarnok,Тарног\n", "utf-8")
    read = termbases.read([large], "en", "ru", lambda _: None, folder=tmp_path / "kept")
    assert [term.target for term in read.terms] == ["Тарног"]


def test_reading_writes_nothing_and_a_broken_file_is_told_by_it(large: str, tmp_path: Path) -> None:
    termbases.read([large], "en", "ru", lambda _: None, folder=tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
    Path(large).write_text("no header at all\n", "utf-8")
    termbases.compile_large([large, str(tmp_path / "none.csv")], "en", "ru", tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
    with pytest.raises(TermbaseError):
        termbases.read([large], "en", "ru", lambda _: None, folder=tmp_path / "kept")


def test_a_small_one_is_not_compiled(tmp_path: Path) -> None:
    path = tmp_path / "small.csv"
    path.write_text("source,target\nTarnok,Тарнок\n", "utf-8")
    termbases.compile_large([str(path)], "en", "ru", tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
