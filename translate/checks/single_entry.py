"""The check of a single entry, as it is or with another translation, such as one that a person is typing."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.enforcement import CheckedTerms
from translate.catalog import Entry
from translate.checks import rules, terms, waivers
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.gate import graded
from translate.project import Gate
from translate.text.markup import Markup


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """The check of an entry: the findings that nobody has waived, and its terms, whose characters are those of the
    plain texts (see `Record.coded`)."""

    record: Record
    findings: tuple[EntryFinding, ...]
    terms: CheckedTerms


def check_entry(
    entry: Entry,
    article: str,
    locales: tuple[str, str],
    markup: Markup,
    glossary: terms.Glossary,
    gate: Gate,
) -> CheckedEntry:
    """Check an entry by the rules on single entries and its terms. `article`: the name of its article; `locales`:
    source and target locale; `markup`: how the markup of both texts is written."""
    source_locale, locale = locales
    said = waivers.said(entry.comments, entry.flags)
    record = Record(
        entry.source, entry.target, entry.state, locale, source_locale, article,
        waivers=said, is_stale=bool(entry.previous), markup=markup,
    )  # fmt: skip
    checked = terms.judge(record, glossary)
    found = [*rules.judge(record), *terms.findings(record, checked)]
    judged = waivers.apply(graded(found, gate.severity), gate.ignore)
    return CheckedEntry(record, tuple(one for one in judged if one.waived is None), checked)
