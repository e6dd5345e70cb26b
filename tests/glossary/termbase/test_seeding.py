"""Seeding from CLDR."""

from __future__ import annotations

import pytest

from glossary.errors import TermbaseError
from glossary.model import PartOfSpeech, Severity, Term, TermType
from glossary.termbase.lint.row_rules import lint
from glossary.termbase.seeding import seed


@pytest.fixture(scope="module")
def rows() -> dict[str, Term]:
    return {term.source: term for term in seed(to="ru").terms}


@pytest.mark.parametrize(
    ("source", "target", "aliases", "inflect"),
    [
        ("Armenia", "Армения", (), True),
        ("Peru", "Перу", (), False),
        ("Monaco", "Монако", (), False),
        ("Türkiye", "Турция", ("Turkey",), True),
        ("Bosnia & Herzegovina", "Босния и Герцеговина", ("Bosnia and Herzegovina",), True),
        ("American Samoa", "Американское Самоа", (), True),
        ("Hong Kong", "Гонконг", (), True),
        ("Falkland Islands", "Фолклендские острова", (), True),
        ("Norfolk Island", "остров Норфолк", (), True),
    ],
)
def test_countries(rows: dict[str, Term], source: str, target: str, aliases: tuple[str, ...], inflect: bool) -> None:
    assert rows[source] == Term(source, target, aliases=aliases, type=TermType.PLACE, inflect=inflect)


def test_bracketed_names_become_other_names(rows: dict[str, Term]) -> None:
    assert (rows["Myanmar"].aliases, rows["Myanmar"].accept) == (("Burma",), ("Бирма",))
    assert rows["British Virgin Islands"].accept == ()


def test_languages(rows: dict[str, Term]) -> None:
    assert rows["Armenian"] == Term("Armenian", "армянский", pos=PartOfSpeech.ADJ, note="language")
    assert rows["Hindi"] == Term("Hindi", "хинди", inflect=False, note="language")


def test_what_is_asked_for_is_what_comes() -> None:
    assert {term.type for term in seed(to="de", languages=False).terms} == {TermType.PLACE}
    assert {term.note for term in seed(to="pt-BR", countries=False).terms} == {"language"}
    assert seed(to="pt_BR", countries=False).terms == seed(to="pt-BR", countries=False).terms


def test_seeds_are_sorted_and_have_no_errors() -> None:
    termbase = seed(to="ru")
    sources = [term.source for term in termbase.terms]
    assert sources == sorted(set(sources))
    assert len(sources) > 300
    assert not [finding for finding in lint(termbase) if finding.severity is Severity.ERROR]


def test_an_unknown_locale_says_so() -> None:
    with pytest.raises(TermbaseError, match="seed qqx: CLDR has no such locale; name a locale such as ru or pt-BR"):
        seed(to="qqx")
