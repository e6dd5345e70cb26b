"""Decoys measured for an installed engine, and kept for it only where terms come out better with them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glossary import Termbase
from glossary.enforcement.decoys import Decoy, DecoyTable, measure
from translate import machine
from translate.errors import ConfigError
from translate.evaluation import decoy_candidates, trials
from translate.evaluation.trials import Trial
from translate.machine import Decoding, Request, Route, store
from translate.pipeline import Progress
from translate.project import Options, files, processors


@dataclass(frozen=True, slots=True)
class DecoyTrials:
    """Trials of terms `without` decoys and `with_decoys`. `kept`: how many of the `tried` candidates the engine
    renders reliably; `path`: where they are kept, None where they do not help."""

    without: tuple[Trial, ...]
    with_decoys: tuple[Trial, ...]
    kept: int
    tried: int
    path: Path | None

    @property
    def told(self) -> str:
        """What was found, in a line."""
        before, after = trials.passed(self.without), trials.passed(self.with_decoys)
        result = f"{self.kept} of {self.tried} decoys are rendered reliably; {before} trials pass without, {after} with"
        return f"{result}: kept in {self.path}" if self.path else f"{result}: none are kept"


def measured(planned: Sequence[Trial], base: Termbase, options: Options, progress: Progress) -> DecoyTrials:
    """Measure the decoys of the engine of `options` for the locales of a termbase, try its terms without and with them,
    and write their table where more trials pass. Raises ConfigError for a locale without candidates or a route of
    several models, and what `trials.tried` raises."""
    candidates = decoy_candidates.candidates(base.target_locale)
    if not candidates:
        raise ConfigError("--decoys", f"there is no list of candidates for {base.target_locale}", "leave it out")
    route = machine.choose(options.engine, base.source_locale, base.target_locale, options.engines)
    if len(route.hops) != 1:
        raise ConfigError("--decoys", f"{route} needs several models", "name an engine that translates directly")
    table = _table(route, candidates, progress)
    without = trials.tried(planned, base, replace(options, decoys=""), progress)
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "decoys.json")
        table.save(given)
        with_decoys = trials.tried(planned, base, replace(options, decoys=str(given)), progress)
        helps = trials.passed(with_decoys) > trials.passed(without)
        path = _kept(route, given) if helps else None
    return DecoyTrials(without, with_decoys, len(table.decoys), len(candidates), path)


def _table(route: Route, candidates: Sequence[Decoy], progress: Progress) -> DecoyTable:
    """The candidates that the engine of a route renders reliably. Raises EngineError."""
    engine = machine.load(route, processors())
    progress.start(f"decoys of {route.engine}", len(candidates), 0)

    def said(texts: Sequence[str]) -> list[str]:
        progress.advance(1, 0)
        return [found[0].text for found in engine.translate([Request(text) for text in texts], Decoding())]

    return measure(candidates, decoy_candidates.carriers, said, route.target, engine=route.hops[0].model)


def _kept(route: Route, table: Path) -> Path:
    """The path at which a table is kept for the model of a route. Raises EngineError, TranslateError."""
    hop = route.hops[0]
    path = store.decoys(hop.model, machine.fingerprint(hop), hop.target)
    files.write(path, table.read_bytes())
    return path
