"""The termbases of a run, merged into one; where they differ, the first is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from glossary import Term, Termbase
from glossary.termbase import load_merged, unread


@dataclass(frozen=True, slots=True)
class Read:
    """The terms of all termbases, and the places (`terms.csv:3`) of the rows that could not be read."""

    terms: tuple[Term, ...]
    unread: tuple[str, ...] = ()


def read(
    paths: Sequence[str], source: str, target: str, note: Callable[[str], None], others: Sequence[Termbase] = ()
) -> Read:
    """The terms of the files for a pair of locales, then those of `others`. `note` is called with a message for each
    row that is left out and each contradiction. Raises TermbaseError for a file that cannot be read, NoRowError for one
    of which no row could be read."""
    merged, findings = load_merged(paths, to=target, source=source, others=others)
    for finding in findings:
        note(f"{finding.severity}: {finding.where}: {finding.message}")
    return Read(merged.terms, tuple(finding.where for finding in unread(findings)))
