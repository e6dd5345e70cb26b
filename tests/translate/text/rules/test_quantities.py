"""Quantities of a text and its translation, compared as pairs: tests/golden/quantities.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.text.rules import RULES, TextPair, breaches

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "quantities.txt"
ROWS = [line.split("|") for line in GOLDEN.read_text("utf-8").splitlines() if line and line[0] != "#"]
SUBJECT = {"number", "minus", "currency", "unit", "time", "designation", "conversion"}


@pytest.mark.parametrize(("wanted", "locale", "source", "target"), ROWS)
def test_pairs(wanted: str, locale: str, source: str, target: str) -> None:
    found = {rule.id for rule, _ in breaches(TextPair.of(source, target, "en", locale), RULES)} & SUBJECT
    assert found & set(wanted.split(",")) if wanted != "-" else not found


def test_noon_and_midnight_are_told_apart_in_any_language() -> None:
    for source, locale in (("Музей закрылся в полдень.", "ru"), ("Le musée a fermé à midi.", "fr")):
        for target, broken in (("The museum closed at midnight.", True), ("The museum closed at noon.", False)):
            found = {rule.id for rule, _ in breaches(TextPair.of(source, target, locale, "en"), RULES)}
            assert ("time" in found) is broken
