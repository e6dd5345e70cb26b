"""The report as JSON, by the published schema translate/data/schemas/check.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from translate.checks.entry_findings import EntryFinding
from translate.checks.formats import wording
from translate.checks.gate import Report
from translate.checks.rules import RULES
from translate.checks.tally import Tally, shares

SCHEMA = 1  # raised when a key changes its meaning or is removed; keys may be added at any time


def render(report: Report, fail_on: str) -> str:
    """The report as one JSON object."""
    content = {
        "schema": SCHEMA,
        "fail_on": fail_on,
        "findings": [_finding(one) for one in report.findings],
        "locales": [_tally(tally) for tally in report.tallies],
        "rules": {name: RULES[name].reason for name in sorted({one.rule for one in report.findings})},
        "failures": list(report.failures),
        "glossary_rows_unread": list(report.unread_rows),
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode("utf-8") + "\n"


def _finding(finding: EntryFinding) -> dict[str, Any]:
    record = finding.record
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "file": record.file,
        "line": record.line or None,
        "article": record.article,
        "paragraphs": list(record.paragraphs),
        "from": record.source_locale,
        "to": record.locale,
        "state": str(record.state),
        "source": record.source,
        "target": record.target,
        "term": finding.about or None,
        "waived": finding.waived,
        "fingerprint": wording.fingerprint(finding),
    }


def _tally(tally: Tally) -> dict[str, Any]:
    """The counts of a locale, and the shares in per cent, cut (not rounded) to two decimals. `reviewed` and `missing`
    are what earlier releases called `approved` and `untranslated`."""
    percent = {name: int(share * 100) / 100 for name, share in shares(tally).items()}
    return {
        **asdict(tally),
        "approved": tally.reviewed,
        "untranslated": tally.missing,
        "percent": percent | {"reviewed": percent["approved"]},
    }
