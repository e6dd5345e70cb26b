"""What a run has noted in a catalog about a paragraph: findings, names and matches of translation memories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary import Severity
from translate.catalog import OFFER, OTHER, Entry
from translate.model import UNRESOLVED
from translate.pipeline import Reviewed
from translate.report.page import view
from translate.text.rules import RULES

_RULES = {rule.id for rule in RULES}
_WARNINGS = ("stale", *UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted in an entry. `remarks`: what people wrote about it; `others`: the comments that keep other wordings
    by people; `offers`: matches of translation memories, and former wordings; `names`: the names in it that no glossary
    lists; `findings`: what the last run found; `place`, `tags`: where the text stands, and what the tags in it stand
    for."""

    remarks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    findings: tuple[view.Remark, ...] = ()
    place: str = ""
    tags: str = ""


def noted(entry: Entry | None) -> Noted:
    """What is noted in an entry."""
    if entry is None:
        return Noted()
    remarks = entry.remarks
    return Noted(
        tuple(line for line in remarks if line.strip() and not line.startswith((OTHER, OFFER))),
        tuple(line for line in remarks if line.startswith(OTHER)),
        (*_told(entry.evidence, "memory: "), *_told(remarks, OFFER)),
        _told(entry.evidence, "name: "),
        tuple(_findings(entry)),
        " ".join(_told(entry.evidence, "place: ")),
        " ".join(_told(entry.evidence, "tags: ")),
    )


def _told(lines: Sequence[str], label: str) -> tuple[str, ...]:
    return tuple(line.removeprefix(label) for line in lines if line.startswith(label))


def _findings(entry: Entry) -> Iterator[view.Remark]:
    for line in entry.evidence:
        rule, mark, message = line.partition(": ")
        is_name = rule == "name" and message.endswith("]")
        if mark and rule in (*_WARNINGS, *_RULES) and not is_name:
            yield view.Remark(rule, Severity.WARNING if rule in _WARNINGS else Severity.INFO, message)
    for line in entry.unresolved:
        yield view.Remark(UNRESOLVED[0], Severity.WARNING, line.removeprefix("term: "))


def risk(paragraph: Reviewed, findings: Sequence[view.Remark]) -> view.Risk:
    """How much a paragraph needs review."""
    target = paragraph.entry.target if paragraph.entry else ""
    standing = paragraph.standing
    return view.ParagraphView(paragraph.number, paragraph.source, target, standing, (), tuple(findings)).risk
