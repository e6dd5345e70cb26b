"""The records of the page: articles, paragraphs, terms and remarks, read from report.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from glossary import Severity, Status
from translate.model import UNRESOLVED, Origin, Standing, State, Unit

Span = tuple[int, int]
UNSURE = 0.5  # a term found with a lower score (0 to 1) makes its paragraph a risk; chosen by hand


class Risk(IntEnum):
    """How much a paragraph needs review, most first; the order of the page."""

    HIGH = 0  # not translated although there are words, or a finding that is an error
    RAISED = 1  # a warning, or a term that is not rendered as the glossary says
    SOME = 2  # edited and not approved; a term found with a low score; a fault that the guard found and repaired
    LOW = 3  # machine text without findings
    NONE = 4  # approved by a person, or nothing to translate


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in a paragraph. `source`, `target`: its characters on both sides, None if it is not there. `wanted`: the
    rendering in the glossary. `inferred`: the ground of the rendering of a name that no glossary lists, "" for other
    terms. The other fields are those of `glossary.Occurrence`."""

    surface: str
    wanted: str
    status: Status
    source: Span | None
    target: Span | None
    old: str
    new: str
    form: str
    how: str
    score: float
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of the guard or of a check, on a paragraph."""

    rule: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph in both languages with its terms and remarks. `number`: in its article, from 1. `standing`: the
    review status of the text shown. `made_by`: what made its machine text, "" for that of its article. `offers`: close
    matches of a translation memory. `previous`: the former source of a stale paragraph, "" for others. `context`: what
    tells it from the same text elsewhere in the article, "" for none."""

    number: int
    source: str
    target: str
    standing: Standing
    terms: tuple[TermView, ...]
    remarks: tuple[Remark, ...]
    made_by: str = ""
    offers: tuple[str, ...] = ()
    previous: str = ""
    context: str = ""

    @property
    def risk(self) -> Risk:
        """The risk of the paragraph; an approved one has at most SOME."""
        severities = {remark.severity for remark in self.remarks}
        unresolved = any(term.status is Status.UNRESOLVED for term in self.terms)
        if self.standing is Standing.NOTHING:
            return Risk.NONE
        if self.standing is Standing.APPROVED:
            return Risk.SOME if unresolved or severities & {Severity.ERROR, Severity.WARNING} else Risk.NONE
        if self.standing is Standing.UNTRANSLATED or Severity.ERROR in severities:
            return Risk.HIGH
        if unresolved or Severity.WARNING in severities:
            return Risk.RAISED
        unsure = any(term.score < UNSURE for term in self.terms)
        return Risk.SOME if unsure or severities or self.standing is Standing.EDITED else Risk.LOW

    @property
    def order(self) -> tuple[int, int, float, int]:
        """The key by which the riskiest come first: risk; number of warnings, errors and unresolved terms; lowest score
        of a term; number."""
        grave = sum(remark.severity is not Severity.INFO for remark in self.remarks)
        grave += sum(term.status is Status.UNRESOLVED for term in self.terms)
        return self.risk, -grave, min((term.score for term in self.terms), default=1.0), self.number


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article of the page, its paragraphs riskiest first. `catalog` is the text of its PO file, "" without one."""

    name: str
    source_locale: str
    made_by: str
    paragraphs: tuple[ParagraphView, ...]
    catalog: str

    @property
    def order(self) -> tuple[int, ...]:
        """The key by which articles with most paragraphs of the highest risks come first."""
        return tuple(-sum(paragraph.risk is risk for paragraph in self.paragraphs) for risk in list(Risk)[:3])


def articles(report: Mapping[str, Any], catalogs: Mapping[str, str]) -> tuple[ArticleView, ...]:
    """The articles of a report.json, riskiest first. `catalogs`: PO texts by article.

    Articles without paragraphs in the report are left out.
    """
    terms = _grouped((_place(record), _term(record)) for record in report["occurrences"])
    remarks = _grouped((_place(r), _remark(r)) for r in report["findings"] if r["rule"] not in UNRESOLVED)
    paragraphs = _grouped(
        (record["article"], _paragraph(record, terms.get(_place(record), ()), remarks.get(_place(record), ())))
        for record in report["paragraphs"]
    )
    found = [
        ArticleView(r["article"], r["from"], r["made_by"], _riskiest_first(given), catalogs.get(r["article"], ""))
        for r in report["articles"]
        if (given := paragraphs.get(r["article"]))
    ]
    return tuple(sorted(found, key=lambda article: (article.order, article.name)))


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    found: dict[Any, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _riskiest_first(paragraphs: Iterable[ParagraphView]) -> tuple[ParagraphView, ...]:
    return tuple(sorted(paragraphs, key=lambda paragraph: paragraph.order))


def _place(record: Mapping[str, Any]) -> tuple[str, int]:
    return record["article"], record["paragraph"]


def _paragraph(record: Mapping[str, Any], terms: tuple[TermView, ...], remarks: tuple[Remark, ...]) -> ParagraphView:
    shown = Unit(record["source"], record["target"], State(record["state"]), Origin(record["origin"]))
    made_by, offers, *rest = (record.get(key) or "" for key in ("made_by", "offers", "previous", "context"))
    texts = (shown.source, shown.target)
    return ParagraphView(record["paragraph"], *texts, shown.standing, terms, remarks, made_by, tuple(offers), *rest)


def _term(record: Mapping[str, Any]) -> TermView:
    return TermView(
        record["source"],
        record["target"],
        Status(record["status"]),
        _span(record.get("source_span")),
        _span(record["span"]),
        record["old"],
        record["new"],
        record["form"],
        record["how"],
        record["score"],
        record.get("inferred", ""),
    )


def _span(pair: list[int] | None) -> Span | None:
    return (pair[0], pair[1]) if pair else None


def _remark(record: Mapping[str, Any]) -> Remark:
    return Remark(record["rule"], Severity(record["severity"]), record["message"])
