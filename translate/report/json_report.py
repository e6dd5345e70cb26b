"""`report.json`, one per target locale: all paragraphs, term occurrences and findings of a run, for programs and
audit."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from glossary import Inference, Occurrence, PartOfSpeech, Term, TermKind, TermType
from translate.errors import ArticleError
from translate.model import ArticleResult, LocalePair, Translation, Unit, result
from translate.project import Write, files, layout
from translate.report.page import html, view
from translate.report.summary import SCHEMA, article_record, finding_record
from translate.terms import name_sheet

NAME = "report.json"


SHARD = "shard.json"


def write_shard(results: Iterable[ArticleResult], out: Path, shard: tuple[int, int], put: Write = files.write) -> int:
    """Write OUT/shard.json with `put`: the number of the shard and its articles, for `translate merge`."""
    articles = [
        {"article": one.article, "from": one.source, "to": one.locale}
        for one in sorted(results, key=lambda one: (one.locale, one.article))
    ]
    content = {"schema": SCHEMA, "shard": list(shard), "articles": articles}
    return put(out / SHARD, f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode())


def write(translations: Sequence[Translation], out: Path, put: Write = files.write) -> int:
    """Write OUT/LOCALE/report.json, report.html and names.csv for each target locale with `put`. Returns how many files
    changed. Raises TranslateError.

    Records of articles of earlier runs that are not part of this one stay if their translation still exists.
    """
    changed = 0
    for locale in dict.fromkeys(translation.locale for translation in translations):
        here = [translation for translation in translations if translation.locale == locale]
        path = layout.translated(out, locale) / NAME
        with files.locked(out, put):
            report = _joined(_earlier(path, {t.article.name for t in here}), _report(here))
            changed += _save(report, path, LocalePair(here[0].article.locale, locale), put)
    return changed


def merge(parts: Mapping[Path, Collection[str]], path: Path, pair: LocalePair) -> int:
    """Copy the records of articles into the report at `path`. `parts`: the names of the articles to copy, by the path
    of their report. Returns how many files changed. Raises TranslateError."""
    with files.locked(path.parent.parent):
        names = {name for some in parts.values() for name in some}
        report = _earlier(path, names)
        for other, mine in parts.items():
            report = _joined(report, _only(other, mine))
        return _save(report, path, pair, files.write)


def _only(path: Path, names: Collection[str]) -> dict[str, Any]:
    """The records of some articles in a report. Raises ArticleError if it is not a report of this version."""
    try:
        found = json.loads(files.read(path))
        return {kind: [r for r in found[kind] if r["article"] in names] for kind in _KINDS}
    except (ValueError, KeyError, TypeError) as error:
        raise ArticleError(path, "not a report of this version", "run translate run --shard again") from error


def _save(report: dict[str, Any], path: Path, pair: LocalePair, put: Write) -> int:
    changed = int(put(path, f"{json.dumps(report, ensure_ascii=False, indent=2)}\n".encode()))
    changed += name_sheet.save(path.parent, _names(report), pair, put)
    return changed + html.write(report, path.parent.parent, pair.target, put)


def _names(report: dict[str, Any]) -> Iterator[Term]:
    """The inferred terms in a report, one per occurrence; a report does not say which word a candidate belongs to."""
    for record in report["occurrences"]:
        if record.get("inferred"):
            yield Term(
                record["term"],
                record["target"],
                kind=TermKind(record["kind"]),
                type=TermType(record["type"]),
                pos=PartOfSpeech(record["pos"]),
                gender=record["gender"],
                inference=Inference(record["inferred"], (tuple(record["candidates"]),)),
            )


def _earlier(path: Path, names: Collection[str]) -> dict[str, Any]:
    """The records of articles other than `names` in the report at `path`; {} if it is missing or not of this
    version."""
    try:
        found = json.loads(path.read_text("utf-8"))
        records = {kind: [r for r in found.get(kind, []) if r["article"] not in names] for kind in _KINDS}
        ours = found["schema"] == SCHEMA and view.articles(records, {}) is not None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    present = {r["article"] for r in records["articles"] if (path.parent / r["article"]).is_file()}
    return {kind: [r for r in rows if r["article"] in present] for kind, rows in records.items()} if ours else {}


def _joined(earlier: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    """Both reports in one, the articles by name."""
    joined = {kind: sorted(earlier.get(kind, []) + report[kind], key=lambda r: str(r["article"])) for kind in _KINDS}
    return {"schema": SCHEMA} | joined


_KINDS = ("articles", "paragraphs", "occurrences", "findings")


def _report(translations: Sequence[Translation]) -> dict[str, Any]:
    units = [(t, number, unit) for t in translations for number, unit in enumerate(t.units, 1)]
    return {
        "articles": [article_record(result(translation)) for translation in translations],
        "paragraphs": [_paragraph(t, n, unit) for t, n, unit in units],
        "occurrences": [_occurrence(one, t.article.name, n) for t, n, unit in units for one in unit.occurrences],
        "findings": [finding_record(finding, t.locale) for t in translations for finding in t.findings],
    }


def _paragraph(translation: Translation, number: int, unit: Unit) -> dict[str, Any]:
    context = translation.article.paragraphs[number - 1].context
    return {
        "article": translation.article.name,
        "paragraph": number,
        "source": unit.source,
        "target": unit.target,
        "state": str(unit.state),
        "origin": str(unit.origin),
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
    } | (_inferred(term, term.inference) if term.inference else {})


def _inferred(term: Term, inference: Inference) -> dict[str, Any]:
    """The fields of a name that no termbase lists: the ground of its rendering, and the other candidates."""
    return {
        "inferred": inference.basis,
        "candidates": inference.choices.split("|"),
        "kind": str(term.kind),
        "type": str(term.type),
        "pos": str(term.pos),
        "gender": term.gender,
    }
