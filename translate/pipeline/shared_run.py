"""What all pairs of locales of a run share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.fingerprints import Facts
from translate.machine import Cache
from translate.model import LocalePair
from translate.pipeline.progress import Progress
from translate.pipeline.tally import RunTally
from translate.pipeline.unchanged import Before
from translate.project import Options, Write
from translate.report import ReportWriter

if TYPE_CHECKING:
    from translate.pipeline.window import Spread


@dataclass(frozen=True, slots=True)
class Run:
    """What all pairs of locales of a run share: options, progress, cache, facts of earlier runs, the function that
    writes files, the names of all articles given, in this shard or not, the reports, the results, what does the
    windows (`spread`; None: this process, one after another), the target
    locales whose reports are written (`reported`), with what is there of each and the names of its articles, and the
    places of rows of termbases that could not be read for a pair (`unread`)."""

    options: Options
    progress: Progress
    cache: Cache
    facts: Facts
    write: Write
    names: frozenset[str]
    reports: ReportWriter
    tally: RunTally
    spread: Spread | None = None
    reported: dict[str, tuple[Before, list[str]]] = field(default_factory=dict)
    unread: dict[LocalePair, tuple[str, ...]] = field(default_factory=dict)
