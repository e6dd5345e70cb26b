"""Finished translations as `glossary check` takes them, row by row: where each is, what is wrong, what is waived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.alignment import Linker, document_lexicon
from glossary.enforcement import (
    ALL_RULES,
    FORBIDDEN,
    FORM,
    KEPT,
    MISSING,
    SourceTerms,
    Waiver,
    comment_waivers,
    term_waivers,
)
from glossary.enforcement import judge as check_terms
from glossary.errors import TermbaseError, counted
from glossary.files import read_text
from glossary.languages import target_language
from glossary.locales import fit
from glossary.model import Finding, Severity, Term
from glossary.names import MANGLED, SEVERAL, SegmentPair, check_names
from glossary.termbase import Matcher, PoEntry, read_entries

RULES = (MISSING, FORBIDDEN, KEPT, FORM, MANGLED, SEVERAL)
UNKNOWN_RULE = "unknown-waiver"
_ISOLATES = str.maketrans("", "", "\u2068\u2069")  # round a file name with spaces, in references of PO files


@dataclass(frozen=True, slots=True)
class Row:
    """A source and its translation; `where` they stand, the article they belong to, what is waived for them."""

    source: str
    target: str
    where: str
    article: str = ""
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings on some rows, how many more were waived, and how many terms were looked for."""

    findings: tuple[Finding, ...]
    waived: int
    terms: int


def aligned(source: Path, target: Path) -> tuple[Row, ...]:
    """Two files as rows, line by line. Raises TermbaseError when they have different numbers of lines."""
    left, right = _lines(source), _lines(target)
    if len(left) != len(right):
        what = f"has {counted(len(right), 'line')}, {source} has {len(left)}"
        raise TermbaseError(target, what, "line n of one must be the translation of line n of the other")
    pairs = enumerate(zip(left, right, strict=True), 1)
    return tuple(Row(one, other, f"{target}:{number}", source.name) for number, (one, other) in pairs)


def entries(path: Path, to: str | None, *, fuzzy: bool) -> tuple[str, tuple[Row, ...], int]:
    """The target locale of a PO file, its translated entries as rows, and how many fuzzy ones were left out.

    Raises TermbaseError when it names no locale and `to` is None, or another one than `to`.
    """
    language, found = read_entries(path)
    if language and to and not fit(language, to):
        raise TermbaseError(path, f"is in {language}, not in {to}", f"choose another, or --to {language}")
    locale = to or language
    if not locale:
        raise TermbaseError(path, "names no language in its header", "say which: --to ru")
    translated = [entry for entry in found if entry.target]
    kept = [entry for entry in translated if fuzzy or not entry.is_fuzzy]
    return locale, tuple(_row(path, entry) for entry in kept), len(translated) - len(kept)


def unknown(terms: Iterable[Term], rows: Iterable[Row]) -> Iterator[Finding]:
    """Waivers of rules that do not exist, each once."""
    given = [(waiver, term.place or term.source) for term in terms for waiver in term_waivers(term)]
    given += [(waiver, row.where) for row in rows for waiver in row.waivers]
    for rule, where in dict.fromkeys((w.rule, where) for w, where in given if w.rule not in (*RULES, ALL_RULES)):
        hint = f"the rules are {', '.join(RULES)}, or * for all"
        yield Finding(UNKNOWN_RULE, Severity.WARNING, where, f"no rule {rule!r} to waive", hint)


def judge(rows: Sequence[Row], terms: Sequence[Term], to: str, source: str, lexicon: Linker | None) -> Judged:
    """The findings on rows, in their order, without those that are waived."""
    matcher = Matcher([term for term in terms if term.target], source)
    language = target_language(to)
    linker = document_lexicon([(row.source, row.target) for row in rows], source, to, lexicon)
    findings: list[Finding] = []
    waived = looked_for = 0
    for row in rows:
        matches = matcher.matches(row.source, scope_path=row.article)
        looked_for += len(matches)
        given = SourceTerms.of(row.source, matches, language, lexicon=linker, source_locale=source)
        found = check_terms(given, row.target, row.waivers, row.where)
        waived += found.waived
        findings += found.findings
    return Judged(tuple(findings), waived, looked_for)


def judge_names(rows: Sequence[Row], to: str, source: str) -> Judged:
    """The findings on names that no termbase lists, article by article, without those that are waived."""
    articles: dict[str, list[Row]] = {}
    for row in rows:
        articles.setdefault(row.article, []).append(row)
    findings: list[Finding] = []
    waived = 0
    for group in articles.values():
        waivers = {row.where: row.waivers for row in group}
        found = check_names([SegmentPair(row.source, row.target, row.where) for row in group], to, source)
        standing = [one for one in found if not any(waiver.covers(one.rule, None) for waiver in waivers[one.where])]
        waived += len(found) - len(standing)
        findings += standing
    return Judged(tuple(findings), waived, 0)


def _row(path: Path, entry: PoEntry) -> Row:
    waivers = tuple(waiver for line in entry.comment for waiver in comment_waivers(line))
    article = entry.reference.translate(_ISOLATES) or path.name.removesuffix(".po")
    return Row(entry.source, entry.target, f"{path}:{entry.line}", article, waivers)


def _lines(path: Path) -> list[str]:
    """The lines of a text; the line break at its end begins no further one. Raises TermbaseError."""
    lines = read_text(path).split("\n")
    return [line.removesuffix("\r") for line in (lines[:-1] if not lines[-1] else lines)]
