"""The models on this machine, whatever program installed them, and which of them a run would use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from translate import machine
from translate.errors import Error
from translate.machine import receipt
from translate.machine.engine import Hop, ModelLocales, Route
from translate.machine.models.lock import Lock, prefer
from translate.machine.receipt import Receipt
from translate.machine.store import Store

BUILT_IN, OURS, FOUND = "built in", "installed", "found"  # found: installed and kept by another program


@dataclass(frozen=True, slots=True)
class Model:
    """A model on this machine. `hop`: that of its pair, or of one of its pairs; `sources`, `targets`: the locales that
    it translates from and into; `kept`: one of BUILT_IN, OURS, FOUND. `size`: bytes of its files. `licence`, `quality`:
    as published, "" where unknown. `default`: `--engine auto` uses it for its pair. `pinned`: it is in the lock
    file."""

    engine: str
    hop: Hop
    path: Path
    kept: str
    size: int
    licence: str
    quality: str
    default: bool
    pinned: bool
    receipt: Receipt | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def pair(self) -> str:
        """Its pair of locales, "en ru", or how many languages it reads and writes."""
        if len(self.sources) == len(self.targets) == 1:
            return f"{self.sources[0]} {self.targets[0]}"
        return f"{_counted(self.sources)} to {_counted(self.targets)}"

    def serves(self, source: str, target: str) -> bool:
        """True if it translates this pair of locales."""
        return source in self.sources and target in self.targets and source != target

    @property
    def name(self) -> str:
        """Its name in routes, catalogs and lock files."""
        return self.hop.model


def models(store: Store, lock: Lock | None) -> list[Model]:
    """The models on this machine by pair of locales, first the one that a run would use."""
    found = [_model(engine, model, store, lock) for engine, model in _found()]
    return sorted(found, key=lambda m: (m.hop.source, m.hop.target, not m.default, m.engine, m.name, str(m.path)))


def _found() -> Iterator[tuple[str, ModelLocales]]:
    """The models of each engine that have files."""
    for name, provider in machine.providers().items():
        if isinstance(provider, machine.ListsModels):
            yield from ((name, model) for model in provider.models())
            continue
        pairs = sorted(set(provider.pairs()))
        hops = dict.fromkeys(route.hops[0] for pair in pairs for route in provider.routes(*pair))
        yield from ((name, ModelLocales(hop, (hop.source,), (hop.target,))) for hop in hops if hop.path)


def _counted(tags: tuple[str, ...]) -> str:
    return tags[0] if len(tags) == 1 else f"{len(tags)} languages"


def _model(engine: str, model: ModelLocales, store: Store, lock: Lock | None) -> Model:
    hop, path = model.hop, model.hop.path or Path()
    ours = path.is_relative_to(store.root)
    installed = receipt.read(path) if ours else None
    licence, quality = (installed.licence, installed.quality) if installed else _said(path)
    best = _best(hop, lock)
    return Model(
        engine,
        hop,
        path,
        OURS if ours else BUILT_IN if hop.model.startswith("built-in-") else FOUND,
        sum(file.stat().st_size for file in path.rglob("*") if file.is_file()),
        licence,
        quality,
        best is not None and hop in best.hops,
        lock is not None and any(pin.model == hop.model for pin in lock.pins),
        installed,
        model.sources,
        model.targets,
    )


def _best(hop: Hop, lock: Lock | None) -> Route | None:
    with suppress(Error):
        return prefer(lock, machine.AUTO, hop.source, hop.target)
    return None


def _said(path: Path) -> tuple[str, str]:
    """Licence and quality as given in metadata.json, "" where not given."""
    with suppress(OSError, ValueError, AttributeError):
        metadata = json.loads((path / "metadata.json").read_text("utf-8"))
        return str(metadata.get("license") or ""), str(metadata.get("quality") or "")
    return "", ""


def troubles(model: Model) -> list[str]:
    """What is wrong with a model's files, one message each, [] if nothing is found. They are compared with the receipt;
    a model without one is only loaded."""
    if model.receipt:
        return receipt.differences(model.path, model.receipt)
    try:
        machine.load(Route(model.engine, (model.hop,)), 1)
    except Error as error:
        return [error.what]
    return []
