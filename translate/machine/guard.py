"""The guard: rejects machine output with loops, wrong letters, lost numbers or broken placeholders.

Its rules look at the two texts only, not at the model. They find what no person would write; they do not judge the
meaning.
"""

from __future__ import annotations

from translate.machine import counting
from translate.model import LocalePair, UnitFinding
from translate.text.rules import RULES, TextPair, breaches

GUARD = {rule: rule.guard for rule in RULES if rule.guard}  # the severity for each rule of the guard, in order


def judge(source: str, target: str, source_locale: str, target_locale: str) -> tuple[UnitFinding, ...]:
    """What is wrong with the translation of one sentence, at most one finding per rule; () when it may be shown."""
    shown = counting.localised(source, target, LocalePair(source_locale, target_locale))
    pair = TextPair.of(source, shown, source_locale, target_locale)
    return tuple(UnitFinding(rule.id, GUARD[rule], message) for rule, message in breaches(pair, GUARD))
