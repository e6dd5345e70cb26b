"""Lint: whatever a file holds, it ends with findings or an error that says where."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from any_terms import any_terms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import TermbaseError
from glossary.languages import target_language
from glossary.model import Severity, Term
from glossary.termbase import Termbase, load, save
from glossary.termbase.lint import lint

_LOCALES = ("ru", "uk", "de", "es", "pt-BR", "fr", "ja", "ar", "sr-Latn", "xx")
_SUFFIXES = (".csv", ".tsv", ".tbx", ".po")
_ODD = (
    "", " ", "-", "--", "«»", "'", "\\", "|", "=", "\u200b", "\ufeff", "\x00", "e\u0301", "İ", "ﬀ", "日本", "🙂", "12",
    "C++", "AT&T", "тепловой", "насос", "Банк", "1С", "О’Нил", "-а", "а-", "ые", "Größe", "niño", "в", "x" * 500,
    "насос " * 60,
)  # fmt: skip
_PIECES = st.lists(st.one_of(st.sampled_from(_ODD), st.text(max_size=5)), max_size=4)
_TEXTS = st.one_of(_PIECES.map(" ".join), _PIECES.map("".join))
_NUMBERS, _ANIMACIES = st.sampled_from(("", "sing", "plur")), st.sampled_from(("", "anim", "inan"))
_TERMS = st.lists(any_terms(_TEXTS, number=_NUMBERS, animacy=_ANIMACIES), max_size=3).map(tuple)


def strays(path: Path, locale: str) -> list[str]:
    """What load and lint say of a file without naming it, or a line of it."""
    try:
        termbase, unread = load(path, to=locale)
    except TermbaseError as error:
        said = [str(error.where)]
    else:
        said = [finding.where for finding in (*unread, *lint(termbase))]
    return [where for where in said if not re.fullmatch(rf"{re.escape(str(path))}(:\d+)?", where)]


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(_TERMS, st.sampled_from(_LOCALES))
def test_any_terms_are_linted_and_shown(terms: tuple[Term, ...], locale: str) -> None:
    assert {finding.severity for finding in lint(Termbase(terms, "en", locale))} <= set(Severity)
    assert all(target_language(locale).paradigm(term) for term in terms)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(_TERMS, st.sampled_from(_LOCALES), st.sampled_from(_SUFFIXES))
def test_a_file_of_any_format_is_linted(tmp_path: Path, terms: tuple[Term, ...], locale: str, suffix: str) -> None:
    path = tmp_path / f"terms{suffix}"
    with suppress(TermbaseError):
        save(Termbase(terms, "en", locale), path)
    assert strays(path, locale) == []


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(_TEXTS, max_size=8), st.sampled_from(",;\t"), st.sampled_from(_LOCALES))
def test_a_table_of_any_cells_is_linted(tmp_path: Path, cells: list[str], tab: str, locale: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(f"source{tab}target{tab}forms\n{tab.join(cells)}\n", encoding="utf-8", newline="")
    assert strays(path, locale) == []


@pytest.mark.parametrize("locale", ["ru", "de", "fr"])
@pytest.mark.parametrize("cell", ["насос" * 10_000, "а-" * 3_000, "Heat pump " * 3_000, "+-/" * 3_000])
def test_a_huge_cell_is_linted(tmp_path: Path, cell: str, locale: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(f"source,target\nheat pump,{cell}\n{cell},насос\n", encoding="utf-8")
    assert strays(path, locale) == []
    assert {term.source for term in load(path, to=locale)[0].terms} == {"heat pump", cell.strip()}


@pytest.mark.parametrize("locale", _LOCALES)
def test_a_row_without_a_target_is_a_finding(locale: str) -> None:
    found = lint(Termbase((Term("heat pump", "насос"), Term("Northport", "", place="a:3")), "en", locale))
    assert ("empty-target", "a:3") in {(finding.rule, finding.where) for finding in found}
