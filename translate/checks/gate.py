"""The quality gate: catalogs and articles in, findings out. It loads no engine and writes nothing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from glossary import Severity
from glossary.enforcement import ALL_RULES
from translate.checks import across, checked_documents, dead_links, reading_speed, rules, tally, waivers
from translate.checks.checked_documents import CatalogFile, Document
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.rules import RULES
from translate.checks.tally import Tally
from translate.errors import ConfigError, Error
from translate.model import State
from translate.project import Gate
from translate.project.articles import USUAL, FormatSettings

if TYPE_CHECKING:
    from glossary.enforcement import CheckedTerms
    from translate.terms import termbases


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
) -> Report:
    """Check catalogs and the articles that they belong to.

    `out`: the output folder of the run. `glossary`: paths of termbases. `note`: called with a message for each row
    of a termbase that is left out. `settings`: of formats. `drift`: also look for names with several renderings,
    which takes about twenty times as long as all other rules. A catalog that cannot be read is a failure in the
    report. Raises ConfigError for a gate that names an unknown rule, TermbaseError for a termbase that cannot be
    read.
    """
    documents: list[Document] = []
    failures: list[tuple[CatalogFile, str]] = []
    for catalog_file in catalogs:
        try:
            documents.append(checked_documents.read(catalog_file, out, settings))
        except Error as error:
            failures.append((catalog_file, str(error)))
    return judge(documents, glossary, gate, note, failures, drift=drift)


def judge(
    documents: Sequence[Document],
    glossary: Sequence[str],
    gate: Gate,
    note: Callable[[str], None],
    failures: Sequence[tuple[CatalogFile, str]] = (),
    *,
    drift: bool = False,
) -> Report:
    """Check articles that have been read; `failures` are those that could not be. Raises what `check` raises."""
    _refuse_unknown_rules(gate)
    findings: list[EntryFinding] = []
    tallies: list[Tally] = []
    unread: dict[str, None] = {}
    for locale, grouped in groupby(sorted(documents, key=_locale), key=_locale):
        group = list(grouped)
        read = _read(group, locale, glossary, note) if glossary else {}
        unread |= dict.fromkeys(row for base in read.values() for row in base.unread)
        found, counts = _judge_locale(locale, group, read, gate, drift)
        findings += found
        tallies.append(counts)
    for catalog_file, message in failures:
        record = across.whole(Document(catalog_file, ()))
        findings.append(rules.finding("unreadable", message, record))
    ordered = sorted(findings, key=lambda one: (one.record.locale, one.record.file, one.record.line))
    files = tuple(document.catalog_file.path.as_posix() for document in documents)
    return Report(tuple(ordered), tuple(tallies), files, tuple(message for _, message in failures), tuple(unread))


def _locale(document: Document) -> str:
    return document.catalog_file.locale


def _judge_locale(
    locale: str,
    documents: Sequence[Document],
    glossary: Mapping[str, termbases.Read],
    gate: Gate,
    drift: bool,
) -> tuple[list[EntryFinding], Tally]:
    records = [record for document in documents for record in document.records]
    found = [one for record in records for one in rules.judge(record)]
    found += (one for document in documents for one in across.judge(document))
    found += across.inconsistent(records)
    found += dead_links.judge(documents)
    found += reading_speed.judge(documents)
    found += across.drift(documents) if drift else ()
    judged = list(_terms(documents, locale, glossary)) if glossary else []
    found += (one for _, some in judged for one in some)
    waived = list(waivers.apply(graded(found, gate.severity), gate.ignore))
    waived += graded(waivers.doubtful(records, waived), gate.severity)
    counts = tally.count(locale, records, waived, [checked for checked, _ in judged])
    threshold = gate.thresholds.get(locale.replace("_", "-"))
    whole = Record("", "", State.TRANSLATED, locale, file=_folder(documents))
    missed = list(tally.missed(counts, threshold, whole)) if threshold else []
    return waived + missed, replace(counts, errors=counts.errors + len(missed))


def _source(document: Document) -> str:
    return document.catalog_file.source_locale


def _folder(documents: Sequence[Document]) -> str:
    return documents[0].catalog_file.path.parent.as_posix() if documents else ""


def _read(
    documents: Iterable[Document], locale: str, glossary: Sequence[str], note: Callable[[str], None]
) -> Mapping[str, termbases.Read]:
    """The termbases for a target locale, by source locale."""
    from translate.terms import termbases  # loads dictionaries, so only where terms are given

    sources = dict.fromkeys(sorted(map(_source, documents)))
    return {source: termbases.read(glossary, source, locale.replace("_", "-"), note) for source in sources}


def _terms(
    documents: Sequence[Document], locale: str, glossary: Mapping[str, termbases.Read]
) -> Iterator[tuple[CheckedTerms, tuple[EntryFinding, ...]]]:
    """For each record of a target locale, its terms and the findings about them; one source locale after the other."""
    from translate.checks import terms

    for source, group in groupby(sorted(documents, key=_source), key=_source):
        known = terms.Glossary.of(glossary[source].terms, source, locale.replace("_", "-"))
        for record in (record for document in group for record in document.records):
            checked = terms.judge(record, known)
            yield checked, tuple(terms.findings(record, checked))


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
