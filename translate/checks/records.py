"""The records of the checks: an entry to be judged, what is waived for it, a finding in its place."""

from __future__ import annotations

from dataclasses import dataclass

from glossary import Severity
from translate.model import State


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule (`*`: all) that a person has waived, and why; `term` narrows it to one term of the glossary."""

    rule: str
    reason: str = ""
    term: str = ""


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
class Fault:
    """What a rule found: in which entry or file, how bad, in words. `waived`: the reason, where a person waived it.

    `term` is the glossary's source term that it is about, "" for other rules.
    """

    rule: str
    severity: Severity
    message: str
    record: Record
    term: str = ""
    waived: str | None = None
