"""The parts of a finding that all formats word alike."""

from __future__ import annotations

import hashlib

from translate.checks.entry_findings import EntryFinding
from translate.checks.rules import RULES

EXCERPT = 200  # characters of source and target that a report quotes; chosen by hand


def reason(rule: str) -> str:
    """Why a rule matters."""
    return RULES[rule].reason


def place(finding: EntryFinding) -> str:
    """`file:line`, or the file alone where no line is known."""
    record = finding.record
    return f"{record.file}:{record.line}" if record.line else record.file


def fingerprint(finding: EntryFinding) -> str:
    """Sixteen hex digits that identify a finding; they stay the same when its entry moves within its file."""
    record = finding.record
    parts = "\0".join((finding.rule, record.locale, record.article, record.source, finding.about or finding.message))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def excerpt(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1]}…"


def paragraphs(finding: EntryFinding) -> str:
    """The paragraphs of the article that the finding is about, in words; "" where they are not known."""
    numbers = finding.record.paragraphs
    if not numbers:
        return ""
    named = ", ".join(map(str, numbers[:3])) + (" …" if len(numbers) > 3 else "")
    return f"paragraph{'s' * (len(numbers) > 1)} {named}"
