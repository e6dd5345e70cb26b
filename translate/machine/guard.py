"""Is a machine translation of one sentence fit to be shown? Loops, wrong letters, lost numbers, broken placeholders.

The rules look at the two texts only, never at the model. They catch what no person would have written; they do not
judge whether the meaning is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from glossary import Severity
from translate.model import Finding
from translate.text.rules import content as rules


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its stable id, how bad a breach is, and the check that words it ("" when all is well)."""

    id: str
    severity: Severity
    check: Callable[[rules.Pair], str]


EMPTY = Rule("empty", Severity.ERROR, rules.empty)

RULES = (
    EMPTY,
    Rule("repetition", Severity.ERROR, rules.repetition),
    Rule("script", Severity.ERROR, rules.script),
    Rule("length", Severity.WARNING, rules.length),
    Rule("number", Severity.ERROR, rules.number),
    Rule("url", Severity.ERROR, rules.url),
    Rule("email", Severity.ERROR, rules.email),
    Rule("handle", Severity.ERROR, rules.handle),
    Rule("path", Severity.ERROR, rules.path),
    Rule("placeholder", Severity.ERROR, rules.placeholder),
    Rule("copied", Severity.ERROR, rules.copied),
)


def judge(source: str, target: str, source_locale: str, target_locale: str) -> tuple[Finding, ...]:
    """What is wrong with the translation of one sentence, at most one finding a rule; empty when it is fit to be shown.

    An empty target breaks every rule at once, so it is reported as `empty` alone.
    """
    pair = rules.Pair.of(source, target, source_locale, target_locale)
    message = EMPTY.check(pair)
    if message:
        return (Finding(EMPTY.id, EMPTY.severity, message),)
    found = ((rule, rule.check(pair)) for rule in RULES)
    return tuple(Finding(rule.id, rule.severity, message) for rule, message in found if message)
