"""The part of an article in the report of a locale: its counts, paragraphs, occurrences of terms and findings, as JSON
records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from glossary import Occurrence, Term
from translate.model import Translation, Unit, result
from translate.report.summary import article_record, finding_record

Part = Mapping[str, Any]
"""`article`: a record with its counts; LISTS: lists of records, each of which names the article."""
LISTS = ("paragraphs", "occurrences", "findings")
SCHEMA = 2  # version of parts and index, raised when a key changes its meaning or is removed


def part(translation: Translation) -> Part:
    """The part of a translated article."""
    name, units = translation.article.name, list(enumerate(translation.units, 1))
    return {
        "article": article_record(result(translation)),
        "paragraphs": [_paragraph(translation, n, unit) for n, unit in units],
        "occurrences": [_occurrence(one, name, n) for n, unit in units for one in unit.occurrences],
        "findings": [finding_record(finding, translation.locale) for finding in translation.findings],
    }


def serialize(part: Part) -> bytes:
    """A part as the bytes of its file: one record per line."""
    lists = ",\n".join(f'"{kind}": {rows(part[kind])}' for kind in LISTS)
    return f'{{"schema": {SCHEMA}, "article": {line(part["article"])},\n{lists}}}\n'.encode()


def parse(data: bytes, name: str, locale: str) -> Part:
    """The part of an article that a file holds. `name`, `locale`: the article and its target locale. Raises ValueError
    for anything else."""
    try:
        found = json.loads(data)
        article = found["article"]
        ours = (found["schema"], article["article"], article["to"]) == (SCHEMA, name, locale)
        named = all(record["article"] == name for kind in LISTS for record in found[kind])
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no part of a report") from error
    if not (ours and named):
        raise ValueError("no part of this article in a report of this version")
    return {"article": found["article"]} | {kind: found[kind] for kind in LISTS}


def rows(records: Iterable[Any]) -> str:
    """A list of records in JSON, one per line."""
    return "[" + ",".join(f"\n{line(record)}" for record in records) + "]"


def line(record: Any) -> str:
    """A record in JSON on one line."""
    return json.dumps(record, ensure_ascii=False)


def _paragraph(translation: Translation, number: int, unit: Unit) -> dict[str, Any]:
    context = translation.article.paragraphs[number - 1].context
    return {
        "article": translation.article.name,
        "paragraph": number,
        "source": unit.source,
        "target": unit.target,
        "state": str(unit.state),
        "origin": str(unit.origin),
        "standing": str(unit.standing),
        "made_by": unit.made_by,
        "offers": unit.offers,
        "previous": unit.previous,
    } | ({"context": context} if context else {})


def _occurrence(occurrence: Occurrence, article: str, paragraph: int) -> dict[str, Any]:
    """The JSON record of an occurrence. `source_span`, `span`: the characters of the term in source and target of the
    paragraph; `span` is null if it is not in the target."""
    term = occurrence.match.term
    return {
        "article": article,
        "paragraph": paragraph,
        "term": term.source,
        "target": term.target,
        "source": occurrence.match.surface,
        "source_span": [occurrence.match.start, occurrence.match.end],
        "span": [occurrence.start, occurrence.end] if occurrence.start >= 0 else None,
        "old": occurrence.old,
        "new": occurrence.new,
        "form": occurrence.form,
        "how": occurrence.how,
        "score": round(occurrence.score, 3),
        "status": str(occurrence.status),
    } | (_inferred(term) if term.inference else {})


def _inferred(term: Term) -> dict[str, Any]:
    """The fields of a name that no termbase lists: the ground of its rendering, and the other candidates."""
    assert term.inference
    return {
        "inferred": term.inference.basis,
        "candidates": term.inference.choices.split("|"),
        "kind": str(term.kind),
        "type": str(term.type),
        "pos": str(term.pos),
        "gender": term.gender,
    }
