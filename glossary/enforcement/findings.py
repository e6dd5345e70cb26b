"""Findings on the terms of a finished translation: missing terms, forbidden renderings, wrong forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.enforcement.enforcer import present, settled
from glossary.enforcement.reinflection import REINFLECTED
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
    """The check of a finished translation: one occurrence per term, satisfied or unresolved; the findings; and the
    number of further findings that a person has waived."""

    occurrences: tuple[Occurrence, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: int = 0

    @property
    def satisfied(self) -> int:
        """The number of terms that are present."""
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
    """Findings on the terms of a finished translation, in source order, including waived ones; nothing is changed.

    Every form of the target or of an accepted rendering passes. A forbidden rendering is reported only if a term of its
    own row is missing. `matches`, `language`: see `enforce`. With a `lexicon` the hint names the word to change.
    `where`: the place of the text, for the findings.
    """
    terms = SourceTerms.of(source, matches, language, lexicon=lexicon, source_locale=source_locale)
    return _checked(terms, target, where)[1]


def judge(terms: SourceTerms, target: str, waivers: Iterable[Waiver] = (), where: str = "") -> CheckedTerms:
    """`check`, with the occurrences of the terms, and without findings that are waived by `waivers` (those of the
    entry) or in the rows of the terms."""
    occurrences, findings = _checked(terms, target, where)
    given = tuple(waivers)
    kept = tuple(finding for finding in findings if not _is_waived(finding, given))
    return CheckedTerms(occurrences, kept, len(findings) - len(kept))


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
            continue
        doubt = sentence.doubt(index, seen)
        if put.means == REINFLECTED:
            findings.append(_form(put, put.old, doubt, f"{put.old} -> {put.new}", where))
        elif doubt:
            findings.append(_form(seen, seen.old, doubt, "look at the form of the term", where))
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
