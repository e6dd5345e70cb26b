"""The Python API of the glossary on plain strings: terms as records, as a termbase, as a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import glossary
from glossary import LocaleError, Status, Term, Termbase, TermbaseError

LAKE = Term("Lake Baikal", "озеро Байкал")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text("en,ru\nLake Baikal,озеро Байкал\n", "utf-8")
    return path


def test_a_term_is_put_into_a_translation_in_the_right_form(file: Path) -> None:
    source, target = "They swam in Lake Baikal.", "Они плавали в озере Бакал."
    for terms in ([LAKE], Termbase((LAKE,), "en", "ru"), file, str(file)):
        found = glossary.enforce(source, target, terms, to="ru")
        assert found.text == "Они плавали в озере Байкал."
        (one,) = found.occurrences
        assert (one.status, found.text[one.start : one.end]) == (Status.REPLACED, "озере Байкал")
        assert glossary.enforce(source, found.text, terms, to="ru").edits == ()


def test_terms_are_found_by_their_characters(file: Path) -> None:
    text = "North of Lake Baikal"
    for found in (glossary.match(text, [LAKE]), glossary.match(text, file, to="ru")):
        assert [text[one.start : one.end] for one in found] == ["Lake Baikal"]


def test_a_term_that_is_missing_is_a_finding() -> None:
    (finding,) = glossary.check("Lake Baikal is cold.", "Там холодно.", [LAKE], to="ru", where="a.txt:1")
    assert (finding.rule, finding.where) == ("term-missing", "a.txt:1")
    assert glossary.check("Lake Baikal is cold.", "Озеро Байкал холодное.", [LAKE], to="ru") == ()


def test_a_name_has_one_rendering_in_a_document() -> None:
    texts = ["John Carlisle spoke first.", "Then Carlisle left."]
    first, second = glossary.infer_names(texts, to="ru")
    assert [texts[0][one.start : one.end] for one in first] == ["John Carlisle"]
    assert first[0].term.target.endswith(second[0].term.target)
    assert glossary.infer_names(texts, to="ru", terms=[Term("John Carlisle", "Джон Карлайл")])[0] == ()


def test_what_cannot_be_meant_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match="not a language tag"):
        glossary.enforce("a", "b", [], to="Russian!")
    with pytest.raises(TermbaseError, match="name it: to='ru'"):
        glossary.match("a", file)
    with pytest.raises(TermbaseError, match="no such file"):
        glossary.match("a", tmp_path / "none.csv", to="ru")
    with pytest.raises(ValueError, match="1 translations of 2 texts"):
        glossary.infer_names(["a", "b"], to="ru", translations=["c"])


@pytest.mark.parametrize("package", ["glossary", "translate"])
def test_importing_a_package_loads_no_library(package: str) -> None:
    heavy = {"click", "numpy", "ctranslate2", "rich", "pymorphy3", "sentencepiece", "langcodes", "requests"}
    code = f"import sys, {package}; print(*sorted({heavy!r} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
