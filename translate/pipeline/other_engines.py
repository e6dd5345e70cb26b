"""The engines beside the first of a run: one is asked where the first is in doubt, others where nothing was
translated."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translate import machine
from translate.errors import ConfigError, LocaleError
from translate.machine import Route
from translate.machine.models import lock
from translate.model import LocalePair, Locked
from translate.project import Options

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OtherRoutes:
    """The routes of the other engines for a pair of locales. `second`: of the one that is asked where the first is in
    doubt; `fallbacks`: of those that are asked in turn where nothing was translated."""

    second: Route | None = None
    fallbacks: tuple[Route, ...] = ()

    def __iter__(self) -> Iterator[Route]:
        if self.second:
            yield self.second
        yield from self.fallbacks

    @property
    def told(self) -> tuple[str, ...]:
        """What they do, in words, one line each."""
        second = (f"where that is in doubt, {self.second}",) if self.second else ()
        return (*second, *(f"where nothing was translated, {route}" for route in self.fallbacks))

    @property
    def inputs(self) -> dict[str, str]:
        """What they add to the inputs of an article, by name. Raises EngineError."""
        found = {"the second engine": machine.signature(self.second)} if self.second else {}
        others = "; ".join(map(machine.signature, self.fallbacks))
        return found | ({"the engines to fall back to": others} if others else {})


def other_routes(
    pair: LocalePair,
    first: Route | None,
    options: Options,
    note: Callable[[int, str], None] = _log.log,
) -> OtherRoutes:
    """The other engines that `options` name, for a pair of locales whose first engine has the route `first`: none where
    only people translate, or an engine that does not translate. One without a model for the pair is left out, with a
    note. Raises ConfigError, EngineError, ModelError."""
    if first is None or not first.guarded:
        return OtherRoutes()
    asked = {
        name: _route(name, pair, first, options, note) for name in filter(None, (options.second, *options.fallback))
    }
    fallbacks = tuple(route for name in options.fallback if (route := asked[name]))
    return OtherRoutes(asked.get(options.second), tuple(dict.fromkeys(fallbacks)))


def _route(
    name: str, pair: LocalePair, first: Route, options: Options, note: Callable[[int, str], None]
) -> Route | None:
    try:
        route = machine.on_device(machine.choose(name, pair.source, pair.target, options.engines), options.device)
    except LocaleError as error:
        note(logging.WARNING, f"{error}; going on without {name}")
        return None
    if options.locked is not Locked.NO:
        lock.refuse_unpinned(route, Path(options.root))
    if machine.signature(route) == machine.signature(first):
        raise ConfigError(f"engine {name}", f"is the first engine already ({first})", "name another one, or none")
    return route
