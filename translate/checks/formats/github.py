"""The report as GitHub workflow commands, which GitHub shows as annotations beside the lines of a pull request."""

from __future__ import annotations

from translate.checks.entry_findings import EntryFinding
from translate.checks.formats import wording
from translate.checks.formats.text import summary
from translate.checks.gate import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, fail_on: str) -> str:
    """One command per finding, a notice for a waived one; then the counts as plain lines."""
    return "".join(f"{line}\n" for line in [*map(_command, report.findings), *summary(report)])


def _command(finding: EntryFinding) -> str:
    record = finding.record
    line = f",line={record.line}" if record.line else ""
    title = _property(f"{finding.rule} ({record.locale})" if record.locale else finding.rule)
    message = f"{finding.message}. {wording.reason(finding.rule)}"
    if finding.waived is not None:
        message = f"waived ({finding.waived}): {message}"
    command = "notice" if finding.waived is not None else _COMMANDS[finding.severity]
    return f"::{command} file={_property(record.file)}{line},title={title}::{_data(message)}"


def _data(text: str) -> str:
    """A message, escaped as the runner expects it (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
