"""Facts that are small in print, in a text and its translation: tests/golden/facts.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.text.rules import RULES, TextPair, breaches

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "facts.txt"
ROWS = [line.split("|") for line in GOLDEN.read_text("utf-8").splitlines() if line and line[0] != "#"]
SUBJECT = {
    "number", "minus", "currency", "unit", "time", "designation", "date", "sign", "opening", "sentence", "calendar",
    "doubled-word", "name", "exchanged", "from-to", "subject", "opposite", "negation", "country",
    "body", "another",
}  # fmt: skip


@pytest.mark.parametrize(("wanted", "source_locale", "locale", "source", "target"), ROWS)
def test_facts(wanted: str, source_locale: str, locale: str, source: str, target: str) -> None:
    pair = TextPair.of(source.replace("\\n", "\n"), target.replace("\\n", "\n"), source_locale, locale)
    found = {rule.id for rule, _ in breaches(pair, RULES)} & SUBJECT
    assert found & set(wanted.split(",")) if wanted != "-" else not found


def said(source: str, target: str, locale: str = "ru") -> dict[str, str]:
    return {rule.id: text for rule, text in breaches(TextPair.of(source, target, "en", locale), RULES)}


def test_what_changed_is_named_with_what_stands_there() -> None:
    assert said("At least 20 cars burned.", "Сгорело не более 20 машин.")["number"] == (
        "missing: At least 20; not in the source: более 20"
    )
    assert said("It opens at half past six.", "Он открывается в половине шестого.")["time"] == (
        "half past six is половине шестого here"
    )
    assert said("It is from 1200 BC.", "Он из 1200 года.")["date"] == "1200 BC is without its era here"
    assert said("(b) the queen", "(c) королева")["opening"] == "item b is c here"
    assert said("Thirteen cats slept.", "Кошки спали.")["number"] == "missing: Thirteen"


def test_arrows_of_texts_from_the_right_are_not_compared() -> None:
    assert "sign" not in said("A → B", "A ← B", "he")


def test_a_language_without_number_words_is_silent() -> None:
    assert "number" not in said("Thirteen cats slept.", "Tretten katte sov.", "da")
