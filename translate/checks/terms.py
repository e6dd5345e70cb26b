"""Rules on terms: glossary terms that a translation does not render, checked as `glossary check` checks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary import Matcher, Term
from glossary.enforcement import CheckedTerms, SourceTerms
from glossary.enforcement import judge as judge_terms
from glossary.languages import TargetLanguage, target_language
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.rules import finding


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms for one pair of locales, indexed for matching."""

    matcher: Matcher
    language: TargetLanguage
    source_locale: str

    @classmethod
    def of(cls, terms: Iterable[Term], source: str, target: str) -> Glossary:
        """The glossary of the terms that have a rendering; `source` and `target` are locales."""
        return cls(Matcher([term for term in terms if term.target], source), target_language(target), source)


def judge(record: Record, glossary: Glossary) -> CheckedTerms:
    """The terms of one entry, without those that rows of the glossary waive; none for an untranslated entry."""
    source, target = (text.plain for text in record.coded)
    matches = glossary.matcher.matches(source, scope_path=record.article) if target.strip() else ()
    terms = SourceTerms.of(source, matches, glossary.language, source_locale=glossary.source_locale)
    return judge_terms(terms, target)


def findings(record: Record, checked: CheckedTerms) -> Iterator[EntryFinding]:
    """The findings about the terms of an entry, with the severities of the table of rules."""
    for one in checked.findings:
        message = f"{one.message}; {one.hint}" if one.hint else one.message
        yield finding(one.rule, message, record, one.term)
