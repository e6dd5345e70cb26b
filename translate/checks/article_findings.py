"""Articles as they were judged one by one, as records and as JSON keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from glossary import Severity, Term
from glossary.enforcement import Waiver
from translate.checks.checked_documents import CatalogFile, whole
from translate.checks.entry_findings import EntryFinding, Record
from translate.model import State
from translate.project.articles import LinkGraph, Reference

_WHOLE = -1  # in place of the number of a record: the article as a whole


@dataclass(frozen=True, slots=True)
class ArticleFindings:
    """An article judged by itself. `entries`, `whole`, `timed`: the findings of rules on single entries, on the article
    as a whole, and on texts that are shown for a time; `links`: its anchors and links."""

    catalog_file: CatalogFile
    records: tuple[Record, ...]
    entries: tuple[EntryFinding, ...] = ()
    whole: tuple[EntryFinding, ...] = ()
    timed: tuple[EntryFinding, ...] = ()
    links: LinkGraph | None = None


@dataclass(frozen=True, slots=True)
class Termed:
    """The glossary terms in the translated entries of an article: how many, how many of them are rendered as the
    glossary says, and the findings."""

    terms: int = 0
    satisfied: int = 0
    findings: tuple[EntryFinding, ...] = ()


def packed(one: ArticleFindings) -> list[Any]:
    """An article for JSON."""
    records = [
        [r.source, r.target, r.state, list(r.paragraphs), r.line, list(map(astuple, r.waivers)), r.is_stale,
         r.other_source, list(r.message)]
        for r in one.records
    ]  # fmt: skip
    findings = [packed_findings(some, one.records) for some in (one.entries, one.whole, one.timed)]
    return [records, findings, one.links and _packed_links(one.links)]


def unpacked(answer: Any, catalog_file: CatalogFile) -> ArticleFindings:
    """An article of what JSON has kept, but for the markup of its records, which is known only where it is read. Raises
    ValueError, TypeError or LookupError where that is damaged."""
    rows, findings, links = answer
    records = tuple(_record(row, catalog_file) for row in rows)
    entries, own, timed = (unpacked_findings(some, records, catalog_file) for some in findings)
    return ArticleFindings(catalog_file, records, entries, own, timed, links and _unpacked_links(links))


def _record(row: Any, of: CatalogFile) -> Record:
    source, target, state, paragraphs, line, waivers, is_stale, other, message = row
    said = tuple(Waiver(*one) for one in waivers)
    return Record(
        source, target, State(state), of.locale, of.source_locale, of.article, tuple(paragraphs), of.path.as_posix(),
        line, said, is_stale, other, tuple(message),
    )  # fmt: skip


def packed_findings(findings: Iterable[EntryFinding], records: Sequence[Record]) -> list[Any]:
    """Findings for JSON, each with the number of its record among those of the article."""
    numbers = {id(record): number for number, record in enumerate(records)}
    return [
        [numbers.get(id(one.record), _WHOLE), one.rule, one.severity, one.message, one.term and _packed_term(one.term)]
        for one in findings
    ]


def unpacked_findings(rows: Any, records: Sequence[Record], catalog_file: CatalogFile) -> tuple[EntryFinding, ...]:
    """Findings of what JSON has kept. Raises ValueError, TypeError or LookupError."""
    return tuple(
        EntryFinding(
            rule, Severity(severity), message,
            whole(catalog_file) if number == _WHOLE else records[number],
            term and _unpacked_term(term),
        )
        for number, rule, severity, message, term in rows
    )  # fmt: skip


def _packed_term(term: Term) -> list[Any]:
    return [term.source, term.target, list(term.aliases)]


def _unpacked_term(row: Any) -> Term:
    """What waivers and reports look at of a term."""
    source, target, aliases = row
    return Term(source, target, tuple(aliases))


def _packed_links(links: LinkGraph) -> list[Any]:
    references = [[[one.address, one.line] for one in some] for some in (links.references, links.broken)]
    return [links.name, sorted(links.anchors), links.base, *references]


def _unpacked_links(row: Any) -> LinkGraph:
    name, anchors, base, *references = row
    found, broken = (tuple(Reference(address, line) for address, line in some) for some in references)
    return LinkGraph(name, frozenset(anchors), found, base, broken)
