"""The quality gate: catalogs and articles in, findings out. It loads no engine."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from glossary import Severity
from glossary.enforcement import ALL_RULES
from translate.checks import across, dead_links, rules, tally, waivers
from translate.checks.article_findings import ArticleFindings, Termed
from translate.checks.checked_documents import CatalogFile, whole
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.examination import Examination
from translate.checks.glossaries import Glossaries, tell
from translate.checks.rules import RULES
from translate.checks.tally import Tally
from translate.errors import ConfigError, Error
from translate.fingerprints import Facts
from translate.model import State
from translate.project import Gate
from translate.project.articles import USUAL, FormatSettings


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check. `findings`: by file and line, waived ones included; `tallies`: one per target locale;
    `files`: the catalogs that were read; `failures`: what could not be read, one message each; `unread_rows`: the
    places (`terms.csv:3`) of rows of termbases that could not be read."""

    findings: tuple[EntryFinding, ...] = ()
    tallies: tuple[Tally, ...] = ()
    files: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    unread_rows: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[EntryFinding, ...]:
        """The findings that nobody has waived."""
        return tuple(one for one in self.findings if one.waived is None)


def check(
    catalogs: Sequence[CatalogFile],
    out: Path,
    glossary: Sequence[str],
    gate: Gate,
    note: Callable[[str], None],
    settings: FormatSettings = USUAL,
    *,
    drift: bool = False,
    facts: Facts | None = None,
) -> Report:
    """Check catalogs and the articles that they belong to.

    `out`: the output folder of the run. `glossary`: paths of termbases. `note`: called with a message for each row
    of a termbase that is left out. `settings`: of formats. `drift`: also look for names with several renderings,
    which takes about twenty times as long as all other rules. `facts`: what earlier checks have found, None for none. A
    catalog that cannot be read is a failure in the report. Raises ConfigError for a gate that names an unknown rule,
    TermbaseError for a termbase that cannot be read.
    """
    _refuse_unknown_rules(gate)
    facts = facts or Facts(None)
    glossaries = Glossaries.of(glossary, facts) if glossary else None
    examination = Examination(out, settings, glossaries, facts)
    judged: list[tuple[ArticleFindings, Termed]] = []
    failures: list[tuple[CatalogFile, str]] = []
    for catalog_file in catalogs:
        try:
            found = examination.judged(catalog_file)
        except Error as error:
            failures.append((catalog_file, str(error)))
            continue
        judged.append((found.examined, examination.termed(found)))
    return _report(judged, failures, glossaries, gate, note, drift=drift)


def _report(
    judged: Sequence[tuple[ArticleFindings, Termed]],
    failures: Sequence[tuple[CatalogFile, str]],
    glossaries: Glossaries | None,
    gate: Gate,
    note: Callable[[str], None],
    *,
    drift: bool,
) -> Report:
    """The report on articles that are judged one by one; `failures` are those that could not be read."""
    findings: list[EntryFinding] = []
    tallies: list[Tally] = []
    unread: dict[str, None] = {}
    for locale, grouped in groupby(sorted(judged, key=_locale), key=_locale):
        group = list(grouped)
        for source in dict.fromkeys(sorted(map(_source, group))) if glossaries else ():
            unread |= dict.fromkeys(tell(glossaries.notes(source, locale), note) if glossaries else ())
        found, counts = _judge_locale(locale, group, gate, drift)
        findings += found
        tallies.append(counts)
    for catalog_file, message in failures:
        findings.append(rules.finding("unreadable", message, whole(catalog_file)))
    ordered = sorted(findings, key=lambda one: (one.record.locale, one.record.file, one.record.line))
    files = tuple(one.catalog_file.path.as_posix() for one, _ in judged)
    return Report(tuple(ordered), tuple(tallies), files, tuple(message for _, message in failures), tuple(unread))


def _locale(one: tuple[ArticleFindings, Termed]) -> str:
    return one[0].catalog_file.locale


def _source(one: tuple[ArticleFindings, Termed]) -> str:
    return one[0].catalog_file.source_locale


def _judge_locale(
    locale: str, judged: Sequence[tuple[ArticleFindings, Termed]], gate: Gate, drift: bool
) -> tuple[list[EntryFinding], Tally]:
    documents = [one for one, _ in judged]
    records = [record for document in documents for record in document.records]
    found = [one for document in documents for one in document.entries]
    found += (one for document in documents for one in document.whole)
    found += across.inconsistent(records)
    found += dead_links.judge(documents)
    found += (one for document in documents for one in document.timed)
    found += across.drift(documents) if drift else ()
    by_source = sorted(judged, key=_source)
    found += (one for _, termed in by_source for one in termed.findings)
    waived = list(waivers.apply(graded(found, gate.severity), gate.ignore))
    waived += graded(waivers.doubtful(records, waived), gate.severity)
    counts = tally.count(locale, records, waived, [termed for _, termed in judged])
    threshold = gate.thresholds.get(locale.replace("_", "-"))
    about = Record("", "", State.TRANSLATED, locale, file=_folder(documents))
    missed = list(tally.missed(counts, threshold, about)) if threshold else []
    return waived + missed, replace(counts, errors=counts.errors + len(missed))


def _folder(documents: Sequence[ArticleFindings]) -> str:
    return documents[0].catalog_file.path.parent.as_posix() if documents else ""


def graded(findings: Iterable[EntryFinding], severity: Mapping[str, str]) -> Iterator[EntryFinding]:
    """The findings, with the severities that the configuration gives to their rules."""
    for one in findings:
        yield replace(one, severity=Severity(severity[one.rule])) if one.rule in severity else one


def _refuse_unknown_rules(gate: Gate) -> None:
    named = [*gate.severity, *(one.rule for one in gate.ignore if one.rule != ALL_RULES)]
    for name in named:
        if name not in RULES:
            near = difflib.get_close_matches(name, RULES, 1)
            remedy = f"did you mean {near[0]}?" if near else f"the rules are {', '.join(RULES)}"
            raise ConfigError(f"check: {name}", "no such rule", remedy)
