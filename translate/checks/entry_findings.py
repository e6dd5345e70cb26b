"""The records of the checks: an entry to check with its waivers, and a finding about an entry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from glossary import Severity, Term
from glossary.enforcement import Waiver
from translate.model import State
from translate.text.markup import NONE, CodedText, Markup


@dataclass(frozen=True)
class Record:
    """A source text and its translation, from a catalog or a run.

    `article`, `paragraphs`: where the text occurs, as far as known (paragraphs count from 1). `file`, `line`: where a
    person can correct it; line 0: the file as a whole. `is_stale`: the source has changed since it was translated.
    `other_source`: a second text that the target may translate as well, "" for none (see `plural_forms`). `message`:
    what tells messages of one source text apart, such as context and plural form. `markup`: how the markup of both
    texts is written.
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
    other_source: str = ""
    message: tuple[str, ...] = ()
    markup: Markup = NONE

    @cached_property
    def coded(self) -> tuple[CodedText, CodedText]:
        """Source and target with their codes lifted out, once for all rules."""
        return self.markup.lifted(self.source), self.markup.lifted(self.target)


@dataclass(frozen=True, slots=True)
class EntryFinding:
    """What a rule found in an entry or a file. `term`: the glossary term that it is about, None for rules on other
    things. `waived`: the reason given by the person who waived it; None: it is not waived."""

    rule: str
    severity: Severity
    message: str
    record: Record
    term: Term | None = None
    waived: str | None = None

    @property
    def about(self) -> str:
        """The source of the term that it is about, "" where there is no term."""
        return self.term.source if self.term else ""
