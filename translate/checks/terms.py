"""Rules on terms: those of the glossary that a translation does without, judged as `glossary check` judges them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary import Match, Matcher, Status, Term
from glossary.enforcement import check as check_terms
from glossary.enforcement import satisfied
from glossary.languages import TargetLanguage, target_language
from translate.checks.records import Fault, Record
from translate.checks.rules import RULES, fault

_WAIVE = "waive"  # the column of a termbase that waives rules for its row


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms for one pair of locales, ready to be looked for."""

    matcher: Matcher
    language: TargetLanguage
    source_locale: str

    @classmethod
    def of(cls, terms: Iterable[Term], source: str, target: str) -> Glossary:
        """A glossary of the terms that have a rendering."""
        return cls(Matcher([term for term in terms if term.target], source), target_language(target), source)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with the terms of an entry, how many it has, and how many of them stand."""

    faults: tuple[Fault, ...]
    terms: int
    satisfied: int


def judge(record: Record, glossary: Glossary) -> Judged:
    """The findings on the terms of one entry; none where it has no translation."""
    matches = glossary.matcher.matches(record.source, scope_path=record.article) if record.target.strip() else ()
    if not matches:
        return Judged((), 0, 0)
    stand = satisfied(record.source, record.target, matches, glossary.language, source_locale=glossary.source_locale)
    found = tuple(_faults(record, matches, glossary))
    return Judged(found, len(stand), sum(one.status is Status.SATISFIED for one in stand))


def _faults(record: Record, matches: Sequence[Match], glossary: Glossary) -> Iterator[Fault]:
    findings = check_terms(
        record.source, record.target, matches, glossary.language, source_locale=glossary.source_locale
    )
    for finding in findings:
        about = _about(finding.message, matches)
        if finding.rule not in RULES or (about and finding.rule in _waived(about)):
            continue
        message = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
        yield fault(finding.rule, message, record, about.source if about else "")


def _about(message: str, matches: Sequence[Match]) -> Term | None:
    """The term that a finding of the glossary speaks of: its message begins with the words of the source."""
    for match in matches:
        name = match.term.target or match.term.source
        if message.startswith((f"{match.surface} => {name}:", f"{match.surface} is not kept")):
            return match.term
    return None


def _waived(term: Term) -> Sequence[str]:
    cell = next((text for name, text in term.extra.items() if name.casefold() == _WAIVE), "")
    return cell.replace("|", " ").replace(",", " ").replace(";", " ").split()
