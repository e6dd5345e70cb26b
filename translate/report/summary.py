"""The summary of a run, for people and (as JSON) for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from glossary import Severity, Status, counted
from translate.model import GUESSED, Outcome, Standing, Translation, UnitFinding
from translate.project import articles, discovery

SCHEMA = 1  # version of the JSON below, raised when a key changes its meaning or is removed
_NAMED = 5  # rows of a glossary that are named; chosen by hand
_SHOWN = 20  # findings on a terminal, all of which are in the JSON and the PO files; chosen by hand


def as_text(outcome: Outcome, out: str, *, verbose: bool) -> str:
    """A few lines: the counts and folders of each target locale, then the findings that need a person. `out`: the
    output folder, "" where nothing was written; `verbose`: list all findings."""
    lines: list[str] = []
    for locale in dict.fromkeys(t.locale for t in outcome.translations):
        here = [t for t in outcome.translations if t.locale == locale]
        counts = _counts(here)
        count = sum(counts.values())
        lines.append(
            f"{locale}: {counted(len(here), 'article')}, {counted(count, 'paragraph')}: "
            + ", ".join(f"{counts[standing]} {word}" for standing, word in _WORDS.items() if counts[standing])
        )
        if out:
            lines.append(f"    {out}/{locale}  {out}/po/{locale}  {out}/parallel/{here[0].article.locale}-{locale}")
        lines += _terms(here)
    lines += _unread(outcome)
    lines += _unused(outcome)
    lines += _caught(outcome)
    if outcome.fresh or outcome.asked:
        lines.append(
            f"{counted(outcome.fresh, 'paragraph')} new or translated otherwise, "
            f"{counted(outcome.asked, 'request')} to the engine, the rest from the cache"
        )
    if out and outcome.translations and not outcome.changed:
        lines.append("nothing changed")
    return "\n".join([*lines, *_finding_lines(outcome, verbose)])


def as_json(outcome: Outcome) -> str:
    """The outcome as one JSON object; keys are stable within a schema version."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "routes": outcome.routes,
            "articles": [article_record(t) for t in outcome.translations],
            "findings": [finding_record(f, t.locale) for t in outcome.translations for f in t.findings],
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


def standard_input(outcome: Outcome) -> str:
    """The translations of the text from standard input, one target locale after the other."""
    return "".join(
        articles.serialize(t.article, {n: unit.target for n, unit in enumerate(t.units, 1) if unit.target}).decode(
            "utf-8"
        )
        for t in outcome.translations
        if t.article.name == discovery.STDIN_NAME
    )


_WORDS: Mapping[Standing, str] = {  # in the order of the summary
    Standing.MACHINE: "machine",
    Standing.APPROVED: "approved",
    Standing.EDITED: "edited",
    Standing.STALE: "stale",
    Standing.UNTRANSLATED: "untranslated",
    Standing.NOTHING: "nothing to translate",
}


def _counts(translations: Iterable[Translation]) -> Counter[Standing]:
    return Counter(unit.standing for translation in translations for unit in translation.units)


def _terms(translations: Iterable[Translation]) -> Iterator[str]:
    found = [o for t in translations for unit in t.units for o in unit.occurrences]
    for kind, inferred in (("terms", False), ("names not in the glossary", True)):
        counts = Counter(o.status for o in found if bool(o.match.term.inference) == inferred)
        if counts:
            named = ", ".join(f"{counts[status]} {status}" for status in Status if counts[status])
            doubted = sum(bool(o.doubt) for o in found if bool(o.match.term.inference) == inferred)
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
        f.rule for t in outcome.translations for u in t.units for f in u.findings if f.severity is Severity.INFO
    )
    if guessed := rules.pop(GUESSED, 0):
        yield f"inline markup: {counted(guessed, 'place')} guessed, to be looked at"
    if rules:
        named = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        yield f"caught and repaired in machine output: {named}"


def _finding_lines(outcome: Outcome, verbose: bool) -> list[str]:
    found = [
        (t.locale, f) for t in outcome.translations for f in t.findings if verbose or f.severity is not Severity.INFO
    ]
    lines = [f"{f.severity}: {f.article} ({locale}){_paragraph(f)}: {f.rule}: {f.message}" for locale, f in found]
    more = len(lines) - _SHOWN
    if verbose or more <= 0:
        return lines
    return [*lines[:_SHOWN], f"... and {more} more findings (-v shows them, --json gives them all)"]


def _paragraph(finding: UnitFinding) -> str:
    return f", paragraph {finding.paragraph}" if finding.paragraph else ""


def article_record(translation: Translation) -> dict[str, Any]:
    """The counts of a translated article, for JSON."""
    counts = _counts([translation])
    occurrences = [occurrence for unit in translation.units for occurrence in unit.occurrences]
    terms = [occurrence for occurrence in occurrences if not occurrence.match.term.inference]
    names = [occurrence for occurrence in occurrences if occurrence.match.term.inference]
    return {
        "article": translation.article.name,
        "from": translation.article.locale,
        "to": translation.locale,
        "made_by": translation.signature,
        "paragraphs": len(translation.units),
        "machine": counts[Standing.MACHINE],
        "approved": counts[Standing.APPROVED],
        "edited": counts[Standing.EDITED],
        "stale": counts[Standing.STALE],
        "untranslated": counts[Standing.UNTRANSLATED],
        "nothing_to_translate": counts[Standing.NOTHING],
        "terms": {str(status): sum(o.status is status for o in terms) for status in Status},
        "names": {str(status): sum(o.status is status for o in names) for status in Status},
        "words": sum(len(unit.source.split()) for unit in translation.units),
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
