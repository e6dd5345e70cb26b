"""The report as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from translate.checks.formats import wording
from translate.checks.gate import Report
from translate.checks.records import Fault
from translate.checks.rules import RULES, severity
from translate.model import State

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report, fail_on: str) -> str:
    """The report as one SARIF log with one run. What a person has waived is a suppressed result, with the reason."""
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
                "results": [_result(one, names.index(one.rule)) for one in report.faults],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode("utf-8") + "\n"


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.reason},
        "defaultConfiguration": {"level": _LEVELS[severity(rule, State.TRANSLATED)]},
    }


def _result(fault: Fault, index: int) -> dict[str, Any]:
    record = fault.record
    result: dict[str, Any] = {
        "ruleId": fault.rule,
        "ruleIndex": index,
        "level": _LEVELS[fault.severity],
        "message": {"text": _message(fault)},
        "locations": [_location(fault)],
        "partialFingerprints": {"translateArticles/v1": wording.fingerprint(fault)},
        "properties": {"to": record.locale, "state": str(record.state)},
    }
    if fault.waived is not None:
        result["suppressions"] = [{"kind": "external", "justification": fault.waived}]
    return result


def _location(fault: Fault) -> dict[str, Any]:
    record = fault.record
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(record.file)}}
    if record.line:
        physical["region"] = {"startLine": record.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if record.article:
        where = wording.paragraphs(fault)
        full = f"{record.article}, {where}" if where else record.article
        location["logicalLocations"] = [{"name": record.article, "fullyQualifiedName": full, "kind": "resource"}]
    return location


def _uri(file: str) -> str:
    """A path as a URI reference: relative ones stay relative, as code hosts want them."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _message(fault: Fault) -> str:
    quoted = wording.excerpt(fault.record.target)
    return f"{fault.message}. {wording.reason(fault.rule)}" + (f" Translation: {quoted}" if quoted else "")
