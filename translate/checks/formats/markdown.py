"""The report as Markdown, for the summary page of a CI job or a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from translate.checks.entry_findings import EntryFinding
from translate.checks.formats import wording
from translate.checks.gate import Report
from translate.checks.tally import Tally, fails, shares

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render(report: Report, fail_on: str) -> str:
    """A verdict, a table of counts per target locale, one table of findings per severity; hints and waived findings
    are folded."""
    verdict = "did not pass" if fails(report.findings, fail_on) or report.failures else "passed"
    lines = [f"## Translations: {verdict}", "", *_counts(report.tallies)]
    for kind, title in (("error", "Errors"), ("warning", "Warnings"), ("info", "Hints")):
        some = [one for one in report.standing if one.severity == kind]
        lines += _section(f"{title} ({len(some)})", some, folded=kind == "info")
    waived = [one for one in report.findings if one.waived is not None]
    lines += _section(f"Waived ({len(waived)})", waived, folded=True)
    lines += [f"- {_escaped(failure)}" for failure in report.failures]
    return "\n".join(lines).rstrip() + "\n"


def _counts(tallies: Iterable[Tally]) -> Iterator[str]:
    yield "| | articles | texts | approved | untranslated | terms | errors | warnings | hints |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for one in tallies:
        share = shares(one)
        terms = f"{int(share['terms'] * 10) / 10:g} % of {one.terms}" if one.terms else ""
        yield (
            f"| {one.locale} | {one.articles} | {one.entries} | {int(share['approved'] * 10) / 10:g} % | {one.missing} "
            f"| {terms} | {one.errors} | {one.warnings} | {one.hints} |"
        )
    yield ""


def _section(title: str, findings: Sequence[EntryFinding], *, folded: bool) -> Iterator[str]:
    if not findings:
        return
    yield from ([f"<details><summary>{title}</summary>", ""] if folded else [f"### {title}", ""])
    yield "| where | rule | what | translation |"
    yield "|---|---|---|---|"
    for one in findings:
        what = f"{one.message} (waived: {one.waived})" if one.waived is not None else one.message
        cells = (wording.place(one), one.rule, what, wording.excerpt(one.record.target))
        yield f"| {' | '.join(map(_escaped, cells))} |"
    yield from (["", "</details>", ""] if folded else [""])


def _escaped(text: str) -> str:
    """The text as one table cell, Markdown characters escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
