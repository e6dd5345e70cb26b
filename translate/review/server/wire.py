"""What goes between server and page: records as JSON, and acts read from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glossary import Occurrence, Status
from translate import catalog
from translate.model import Standing
from translate.pipeline import Reviewed
from translate.report.page import view
from translate.review.acts import Act, ActResult, Seen, Verb
from translate.review.desk import ArticleProgress, Examined, IdenticalEntry, OpenArticle, Step, evidence

Json = dict[str, Any]
MOST_ACTS = 100_000  # of one request


class WireError(ValueError):
    """A request that the page would not send."""


def article_row(one: ArticleProgress) -> Json:
    """An article in the list."""
    return {
        "name": one.name,
        "version": one.version,
        "standings": {str(standing): count for standing, count in one.standings.items()},
        "risks": {risk.name.lower(): one.risks[risk] for risk in view.Risk},
        "done": one.done,
        "left": one.left,
        "failure": one.failure,
    }


def article(one: OpenArticle) -> Json:
    """An article with all its paragraphs."""
    paragraphs = zip(one.keys, one.paragraphs, strict=True)
    return {
        "name": one.place.name,
        "version": one.version,
        "from": one.source_locale,
        "failure": one.failure,
        "paragraphs": [paragraph(key, each) for key, each in paragraphs],
    }


def paragraph(key: str, one: Reviewed) -> Json:
    """A paragraph with its entry."""
    told = evidence.noted(one.entry)
    return {
        "number": one.number,
        "key": key,
        "source": one.source,
        "risk": evidence.risk(one, told.findings).name.lower(),
    } | _entry(one.entry, one.standing, told)


def _entry(one: catalog.Entry | None, standing: Standing, told: evidence.Noted) -> Json:
    """What a page shows of an entry, in which this is noted. `seen` is what it sends back with an act."""
    target = one.target if one else ""
    machine = one.machine if one else None
    return {
        "standing": str(standing),
        "target": target,
        "seen": {
            "target": target,
            "approved": standing is Standing.APPROVED,
            "remarks": list(one.remarks) if one else [],
        },
        "machine": machine if machine and machine != target else "",
        "previous": one.previous if one and one.previous != one.source else "",
        "approvals": [[who.who, who.day] for who in one.approvals] if one else [],
        "remarks": told.remarks,
        "others": [{"line": line, "text": catalog.other_wording(line)} for line in told.others],
        "offers": told.offers,
        "names": told.names,
        "notes": [_remark(found) for found in told.findings],
        "place": told.place,
        "tags": told.tags,
    }


def twin(one: IdenticalEntry) -> Json:
    """A paragraph of the same text."""
    return {"article": one.article, "key": one.key, "number": one.number} | _entry(
        one.entry, one.standing, evidence.noted(one.entry)
    )


def _remark(one: view.Remark) -> Json:
    return {"rule": one.rule, "severity": str(one.severity), "message": one.message}


def examined(found: Examined, source: str, target: str) -> Json:
    """The findings in a translation, and its terms and names with their places, in UTF-16 as JavaScript counts."""
    return {
        "findings": [_remark(one) for one in found.findings],
        "terms": [_occurrence(one, source, target) for one in found.terms],
        "names": [_occurrence(one, source, target) for one in found.names],
    }


def _occurrence(one: Occurrence, source: str, target: str) -> Json:
    return {
        "surface": one.match.surface,
        "wanted": one.match.term.target,
        "accepted": list(one.match.term.accept),
        "missing": one.status is Status.UNRESOLVED,
        "source": _span(source, one.match.start, one.match.end),
        "target": _span(target, one.start, one.end) if one.start >= 0 else None,
    }


def _span(text: str, start: int, end: int) -> list[int]:
    if text.isascii() or max(text) <= "\uffff":
        return [start, end]
    return [len(text[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in (start, end)]


def step(one: Step, versions: Mapping[str, str]) -> Json:
    """What came of acts. `versions`: those of the articles now."""
    return {
        "step": one.name,
        "done": [_done(article, act, done) for article, act, done in one.done],
        "failures": one.failures,
        "versions": versions,
        "undoable": any(done.is_change for _, _, done in one.done),
    }


def _done(article: str, act: Act, done: ActResult) -> Json:
    standing = done.after.standing if done.after else Standing.UNTRANSLATED
    return {"article": article, "key": act.key, "effect": str(done.effect), "why": done.why} | _entry(
        done.after, standing, evidence.noted(done.after)
    )


def read_acts(content: Any) -> Iterator[tuple[str, Act]]:
    """Acts as a page sends them, each with the name of its article. Raises WireError."""
    rows = _list(content)
    if len(rows) > MOST_ACTS:
        raise WireError("too many acts at once")
    for row in map(_table, rows):
        seen = _table(row.get("seen"))
        shown = Seen(text(seen, "target"), seen.get("approved") is True, texts(seen.get("remarks", [])))
        try:
            verb = Verb(text(row, "verb"))
        except ValueError as error:
            raise WireError(str(error)) from error
        if verb in (Verb.RESTORE, Verb.REJOIN):
            raise WireError("no act of a page")
        target, remarks = text(row, "target", ""), texts(row.get("remarks", []))
        yield text(row, "article"), Act(verb, text(row, "key"), shown, target, remarks)


def _list(content: Any) -> list[Any]:
    if not isinstance(content, list):
        raise WireError("no list")
    return content


def _table(content: Any) -> Mapping[str, Any]:
    if not isinstance(content, dict):
        raise WireError("no object")
    return content


def text(row: Mapping[str, Any], name: str, missing: str | None = None) -> str:
    """The text of this name in an object. `missing`: that where there is none. Raises WireError."""
    found = row.get(name, missing)
    if not isinstance(found, str):
        raise WireError(f"{name}: no text")
    return found


def texts(content: Any) -> tuple[str, ...]:
    """The texts in a list. Raises WireError."""
    rows = _list(content)
    if not all(isinstance(row, str) for row in rows):
        raise WireError("no list of texts")
    return tuple(rows)
