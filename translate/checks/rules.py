"""The rules of the quality gate, taken from the table of rules, and the check of single entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossary import Severity, Term
from translate.checks.entry_findings import EntryFinding, Record
from translate.model import State
from translate.text import rules
from translate.text.markup import differing_codes
from translate.text.rules import Rule, TextPair, difference

RULES: Mapping[str, Rule] = {rule.id: rule for rule in rules.RULES if rule.fuzzy}
_ON_ENTRIES = tuple(rule for rule in RULES.values() if rule.check)
_ON_REVIEWED = tuple(rule for rule in _ON_ENTRIES if rule.reviewed)


def severity(rule: Rule, state: State) -> Severity | None:
    """The severity of a breach in an entry of this state, None where it is no finding there."""
    return rule.reviewed if state is State.TRANSLATED else rule.fuzzy


def judge(record: Record) -> Iterator[EntryFinding]:
    """The findings of the rules on single entries, in the order of the table; none for an untranslated entry, nor for
    a setting that the program reads from it."""
    if not record.target.strip() or _is_setting(record):
        return
    source, target = record.coded
    pair = TextPair.of(source.plain, target.plain, record.source_locale, record.locale)
    judged = _ON_REVIEWED if record.state is State.TRANSLATED else _ON_ENTRIES
    breaches = list(rules.breaches(pair, judged))
    if breaches and record.other_source:
        other = TextPair.of(record.other_source, target.plain, record.source_locale, record.locale)
        both = {rule.id for rule, _ in rules.breaches(other, judged)}
        breaches = [(rule, message) for rule, message in breaches if rule.id in both]
    for rule, message in breaches:
        if found := severity(rule, record.state):
            yield EntryFinding(rule.id, found, message, record)
    if message := difference(*differing_codes(source, target)):
        yield finding("markup", message, record)


def _is_setting(record: Record) -> bool:
    """True for the same setting on both sides, whatever its value: `calendar:week_start:1`."""
    name = rules.setting(record.source)
    return bool(name) and name == rules.setting(record.target)


def finding(rule: str, message: str, record: Record, term: Term | None = None) -> EntryFinding:
    """A finding of a rule in an entry, with the severity that the table has for the state of the entry."""
    found = severity(RULES[rule], record.state)
    assert found, rule
    return EntryFinding(rule, found, message, record, term)
