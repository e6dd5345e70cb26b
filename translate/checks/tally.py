"""The counts of a check per target locale, and their comparison with thresholds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary import Severity
from translate.checks.article_findings import Termed
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.rules import finding
from translate.model import State
from translate.project import Threshold


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts for one target locale. `words`: words of the sources. `terms`, `satisfied`: occurrences of glossary
    terms in translated entries, and how many of them are rendered as the glossary says."""

    locale: str
    articles: int
    entries: int
    reviewed: int
    fuzzy: int
    missing: int
    words: int
    terms: int
    satisfied: int
    errors: int
    warnings: int
    hints: int
    waived: int


def count(locale: str, records: Iterable[Record], findings: Iterable[EntryFinding], terms: Sequence[Termed]) -> Tally:
    """The tally of a locale."""
    mine = list(records)
    states = Counter(record.state for record in mine)
    kinds: Counter[str] = Counter("waived" if one.waived is not None else str(one.severity) for one in findings)
    return Tally(
        locale,
        len({record.article or record.file for record in mine}),
        len(mine),
        states[State.TRANSLATED],
        states[State.FUZZY],
        states[State.UNTRANSLATED],
        sum(len(record.source.split()) for record in mine),
        sum(one.terms for one in terms),
        sum(one.satisfied for one in terms),
        kinds["error"],
        kinds["warning"],
        kinds["info"],
        kinds["waived"],
    )


def shares(tally: Tally) -> Mapping[str, float]:
    """Per cent (0 to 100) of entries translated and approved, and of terms satisfied; 100 where there are none."""
    return {
        "translated": _share(tally.reviewed + tally.fuzzy, tally.entries),
        "approved": _share(tally.reviewed, tally.entries),
        "terms": _share(tally.satisfied, tally.terms),
    }


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def missed(tally: Tally, threshold: Threshold, record: Record) -> Iterator[EntryFinding]:
    """One finding per limit of a threshold that a tally misses; `record`: what the findings are about."""
    for name, share in shares(tally).items():
        wanted = getattr(threshold, name)
        if wanted is not None and share < wanted:
            # cut, not rounded: 79.99 % is not 80 %
            yield finding(
                "threshold", f"{record.locale}: {name}: {int(share * 10) / 10:g} %, wanted {wanted:g} %", record
            )
    counts = {"errors": tally.errors, "warnings": tally.warnings}
    for name, number in (counts | {"findings": tally.errors + tally.warnings}).items():
        allowed = getattr(threshold, name)
        if allowed is not None and number > allowed:
            yield finding("threshold", f"{record.locale}: {name}: {number}, at most {allowed:g} allowed", record)


def fails(findings: Iterable[EntryFinding], fail_on: str) -> bool:
    """True if a finding at or above `fail_on` (error, warning, none) is not waived."""
    if fail_on == "none":
        return False
    enough = {Severity.ERROR, Severity(fail_on)}
    return any(one.severity in enough for one in findings if one.waived is None)
