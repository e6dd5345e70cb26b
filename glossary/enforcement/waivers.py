"""What people have waived: a rule, in a comment of an entry or in the column `waive` of a termbase's row.

The comment `waive: term-missing` waives a rule for its entry, `waive: term-missing|term-form` two, `waive: *` all of
them, `waive: term-missing Yerevan` one for one term.
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
    """A rule (`*`: all) that a person has waived; for one term only, by source or target, where `term` names it; and
    the reason, "" where none is given."""

    rule: str
    term: str = ""
    reason: str = ""

    def covers(self, rule: str, about: Term | None) -> bool:
        """Is a finding of a rule waived that is about a term (None: about none)?"""
        if self.rule not in (ALL_RULES, rule):
            return False
        names = {name.casefold() for name in (*about.sources, about.target)} if about else set()
        return not self.term or self.term.casefold() in names


def comment_waivers(comment: str) -> tuple[Waiver, ...]:
    """What a translator comment waives for its entry; nothing where it is another comment."""
    said = _COMMENT.fullmatch(comment.strip())
    if said is None:
        return ()
    return tuple(Waiver(rule, (said["term"] or "").strip()) for rule in _rules(said["rules"]))


def term_waivers(term: Term) -> tuple[Waiver, ...]:
    """What the column `waive` of a row waives for its term."""
    cell = next((text for name, text in term.extra.items() if name.casefold() == _COLUMN), "")
    return tuple(Waiver(rule) for rule in _rules(cell))


def _rules(text: str) -> list[str]:
    return [rule for rule in _BETWEEN.split(text) if rule]
