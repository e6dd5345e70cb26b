"""The engine that returns every text unchanged: for dry runs, and for testing that nothing else changes a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translate.machine.engine import Decoding, Engine, Hop, Hypothesis, Request, Route


class CopyProvider:
    """Provides the copy engine for any pair of locales; it needs no model."""

    name = "copy"
    automatic = False

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """One route from the locale given (or en) to the target."""
        return (Route(self.name, (Hop(source or "en", target, "copy"),), guarded=False),)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """None: it takes any pair."""
        return ()

    def devices(self) -> tuple[str, ...]:
        """The processor only, "cpu"."""
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        """The engine itself; nothing to load."""
        return CopyEngine()


class CopyEngine:
    """Returns each text unchanged."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """One hypothesis per request: its own text."""
        return [(Hypothesis(request.text),) for request in requests]


provider = CopyProvider()
