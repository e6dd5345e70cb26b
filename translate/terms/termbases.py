"""The termbases of a run, merged into one; where they differ, the first is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from glossary import Termbase
from glossary import load as load_termbase
from glossary import merge as merge_termbases


def read(
    paths: Sequence[str], source: str, target: str, note: Callable[[str], None], others: Sequence[Termbase] = ()
) -> Termbase:
    """The terms of the files for a pair of locales, then those of `others`. `note` is called with a message for each
    row that is left out and each contradiction. Raises TermbaseError for a file that cannot be read."""
    bases = []
    for file in paths:
        base, findings = load_termbase(Path(file), to=target, source=source)
        bases.append(base)
        for finding in findings:
            note(f"{finding.severity}: {finding.where}: {finding.message}")
    bases += others
    if not bases:
        return Termbase((), source, target)
    merged, findings = merge_termbases(bases)
    for finding in findings:
        note(f"{finding.severity}: {finding.where}: {finding.message}")
    return merged
