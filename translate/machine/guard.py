"""Is a machine translation of one sentence fit to be shown? Loops, wrong letters, lost numbers, broken placeholders.

The rules look at the two texts only, never at the model. They catch what no person would have written; they do not
judge whether the meaning is right.
"""

from __future__ import annotations

from translate.model import Finding
from translate.text.rules import RULES, TextPair, breaches

GUARD = {rule: rule.guard for rule in RULES if rule.guard}  # the column of the guard: severities by rule, in order


def judge(source: str, target: str, source_locale: str, target_locale: str) -> tuple[Finding, ...]:
    """What is wrong with the translation of one sentence, at most one finding per rule; empty when it is fit to be
    shown."""
    pair = TextPair.of(source, target, source_locale, target_locale)
    return tuple(Finding(rule.id, GUARD[rule], message) for rule, message in breaches(pair, GUARD))
