"""Whose words an article shows of a paragraph: the one decision that runs and builds make, and that catalogs follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glossary import Severity
from translate import catalog
from translate.catalog import Kept
from translate.model import Finding, OnStale, Origin, State, Unit


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may word the paragraphs of an article. `on_stale`: what is shown where the source has changed since a person
    worded it. `owned`: only people, no machine. `only_reviewed`: nothing but what a person has approved."""

    on_stale: OnStale = OnStale.KEEP
    owned: bool = False
    only_reviewed: bool = False

    def choose(self, source: str, kept: Kept | None, machine: Unit | None) -> Unit:
        """What the article shows of a paragraph: a person's wording to the letter, the machine's, or the source.

        `kept`: what people have worded of it. `machine`: the machine's unit, None where there is none to be had; it is
        left aside where this policy does not ask for it. A unit with no target shows the source.
        """
        asked, translatable = self.asks(kept), catalog.is_translatable(source)
        if kept and (self._keeps(kept) or (asked and not translatable)):
            unit = Unit(source, kept.target, State.TRANSLATED if kept.approved else State.FUZZY, Origin.PERSON)
        elif not translatable:
            unit = Unit(source, source, State.TRANSLATED)
        else:
            unit = machine if machine and asked else Unit(source)
        return _outdated(unit, kept) if kept and kept.previous else unit

    def asks(self, kept: Kept | None) -> bool:
        """Is the machine's translation wanted?"""
        if self.owned or self.only_reviewed:
            return False
        return kept is None or (not self._keeps(kept) and self.on_stale is OnStale.MACHINE)

    def _keeps(self, kept: Kept) -> bool:
        """Is it the person's wording that is shown? Always, unless its source has changed; sentences that were only put
        into other paragraphs have not. Of what people own the machine has no version to show."""
        if self.only_reviewed:
            return kept.approved
        if not kept.previous or kept.recut:
            return True
        return self.on_stale is OnStale.KEEP or (self.owned and self.on_stale is OnStale.MACHINE)


def _outdated(unit: Unit, kept: Kept) -> Unit:
    """A unit of a paragraph whose source has changed since a person worded it, with a finding that says so."""
    shown = {Origin.PERSON: "the old wording", Origin.MACHINE: "the machine's translation", Origin.NONE: "the source"}
    stands = shown[unit.origin if unit.target else Origin.NONE]
    what = "the paragraphs were cut otherwise" if kept.recut else "the source has changed"
    finding = Finding("stale", Severity.WARNING, f"{what} since a person worded this; {stands} stands until review")
    return replace(unit, previous=kept.previous, findings=(finding, *unit.findings))
