"""Engines: what one must be able to do, the table of those installed, and the choice among their routes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from translate.errors import ConfigError, EngineError, LocaleError
from translate.model import Device, UsedModel
from translate.text import locales

GROUP = "translate.engines"
AUTO = "auto"
DECODER = 2  # raised when an engine of ours answers otherwise to the same request, so that no cache is asked for it
_WEIGHTS = {".bin", ".model", ".spm"}


@dataclass(frozen=True, slots=True)
class Attention:
    """Soft alignment of one translation, in hundredths, which is all that finding a word needs: byte
    t * len(source) + s of `hundredths` is the weight of target piece t on source piece s.

    Pieces are subwords with U+2581 for a space before them. What a model spends on the end of the sentence is left out,
    so rows sum to at most 1, and to next to nothing for pieces that stand for nothing.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    hundredths: bytes

    @property
    def weights(self) -> tuple[tuple[float, ...], ...]:
        """A row a target piece, a column a source piece, each from 0 to 1."""
        size = len(self.source)
        return tuple(
            tuple(n / 100 for n in self.hundredths[t * size : (t + 1) * size]) for t in range(len(self.target))
        )


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one text. `score`: the model's log-probability by its length in tokens ** .6, 0.0 where the
    engine gives none."""

    text: str
    score: float = 0.0
    attention: Attention | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A text to translate, one sentence or less."""

    text: str


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search. `beam`: width; `hypotheses`: how many to return, best first; `no_repeat_ngram`: tokens in a row
    that may not come twice (0: no rule); `alone`: each text by itself, so that neither its company in a batch nor the
    number of threads can change the answer. Engines that cannot search ignore what they cannot do."""

    beam: int = 4
    hypotheses: int = 1
    no_repeat_ngram: int = 0
    attention: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One model on a route: its locales, what it is called, and the folder of its files (None: it has none)."""

    source: str
    target: str
    model: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one locale to another through an engine, in one hop or through a pivot.

    `small`: a model that ships for want of a better one. `note`: what a person should know about it. `guarded`: its
    output is a translation, to be judged by the guard. `device`: where it runs, "cpu" or "cuda". `legs`: the two routes
    that a pivot is made of, of one engine or of two.
    """

    engine: str
    hops: tuple[Hop, ...]
    small: bool = False
    guarded: bool = True
    note: str = ""
    device: str = "cpu"
    legs: tuple[Route, ...] = ()

    @property
    def source(self) -> str:
        """Locale it translates from."""
        return self.hops[0].source

    @property
    def target(self) -> str:
        """Locale it translates to."""
        return self.hops[-1].target

    def __str__(self) -> str:
        through = [self.source, *(hop.target for hop in self.hops)]
        where = f" on {self.device}" if self.device != "cpu" else ""
        return f"{self.engine}: {' -> '.join(through)} ({' + '.join(hop.model for hop in self.hops)}){where}"


class Engine(Protocol):
    """A loaded route."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, in the order of the requests, best first. Raises EngineError."""
        ...


class Provider(Protocol):
    """An entry of the table: finds its routes without loading a model, and loads one."""

    name: str
    automatic: bool  # may `--engine auto` choose it?

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """Direct routes to a target locale, from a source locale or (None) from any. Pivots are made elsewhere."""
        ...

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The locale pairs it has models for, to be named in messages."""
        ...

    def devices(self) -> tuple[str, ...]:
        """Where it can run on this machine: "cpu", and "cuda" where there is a card that it can use."""
        ...

    def load(self, route: Route, threads: int) -> Engine:
        """The engine of one of its routes. Raises EngineError when its files are damaged."""
        ...


def providers() -> dict[str, Provider]:
    """The engines installed, by name; one that cannot be imported (an extra not installed) is left out."""
    table: dict[str, Provider] = {}
    for entry in entry_points(group=GROUP):
        try:
            table[entry.name] = entry.load()
        except ImportError:
            continue
    return table


def choose(name: str, source: str, target: str) -> Route:
    """The best of the `candidates`: what is used where nothing else is pinned. Raises what they raise."""
    return candidates(name, source, target)[0]


def candidates(name: str, source: str, target: str) -> tuple[Route, ...]:
    """The routes of the engine named, or with "auto" of all that may be chosen automatically, best first. A name with a
    slash is the folder of an Argos package, installed or not.

    Nearest locale first, then full models before the small one that ships, then direct routes before pivots, of pivots
    those through English first. Raises ConfigError for an unknown engine, LocaleError for a pair without a route.
    """
    table = _named(name)
    if locales.same_language(source, target):
        raise LocaleError(
            f"{source} to {target}",
            "that is the same language",
            "give another --to, or say with --from what the text is in",
        )
    found = [route for provider in table.values() for route in provider.routes(source, target)]
    if all(route.small for route in found):
        found += pivots(name, source, target)
    if not found:
        raise _no_route(name, source, target, table)
    order = list(table)
    return tuple(
        sorted(  # among equals as the provider has them
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


def pivots(name: str, source: str, target: str) -> Iterable[Route]:
    """Routes in two hops, each of any engine. Raises ConfigError for an unknown engine."""
    table = _named(name)
    for last in [route for provider in table.values() for route in provider.routes(None, target)]:
        if locales.same_language(source, last.source):
            continue
        for first in [route for provider in table.values() for route in provider.routes(source, last.source)]:
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
    """The route on a device: "cpu", "cuda", or with "auto" on a graphics card where there is one that it can use.

    Of a pivot, those legs run on the card that can. Raises ConfigError for "cuda" where no leg can.
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
    provider = providers().get(route.engine)
    return replace(route, device="cuda") if provider and "cuda" in provider.devices() else route


