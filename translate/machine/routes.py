"""Routes: the table of installed engines, the routes from one locale to another, and the choice among them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from translate.errors import ConfigError, EngineError, LocaleError
from translate.machine import receipt, store
from translate.machine.engine import AUTO, ON_CARD, Engine, Hop, Provider, ReadsFolders, Route
from translate.machine.masking_engine import MaskingEngine
from translate.machine.repertoire import HasRepertoire
from translate.model import Device, UsedModel
from translate.project import NO_SETTINGS, EngineSettings, engine_settings
from translate.text import locales

_NAMED = 40  # pairs that a message lists; of more it lists the languages
_WEIGHTS = {".bin", ".model", ".spm"}


def providers(settings: EngineSettings = NO_SETTINGS) -> dict[str, Provider]:
    """The engines installed, by name, with their settings; one that cannot be imported (an extra not installed) is left
    out. Raises ConfigError for settings that an engine does not know."""
    table: dict[str, Provider] = {}
    for entry in _installed():
        try:
            table[entry.name] = entry.load()
        except ImportError:
            continue
    for name in settings.keys() & table.keys():
        try:
            table[name] = engine_settings.configured(table[name], name, settings[name])
        except ConfigError as error:
            raise ConfigError(f"engines.{error.where}", error.what, error.remedy) from error
    return table


@cache
def _installed() -> tuple[EntryPoint, ...]:
    """The entry points of engines; looking for them reads a file of every package that is installed."""
    return tuple(entry_points(group=engine_settings.GROUP))


def choose(name: str, source: str, target: str, settings: EngineSettings = NO_SETTINGS) -> Route:
    """The best of the `candidates`, used where nothing else is pinned. Raises what `candidates` raises."""
    return candidates(name, source, target, settings)[0]


def candidates(name: str, source: str, target: str, settings: EngineSettings = NO_SETTINGS) -> tuple[Route, ...]:
    """The routes of the engine `name` for a pair of locales, best first; "auto" means all engines that may be chosen
    automatically, and a name with a slash the folder of an Argos package, installed or not. `settings`: of engines.

    Order: nearest locale first, then full models before the small built-in one, direct routes before pivots, and pivots
    through English before others. Raises ConfigError for an unknown engine or setting, LocaleError for a pair without a
    route.
    """
    table = _named(name, settings)
    if locales.same_language(source, target):
        raise LocaleError(
            f"{source} to {target}",
            "that is the same language",
            "give another --to, or say with --from what the text is in",
        )
    found = _direct(table, source, target)
    if all(route.small for route in found):
        found += pivots(name, source, target, settings)
    if not found:
        raise _no_route(name, source, target, table)
    order = list(table)
    return tuple(
        sorted(  # stable: equal routes keep the order of their provider
            found,
            key=lambda route: (
                locales.distance(source, route.source) + locales.distance(target, route.target),
                route.small,
                len(route.hops),
                len(route.hops) > 1 and locales.primary(route.hops[0].target) != "en",
                order.index(route.engine.partition("+")[0]),
            ),
        )
    )


def _direct(table: dict[str, Provider], source: str | None, target: str) -> list[Route]:
    """The direct routes of engines, each with its provider."""
    return [
        replace(route, provider=provider) for provider in table.values() for route in provider.routes(source, target)
    ]


def pivots(name: str, source: str, target: str, settings: EngineSettings = NO_SETTINGS) -> Iterable[Route]:
    """The routes in two hops, each by any of the engines. Raises ConfigError for an unknown engine or setting."""
    table = _named(name, settings)
    for last in _direct(table, None, target):
        if locales.same_language(source, last.source):
            continue
        for first in _direct(table, source, last.source):
            engines = "+".join(dict.fromkeys((first.engine, last.engine)))
            notes = "; ".join(filter(None, dict.fromkeys((first.note, last.note))))
            yield Route(
                engines,
                (*first.hops, *last.hops),
                first.small or last.small,
                first.guarded and last.guarded,
                notes,
                legs=(first, last),
            )


def on_device(route: Route, device: Device) -> Route:
    """The route on a device; "auto" means a graphics card where there is one that it can use, else the processor.

    Each leg of a pivot runs on the card if it can. Raises ConfigError for "cuda" where no leg can.
    """
    if device == Device.CPU:
        return route
    legs = tuple(_on_card(leg) for leg in route.legs or (route,))
    found = "cuda" if any(leg.device == "cuda" for leg in legs) else "cpu"
    if device == Device.CUDA and found != "cuda":
        raise ConfigError(
            "--device cuda",
            f"engine {route.engine} finds no graphics card that it can use here",
            "give --device cpu or auto; CUDA needs an NVIDIA card with its driver, and an Argos package",
        )
    return replace(route, device=found, legs=legs if route.legs else ())


def _on_card(route: Route) -> Route:
    provider = route.provider or providers().get(route.engine)
    return replace(route, device="cuda") if provider and "cuda" in provider.devices() else route


def source_locales(name: str, targets: Sequence[str], settings: EngineSettings = NO_SETTINGS) -> tuple[str, ...]:
    """The locales with a route to one of the targets, in one hop or two: the candidates for language identification."""
    table = _named(name, settings).values()
    found = {route.source for target in targets for provider in table for route in provider.routes(None, target)}
    found |= {route.source for middle in found for provider in table for route in provider.routes(None, middle)}
    return tuple(sorted(source for source in found if any(not locales.same_language(source, t) for t in targets)))


def pairs(name: str, settings: EngineSettings = NO_SETTINGS) -> frozenset[tuple[str, str]]:
    """The pairs of locales that an engine has models for, and those that two of them make together; none for an engine
    that takes any pair. Raises ConfigError for an unknown engine or setting."""
    direct: dict[str, set[str]] = {}
    for provider in _named(name, settings).values():
        for source, target in provider.pairs():
            direct.setdefault(source, set()).add(target)
    reached = {source: targets.union(*(direct.get(one, ()) for one in targets)) for source, targets in direct.items()}
    return frozenset(
        (source, target)
        for source, targets in reached.items()
        for target in targets
        if target in direct[source] or not locales.same_language(source, target)
    )


def signature(route: Route) -> str:
    """What determines a route's translations, in one line: engine, models, and hashes of their files; the same on every
    machine. The device is named where it is not the processor, as output may differ there. Raises EngineError."""
    models = " + ".join(f"{hop.model}@{fingerprint(hop)[:12]}{_settings(hop)}" for hop in route.hops)
    return f"{route.engine} {models}" + (ON_CARD if route.device == "cuda" else "")


def _settings(hop: Hop) -> str:
    """What else than its files determines the translations of a model that has files."""
    return f" ({hop.identity})" if hop.path and hop.identity else ""


def used(route: Route, source: str, target: str) -> tuple[UsedModel, ...]:
    """The models of a route that serves a pair of locales. Raises EngineError."""
    return tuple(
        UsedModel(source, target, leg.engine, hop.model, fingerprint(hop), leg.device, hop.server)
        for leg in route.legs or (route,)
        for hop in leg.hops
    )


def fingerprint(hop: Hop) -> str:
    """SHA-256 in hex over names and contents of the files that determine a model's output; of a hop without files over
    its identity, "1" where it has none.

    Raises EngineError when they cannot be read.
    """
    if hop.identity and not hop.path:
        return hashlib.sha256(hop.identity.encode()).hexdigest()
    return _fingerprint(hop.path)


@lru_cache(maxsize=64)
def _fingerprint(folder: Path | None) -> str:
    if folder is None:
        return "1"
    digest = hashlib.sha256()
    try:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and _determines(folder, path)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    except OSError as error:
        raise EngineError(folder, f"cannot read the model ({error.strerror})", "check its permissions") from error
    return digest.hexdigest()


def _determines(folder: Path, path: Path) -> bool:
    """Does a file determine the output of the model in a folder? Of converted models most files do."""
    if path.suffix in _WEIGHTS or path.relative_to(folder).parent.name == "model":
        return True
    is_piece = path.suffix in (".json", ".txt") and path.name != receipt.NAME
    return is_piece and path.parent == folder and (folder / "model.bin").is_file()


def decoys(route: Route) -> Path | None:
    """The file of the decoys for the model of a direct route: those that were measured here, else those in its folder;
    None where there are none. Raises EngineError."""
    if len(route.hops) != 1:
        return None
    hop = route.hops[0]
    places = [store.decoys(hop.model, fingerprint(hop), hop.target)]
    places += [hop.path / "decoys.json"] if hop.path else []
    return next((path for path in places if path.is_file()), None)


def load(route: Route, threads: int) -> Engine:
    """Load the engine of a route. Raises EngineError."""
    if route.legs:
        from translate.machine.pivot import Pivot

        first, last = (load(leg, threads) for leg in route.legs)
        return Pivot(first, last)
    provider = route.provider or providers().get(route.engine)
    if provider is None:
        raise EngineError(route.engine, "engine is gone", "install it again")
    engine = provider.load(route, threads)
    if not isinstance(engine, HasRepertoire):
        return engine
    return MaskingEngine(engine, engine.says, route.source, route.target)


def _named(name: str, settings: EngineSettings) -> dict[str, Provider]:
    table = providers(settings)
    if name == AUTO:
        return {key: table[key] for key in sorted(table) if table[key].automatic}
    if os.sep in name or (name not in table and Path(name).is_dir()):
        return _package(Path(name), settings)
    if name not in table:
        raise ConfigError(f"--engine {name}", "no such engine", f"available: {', '.join([AUTO, *sorted(table)])}")
    return {name: table[name]}


def _package(folder: Path, settings: EngineSettings) -> dict[str, Provider]:
    """A table with only the model in a folder, whatever engine reads it. Raises ConfigError when none does, ModelError
    or LocaleError for a model that cannot be used."""
    for provider in providers(settings).values():
        if isinstance(provider, ReadsFolders):
            one = provider.at(folder)
            if any(True for _ in one.pairs()):
                return {one.name: one}
    what = "neither an Argos package (metadata.json, sentencepiece.model, model/model.bin) nor a converted model"
    raise ConfigError(
        f"--engine {folder}", f"{what} (model.bin with its tokenizer)", "name the folder of one, or an engine"
    )


def _no_route(name: str, source: str, target: str, table: dict[str, Provider]) -> LocaleError:
    pairs = sorted({pair for provider in table.values() for pair in provider.pairs()})
    have = ", ".join(f"{a} to {b}" for a, b in pairs[:_NAMED]) or "none"
    if len(pairs) > _NAMED:
        have = f"{len(pairs)} pairs of {', '.join(sorted({tag for pair in pairs for tag in pair}))}"
    pair = f"{locales.primary(source)} {locales.primary(target)}"
    extra = " (Portuguese: pip install 'translate-articles[pt]')" if "pt" in pair.split() else ""
    return LocaleError(
        f"{source} to {target}",
        f"no model for {locales.display(source)} to {locales.display(target)} with --engine {name}; available: {have}",
        f"install one, with the network on: translate models install {pair}{extra}",
    )
