"""translate.lock: which models a project uses for each pair of locales, by name and SHA-256."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from translate import machine
from translate.errors import ConfigError, Error
from translate.machine import receipt
from translate.machine.engine import Hop, Route
from translate.model import Device, Locked
from translate.project import NO_SETTINGS, EngineSettings, files
from translate.text import locales

NAME = "translate.lock"
_SCHEMA = 1
_REMEDY = "translate models install fetches what is pinned; translate models lock pins what is here"


@dataclass(frozen=True, slots=True)
class Pin:
    """A model on a pinned route: its locales, its name, and `sha256`, the `machine.fingerprint` of its files, whose
    first twelve digits are in the catalogs. `origin`: where it came from."""

    source: str
    target: str
    model: str
    sha256: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """The pins of a project, by source and target locale, and those of the engines that are asked beside the first."""

    pairs: Mapping[tuple[str, str], tuple[Pin, ...]]
    others: tuple[Pin, ...] = ()

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The distinct pins of all pairs and other engines."""
        return tuple(dict.fromkeys([*(pin for pins in self.pairs.values() for pin in pins), *self.others]))

    def of(self, source: str, target: str) -> tuple[Pin, ...]:
        """The pins for a pair of locales, or else for the nearest pair of the same languages; () where there are
        none."""
        near = [
            (locales.distance(source, a) + locales.distance(target, b), pins)
            for (a, b), pins in sorted(self.pairs.items())
            if locales.same_language(source, a) and locales.same_language(target, b)
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else ()


def load(root: Path) -> Lock | None:
    """The lock file of the project in a folder; None where there is none. Raises ConfigError when it is damaged."""
    path = root / NAME
    try:
        found = json.loads(path.read_bytes())
        if found["schema"] != _SCHEMA:
            raise ConfigError(path, f"schema {found['schema']}, known is {_SCHEMA}", "update the program")
        pairs = {(p["from"], p["to"]): tuple(Pin(**pin) for pin in p["models"]) for p in found["pairs"]}
        return Lock(pairs, tuple(Pin(**pin) for pin in found.get("others", ())))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(
            path, f"cannot be read ({error})", "correct it, or write it again: translate models lock"
        ) from error


def save(lock: Lock, root: Path) -> bool:
    """Write the lock file, the same bytes for the same pins. Returns True if it changed. Raises TranslateError."""
    pairs = [
        {"from": source, "to": target, "models": [asdict(pin) for pin in pins]}
        for (source, target), pins in sorted(lock.pairs.items())
    ]
    others = {"others": list(map(asdict, lock.others))} if lock.others else {}
    text = json.dumps({"schema": _SCHEMA, "pairs": pairs} | others, ensure_ascii=False, indent=1)
    return files.write(root / NAME, f"{text}\n".encode())


def pin(route: Route) -> tuple[Pin, ...]:
    """The pins for the models of a route as they are on this machine. Raises EngineError."""
    return tuple(Pin(h.source, h.target, h.model, machine.fingerprint(h), _origin(h)) for h in route.hops)


def _origin(hop: Hop) -> str:
    found = receipt.read(hop.path) if hop.path else None
    return found.origin if found else ""


def plan(
    pairs: Iterable[tuple[str, str]],
    engine: str,
    device: Device,
    root: Path,
    locked: Locked,
    settings: EngineSettings = NO_SETTINGS,
) -> tuple[dict[tuple[str, str], Route], list[str]]:
    """The route for each pair of locales, and notes for the user about the choice.

    A pinned model is used if it is on this machine. `locked`: "" uses another model otherwise, "ci" refuses that,
    "strict" refuses it and a project without lock file, too. `root`: the folder of the project. `settings`: of engines.
    Raises ConfigError, LocaleError.
    """
    found = load(root)
    if found is None and locked == Locked.STRICT:
        raise ConfigError("--locked", f"no {NAME} in {root}", "pin the models that are here: translate models lock")
    notes: list[str] = []
    routes = {}
    for source, target in dict.fromkeys(pairs):
        candidates = _candidates(found, engine, source, target, settings)
        route, note = _choose(candidates, found, source, target) if found else (candidates[0], "")
        note = note if locked or (found and found.of(source, target)) else ""  # a pair not yet pinned is not a mistake
        if found is None and locked and not _ships(route):
            notes.append(f"no {NAME}: any model would do for {source} to {target}; translate models lock pins this one")
        if note and locked:
            raise ConfigError(NAME, note, _REMEDY)
        notes += [f"{NAME}: {note}; {_REMEDY}"] if note else []
        routes[source, target] = machine.on_device(route, device)
    return routes, notes


def reason(engine: str, source: str, target: str, root: Path, settings: EngineSettings = NO_SETTINGS) -> str:
    """The route that `plan` takes for a pair of locales without --locked, and why, in words. Raises ConfigError,
    LocaleError."""
    found = load(root)
    candidates = _candidates(found, engine, source, target, settings)
    route, note = _choose(candidates, found, source, target) if found else (candidates[0], "")
    is_pinned = found is not None and found.of(source, target) and not note
    return f"{route}: {f'{NAME} pins it' if is_pinned else machine.reason(route, candidates, source, target)}"


def refuse_unpinned(route: Route, root: Path) -> None:
    """Raise ConfigError for a route with a model that the lock file in a folder pins for no pair of locales, unless it
    ships with this program."""
    found = load(root)
    pins = {(pin.model, pin.sha256) for pin in found.pins} if found else set()
    for hop in () if _ships(route) else route.hops:
        if hop.path and (hop.model, machine.fingerprint(hop)) not in pins:
            what = f"{hop.model}@{machine.fingerprint(hop)[:12]} of the engine {route.engine} is not pinned"
            raise ConfigError(NAME, what, "pin it: translate models lock")


def prefer(lock: Lock | None, engine: str, source: str, target: str) -> Route:
    """The route of a run without --locked: the pinned one, else the best. Raises ConfigError, LocaleError."""
    candidates = _candidates(lock, engine, source, target)
    return _choose(candidates, lock, source, target)[0] if lock else candidates[0]


def _candidates(
    lock: Lock | None, engine: str, source: str, target: str, settings: EngineSettings = NO_SETTINGS
) -> tuple[Route, ...]:
    """The candidates for a pair; where a pivot is pinned, pivots are included even if there is a direct route."""
    found = machine.candidates(engine, source, target, settings)
    if lock and len(lock.of(source, target)) > 1:
        found += tuple(machine.pivots(engine, source, target, settings))
    return found


def _choose(candidates: Sequence[Route], lock: Lock, source: str, target: str) -> tuple[Route, str]:
    """The pinned candidate and "", or the best candidate and how it differs from the pins."""
    pins = lock.of(source, target)
    for route in candidates:
        if pins and [h.model for h in route.hops] == [p.model for p in pins] and _same(route, pins):
            return route, ""
    best = candidates[0]
    if all(hop.path is None for hop in best.hops):
        return best, ""  # engines without a model have nothing to pin
    here = " + ".join(f"{hop.model}@{machine.fingerprint(hop)[:12]}" for hop in best.hops)
    if pins:
        return best, f"{source} to {target} is pinned to {_shown(pins)}; here is {here}"
    return best, "" if _ships(best) else f"{source} to {target} is not pinned; here is {here}"


def _same(route: Route, pins: Sequence[Pin]) -> bool:
    return all(machine.fingerprint(hop) == pin.sha256 for hop, pin in zip(route.hops, pins, strict=True))


def _shown(pins: Iterable[Pin]) -> str:
    return " + ".join(f"{pin.model}@{pin.sha256[:12]}" for pin in pins)


def _ships(route: Route) -> bool:
    """True if a route needs only what ships with this program: the built-in model, or an engine without models."""
    return all(hop.path is None for hop in route.hops) or (route.small and not route.legs)


def with_others(lock: Lock, pins: Iterable[Pin]) -> Lock:
    """A lock with pins of other engines in place of those of the same models and locales."""
    known = {(pin.model, pin.source, pin.target): pin for pin in (*lock.others, *pins)}
    return replace(lock, others=tuple(known[key] for key in sorted(known)))


def with_pair(lock: Lock | None, source: str, target: str, pins: tuple[Pin, ...]) -> Lock:
    """A lock with the pins of one pair replaced."""
    return replace(lock, pairs={**lock.pairs, (source, target): pins}) if lock else Lock({(source, target): pins})


def problems(lock: Lock, engine: str = machine.AUTO) -> list[str]:
    """The pinned pairs whose models are missing or differ on this machine, one message per pair."""
    lines = []
    for (source, target), pins in sorted(lock.pairs.items()):
        try:
            _, note = _choose(_candidates(lock, engine, source, target), lock, source, target)
        except Error:
            note = f"{source} to {target} is pinned to {_shown(pins)}; no model is here"
        lines += [note] if note else []
    return lines
