"""Findings on a finished translation: terms missing, forbidden renderings, forms that cannot be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.enforcement.enforcer import present, settled
from glossary.enforcement.forms import REINFLECTED
from glossary.enforcement.sentence import Sentence, SourceTerms
from glossary.enforcement.waivers import Waiver, term_waivers
from glossary.languages import TargetLanguage
from glossary.model import Finding, Match, Occurrence, Severity, Status, TermKind

if TYPE_CHECKING:
    from glossary.alignment import Linker

MISSING = "term-missing"
FORBIDDEN = "term-forbidden"
KEPT = "term-not-kept"
FORM = "term-form"


@dataclass(frozen=True, slots=True)
class CheckedTerms:
    """The terms of a finished translation: an occurrence for each, satisfied or unresolved; what is wrong with them;
    how many more findings a person has waived."""

    occurrences: tuple[Occurrence, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: int = 0

    @property
    def satisfied(self) -> int:
        """How many terms are present."""
        return sum(found.status is Status.SATISFIED for found in self.occurrences)


def check(
    source: str,
    target: str,
    matches: Sequence[Match],
    language: TargetLanguage | str,
    *,
    lexicon: Linker | None = None,
    where: str = "",
    source_locale: str = "en",
) -> tuple[Finding, ...]:
    """What is wrong with the terms of a finished translation, in source order, waived or not; nothing is changed.

    Any form of the target, or of an accepted rendering, passes. A forbidden rendering counts only against a term of
    its own row that is missing. A `lexicon` lets the hint name the word to change. `where` goes into each finding.
    """
    terms = SourceTerms.of(source, matches, language, lexicon=lexicon, source_locale=source_locale)
    return _checked(terms, target, where)[1]


def judge(terms: SourceTerms, target: str, waivers: Iterable[Waiver] = (), where: str = "") -> CheckedTerms:
    """`check`, with what becomes of each term, and without what is waived: by `waivers`, which are those of the entry,
    or in the rows of the terms themselves."""
    occurrences, findings = _checked(terms, target, where)
    given = tuple(waivers)
    standing = tuple(finding for finding in findings if not _is_waived(finding, given))
    return CheckedTerms(occurrences, standing, len(findings) - len(standing))


def _is_waived(finding: Finding, given: Sequence[Waiver]) -> bool:
    own = term_waivers(finding.term) if finding.term else ()
    return any(waiver.covers(finding.rule, finding.term) for waiver in (*given, *own))


def _checked(terms: SourceTerms, target: str, where: str) -> tuple[tuple[Occurrence, ...], tuple[Finding, ...]]:
    if not terms.matches:
        return (), ()
    sentence = Sentence(terms, target)
    found, would = present(sentence), settled(sentence)
    findings = []
    for index, (seen, put) in enumerate(zip(found, would.occurrences, strict=True)):
        if seen.status is Status.UNRESOLVED:
            findings.append(_finding(seen, put, where))
        elif put.means == REINFLECTED:
            findings.append(_form(put, put.old, sentence.doubt(index, seen), f"{put.old} -> {put.new}", where))
    for seen in would.doubtful if not would.edits else ():
        old = target[seen.start : seen.end]
        findings.append(_form(seen, old, seen.doubt, "look at the form of the term", where))
    return found, tuple(findings)


def _form(seen: Occurrence, old: str, doubt: str, hint: str, where: str) -> Finding:
    message = f"{_arrow(seen)}: {old} may be in a wrong form" + (f" ({doubt})" if doubt else "")
    return Finding(FORM, Severity.INFO, where, message, hint, seen.match.term)


def _arrow(seen: Occurrence) -> str:
    term = seen.match.term
    return f"{seen.match.surface} => {term.target or term.source}"


def _finding(seen: Occurrence, put: Occurrence, where: str) -> Finding:
    term = seen.match.term
    hint = f"use {term.target or term.source} in the right form"
    if put.status is Status.REPLACED and put.old != put.new:
        hint = f"{put.old} -> {put.new}"
    if seen.means == "forbidden":
        message = f"{_arrow(seen)}: forbidden rendering {seen.old}"
        return Finding(FORBIDDEN, Severity.ERROR, where, message, hint, term)
    if term.kind is TermKind.KEEP:
        return Finding(KEPT, Severity.ERROR, where, f"{seen.match.surface} is not kept as it is", hint, term)
    return Finding(MISSING, Severity.WARNING, where, f"{_arrow(seen)}: not in the translation", hint, term)
