"""The records of the page: articles, paragraphs, terms and remarks, read from the parts of a report."""

from __future__ import annotations

from collections import Counter
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
    SOME = 2  # edited or stale; a term found with a low score; a fault that the guard found and repaired
    LOW = 3  # machine text without findings
    NONE = 4  # approved by a person, or nothing to translate


RISKS = (Risk.HIGH, Risk.RAISED, Risk.SOME)
"""Those of paragraphs that a person should look at."""


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
    def is_unresolved(self) -> bool:
        """True if one of its terms is unresolved."""
        return any(term.status is Status.UNRESOLVED for term in self.terms)

    @property
    def is_remarked(self) -> bool:
        """True if there is a finding, or a term is unresolved."""
        return bool(self.remarks) or self.is_unresolved

    @property
    def risk(self) -> Risk:
        """The risk of the paragraph; an approved one has at most SOME."""
        severities = {remark.severity for remark in self.remarks}
        unresolved = self.is_unresolved
        if self.standing is Standing.NOTHING:
            return Risk.NONE
        if self.standing is Standing.APPROVED:
            return Risk.SOME if unresolved or severities & {Severity.ERROR, Severity.WARNING} else Risk.NONE
        if not self.target or Severity.ERROR in severities:
            return Risk.HIGH
        if unresolved or Severity.WARNING in severities:
            return Risk.RAISED
        unsure = any(term.score < UNSURE for term in self.terms)
        return Risk.SOME if unsure or severities or self.standing.is_persons else Risk.LOW

    @property
    def order(self) -> tuple[int, int, float, int]:
        """The key by which the riskiest come first: risk; number of warnings, errors and unresolved terms; lowest score
        of a term; number."""
        grave = sum(remark.severity is not Severity.INFO for remark in self.remarks)
        grave += sum(term.status is Status.UNRESOLVED for term in self.terms)
        return self.risk, -grave, min((term.score for term in self.terms), default=1.0), self.number


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article of the page, its paragraphs riskiest first. `catalog` is the text of its PO file, "" without one;
    `remarks`: what was found of the article as a whole."""

    name: str
    source_locale: str
    made_by: str
    paragraphs: tuple[ParagraphView, ...]
    catalog: str
    remarks: tuple[Remark, ...] = ()

    @property
    def summary(self) -> ArticleSummary:
        """The article as it is listed."""
        return ArticleSummary(
            self.name,
            self.source_locale,
            self.made_by,
            sum(len(paragraph.source.split()) for paragraph in self.paragraphs),
            Counter(paragraph.standing for paragraph in self.paragraphs),
            Counter(paragraph.risk for paragraph in self.paragraphs),
            sum(paragraph.is_remarked for paragraph in self.paragraphs),
            sum(paragraph.is_unresolved for paragraph in self.paragraphs),
        )


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as it is listed: the number of words of its source, of paragraphs by standing and by risk, of those
    with findings (unresolved terms among them) and of those with unresolved terms."""

    name: str
    source_locale: str
    made_by: str
    words: int
    standings: Mapping[Standing, int]
    risks: Mapping[Risk, int]
    remarked: int
    unresolved: int

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs."""
        return sum(self.standings.values())

    @property
    def order(self) -> tuple[int | str, ...]:
        """The key by which articles with most paragraphs of the highest risks come first."""
        return (*(-self.risks.get(risk, 0) for risk in RISKS), self.name)


_NOTHING = "nothing_to_translate"


def figures(summary: ArticleSummary) -> dict[str, Any]:
    """What a list shows of an article beyond its counts by standing, for JSON."""
    return {
        "risk": {risk.name.lower(): summary.risks.get(risk, 0) for risk in RISKS},
        "with_findings": summary.remarked,
        "with_unresolved_terms": summary.unresolved,
    }


def listed(record: Mapping[str, Any]) -> ArticleSummary:
    """The summary of an article from its record with its `figures`. Raises ValueError, KeyError, TypeError or
    AttributeError for a record of another version."""
    return ArticleSummary(
        record["article"],
        record["from"],
        record["made_by"],
        int(record["words"]),
        {one: int(record[_NOTHING if one is Standing.NOTHING else one.value]) for one in Standing},
        {risk: int(record["risk"][risk.name.lower()]) for risk in RISKS},
        int(record["with_findings"]),
        int(record["with_unresolved_terms"]),
    )


def article(part: Mapping[str, Any], catalog: str) -> ArticleView:
    """The article of a part of a report. `catalog`: the text of its PO file, "" without one. Raises ValueError,
    KeyError, TypeError or AttributeError for records of another version."""
    terms = _grouped((record["paragraph"], _term(record)) for record in part["occurrences"])
    remarks = _grouped((r["paragraph"], _remark(r)) for r in part["findings"] if r["rule"] not in UNRESOLVED)
    paragraphs = (
        _paragraph(record, terms.get(record["paragraph"], ()), remarks.get(record["paragraph"], ()))
        for record in part["paragraphs"]
    )
    record = part["article"]
    given = tuple(sorted(paragraphs, key=lambda paragraph: paragraph.order))
    return ArticleView(record["article"], record["from"], record["made_by"], given, catalog, remarks.get(0, ()))


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    found: dict[Any, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _paragraph(record: Mapping[str, Any], terms: tuple[TermView, ...], remarks: tuple[Remark, ...]) -> ParagraphView:
    made_by, offers, *rest = (record.get(key) or "" for key in ("made_by", "offers", "previous", "context"))
    state, origin = State(record["state"]), Origin(record["origin"])
    shown = Unit(record["source"], record["target"], state, origin, previous=rest[0])
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
