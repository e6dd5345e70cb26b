"""The report as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a pull request."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from glossary import Severity
from translate.checks.entry_findings import EntryFinding
from translate.checks.formats import wording
from translate.checks.gate import Report
from translate.checks.rules import RULES

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report, fail_on: str) -> str:
    """The report as one SARIF log with one run. A waived finding is a suppressed result with the reason."""
    names = list(RULES)
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "translate-articles",
                        "version": version("translate-articles"),
                        "rules": [_rule(name) for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not report.failures,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": failure}} for failure in report.failures
                        ],
                    }
                ],
                "results": [_result(one, names.index(one.rule)) for one in report.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode("utf-8") + "\n"


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.reason},
        "defaultConfiguration": {"level": _LEVELS[rule.reviewed or rule.fuzzy or Severity.INFO]},
    }


def _result(finding: EntryFinding, index: int) -> dict[str, Any]:
    record = finding.record
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding)],
        "partialFingerprints": {"translateArticles/v1": wording.fingerprint(finding)},
        "properties": {"to": record.locale, "state": str(record.state)},
    }
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived}]
    return result


def _location(finding: EntryFinding) -> dict[str, Any]:
    record = finding.record
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(record.file)}}
    if record.line:
        physical["region"] = {"startLine": record.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if record.article:
        where = wording.paragraphs(finding)
        full = f"{record.article}, {where}" if where else record.article
        location["logicalLocations"] = [{"name": record.article, "fullyQualifiedName": full, "kind": "resource"}]
    return location


def _uri(file: str) -> str:
    """A path as a URI reference; relative paths stay relative, as code hosts need them."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _message(finding: EntryFinding) -> str:
    quoted = wording.excerpt(finding.record.target)
    return f"{finding.message}. {wording.reason(finding.rule)}" + (f" Translation: {quoted}" if quoted else "")
