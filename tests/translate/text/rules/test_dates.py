"""Dates of a text and its translation: tests/golden/dates.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.text.rules import RULES, TextPair, breaches

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "dates.txt"
ROWS = [line.split("|") for line in GOLDEN.read_text("utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize(("wanted", "source_locale", "locale", "source", "target"), ROWS)
def test_dates(wanted: str, source_locale: str, locale: str, source: str, target: str) -> None:
    found = {rule.id for rule, _ in breaches(TextPair.of(source, target, source_locale, locale), RULES)}
    assert found & {"date", "date-order"} == ({wanted} - {"-"})


def messages(source: str, target: str, locale: str) -> dict[str, str]:
    return {rule.id: text for rule, text in breaches(TextPair.of(source, target, locale, "ru"), RULES)}


def test_a_wrong_date_is_named_with_its_meaning() -> None:
    said = messages("It closed on 3/4/2025.", "Он закрылся 03.04.2025.", "en-US")
    assert said == {"date": "3/4/2025 (4 March) is 03.04.2025 (3 April) here"}


def test_an_ambiguous_date_is_told_with_both_readings() -> None:
    said = messages("It closed on 3/4/2025.", "Он закрылся 3/4/2025.", "en")
    assert said == {"date-order": "3/4/2025 may be 4 March or 3 April; say which"}


def test_a_year_of_two_figures_may_be_written_in_full() -> None:
    assert messages("It closed on 3/4/25.", "Он закрылся 3 апреля 2025 года.", "en-GB") == {}
