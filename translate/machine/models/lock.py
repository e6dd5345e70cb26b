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
from translate.project import files
from translate.text import locales

NAME = "translate.lock"
_SCHEMA = 1
_REMEDY = "translate models install fetches what is pinned; translate models lock pins what is here"


@dataclass(frozen=True, slots=True)
class Pin:
    """A model on a pinned route: its locales, and `sha256` over the files that decide what it says
    (`engines.fingerprint`; the first twelve digits are those in the stamps). `origin`: where it came from."""

    source: str
    target: str
    model: str
    sha256: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """The pins of a project, by source and target locale."""

    pairs: Mapping[tuple[str, str], tuple[Pin, ...]]

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins, each once."""
        return tuple(dict.fromkeys(pin for pins in self.pairs.values() for pin in pins))

    def of(self, source: str, target: str) -> tuple[Pin, ...]:
        """The pins for a pair, or else for the nearest pair of the same languages; () where there are none."""
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
        return Lock({(p["from"], p["to"]): tuple(Pin(**pin) for pin in p["models"]) for p in found["pairs"]})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(
            path, f"cannot be read ({error})", "mend it, or write it anew: translate models lock"
        ) from error


def save(lock: Lock, root: Path) -> bool:
    """Write the lock file, the same bytes for the same pins; True if it changed. Raises TranslateError."""
    pairs = [
        {"from": source, "to": target, "models": [asdict(pin) for pin in pins]}
        for (source, target), pins in sorted(lock.pairs.items())
    ]
    text = json.dumps({"schema": _SCHEMA, "pairs": pairs}, ensure_ascii=False, indent=1)
    return files.write(root / NAME, f"{text}\n".encode())


def pin(route: Route) -> tuple[Pin, ...]:
    """The pins of a route as it is on this machine."""
    return tuple(Pin(h.source, h.target, h.model, machine.fingerprint(h), _origin(h)) for h in route.hops)


def _origin(hop: Hop) -> str:
    found = receipt.read(hop.path) if hop.path else None
    return found.origin if found else ""


def plan(
    pairs: Iterable[tuple[str, str]], engine: str, device: Device, root: Path, locked: Locked
) -> tuple[dict[tuple[str, str], Route], list[str]]:
    """The route of each pair of locales, and what a person should know of the choice.

    What translate.lock pins is used where it is here. `locked`: "" to go on with what is here where it is not, "strict"
    to refuse that and a project without lock file, "ci" to refuse it but take a project without lock file as it is.
    Raises ConfigError and LocaleError.
    """
    found = load(root)
    if found is None and locked == Locked.STRICT:
        raise ConfigError("--locked", f"no {NAME} in {root}", "pin the models that are here: translate models lock")
    notes: list[str] = []
    routes = {}
    for source, target in dict.fromkeys(pairs):
        candidates = _candidates(found, engine, source, target)
        route, note = _choose(candidates, found, source, target) if found else (candidates[0], "")
        note = note if locked or (found and found.of(source, target)) else ""  # a new pair is nobody's mistake
        if found is None and locked and not _ships(route):
            notes.append(f"no {NAME}: any model would do for {source} to {target}; translate models lock pins this one")
        if note and locked:
            raise ConfigError(NAME, note, _REMEDY)
        notes += [f"{NAME}: {note}; {_REMEDY}"] if note else []
        routes[source, target] = machine.on_device(route, device)
    return routes, notes


def prefer(lock: Lock | None, engine: str, source: str, target: str) -> Route:
    """The route that a run without --locked uses: what is pinned, else the best. Raises ConfigError and LocaleError."""
    candidates = _candidates(lock, engine, source, target)
    return _choose(candidates, lock, source, target)[0] if lock else candidates[0]


def _candidates(lock: Lock | None, engine: str, source: str, target: str) -> tuple[Route, ...]:
    """The candidates for a pair; where a pivot is pinned, pivots too, though something direct is here."""
    found = machine.candidates(engine, source, target)
    if lock and len(lock.of(source, target)) > 1:
        found += tuple(machine.pivots(engine, source, target))
    return found


def _choose(candidates: Sequence[Route], lock: Lock, source: str, target: str) -> tuple[Route, str]:
    """The candidate that is pinned, or the best one with what is wrong with it."""
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
    """Does it need nothing that is not in this program? The built-in model and engines without one."""
    return all(hop.path is None for hop in route.hops) or (route.small and not route.legs)


def with_pair(lock: Lock | None, source: str, target: str, pins: tuple[Pin, ...]) -> Lock:
    """A lock with one pair pinned anew."""
    return replace(lock, pairs={**lock.pairs, (source, target): pins}) if lock else Lock({(source, target): pins})


def problems(lock: Lock, engine: str = machine.AUTO) -> list[str]:
    """What is pinned and not here as it is pinned, a line a pair."""
    lines = []
    for (source, target), pins in sorted(lock.pairs.items()):
        try:
            _, note = _choose(_candidates(lock, engine, source, target), lock, source, target)
        except Error:
            note = f"{source} to {target} is pinned to {_shown(pins)}; no model is here"
        lines += [note] if note else []
    return lines
