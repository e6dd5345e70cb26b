"""Examines a translation as the quality gate does, and finds the terms and names in both texts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from glossary import Occurrence, Term, load
from translate.catalog import Entry
from translate.checks import CheckedEntry, Glossary, check_entry
from translate.errors import Error
from translate.model import LocalePair
from translate.project import Options, layout
from translate.report.page import view
from translate.terms import name_sheet, termbases
from translate.text.markup import Markup

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to see in a translation: its findings, and the terms of the glossary and the names in it, with
    their places in both texts as they are written."""

    findings: tuple[view.Remark, ...]
    terms: tuple[Occurrence, ...]
    names: tuple[Occurrence, ...]


class Examiner:
    """Examines translations of one pair of locales by the rules of the gate, the glossary and the sheet of names. Both
    are read when they are first needed."""

    def __init__(self, options: Options, pair: LocalePair) -> None:
        self._options, self.pair = options, pair

    def examined(self, entry: Entry, article: str, markup: Markup) -> Examined:
        """Examine the translation of an entry of an article."""
        locales, gate = (self.pair.source, self.pair.target), self._options.check
        found = check_entry(entry, article, locales, markup, self._glossary, gate)
        named = check_entry(entry, article, locales, markup, self._names, gate)
        findings = (view.Remark(one.rule, one.severity, one.message) for one in found.findings)
        return Examined(tuple(findings), tuple(_placed(found)), tuple(_placed(named)))

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary.of(self.listed, self.pair.source, self.pair.target)

    @cached_property
    def _names(self) -> Glossary:
        """The rows of names.csv, those that nobody has corrected as well, without what the glossary has."""
        path = layout.translated(Path(self._options.out), self.pair.target) / name_sheet.NAME
        known = {term.source for term in self.listed}
        rows: Sequence[Term] = ()
        try:
            rows = load(path, to=self.pair.target, source=self.pair.source)[0].terms if path.is_file() else ()
        except Error as error:
            _log.warning("%s", error)
        return Glossary.of((row for row in rows if row.source not in known), self.pair.source, self.pair.target)

    @cached_property
    def listed(self) -> tuple[Term, ...]:
        """The terms of the glossary."""
        try:
            return tuple(termbases.read(self._options.glossary, self.pair.source, self.pair.target, _log.warning).terms)
        except Error as error:
            _log.warning("%s", error)
            return ()


def _placed(found: CheckedEntry) -> Iterator[Occurrence]:
    """The terms of a checked entry at their places in the texts as they are written."""
    source, target = (text.offsets.inverse().forward for text in found.record.coded)
    return (one.moved(source, target) for one in found.terms.occurrences)
