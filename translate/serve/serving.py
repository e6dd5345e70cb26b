"""Puts the server together, and listens."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass

from translate.errors import ConfigError
from translate.model import LocalePair
from translate.project import Options
from translate.serve import keys
from translate.serve.application import Service, application
from translate.serve.downloads import Downloads
from translate.serve.gate import HostGate
from translate.serve.lanes import Lanes
from translate.serve.limits import Rate, ServiceLimits
from translate.serve.loopback import LOCAL, take_port
from translate.serve.offered import Offered, offered
from translate.serve.translators import Translators

PORT = 5000  # LibreTranslate's


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that has its port. `address`: what the addresses of its API begin with; `offered`: its languages."""

    address: str
    offered: Offered
    serve: Callable[[], None]
    """Serves until it is interrupted, then ends what it was doing."""
    stop: Callable[[], None]
    """Ends `serve`, from another thread."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where clients come in: the address to listen on, the port, other names by which the server may be called, and
    where its keys are, a file or an environment variable."""

    host: str = LOCAL[0]
    port: int = PORT
    names: tuple[str, ...] = ()
    key_file: str | None = None
    key_variable: str | None = None


def serving(options: Options, door: Door, limits: ServiceLimits) -> Serving:
    """A server for an engine and a glossary. Raises ConfigError, also for one that others could use without a key,
    LocaleError, TranslateError where the port is taken, TermbaseError."""
    known = keys.read(door.key_file, door.key_variable)
    own = f"[{door.host}]" if ":" in door.host else door.host.lower()
    if own not in LOCAL and not known.keys:
        what = "other machines could reach it, and there is no key"
        raise ConfigError(f"--host {door.host}", what, "give --api-key-file or --api-key-env")
    options.refuse_missing("glossary", "tm")
    languages = offered(options)
    translators = Translators(options)
    translators.prepare(_first(languages))
    names = frozenset({*LOCAL, own, *(name.lower() for name in door.names)})
    with ExitStack() as ending:
        downloads = ending.enter_context(closing(Downloads(time.monotonic)))
        lanes = ending.enter_context(closing(Lanes(translators)))
        service = Service(
            languages, lanes, downloads, known, limits, Rate(limits.requests, time.monotonic), translators.made_by
        )
        listener = take_port(lambda _: HostGate(application(service), names), [door.port], door.host)
        later = ending.pop_all()

    def serve() -> None:
        with later:
            listener.serve()

    return Serving(listener.address, languages, serve, listener.stop)


def _first(languages: Offered) -> LocalePair:
    source, targets = next(iter(languages.targets.items()))
    return LocalePair(source, targets[0])
