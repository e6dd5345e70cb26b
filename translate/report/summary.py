"""The summary of a run, for people and (as JSON) for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from glossary import Severity, Status, counted
from translate.model import (
    GUESSED,
    OTHER_ENGINE,
    OTHER_REFUSED,
    UNRESOLVED,
    ArticleResult,
    Outcome,
    Standing,
    UnitFinding,
)

SCHEMA = 1  # version of the JSON below, raised when a key changes its meaning or is removed
_NAMED = 5  # rows of a glossary that are named; chosen by hand
_SHOWN = 20  # findings on a terminal, all of which are in the JSON and the PO files; chosen by hand


def as_text(outcome: Outcome, out: str, *, verbose: bool) -> str:
    """A few lines: the counts and folders of each target locale, then the findings that need a person. `out`: the
    output folder, "" where nothing was written; `verbose`: list all findings."""
    lines: list[str] = []
    for locale in dict.fromkeys(one.locale for one in outcome.results):
        here = [one for one in outcome.results if one.locale == locale]
        counts = sum((Counter(one.standings) for one in here), Counter[Standing]())
        count = sum(counts.values())
        lines.append(
            f"{locale}: {counted(len(here), 'article')}, {counted(count, 'paragraph')}: "
            + ", ".join(f"{counts[standing]} {word}" for standing, word in _WORDS.items() if counts[standing])
        )
        if out:
            lines.append(f"    {out}/{locale}  {out}/po/{locale}  {out}/parallel/{here[0].source}-{locale}")
        lines += _terms(here)
    lines += _unread(outcome)
    lines += _unused(outcome)
    lines += _caught(outcome)
    if outcome.fresh or outcome.asked:
        lines.append(
            f"{counted(outcome.fresh, 'paragraph')} new or translated otherwise, "
            f"{counted(outcome.asked, 'request')} to the engine, the rest from the cache"
        )
    if out and outcome.results and not outcome.changed:
        lines.append("nothing changed")
    return "\n".join([*lines, *_finding_lines(outcome, verbose)])


def as_json(outcome: Outcome) -> str:
    """The outcome as one JSON object; keys are stable within a schema version."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "routes": outcome.routes,
            "articles": [article_record(one) for one in outcome.results],
            "findings": [finding_record(found, one.locale) for one in outcome.results for found in one.findings],
            "failures": [{"article": f.name, "message": f.message} for f in outcome.failures],
            "engine_requests": outcome.asked,
            "paragraphs_fresh": outcome.fresh,
            "files_changed": outcome.changed,
            "interrupted": outcome.interrupted,
            "glossary_rows_unread": outcome.unread_rows,
        },
        ensure_ascii=False,
        indent=2,
    )


_WORDS: Mapping[Standing, str] = {  # in the order of the summary
    Standing.MACHINE: "machine",
    Standing.APPROVED: "approved",
    Standing.EDITED: "edited",
    Standing.STALE: "stale",
    Standing.UNTRANSLATED: "untranslated",
    Standing.NOTHING: "nothing to translate",
}


def _terms(results: Sequence[ArticleResult]) -> Iterator[str]:
    kinds = (
        ("terms", [one.terms for one in results]),
        ("names not in the glossary", [one.names for one in results]),
    )
    for kind, found in kinds:
        counts = sum((Counter(one.by_status) for one in found), Counter[Status]())
        if counts:
            named = ", ".join(f"{counts[status]} {status}" for status in Status if counts[status])
            doubted = sum(one.doubtful for one in found)
            yield f"    {kind}: {counts.total()}, {named}" + (f"; {doubted} in a doubtful form" if doubted else "")


def _unread(outcome: Outcome) -> Iterator[str]:
    rows = outcome.unread_rows
    if rows:
        more = f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else ""
        yield f"{counted(len(rows), 'row')} of the glossary could not be read: {', '.join(rows[:_NAMED])}{more}"


def _unused(outcome: Outcome) -> Iterator[str]:
    if keys := outcome.unused_keys:
        yield f"{counted(len(keys), 'pattern')} of formats.keys without a key that matches: {', '.join(keys)}"


def _caught(outcome: Outcome) -> Iterator[str]:
    rules = Counter(
        found.rule
        for one in outcome.results
        for found in one.findings
        if found.severity is Severity.INFO and found.paragraph and found.rule not in UNRESOLVED
    )
    if guessed := rules.pop(GUESSED, 0):
        yield f"inline markup: {counted(guessed, 'place')} guessed, to be looked at"
    taken, refused = rules.pop(OTHER_ENGINE, 0), rules.pop(OTHER_REFUSED, 0)
    if taken or refused:
        yield f"another engine was asked about {counted(taken + refused, 'sentence')}, {taken} of its answers are used"
    if rules:
        named = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        yield f"caught and repaired in machine output: {named}"


def _finding_lines(outcome: Outcome, verbose: bool) -> list[str]:
    found = [
        (one.locale, f) for one in outcome.results for f in one.findings if verbose or f.severity is not Severity.INFO
    ]
    lines = [f"{f.severity}: {f.article} ({locale}){_paragraph(f)}: {f.rule}: {f.message}" for locale, f in found]
    more = len(lines) - _SHOWN
    if verbose or more <= 0:
        return lines
    return [*lines[:_SHOWN], f"... and {more} more findings (-v shows them, --json gives them all)"]


def _paragraph(finding: UnitFinding) -> str:
    return f", paragraph {finding.paragraph}" if finding.paragraph else ""


def article_record(result: ArticleResult) -> dict[str, Any]:
    """The counts of a translated article, for JSON."""
    counts = Counter(result.standings)
    return {
        "article": result.article,
        "from": result.source,
        "to": result.locale,
        "made_by": result.made_by,
        "paragraphs": result.paragraphs,
        "machine": counts[Standing.MACHINE],
        "approved": counts[Standing.APPROVED],
        "edited": counts[Standing.EDITED],
        "stale": counts[Standing.STALE],
        "untranslated": counts[Standing.UNTRANSLATED],
        "nothing_to_translate": counts[Standing.NOTHING],
        "terms": {str(status): result.terms.by_status.get(status, 0) for status in Status},
        "names": {str(status): result.names.by_status.get(status, 0) for status in Status},
        "words": result.words,
    }


def finding_record(finding: UnitFinding, locale: str) -> dict[str, Any]:
    """A finding of a unit, for JSON; `locale`: the target locale."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "article": finding.article,
        "to": locale,
        "paragraph": finding.paragraph,
        "message": finding.message,
    }
