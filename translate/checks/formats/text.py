"""The report for people: one line per finding, as compilers write them, then the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from translate.checks.formats import wording
from translate.checks.gate import Report
from translate.checks.tally import Tally, shares


def render(report: Report, fail_on: str) -> str:
    """One line per finding, waived ones last, then one line per target locale."""
    lines = [
        f"{wording.place(one)}: {one.severity}: {one.rule}: {' '.join(one.message.split())}" for one in report.standing
    ]
    lines += (
        f"{wording.place(one)}: waived: {one.rule}: {' '.join(one.message.split())} ({one.waived})"
        for one in report.findings
        if one.waived is not None
    )
    return "".join(f"{line}\n" for line in [*lines, *summary(report)])


def summary(report: Report) -> Iterator[str]:
    """The counts: one line per target locale, then how often each rule fired."""
    for tally in report.tallies:
        yield counted(tally)
    if report.unread_rows:
        count = len(report.unread_rows)
        yield f"{count} row{'s' * (count != 1)} of the glossary could not be read: {', '.join(report.unread_rows)}"
    rules = Counter(one.rule for one in report.standing)
    if rules:
        yield "rules: " + ", ".join(f"{rule} {number}" for rule, number in rules.most_common())


def counted(tally: Tally) -> str:
    """The counts of a target locale on one line."""
    share = shares(tally)
    approved = f"{_percent(share['approved'])} approved"
    states = f"{approved}, {tally.fuzzy} not approved, {tally.missing} untranslated"
    parts = [
        f"{tally.articles} article{'s' * (tally.articles != 1)}",
        f"{tally.entries} text{'s' * (tally.entries != 1)} ({states})",
    ]
    if tally.terms:
        parts.append(f"terms {_percent(share['terms'])} of {tally.terms}")
    parts += [
        f"{number} {name}{'s' * (number != 1)}"
        for number, name in ((tally.errors, "error"), (tally.warnings, "warning"), (tally.hints, "hint"))
    ]
    if tally.waived:
        parts.append(f"{tally.waived} waived")
    return f"{tally.locale}: {', '.join(parts)}"


def _percent(share: float) -> str:
    return f"{int(share * 10) / 10:g} %"
