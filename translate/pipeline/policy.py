"""The policy that chooses which text an article shows for a paragraph, the same in runs, builds and catalogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from glossary import Severity
from translate import catalog
from translate.catalog import Kept
from translate.model import OnStale, Origin, State, Unit, UnitFinding


@dataclass(frozen=True, slots=True)
class Policy:
    """Which text is shown for the paragraphs of an article. `on_stale`: for stale paragraphs. `owned`: reserved for
    human translators, no machine text. `only_reviewed`: only what a person has approved, else the source.
    `without_words`: how a text without words is written in the target locale."""

    on_stale: OnStale = OnStale.KEEP
    owned: bool = False
    only_reviewed: bool = False
    without_words: Callable[[str], str] = str

    def choose(self, source: str, kept: Kept | None, machine: Unit | None) -> Unit:
        """The unit shown for a paragraph: a person's translation unchanged, the machine's, or the source.

        `kept`: the translation by a person, if any. `machine`: the machine's unit, None if there is none; it is ignored
        where the policy does not ask for it. A unit without a target shows the source.
        """
        asked, translatable = self.asks(kept), catalog.is_translatable(source)
        if kept and (self._keeps(kept) or (asked and not translatable)):
            unit = Unit(source, kept.target, State.TRANSLATED if kept.approved else State.FUZZY, Origin.PERSON)
        elif not translatable:
            unit = Unit(source, self.without_words(source), State.TRANSLATED)
        else:
            unit = machine if machine and asked else Unit(source)
        return _outdated(unit, kept) if kept and kept.previous else unit

    def asks(self, kept: Kept | None) -> bool:
        """True if the machine's translation is needed."""
        if self.owned or self.only_reviewed:
            return False
        return kept is None or (not self._keeps(kept) and self.on_stale is OnStale.MACHINE)

    def _keeps(self, kept: Kept) -> bool:
        """True if the person's translation is shown: always, unless its source has changed. Sentences that only moved
        to other paragraphs do not count as changed, and for reserved articles there is no machine text to show."""
        if self.only_reviewed:
            return kept.approved
        if not kept.previous or kept.recut:
            return True
        return self.on_stale is OnStale.KEEP or (self.owned and self.on_stale is OnStale.MACHINE)


def _outdated(unit: Unit, kept: Kept) -> Unit:
    """A unit of a stale paragraph, with a finding that says so."""
    shown = {Origin.PERSON: "the old wording", Origin.MACHINE: "the machine's translation", Origin.NONE: "the source"}
    text = shown[unit.origin if unit.target else Origin.NONE]
    what = "the paragraphs were cut otherwise" if kept.recut else "the source has changed"
    what = "the text stands elsewhere" if kept.previous == unit.source else what
    finding = UnitFinding("stale", Severity.WARNING, f"{what} since a person worded this; {text} stands until review")
    return replace(unit, previous=kept.previous, findings=(finding, *unit.findings))
