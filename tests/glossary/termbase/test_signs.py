"""Names with signs are found whole in the source, and in the translation."""

from __future__ import annotations

import pytest

from glossary.enforcement.enforcer import enforce
from glossary.languages import target_language
from glossary.model import Status, Term
from glossary.termbase import Matcher


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("C++", "He wrote it in C++.", ["C++"]),
        ("C", "He likes C++, C#, C and A/C units.", ["C"]),
        ("AT&T", "AT&T's shares fell.", ["AT&T's"]),
        ("T", "AT&T is no T.", ["T"]),
        ("R&D", "The R&D budget", ["R&D"]),
        (".NET", "The .NET runtime, (.NET) and ASP.NET", [".NET", ".NET"]),
        ("NET", "The .NET runtime and ASP.NET, a NET.", ["NET"]),
        ("Node", "A Node in Node.js. Node.", ["Node", "Node"]),
        ("Booking", "Booking.com has a Booking.", ["Booking"]),
        ("naïve–Bayes", "A naïve-Bayes model", ["naïve-Bayes"]),
        ("COVID-19", "COVID‑19 and COVID 19", ["COVID‑19", "COVID 19"]),
        ("A/B test", "An A/B test, two A/B tests", ["A/B test", "A/B tests"]),
        ("B", "An A/B test of B", ["B"]),
        ("client", "A client/server setup", ["client"]),
        ("Disney", "Disney+ belongs to Disney.", ["Disney"]),
        ("home", "Write to @home or me@home.org at home.", ["home"]),
        ("MeToo", "The #MeToo movement", []),
        ("PATH", "Set $PATH, the PATH.", ["PATH"]),
        ("Northport", "It ended.Northport slept.", ["Northport"]),
        ("lake", "lake+river", ["lake"]),
        ("C++", "C+++20, C+++ and C++20 with C++", ["C++", "C++"]),
        ("C#", "C## and C#", ["C#"]),
        (".NET", "..NET and .NET", [".NET"]),
    ],
)
def test_a_source_is_found_whole(source: str, text: str, found: list[str]) -> None:
    assert [match.surface for match in Matcher([Term(source, "x")]).matches(text)] == found


@pytest.mark.parametrize("locale", ["ru", "de", "es", "fr", "ja"])
@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        ("C++", "(C++)"),
        ("AT&T", "AT&T"),
        (".NET", "x .NET x"),
        ("naïve–Bayes", "naïve-Bayes x"),
        ("COVID-19", "x COVID‑19"),
        ("A/B-Test", "A/B-Test"),
        ("3D", "x 3D-x"),
        ("L'Oréal", "L’Oréal"),
        ("S&P 500", "S&P 500"),
    ],
)
def test_a_rendering_with_signs_is_found(locale: str, rendering: str, text: str) -> None:
    matches = Matcher([Term("word", rendering)]).matches("word")
    assert [one.status for one in enforce("word", text, matches, locale).occurrences] == [Status.SATISFIED]


@pytest.mark.parametrize(("rendering", "text"), [("C", "x C++"), (".NET", "ASP.NET"), ("3D", "13D"), ("C#", "C")])
def test_a_rendering_within_another_name_is_not_found(rendering: str, text: str) -> None:
    matches = Matcher([Term("word", rendering)]).matches("word")
    assert [one.status for one in enforce("word", text, matches, "fr").occurrences] == [Status.UNRESOLVED]


@pytest.mark.parametrize(
    ("source", "rendering", "genitive"),
    [
        ("A/B test", "A/B-тест", "A/B-теста"),
        ("PDF file", "PDF-файл", "PDF-файла"),
        ("PDF file", "PDF файл", "PDF файла"),
        ("DNA test", "ДНК-тест", "ДНК-теста"),
        ("supply and demand", "спрос и предложение", "спроса и предложения"),
        ("COVID-19", "COVID-19", "COVID-19"),
    ],
)
def test_a_rendering_with_letters_declines(source: str, rendering: str, genitive: str) -> None:
    assert target_language("ru").paradigm(Term(source, rendering))["gent.sing"] == genitive
