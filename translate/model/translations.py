"""Translations of articles, and their state of review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from glossary import Occurrence, Severity, Status
from translate.model.documents import Article
from translate.model.findings import UNRESOLVED, UnitFinding


class State(StrEnum):
    """How far a unit is translated and reviewed; in PO an empty, a fuzzy, and a non-fuzzy entry."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"


class Origin(StrEnum):
    """Who wrote the target of a unit."""

    NONE = "none"
    MACHINE = "machine"
    PERSON = "person"


class Standing(StrEnum):
    """The review status of a paragraph. APPROVED: by a person; EDITED: by a person, not yet approved; STALE: made by a
    person for a source that has changed since; MACHINE: machine output; UNTRANSLATED; NOTHING: it has no words."""

    APPROVED = "approved"
    EDITED = "edited"
    STALE = "stale"
    MACHINE = "machine"
    UNTRANSLATED = "untranslated"
    NOTHING = "nothing"

    @property
    def is_persons(self) -> bool:
        """True if there is a translation that a person approved or edited."""
        return self in (Standing.APPROVED, Standing.EDITED, Standing.STALE)


@dataclass(frozen=True, slots=True)
class Unit:
    """The text of a paragraph (`source`, hard wraps undone, line breaks as \\n) and its translation (`target`).

    `occurrences`: the terms in it, with character offsets in `source` and `target`. `findings`: what else a person
    should look at. `previous`: the source that a person's translation in the catalog was made for, "" if it has not
    changed since; `target` is then chosen by OnStale and may be another text. `made_by`: what made a machine's text, ""
    for the engine of the run alone. `offers`: close matches of a translation memory, for the reviewer. `segments`:
    source and target of the segments that a machine translated one by one, without the white space between them; () for
    other translations, whose sentences `translate.text.aligned` gives.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    origin: Origin = Origin.NONE
    occurrences: tuple[Occurrence, ...] = ()
    findings: tuple[UnitFinding, ...] = field(default=())
    previous: str = ""
    made_by: str = ""
    offers: tuple[str, ...] = ()
    segments: tuple[tuple[str, str], ...] = ()

    @property
    def reported(self) -> tuple[UnitFinding, ...]:
        """All that a person should look at: the findings, and one for each unresolved term."""
        return (*self.findings, *_unresolved(self.occurrences))

    @property
    def standing(self) -> Standing:
        """The review status; STALE whatever the article shows."""
        if self.previous:
            return Standing.STALE
        if self.state is State.UNTRANSLATED:
            return Standing.UNTRANSLATED
        if self.origin is Origin.PERSON:
            return Standing.APPROVED if self.state is State.TRANSLATED else Standing.EDITED
        return Standing.MACHINE if self.origin is Origin.MACHINE else Standing.NOTHING


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in one target locale: one unit per paragraph, in order. `signature`: what made the machine's units;
    `remarks`: what a person should look at in the article as a whole. Raises ValueError for another number of units
    than paragraphs."""

    article: Article
    locale: str
    units: tuple[Unit, ...]
    signature: str
    remarks: tuple[UnitFinding, ...] = ()

    def __post_init__(self) -> None:
        if len(self.units) != len(self.article.paragraphs):  # a paragraph is never dropped, padded or shifted
            raise ValueError(
                f"{self.article.name}: {len(self.units)} units for {len(self.article.paragraphs)} paragraphs"
            )

    @property
    def findings(self) -> Iterator[UnitFinding]:
        """All that a person should look at in the article, each finding with its article and paragraph."""
        yield from (replace(found, article=self.article.name) for found in self.remarks)
        for number, unit in enumerate(self.units, 1):
            yield from (replace(found, article=self.article.name, paragraph=number) for found in unit.reported)


def _unresolved(occurrences: tuple[Occurrence, ...]) -> Iterator[UnitFinding]:
    for occurrence in occurrences:
        if occurrence.status is Status.UNRESOLVED:
            term, name = UNRESOLVED
            match = occurrence.match
            message = f"{match.surface} is not rendered as {match.term.target} ({occurrence.how})"
            yield UnitFinding(*((name, Severity.INFO) if match.term.inference else (term, Severity.WARNING)), message)
