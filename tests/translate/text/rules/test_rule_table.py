"""The table of rules: ids and severities are kept, since reports, waivers and configurations name them."""

from __future__ import annotations

from pathlib import Path

from translate.checks.rules import RULES as GATE
from translate.machine.guard import judge
from translate.text.rules import RULES, TextPair, breaches

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "rules.tsv"


def test_ids_and_severities_are_those_on_disk() -> None:
    lines = GOLDEN.read_text("utf-8").splitlines()
    columns = [[rule.id, rule.guard or "-", rule.fuzzy or "-", rule.reviewed or "-"] for rule in RULES]
    assert ["\t".join(row) for row in columns] == lines[1:]


def test_guard_and_gate_find_the_same_of_a_rule_that_both_have() -> None:
    source, target = "It was -7 at dawn, a ticket is €40, see https://a.org/x.", "На рассвете 7, билет 40 $."
    pair = TextPair.of(source, target, "en", "ru")
    gate = {rule.id: message for rule, message in breaches(pair, GATE.values())}
    guard = {finding.rule: finding.message for finding in judge(source, target, "en", "ru")}
    assert {"minus", "currency", "url"} <= set(guard)
    assert guard == {rule: gate[rule] for rule in guard}


def test_an_empty_translation_breaks_one_rule_only() -> None:
    pair = TextPair.of("In 1947 see https://a.org and %s", " ", "en", "ru")
    assert [rule.id for rule, _ in breaches(pair, RULES)] == ["empty"]
