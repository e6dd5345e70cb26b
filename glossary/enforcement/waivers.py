"""Reads waivers of rules from comments of PO entries and from the column `waive` of termbases.

The comment `waive: term-missing` waives a rule for its entry, `waive: term-missing|term-form` two rules, `waive: *` all
rules, and `waive: term-missing Yerevan` a rule for one term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossary.model import Term

ALL_RULES = "*"
_COLUMN = "waive"
_COMMENT = re.compile(r"waive:\s*(?P<rules>\S+)(?:\s+(?P<term>.*))?")
_BETWEEN = re.compile(r"[\s|,;]+")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule (`*`: all) that a person has waived. `term`: the source or target of the only term it is waived for, ""
    for all terms; `reason`: "" if none is given."""

    rule: str
    term: str = ""
    reason: str = ""

    def covers(self, rule: str, about: Term | None) -> bool:
        """True if a finding of a rule is waived; `about`: the term of the finding, if it has one."""
        if self.rule not in (ALL_RULES, rule):
            return False
        names = {name.casefold() for name in (*about.sources, about.target)} if about else set()
        return not self.term or self.term.casefold() in names


def comment_waivers(comment: str) -> tuple[Waiver, ...]:
    """The waivers in a translator comment, for its entry; () if it is another comment."""
    said = _COMMENT.fullmatch(comment.strip())
    if said is None:
        return ()
    return tuple(Waiver(rule, (said["term"] or "").strip()) for rule in _rules(said["rules"]))


def term_waivers(term: Term) -> tuple[Waiver, ...]:
    """The waivers in the column `waive` of a row, for its term."""
    cell = next((text for name, text in term.extra.items() if name.casefold() == _COLUMN), "")
    return tuple(Waiver(rule) for rule in _rules(cell))


def _rules(text: str) -> list[str]:
    return [rule for rule in _BETWEEN.split(text) if rule]
