"""Engines: what one must be able to do, the table of those installed, and the choice among their routes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from translate import locales
from translate.errors import ConfigError, EngineError, LocaleError

GROUP = "translate.engines"
AUTO = "auto"
DECODER = 1  # raised when an engine of ours answers otherwise to the same request, so that no memory is asked for it
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
    """One translation of one text. `score`: the model's log-probability per token, 0.0 where the engine gives none."""

    text: str
    score: float = 0.0
    attention: Attention | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A text to translate, one sentence or less; `prefix`: what its translation must begin with."""

    text: str
    prefix: str = ""


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
    output is a translation, to be judged by the guard.
    """

    engine: str
    hops: tuple[Hop, ...]
    small: bool = False
    guarded: bool = True
    note: str = ""

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
        return f"{self.engine}: {' -> '.join(through)} ({' + '.join(hop.model for hop in self.hops)})"


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
        """Routes to a target locale, from a source locale or (None) from any."""
        ...

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The locale pairs it has models for, to be named in messages."""
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
    """The route to use: of the engine named, or with "auto" the best of all that may be chosen automatically. A name
    with a slash is the folder of an Argos package, installed or not.

    Nearest locale first, then full models before the small one that ships, then fewer hops. Raises ConfigError for an
    unknown engine, LocaleError for a pair without a route.
    """
    table = _named(name)
    if locales.same_language(source, target):
        raise LocaleError(
            f"{source} to {target}",
            "that is the same language",
            "give another --to, or say with --from what the text is in",
        )
    found = [route for provider in table.values() for route in provider.routes(source, target)]
    if not found:
        raise _no_route(name, source, target, table)
    order = list(table)
    return min(  # among equals the first, as the provider has them
        found,
        key=lambda route: (
            locales.distance(source, route.source) + locales.distance(target, route.target),
            route.small,
            len(route.hops),
            order.index(route.engine),
        ),
    )


def source_locales(name: str, targets: Sequence[str]) -> tuple[str, ...]:
    """The locales that have a route to one of the targets: the candidates for detection."""
    providers = _named(name).values()
    found = {route.source for target in targets for provider in providers for route in provider.routes(None, target)}
    return tuple(sorted(found))


def signature(route: Route) -> str:
    """What makes a route's translations: engine, models, and hashes of their files; the same on every machine."""
    return f"{route.engine} " + " + ".join(f"{hop.model}@{_fingerprint(hop.path)}" for hop in route.hops)


@lru_cache(maxsize=64)
def _fingerprint(folder: Path | None) -> str:
    """Twelve hex digits of SHA-256 over names and contents of the files that decide what a model says."""
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
    return digest.hexdigest()[:12]


def load(route: Route, threads: int) -> Engine:
    """Load the engine of a route. Raises EngineError."""
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
    from translate.engines.argos import ArgosProvider

    provider = ArgosProvider(folder)
    if not any(True for _ in provider.pairs()):
        what = "no Argos package (metadata.json, sentencepiece.model, model/model.bin)"
        raise ConfigError(f"--engine {folder}", what, "name the folder of one, or an engine")
    return {provider.name: provider}


def _no_route(name: str, source: str, target: str, table: dict[str, Provider]) -> LocaleError:
    pairs = sorted({pair for provider in table.values() for pair in provider.pairs()})
    have = ", ".join(f"{a} to {b}" for a, b in pairs) or "none"
    pair = f"{locales.primary(source)}_{locales.primary(target)}"
    extra = " (Portuguese: pip install 'translate-articles[pt]')" if "pt" in pair.split("_") else ""
    return LocaleError(
        f"{source} to {target}",
        f"no model for {locales.display(source)} to {locales.display(target)} with --engine {name}; available: {have}",
        f"install one, with the network on: argospm update && argospm install translate-{pair}{extra}",
    )
