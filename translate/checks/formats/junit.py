"""The report as JUnit XML, which most CI servers read: one test suite per catalog, one test case per finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree  # written only, never read

from translate.checks.entry_findings import EntryFinding
from translate.checks.formats import wording
from translate.checks.gate import Report
from translate.checks.tally import fails

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, fail_on: str) -> str:
    """A finding that fails the check is a failed case, a waived one a skipped case, any other a passed case with the
    finding as its output. A catalog without findings is one passed case."""
    root = ElementTree.Element("testsuites", name="translate check")
    for file, group in groupby(report.findings, key=lambda one: one.record.file):
        _suite(root, file, list(group), fail_on)
    for file in sorted(set(report.files) - {one.record.file for one in report.findings}):
        suite = ElementTree.SubElement(root, "testsuite", name=_clean(file), tests="1", failures="0", errors="0",
                                       skipped="0")  # fmt: skip
        ElementTree.SubElement(suite, "testcase", name="no findings", classname=_clean(file))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: ElementTree.Element, file: str, findings: Iterable[EntryFinding], fail_on: str) -> None:
    listed = list(findings)
    failed = [one for one in listed if fails([one], fail_on)]
    waived = [one for one in listed if one.waived is not None]
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=_clean(file),
        tests=str(len(listed)),
        failures=str(len(failed)),
        errors="0",
        skipped=str(len(waived)),
    )
    for one in listed:
        case = ElementTree.SubElement(
            suite, "testcase", name=_clean(f"{one.rule}, {wording.place(one)}"), classname=_clean(one.record.article)
        )
        body = _clean(_body(one))
        if one.waived is not None:
            ElementTree.SubElement(case, "skipped", message=_clean(f"{one.message} (waived: {one.waived})"))
        elif fails([one], fail_on):
            failure = ElementTree.SubElement(case, "failure", type=str(one.severity), message=_clean(one.message))
            failure.text = body
        else:
            ElementTree.SubElement(case, "system-out").text = f"{one.severity}: {_clean(one.message)}\n{body}"


def _body(finding: EntryFinding) -> str:
    lines = [wording.reason(finding.rule), wording.place(finding)]
    if finding.record.source:
        lines += [
            f"source: {wording.excerpt(finding.record.source)}",
            f"target: {wording.excerpt(finding.record.target)}",
        ]
    return "\n".join(lines)


def _clean(text: str) -> str:
    """The text with a question mark for each character that XML 1.0 cannot hold."""
    return _NOT_XML.sub("?", text)
