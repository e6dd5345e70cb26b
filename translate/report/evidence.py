"""`report.json`, one a target locale: every term occurrence and every finding of a run, for programs and for audit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from glossary import Occurrence
from translate import files
from translate.model import Outcome, Translation
from translate.report.summary import SCHEMA, article_record, finding_record

NAME = "report.json"


def write(outcome: Outcome, out: Path) -> int:
    """Write OUT/LOCALE/report.json for each target locale; returns how many changed. Raises TranslateError."""
    changed = 0
    for locale in dict.fromkeys(translation.locale for translation in outcome.translations):
        here = [translation for translation in outcome.translations if translation.locale == locale]
        text = json.dumps(_report(here), ensure_ascii=False, indent=2)
        changed += files.write(out / locale / NAME, f"{text}\n".encode())
    return changed


def _report(translations: Iterable[Translation]) -> dict[str, Any]:
    here = list(translations)
    units = [(t, number, unit) for t in here for number, unit in enumerate(t.units, 1)]
    return {
        "schema": SCHEMA,
        "articles": [article_record(translation) for translation in here],
        "occurrences": [_occurrence(o, t.article.name, n) for t, n, unit in units for o in unit.occurrences],
        "findings": [finding_record(finding, t.locale) for t, _, unit in units for finding in unit.findings],
    }


def _occurrence(occurrence: Occurrence, article: str, paragraph: int) -> dict[str, Any]:
    """`span`: characters of the paragraph's target that carry the term, null where there are none."""
    term = occurrence.match.term
    return {
        "article": article,
        "paragraph": paragraph,
        "term": term.source,
        "target": term.target,
        "source": occurrence.match.surface,
        "span": [occurrence.start, occurrence.end] if occurrence.start >= 0 else None,
        "old": occurrence.old,
        "new": occurrence.new,
        "form": occurrence.form,
        "how": occurrence.how,
        "score": round(occurrence.score, 3),
        "status": str(occurrence.status),
    }
