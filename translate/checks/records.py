"""The records of the checks: an entry to be judged, what is waived for it, a finding in its place."""

from __future__ import annotations

from dataclasses import dataclass

from glossary import Severity, Term
from glossary.enforcement import Waiver
from translate.model import State


@dataclass(frozen=True, slots=True)
class Record:
    """A source and its translation as a catalog or a run has them.

    `article`, `paragraphs`: where the text stands, as far as known (paragraphs count from 1). `file`, `line`: where a
    person mends it; line 0: the file as a whole. `is_stale`: the source was changed after it had been translated.
    """

    source: str
    target: str
    state: State
    locale: str
    source_locale: str = "en"
    article: str = ""
    paragraphs: tuple[int, ...] = ()
    file: str = ""
    line: int = 0
    waivers: tuple[Waiver, ...] = ()
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class EntryFinding:
    """What a rule found in an entry or a file: how bad, in words. `term`: the term of the glossary that it is about,
    None for other rules. `waived`: the reason, where a person waived it; None: nobody did."""

    rule: str
    severity: Severity
    message: str
    record: Record
    term: Term | None = None
    waived: str | None = None

    @property
    def about(self) -> str:
        """The source of the term that it is about, or ""."""
        return self.term.source if self.term else ""
