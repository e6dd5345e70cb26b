"""Engines compared on a test set: how good each is, how fast, and how much memory it takes."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from translate import machine
from translate.errors import EngineError, LocaleError
from translate.evaluation import measured_run, scoring
from translate.evaluation.measured_run import Measured
from translate.evaluation.scoring import TermSuccess
from translate.exchange import ReferenceDocument
from translate.machine import Route
from translate.model import LocalePair
from translate.project import EngineSettings, Options

_log = logging.getLogger(__name__)
_TEXT_COLUMNS = ("chrF", "BLEU", "terms", "left", "CPU s/100", "s/100", "memory", "engine", "model")


@dataclass(frozen=True, slots=True)
class Rival:
    """A route to compare, and the engine or folder by which a run is told to take it. `default`: a run takes it where
    nothing else is said."""

    route: Route
    engine: str
    default: bool = False

    @property
    def model(self) -> str:
        """Its models in words."""
        return " + ".join(hop.model for hop in self.route.hops)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a rival makes of a test set: its scores and costs, or why there is nothing (`trouble`)."""

    rival: Rival
    lines: int
    measured: Measured | None = None
    scores: Mapping[str, float] = field(default_factory=dict)
    terms: TermSuccess | None = None
    trouble: str = ""


def rivals(
    pair: LocalePair, named: Sequence[str], settings: EngineSettings, note: Callable[[str], None] = _log.warning
) -> list[Rival]:
    """The routes of all engines that are installed for a pair of locales and translate, and those named besides: of
    engines with models, that `auto` may choose, or that have settings; `note` is told of one whose server does not
    answer. Where none is direct, the best pivot. Raises ConfigError, LocaleError or ModelError for a named engine that
    has no route."""
    default = _default(pair, settings)
    found = [Rival(route, _name(route), route == default) for route in _direct(pair, settings, note)]
    if not found and default:
        found = [Rival(default, machine.AUTO, True)]
    routes = [(name, machine.choose(name, pair.source, pair.target, settings)) for name in named]
    found += [Rival(route, os.path.abspath(name) if Path(name).is_dir() else name) for name, route in routes]
    return list({one.engine: one for one in reversed(found)}.values())[::-1]


def _direct(pair: LocalePair, settings: EngineSettings, note: Callable[[str], None]) -> Iterator[Route]:
    for name, provider in machine.providers(settings).items():
        if provider.automatic or name in settings or isinstance(provider, machine.ListsModels):
            try:
                found = [route for route in provider.routes(pair.source, pair.target) if route.guarded]
            except EngineError as error:
                note(f"{name}: left out: {error}")
                continue
            yield from (replace(route, provider=provider) for route in found)


def _default(pair: LocalePair, settings: EngineSettings) -> Route | None:
    try:
        return machine.choose(machine.AUTO, pair.source, pair.target, settings)
    except LocaleError:
        return None


def _name(route: Route) -> str:
    """What a run is told to take a route: the folder of its model, where its engine reads folders."""
    path = route.hops[0].path
    return str(path) if path and isinstance(route.provider, machine.ReadsFolders) else route.engine


def compared(documents: Sequence[ReferenceDocument], rival: Rival, options: Options) -> Compared:
    """The documents translated as `run` would with one rival, in a process of its own, and scored."""
    lines = sum(bool(line.strip()) for document in documents for line in document.source)
    options = replace(options, engine=rival.engine)
    try:
        measured = _measured(documents, options)
    except EngineError as error:
        return Compared(rival, lines, trouble=str(error))
    ours = scoring.counted(documents, measured.output.lines)
    theirs = scoring.counted(documents, [one.reference for one in documents])
    scores = scoring.quick_scores(ours, theirs, options.to[0])
    terms = scoring.terms_standing(documents, {"translation": measured.output.lines}, options).get("translation")
    return Compared(rival, lines, measured, scores, terms)


def _measured(documents: Sequence[ReferenceDocument], options: Options) -> Measured:
    """Raises EngineError."""
    path = os.pathsep.join([os.fspath(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-P", "-m", measured_run.__name__],
        input=measured_run.order(documents, options),
        capture_output=True,
        env=os.environ | {"PYTHONPATH": path.rstrip(os.pathsep)},
    )
    try:
        found = measured_run.answer(done.stdout)
    except (ValueError, KeyError, TypeError) as error:
        said = (done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise EngineError(options.engine, f"the process that translates has ended ({said})", "try it alone") from error
    if isinstance(found, str):
        raise EngineError(options.engine, found, "try it alone: translate eval")
    return found


def as_rows(found: Sequence[Compared]) -> list[tuple[str, ...]]:
    """A table for a terminal, its heads first, the best chrF next, what could not be measured last."""
    order = sorted(found, key=lambda one: -one.scores.get("chrf", -1.0))
    has_terms = any(one.terms for one in found)
    rows = [_TEXT_COLUMNS, *map(_row, order)]
    keep = [n for n, head in enumerate(_TEXT_COLUMNS) if head != "terms" or has_terms]
    return [tuple(row[n] for n in keep) for row in rows]


def _row(one: Compared) -> tuple[str, ...]:
    name = f"{one.rival.route.engine}{' (used by a run)' if one.rival.default else ''}"
    if one.measured is None:
        return ("-",) * 7 + (name, one.rival.model)
    return (
        f"{one.scores['chrf']:.1f}",
        f"{one.scores['bleu']:.1f}",
        f"{one.terms.standing}/{one.terms.found}" if one.terms else "",
        str(sum(one.measured.output.untranslated)),
        f"{100 * one.measured.cpu / one.lines:.1f}",
        f"{100 * one.measured.wall / one.lines:.1f}",
        f"{one.measured.memory / 1e6:.0f} MB",
        name,
        one.rival.model,
    )


def record(one: Compared) -> dict[str, Any]:
    """What was found of a rival, for JSON: seconds for 100 lines, memory in bytes."""
    found: dict[str, Any] = {
        "engine": one.rival.route.engine,
        "model": one.rival.model,
        "name": one.rival.engine,
        "default": one.rival.default,
        "trouble": one.trouble,
    }
    if one.measured:
        found |= {name: round(score, 2) for name, score in one.scores.items()}
        found |= {"terms": asdict(one.terms)} if one.terms else {}
        found |= {
            "untranslated": sum(one.measured.output.untranslated),
            "cpu_seconds": round(100 * one.measured.cpu / one.lines, 2),
            "seconds": round(100 * one.measured.wall / one.lines, 2),
            "memory": one.measured.memory,
        }
    return found