def source_locales(name: str, targets: Sequence[str]) -> tuple[str, ...]:
    """The locales that have a route to one of the targets, in one hop or two: the candidates for detection."""
    table = _named(name).values()
    found = {route.source for target in targets for provider in table for route in provider.routes(None, target)}
    found |= {route.source for middle in found for provider in table for route in provider.routes(None, middle)}
    return tuple(sorted(source for source in found if any(not locales.same_language(source, t) for t in targets)))


def signature(route: Route) -> str:
    """What makes a route's translations: engine, models, and hashes of their files; the same on every machine.

    The device is in it where it is not the processor: the same model may say other things there.
    """
    models = " + ".join(f"{hop.model}@{fingerprint(hop)[:12]}" for hop in route.hops)
    return f"{route.engine} {models}" + (f"; device {route.device}" if route.device != "cpu" else "")


def used(route: Route, source: str, target: str) -> tuple[UsedModel, ...]:
    """The models of a route that serves a pair of locales. Raises EngineError."""
    return tuple(
        UsedModel(source, target, leg.engine, hop.model, fingerprint(hop), leg.device)
        for leg in route.legs or (route,)
        for hop in leg.hops
    )


def fingerprint(hop: Hop) -> str:
    """SHA-256 in hex over names and contents of the files that decide what a model says, "1" where there are none.

    Raises EngineError when they cannot be read.
    """
    return _fingerprint(hop.path)


@lru_cache(maxsize=64)
def _fingerprint(folder: Path | None) -> str:
    if folder is None:
        return "1"
    digest = hashlib.sha256()
    try:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _WEIGHTS or p.parent.name == "model"):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    except OSError as error:
        raise EngineError(folder, f"cannot read the model ({error.strerror})", "check its permissions") from error
    return digest.hexdigest()


def load(route: Route, threads: int) -> Engine:
    """Load the engine of a route. Raises EngineError."""
    if route.legs:
        from translate.machine.pivot import Pivot

        first, last = (load(leg, threads) for leg in route.legs)
        return Pivot(first, last)
    provider = providers().get(route.engine)
    if provider is None:
        raise EngineError(route.engine, "engine is gone", "install it again")
    return provider.load(route, threads)


def _named(name: str) -> dict[str, Provider]:
    table = providers()
    if name == AUTO:
        return {key: table[key] for key in sorted(table) if table[key].automatic}
    if os.sep in name or (name not in table and Path(name).is_dir()):
        return _package(Path(name))
    if name not in table:
        raise ConfigError(f"--engine {name}", "no such engine", f"available: {', '.join([AUTO, *sorted(table)])}")
    return {name: table[name]}


def _package(folder: Path) -> dict[str, Provider]:
    """The table with nothing but the Argos package in a folder. Raises ConfigError when it is none."""
    from translate.machine.argos import ArgosProvider

    provider = ArgosProvider(folder)
    if not any(True for _ in provider.pairs()):
        what = "no Argos package (metadata.json, sentencepiece.model, model/model.bin)"
        raise ConfigError(f"--engine {folder}", what, "name the folder of one, or an engine")
    return {provider.name: provider}


def _no_route(name: str, source: str, target: str, table: dict[str, Provider]) -> LocaleError:
    pairs = sorted({pair for provider in table.values() for pair in provider.pairs()})
    have = ", ".join(f"{a} to {b}" for a, b in pairs) or "none"
    pair = f"{locales.primary(source)} {locales.primary(target)}"
    extra = " (Portuguese: pip install 'translate-articles[pt]')" if "pt" in pair.split() else ""
    return LocaleError(
        f"{source} to {target}",
        f"no model for {locales.display(source)} to {locales.display(target)} with --engine {name}; available: {have}",
        f"install one, with the network on: translate models install {pair}{extra}",
    )
