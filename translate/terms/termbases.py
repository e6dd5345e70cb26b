"""The termbases of a run, merged into one; where they differ, the first is used. Large ones are compiled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from glossary import Error, Matcher, Term, Termbase
from glossary.termbase import TermIndex, compiled, load_merged, persons, unread

FOLDER = "termbases"  # of compiled ones, in the folder of the cache
_LARGE = 200_000  # bytes of termbases from which compiling is worth its file: 4,000 rows or so; chosen by hand


@dataclass(frozen=True, slots=True)
class Read:
    """The terms of all termbases that have a rendering. `source`: their locale; `persons`: those that are names of
    persons, as source and target; `unread`: the places (`terms.csv:3`) of the rows that could not be read; `index`: how
    the terms are found, where that is known."""

    terms: Sequence[Term]
    source: str
    persons: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
    index: TermIndex | None = None

    @property
    def matcher(self) -> Matcher:
        """Finds the terms in texts."""
        return Matcher(self.terms, self.source) if self.index is None else Matcher.of(self.index, self.source)


def read(
    paths: Sequence[str],
    source: str,
    target: str,
    note: Callable[[str], None],
    others: Sequence[Termbase] = (),
    folder: Path | None = None,
) -> Read:
    """The terms of the files for a pair of locales, then those of `others`. `note` is called with a message for each
    row that is left out and each contradiction. `folder`: where compiled termbases may be, see `compile_large`. Raises
    TermbaseError for a file that cannot be read, NoRowError for one of which no row could be read."""
    found = compiled.opened(folder, name) if folder and (name := _digest(paths, source, target, others)) else None
    if found is None:
        merged, findings = load_merged(paths, to=target, source=source, others=others)
        terms: Sequence[Term] = _rendered(merged)
        index: TermIndex | None = None
        named = tuple(persons(terms))
    else:
        terms, index, named, findings = found.terms, found.index, found.persons, found.findings
    for finding in findings:
        note(f"{finding.severity}: {finding.where}: {finding.message}")
    return Read(terms, source, named, tuple(finding.where for finding in unread(findings)), index)


def compile_large(
    paths: Sequence[str], source: str, target: str, folder: Path, others: Sequence[Termbase] = ()
) -> None:
    """Compile what `read` returns into a folder, which is made, if the termbases are large and that has not been done.
    It only saves time: nothing is raised."""
    name = _digest(paths, source, target, others)
    if not name or compiled.opened(folder, name):
        return
    with suppress(
        Error, OSError, ValueError, compiled.DatabaseError
    ):  # that a file cannot be read is for `read` to say
        merged, findings = load_merged(paths, to=target, source=source, others=others)
        folder.mkdir(parents=True, exist_ok=True)
        compiled.write(folder, name, _rendered(merged), source, findings)


def _rendered(merged: Termbase) -> tuple[Term, ...]:
    return tuple(term for term in merged.terms if term.target)


def _digest(paths: Sequence[str], source: str, target: str, others: Sequence[Termbase]) -> str:
    """The name of the compiled termbase, "" for termbases that are small or cannot be read."""
    with suppress(OSError, ValueError):
        if sum(Path(path).stat().st_size for path in paths) >= _LARGE:
            beside = [(term, term.place) for base in others for term in base.terms]
            return compiled.digest(paths, source, target, repr(beside))
    return ""
